"""Weekly and monthly figures of an office, small numbers withheld.

They count cases by the day they were listed and problems by the day they were noted: what an office
carried, and never how fast or by whom. No figure is of a person who works there, and none is a time
between two steps.

Weeks (Monday to Sunday) and months overlap, and both are shown. So the days in which a week and a
month overlap are reckoned too, never shown, and protected with the rest; and so is what a source or
a mark leaves of all cases (`domain/suppression.py`, decision 0182).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from caldicott_desktop.domain.examiner.choices import AccessProblem, CaseState
from caldicott_desktop.domain.in_turns import Turns, finished
from caldicott_desktop.domain.suppression import LEAST, Counts, Label, Shown, Sum, suppressing

_SUNDAY = 7
_LATEST_MONTH = 12


class Every(Enum):
    """How long a period of the figures is."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A week or a month, cut to the days that are counted at all."""

    every: Every
    first_on: date
    last_on: date

    @property
    def name(self) -> str:
        """The week or month that the days are of: `2026-W46`, `2026-11`."""
        if self.every is Every.MONTH:
            return f"{self.first_on:%Y-%m}"
        year, week, _ = self.first_on.isocalendar()
        return f"{year}-W{week:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What is counted of a case; `sources` are the names of those that were opened for it."""

    listed_on: date
    state: CaseState
    sources: frozenset[str] = frozenset()
    has_exception: bool = False
    awaits_confirmation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemFacts:
    """What is counted of a problem with an access."""

    noted_on: date
    code: AccessProblem


class Measure(Enum):
    """What is counted; of some for each of several things."""

    CASES = "cases"
    STATE = "state"
    SOURCE = "source"
    EXCEPTION = "exception"
    AWAITING = "awaiting"
    PROBLEMS = "problems"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of all weeks and months between two days, and of all these days together."""

    periods: tuple[Period, ...]
    sources: tuple[str, ...]
    shown: Mapping[Label, Shown]

    def of(self, period: Period | None, measure: Measure, of: str = "") -> Shown:
        """A number, or `None` where it is withheld; of all days where no period is given.

        `of` is the code of a state or a problem or the name of a source; of one that does not occur
        there are none.
        """
        name = period.name if period else _ALL
        return self.shown.get((name, measure.value, of), 0)


_ALL = "all"
_REST = "rest"  # marks what is never shown: cases without a source or a mark


def periods(first_on: date, last_on: date) -> tuple[Period, ...]:
    """The weeks and then the months that have a day between two days, cut to these."""
    return (*_cut(Every.WEEK, first_on, last_on), *_cut(Every.MONTH, first_on, last_on))


def figures(
    cases: Iterable[CaseFacts],
    problems: Iterable[ProblemFacts],
    *,
    first_on: date,
    last_on: date,
    least: int = LEAST,
) -> Figures:
    """The figures of cases listed and problems noted between two days; others are left out."""
    return finished(
        figures_in_turns(cases, problems, first_on=first_on, last_on=last_on, least=least)
    )


def figures_in_turns(
    cases: Iterable[CaseFacts],
    problems: Iterable[ProblemFacts],
    *,
    first_on: date,
    last_on: date,
    least: int = LEAST,
) -> Turns[Figures]:
    """Come to what `figures` gives in turns."""
    within = [each for each in cases if first_on <= each.listed_on <= last_on]
    noted = [each for each in problems if first_on <= each.noted_on <= last_on]
    sources = tuple(sorted({source for each in within for source in each.sources}))
    days: dict[date, Counter[tuple[str, str]]] = {}
    for case in within:
        days.setdefault(case.listed_on, Counter()).update(_counted(case, sources))
    for problem in noted:
        found = days.setdefault(problem.noted_on, Counter())
        found.update([(Measure.PROBLEMS.value, ""), (Measure.PROBLEM.value, problem.code.code)])
    every = periods(first_on, last_on)
    counts = _counts(days, every, sources)
    shown = yield from suppressing(counts, least=least)
    return Figures(periods=every, sources=sources, shown=shown)


def _counted(case: CaseFacts, sources: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give what a case adds one to."""
    yield Measure.CASES.value, ""
    yield Measure.STATE.value, case.state.code
    for source in sources:
        yield Measure.SOURCE.value, source if source in case.sources else _rest(source)
    yield Measure.EXCEPTION.value, "" if case.has_exception else _rest("")
    yield Measure.AWAITING.value, "" if case.awaits_confirmation else _rest("")


