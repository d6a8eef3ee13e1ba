"""An organisation's letterhead, taken from a Word file of theirs: the edges of its pages alone.

The file may come from anyone. It is read in memory under limits, with a parser that follows no
entity and no address, and what is taken of it, headers and footers with their pictures and looks,
is copied element by element into a letter of ours. What could act or reach out is refused, each
with its name (`docs/decisions/0233-letterheads.md`).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.errors import KnownError

if TYPE_CHECKING:
    from lxml import etree

LARGEST_BYTES = 8 * 2**20
"""A letterhead with a large picture has some hundred kilobytes."""
PLACES = ("reference", "date", "organisation", "site", "phone", "email")
"""What may stand in braces in a header or footer."""

_MOST_PARTS = 200
_MOST_UNPACKED = 4 * LARGEST_BYTES
_MOST_ELEMENTS = 50_000
_BEGINS = re.compile(rb"<[^/!?]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MAIN = "word/document.xml"
_PLACE = re.compile(r"\{([a-z_]+)\}")
_NUMBERS = frozenset({"PAGE", "NUMPAGES", r"\*", "MERGEFORMAT", "Arabic", "ARABIC"})
_ACTIVE = frozenset(
    {"object", "OLEObject", "control", "altChunk", "subDoc", "dataBinding", "movie", "script"}
)
_PICTURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
_PREFIX = "Letterhead"
_STYLED = ("pStyle", "rStyle", "tblStyle")

# The order in which properties stand (ECMA-376 part 1, 17.3): Word refuses any other.
_ORDER = """
pStyle keepNext keepLines pageBreakBefore framePr widowControl suppressLineNumbers pBdr tabs
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents textAlignment jc
textDirection outlineLvl rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow
emboss imprint noProof vanish webHidden color w kern position sz szCs highlight u effect bdr shd
fitText vertAlign rtl cs em lang
"""
_IN_ORDER = {name: at for at, name in enumerate(_ORDER.split())}

_Element: TypeAlias = "etree._Element"  # noqa: SLF001 - the only name lxml has for it


class LetterheadUnusable(KnownError):
    """A Word file cannot be a letterhead; says what in it stands against that."""

    id = "letterhead-unusable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture: its bytes, and `png` or `jpg`."""

    data: bytes
    form: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Edge:
    """A header or footer: `name` says which, `on` is `default` or `first`.

    `pictures` are those it shows, by the id by which it names them.
    """

    name: str
    on: str
    root: _Element
    pictures: Mapping[str, Picture]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Letterhead:
    """What is taken of the file. `places` is what stands for each of `PLACES` in this letter.

    `margins` and `size` are attributes of the page, `first_differs` tells that its first page has
    edges of its own.
    """

    edges: tuple[Edge, ...]
    styles: tuple[_Element, ...]
    margins: Mapping[str, str]
    size: Mapping[str, str]
    first_differs: bool
    places: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def has_footer(self) -> bool:
        """Whether it has words of its own at the foot of pages."""
        return any(edge.name == "footer" for edge in self.edges)

    @property
    def logo(self) -> Picture | None:
        """The first picture of its headers, for documents that take nothing else of it."""
        found = (each for e in self.edges if e.name == "header" for each in e.pictures.values())
        return next(found, None)

    def saying(self, places: Mapping[str, str]) -> Letterhead:
        """Give the same for a letter about which this is known."""
        return replace(self, places=places)


def read(data: bytes) -> Letterhead:
    """Give what is taken of the Word file `data`. Raises `LetterheadUnusable`."""
    parts = _unpacked(data)
    _require_still(parts)
    file = _File(parts)
    return file.letterhead()


def filled(edge: Edge, places: Mapping[str, str]) -> list[_Element]:
    """Give copies of what an edge holds, its places filled in."""
    copies = [deepcopy(child) for child in edge.root]
    for copy in copies:
        for paragraph in copy.iter(f"{_W}p"):
            _fill(paragraph, places)
    return copies


