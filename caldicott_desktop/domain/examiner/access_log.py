"""A source's own log of who opened what, and a list of duty days, as rows that can be compared.

Rows that cannot be read are named with their number and why, as those of a day list are. A number
of a health service is not kept: it finds our reference where that is known, and is left out else.
Which reference a number stands for, a list tells that is read with the log and kept nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from caldicott_desktop.domain.examiner.day_list import IsHealthNumber, RowFault, same_reference
from caldicott_desktop.domain.in_turns import Turns, finished
from caldicott_desktop.domain.naming import folded
from caldicott_desktop.domain.tables import Columns, Field, Line, Table
from caldicott_desktop.domain.written_days import day_of, moment_of
from caldicott_desktop.errors import Sentence

_TURN = 100  # rows, which take some milliseconds to read


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One opening of a record, as the source's log tells it; `at` is aware.

    `reference` is ours. It is empty where the log has a number of a health service for the person
    and no reference of ours is known for it.
    """

    number: int
    at: datetime
    who: str
    reference: str
    source: str
    viewed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLog:
    """What a log came to; `elsewhere` counts its rows of other systems, which are left out.

    `systems` are those it names, left out or not, with how many rows each has.
    """

    rows: tuple[LogRow, ...]
    faults: tuple[RowFault, ...]
    elsewhere: int = 0
    systems: Mapping[str, int] = field(default_factory=dict)

    @property
    def unknown(self) -> int:
        """How many rows have a number of a health service that stands for no case known here."""
        return sum(not row.reference for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyDay:
    """A day on which somebody was on duty."""

    who: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyList:
    """What a list of duty days came to."""

    days: tuple[DutyDay, ...]
    faults: tuple[RowFault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberList:
    """Our references by what a source calls a case or a person, as `same_number` has it."""

    references: Mapping[str, str]
    faults: tuple[RowFault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known here for reading a log.

    `source` is whose log it is. Where the log is of several systems, `others` are those that are
    not this source, as the log calls them: their rows are left out. `references` gives our
    reference for what the log calls a case or a person, by `same_number`. Times are by the clock of
    the zone of `now`.
    """

    source: str
    now: datetime
    is_health_number: IsHealthNumber
    others: Collection[str] = ()
    references: Mapping[str, str] = field(default_factory=dict)


def same_number(text: str) -> str:
    """A number or reference for comparing: without its case, spaces, marks and leading noughts.

    A spreadsheet takes the noughts away, and people part the same number differently.
    """
    return "".join(each for each in text.casefold() if each.isalnum()).lstrip("0")


def read_access_log(table: Table, columns: Columns, known: Reading) -> AccessLog:
    """The rows of a log and its faults."""
    return finished(reading_access_log(table, columns, known))


def reading_access_log(table: Table, columns: Columns, known: Reading) -> Turns[AccessLog]:
    """Come to what `read_access_log` gives in turns."""
    others = {folded(name) for name in known.others}
    rows: list[LogRow] = []
    faults: list[RowFault] = []
    systems: Counter[str] = Counter()
    called: dict[str, str] = {}  # each system as the log writes it first
    elsewhere = 0
    lines = _rows(table)
    for done, line in enumerate(lines):
        if done % _TURN == 0:
            yield done, len(lines)
        written = line.text(columns.place(Field.SYSTEM)).strip()
        if system := folded(written):
            systems[called.setdefault(system, written)] += 1
        if system in others:
            elsewhere += 1
            continue
        read = _row(line, columns, known)
        if isinstance(read, RowFault):
            faults.append(read)
            continue
        at, who, reference = read
        rows.append(
            LogRow(
                number=line.number,
                at=at,
                who=who,
                reference=reference,
                source=known.source,
                viewed=line.text(columns.place(Field.VIEWED)),
            )
        )
    return AccessLog(
        rows=tuple(rows), faults=tuple(faults), elsewhere=elsewhere, systems=dict(systems)
    )


def read_duty_list(table: Table, columns: Columns) -> DutyList:
    """The duty days of a list and its faults."""
    days: list[DutyDay] = []
    faults: list[RowFault] = []
    for line in _rows(table):
        who = line.text(columns.place(Field.WHO)).strip()
        on = day_of(line.cell(columns.place(Field.ON)))
        if not who:
            faults.append(_fault(line, Field.WHO, Sentence("access-log.no-name")))
        elif on is None:
            faults.append(_fault(line, Field.ON, Sentence("access-log.no-day")))
        else:
            days.append(DutyDay(who=who, on=on))
    return DutyList(days=tuple(days), faults=tuple(faults))


def read_number_list(
    table: Table, columns: Columns, is_health_number: IsHealthNumber
) -> NumberList:
    """Our reference for each number of a list and its faults; a number stands for one case.

    A reference of ours that is a number of a health service is a fault: columns are mistaken.
    """
    references: dict[str, str] = {}
    faults: list[RowFault] = []
    for line in _rows(table):
        key = same_number(line.text(columns.place(Field.THEIR_NUMBER)))
        ours = line.text(columns.place(Field.REFERENCE)).strip()
        if not key:
            faults.append(_fault(line, Field.THEIR_NUMBER, Sentence("access-log.no-number")))
        elif not ours:
            faults.append(_fault(line, Field.REFERENCE, Sentence("day-list.no-reference")))
        elif is_health_number(ours):
            faults.append(_fault(line, Field.REFERENCE, Sentence("day-list.health-number")))
        elif same_reference(references.setdefault(key, ours)) != same_reference(ours):
            said = Sentence("access-log.two-cases", reference=references[key])
            faults.append(_fault(line, Field.THEIR_NUMBER, said))
    return NumberList(references=references, faults=tuple(faults))


def _rows(table: Table) -> tuple[Line, ...]:
    """The rows without headings that come again at the top of a printed page."""
    if table.header is None:
        return table.lines
    header = table.header.cells
    return tuple(line for line in table.lines if line.cells != header)


def _row(line: Line, columns: Columns, known: Reading) -> tuple[datetime, str, str] | RowFault:
    """When, who and our reference, or what is wrong with a row."""
    when = Field.AT if Field.AT in columns.places else Field.ON
    at = moment_of(line.cell(columns.place(when)), line.cell(columns.place(Field.TIME)))
    if at is None and (on := day_of(line.cell(columns.place(when)))):
        at = datetime.combine(on, datetime.min.time())
    if at is None:
        return _fault(line, when, Sentence("access-log.no-time"))
    moment = at.replace(tzinfo=known.now.tzinfo)
    if moment > known.now:
        return _fault(line, when, Sentence("access-log.to-come", day=moment))
    who = line.text(columns.place(Field.WHO)).strip()
    if not who:
        return _fault(line, Field.WHO, Sentence("access-log.no-name"))
    written = line.text(columns.place(Field.REFERENCE)).strip()
    if not written:
        return _fault(line, Field.REFERENCE, Sentence("day-list.no-reference"))
    unmapped = "" if known.is_health_number(written) else written
    return moment, who, known.references.get(same_number(written), unmapped)


def _fault(line: Line, field: Field, said: Sentence) -> RowFault:
    return RowFault(number=line.number, field=field, said=said)
