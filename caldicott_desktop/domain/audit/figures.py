"""What a publishable answer shows of decisions: counts, small numbers withheld, and no line of one.

All counts are linked by their sums in one set, so that no total, quarter or year gives back what
another table withholds (`domain.suppression`). A number of a decision is in none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from caldicott_desktop.domain.audit.register import RegisterRow
from caldicott_desktop.domain.choices import Standing
from caldicott_desktop.domain.suppression import LEAST, Counts, Label, Shown, Sum, suppressed

_ALL: Label = ("all",)
_KIND, _OUTCOME, _REQUESTER = "kind", "outcome", "requester"
_YEAR, _QUARTER, _BOTH = "year", "quarter", "outcome in quarter"

NOT_SAID = "Not said"
OTHERS = "All others"
"""Stands for the kinds, or kinds of requester, that alone would be small numbers: that one of them
was there at all may be more than may be told."""

_MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Decisions counted, `None` where a number is withheld; each mapping in the order of its words.

    `outcomes_by_quarter` is by outcome and then by quarter. Quarters are those of the calendar,
    `2026 Q1`, by the day of deciding. A decision whose place another has taken is not counted.
    """

    least: int
    total: Shown
    by_kind: Mapping[str, Shown]
    by_outcome: Mapping[str, Shown]
    by_requester: Mapping[str, Shown]
    by_year: Mapping[str, Shown]
    by_quarter: Mapping[str, Shown]
    outcomes_by_quarter: Mapping[str, Mapping[str, Shown]]


def figures(rows: Iterable[RegisterRow], *, least: int = LEAST) -> Figures:
    """Return the decisions counted by kind, outcome, kind of requester and time."""
    labels = Counter(_labels(row) for row in rows if row.standing is not Standing.SUPERSEDED)
    numbers: Counter[Label] = Counter()
    for each, count in labels.items():
        numbers.update(dict.fromkeys(each, count))
    shown = suppressed(_linked(_gathered(numbers, least)), least=least)

    def of(name: str) -> Mapping[str, Shown]:
        found = {label[1]: number for label, number in shown.items() if label[0] == name}
        return MappingProxyType(dict(sorted(found.items())))

    by_outcome, by_quarter = of(_OUTCOME), of(_QUARTER)
    return Figures(
        least=least,
        total=shown[_ALL],
        by_kind=of(_KIND),
        by_outcome=by_outcome,
        by_requester=of(_REQUESTER),
        by_year=of(_YEAR),
        by_quarter=by_quarter,
        outcomes_by_quarter=MappingProxyType(
            {
                outcome: MappingProxyType(
                    {quarter: shown[_BOTH, outcome, quarter] for quarter in by_quarter}
                )
                for outcome in by_outcome
            }
        ),
    )


def quarter_of(on: date) -> str:
    """Return the quarter of the calendar that a day is in: `2026 Q1`."""
    return f"{on.year} Q{(on.month - 1) // _MONTHS_A_QUARTER + 1}"


def _labels(row: RegisterRow) -> tuple[Label, ...]:
    """Return everything that a decision counts for."""
    on = row.decided_on
    year, quarter = str(on.year), quarter_of(on)
    outcome = row.outcome.label
    requester = row.requester_kind.label if row.requester_kind else NOT_SAID
    return (
        _ALL,
        (_KIND, row.kind_title),
        (_OUTCOME, outcome),
        (_REQUESTER, requester),
        (_YEAR, year),
        (_QUARTER, quarter),
        (_BOTH, outcome, quarter),
    )


def _gathered(counted: Counter[Label], least: int) -> Counter[Label]:
    """Return the counts with kinds, and kinds of requester, of small numbers put together."""
    found: Counter[Label] = Counter()
    for label, number in counted.items():
        small = number < least and label[0] in {_KIND, _REQUESTER}
        found[(label[0], OTHERS) if small else label] += number
    return found


def _linked(counted: Counter[Label]) -> Counts:
    """Return the counts with all their sums; what no decision counts for is zero."""
    named: dict[str, list[str]] = {name: [] for name in (_KIND, _OUTCOME, _REQUESTER)}
    named |= {_YEAR: [], _QUARTER: []}
    for label in sorted(counted):
        if label[0] in named:
            named[label[0]].append(label[1])
    numbers = {_ALL: counted[_ALL], **{label: counted[label] for label in sorted(counted)}}
    for outcome in named[_OUTCOME]:
        for quarter in named[_QUARTER]:
            numbers[_BOTH, outcome, quarter] = counted[_BOTH, outcome, quarter]
    sums = [
        Sum(total=_ALL, parts=tuple((name, each) for each in named[name]))
        for name in (_KIND, _OUTCOME, _REQUESTER, _YEAR)
    ]
    sums += [
        Sum(
            total=(_YEAR, year),
            parts=tuple((_QUARTER, each) for each in named[_QUARTER] if each.startswith(year)),
        )
        for year in named[_YEAR]
    ]
    sums += [
        Sum(
            total=(_OUTCOME, outcome),
            parts=tuple((_BOTH, outcome, quarter) for quarter in named[_QUARTER]),
        )
        for outcome in named[_OUTCOME]
    ]
    sums += [
        Sum(
            total=(_QUARTER, quarter),
            parts=tuple((_BOTH, outcome, quarter) for outcome in named[_OUTCOME]),
        )
        for quarter in named[_QUARTER]
    ]
    return Counts(numbers=numbers, sums=tuple(sums))
