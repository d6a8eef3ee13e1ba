"""The people of a vault: who they are, what they may do, and whether they can open it.

What is recorded of a person is an entry and stands. Their way in, a slot of `vault.json`, is
written after the entries that allow it; where that did not come about, the list says so, and a new
passphrase or suspending again puts it right. `docs/decisions/0120-people-and-their-ways-in.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import Writer, writing
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes, PersonId
from caldicott_desktop.casework.entitlement import may, require
from caldicott_desktop.casework.interests import interests
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.authority import KnownKey
from caldicott_desktop.vault import faults as vault_faults
from caldicott_desktop.vault import slots

ADDING = "person.added"
CHANGING = "person.changed"


class WayIn(Enum):
    """Whether a person can open the vault from here."""

    OPEN = "open"
    """Their passphrase opens a slot, and the record accepts the key in it."""
    UNFINISHED = "unfinished"
    """The record accepts a key of theirs, and no slot holds it: writing it was cut short."""
    ENDED = "ended"
    """The record accepts no key of theirs: they were suspended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person as the list shows them; `interests` counts those declared that last today.

    `key_since` is when the key in use was added, `set_by_recovery` whether one in use came by the
    recovery code and nobody has confirmed it. `still_listed` tells that the unlock screen offers a
    name whose key the record no longer accepts.
    """

    id: PersonId
    name: str
    position: str | None
    roles: frozenset[Role]
    mine: bool
    way_in: WayIn
    since: datetime
    key_since: datetime | None
    set_by_recovery: bool
    still_listed: bool
    interests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is said of a person, without stray spaces."""

    name: str
    position: str | None
    roles: frozenset[Role]


class PersonIncomplete(faults.CaseworkError):
    """A person cannot be recorded as they are described; nothing was."""

    id = "person-incomplete"

    def __init__(self, which: str, path: str) -> None:
        """Say `which` thing is needed, and in which field."""
        super().__init__(which)
        self.path = path


class PersonUnknown(faults.CaseworkError):
    """Nobody of that id is in the record."""

    id = "person-unknown"


class LastOwner(faults.CaseworkError):
    """Nobody who can open the vault would own it any more."""

    id = "last-owner"


def people(book: Casebook) -> tuple[PersonRow, ...]:
    """Return everyone, the person at work first, then who can open the vault, each by name.

    Raises `NotIntact` where an entry is not as it was signed.
    """
    added = _times(book)
    today = book.timing.now().astimezone(UK).date()
    declared = Counter(each.person_id for each in interests(book) if each.interest.lasts_on(today))
    rows = (_row(book, person_id, added, declared) for person_id in book.view.people)
    return tuple(
        sorted(
            rows,
            key=lambda row: (not row.mine, row.way_in is WayIn.ENDED, row.name.casefold(), row.id),
        )
    )


def may_change_people(book: Casebook) -> bool:
    """Tell whether the person at work may add people and change them; everybody reads the list."""
    return may(book, CHANGING)


def change_person(  # noqa: PLR0913 - a person is these, and why they change
    book: Casebook,
    person_id: PersonId,
    *,
    name: str,
    position: str,
    roles: AbstractSet[Role],
    reason: str,
) -> Changes:
    """Record how a person is from now on; nothing is recorded where nothing changes.

    The unlock screen shows a new name from the person's next change of passphrase on. Raises
    `NotEntitled`, `PersonUnknown`, `PersonIncomplete`, `LabelTaken`, `LabelUnusable`, `LastOwner`.
    """
    require(book, CHANGING)
    subject = known_person(book, person_id)
    now, told = book.view.people[subject], described(name, position, roles)
    if (now.name, now.position, now.roles) == (told.name, told.position, told.roles):
        return Changes()
    why = one_line(reason)
    if told.roles != now.roles and not why:
        raise PersonIncomplete("reason-for-roles", "/reason")
    require_free_name(book, told.name, but=subject)
    if Role.OWNER not in told.roles:
        require_owner_beside(book, subject)
    with writing(book) as writer:
        append_person(writer, subject, told, kind=CHANGING, reason=why or None)
    return Changes(people=frozenset({person_id}))


