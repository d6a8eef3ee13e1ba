"""Our lines beside the source's own log: what matches, what either has alone, and who was there.

The rule, in full (decision 0183):

1. A row of the log and a line of ours can belong together where reference, source and person are
   the same (`same_people`) and their days, by the clock of the zone given, lie no further apart
   than the tolerance.
2. Of these, nearer days go first; on equal days, both in the order of time. Each line takes one
   row, each row one line.
3. A row that is left over near a line of the same person and case is a further look that this line
   covers: opening ten letters is one access here. A line that is left over is covered by nothing.
4. Each row of the log is of exactly one class, the first that holds: no line; by somebody not on
   the list of examiners and officers that day; on a day without duty; with a line added afterwards;
   matched. What else holds is marked beside it. A line with no row is a class of its own.
5. A line that was recorded more than `late_hours` after the access, by the log's time, was added
   afterwards. It is shown as that and never as matched.

The same input gives the same answer, whatever its order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from enum import Enum, StrEnum

from caldicott_desktop.domain.examiner.access_log import DutyDay, LogRow
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.day_list import same_reference
from caldicott_desktop.domain.examiner.same_people import SamePeople
from caldicott_desktop.domain.in_turns import Turns, finished
from caldicott_desktop.domain.naming import folded

LATE_HOURS = 48
"""A line is late when it was recorded longer than this after the access, as decisions are."""
TOLERANCE_DAYS = 1
"""An access after midnight is often written down under the day before."""
_HINT_DAYS = 14  # a line on another day is worth a look within two weeks
_TWO = 2  # people of a day and case that are kept to be hinted at: one of them is another


class FindingKind(StrEnum):
    """What a row of the log, or a line without one, came to; the values go into payloads."""

    NO_LINE = "access_without_line"
    NOT_ON_LIST = "not_on_list"
    OFF_DUTY = "off_duty"
    ADDED_AFTERWARDS = "added_afterwards"
    MATCHED = "matched"
    NO_ACCESS = "line_without_access"


class Mark(StrEnum):
    """What holds besides."""

    NOT_ON_LIST = "not_on_list"
    OFF_DUTY = "off_duty"
    DUTY_NOT_CHECKED = "duty_not_checked"
    ADDED_AFTERWARDS = "added_afterwards"
    FURTHER_LOOK = "further_look"


class HintKind(Enum):
    """Why a row and a line that were not matched might still belong together."""

    OTHER_PERSON = "other_person"
    OTHER_DAY = "other_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class OurAccess:
    """An access as our log has it: `id` is its entry's; both times are aware."""

    id: str
    reference: str
    source: str
    who: str
    accessed_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What might belong to a row (a line of ours, by id) or to a line (a row, by number)."""

    kind: HintKind
    access: OurAccess | None = None
    row: LogRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One row of the log with its line, or either alone."""

    kind: FindingKind
    row: LogRow | None = None
    access: OurAccess | None = None
    marks: frozenset[Mark] = frozenset()
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """Every finding: rows by time, then lines without one by time.

    `duty_checked` and `list_checked` say whether there was anything to check against.
    """

    findings: tuple[Finding, ...]
    duty_checked: bool
    list_checked: bool

    @property
    def counts(self) -> Mapping[FindingKind, int]:
        """How many findings there are of each class, of those with none too."""
        found = Counter(each.kind for each in self.findings)
        return {kind: found[kind] for kind in FindingKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the two are compared by, besides themselves.

    No `duty` and no `appointments` mean that these are not checked. `aliases` gives a name of ours
    for what the source calls somebody.
    """

    zone: tzinfo
    duty: Sequence[DutyDay] = ()
    appointments: Sequence[Appointment] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    late_hours: int = LATE_HOURS
    tolerance_days: int = TOLERANCE_DAYS


def reconcile(ours: Iterable[OurAccess], rows: Iterable[LogRow], beside: Beside) -> Reconciliation:
    """Compare our lines with the rows of a log, by the rule above.

    Both are of the period that is compared; whoever calls leaves out what lies beyond it.
    """
    return finished(reconciling(ours, rows, beside))


def reconciling(
    ours: Iterable[OurAccess], rows: Iterable[LogRow], beside: Beside
) -> Turns[Reconciliation]:
    """Come to what `reconcile` gives in turns."""
    lines = sorted(ours, key=lambda line: (line.accessed_at, line.recorded_at, line.id))
    log = sorted(rows, key=lambda row: (row.at, row.number))
    return _Comparison(lines, log, beside).turns()


_TURN = 200  # lines or rows, which take some milliseconds
_Group = tuple[str, str, str]  # reference, source and person, each for comparing


class _Comparison:
    def __init__(self, lines: Sequence[OurAccess], rows: Sequence[LogRow], beside: Beside) -> None:
        self._lines = lines
        self._rows = rows
        self._beside = beside
        names = dict.fromkeys(
            (
                *(line.who for line in lines),
                *(row.who for row in rows),
                *(day.who for day in beside.duty),
                *(each.name or "" for each in beside.appointments),
            )
        )
        self._people = SamePeople(names, beside.aliases)
        self._duty = {(self._people.key(day.who), day.on) for day in beside.duty}
        self._duty_from = min((day.on for day in beside.duty), default=date.max)
        self._duty_until = max((day.on for day in beside.duty), default=date.min)
        self._appointed: dict[str, list[Appointment]] = {}
        for each in beside.appointments:
            self._appointed.setdefault(self._people.key(each.name or ""), []).append(each)
        self._line_days: list[date] = []
        self._row_days: list[date] = []
        self._line_groups: list[_Group] = []
        self._row_groups: list[_Group] = []
        self._line_of: dict[int, int] = {}  # by places: the line that a row was given
        self._covered_by: dict[int, int] = {}  # the same for further looks

    def turns(self) -> Turns[Reconciliation]:
        """Match, and tell what came of it; each line and row is looked at twice."""
        many = len(self._lines) + len(self._rows)
        for done, line in enumerate(self._lines):
            self._line_days.append(self._day(line.accessed_at))
            self._line_groups.append(self._group(line))
            if done % _TURN == 0:
                yield done, 2 * many
        for done, row in enumerate(self._rows, start=len(self._lines)):
            self._row_days.append(self._day(row.at))
            self._row_groups.append(self._group(row))
            if done % _TURN == 0:
                yield done, 2 * many
        yield from self._match_groups(many)
        return (yield from self._found(many))

    def _match_groups(self, many: int) -> Turns[None]:
        line_groups = _grouped(self._line_groups)
        for done, (group, places) in enumerate(_grouped(self._row_groups).items()):
            if group in line_groups:
                self._match(line_groups[group], places)
            if done % _TURN == 0:
                yield many, 2 * many

    def _found(self, many: int) -> Turns[Reconciliation]:
        taken = set(self._line_of.values())
        left_lines = [place for place in range(len(self._lines)) if place not in taken]
        left_rows = [
            place
            for place in range(len(self._rows))
            if place not in self._line_of and place not in self._covered_by
        ]
        near_rows = _Near([(self._row_groups[n], self._row_days[n], n) for n in left_rows])
        near_lines = _Near([(self._line_groups[n], self._line_days[n], n) for n in left_lines])
        findings: list[Finding] = []
        for place in range(len(self._rows)):
            findings.append(self._of_row(place, near_lines))
            if place % _TURN == 0:
                yield many + len(findings), 2 * many
        for place in left_lines:
            findings.append(self._of_line(place, near_rows))
            if place % _TURN == 0:
                yield many + len(findings), 2 * many
        return Reconciliation(
            findings=tuple(findings),
            duty_checked=bool(self._beside.duty),
            list_checked=bool(self._beside.appointments),
        )

    def _group(self, one: OurAccess | LogRow) -> _Group:
        return same_reference(one.reference), folded(one.source), self._people.key(one.who)

    def _day(self, at: datetime) -> date:
        return at.astimezone(self._beside.zone).date()

    def _match(self, lines: Sequence[int], rows: Sequence[int]) -> None:
        """Give lines and rows of one group to each other, nearer days first."""
        left: dict[date, list[int]] = {}
        for row in reversed(rows):
            left.setdefault(self._row_days[row], []).append(row)
        waiting = [*lines]
        for apart in _apart(self._beside.tolerance_days):
            still = []
            for line in waiting:
                if free := left.get(self._line_days[line] + apart):
                    self._line_of[free.pop()] = line
                else:
                    still.append(line)
            waiting = still
        days = sorted((self._line_days[line], line) for line in lines)
        for day, further in left.items():
            nearest = _nearest(days, day, self._beside.tolerance_days)
            if nearest is not None:
                self._covered_by.update(dict.fromkeys(further, nearest))

    def _of_row(self, place: int, near: _Near) -> Finding:
        row = self._rows[place]
        line = self._line_of.get(place, self._covered_by.get(place))
        access = self._lines[line] if line is not None else None
        marks = {*self._marks(place, access)}
        if place in self._covered_by:
            marks.add(Mark.FURTHER_LOOK)
        if access is None:
            kind = FindingKind.NO_LINE
        else:
            kind = next((_CLASS[mark] for mark in _CLASS if mark in marks), FindingKind.MATCHED)
        hints = near.to(self._row_groups[place], self._row_days[place], self._beside)
        return Finding(
            kind=kind,
            row=row,
            access=access,
            marks=frozenset(marks),
            hints=tuple(Hint(kind=why, access=self._lines[other]) for why, other in hints)
            if access is None
            else (),
        )

    def _of_line(self, place: int, near: _Near) -> Finding:
        line = self._lines[place]
        found = near.to(self._line_groups[place], self._line_days[place], self._beside)
        return Finding(
            kind=FindingKind.NO_ACCESS,
            access=line,
            hints=tuple(Hint(kind=why, row=self._rows[other]) for why, other in found),
        )

    def _marks(self, place: int, access: OurAccess | None) -> Iterator[Mark]:
        row = self._rows[place]
        person, day = self._row_groups[place][2], self._row_days[place]
        if self._beside.appointments and not any(
            each.covers(day) for each in self._appointed.get(person, ())
        ):
            yield Mark.NOT_ON_LIST
        if not self._duty_from <= day <= self._duty_until:
            yield Mark.DUTY_NOT_CHECKED
        elif (person, day) not in self._duty:
            yield Mark.OFF_DUTY
        late = timedelta(hours=self._beside.late_hours)
        if access is not None and access.recorded_at - row.at > late:
            yield Mark.ADDED_AFTERWARDS


_CLASS: Mapping[Mark, FindingKind] = {
    Mark.NOT_ON_LIST: FindingKind.NOT_ON_LIST,
    Mark.OFF_DUTY: FindingKind.OFF_DUTY,
    Mark.ADDED_AFTERWARDS: FindingKind.ADDED_AFTERWARDS,
}
"""The class that a mark makes a row with a line, the first that holds."""


def _grouped(groups: Sequence[_Group]) -> dict[_Group, list[int]]:
    """Places by group; what has no reference of ours is in none."""
    found: dict[_Group, list[int]] = {}
    for place, group in enumerate(groups):
        if group[0]:
            found.setdefault(group, []).append(place)
    return found


def _apart(tolerance_days: int) -> Iterator[timedelta]:
    """Give no days, then one day after and one before, and so on."""
    yield timedelta()
    for days in range(1, tolerance_days + 1):
        yield timedelta(days=days)
        yield timedelta(days=-days)


class _Near:
    """What was left over on one side, to be hinted at on the other."""

    def __init__(self, left: Iterable[tuple[_Group, date, int]]) -> None:
        self._on_day: dict[tuple[str, str, date], list[tuple[str, int]]] = {}
        self._of_group: dict[_Group, list[tuple[date, int]]] = {}
        for group, day, place in sorted(left, key=lambda each: each[1:]):
            reference, source, person = group
            if not reference:
                continue
            self._of_group.setdefault(group, []).append((day, place))
            people = self._on_day.setdefault((reference, source, day), [])
            if len(people) < _TWO and all(person != who for who, _ in people):
                people.append((person, place))

    def to(self, group: _Group, day: date, beside: Beside) -> Iterator[tuple[HintKind, int]]:
        """Give the nearest of the same case by another person, and by the same on another day."""
        reference, source, person = group
        for apart in _apart(beside.tolerance_days):
            people = self._on_day.get((reference, source, day + apart), [])
            if others := [place for who, place in people if who != person]:
                yield HintKind.OTHER_PERSON, others[0]
                break
        if (place := _nearest(self._of_group.get(group, []), day, _HINT_DAYS)) is not None:
            yield HintKind.OTHER_DAY, place


def _nearest(days: Sequence[tuple[date, int]], day: date, most_days: int) -> int | None:
    """What stands beside the day nearest to this one; of two as near, beside the earlier."""
    place = bisect_left(days, (day, -1))
    near = [
        (abs((on - day).days), on, one)
        for on, one in days[max(0, place - 1) : place + 1]
        if abs((on - day).days) <= most_days
    ]
    return min(near)[2] if near else None
