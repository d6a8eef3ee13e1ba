"""Quarters of the calendar, and the financial years they make up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_QUARTERS = 4
_MONTHS = 3
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a year; `number` 1 begins in January."""

    year: int
    number: int

    @property
    def text(self) -> str:
        """What it is called: `2026 Q1`."""
        return f"{self.year} Q{self.number}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, _MONTHS * (self.number - 1) + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.following.first - _DAY

    @property
    def following(self) -> Quarter:
        """The one after it."""
        if self.number == _QUARTERS:
            return Quarter(self.year + 1, 1)
        return Quarter(self.year, self.number + 1)

    @property
    def financial_year(self) -> int:
        """The year in whose April the financial year began that it is in."""
        return self.year - (self.number == 1)


def quarter_of(on: date) -> Quarter:
    """Return the quarter that a day is in."""
    return Quarter(on.year, (on.month - 1) // _MONTHS + 1)


def quarters_within(first: date, last: date) -> tuple[Quarter, ...]:
    """Return the quarters from `first` to `last`, none where these are not whole quarters."""
    if quarter_of(first).first != first or quarter_of(last).last != last:
        return ()
    found = []
    at = quarter_of(first)
    while at.first <= last:
        found.append(at)
        at = at.following
    return tuple(found)


def whole_years(quarters: Iterable[Quarter]) -> dict[int, tuple[Quarter, ...]]:
    """Return the financial years that are whole among these quarters, each with its four."""
    found: dict[int, tuple[Quarter, ...]] = {}
    for each in sorted(quarters):
        found[each.financial_year] = (*found.get(each.financial_year, ()), each)
    return {year: four for year, four in found.items() if len(four) == _QUARTERS}
