"""Which column of a table is what, told by its heading, or else by what stands in it.

It is a guess that a person confirms once for each kind of table. `fingerprint` tells the same kind
again, so that a confirmed choice can be remembered by it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, time

from caldicott_desktop.domain.months import MONTH_NAMES
from caldicott_desktop.domain.naming import words_of
from caldicott_desktop.domain.tables import (
    FIELDS,
    Cell,
    Columns,
    Field,
    Purpose,
    Sure,
    Table,
    text_of,
)

MOST_ROWS: Mapping[Purpose, int] = {
    Purpose.DAY_LIST: 5_000,  # an office that has listed nothing for a quarter: 45 a day
    Purpose.ACCESS_LOG: 200_000,  # a year of a large office, three sources a case, several looks
    Purpose.DUTY_LIST: 20_000,  # fifty people for a year
    Purpose.NUMBER_LIST: 50_000,  # three years of a large office
}
"""How many rows are read, by what for; more is another list than the one that was meant."""

_SAMPLE = 200  # rows whose content is looked at
_MOST_OF_THEM = 0.7  # of the filled cells of a column look like what the column is

# What headings say, the more telling first: all words of a phrase stand in the heading.
_HEADINGS: Mapping[Field, tuple[str, ...]] = {
    Field.DIED_FROM: (
        *("died from", "death from", "death earliest", "last seen alive", "last seen", "dod from"),
    ),
    Field.DIED_TO: (*("died to", "death to", "death latest", "died until", "found", "dod to"),),
    Field.DIED: (
        *("date of death", "death date", "died", "dod", "date death", "death", "dates of death"),
        *("deceased on", "deceased date"),
    ),
    Field.REFERENCE: (
        *("case reference", "case ref", "case number", "case no", "case id", "me reference"),
        *("me ref", "meo ref", "mes ref", "our reference", "our ref", "local reference"),
        *("local ref", "reference", "ref", "case", "patient reference", "patient ref"),
        *("patient id", "patient identifier", "patient number", "record number", "mrn"),
        *("hospital number", "hospital no", "subject", "patient"),
    ),
    Field.SOURCES: (
        *("record sources", "records asked", "sources asked", "sources", "records requested"),
        *("records needed", "source", "records"),
    ),
    Field.EXAMINER: ("medical examiner", "examiner", "scrutinised by", "me name", "me"),
    Field.NOTE: ("notes", "note", "comments", "comment", "remarks", "remark", "information"),
    Field.AT: (
        *("date and time", "date time", "datetime", "timestamp", "time stamp", "accessed at"),
        *("access time", "event time", "when", "occurred at", "viewed at", "opened at"),
        "accessed",
    ),
    Field.ON: ("access date", "event date", "date accessed", "duty date", "date", "day", "shift"),
    Field.TIME: ("time of access", "time"),
    Field.WHO: (
        *("user name", "username", "full name", "staff name", "accessed by", "viewed by"),
        *("opened by", "user id", "user", "person", "staff member", "staff", "employee", "who"),
        *("name", "account", "actor", "clinician"),
    ),
    Field.SYSTEM: ("source system", "system", "application", "module", "source", "database"),
    Field.VIEWED: (
        *("record viewed", "what was viewed", "viewed", "activity", "action", "event type"),
        *("event", "description", "document", "screen", "detail", "details", "item"),
    ),
    Field.ROLE: ("job role", "duty role", "role", "grade", "position", "job title"),
    Field.THEIR_NUMBER: (
        *("nhs number", "nhs no", "nhs", "chi number", "chi", "health and care number", "mrn"),
        *("hospital number", "hospital no", "patient number", "patient no", "patient id"),
        *("patient identifier", "record number", "their reference", "their number"),
    ),
}

# A heading with one of these words is not that field, whatever else it says.
_NOT: Mapping[Field, frozenset[str]] = {
    Field.WHO: frozenset({"patient", "subject", "deceased", "system"}),
    Field.REFERENCE: frozenset({"nhs", "chi", "name", "birth", "user", "staff", "session"}),
    Field.DIED: frozenset({"place", "cause", "age"}),
    Field.DIED_TO: frozenset({"place", "where", "by"}),
    Field.ON: frozenset({"birth", "death", "end"}),
    Field.AT: frozenset({"by", "birth", "death"}),
    Field.TIME: frozenset({"zone"}),
    Field.SOURCES: frozenset({"date"}),
}

# The same, of a column that nothing but its content speaks for.
_NOT_BY_CONTENT = frozenset({"birth", "dob", "age"})
_HEALTH_NUMBERS = frozenset({"nhs", "chi"})

_DAY = re.compile(
    r"(?<![\w/.-])([0-9]{1,2}([./-])[0-9]{1,2}\2([0-9]{4}|[0-9]{2})"
    rf"|[0-9]{{1,2}}(st|nd|rd|th)?[ ./-]*({MONTH_NAMES})\b"
    r"|(19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2})(?![\w/-])",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b[0-2]?[0-9]:[0-5][0-9]")
_REFERENCE = re.compile(r"(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9/._ -]{2,29}")
_PERSON = re.compile(r"(?=.*[^\W\d_]{2})[^\d@]+")
_SERIALS = range(36_526, 73_051)  # 2000 to 2099, as Excel counts days


def recognise(table: Table, purpose: Purpose) -> Columns:
    """The columns of a table as far as they can be told: headings first, content for the rest."""
    places: dict[Field, int] = {}
    sure: dict[Field, Sure] = {}
    for field, column in _by_heading(table, purpose):
        places[field], sure[field] = column, Sure.HEADING
    for field in _told_by_content(purpose, places):
        if (place := _by_content(field, table, set(places.values()))) is not None:
            places[field], sure[field] = place, Sure.CONTENT
    return Columns(purpose=purpose, places=places, sure=sure)


def fingerprint(table: Table, purpose: Purpose) -> str:
    """What tables of one kind have in common, 64 hex digits: purpose and headings, in their order.

    Case, marks and spaces do not matter. A table without headings is told by its width alone.
    """
    headings = [" ".join(words) for words in _headings(table)] or [str(table.width)]
    return hashlib.sha256("\n".join((purpose.value, *headings)).encode()).hexdigest()


def _headings(table: Table) -> Sequence[tuple[str, ...]]:
    cells = table.header.cells if table.header else ()
    return [words_of(text_of(cell)) for cell in cells]


def _by_heading(table: Table, purpose: Purpose) -> Iterator[tuple[Field, int]]:
    """Give each field the column whose heading says it best; a column is taken once."""
    ranked = sorted(
        (rank, place, column)
        for column, words in enumerate(_headings(table))
        for place, field in enumerate(FIELDS[purpose])
        if (rank := _rank(field, words))
    )
    fields: set[Field] = set()
    columns: set[int] = set()
    for _, place, column in ranked:
        field = FIELDS[purpose][place]
        if field not in fields and column not in columns:
            fields.add(field)
            columns.add(column)
            yield field, column


def _rank(field: Field, words: tuple[str, ...]) -> tuple[int, int] | None:
    """How well a heading says that it is `field`, less being better; `None` where it does not.

    First how many words it has besides, then how telling those are that say it.
    """
    if _NOT.get(field, frozenset()).intersection(words):
        return None
    return min(
        (
            (len(words) - len(said), telling)
            for telling, phrase in enumerate(_HEADINGS[field])
            if (said := phrase.split()) and set(said) <= set(words)
        ),
        default=None,
    )


def _told_by_content(purpose: Purpose, places: Mapping[Field, int]) -> Iterator[Field]:
    """Give what is still to be found and can be told by what stands in a column."""
    has_died = {Field.DIED, Field.DIED_FROM, Field.DIED_TO}.intersection(places)
    has_when = {Field.AT, Field.ON}.intersection(places)
    wanted: dict[Purpose, tuple[tuple[Field, bool], ...]] = {
        Purpose.DAY_LIST: ((Field.DIED, not has_died), (Field.REFERENCE, True)),
        Purpose.ACCESS_LOG: (
            (Field.AT, not has_when),
            (Field.ON, not has_when),
            (Field.REFERENCE, True),
            (Field.WHO, True),
        ),
        Purpose.DUTY_LIST: ((Field.ON, True), (Field.WHO, True)),
        Purpose.NUMBER_LIST: ((Field.REFERENCE, True),),
    }
    for field, is_wanted in wanted[purpose]:
        if is_wanted and field not in places:
            yield field


def _by_content(field: Field, table: Table, taken: AbstractSet[int]) -> int | None:
    """The first free column that looks like `field` in most of its filled cells."""
    headings = _headings(table)
    found: list[tuple[bool, int]] = []
    for column in range(table.width):
        words = set(headings[column]) if column < len(headings) else set()
        cells = [line.cell(column) for line in table.lines[:_SAMPLE]]
        filled = [cell for cell in cells if cell != ""]
        if column in taken or not filled or words & _NOT_BY_CONTENT:
            continue
        alike = sum(_LOOKS[field](cell) for cell in filled)
        if alike >= _MOST_OF_THEM * len(filled):
            found.append((bool(words & _HEALTH_NUMBERS), column))
    return min(found)[1] if found else None


def _is_day(cell: Cell) -> bool:
    match cell:
        case datetime():
            return True
        case int() | float():
            return int(cell) in _SERIALS
        case _:
            return bool(_DAY.search(cell))


def _is_moment(cell: Cell) -> bool:
    match cell:
        case datetime():
            return cell.time() != time()
        case int() | float():
            return _is_day(cell) and not float(cell).is_integer()
        case _:
            return _is_day(cell) and bool(_CLOCK.search(cell))


def _is_reference(cell: Cell) -> bool:
    text = text_of(cell)
    return not _is_day(cell) and not _CLOCK.search(text) and bool(_REFERENCE.fullmatch(text))


def _is_person(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(_PERSON.fullmatch(cell))


_LOOKS: Mapping[Field, Callable[[Cell], bool]] = {
    Field.DIED: _is_day,
    Field.ON: _is_day,
    Field.AT: _is_moment,
    Field.REFERENCE: _is_reference,
    Field.WHO: _is_person,
}
