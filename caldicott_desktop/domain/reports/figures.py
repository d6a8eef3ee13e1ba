"""What a publishable register shows of decisions: counts, small numbers withheld, no line of one.

It shows parts of the tables that reports show parts of (`domain.published`). A number of a decision
is in none of them. Where a total is withheld, no table of the same decisions is told: the one
outcome that it names may be that of each of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from caldicott_desktop.domain.published import Published
from caldicott_desktop.domain.reports import counting as by
from caldicott_desktop.domain.reports.facts import Facts
from caldicott_desktop.domain.reports.period import financial_year
from caldicott_desktop.domain.suppression import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Decisions counted, `None` where a number is withheld; each mapping in the order of its words.

    `outcomes_by_quarter` is by outcome and then by quarter. Quarters are those of the calendar,
    `2026 Q1`, years whole financial years, `2025-26`, by the day of deciding. A decision whose
    place another has taken is not counted.
    """

    total: Shown
    by_kind: Mapping[str, Shown]
    by_outcome: Mapping[str, Shown]
    by_requester: Mapping[str, Shown]
    by_year: Mapping[str, Shown]
    by_quarter: Mapping[str, Shown]
    outcomes_by_quarter: Mapping[str, Mapping[str, Shown]]


def figures(facts: Facts) -> Figures:
    """Return the decisions counted by kind, outcome, kind of requester and time."""
    found = by.published(facts)
    total = found.all.at(*by.ALL)
    none: Mapping[str, Shown] = {}
    # Of a quarter or a year alone there is nothing more to tell.
    alone = total is None and len(found.tables) == 1
    return Figures(
        total=total,
        by_kind=none if total is None else found.all.of(by.KIND),
        by_outcome=none if total is None else found.all.of(by.OUTCOME),
        by_requester=none if total is None else found.all.of(by.REQUESTER),
        by_year={
            financial_year(year).text: told.at(*by.ALL)
            for year, told in ({} if alone else found.years).items()
        },
        by_quarter={
            each.text: told.at(*by.ALL) for each, told in ({} if alone else found.quarters).items()
        },
        outcomes_by_quarter={} if alone else _outcomes(found),
    )


def _outcomes(found: Published) -> Mapping[str, Mapping[str, Shown]]:
    return {
        outcome: {
            each.text: by.told_beside_total(told, by.OUTCOME, outcome)
            for each, told in found.quarters.items()
        }
        for outcome in found.all.of(by.OUTCOME)
    }