def _counts(
    days: Mapping[date, Counter[tuple[str, str]]], every: Sequence[Period], sources: Sequence[str]
) -> Counts:
    """The numbers of each stretch of days for each thing counted, and every sum among them."""
    wholes = [
        ((Measure.CASES, ""), [(Measure.STATE, state.code) for state in CaseState]),
        *(
            ((Measure.CASES, ""), [(measure, of), (measure, _rest(of))])
            for measure, of in (
                *((Measure.SOURCE, source) for source in sources),
                (Measure.EXCEPTION, ""),
                (Measure.AWAITING, ""),
            )
        ),
        ((Measure.PROBLEMS, ""), [(Measure.PROBLEM, code.code) for code in AccessProblem]),
    ]
    things = dict.fromkeys(thing for whole, parts in wholes for thing in (whole, *parts))
    stretches, within = _stretches(every)
    found = {name: _together(days, spans) for name, spans in stretches.items()}
    numbers: dict[Label, int] = {
        (name, measure.value, of): found[name][measure.value, of]
        for name in stretches
        for measure, of in things
    }
    sums = [
        Sum(
            total=(name, whole[0].value, whole[1]),
            parts=tuple((name, measure.value, of) for measure, of in parts),
        )
        for name in stretches
        for whole, parts in wholes
    ]
    sums += [
        Sum(
            total=(name, measure.value, of),
            parts=tuple((part, measure.value, of) for part in parts),
        )
        for name, parts in within.items()
        for measure, of in things
    ]
    shown = {_ALL, *(period.name for period in every)}
    unshown = frozenset(
        label for label in numbers if label[0] not in shown or label[2].startswith(_REST)
    )
    return Counts(numbers=numbers, sums=tuple(sums), unshown=unshown)


def _together(
    days: Mapping[date, Counter[tuple[str, str]]], spans: Sequence[tuple[date, date]]
) -> Counter[tuple[str, str]]:
    """What was counted on the days of some spans."""
    found: Counter[tuple[str, str]] = Counter()
    for day, counted in days.items():
        if any(first <= day <= last for first, last in spans):
            found.update(counted)
    return found


def _stretches(
    every: Sequence[Period],
) -> tuple[dict[str, list[tuple[date, date]]], dict[str, list[str]]]:
    """The stretches of days by name, and of which others some are made up.

    A week that lies in two months is made up of the two overlaps; one that lies in one month is a
    part of that month itself.
    """
    weeks = [period for period in every if period.every is Every.WEEK]
    months = [period for period in every if period.every is Every.MONTH]
    named = {period.name: [(period.first_on, period.last_on)] for period in every}
    named[_ALL] = [(month.first_on, month.last_on) for month in months]
    within: dict[str, list[str]] = {_ALL: [month.name for month in months]}
    for week in weeks:
        across = [
            month
            for month in months
            if month.first_on <= week.last_on and week.first_on <= month.last_on
        ]
        for month in across:
            name = week.name if len(across) == 1 else f"{week.name}/{month.name}"
            within.setdefault(month.name, []).append(name)
            if name != week.name:
                within.setdefault(week.name, []).append(name)
                first = max(week.first_on, month.first_on)
                named[name] = [(first, min(week.last_on, month.last_on))]
    return named, within


def _cut(every: Every, first_on: date, last_on: date) -> Iterator[Period]:
    day = first_on
    while day <= last_on:
        last = min(_last_day(every, day), last_on)
        yield Period(every=every, first_on=day, last_on=last)
        day = last + timedelta(days=1)


def _last_day(every: Every, day: date) -> date:
    """The last day of the week or month that a day is in."""
    if every is Every.WEEK:
        return day + timedelta(days=_SUNDAY - day.isoweekday())
    is_december = day.month == _LATEST_MONTH
    following = date(day.year + is_december, 1 if is_december else day.month + 1, 1)
    return following - timedelta(days=1)


def _rest(of: str) -> str:
    return f"{_REST}:{of}"
