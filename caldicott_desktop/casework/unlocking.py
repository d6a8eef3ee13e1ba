"""Opening a vault: the passphrase, the register, and what must hold before anything is shown."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from caldicott_desktop.casework import (
    adopting,
    checked,
    faults,
    holding,
    local_state,
    rechecking,
    relisting,
    remembering,
)
from caldicott_desktop.casework.appending import heads_at, writing
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import PersonId
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.local_state import LocalState, Place
from caldicott_desktop.casework.numbering import new_log_id
from caldicott_desktop.casework.settings import go_by_settings
from caldicott_desktop.casework.timing import Clock, Timing
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas, tree
from caldicott_desktop.ledger.authority import STATE_KINDS
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.payload import visible
from caldicott_desktop.ledger.replay import Replay
from caldicott_desktop.ledger.schemas import LogBegun, LogReason, LogSeen
from caldicott_desktop.store import drafts, entries
from caldicott_desktop.store import faults as store_faults
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.nodes import StoredNodes
from caldicott_desktop.vault import folder as vault_folder
from caldicott_desktop.vault import unlocking as vault_unlocking
from caldicott_desktop.vault.costs import FLOOR, Costs
from caldicott_desktop.vault.secret import system_entropy
from caldicott_desktop.vault.unlocking import Unlocked


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRow:
    """A name on the unlock screen, and whose it is."""

    slot_id: str
    label: str
    person_id: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """On which computer and by which clock a vault is opened.

    `clock_confirmed` takes a person's word that the clock is right although it is far ahead of the
    last entry.
    """

    place: Place
    clock: Clock
    clock_confirmed: bool = False
    floor: Costs = FLOOR


def list_people(path: Path) -> tuple[SlotRow, ...]:
    """Return who can open the vault in the folder `path`, without opening it.

    Writes nothing. Raises what `vault.folder.read` raises: a sentence for each bad state.
    """
    file = vault_folder.read(path)
    return tuple(
        SlotRow(
            slot_id=slot.slot_id.hex(),
            label=slot.label or "",
            person_id=PersonId(slot.person_id.hex()),
        )
        for slot in file.people
    )


def unlock(  # noqa: PLR0913 - which vault, with what, and on which terms
    path: Path,
    passphrase: str,
    *,
    slot_id: str | None = None,
    place: Place,
    clock: Clock,
    clock_confirmed: bool = False,
    floor: Costs = FLOOR,
) -> Casebook:
    """Open the vault in the folder `path` with a passphrase.

    Tries the slot `slot_id` (hex) alone, or else all, the one last used here first. Until all has
    been found in order nothing is written. Raises what `vault.unlocking.unlock` and `Store.open`
    raise, `HeldBy`, `NotThisVault`, `KeyNotLive`, `ClockFarAhead`, `NotIntact`.
    """
    opening = Opening(place=place, clock=clock, clock_confirmed=clock_confirmed, floor=floor)
    remembered = local_state.load(place, vault_folder.read(path).vault_id)
    opened = vault_unlocking.unlock(
        path,
        passphrase,
        slot_id=bytes.fromhex(slot_id) if slot_id else None,
        first=(remembered.slot,) if remembered else (),
        floor=floor,
    )
    return open_register(opened, opening, remembered)


def unlock_with_recovery(
    path: Path, code: str, *, place: Place, clock: Clock, floor: Costs = FLOOR
) -> Casebook:
    """Open the vault in the folder `path` with the recovery code as typed.

    Everything can be read; writing raises `NotWithRecovery`. Raises what `vault.unlocking.recover`
    and `unlock` raise.
    """
    opening = Opening(place=place, clock=clock, floor=floor)
    remembered = local_state.load(place, vault_folder.read(path).vault_id)
    return open_register(vault_unlocking.recover(path, code, floor=floor), opening, remembered)


def open_register(opened: Unlocked, opening: Opening, remembered: LocalState | None) -> Casebook:
    """Open the register of a vault whose slot has been opened, and bring the book up to date."""
    vault_folder.require_writable(opened.folder)
    store = _store(opened)
    try:
        book = _book(opened, store, opening, remembered)
        _finish_short_lists(book)
        _bring_up_to_date(book, remembered)
        rechecking.apply_if_intact(book)
        go_by_settings(book)
    except BaseException:
        store.abandon()
        raise
    holder = holding.Holder(person=book.person.name, computer=opening.place.installation)
    holding.take(book.folder, holder)
    return book


def _store(opened: Unlocked) -> Store:
    try:
        return Store.open(opened.register_path, opened.data_key.register_key())
    except store_faults.RegisterBusy:
        holder = holding.read(opened.folder)
        if holder is None:
            raise
        raise faults.HeldBy(holder.person, holder.computer) from None


def _book(
    opened: Unlocked, store: Store, opening: Opening, remembered: LocalState | None
) -> Casebook:
    """Return the book as the register stands, having checked whose register it is."""
    known = checked.of_kinds(store, opened.vault_id, STATE_KINDS)
    replay = _replayed(opened.vault_id, known)
    founding = _founding(known, opened)
    view = replay.everyone()
    key = view.keys.get(opened.keys.signing_public)
    person = None if opened.by_recovery else opened.person_id
    if key is None or key.retired or key.person != person:
        raise faults.KeyNotLive
    timing = Timing(opening.clock, elapsed=opening.place.elapsed)
    if opening.clock_confirmed:
        timing.confirm()
    logs = entries.sizes(store)
    log = remembered.log if remembered else new_log_id(logs, system_entropy)
    state = LocalState(
        vault=opened.vault_id,
        folder=opened.folder,
        opened_at=timing.now(),
        slot=opened.slot.slot_id,
        machine=opening.place.machine,
        log=log,
        heads=remembered.heads if remembered else (),
        checked=remembered.checked if remembered else {},
        whole_at=remembered.whole_at if remembered else None,
    )
    guidance, guidance_fault = adopting.in_use(opening.place, store, opened.vault_id)
    return Casebook(
        unlocked=opened,
        place=opening.place,
        timing=timing,
        founding=founding,
        view=view,
        log=log,
        heads=_heads(store, logs),
        state=state,
        guidance=guidance,
        guidance_fault=guidance_fault,
        floor=opening.floor,
        opened=store,
    )


def _replayed(vault: bytes, known: tuple[CheckedEntry, ...]) -> Replay:
    replay = Replay(vault)
    for each in sorted(known, key=lambda one: (one.signed.entry.log, one.signed.entry.seq)):
        try:
            replay.take(each.signed, each.fields)
        except LedgerFault as error:
            raise faults.NotIntact(what=error.message) from error
    # What is refused here changes nothing in the view; full verification names it.
    for _ in replay.judge():
        pass
    return replay


def _founding(known: tuple[CheckedEntry, ...], opened: Unlocked) -> schemas.Founding:
    """Return what the vault was founded with.

    Raises `NotThisVault` where the register was not founded as this vault, or the data key is not
    vouched for by a key of somebody who was an owner.
    """
    owners: set[bytes] = set()
    keys: dict[bytes, bytes | None] = {}
    founding: schemas.Founding | None = None
    for each in known:
        match schemas.SCHEMAS[str(each.fields["/schema"])].read(each.fields):
            case schemas.Founding() as founding:
                keys[founding.founder.signing] = each.signed.entry.subject
                owners.add(each.signed.entry.subject)
            case schemas.Person() as person if Role.OWNER in person.roles:
                owners.add(each.signed.entry.subject)
            case schemas.KeyAdded() as added:
                keys[added.signing] = added.person
            case _:
                pass
    if founding is None or keys.get(opened.warranted_by) not in owners:
        raise faults.NotThisVault
    return founding


def _heads(store: Store, logs: dict[bytes, int]) -> dict[bytes, Head]:
    return {
        log: Head(log=log, size=size, root=tree.root_at(StoredNodes(store, log), size))
        for log, size in logs.items()
    }


def _bring_up_to_date(book: Casebook, remembered: LocalState | None) -> None:
    """Compare with what this computer remembers, check what is new, and write what is due."""
    why, changed = remembering.compare(book, remembered)
    book.findings = changed
    book.findings = (*changed, *remembering.check_newer(book))
    last = entries.last_time(book.store)
    if last is not None:
        book.timing.require_plausible(last, book.timing.now())
    if not (book.by_recovery or book.damage):
        _write_what_is_due(book, why)
    local_state.save(book.place, book.state)


def _finish_short_lists(book: Casebook) -> None:
    """Build lists that are pending where that is quickly done; longer ones wait for idle time.

    Where an entry is not as signed they stay as they are, and what is wrong is found elsewhere.
    """
    if relisting.is_pending(book.store) and relisting.is_short(book.store):
        with suppress(faults.NotIntact, store_faults.RegisterDamaged):
            deque(relisting.go_on(book.store, book.vault_id), maxlen=0)


def _write_what_is_due(book: Casebook, begins: LogReason | None) -> None:
    now, adoption_due = book.timing.now(), adopting.is_due(book)
    if begins is not None:
        book.log = new_log_id(book.heads, book.entropy)
    unseen = begins is None and _others_have_grown(book)
    if not (begins or unseen or adoption_due or drafts.any_to_clear(book.store, now)):
        return
    with writing(book) as writer:
        if begins is not None:
            begun = LogBegun(
                installation=visible(book.place.installation), why=begins, heads=heads_at(book)
            )
            writer.append(schemas.LOG_BEGUN, begun, subject=book.log)
        if unseen:
            others = tuple(head for head in heads_at(book) if head.log != book.log)
            writer.append(schemas.LOG_SEEN, LogSeen(heads=others), subject=book.log)
        if adoption_due:
            adopting.adopt(book, writer)
        drafts.clear_discarded(book.store, now)


def _others_have_grown(book: Casebook) -> bool:
    """Tell whether another log here has entries that our own has not said it knows."""
    seen: dict[bytes, int] = {}
    for each in checked.of_kinds(book.store, book.vault_id, ("log.begun", "log.seen")):
        if each.signed.entry.log == book.log:
            said = schemas.SCHEMAS[str(each.fields["/schema"])].read(each.fields)
            seen.update((head.log, head.size) for head in said.heads)
    return any(
        head.size > seen.get(head.log, 0) for head in book.heads.values() if head.log != book.log
    )
