"""Letting a selection leave as a register: one code path for window and command line.

The files are written in a folder of their own beside their target, and only when all of them are
whole, and recorded as leaving, do they get their names
(`docs/decisions/0195-registers-in-five-formats.md`). In a sealed pack they leave as one file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from caldicott_desktop import files
from caldicott_desktop.casework import faults
from caldicott_desktop.casework.audit.leaving import require_level
from caldicott_desktop.casework.audit.packs import Packing, pack
from caldicott_desktop.casework.audit.publishing import days_to_publish
from caldicott_desktop.casework.audit.register_files import Terms, write_register
from caldicott_desktop.casework.audit.selecting import select
from caldicott_desktop.casework.audit.settling import Leaves, Leaving, Sampling, Telling
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.exporting import Exported, FileLeft, record_written, require_place
from caldicott_desktop.casework.turns import Steps
from caldicott_desktop.casework.under_passphrase import passphrase_for_files, require_lockable
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import Disclosure

_NO_PACK = Packing()


def export_register(  # noqa: PLR0913 - what leaves, how much of it, where to, and what is recorded
    book: Casebook,
    selection: Selection,
    disclosure: Disclosure,
    folder: Path,
    *,
    formats: Sequence[Format],
    sampling: Sampling | None = None,
    recipient: str | None = None,
    purpose: str | None = None,
    packing: Packing = _NO_PACK,
    telling: Telling = Telling.REGISTER,
    passphrase: str | None = None,
) -> Steps[Exported]:
    """Write a selection as a register into `folder`, as a file for each format, with their proof.

    What a line tells of is for `telling` to say. Where one of the formats is a sealed pack, it is
    the one file that leaves and the others are in it; `packing` says what else. With a passphrase
    each file that leaves opens with that only; CSV and JSON can have one in a pack alone. Stopped,
    it leaves no file; where `export.begun` was recorded already, no `export.finished` follows it.
    No file that is there is touched. What is publishable is of whole quarters. Raises
    `LevelNotOffered`, `NotPublishable`, `ManifestNotPublishable`, `NotEntitled`, `SampleUnusable`,
    `FileThere`, `FileNotWritten`, `NotIntact`, `NeedsPack`, and what `days_to_publish`, `pack` and
    `passphrase_for_files` raise.
    """
    require_level(book, selection, disclosure)
    if not disclosure.level.embeds_entries:
        selection = days_to_publish(book, selection)
    passphrase = passphrase_for_files(passphrase)
    packed = Format.PACK in formats
    if passphrase is not None and not packed:
        require_lockable(formats)
    selected = yield from select(book, selection)
    leaving = yield from Leaving.of(
        book,
        selected,
        disclosure,
        sampling,
        purpose,
        telling=telling,
        locked=passphrase is not None and not packed,
    )
    terms = Terms(formats=formats, recipient=recipient, purpose=purpose, passphrase=passphrase)
    if packed:
        also = yield from _also(leaving, packing, sampling, purpose)
        return (yield from pack(leaving, folder, packing, terms, *also))
    return (yield from leave(leaving, folder, terms))


def leave(leaving: Leaves, folder: Path, terms: Terms) -> Steps[Exported]:
    """Write what was settled into `folder` and record that it left.

    Raises `FileThere`, `FileNotWritten`, `NotIntact`, and what `begin_selection` raises.
    """
    for name in leaving.names(terms.formats):
        require_place(folder / name, replace=False)
    try:
        with files.aside(folder) as aside:
            register = yield from write_register(leaving, aside, terms)
            files.settle(register.paths, folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise faults.FileNotWritten(leaving.stem, reason) from error
    record_written(leaving.book, register.begun, register.written)
    return Exported(
        files=tuple(
            FileLeft(path=folder / e.name, sha256=e.sha256.hex()) for e in register.written
        ),
        changes=Changes(notices=True),
    )


def _also(
    leaving: Leaving, packing: Packing, sampling: Sampling | None, purpose: str | None
) -> Steps[tuple[Leaving, ...]]:
    """Return what leaves in a pack beside a register: a manifest, where one is wanted."""
    of_lines = leaving.disclosure.level.embeds_entries
    if not (packing.manifest and of_lines) or leaving.telling is Telling.MANIFEST:
        return ()
    manifest = yield from Leaving.of(
        leaving.book,
        leaving.selected,
        leaving.disclosure,
        sampling,
        purpose,
        telling=Telling.MANIFEST,
    )
    return (manifest,)
