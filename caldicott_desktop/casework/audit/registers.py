"""Letting a selection leave as a register: one code path for window and command line.

The files are written in a folder of their own beside their target, and only when all of them are
whole, and recorded as leaving, do they get their names
(`docs/decisions/0195-registers-in-five-formats.md`). In a sealed pack they leave as one file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from caldicott_desktop import files
from caldicott_desktop.casework import faults, half_written
from caldicott_desktop.casework.audit.answering import Answer, settle
from caldicott_desktop.casework.audit.leaving import require_level
from caldicott_desktop.casework.audit.packs import Packing, pack
from caldicott_desktop.casework.audit.register_files import Terms, Written, write_register
from caldicott_desktop.casework.audit.settling import Leaves, Sampling, Telling
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
    manifest: bool = False,
    accesses: bool = False,
    passphrase: str | None = None,
) -> Steps[Exported]:
    """Write a selection as a register into `folder`, as a file for each format, with their proof.

    What a line tells of, and what leaves beside in the same formats, is for `telling`, `manifest`
    and `accesses` to say, as in an `Answer`. Where one of the formats is a sealed pack, it is the
    one file that leaves and the others are in it; `packing` says what else. With a passphrase each
    file that leaves opens with that only; CSV and JSON can have one in a pack alone. Stopped, it
    leaves no file; where `export.begun` was recorded already, no `export.finished` follows it. No
    file that is there is touched. Raises `LevelNotOffered`, `NotPublishable`,
    `ManifestNotPublishable`, `NotEntitled`, `SampleUnusable`, `FileThere`, `FileNotWritten`,
    `NotIntact`, `NeedsPack`, and what `settle`, `pack` and `passphrase_for_files` raise.
    """
    answer = Answer(
        selection=selection,
        disclosure=disclosure,
        sampling=sampling,
        purpose=purpose,
        telling=telling,
        manifest=manifest,
        accesses=accesses,
        records=packing.records,
    )
    require_level(book, selection, disclosure)
    passphrase = passphrase_for_files(passphrase)
    packed = Format.PACK in formats
    if passphrase is not None and not packed:
        require_lockable(formats)
    settled = yield from settle(book, answer, locked=passphrase is not None and not packed)
    terms = Terms(formats=formats, recipient=recipient, purpose=purpose, passphrase=passphrase)
    if packed:
        return (yield from pack(settled.leaving, folder, packing, terms, *settled.beside))
    return (yield from leave(folder, terms, settled.leaving, *settled.beside))


def leave(folder: Path, terms: Terms, *leaving: Leaves) -> Steps[Exported]:
    """Write what was settled into `folder`, all of it or nothing, and record that each left.

    Raises `FileThere`, `FileNotWritten`, `NotIntact`, and what `begin_selection` raises.
    """
    for name in (name for each in leaving for name in each.names(terms.formats)):
        require_place(folder / name, replace=False)
    registers: list[Written] = []
    try:
        with half_written.aside(leaving[0].book, folder) as aside:
            for each in leaving:
                register = yield from write_register(each, aside, terms)
                registers.append(register)
            files.settle([path for each in registers for path in each.paths], folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise faults.FileNotWritten(leaving[0].stem, reason) from error
    for of, register in zip(leaving, registers, strict=True):
        record_written(of.book, register.begun, register.written)
    return Exported(
        files=tuple(
            FileLeft(path=folder / e.name, sha256=e.sha256.hex())
            for of in registers
            for e in of.written
        ),
        changes=Changes(notices=True),
    )
