"""A workbook (XLSX, XLSM) as plain rows: values alone, nothing run, nothing fetched."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from openpyxl.reader.excel import ExcelReader
from typing_extensions import override

from caldicott_desktop.domain.tables import Cell, Line
from caldicott_desktop.errors import KnownError, Sentence
from caldicott_desktop.importing.faults import UnreadableList
from caldicott_desktop.importing.limits import (
    LONGEST_TEXT,
    MOST_PARTS,
    MOST_TEXT_BYTES,
    MOST_UNPACKED_BYTES,
)
from caldicott_desktop.importing.survey import Survey, refuse_declarations, surveying

_TURN = 250  # rows between two turns: some five milliseconds
_TEXTS = "xl/sharedStrings.xml"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_ENCRYPTED = 0x1  # bit of a part's flags (PKWARE APPNOTE 4.4.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """What was read of a workbook."""

    lines: tuple[Line, ...]
    notes: tuple[Sentence, ...]
    sheet: str
    sheets: tuple[str, ...]


class _Reader(ExcelReader):
    """openpyxl's reader, of cells and how numbers are shown in them alone."""

    @override
    def read_properties(self) -> None: ...

    @override
    def read_custom(self) -> None: ...

    @override
    def read_theme(self) -> None: ...

    @override
    def read_chartsheet(self, sheet: object, rel: object) -> None: ...


def is_workbook(content: bytes) -> bool:
    """Whether a file is a zip, as workbooks are."""
    return content.startswith(b"PK\x03\x04")


def workbook_rows(
    content: bytes, *, most_rows: int, sheet: str = ""
) -> Generator[int, None, Workbook]:
    """The filled rows of one sheet, yielding how many rows have been met.

    Each sheet is surveyed before its values are read, so that what it holds is known to be bounded.
    """
    with _strangers():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_others(archive)
            _refuse_size(archive)
            _refuse_parts(archive)
            has_macros = any(name.endswith("vbaProject.bin") for name in archive.namelist())
            with _silence():
                reader = _Reader(
                    io.BytesIO(content), read_only=True, data_only=True, keep_links=False
                )
                reader.read()
            shown = _paths(reader, archive)
            chosen, survey = yield from _chosen(archive, shown, sheet, most_rows)
        lines = yield from _lines(reader, chosen, survey)
        reader.archive.close()
    notes = [*_notes(survey, lines)]
    if len(shown) > 1:
        notes.insert(0, Sentence("list-note.sheets", sheet=chosen, count=len(shown)))
    if has_macros:
        notes.append(Sentence("list-note.macros"))
    return Workbook(lines=lines, notes=tuple(notes), sheet=chosen, sheets=tuple(shown))


def _refuse_others(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if any(part.flag_bits & _ENCRYPTED for part in archive.infolist()):
        raise UnreadableList("protected")
    if "xl/workbook.bin" in names:
        raise UnreadableList("binary-workbook")
    if "word/document.xml" in names:
        raise UnreadableList("word")
    if "Index/Document.iwa" in names:
        raise UnreadableList("numbers")
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            if part.read(len(_OPEN_DOCUMENT)) == _OPEN_DOCUMENT:
                raise UnreadableList("open-document")
    if "[Content_Types].xml" not in names:
        raise UnreadableList("zip")


def _refuse_size(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    texts = sum(part.file_size for part in parts if part.filename == _TEXTS)
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or texts > MOST_TEXT_BYTES or unpacked > MOST_UNPACKED_BYTES:
        raise UnreadableList("unpacks-too-large")


def _refuse_parts(archive: zipfile.ZipFile) -> None:
    """Refuse a workbook of which a part declares a document type: entities stand in those."""
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")) and part.file_size:
            with archive.open(part) as stream:
                refuse_declarations(stream)


def _paths(reader: ExcelReader, archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet with cells by the sheet's name, those that are shown first."""
    parts = set(archive.namelist())
    sheets = [
        (sheet, relation.target)
        for sheet, relation in reader.parser.find_sheets()
        if "chartsheet" not in relation.Type and relation.target in parts
    ]
    sheets.sort(key=lambda each: each[0].state != "visible")
    return {sheet.name: target for sheet, target in sheets}


def _chosen(
    archive: zipfile.ZipFile, paths: dict[str, str], sheet: str, most_rows: int
) -> Generator[int, None, tuple[str, Survey]]:
    """The sheet that is read, and what its survey found."""
    for name in [sheet] if sheet in paths else paths:
        with archive.open(paths[name]) as stream:
            survey = yield from surveying(stream, most_rows=most_rows)
        if survey.rows:
            if survey.uncached.count:
                raise UnreadableList(
                    "formulas", count=survey.uncached.count, cells=survey.uncached.said
                )
            return name, survey
    raise UnreadableList("empty")


def _lines(
    reader: ExcelReader, sheet: str, survey: Survey
) -> Generator[int, None, tuple[Line, ...]]:
    found: list[Line] = []
    worksheet = reader.wb[sheet]
    worksheet.reset_dimensions()  # some programs write too small ones
    rows = enumerate(
        worksheet.iter_rows(max_row=survey.last_row, max_col=survey.last_column, values_only=True),
        start=1,
    )
    while True:
        with _silence():
            some = list(islice(rows, _TURN))
        if not some:
            return tuple(found)
        for number, values in some:
            cells = [_plain(value) for value in values]
            while cells and cells[-1] == "":
                cells.pop()
            if cells:
                found.append(Line(number=number, cells=tuple(cells)))
        yield len(found)


def _plain(value: Any) -> Cell:  # noqa: ANN401 - whatever a cell holds
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return value
        case datetime():
            return value.replace(tzinfo=None)
        case date():
            return datetime.combine(value, time())
        case _:
            return " ".join(str(value)[:LONGEST_TEXT].split())


def _notes(survey: Survey, lines: tuple[Line, ...]) -> Iterator[Sentence]:
    if survey.formulas.count:
        yield Sentence(
            "list-note.formulas", count=survey.formulas.count, cells=survey.formulas.said
        )
    if survey.merged.count:
        yield Sentence("list-note.merged", count=survey.merged.count, cells=survey.merged.said)
    if hidden := len(survey.hidden.intersection(line.number for line in lines)):
        yield Sentence("list-note.hidden", count=hidden)


@contextmanager
def _strangers() -> Iterator[None]:
    """Whatever a stranger's bytes do to those who parse them, the file is damaged."""
    try:
        yield
    except KnownError:
        raise
    except Exception as error:
        raise UnreadableList("damaged") from error


@contextmanager
def _silence() -> Iterator[None]:
    """Let warnings about what a workbook holds besides values go by; they are for its writers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
