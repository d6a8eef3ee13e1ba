"""A Word file taken apart: the words a reader sees, the checking box, the record carried inside.

The file may come from anyone. It is read in memory under limits, with a parser that follows no
entity, no document type and no address.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from caldicott_desktop.checking.unreadable import LARGEST_BYTES, UnreadableDocument
from caldicott_desktop.ledger import word_text

if TYPE_CHECKING:
    from lxml import etree

W = word_text.W
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_MOST_PARTS = 200
# A register of ten thousand decisions has some 1.2 million; parsed, each takes about 200 bytes.
_MOST_ELEMENTS = 1_500_000
# Every element begins like this; more may look so, and fewer never.
_BEGINS = re.compile(rb"<[^/!?]")
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

Element: TypeAlias = "etree._Element"  # noqa: SLF001 - the only name lxml has for its element type


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """A link from one part of the file to another part or, when `external`, out of the file."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleDocument:
    """What a Word file shows and carries.

    `lines` are its words as the digest takes them; `boxes` those of each checking box.
    `record` is the JSON carried inside, None where there is none; `marks` help to find a changed
    paragraph. `roots` are body, headers and footers; `styles` the part that styles them;
    `relationships` all links of these parts; `parts` the names of all parts.
    """

    lines: tuple[str, ...]
    boxes: tuple[tuple[str, ...], ...]
    record: str | None
    marks: tuple[str, ...]
    roots: tuple[Element, ...]
    styles: Element | None
    relationships: tuple[Relationship, ...]
    parts: frozenset[str]


def read_word(data: bytes) -> VisibleDocument:
    """Give what the Word file `data` shows and carries.

    Raises `UnreadableDocument` for bytes that are no Word file, and for one that is larger than any
    record of ours or made to mislead a reader of zip files.
    """
    return _Package(_unpack(data)).read()


def _unpack(data: bytes) -> Mapping[str, bytes]:
    """Give the parts by name, each name with a leading slash and in small letters.

    Part names do not distinguish capitals (ECMA-376 part 2, 6.2.2.3), so two that differ only in
    them would let two programs see two documents in one file.
    """
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _limit(entries)
            for entry in entries:
                name = f"/{entry.filename.lstrip('/')}".lower()
                if name in parts:
                    raise UnreadableDocument("part-twice", part=name[:80])
                parts[name] = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        # RuntimeError is how zipfile reports an encrypted entry.
        raise UnreadableDocument("not-word") from error
    return parts


def _limit(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_BYTES:
        raise UnreadableDocument("unpacks-too-large")
    if any(entry.compress_type not in _PACKED for entry in entries):
        raise UnreadableDocument("packed-otherwise")


class _Package:
    """The parts of one file, and the way between them."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._relationships: list[Relationship] = []
        self._elements = 0

    def read(self) -> VisibleDocument:
        main = self._main()
        links = self._links(main)
        document = self._parse(main)
        body = document.find(f"{W}body")
        if body is None:
            raise UnreadableDocument("no-text")
        roots = (body, *self._headers_and_footers(body, main, links))
        record, marks = self._carried(main, links)
        styles = next((link for link in links.values() if link.kind == f"{_OFFICE}styles"), None)
        return VisibleDocument(
            lines=word_text.lines(roots),
            boxes=word_text.boxes(roots),
            record=record,
            marks=marks,
            roots=(document, *roots[1:]),
            styles=self._parse(_path(main, styles.target)) if styles else None,
            relationships=tuple(self._relationships),
            parts=frozenset(self._parts),
        )

    def _main(self) -> str:
        found = [
            link
            for link in self._links("/").values()
            if link.kind == f"{_OFFICE}officeDocument" and not link.external
        ]
        if len(found) != 1:
            raise UnreadableDocument("not-word")
        return _path("/", found[0].target)

    def _headers_and_footers(
        self, body: Element, main: str, links: Mapping[str, Relationship]
    ) -> Iterator[Element]:
        """Give each header, then each footer, once, in the order the sections name them."""
        for name in ("headerReference", "footerReference"):
            # A dict keeps the order in which names were first put in.
            wanted = {
                _path(main, link.target): link
                for reference in body.iter(f"{W}{name}")
                if (link := links.get(reference.get(f"{_R}id") or "")) and not link.external
            }
            for path in wanted:
                self._links(path)
                yield self._parse(path)

    def _carried(
        self, main: str, links: Mapping[str, Relationship]
    ) -> tuple[str | None, tuple[str, ...]]:
        """Give the record's JSON and the marks, where one of the data parts holds them."""
        space = f"{{{word_text.DATA_NAMESPACE}}}"
        for link in links.values():
            path = _path(main, link.target)
            if link.kind != f"{_OFFICE}customXml" or link.external or path not in self._parts:
                continue
            root = self._parse(path)
            if root.tag == f"{space}{word_text.DATA_ELEMENT}":
                marks = root.findtext(f"{space}{word_text.DATA_MARKS}") or ""
                return root.findtext(f"{space}{word_text.DATA_RECORD}"), tuple(marks.split())
        return None, ()

    def _links(self, part: str) -> Mapping[str, Relationship]:
        """Give the links of a part by id, and keep them."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._parts:
            return {}
        links = {
            each.get("Id") or "": Relationship(
                kind=each.get("Type") or "",
                target=each.get("Target") or "",
                external=each.get("TargetMode") == "External",
            )
            for each in self._parse(path).iter(_RELATIONSHIP)
        }
        self._relationships += links.values()
        return links

    def _parse(self, path: str) -> Element:
        from lxml import etree  # noqa: PLC0415 - seven megabytes that most sessions never need

        data = self._parts.get(path)
        if data is None:
            raise UnreadableDocument("no-part", part=path[:80])
        self._elements += sum(1 for _ in _BEGINS.finditer(data))
        if self._elements > _MOST_ELEMENTS:
            raise UnreadableDocument("too-large")
        # Sizes are limited above, so the parser's own limits, which a long text can pass, are off.
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableDocument("part-damaged", part=path[:80]) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableDocument("entities")
        return root


def _path(part: str, target: str) -> str:
    """Give the name of the part that `target` means when it stands in `part`'s links."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target)).lower()
