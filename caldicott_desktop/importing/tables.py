"""A file's bytes, or what was pasted, as a table of plain cells.

What a file is, its first bytes say and never its name. What cannot be read at all is refused with
what to do instead; what could be read but is not quite what it seems (formulas, merged cells,
hidden rows, further sheets) is read and noted.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TypeVar

from caldicott_desktop.domain.tables import Line, Origin, Table
from caldicott_desktop.errors import Sentence
from caldicott_desktop.importing.faults import UnreadableList
from caldicott_desktop.importing.headings import parted
from caldicott_desktop.importing.limits import MOST_BYTES
from caldicott_desktop.importing.text import decoded, rows_of

T = TypeVar("T")

_HEAD = 1024  # bytes in which a PDF's mark has to stand (ISO 32000-2, annex I, note 1)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls, .doc and protected .xlsx
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # MS-OFFCRYPTO 2.3.4.4
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"{\\rtf")

_ZIP = b"PK\x03\x04"  # as every workbook begins


def read(content: bytes, *, most_rows: int, sheet: str = "") -> Table:
    """The table in a file, of the sheet named or else of the first that is shown and not empty.

    Raises `UnreadableList` for anything that is no CSV and no XLSX, is empty, damaged or protected,
    or holds more than `most_rows` rows.
    """
    return _drained(reading(content, most_rows=most_rows, sheet=sheet))


def reading(content: bytes, *, most_rows: int, sheet: str = "") -> Generator[int, None, Table]:
    """The same as `read`, yielding every few milliseconds how many rows have been met."""
    if not content.strip():
        raise UnreadableList("empty")
    if len(content) > MOST_BYTES:
        raise UnreadableList("too-large", mebibytes=MOST_BYTES // 2**20)
    _refuse_others(content)
    if content.startswith(_ZIP):
        from caldicott_desktop.importing.workbooks import (  # noqa: PLC0415 - openpyxl is large
            workbook_rows,
        )

        found = yield from workbook_rows(content, most_rows=most_rows, sheet=sheet)
        lines, notes = found.lines, found.notes
        return _table(Origin.XLSX, lines, notes, found.sheet, found.sheets)
    text, remarks = decoded(content)
    lines, notes = yield from rows_of(text, most_rows=most_rows)
    return _table(Origin.CSV, lines, (*remarks, *notes))


def paste(text: str, *, most_rows: int) -> Table:
    """The table in what was copied from a spreadsheet; raises `UnreadableList`.

    Rows are counted from the first one that was copied.
    """
    if not text.strip():
        raise UnreadableList("nothing-pasted")
    lines, notes = _drained(rows_of(text, most_rows=most_rows))
    return _table(Origin.PASTED, lines, notes)


def _refuse_others(content: bytes) -> None:
    head = content[:_HEAD]
    if head.startswith(_COMPOUND):
        if _ENCRYPTED in content:
            raise UnreadableList("protected")
        raise UnreadableList("old-workbook")
    if b"%PDF-" in head:
        raise UnreadableList("pdf")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP):
        raise UnreadableList("markup")


def _table(
    origin: Origin,
    lines: Sequence[Line],
    notes: Sequence[Sentence],
    sheet: str = "",
    sheets: tuple[str, ...] = (),
) -> Table:
    if not lines:
        raise UnreadableList("empty")
    header, rows, above = parted(lines)
    said = [*notes]
    if above:
        said.append(Sentence("list-note.above", count=len(above), last=above[-1].number))
    if not rows:
        raise UnreadableList("only-headings")
    return Table(
        origin=origin,
        header=header,
        lines=tuple(rows),
        notes=tuple(said),
        sheet=sheet,
        sheets=sheets,
    )


def _drained(steps: Generator[int, None, T]) -> T:
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            result: T = finished.value
            return result
