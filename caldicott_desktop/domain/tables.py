"""A table somebody else made, as plain cells, and which of its columns is what.

Where a table comes from, a spreadsheet or a text, is `importing`'s to know. Here it is rows with
the numbers their spreadsheet shows, so that whatever cannot be read is named by its row.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from caldicott_desktop.errors import Sentence

Cell = str | int | float | datetime
"""What a cell holds: text (`""` for nothing), a number, or a day with a time, which has no zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: its number as the spreadsheet shows it, and its cells from the first column on."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int | None) -> Cell:
        """What stands in a column; nothing where there is no such column or the row ends before."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    def text(self, column: int | None) -> str:
        """The same as text."""
        return text_of(self.cell(column))


class Origin(Enum):
    """How a table came; the values are written into payloads and never change."""

    PASTED = "pasted"
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What was read: headings if there are any, the rows below them, and what is to be said of it.

    `sheets` are the names of all sheets of a workbook, `sheet` the one that was read.
    """

    origin: Origin
    header: Line | None = None
    lines: tuple[Line, ...] = ()
    notes: tuple[Sentence, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        rows = (*self.lines, *((self.header,) if self.header else ()))
        return max((len(line.cells) for line in rows), default=0)


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without a point, days as `2026-11-14 09:04:00`."""
    match cell:
        case datetime():
            return cell.isoformat(sep=" ")
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)


class Purpose(Enum):
    """What a table is read for."""

    DAY_LIST = "day_list"
    ACCESS_LOG = "access_log"
    DUTY_LIST = "duty_list"
    NUMBER_LIST = "number_list"


class Field(Enum):
    """What a column can be; the values stand in mappings that are remembered."""

    REFERENCE = "reference"
    DIED = "died"
    DIED_FROM = "died_from"
    DIED_TO = "died_to"
    SOURCES = "sources"
    NOTE = "note"
    EXAMINER = "examiner"
    AT = "at"
    ON = "on"
    TIME = "time"
    WHO = "who"
    SYSTEM = "system"
    VIEWED = "viewed"
    ROLE = "role"
    THEIR_NUMBER = "their_number"


FIELDS: Mapping[Purpose, tuple[Field, ...]] = {
    Purpose.DAY_LIST: (
        Field.REFERENCE,
        Field.DIED,
        Field.DIED_FROM,
        Field.DIED_TO,
        Field.SOURCES,
        Field.NOTE,
        Field.EXAMINER,
    ),
    Purpose.ACCESS_LOG: (
        Field.AT,
        Field.ON,
        Field.TIME,
        Field.WHO,
        Field.REFERENCE,
        Field.SYSTEM,
        Field.VIEWED,
    ),
    Purpose.DUTY_LIST: (Field.WHO, Field.ON, Field.ROLE),
    Purpose.NUMBER_LIST: (Field.THEIR_NUMBER, Field.REFERENCE),
}
"""What the columns of a table can be, by what it is read for, in the order a page offers them."""

_NEEDED: Mapping[Purpose, tuple[tuple[Field, ...], ...]] = {
    Purpose.DAY_LIST: ((Field.REFERENCE,),),
    Purpose.ACCESS_LOG: ((Field.AT, Field.ON), (Field.WHO,), (Field.REFERENCE,)),
    Purpose.DUTY_LIST: ((Field.WHO,), (Field.ON,)),
    Purpose.NUMBER_LIST: ((Field.THEIR_NUMBER,), (Field.REFERENCE,)),
}


class Sure(Enum):
    """Why a column is taken for what it is."""

    CONFIRMED = "confirmed"  # a person said so, now or when such a table was last read
    HEADING = "heading"
    CONTENT = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column is what, counted from 0; a column is one thing at most."""

    purpose: Purpose
    places: Mapping[Field, int]
    sure: Mapping[Field, Sure]

    @property
    def missing(self) -> tuple[tuple[Field, ...], ...]:
        """What is needed and has no column; of each group one is enough."""
        return tuple(
            group
            for group in _NEEDED[self.purpose]
            if not any(field in self.places for field in group)
        )

    def place(self, field: Field) -> int | None:
        """The column of a field, if there is one."""
        return self.places.get(field)


def confirmed(purpose: Purpose, places: Mapping[Field, int]) -> Columns:
    """The columns as a person confirmed them.

    Raises `ValueError` where a field is none of the purpose or two share a column.
    """
    if not set(places) <= set(FIELDS[purpose]):
        raise ValueError("A field does not belong to this kind of table")
    if len(set(places.values())) < len(places) or min(places.values(), default=0) < 0:
        raise ValueError("Two fields share a column, or a column has no place")
    return Columns(purpose=purpose, places=dict(places), sure=dict.fromkeys(places, Sure.CONFIRMED))


def to_text(columns: Columns) -> str:
    """The columns as one line of text, to be remembered; the same columns give the same line."""
    places = {field.value: place for field, place in columns.places.items()}
    return json.dumps({"purpose": columns.purpose.value, "places": places}, sort_keys=True)


def from_text(text: str) -> Columns:
    """The columns that `to_text` wrote, confirmed; raises `ValueError` for anything else."""
    try:
        read = json.loads(text)
        places = {Field(name): int(place) for name, place in read["places"].items()}
        purpose = Purpose(read["purpose"])
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("These are no columns") from error
    return confirmed(purpose, places)
