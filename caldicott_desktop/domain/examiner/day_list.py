"""A day list as cases to be listed, and the rows that cannot be, each with its number and why.

A row that can be read becomes a case even where it leaves something out, since a case without a
date of death is still a case; what was made of it is remarked on. Of rows with the same reference
one case is offered. Nothing is listed here: a person looks at the rows first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner.case import CaseDetails
from caldicott_desktop.domain.examiner.choices import Came
from caldicott_desktop.domain.examiner.died import NOT_KNOWN, Died, died_between, died_of
from caldicott_desktop.domain.examiner.typed_names import doubt_about
from caldicott_desktop.domain.in_turns import Turns
from caldicott_desktop.domain.tables import Columns, Field, Line, Origin, Table
from caldicott_desktop.errors import Sentence

IsHealthNumber = Callable[[str], object]
"""Whether a text is one number of a health service and nothing else; `identifiers` knows."""

_LONGEST_REFERENCE = 60  # characters: hospital and office references have twenty at most
_AT_ONCE = 50  # rows in one turn
_BETWEEN_SOURCES = re.compile(r"[,;/+]")
_ERROR = re.compile(r"#(?:REF!|VALUE!|N/A|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|#+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """A case that a list offers, by the rows that name it.

    `is_here` tells that a case with this reference is on the log already: it is the same case.
    """

    numbers: tuple[int, ...]
    reference: str
    died: Died = NOT_KNOWN
    sources: tuple[str, ...] = ()
    note: str = ""
    examiner: str = ""
    is_here: bool = False
    remarks: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """A row that cannot be listed as it is: its number, the field at fault, and why.

    `reference` is that of the row, so that it is found again, where it is one of the office's own.
    """

    number: int
    field: Field
    said: Sentence
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayList:
    """What a list came to, in its own order."""

    rows: tuple[DayRow, ...]
    faults: tuple[RowFault, ...]


def same_reference(text: str) -> str:
    """A reference for comparing: whatever its letters and spaces, the same is the same."""
    return " ".join(text.split()).casefold()


def read_day_list(
    table: Table,
    columns: Columns,
    *,
    today: date,
    is_health_number: IsHealthNumber,
    here: AbstractSet[str] = frozenset(),
) -> Turns[DayList]:
    """The cases and the faults of a table, in turns; `here` are the references on the log."""
    known = {same_reference(reference) for reference in here}
    rows: dict[str, DayRow] = {}
    faults: list[RowFault] = []
    for done, line in enumerate(table.lines):
        if done % _AT_ONCE == _AT_ONCE - 1:
            yield done, len(table.lines)
        if table.header and line.cells == table.header.cells:
            continue  # headings again, at the top of a printed page
        read = _read(line, columns, today, is_health_number)
        if isinstance(read, RowFault):
            faults.append(read)
            continue
        key = same_reference(read.reference)
        if earlier := rows.get(key):
            rows[key] = _as_one(earlier, read)
        else:
            rows[key] = replace(read, is_here=key in known)
    return DayList(rows=tuple(rows.values()), faults=tuple(faults))


def details_of(
    row: DayRow, *, origin: Origin, list_sha256: str, nation: Nation | None
) -> CaseDetails:
    """The case as it is listed from a row."""
    return CaseDetails(
        reference=row.reference,
        died_from_on=row.died.from_on,
        died_to_on=row.died.to_on,
        came=Came.of(origin.value),
        list_sha256=list_sha256,
        asked=row.sources,
        examiner=row.examiner or None,
        note=row.note or None,
        nation=nation,
    )


def _read(
    line: Line, columns: Columns, today: date, is_health_number: IsHealthNumber
) -> DayRow | RowFault:
    def at(field: Field, said: Sentence) -> RowFault:
        return RowFault(number=line.number, field=field, said=said)

    for field, place in columns.places.items():
        if _ERROR.fullmatch(line.text(place)):
            return at(field, Sentence("day-list.error-value", text=line.text(place)))
    reference = " ".join(line.text(columns.place(Field.REFERENCE)).split())
    if not reference:
        return at(Field.REFERENCE, Sentence("day-list.no-reference"))
    if is_health_number(reference):
        return at(Field.REFERENCE, Sentence("day-list.health-number"))
    if len(reference) > _LONGEST_REFERENCE:
        said = Sentence("day-list.reference-too-long", most=_LONGEST_REFERENCE)
        return at(Field.REFERENCE, said)
    died = _died(line, columns, today)
    if isinstance(died, Sentence):
        return replace(at(_of_death(columns), died), reference=reference)
    has_day = {Field.DIED, Field.DIED_FROM, Field.DIED_TO}.intersection(columns.places)
    no_day = () if died.is_known or not has_day else (Sentence("day-list.no-day"),)
    doubt = doubt_about(reference)
    return DayRow(
        numbers=(line.number,),
        reference=reference,
        died=died,
        sources=_sources(line.text(columns.place(Field.SOURCES))),
        note=line.text(columns.place(Field.NOTE)).strip(),
        examiner=line.text(columns.place(Field.EXAMINER)).strip(),
        remarks=(*((doubt,) if doubt else ()), *died.remarks, *no_day),
    )


def _died(line: Line, columns: Columns, today: date) -> Died | Sentence:
    """When somebody died: by the two columns of a range, or else by the one of a day or range."""
    first, last = (line.cell(columns.place(end)) for end in (Field.DIED_FROM, Field.DIED_TO))
    if first != "" or last != "":
        return died_between(first, last, today)
    return died_of(line.cell(columns.place(Field.DIED)), today)


def _of_death(columns: Columns) -> Field:
    return Field.DIED if Field.DIED in columns.places else Field.DIED_FROM


def _sources(text: str) -> tuple[str, ...]:
    """The sources that a cell names, each once, as they are written."""
    named = (" ".join(part.split()) for part in _BETWEEN_SOURCES.split(text))
    return _once(name for name in named if name)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(text.casefold(), text)
    return tuple(found.values())


def _as_one(first: DayRow, other: DayRow) -> DayRow:
    """Two rows with one reference as one case: what the first says stands, differences are told."""
    remarks = [
        *first.remarks,
        Sentence("day-list.twice", first=first.numbers[0], row=other.numbers[0]),
    ]
    died = first.died
    if not died.is_known:
        died = other.died
        remarks = [each for each in remarks if each.id != "day-list.no-day"]
        remarks += died.remarks
    elif other.died.is_known and (died.from_on, died.to_on) != (
        other.died.from_on,
        other.died.to_on,
    ):
        remarks.append(Sentence("day-list.twice-other-day", row=other.numbers[0]))
    return replace(
        first,
        numbers=(*first.numbers, *other.numbers),
        died=died,
        sources=_once((*first.sources, *other.sources)),
        note="\n".join(_once(note for note in (first.note, other.note) if note)),
        examiner=first.examiner or other.examiner,
        remarks=tuple(remarks),
    )
