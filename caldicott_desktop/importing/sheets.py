"""The cells of one sheet, read from its markup as it streams by, and what is odd about them.

Everything is bounded before it is kept, and nothing is kept of a sheet but its values: neither
the depth nor the size of what a stranger wrote can hold up or fill a computer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import IO

from caldicott_desktop.domain.tables import Cell, Line
from caldicott_desktop.importing.faults import UnreadableList
from caldicott_desktop.importing.limits import LAST_ROW, MOST_COLUMNS
from caldicott_desktop.importing.markup import MAIN, Attributes, Markup

_NAMED = 5  # cells named in a note; the rest are counted
_LETTERS = re.compile(r"([A-Z]{1,3})[0-9]+")

Value = Callable[[str, str, str], Cell]
"""The value of a cell by its type, its style and its text, as a workbook tells them."""


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
class Sheet:
    """The filled rows of a sheet, and its cells that are not plain values.

    `formulas` have a value kept with them, `uncached` have none; `hidden` counts filled rows.
    """

    lines: list[Line] = field(default_factory=list)
    formulas: Places = field(default_factory=Places)
    uncached: Places = field(default_factory=Places)
    merged: Places = field(default_factory=Places)
    hidden: int = 0


def reading_sheet(
    stream: IO[bytes], value: Value, *, most_rows: int
) -> Generator[int, None, Sheet]:
    """Read a sheet, yielding how many filled rows have been met.

    Raises `UnreadableList` as soon as there are more rows than that, or a value beyond the columns
    that are read; whatever the parser raises where the markup is none.
    """
    reader = _Reader(value, most_rows)
    for _ in reader.markup.taking(stream):
        yield len(reader.sheet.lines)
    return reader.sheet


class _Reader:
    def __init__(self, value: Value, most_rows: int) -> None:
        self.sheet = Sheet()
        self._value = value
        self._most_rows = most_rows
        self._row = 0
        self._is_hidden = False
        self._cells: list[Cell] = []
        self._column = 0
        self._cell: Attributes = {}
        self._has_formula = False
        self._text: list[str] = []
        self.markup = Markup(
            begun={
                f"{MAIN}row": self._on_row,
                f"{MAIN}c": self._on_cell,
                f"{MAIN}f": self._on_formula,
                f"{MAIN}v": self._on_text,
                f"{MAIN}t": self._on_text,
                f"{MAIN}mergeCell": self._on_merged,
            },
            ended={
                f"{MAIN}v": self._on_text_end,
                f"{MAIN}t": self._on_text_end,
                f"{MAIN}c": self._on_cell_end,
                f"{MAIN}row": self._on_row_end,
            },
        )

    def _on_row(self, attributes: Attributes) -> None:
        self._row = int(float(attributes.get("r", self._row + 1)))
        if not 0 < self._row <= LAST_ROW:
            raise UnreadableList("damaged")
        self._is_hidden = attributes.get("hidden") in {"1", "true"}
        self._cells = []
        self._column = 0

    def _on_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._has_formula = False
        self._text = []
        named = _LETTERS.fullmatch(attributes.get("r", ""))
        self._column = _column(named[1]) if named else self._column + 1

    def _on_formula(self, _: Attributes) -> None:
        self._has_formula = True

    def _on_text(self, _: Attributes) -> None:
        self.markup.into(self._text.append)

    def _on_text_end(self) -> None:
        self.markup.into(None)

    def _on_cell_end(self) -> None:
        text = "".join(self._text)
        if self._has_formula:  # some programs write an empty value where they worked nothing out
            places = self.sheet.formulas if text else self.sheet.uncached
            places.add(self._cell.get("r", ""))
        if not text:
            return
        value = self._value(self._cell.get("t", "n"), self._cell.get("s", "0"), text)
        if value == "":
            return
        if self._column > MOST_COLUMNS:
            raise UnreadableList("too-wide", most=MOST_COLUMNS)
        self._cells += [""] * (self._column - len(self._cells))
        self._cells[self._column - 1] = value

    def _on_row_end(self) -> None:
        if not self._cells:
            return
        self.sheet.lines.append(Line(number=self._row, cells=tuple(self._cells)))
        self.sheet.hidden += self._is_hidden
        if len(self.sheet.lines) > self._most_rows + 1:  # one of them may be the headings
            raise UnreadableList("too-many-rows", most=self._most_rows)

    def _on_merged(self, attributes: Attributes) -> None:
        self.sheet.merged.add(attributes.get("ref", ""))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
