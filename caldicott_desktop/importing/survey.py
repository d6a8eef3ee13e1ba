"""What a sheet holds, told from its markup before a value is read: how much, and what is odd."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from caldicott_desktop.importing.faults import UnreadableList
from caldicott_desktop.importing.limits import LAST_ROW, MOST_COLUMNS

_CHUNK = 2**16
_NAMED = 5  # cells named in a note; the rest are counted
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_LETTERS = re.compile(r"([A-Z]{1,3})[0-9]+")


@dataclass(slots=True)
class Places:
    """Cells or ranges of which the first few are named."""

    count: int = 0
    named: list[str] = field(default_factory=list)

    def add(self, place: str) -> None:
        """Count a place."""
        self.count += 1
        if len(self.named) < _NAMED:
            self.named.append(place)

    @property
    def said(self) -> str:
        """The first few in a row, and dots where there are more."""
        return ", ".join(self.named) + (" …" if self.count > len(self.named) else "")


@dataclass(slots=True)
class Survey:
    """What was found: filled rows and how far they reach, and the cells that are not plain values.

    `formulas` have a value kept with them, `uncached` have none.
    """

    rows: int = 0
    last_row: int = 0
    last_column: int = 0
    formulas: Places = field(default_factory=Places)
    uncached: Places = field(default_factory=Places)
    merged: Places = field(default_factory=Places)
    hidden: set[int] = field(default_factory=set)


def surveying(stream: IO[bytes], *, most_rows: int) -> Generator[int, None, Survey]:
    """Survey a sheet, yielding how many filled rows have been met.

    Raises `UnreadableList` as soon as there are more rows than that, or a cell beyond the columns
    that are read; whatever `expat` raises where the markup is none.
    """
    surveyor = _Surveyor(most_rows)
    while chunk := stream.read(_CHUNK):
        surveyor.parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position alone
        yield surveyor.found.rows
    surveyor.parser.Parse(b"", True)  # noqa: FBT003
    surveyor.end_cell()
    return surveyor.found


def refuse_declarations(stream: IO[bytes]) -> None:
    """Raise `UnreadableList` where a part declares a document type.

    A declaration stands before the first element, so no more is read than up to that.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_declaration
    begun: list[str] = []
    parser.StartElementHandler = lambda name, _: begun.append(name)
    while not begun and (chunk := stream.read(_CHUNK)):
        parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position alone


def _refuse_declaration(*_: object) -> None:
    raise UnreadableList("damaged")


class _Surveyor:
    def __init__(self, most_rows: int) -> None:
        self.found = Survey()
        self._most_rows = most_rows
        self._row = 0
        self._column = 0
        self._cell = ""
        self._has_formula = False
        self._is_worked_out = False
        self._row_counted = 0
        self._elements = {
            f"{_MAIN}{name}": what
            for name, what in {
                "row": self._on_row,
                "c": self._on_cell,
                "f": self._on_formula,
                "v": self._on_value,
                "is": self._on_value,
                "mergeCell": self._on_merged,
            }.items()
        }
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._on_element

    def end_cell(self) -> None:
        """Take in the cell whose content has all been met."""
        if self._has_formula:
            places = self.found.formulas if self._is_worked_out else self.found.uncached
            places.add(self._cell)
            self.parser.CharacterDataHandler = None
        self._has_formula = self._is_worked_out = False

    def _on_element(self, name: str, attributes: dict[str, str]) -> None:
        if what := self._elements.get(name):
            what(attributes)

    def _on_row(self, attributes: dict[str, str]) -> None:
        self.end_cell()
        self._row = int(float(attributes.get("r", self._row + 1)))
        self._column = 0
        if not 0 < self._row <= LAST_ROW:
            raise UnreadableList("damaged")
        if attributes.get("hidden") in {"1", "true"}:
            self.found.hidden.add(self._row)

    def _on_cell(self, attributes: dict[str, str]) -> None:
        self.end_cell()
        self._cell = attributes.get("r", "")
        named = _LETTERS.fullmatch(self._cell)
        self._column = _column(named[1]) if named else self._column + 1

    def _on_formula(self, _: dict[str, str]) -> None:
        self._has_formula = True

    def _on_value(self, _: dict[str, str]) -> None:
        if self._has_formula:  # some programs write an empty value where they worked nothing out
            self.parser.CharacterDataHandler = self._on_worked_out
        found = self.found
        if self._column > MOST_COLUMNS:
            raise UnreadableList("too-wide", most=MOST_COLUMNS)
        found.last_column = max(found.last_column, self._column)
        if self._row != self._row_counted:
            self._row_counted = self._row
            found.rows += 1
            found.last_row = max(found.last_row, self._row)
            if found.rows > self._most_rows + 1:  # one of them may be the headings
                raise UnreadableList("too-many-rows", most=self._most_rows)

    def _on_worked_out(self, _: str) -> None:
        self._is_worked_out = True

    def _on_merged(self, attributes: dict[str, str]) -> None:
        self.end_cell()
        self.found.merged.add(attributes.get("ref", ""))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
