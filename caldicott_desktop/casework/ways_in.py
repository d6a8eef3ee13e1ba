"""Ways into a vault: given to people, taken from them, and renewed.

The entries come first and `vault.json` after them, as at the founding. A key that is retired signs
nothing more and opens no window; copies of `vault.json` made before still open to the passphrase
they were made with, until the vault is re-keyed.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import Writer, heads_at, writing
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes, PersonId
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.people import (
    ADDING,
    CHANGING,
    Details,
    PersonIncomplete,
    WayIn,
    append_person,
    described,
    known_person,
    live_keys,
    require_free_name,
    way_in,
)
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.authority import KnownKey
from caldicott_desktop.ledger.entry import NO_ONE
from caldicott_desktop.ledger.schemas import KeyAdded, KeyRetired, KeyUse, Retirement
from caldicott_desktop.vault import changing, passphrases, slots
from caldicott_desktop.vault import faults as vault_faults
from caldicott_desktop.vault import folder as vault_folder
from caldicott_desktop.vault.changing import Newcomer
from caldicott_desktop.vault.keys import PersonKeys, prove_possession
from caldicott_desktop.vault.slots import Making
from caldicott_desktop.vault.vault_file import VaultFile

_ID_BYTES = 16
_KEY_ADDED = "key.added"


class OnlyByAnother(faults.CaseworkError):
    """Something about one's own way in that another person does."""

    id = "only-by-another"


class CanOpen(faults.CaseworkError):
    """The person was not suspended."""

    id = "can-open"


class IsSuspended(faults.CaseworkError):
    """The person was suspended."""

    id = "is-suspended"


class NothingToConfirm(faults.CaseworkError):
    """No key in use of this person came by the recovery code, or not any more."""

    id = "nothing-to-confirm"


