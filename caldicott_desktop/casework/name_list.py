"""A resident list as pasted from a care system: read first, taken in once it was looked at."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from caldicott_desktop import identifiers
from caldicott_desktop.casework.name_entry import faults_of, one_line, tidied
from caldicott_desktop.domain.naming import folded
from caldicott_desktop.errors import Sentence
from caldicott_desktop.store.names import NamedPerson

# Columns by the words care systems and spreadsheets head them with, folded.
_HEADINGS: Mapping[str, str] = {
    words: column
    for column, said in {
        "reference": (
            "reference|ref|local reference|local ref|resident id|resident ref|resident reference"
            "|resident no|resident number|client id|service user id|id|patient id|our reference"
        ),
        "name": (
            "name|full name|resident|resident name|service user|service user name|client"
            "|client name|patient|patient name|person"
        ),
        "surname": "surname|last name|family name",
        "forenames": "forename|forenames|first name|first names|given name|given names",
        "born_on": "date of birth|dob|d.o.b|birth date|birthdate|born|born on|birthday",
        "health_number": (
            "nhs number|nhs no|nhs|nhs num|chi number|chi no|chi|h&c number|hc number|h&c no"
            "|health and care number"
        ),
        "others": (
            "other identifiers|other identifier|identifiers|other numbers|hospital number"
            "|hospital no|other id"
        ),
        "note": "note|notes|comment|comments|remarks",
    }.items()
    for words in map(folded, said.split("|"))
}
_HEADINGS_NEEDED = 2  # so many known headings make a first row a heading

# Without headings: these two, then whatever is recognised by what it looks like.
_FEWEST_CELLS = 2

MOST_ROWS = 20_000


class RowState(Enum):
    """What taking a row in would do."""

    NEW = "new"
    """Nobody has this reference yet."""
    CHANGED = "changed"
    """The reference means somebody; something about them would change."""
    SAME = "same"
    """The name key says so already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row that could be read; `line` counts from 1. `before` is whom the reference means now."""

    line: int
    person: NamedPerson
    state: RowState
    before: NamedPerson | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadRow:
    """A row that could not be read, as it was pasted, and why."""

    line: int
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList:
    """A pasted list as it was read: every line that is not empty is in one of the two parts.

    `columns` are the fields its headings name, in order; empty where it has none.
    """

    rows: tuple[ReadRow, ...]
    unread: tuple[UnreadRow, ...]
    columns: tuple[str, ...]

    def of(self, state: RowState) -> tuple[ReadRow, ...]:
        """Return the rows of that state."""
        return tuple(each for each in self.rows if each.state is state)


class _Unreadable(Exception):
    """Why a row cannot be read, as a sentence."""


def read_list(text: str, there: Mapping[str, NamedPerson], *, today: date) -> NameList:
    """Read a pasted list; `there` is the name key by folded reference. Raises nothing.

    Rows are lines; cells are parted by tabs, else semicolons, else commas, whichever the first
    line has. A heading row, if there is one, says what the columns are; without one, the first two
    cells are reference and name, and the rest is told by what it looks like.
    """
    lines = [(at, each) for at, each in enumerate(text.splitlines(), start=1) if each.strip()]
    delimiter = _delimiter(lines[0][1]) if lines else ","
    columns = _columns(_cells(lines[0][1], delimiter)) if lines else ()
    reading = _Reading(columns=columns, delimiter=delimiter, today=today)
    rows: list[ReadRow] = []
    unread: list[UnreadRow] = []
    for line, words in lines[1:] if columns else lines:
        try:
            person = reading.person(line, words)
        except _Unreadable as reason:
            unread.append(UnreadRow(line=line, words=one_line(words), why=str(reason)))
        else:
            rows.append(_compared(line, person, there.get(folded(person.reference))))
    return NameList(rows=tuple(rows), unread=tuple(unread), columns=columns)


@dataclass(slots=True, kw_only=True)
class _Reading:
    """How rows are read, and where each reference was met first."""

    columns: tuple[str, ...]
    delimiter: str
    today: date
    lines: dict[str, int] = field(default_factory=dict)

    def person(self, line: int, words: str) -> NamedPerson:
        """Return the person of a row; raises `_Unreadable`."""
        if len(self.lines) >= MOST_ROWS:
            raise _Unreadable(Sentence("name.list-too-long", most=MOST_ROWS).words)
        person = _person(_cells(words, self.delimiter), self.columns, self.today)
        first = self.lines.setdefault(folded(person.reference), line)
        if first != line:
            raise _Unreadable(Sentence("name.twice", reference=person.reference, line=first).words)
        return person


def _compared(line: int, person: NamedPerson, before: NamedPerson | None) -> ReadRow:
    """Say what the row would change; what the list leaves empty stays as it is."""
    if before is None:
        return ReadRow(line=line, person=person, state=RowState.NEW)
    merged = replace(
        before,
        name=person.name,
        born_on=person.born_on or before.born_on,
        health_number=person.health_number or before.health_number,
        others=person.others or before.others,
        note=person.note or before.note,
    )
    state = RowState.SAME if merged == before else RowState.CHANGED
    return ReadRow(line=line, person=merged, state=state, before=before)


def _delimiter(line: str) -> str:
    return next((each for each in "\t;" if each in line), ",")


def _cells(line: str, delimiter: str) -> list[str]:
    """Cut a line; quotation marks around a cell may hold the delimiter."""
    try:
        (cells,) = csv.reader([line], delimiter=delimiter, skipinitialspace=True)
    except (csv.Error, ValueError):
        cells = line.split(delimiter)
    return [one_line(each) for each in cells]


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    """Return what the cells of a heading row name, or nothing where they are no heading."""
    named = [_HEADINGS.get(folded(each.rstrip(".:")), "") for each in cells]
    return tuple(named) if sum(map(bool, named)) >= _HEADINGS_NEEDED else ()


def _person(cells: list[str], columns: Sequence[str], today: date) -> NamedPerson:
    said = _by_heading(cells, columns) if columns else _by_look(cells)
    name = said.get("name") or " ".join(
        part for part in (said.get("forenames"), said.get("surname")) if part
    )
    born = said.get("born_on")
    person = tidied(
        NamedPerson(
            reference=said.get("reference", ""),
            name=name,
            born_on=_birth(born, today) if born else None,
            health_number=said.get("health_number"),
            others=said.get("others"),
            note=said.get("note"),
        )
    )
    if found := faults_of(person, today=today):
        raise _Unreadable(" ".join(each.words for each in found))
    return person


def _by_heading(cells: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    said: dict[str, str] = {}
    for column, words in zip(columns, cells, strict=False):
        if column and words:
            said[column] = f"{said[column]}; {words}" if column in said else words
    return said


def _by_look(cells: Sequence[str]) -> dict[str, str]:
    filled = [each for each in cells if each]
    if len(filled) < _FEWEST_CELLS:
        raise _Unreadable(Sentence("name.row-too-short").words)
    first, second, *rest = filled
    if not _has_digit(first) and _has_digit(second):
        first, second = second, first
    said = {"reference": first, "name": second}
    for words in rest:
        column = _looks_like(words)
        said[column] = f"{said[column]}; {words}" if column in said else words
    return said


def _looks_like(words: str) -> str:
    if identifiers.health_number(words) is not None:
        return "health_number"
    return "born_on" if identifiers.is_date(words) else "others"


def _birth(words: str, today: date) -> date:
    found = identifiers.birth_date(words, today)
    if found is None:
        raise _Unreadable(Sentence("name.birth-not-read", text=words).words)
    return found


def _has_digit(words: str) -> bool:
    return any(map(str.isdecimal, words))


def by_reference(people: Iterator[NamedPerson]) -> dict[str, NamedPerson]:
    """Return people by their folded reference, as `read_list` looks for them."""
    return {folded(each.reference): each for each in people}
