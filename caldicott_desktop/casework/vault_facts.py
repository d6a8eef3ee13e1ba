"""What there is to know about the open vault itself, beside the record in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from caldicott_desktop.casework.backing_up import LastBackup, last_backup
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.noticing import status


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultFacts:
    """Where the vault is, how large, and what is known of it.

    `size` counts the bytes of its files. `checked_at` is the newest check of anybody on this
    computer and `checked_by` whose it was, both `None` where there was none.
    """

    folder: Path
    size: int
    entries: int
    sentence: str
    intact: bool
    checked_at: datetime | None
    checked_by: str | None
    backup: LastBackup | None


def vault_facts(book: Casebook) -> VaultFacts:
    """Return what is known of the open vault. Raises `NotIntact`."""
    known = status(book)
    newest = max(book.state.checked.items(), key=lambda each: each[1].at, default=None)
    person = book.people.get(newest[0]) if newest else None
    return VaultFacts(
        folder=book.folder,
        size=sum(each.stat().st_size for each in book.folder.iterdir() if each.is_file()),
        entries=known.entries,
        sentence=known.sentence,
        intact=known.intact,
        checked_at=newest[1].at if newest else None,
        checked_by=person.name if person else None,
        backup=last_backup(book),
    )
