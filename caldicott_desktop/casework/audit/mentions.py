"""Searching our own log for one person, for whoever asks what it holds about them.

Every entry is looked through, all its fields and what was typed freely. What comes of it is a list
for a person to work through: where, in which field, the words around, and what there could identify
somebody else. Nothing is redacted by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import DecisionId, DraftId, EntryId, decision_id
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.names import may_keep_names
from caldicott_desktop.casework.pointing_out import finder
from caldicott_desktop.casework.projecting import LATER_KINDS
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.domain.audit.mentions import Excerpt, Hit, How, Sought, excerpt, of_others
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.disclosure import names_another
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.domain.identifying import Find, Span, texts_of
from caldicott_desktop.identifiers import Seeker
from caldicott_desktop.ledger.payload import Fields
from caldicott_desktop.ledger.schemas import DECISION_KINDS
from caldicott_desktop.store import drafts, entries, payloads, search, selecting
from caldicott_desktop.store import names as name_table
from caldicott_desktop.store.entries import StoredEntry
from caldicott_desktop.store.names import NamedPerson

# Entries read in one turn: some ten milliseconds.
_READ_AT_ONCE = 5

_SUBJECT = "/subject/reference"

# Codes, digests and ids: nobody is named there.
_CODES = frozenset({"/schema", "/app", "/guidance", "/decided_by_id"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFound:
    """A field in which the person is spoken of.

    `text` is all of it, `hits` where in it and `excerpts` these with the words around. `others` are
    stretches that could identify somebody else: proposed to be taken out of what leaves.
    `is_privileged` marks legal advice, which stays behind unless ticked.
    """

    path: str
    text: str
    hits: tuple[Hit, ...]
    excerpts: tuple[Excerpt, ...]
    others: tuple[Span, ...]
    is_privileged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFound:
    """An entry that speaks of the person, checked.

    `decision` opens the decision it is, or tells of; `reference` is the number of that, or of the
    card or draft it is. `is_about` tells that it is a decision about the person.
    """

    entry_id: EntryId
    kind: str
    recorded_at: datetime
    recorded_by: str
    decision: DecisionId | None
    reference: str | None
    is_about: bool
    fields: tuple[FieldFound, ...]

    @property
    def is_decision(self) -> bool:
        """Whether it is a decision itself."""
        return self.kind in DECISION_KINDS

    @property
    def surest(self) -> How:
        """By what it speaks of the person most surely."""
        order = list(How)
        return min((hit.how for field in self.fields for hit in field.hits), key=order.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSearched:
    """An entry that could not be searched: its text is gone, or it is a file that was attached."""

    entry_id: EntryId
    kind: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFound:
    """A draft that speaks of the person; what it says is for its owner to look at."""

    id: DraftId
    owner: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What a search came to: the oldest entry first, and what could not be searched.

    `searched` counts the entries that were looked through. `people` are those of the name key who
    could be meant.
    """

    sought: Sought
    searched: int
    entries: tuple[EntryFound, ...]
    not_searched: tuple[NotSearched, ...]
    drafts: tuple[DraftFound, ...]
    people: tuple[NamedPerson, ...]


def people_sought(book: Casebook, sought: Sought) -> tuple[NamedPerson, ...]:
    """Return the people of the name key who could be meant, near spellings included, by surname.

    Their references and numbers are what to search for besides. Someone who may not see the name
    key is given nobody.
    """
    if not (book.by_recovery or may_keep_names(book)):
        return ()
    seeker = Seeker.of(sought)
    return tuple(
        each
        for each in name_table.everyone(book.store)
        if seeker.find(_line(each))
        or (sought.born_on is not None and each.born_on == sought.born_on)
    )


def find_mentions(book: Casebook, sought: Sought) -> Steps[Mentions]:
    """Return where the vault speaks of the person, up to the newest entry at the first turn.

    Payloads are looked through as they are kept; each in which something was found is checked.
    Raises `NotIntact`.
    """
    seeker, find = Seeker.of(sought), finder(book)
    until = entries.last_row(book.store)
    found: list[EntryFound] = []
    missed: list[NotSearched] = []
    after = 0
    while page := entries.page(book.store, after=after, until=until, limit=_READ_AT_ONCE):
        yield Progress(done=after, total=until)
        after = page[-1].row
        for stored in page:
            kept = payloads.get(book.store, stored.row)
            if kept is None or stored.kind == "file.attached":
                missed.append(_missed(stored))
            elif seeker.may_find(search.text_of(kept.content)) and (
                told := _searched(book, stored, seeker, find)
            ):
                found.append(told)
    return Mentions(
        sought=sought,
        searched=until - len(missed),
        entries=tuple(found),
        not_searched=tuple(missed),
        drafts=tuple(_drafts(book, seeker)),
        people=people_sought(book, sought),
    )