def _fill(paragraph: _Element, places: Mapping[str, str]) -> None:
    """Fill in the places of a paragraph, though formatting may have broken them apart."""
    texts = list(paragraph.iter(f"{_W}t"))
    whole = "".join(each.text or "" for each in texts)
    for found in reversed(list(_PLACE.finditer(whole))):
        value, at = showable(places.get(found[1], "")), 0
        for each in texts:
            text = each.text or ""
            first, last = max(found.start() - at, 0), min(found.end() - at, len(text))
            at += len(text)
            if first < last:
                each.text = text[:first] + value + text[last:]
                value = ""


def _unpacked(data: bytes) -> Mapping[str, bytes]:
    if len(data) > LARGEST_BYTES:
        raise LetterheadUnusable("too-large", most=LARGEST_BYTES // 2**20)
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if len(entries) > _MOST_PARTS or unpacked > _MOST_UNPACKED:
                raise LetterheadUnusable("too-large", most=LARGEST_BYTES // 2**20)
            for entry in entries:
                name = entry.filename.lstrip("/")
                if name in parts:
                    raise LetterheadUnusable("not-word")
                parts[name] = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise LetterheadUnusable("not-word") from error
    if _MAIN not in parts:
        raise LetterheadUnusable("not-word")
    return parts


def _require_still(parts: Mapping[str, bytes]) -> None:
    """Raise what speaks against a file that carries anything that can act."""
    folded = [name.casefold() for name in parts]
    types = parts.get("[Content_Types].xml", b"").lower()
    if any("vbaproject" in name for name in folded) or b"macroenabled" in types:
        raise LetterheadUnusable("macros")
    if any(name.startswith(("word/embeddings/", "word/activex/")) for name in folded):
        raise LetterheadUnusable("embedded")


class _File:
    """The parts of one file, read as far as a letterhead is made of them."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts

    def letterhead(self) -> Letterhead:
        body = self._parse(_MAIN).find(f"{_W}body")
        section = None if body is None else body.find(f"{_W}sectPr")
        if body is None or section is None:
            raise LetterheadUnusable("not-word")
        links = self._links(_MAIN)
        _require_empty(body)
        edges = tuple(self._edges(section, links))
        if not any(edge.pictures or _words(edge.root).strip() for edge in edges):
            raise LetterheadUnusable("empty")
        return Letterhead(
            edges=edges,
            styles=self._styles(edges),
            margins=_attributes(section, "pgMar"),
            size=_attributes(section, "pgSz"),
            first_differs=section.find(f"{_W}titlePg") is not None,
        )

    def _edges(self, section: _Element, links: Mapping[str, tuple[str, str]]) -> Iterator[Edge]:
        for name in ("header", "footer"):
            for reference in section.iter(f"{_W}{name}Reference"):
                on = reference.get(f"{_W}type", "default")
                kind, path = links.get(reference.get(f"{_R}id") or "", ("", ""))
                if kind == name and on in {"default", "first"}:
                    root = self._parse(path)
                    pictures = self._checked(root, path)
                    if pictures or _words(root).strip():
                        yield Edge(name=name, on=on, root=root, pictures=pictures)

    def _checked(self, root: _Element, path: str) -> Mapping[str, Picture]:
        """Settle an edge: only what is known to be still stays; give its pictures."""
        _take_fallbacks(root)
        links, pictures = self._links(path), {}
        for each in root.iter("*"):
            name = _local(each)
            if name in _ACTIVE:
                raise LetterheadUnusable("embedded")
            for attribute, value in each.attrib.items():
                if not str(attribute).startswith(_R):
                    continue
                kind, target = links.get(str(value), ("", ""))
                if kind != "image":
                    raise LetterheadUnusable("part", what=name)
                pictures[str(value)] = self._picture(target)
        for paragraph in root.iter(f"{_W}p"):
            _require_known(paragraph)
        for simple in root.iter(f"{_W}fldSimple"):
            _require_number(simple.get(f"{_W}instr") or "")
        _drop(root, "numPr")
        return MappingProxyType(pictures)

    def _picture(self, path: str) -> Picture:
        data = self._parts.get(path, b"")
        for beginning, form in _PICTURES.items():
            if data.startswith(beginning):
                return Picture(data=data, form=form)
        raise LetterheadUnusable("picture", what=posixpath.basename(path)[:60])

    def _links(self, part: str) -> Mapping[str, tuple[str, str]]:
        """Give kind and target of what a part leads to, by id; nothing leads out of the file."""
        folder, name = posixpath.split(part)
        path = f"{folder}/_rels/{name}.rels"
        found: dict[str, tuple[str, str]] = {}
        for each in self._parse(path) if path in self._parts else ():
            target = each.get("Target") or ""
            if each.get("TargetMode") == "External":
                raise LetterheadUnusable("outside", what=target[:80])
            kind = (each.get("Type") or "").removeprefix(_OFFICE)
            if kind in {"oleObject", "package", "control", "aFChunk", "subDocument"}:
                raise LetterheadUnusable("embedded")
            found[each.get("Id") or ""] = (kind, posixpath.normpath(f"{folder}/{target}"))
        return found

    def _parse(self, path: str) -> _Element:
        from lxml import etree  # noqa: PLC0415 - seven megabytes that most sessions never need

        data = self._parts.get(path)
        if data is None:
            raise LetterheadUnusable("not-word")
        if sum(1 for _ in _BEGINS.finditer(data)) > _MOST_ELEMENTS:
            raise LetterheadUnusable("too-large", most=LARGEST_BYTES // 2**20)
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise LetterheadUnusable("not-word") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise LetterheadUnusable("not-word")
        return root

    def _styles(self, edges: tuple[Edge, ...]) -> tuple[_Element, ...]:
        """Give the styles the edges are set in, under names of their own, and let them use these.

        What a program takes from the file as a whole is written into the style of plain paragraphs.
        """
        if "word/styles.xml" not in self._parts:
            return ()
        sheet = self._parse("word/styles.xml")
        every = {each.get(f"{_W}styleId") or "": each for each in sheet.iter(f"{_W}style")}
        plain = next(
            (
                name
                for name, each in every.items()
                if each.get(f"{_W}default") in {"1", "true"}
                and each.get(f"{_W}type") == "paragraph"
            ),
            "",
        )
        wanted = {plain} if plain else set()
        for edge in edges:
            wanted |= _renamed(edge.root, plain)
        found: dict[str, _Element] = {}
        while wanted:
            name = wanted.pop()
            if name in found or name not in every:
                continue
            found[name] = copy = _own(every[name], name)
            based = copy.find(f"{_W}basedOn")
            if based is not None:
                wanted.add(based.get(f"{_W}val") or "")
                based.set(f"{_W}val", _PREFIX + (based.get(f"{_W}val") or ""))
        if plain in found:
            _take_defaults(found[plain], sheet)
        for each in (*found.values(), *(edge.root for edge in edges)):
            self._set_fonts(each)
        return tuple(found[name] for name in sorted(found))

    def _set_fonts(self, root: _Element) -> None:
        """Name the typefaces that a theme stands for, since the theme stays behind."""
        for fonts in root.iter(f"{_W}rFonts"):
            themed = {n: str(v) for n, v in fonts.attrib.items() if str(n).endswith("Theme")}
            for name, value in themed.items():
                del fonts.attrib[name]
                typeface = self._theme().get("major" if value.startswith("major") else "minor")
                plain = str(name).removesuffix("Theme")
                if typeface and plain.endswith(("ascii", "hAnsi")) and plain not in fonts.attrib:
                    fonts.set(plain, typeface)
        for coloured in root.iter(f"{_W}color"):
            for name in [n for n in coloured.attrib if "theme" in str(n)]:
                del coloured.attrib[name]

    def _theme(self) -> Mapping[str, str]:
        path = "word/theme/theme1.xml"
        if path not in self._parts:
            return {}
        root = self._parse(path)
        found = {}
        for kind in ("major", "minor"):
            latin = root.find(f".//{_A}{kind}Font/{_A}latin")
            if latin is not None and latin.get("typeface"):
                found[kind] = str(latin.get("typeface"))
        return found


def _require_empty(body: _Element) -> None:
    """Raise where anything stands on the page itself, which is the letter's."""
    pictured = any(True for _ in body.iter(f"{_W}drawing", f"{_W}pict"))
    if pictured or _words(body).strip():
        raise LetterheadUnusable("body")


def _words(root: _Element) -> str:
    return "".join(each.text or "" for each in root.iter(f"{_W}t"))


def _require_known(paragraph: _Element) -> None:
    """Raise where a paragraph holds a field that is no page number, or a place no letter has."""
    _require_number("".join(each.text or "" for each in paragraph.iter(f"{_W}instrText")))
    for name in _PLACE.findall(_words(paragraph)):
        if name not in PLACES:
            raise LetterheadUnusable("place", place=name)


def _require_number(instruction: str) -> None:
    for word in instruction.split():
        if word not in _NUMBERS:
            raise LetterheadUnusable("field", what=instruction.strip()[:60])


def _take_fallbacks(root: _Element) -> None:
    """Leave of each choice between drawings the one that every program can draw."""
    for choice in list(root.iter(f"{_MC}AlternateContent")):
        kept = choice.find(f"{_MC}Fallback")
        kept = choice.find(f"{_MC}Choice") if kept is None else kept
        for each in list(kept) if kept is not None else ():
            choice.addprevious(each)
        _remove(choice)


def _drop(root: _Element, name: str) -> None:
    for each in list(root.iter(f"{_W}{name}")):
        _remove(each)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _renamed(root: _Element, plain: str) -> set[str]:
    """Let an edge name its styles as they will be called; give the names they had."""
    had: set[str] = set()
    for name in _STYLED:
        for each in root.iter(f"{_W}{name}"):
            had.add(each.get(f"{_W}val") or "")
            each.set(f"{_W}val", _PREFIX + (each.get(f"{_W}val") or ""))
    for paragraph in root.iter(f"{_W}p") if plain else ():
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            properties = paragraph.makeelement(f"{_W}pPr")
            paragraph.insert(0, properties)
        if properties.find(f"{_W}pStyle") is None:
            style = properties.makeelement(f"{_W}pStyle")
            style.set(f"{_W}val", _PREFIX + plain)
            properties.insert(0, style)
    return had


def _own(style: _Element, name: str) -> _Element:
    """Give a copy of a style under a name of its own, and without a tie to other styles."""
    copy = deepcopy(style)
    copy.set(f"{_W}styleId", _PREFIX + name)
    copy.attrib.pop(f"{_W}default", "")
    copy.set(f"{_W}customStyle", "1")
    for tie in ("next", "link", "numPr", "qFormat", "aliases"):
        _drop(copy, tie)
    called = copy.find(f"{_W}name")
    if called is not None:
        called.set(f"{_W}val", f"{_PREFIX} {called.get(f'{_W}val')}")
    return copy


def _take_defaults(style: _Element, sheet: _Element) -> None:
    """Write what the file sets for all its text into a style, where that does not set it itself."""
    for kind in ("pPr", "rPr"):
        default = sheet.find(f"{_W}docDefaults/{_W}{kind}Default/{_W}{kind}")
        if default is None:
            continue
        own = style.find(f"{_W}{kind}")
        if own is None:
            own = deepcopy(default)
            run = style.find(f"{_W}rPr")
            if kind == "pPr" and run is not None:
                run.addprevious(own)
            else:
                style.append(own)
            continue
        own.extend(deepcopy(each) for each in default if own.find(each.tag) is None)
        own[:] = sorted(own, key=lambda each: _IN_ORDER.get(_local(each), 99))


def _local(element: _Element) -> str:
    """Give the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _attributes(section: _Element, name: str) -> Mapping[str, str]:
    found = section.find(f"{_W}{name}")
    if found is None:
        return MappingProxyType({})
    return MappingProxyType({str(key): str(value) for key, value in found.attrib.items()})
