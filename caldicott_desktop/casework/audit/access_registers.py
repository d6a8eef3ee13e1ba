"""Letting the accesses of an examiner log leave as a register, by the way that decisions leave."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from caldicott_desktop.casework.audit.access_settling import AccessesLeaving
from caldicott_desktop.casework.audit.leaving import require_level
from caldicott_desktop.casework.audit.register_files import Terms
from caldicott_desktop.casework.audit.registers import leave
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.exporting import Exported
from caldicott_desktop.casework.turns import Steps
from caldicott_desktop.casework.under_passphrase import passphrase_for_files, require_lockable
from caldicott_desktop.domain.audit.accesses import AccessSelection
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.disclosure import Disclosure


def export_accesses(  # noqa: PLR0913 - what leaves, how much of it, where to, and what is recorded
    book: Casebook,
    selection: AccessSelection,
    disclosure: Disclosure,
    folder: Path,
    *,
    formats: Sequence[Format],
    recipient: str | None = None,
    purpose: str | None = None,
    passphrase: str | None = None,
) -> Steps[Exported]:
    """Write the accesses of the days meant as a register into `folder`, as `export_register` does.

    Below *full* no day of death leaves, no holder's name and nothing that was typed; a publishable
    one holds counts alone, of whole quarters. Raises `SelectionUnreadable` where they are none,
    `LevelNotOffered`, `NotEntitled`, `FileThere`, `FileNotWritten`,
    `NotIntact`, `NeedsPack`, and what `passphrase_for_files` raises.
    """
    require_level(book, selection, disclosure)
    passphrase = passphrase_for_files(passphrase)
    locked = passphrase is not None
    if locked:
        require_lockable(formats)
    leaving = yield from AccessesLeaving.of(book, selection, disclosure, purpose, locked=locked)
    terms = Terms(formats=formats, recipient=recipient, purpose=purpose, passphrase=passphrase)
    return (yield from leave(folder, terms, leaving))
