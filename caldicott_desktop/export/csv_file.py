"""A register as CSV: RFC 4180, UTF-8 with a byte order mark, and no cell a formula.

Programs that calculate take a cell that begins with certain characters for a formula (OWASP ASVS 5,
1.2.10). Such a cell gets an apostrophe before it, and so does one that begins with an apostrophe,
so that taking one away gives back every text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.register import Cell
from caldicott_desktop.export import plain, register_content
from caldicott_desktop.export.register_content import Heading, Register

MARK = "'"
_FORMULA = re.compile("[\\s\u200b\ufeff]*['=+\\-@\t\n\r\0\uff1d\uff0b\uff0d\uff20]")
# Parts the texts of a line, so that one look tells of all of them that nothing is to be done: it is
# printable, and typed by nobody.
_BETWEEN = "\ufffc"
_SUSPECT = re.compile(_BETWEEN + "[\\s'=+\\-@\uff1d\uff0b\uff0d\uff20]")
_BLOCK = 1 << 16
_MARK_OF_ORDER = b"\xef\xbb\xbf"
_LINE_ENDS = re.compile("\r\n?")

_NOTE = """\
How to read {name}
One line for the names of the columns, then one for each decision or count, as RFC 4180 has it:
fields parted by commas, lines by CR LF, text in UTF-8 with a byte order mark at its beginning.
Days stand as 2026-11-30. Nothing is left blank: what is missing, withheld or held says so.
A field that begins with = + - @, a tab, a line end or a full-width = + - @ (or with spaces and
one of these) could be taken for a formula. It has an apostrophe (') before it, which is not part of
what was recorded; so does one that begins with an apostrophe. Take away one to read it.
Control characters stand as their pictures, such as ␀ for NUL and ␍ for CR.
SHA-256 of the file: {digest}
What it is checked with stands beside it in {proof}.
"""


class CsvFile:
    """A CSV file as it is written, line by line."""

    def __init__(self, path: Path, headings: Sequence[Heading]) -> None:
        """Begin the new file at `path` with the names of the columns."""
        self._file = path.open("xb")
        self._digest = sha256()
        self._lines = io.StringIO()
        self._writer = csv.writer(self._lines, lineterminator="\r\n")
        self._put(_MARK_OF_ORDER)
        self.add([each.name for each in headings])

    def add(self, cells: Sequence[Cell]) -> None:
        """Write one line."""
        said = _BETWEEN.join(["", *(each for each in cells if isinstance(each, str))])
        if _SUSPECT.search(said) or not said.isprintable():
            cells = [harmless(each) if isinstance(each, str) else each for each in cells]
        self._writer.writerow(cells)
        if self._lines.tell() > _BLOCK:
            self._flush()

    def finish(self) -> bytes:
        """End the file and give its digest (32 bytes)."""
        self._flush()
        self._file.close()
        return self._digest.digest()

    def abandon(self) -> None:
        """Let go of the file as it is."""
        self._file.close()

    def _flush(self) -> None:
        self._put(self._lines.getvalue().encode("utf-8"))
        self._lines.seek(0)
        self._lines.truncate()

    def _put(self, data: bytes) -> None:
        self._digest.update(data)
        self._file.write(data)


def to_bytes(headings: Sequence[str], lines: Iterable[Sequence[Cell]]) -> bytes:
    """Give the bytes of a short CSV file of these columns."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings)
    for cells in lines:
        writer.writerow([harmless(each) if isinstance(each, str) else each for each in cells])
    return _MARK_OF_ORDER + text.getvalue().encode("utf-8")


def harmless(text: str) -> str:
    """Give text that no program takes for a formula, with nothing of it lost."""
    marked = MARK + text if _FORMULA.match(text) else text
    return showable(_LINE_ENDS.sub("\n", marked))


def note(register: Register, name: str, digest: bytes) -> bytes:
    """Give the text to lay beside the CSV file `name`: how to read it, and what it is."""
    told = ["\n".join(_facts(register))]
    if register.statement is not None:
        statement = plain.text(
            "Completeness statement",
            register_content.answer(register),
            register_content.sections(register),
        )
        told.append(statement)
    return reading(name, digest, register.proof_name, told)


def reading(name: str, digest: bytes, proof_name: str, told: Iterable[str]) -> bytes:
    """Give how to read the CSV file `name`, and under that what is `told` of it."""
    how = _NOTE.format(name=name, digest=digest.hex(), proof=proof_name)
    return showable("\n\n".join(each.strip() for each in (how, *told)) + "\n").encode("utf-8")


def _facts(register: Register) -> Iterable[str]:
    yield register.title
    yield from _labelled(register_content.facts(register))


def _labelled(facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"{label}: {words}" for label, words in facts)
