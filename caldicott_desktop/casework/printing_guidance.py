"""Guidance on paper: items of the library written to a Word file, and its leaving recorded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from caldicott_desktop import guidance as guidance_room
from caldicott_desktop.casework import faults
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.exporting import (
    Exported,
    FileLeft,
    begin_export,
    finish_export,
    require_place,
    write_file,
)
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.export import guidance_library as paper
from caldicott_desktop.ledger.schemas import ExportBegun, FileDigest, Level

_FORMAT = "guidance"


class NothingChosen(faults.CaseworkError):
    """No item of the library was chosen to be printed."""

    id = "nothing-chosen"


def guidance_file_name(book: Casebook) -> str:
    """Return the name to offer for printed guidance."""
    return paper.file_name(book.guidance.version)


def export_guidance(
    book: Casebook, selection: Sequence[str] | None, target: Path, *, replace: bool = False
) -> Exported:
    """Write the entries of the library with these ids, or all of them, as a Word file.

    `export.begun` (level *publishable*: nothing of a case is in it) is on disk before the file is,
    `export.finished` after. An existing file is left alone unless `replace`. Raises
    `NothingChosen`, `FileThere`, `FileNotWritten`, `NotEntitled`.
    """
    require_place(target, replace=replace)
    wanted = None if selection is None else frozenset(selection)
    today = book.timing.now().astimezone(UK).date()
    chosen = [
        each for each in guidance_room.library(book.guidance) if wanted is None or each.id in wanted
    ]
    if not chosen:
        raise NothingChosen
    made = paper.compose(
        paper.LibraryToWrite(
            organisation=book.organisation,
            version=book.guidance.version,
            sha256=book.guidance.sha256,
            as_at=phrases.long_date(book.guidance.as_at),
            parts=tuple(
                paper.Part(
                    section=each.type.plural,
                    title=each.title,
                    blocks=guidance_room.entry_blocks(each, book.guidance, today=today),
                )
                for each in chosen
            ),
            whole=wanted is None,
            written_at=book.timing.now(),
        )
    )
    name = guidance_file_name(book)
    begun = begin_export(
        book,
        book.vault_id,
        ExportBegun(
            selection=_said(wanted is None, len(chosen)),
            level=Level.PUBLISHABLE,
            privileged=False,
            recipient=None,
            purpose=None,
            files=(FileDigest(name=name, format=_FORMAT, digest=made.digest),),
        ),
    )
    write_file(target, made.data)
    digest = finish_export(book, begun, name, made.data)
    left = FileLeft(path=target, sha256=digest.hex())
    return Exported(files=(left,), changes=Changes())


def _said(whole: bool, count: int) -> str:  # noqa: FBT001 - one fact of two
    return "guidance library" if whole else f"guidance library, {phrases.counted(count, 'item')}"