def _line(person: NamedPerson) -> str:
    told = (person.reference, person.name, person.health_number, person.others)
    return "\n".join(each for each in told if each)


def _missed(stored: StoredEntry) -> NotSearched:
    return NotSearched(entry_id=EntryId(stored.id.hex()), kind=stored.kind, recorded_at=stored.when)


def _searched(book: Casebook, stored: StoredEntry, seeker: Seeker, find: Find) -> EntryFound | None:
    entry = checked.load(book, stored)
    said, made = entry.fields, entry.signed.entry
    fields = tuple(_fields(said, seeker, find))
    if not fields:
        return None
    decision, reference = _about(book, entry)
    return EntryFound(
        entry_id=EntryId(entry.signed.entry_id.hex()),
        kind=made.kind,
        recorded_at=made.at,
        recorded_by=name_of(book, made.person),
        decision=decision,
        reference=reference,
        is_about=made.kind in DECISION_KINDS
        and any(field.path == _SUBJECT and field.hits[0].how is How.REFERENCE for field in fields),
        fields=fields,
    )


def _about(book: Casebook, entry: CheckedEntry) -> tuple[DecisionId | None, str | None]:
    """Return the decision that an entry is or tells of, and the number of that or its own."""
    said, made = entry.fields, entry.signed.entry
    own = said.get("/reference", said.get("/number"))
    number = own if isinstance(own, str) else None
    if made.kind in DECISION_KINDS:
        return decision_id(made.subject, entry.row), number
    told_of = said.get("/decision")
    if not isinstance(told_of, str) or made.kind not in LATER_KINDS:
        return None, number
    found = entries.by_id(book.store, bytes.fromhex(told_of))
    if found is None:
        return None, number
    (reference,) = selecting.references(book.store, [found.id]) or (None,)
    return decision_id(found.subject, found.row), reference


def _fields(said: Fields, seeker: Seeker, find: Find) -> Iterator[FieldFound]:
    for path, text in _texts(said):
        if hits := seeker.find(text):
            yield FieldFound(
                path=path,
                text=text,
                hits=hits,
                excerpts=tuple(excerpt(text, hit) for hit in hits),
                others=of_others(hits, tuple(find(text))),
                is_privileged=_is_privileged(said, path),
            )


def _texts(said: Fields) -> Iterator[tuple[str, str]]:
    for path, value in said.items():
        if path in _CODES:
            continue
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, tuple):
            yield path, "\n".join(each for each in value if isinstance(each, str))


def _is_privileged(said: Fields, path: str) -> bool:
    advice, _, name = path.rpartition("/")
    return (
        advice.startswith("/advice/")
        and name in {"said", "followed"}
        and said.get(f"{advice}/privileged") is True
    )


def _drafts(book: Casebook, seeker: Seeker) -> Iterator[DraftFound]:
    own = drafts.of_owner(book.store, book.person_id)
    for draft in (*own, *drafts.of_others(book.store, book.person_id)):
        if any(seeker.find(text) for _, text in texts_of(draft.case)):
            yield DraftFound(
                id=DraftId(draft.id.hex()),
                owner=name_of(book, draft.owner),
                saved_at=draft.saved_at,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What could be shown of one decision to the person who asks, for somebody to go through.

    `releasable` are typed fields that are theirs and name nobody else: of a decision about them all
    such, of any other those that speak of them. `redactions` are stretches of other people in
    fields that are theirs otherwise: a page may show such a field without them; a signed copy holds
    it whole or not at all, and withholds it. `of_others` are fields that ask for somebody else,
    such as whoever asked: proposed to stay.
    """

    reference: str
    releasable: frozenset[str]
    redactions: Mapping[str, tuple[Span, ...]]
    of_others: frozenset[str] = frozenset()


def propose(book: Casebook, found: EntryFound, case: Case, kind: CaseKind) -> Proposed:
    """Return what could be shown of a decision that speaks of the person.

    `case` is what the decision says, `kind` the one it was made under. Raises `DecisionUnknown` for
    an entry that is no decision.
    """
    if not found.is_decision:
        raise faults.DecisionUnknown
    find = finder(book)
    of_field = {field.path: field for field in found.fields}
    releasable: set[str] = set()
    redactions: dict[str, tuple[Span, ...]] = {}
    of_others: set[str] = set()
    for path, text in texts_of(case):
        field = of_field.get(path)
        if (field is None and not found.is_about) or (field and field.is_privileged):
            continue
        if field is None and names_another(case, kind, path):
            of_others.add(path)
            continue
        others = tuple(find(text)) if field is None else field.others
        if others:
            redactions[path] = others
        else:
            releasable.add(path)
    return Proposed(
        reference=found.reference or "",
        releasable=frozenset(releasable),
        redactions=MappingProxyType(redactions),
        of_others=frozenset(of_others),
    )