def described(name: str, position: str, roles: AbstractSet[Role]) -> Details:
    """Return what is said of a person without stray spaces.

    Raises `PersonIncomplete`, and `LabelUnusable` for a name the unlock screen could not show.
    """
    told = one_line(name)
    if not told:
        raise PersonIncomplete("name", "/name")
    if not roles:
        raise PersonIncomplete("roles", "/roles")
    return Details(
        name=slots.require_label(told), position=one_line(position) or None, roles=frozenset(roles)
    )


def known_person(book: Casebook, person_id: PersonId) -> bytes:
    """Return the id (16 bytes) of somebody in the record; raises `PersonUnknown`."""
    subject = bytes.fromhex(person_id)
    if subject not in book.view.people:
        raise PersonUnknown
    return subject


def live_keys(book: Casebook, person: bytes) -> dict[bytes, KnownKey]:
    """Return a person's keys that the record accepts, by their Ed25519 key."""
    return {
        signing: known
        for signing, known in book.view.keys.items()
        if known.person == person and not known.retired
    }


def way_in(book: Casebook, person: bytes) -> WayIn:
    """Return whether a person (16 bytes) can open the vault."""
    live = live_keys(book, person)
    if not live:
        return WayIn.ENDED
    held = any(slot.key in live for slot in book.unlocked.file.people)
    return WayIn.OPEN if held else WayIn.UNFINISHED


def require_free_name(book: Casebook, name: str, *, but: bytes) -> None:
    """Raise `LabelTaken` where the unlock screen has, or may come to have, that name for another.

    `but` is whose name it is to be. Somebody suspended keeps no name from others.
    """
    shown = [slot.label or "" for slot in book.unlocked.file.people if slot.person_id != but]
    shown += [
        known.name
        for person, known in book.view.people.items()
        if person != but and live_keys(book, person)
    ]
    if any(slots.same_label(each, name) for each in shown):
        raise vault_faults.LabelTaken


def require_owner_beside(book: Casebook, person: bytes) -> None:
    """Raise `LastOwner` unless somebody other than `person` owns the vault and can open it."""
    if not any(
        Role.OWNER in known.roles and way_in(book, other) is WayIn.OPEN
        for other, known in book.view.people.items()
        if other != person
    ):
        raise LastOwner


def append_person(
    writer: Writer, subject: bytes, told: Details, *, kind: str, reason: str | None
) -> None:
    """Append how a person is from now on."""
    person = schemas.Person(name=told.name, position=told.position, roles=told.roles, reason=reason)
    writer.append(schemas.PERSON, person, subject=subject, kind=kind)


def _row(
    book: Casebook, person: bytes, added: dict[bytes, datetime], declared: Counter[PersonId]
) -> PersonRow:
    known, live = book.view.people[person], live_keys(book, person)
    person_id = PersonId(person.hex())
    return PersonRow(
        id=person_id,
        name=known.name,
        position=known.position,
        roles=known.roles,
        mine=person == book.person_id,
        way_in=way_in(book, person),
        since=added[person],
        key_since=max((added[signing] for signing in live), default=None),
        set_by_recovery=any(each.set_by_recovery for each in live.values()),
        still_listed=any(
            slot.person_id == person and slot.key not in live for slot in book.unlocked.file.people
        ),
        interests=declared[person_id],
    )


def _times(book: Casebook) -> dict[bytes, datetime]:
    """Return when each person and each key was first added, by id or Ed25519 key."""
    found: dict[bytes, datetime] = {}
    for each in checked.of_kinds(book.store, book.vault_id, ("vault.founded", ADDING, "key.added")):
        made = each.signed.entry
        match schemas.SCHEMAS[str(each.fields["/schema"])].read(each.fields):
            case schemas.Founding() as founding:
                found |= {made.subject: made.at, founding.founder.signing: made.at}
            case schemas.KeyAdded() as key:
                found.setdefault(key.signing, made.at)
            case _:
                found.setdefault(made.subject, made.at)
    return found
