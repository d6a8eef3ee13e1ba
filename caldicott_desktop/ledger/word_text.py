"""The words of a Word document as its digest takes them, and the data it carries.

Specified in `docs/decisions/0050-what-a-word-record-carries.md`. Whoever writes a document and
whoever checks one read it with these same functions. They take parsed XML of any library, so that
nothing here opens a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from typing import Protocol

CHECK_TAG = "caldicott-log-check"
"""The tag of the one content control whose words are left out and composed again instead."""

DATA_NAMESPACE = "urn:caldicott-log:export:1"
"""The XML namespace of the data part: `export` holds `record` (JSON) and `marks`."""

DATA_ELEMENT, DATA_RECORD, DATA_MARKS = "export", "record", "marks"

MARK_DIGITS = 8
"""Hex digits of a line's mark: enough to tell which of a document's paragraphs changed."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_CELL = "\t"

# What stands in a run for a character without being text (ECMA-376 part 1, 17.3.3). Word and
# LibreOffice turn the two hyphens into elements when they save.
_AS_TEXT = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": " ",
    f"{W}cr": " ",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
}
# XML 1.0, section 2.2: forbidden, or allowed and discouraged.
_NOT_IN_XML = re.compile("[\x7f-\x9f\ufffe\uffff]")
# A backslash that is itself escaped comes first, so that what follows it is not taken for a number.
_SPELT = re.compile(r"\\(?:\\|u(007f|00[89][0-9a-f]|fff[ef]))")
_PROPERTIES = frozenset({f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}tblPr", f"{W}trPr", f"{W}tcPr"})


class Node(Protocol):
    """An XML element, of `lxml` or of the standard library."""

    text: str | None

    @property
    def tag(self) -> str:
        """The name, as `{namespace}name`; not text for a comment or an instruction."""
        ...

    def get(self, key: str, /) -> str | None:
        """The attribute of that name."""
        ...

    def __iter__(self) -> Iterator[Node]:
        """The children, in order."""
        ...


def lines(roots: Iterable[Node]) -> tuple[str, ...]:
    """Return the lines that the digest of these parts is over, in order.

    A line is a paragraph's settled text; paragraphs without any are left out. The first of a table
    cell begins with a tab, of a row with two, and an empty cell is a line of that alone: so nothing
    can be moved into the cell beside it unseen. `roots` are the body, then the headers, then the
    footers, each once, in the order in which the sections name them. Field results and the checking
    box are left out.
    """
    return tuple(line for root in roots for line in _lines((root,)))


def boxes(roots: Iterable[Node]) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each checking box in these parts; there should be exactly one box."""
    return tuple(_lines(node) for root in roots for node in _walk(root) if is_checking_box(node))


def words(line: str) -> str:
    """Return a line's text, without what tells of cells; nothing for an empty cell."""
    return line.lstrip(_CELL)


def paragraphs(of: Iterable[str]) -> tuple[str, ...]:
    """Return the texts of all lines that have any."""
    return tuple(text for line in of if (text := words(line)))


def settle(text: str) -> str:
    """Return a paragraph's text in Unicode form C with each run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def cell(text: str, *, first: bool = False) -> str:
    """Return the line of a settled text that begins a cell, or the `first` cell of a row."""
    return f"{_CELL * (1 + first)}{text}"


def digest(of: Sequence[str]) -> bytes:
    """Return the 32-byte digest of lines: SHA-256 of them joined by line feeds."""
    return sha256("\n".join(of).encode("utf-8")).digest()


def mark(line: str) -> str:
    """Return the short mark of one line, by which a changed place can be found.

    It finds, and never proves: what is proven is the digest of the whole.
    """
    return sha256(line.encode("utf-8")).hexdigest()[:MARK_DIGITS]


def to_xml_text(record: bytes) -> str:
    """Return canonical JSON as text that XML can hold; `from_xml_text` gives back the bytes.

    JSON may hold a few characters that XML may not, or should not; they are spelt by number.
    """
    return _NOT_IN_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", record.decode("utf-8"))


def from_xml_text(text: str) -> bytes:
    """Return the canonical JSON that `to_xml_text` was given."""
    return _SPELT.sub(_unspell, text.strip()).encode("utf-8", "replace")


def _unspell(found: re.Match[str]) -> str:
    number: str | None = found[1]
    return found[0] if number is None else chr(int(number, 16))


def is_checking_box(node: Node) -> bool:
    """Tell whether this element is a content control with the tag of the checking box."""
    return node.tag == f"{W}sdt" and any(
        inner.get(f"{W}val") == CHECK_TAG
        for properties in node
        if properties.tag == f"{W}sdtPr"
        for inner in properties
        if inner.tag == f"{W}tag"
    )


def _walk(root: Node) -> Iterator[Node]:
    """Yield the element and all within it, parents first; without recursion, at any depth."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(list(node))


class _Table(Enum):
    """Where a table's structure stands between the paragraphs."""

    ROW = f"{W}tr"
    CELL = f"{W}tc"
    END_OF_CELL = ""


_PARAGRAPH, _TEXT = f"{W}p", f"{W}t"
_FIELD, _SIMPLE_FIELD = f"{W}fldChar", f"{W}fldSimple"
_CONTROL = f"{W}sdt"
_ROW, _CELL_OF_ROW = _Table.ROW.value, _Table.CELL.value


def _lines(of: Iterable[Node]) -> tuple[str, ...]:
    reader = _Reader()
    for node in of:
        reader.read(node)
    return tuple(_told(reader.found))


def _told(found: Iterable[_Table | list[str]]) -> Iterator[str]:
    """Yield the lines of paragraphs and what stands between them."""
    first, before = False, ""
    for each in found:
        if each is _Table.ROW:
            first = True
        elif each is _Table.CELL:
            if before:
                # A table begins this cell; the cell around it has nothing before it.
                yield before
            first, before = False, cell("", first=first)
        elif each is _Table.END_OF_CELL:
            if before:
                yield before
            before = ""
        elif text := settle("".join(each)):
            yield before + text
            before = ""


@dataclass(slots=True)
class _Reader:
    """Collects the texts of paragraphs in the order in which they begin, and tables' structure."""

    found: list[_Table | list[str]] = field(default_factory=list)
    # One value for each field that is open (they nest): whether its result has begun.
    fields: list[bool] = field(default_factory=list)

    def read(self, root: Node) -> None:
        # A stack instead of recursion: a stranger's file may be nested as deep as it likes.
        waiting: list[tuple[Node | None, list[str] | None]] = [(root, None)]
        while waiting:
            node, text = waiting.pop()
            if node is None:
                self.found.append(_Table.END_OF_CELL)
                continue
            tag = node.tag  # asked for once: a long register has a million elements
            if tag == _PARAGRAPH:
                text = []
                self.found.append(text)
            elif tag == _ROW:
                self.found.append(_Table.ROW)
            elif tag == _CELL_OF_ROW:
                self.found.append(_Table.CELL)
                waiting.append((None, None))
            if text is not None:
                self._take(node, tag, text)
            if not self._is_left_out(node, tag):
                waiting += ((child, text) for child in reversed(list(node)))

    def _take(self, node: Node, tag: str, text: list[str]) -> None:
        if tag == _FIELD:
            self._turn(node.get(f"{W}fldCharType"))
        elif True not in self.fields:
            if tag == _TEXT:
                text.append(node.text or "")
            else:
                text.append(_AS_TEXT.get(tag, ""))

    def _turn(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    @staticmethod
    def _is_left_out(node: Node, tag: str) -> bool:
        return (
            tag in _PROPERTIES
            or tag == _SIMPLE_FIELD
            or (tag == _CONTROL and is_checking_box(node))
        )
