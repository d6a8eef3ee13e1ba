"""What an Excel workbook says, as its digest takes it: the values of its cells, sheet by sheet.

The file may come from anyone. Sheets stream by, under limits, with a parser that follows no entity,
no document type and no address. Shared texts count as much as those that stand in their cells, so
that a workbook another program has saved again with the same words still has the same digest.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from caldicott_desktop.checking.unreadable import UnreadableDocument
from caldicott_desktop.ledger import sheet_text
from caldicott_desktop.ledger.sheet_text import SheetDigest, Value

if TYPE_CHECKING:
    from lxml import etree

WORKBOOK = "xl/workbook.xml"
_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LARGEST_BYTES = 2**30
_MOST_PARTS = 500
_COLUMN = re.compile(r"[A-Z]{1,3}")
# How a text writes characters that XML has no place for (ECMA-376 part 1, 22.9.2.19).
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

Element: TypeAlias = "etree._Element"  # noqa: SLF001 - the only name lxml has for its element type


def is_workbook(data: bytes) -> bool:
    """Tell whether the bytes are those of a workbook, whatever is in it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return WORKBOOK in archive.namelist()
    except zipfile.BadZipFile:
        return False


def digest(data: bytes) -> bytes:
    """Give the digest (32 bytes) of what a workbook says. Raises `UnreadableDocument`."""
    from lxml import etree  # noqa: PLC0415 - seven megabytes that most sessions never need

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(e.file_size for e in parts) > _LARGEST_BYTES:
                raise UnreadableDocument("unpacks-too-large")
            return sheet_text.of_workbook(_sheets(archive))
    except (
        *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError),
        *(etree.XMLSyntaxError, KeyError, ValueError, IndexError),
    ) as error:
        raise UnreadableDocument("not-workbook") from error


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Give the name of each sheet in order, and what its rows come to."""
    links = {
        link.get("Id", ""): posixpath.normpath(
            posixpath.join("/xl", link.get("Target", ""))
        ).lstrip("/")
        for link in _elements(archive, "xl/_rels/workbook.xml.rels", _RELATIONSHIP)
    }
    shared = tuple(_shared(archive))
    for sheet in _elements(archive, WORKBOOK, f"{_M}sheet"):
        told = SheetDigest()
        for row in _elements(archive, links[sheet.get(f"{_R}id", "")], f"{_M}row"):
            told.add(_values(row, shared))
        yield sheet.get("name", ""), told.digest()


def _shared(archive: zipfile.ZipFile) -> Iterator[str]:
    if "xl/sharedStrings.xml" in archive.namelist():
        yield from map(_text, _elements(archive, "xl/sharedStrings.xml", f"{_M}si"))


def _elements(archive: zipfile.ZipFile, part: str, tag: str) -> Iterator[Element]:
    """Yield each element of that tag once it is whole, and forget it afterwards."""
    from lxml import etree  # noqa: PLC0415 - as above

    with archive.open(part) as stream:
        read = etree.iterparse(
            stream, events=("end",), tag=tag, resolve_entities=False, no_network=True
        )
        for _, element in read:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _values(row: Element, shared: tuple[str, ...]) -> list[Value]:
    values: list[Value] = []
    for cell in row.iterchildren(f"{_M}c"):
        at = _place(cell.get("r"), len(values))
        values += [None] * (at - len(values))
        values.append(_value(cell, shared))
    return values


def _place(reference: str | None, following: int) -> int:
    """Give the column of a cell, counted from 0; one without a reference follows the one before."""
    found = _COLUMN.match(reference or "")
    if found is None:
        return following
    number = 0
    for letter in found[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Element, shared: tuple[str, ...]) -> Value:
    if cell.find(f"{_M}f") is not None:
        return "a formula, which was not written here"
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell.find(f"{_M}is"))
    said = cell.findtext(f"{_M}v")
    if said is None:
        return None
    if kind == "s":
        return shared[int(said)]
    if kind != "n":
        return said
    number = float(said)
    return int(number) if number.is_integer() else said


def _text(holder: Element | None) -> str:
    """Give the words of a text, its runs joined; how a word is pronounced is none of them."""
    if holder is None:
        return ""
    said = (
        each.text or ""
        for each in holder.iter(f"{_M}t")
        if next(each.iterancestors(f"{_M}rPh"), None) is None
    )
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(said))
