"""The recovery sheet: a code that opens the vault when a passphrase is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from caldicott_desktop.casework import checked
from caldicott_desktop.casework.appending import Signer, writing
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.ways_in import append_key, retire_key
from caldicott_desktop.export import recovery_sheet
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.authority import KnownKey
from caldicott_desktop.ledger.entry import NO_ONE
from caldicott_desktop.ledger.schemas import RecoveryTested, Retirement
from caldicott_desktop.vault import changing
from caldicott_desktop.vault import faults as vault_faults
from caldicott_desktop.vault import folder as vault_folder
from caldicott_desktop.vault import unlocking as vault_unlocking
from caldicott_desktop.vault.slots import Making


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """A new code, held nowhere else: in groups to be read out, and as a page to be printed."""

    code: str
    made_at: datetime
    word: bytes
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """The code opened the vault."""

    at: datetime
    changes: Changes


def make_recovery_sheet(book: Casebook) -> RecoverySheet:
    """Make a new recovery code and return it; an earlier one no longer opens anything.

    Raises `NotEntitled`, and what writing `vault.json` raises.
    """
    require(book, "person.added")
    # A code is as costly to try as the passphrase of whoever makes it.
    making = Making(costs=book.unlocked.slot.costs, floor=book.floor, entropy=book.entropy)
    made = changing.add_recovery_slot(book.unlocked.file, book.unlocked.data_key, making)
    with writing(book) as writer:
        at = writer.at
        for signing, known in recovery_keys(book).items():
            retire_key(book, writer, signing, known, Retirement.REPLACED)
        append_key(book, writer, made.keys, None)
    # After the entry that allows it. If this fails the old code is retired and the notice asks for
    # a new sheet.
    vault_folder.write(book.folder, made.file)
    book.unlocked = replace(book.unlocked, file=made.file)
    sheet = recovery_sheet.RecoverySheet(
        code_groups=made.code.groups(),
        organisation=book.organisation,
        vault_name=book.vault_name,
        made_at=at,
    )
    return RecoverySheet(
        code=made.code.printed(),
        made_at=at,
        word=recovery_sheet.compose(sheet),
        changes=Changes(notices=True),
    )


def test_recovery(book: Casebook, code: str) -> Proven:
    """Open the vault's data key with the code as typed, and record that it did.

    Raises what `vault.unlocking.recover` raises; then nothing is recorded.
    """
    opened = vault_unlocking.recover(book.folder, code, floor=book.floor)
    known = book.view.keys.get(opened.keys.signing_public)
    if known is None or known.retired or opened.data_key.name() != book.unlocked.data_key.name():
        raise vault_faults.WrongRecoveryCode
    signer = Signer(person=NO_ONE, keys=opened.keys)
    with writing(book) as writer:
        added = writer.append(
            schemas.RECOVERY_TESTED, RecoveryTested(), subject=known.subject, signer=signer
        )
    return Proven(at=added.at, changes=Changes(notices=True))


def recovery_keys(book: Casebook) -> dict[bytes, KnownKey]:
    """Return the live recovery keys by their Ed25519 key; there is one at most."""
    return {
        signing: known
        for signing, known in book.view.keys.items()
        if known.person is None and not known.retired
    }


def is_proven(book: Casebook) -> bool:
    """Tell whether the present recovery code has opened the vault once."""
    live = recovery_keys(book)
    tested = checked.of_kinds(book.store, book.vault_id, ("recovery.tested",))
    return any(each.signed.entry.key in live for each in tested)