class WayInNotWritten(faults.CaseworkError):
    """The record says who may open the vault; the file that lets them could not be written."""

    id = "way-in-not-written"

    def __init__(self, name: str, reason: vault_faults.VaultError) -> None:
        """Name the person, and keep what helps against `reason`."""
        super().__init__(name=name, cause=reason.remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A person who can open the vault from now on."""

    id: PersonId
    changes: Changes


def add_person(
    book: Casebook, *, name: str, position: str, roles: AbstractSet[Role], passphrase: str
) -> Added:
    """Record a person with a key of their own, and let their passphrase open the vault.

    Raises `NotEntitled`, `PersonIncomplete`, `LabelUnusable`, `LabelTaken`, `PassphraseTooShort`,
    `PassphraseUnusable`, with nothing changed; and `WayInNotWritten`.
    """
    added, _ = add_with_keys(book, name=name, position=position, roles=roles, passphrase=passphrase)
    return added


def add_with_keys(
    book: Casebook, *, name: str, position: str, roles: AbstractSet[Role], passphrase: str
) -> tuple[Added, PersonKeys]:
    """Do what `add_person` does, and return the new person's keys as well; raises the same."""
    require(book, ADDING)
    told = described(name, position, roles)
    person = book.entropy(_ID_BYTES)
    require_free_name(book, told.name, but=person)
    given = _given(book, book.unlocked.file, person, told.name, passphrase)
    with writing(book) as writer:
        append_person(writer, person, told, kind=ADDING, reason=None)
        append_key(book, writer, given.keys, person)
    _put(book, given.file, told.name)
    person_id = PersonId(person.hex())
    return Added(id=person_id, changes=Changes(people=frozenset({person_id}))), given.keys


def suspend_person(book: Casebook, person_id: PersonId, reason: str) -> Changes:
    """Retire a person's keys as *left* and take their name off the unlock screen.

    Doing it again finishes what was cut short, and changes nothing where nothing is left to do.
    Raises `NotEntitled`, `PersonUnknown`, `OnlyByAnother`, `PersonIncomplete`, `WayInNotWritten`.
    """
    require(book, CHANGING)
    person = _another(book, person_id)
    known, why = book.view.people[person], one_line(reason)
    if live_keys(book, person):
        if not why:
            raise PersonIncomplete("reason-for-suspending", "/reason")
        same = Details(name=known.name, position=known.position, roles=known.roles)
        with writing(book) as writer:
            append_person(writer, person, same, kind=CHANGING, reason=why)
            _retire_all(book, writer, person, Retirement.LEFT)
    file = _without(book, person)
    if file is not book.unlocked.file:
        _put(book, file, known.name)
    return Changes(people=frozenset({person_id}))


def bring_back(book: Casebook, person_id: PersonId, passphrase: str) -> Changes:
    """Let somebody suspended open the vault again: the same person, with a new key.

    Raises what `add_person` raises, `PersonUnknown`, and `CanOpen` for someone not suspended.
    """
    require(book, CHANGING)
    person = known_person(book, person_id)
    if way_in(book, person) is not WayIn.ENDED:
        raise CanOpen
    return _renew(book, person, passphrase)


def renew_passphrase(book: Casebook, person_id: PersonId, passphrase: str) -> Changes:
    """Give a person who forgot their passphrase a new key under a new one; the old key is lost.

    Raises what `add_person` raises, `PersonUnknown`, `OnlyByAnother`, and `IsSuspended`.
    """
    require(book, CHANGING)
    person = _another(book, person_id)
    if way_in(book, person) is WayIn.ENDED:
        raise IsSuspended
    return _renew(book, person, passphrase)


def change_passphrase(book: Casebook, old: str, new: str) -> Changes:
    """Keep the keys of the person at work under a new passphrase; nothing is recorded.

    The unlock screen shows them by their present name from then on. Raises `WrongPassphrase` where
    `old` is not the present one, `PassphraseTooShort`, `PassphraseUnusable`, `NotWithRecovery`, and
    what writing `vault.json` raises; then the old one stays.
    """
    if book.by_recovery:
        raise faults.NotWithRecovery
    unlocked = book.unlocked
    secret = passphrases.to_bytes(old)
    if slots.open_keys(unlocked.slot, secret, vault_id=book.vault_id, floor=book.floor) is None:
        raise vault_faults.WrongPassphrase
    changed = changing.change_passphrase(unlocked, new, _making(book), label=book.person.name)
    vault_folder.write(book.folder, changed.file)
    book.unlocked = changed
    return Changes(people=frozenset({book.person.id}))


def confirm_key(book: Casebook, person_id: PersonId) -> Changes:
    """Vouch for another person's key that came by the recovery code: `key.added` once more.

    Raises `NotEntitled`, `PersonUnknown`, `NothingToConfirm`, and `OnlyByAnother` for one's own, or
    where one's own key came that way too.
    """
    require(book, CHANGING)
    person = _another(book, person_id)
    if book.view.keys[book.unlocked.keys.signing_public].set_by_recovery:
        raise OnlyByAnother
    marked = {
        known.by: known for known in live_keys(book, person).values() if known.set_by_recovery
    }
    if not marked:
        raise NothingToConfirm
    added = checked.of_kinds(book.store, book.vault_id, (_KEY_ADDED,))
    with writing(book) as writer:
        for each in added:
            if each.signed.entry_id in marked:
                again = schemas.KEY_ADDED.read(each.fields)
                writer.append(schemas.KEY_ADDED, again, subject=each.signed.entry.subject)
    return Changes(people=frozenset({person_id}))


def append_key(book: Casebook, writer: Writer, keys: PersonKeys, person: bytes | None) -> None:
    """Append a new key of a person (16 bytes), or of the recovery code, with its proof."""
    added = KeyAdded(
        use=KeyUse.PERSON if person else KeyUse.RECOVERY,
        person=person,
        signing=keys.signing_public,
        sealing=keys.sealing_public,
        possession=prove_possession(keys, vault_id=book.vault_id, person_id=person or NO_ONE),
        reason=None,
    )
    writer.append(schemas.KEY_ADDED, added, subject=book.entropy(_ID_BYTES))


def retire_key(
    book: Casebook, writer: Writer, signing: bytes, known: KnownKey, why: Retirement
) -> None:
    """Append that a key, named by its Ed25519 half, is not used from now on."""
    retired = KeyRetired(signing=signing, reason=why, suspect_from=None, heads=heads_at(book))
    writer.append(schemas.KEY_RETIRED, retired, subject=known.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """A person's new keys, and the file in which their passphrase opens them."""

    keys: PersonKeys
    file: VaultFile


def _renew(book: Casebook, person: bytes, passphrase: str) -> Changes:
    known = book.view.people[person]
    require_free_name(book, known.name, but=person)
    given = _given(book, _without(book, person), person, known.name, passphrase)
    with writing(book) as writer:
        _retire_all(book, writer, person, Retirement.LOST)
        append_key(book, writer, given.keys, person)
    _put(book, given.file, known.name)
    return Changes(people=frozenset({PersonId(person.hex())}))


def _given(book: Casebook, file: VaultFile, person: bytes, name: str, passphrase: str) -> _Given:
    keys = PersonKeys.generate(book.entropy)
    newcomer = Newcomer(person_id=person, label=name, passphrase=passphrase)
    made = changing.add_slot(file, book.unlocked.data_key, newcomer, keys, _making(book))
    return _Given(keys=keys, file=made)


def _making(book: Casebook) -> Making:
    """Return how slots are made here: as costly to try as the slot of whoever makes them."""
    return Making(costs=book.unlocked.slot.costs, floor=book.floor, entropy=book.entropy)


def _without(book: Casebook, person: bytes) -> VaultFile:
    """Return the file without the slots of a person other than the one at work."""
    file = book.unlocked.file
    for slot in file.people:
        if slot.person_id == person:
            file = changing.remove_slot(file, book.unlocked.data_key, slot.slot_id)
    return file


def _retire_all(book: Casebook, writer: Writer, person: bytes, why: Retirement) -> None:
    for signing, known in live_keys(book, person).items():
        retire_key(book, writer, signing, known, why)


def _put(book: Casebook, file: VaultFile, name: str) -> None:
    """Write `vault.json` after the entries that allow it; raises `WayInNotWritten`."""
    try:
        vault_folder.write(book.folder, file)
    except vault_faults.VaultError as error:
        raise WayInNotWritten(name, error) from error
    book.unlocked = replace(book.unlocked, file=file)


def _another(book: Casebook, person_id: PersonId) -> bytes:
    person = known_person(book, person_id)
    if person == book.person_id:
        raise OnlyByAnother
    return person
