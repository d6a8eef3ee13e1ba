"""The days a report looks back on: a year, a quarter, or any others, in words and as one line.

A line is `2025-26` (the financial year, from April), `2026` (the year of the calendar), `2026-Q3`
(July to September) or `2026-02-01..2026-04-30`. Both ends are within.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from caldicott_desktop.domain.record import phrases
from caldicott_desktop.errors import KnownError

_FINANCIAL = re.compile(r"([0-9]{4})-([0-9]{2})")
_CALENDAR = re.compile(r"[0-9]{4}")
_QUARTER = re.compile(r"([0-9]{4})-[Qq]([1-4])")
_DAYS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})")

# As for selections: no decision was made in others.
_YEARS = range(1900, 3000)

_MONTHS, _MONTHS_A_QUARTER, _APRIL = 12, 3, 4
_CENTURY, _IN_EVERY_MONTH = 100, 28
_DAY = timedelta(days=1)


class PeriodUnreadable(KnownError):
    """A line does not say which days a report is about."""

    id = "period-unreadable"


class Span(Enum):
    """How long a period is."""

    YEAR = "year"
    QUARTER = "quarter"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Period:
    """Days from `first` to `last`, both within."""

    first: date
    last: date

    @property
    def span(self) -> Span:
        """Whether it is a whole year, a whole quarter, or something else."""
        if self == _months(self.first, _MONTHS):
            return Span.YEAR
        begins = (self.first.month % _MONTHS_A_QUARTER, self.first.day) == (1, 1)
        if begins and self == _months(self.first, _MONTHS_A_QUARTER):
            return Span.QUARTER
        return Span.OTHER

    @property
    def is_financial(self) -> bool:
        """Whether it is a year from April."""
        return self.span is Span.YEAR and (self.first.month, self.first.day) == (_APRIL, 1)

    @property
    def text(self) -> str:
        """The period as a line; `read` gives it back."""
        first, year = self.first, self.first.year
        if self.is_financial:
            return f"{year}-{(year + 1) % _CENTURY:02}"
        if self.span is Span.YEAR and (first.month, first.day) == (1, 1):
            return str(year)
        if self.span is Span.QUARTER:
            return f"{year}-Q{first.month // _MONTHS_A_QUARTER + 1}"
        return f"{first}..{self.last}"

    @property
    def words(self) -> str:
        """The days in words: `1 April 2025 to 31 March 2026`."""
        return f"{phrases.long_date(self.first)} to {phrases.long_date(self.last)}"

    @property
    def title(self) -> str:
        """What it is called: `Year 2025-26`, `July to September 2026`, or its days."""
        if self.span is Span.YEAR and _DAYS.fullmatch(self.text) is None:
            return f"Year {self.text}"
        if self.span is Span.QUARTER:
            return f"{_month(self.first)} to {phrases.month_of(self.last)}"
        return self.words

    @property
    def before(self) -> Period:
        """The period of the same length that ends where this one begins."""
        months = {Span.YEAR: _MONTHS, Span.QUARTER: _MONTHS_A_QUARTER}
        if self.span in months:
            return _months(_moved(self.first, -months[self.span]), months[self.span])
        return Period(first=self.first - (self.last - self.first) - _DAY, last=self.first - _DAY)

    @property
    def parts(self) -> tuple[Period, ...]:
        """Its quarters where it is a year, else its months, cut to its days."""
        step = _MONTHS_A_QUARTER if self.span is Span.YEAR else 1
        found: list[Period] = []
        start = self.first
        while start <= self.last:
            following = _moved(start.replace(day=1), step)
            found.append(Period(first=start, last=min(following - _DAY, self.last)))
            start = following
        return tuple(found)

    @property
    def short(self) -> str:
        """What it is called as a part of a longer one: `Jul to Sep 2026`, `Jul 2026`."""
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return phrases.month_of(self.last, short=True)
        last = phrases.month_of(self.last, short=True)
        if self.first.year == self.last.year:
            return f"{_month(self.first)[:3]} to {last}"
        return f"{phrases.month_of(self.first, short=True)} to {last}"

    def holds(self, day: date) -> bool:
        """Tell whether a day is within."""
        return self.first <= day <= self.last


def read(text: str) -> Period:
    """Return the period that a line says; raises `PeriodUnreadable`."""
    plain = text.strip()
    if found := _FINANCIAL.fullmatch(plain):
        year, end = int(found[1]), int(found[2])
        if (year + 1) % _CENTURY == end and year in _YEARS:
            return financial_year(year)
    elif found := _CALENDAR.fullmatch(plain):
        if int(plain) in _YEARS:
            return calendar_year(int(plain))
    elif found := _QUARTER.fullmatch(plain):
        if int(found[1]) in _YEARS:
            return quarter(int(found[1]), int(found[2]))
    elif found := _DAYS.fullmatch(plain):
        return _days(found[1], found[2], plain)
    raise PeriodUnreadable("form", period=plain)


def _days(first: str, last: str, plain: str) -> Period:
    try:
        period = Period(first=date.fromisoformat(first), last=date.fromisoformat(last))
    except ValueError:
        raise PeriodUnreadable("form", period=plain) from None
    if period.last < period.first:
        raise PeriodUnreadable("turned", period=plain)
    if period.first.year not in _YEARS or period.last.year not in _YEARS:
        raise PeriodUnreadable("form", period=plain)
    return period


def financial_year(year: int) -> Period:
    """Return the year from April of `year`."""
    return _months(date(year, _APRIL, 1), _MONTHS)


def calendar_year(year: int) -> Period:
    """Return the year from January."""
    return _months(date(year, 1, 1), _MONTHS)


def quarter(year: int, number: int) -> Period:
    """Return a quarter of the calendar: 1 begins in January."""
    return _months(date(year, _MONTHS_A_QUARTER * (number - 1) + 1, 1), _MONTHS_A_QUARTER)


def latest(span: Span, today: date, *, many: int) -> Iterator[Period]:
    """Give the periods of that length to choose from, the last that is over first.

    Years are those of both kinds. The one that goes on now stands after the last that is over.
    """
    if span is Span.QUARTER:
        start = date(today.year, today.month - (today.month - 1) % _MONTHS_A_QUARTER, 1)
        going_on = [_months(start, _MONTHS_A_QUARTER)]
    else:
        year = today.year
        financial = financial_year(year if today.month >= _APRIL else year - 1)
        going_on = [financial, calendar_year(year)]
    for now in going_on:
        yield now.before
        yield now
    for now in going_on:
        earlier = now.before
        for _ in range(many):
            earlier = earlier.before
            yield earlier


def _months(first: date, many: int) -> Period:
    return Period(first=first, last=_moved(first, many) - _DAY)


def _moved(day: date, months: int) -> date:
    """Return the same day of a later or earlier month, or the last that every month has."""
    count = day.year * _MONTHS + day.month - 1 + months
    return date(count // _MONTHS, count % _MONTHS + 1, min(day.day, _IN_EVERY_MONTH))


def _month(on: date) -> str:
    return phrases.month_of(on).rpartition(" ")[0]
