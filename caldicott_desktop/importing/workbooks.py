"""A workbook (XLSX, XLSM) as plain rows: values alone, nothing run, nothing fetched."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHARED_STRINGS, STYLES_TYPE

from caldicott_desktop.domain.tables import Line
from caldicott_desktop.errors import KnownError, Sentence
from caldicott_desktop.importing.faults import UnreadableList
from caldicott_desktop.importing.limits import (
    MOST_KEPT_BYTES,
    MOST_PARTS,
    MOST_UNPACKED_BYTES,
)
from caldicott_desktop.importing.markup import refuse_declarations
from caldicott_desktop.importing.sheets import Sheet, reading_sheet
from caldicott_desktop.importing.values import Values

_SHEETS = "xl/worksheets/"
_MARKUP = (".xml", ".rels")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_ENCRYPTED = 0x1  # bit of a part's flags (PKWARE APPNOTE 4.4.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """What was read of a workbook."""

    lines: tuple[Line, ...]
    notes: tuple[Sentence, ...]
    sheet: str
    sheets: tuple[str, ...]


def workbook_rows(
    content: bytes, *, most_rows: int, sheet: str = ""
) -> Generator[int, None, Workbook]:
    """The filled rows of one sheet, yielding how many rows or texts have been met.

    openpyxl tells which sheets there are; their cells are read as they stream by.
    """
    with _strangers(), zipfile.ZipFile(io.BytesIO(content)) as archive:
        _refuse_others(archive)
        _refuse_size(archive)
        _refuse_parts(archive)
        with _silence():
            reader = ExcelReader(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            reader.read_manifest()
            reader.read_workbook()
            shown = _paths(reader, archive)
        values = Values(reader.wb.epoch)
        yield from _taking(values, reader, archive)
        chosen, read = yield from _chosen(archive, shown, sheet, values, most_rows)
        has_macros = any(name.endswith("vbaProject.bin") for name in archive.namelist())
    notes = [*_notes(read)]
    if len(shown) > 1:
        notes.insert(0, Sentence("list-note.sheets", sheet=chosen, count=len(shown)))
    if has_macros:
        notes.append(Sentence("list-note.macros"))
    return Workbook(lines=tuple(read.lines), notes=tuple(notes), sheet=chosen, sheets=tuple(shown))


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
    parts = [part for part in archive.infolist() if part.filename.endswith(_MARKUP)]
    kept = [part.file_size for part in parts if not part.filename.startswith(_SHEETS)]
    if (
        len(archive.infolist()) > MOST_PARTS
        or max(kept, default=0) > MOST_KEPT_BYTES
        or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES
    ):
        raise UnreadableList("unpacks-too-large")


def _refuse_parts(archive: zipfile.ZipFile) -> None:
    """Refuse a workbook of which a part declares a document type: entities stand in those."""
    for part in archive.infolist():
        if part.filename.endswith(_MARKUP) and part.file_size:
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


def _taking(
    values: Values, reader: ExcelReader, archive: zipfile.ZipFile
) -> Generator[int, None, None]:
    """Take in what cells refer to, where a workbook has it."""
    for part in reader.package.Override:
        if part.ContentType in {STYLES_TYPE, SHARED_STRINGS}:
            with archive.open(part.PartName.removeprefix("/")) as stream:
                if part.ContentType == STYLES_TYPE:
                    values.take_styles(stream)
                else:
                    yield from values.taking_texts(stream)


def _chosen(
    archive: zipfile.ZipFile, paths: dict[str, str], sheet: str, values: Values, most_rows: int
) -> Generator[int, None, tuple[str, Sheet]]:
    """The sheet that is read, by name and with its cells."""
    for name in [sheet] if sheet in paths else paths:
        with archive.open(paths[name]) as stream:
            read = yield from reading_sheet(stream, values.value, most_rows=most_rows)
        if read.uncached.count:
            raise UnreadableList("formulas", count=read.uncached.count, cells=read.uncached.said)
        if read.lines:
            return name, read
    raise UnreadableList("empty")


def _notes(read: Sheet) -> Iterator[Sentence]:
    if read.formulas.count:
        yield Sentence("list-note.formulas", count=read.formulas.count, cells=read.formulas.said)
    if read.merged.count:
        yield Sentence("list-note.merged", count=read.merged.count, cells=read.merged.said)
    if read.hidden:
        yield Sentence("list-note.hidden", count=read.hidden)


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
