"""What a publishable answer shows of decisions: counts, small numbers withheld, and no line of one.

All counts are linked by their sums in one set, so that no total, quarter or year gives back what
another table withholds (`domain.suppression`). A number of a decision is in none of them. Where
their total is withheld, nothing else is told: the one outcome that a table names may be that of
each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from caldicott_desktop.domain.audit.register import RegisterRow
from caldicott_desktop.domain.choices import Standing
from caldicott_desktop.domain.suppression import LEAST, Label, Shown
from caldicott_desktop.domain.tally import NOT_SAID, Tally

_ALL: Label = ("all",)
_KIND, _OUTCOME, _REQUESTER = "kind", "outcome", "requester"
_YEAR, _QUARTER = "year", "quarter"

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
    counted = [row for row in rows if row.standing is not Standing.SUPERSEDED]
    quarters = sorted({quarter_of(row.decided_on) for row in counted})
    tally = Tally(least=least)
    tally.count(_ALL, len(counted))
    tally.part(_KIND, _ALL, (row.kind_title for row in counted), gathered=True)
    tally.part(_OUTCOME, _ALL, (row.outcome.label for row in counted))
    tally.part(_QUARTER, _ALL, (quarter_of(row.decided_on) for row in counted))
    tally.part(_REQUESTER, _ALL, map(_requester, counted), gathered=True)
    tally.part(_YEAR, _ALL, (str(row.decided_on.year) for row in counted))
    for year in sorted({row.decided_on.year for row in counted}):
        parts = tuple((_QUARTER, each) for each in quarters if each.startswith(str(year)))
        tally.link((_YEAR, str(year)), parts)
    tally.cross(
        _OUTCOME, _QUARTER, ((row.outcome.label, quarter_of(row.decided_on)) for row in counted)
    )
    shown = tally.shown()
    total = shown.at(*_ALL)
    if total is None:
        return _only_withheld(least)
    return Figures(
        least=least,
        total=total,
        by_kind=shown.of(_KIND),
        by_outcome=shown.of(_OUTCOME),
        by_requester=shown.of(_REQUESTER),
        by_year=shown.of(_YEAR),
        by_quarter=shown.of(_QUARTER),
        outcomes_by_quarter=shown.crossed(_OUTCOME, _QUARTER),
    )


def _only_withheld(least: int) -> Figures:
    none: Mapping[str, Shown] = {}
    return Figures(
        least=least,
        total=None,
        by_kind=none,
        by_outcome=none,
        by_requester=none,
        by_year=none,
        by_quarter=none,
        outcomes_by_quarter={},
    )


def quarter_of(on: date) -> str:
    """Return the quarter of the calendar that a day is in: `2026 Q1`."""
    return f"{on.year} Q{(on.month - 1) // _MONTHS_A_QUARTER + 1}"


def _requester(row: RegisterRow) -> str:
    return row.requester_kind.label if row.requester_kind else NOT_SAID
