"""The days a report looks back on."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain.reports.period import (
    Period,
    PeriodUnreadable,
    Span,
    calendar_year,
    financial_year,
    latest,
    quarter,
    read,
)

DAYS = Period(first=date(2026, 2, 3), last=date(2026, 4, 30))


@pytest.mark.parametrize(
    ("text", "first", "last", "span", "title"),
    [
        ("2025-26", date(2025, 4, 1), date(2026, 3, 31), Span.YEAR, "Year 2025-26"),
        ("1999-00", date(1999, 4, 1), date(2000, 3, 31), Span.YEAR, "Year 1999-00"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), Span.YEAR, "Year 2026"),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), Span.QUARTER, "July to September 2026"),
        (
            *("2026-02-03..2026-04-30", date(2026, 2, 3), date(2026, 4, 30)),
            *(Span.OTHER, "3 February 2026 to 30 April 2026"),
        ),
        (
            *("2025-07-01..2026-06-30", date(2025, 7, 1), date(2026, 6, 30)),
            *(Span.YEAR, "1 July 2025 to 30 June 2026"),
        ),
    ],
)
def test_a_line_says_which_days_and_the_days_say_the_line(
    text: str, first: date, last: date, span: Span, title: str
) -> None:
    found = read(text)
    assert (found.first, found.last, found.span, found.title) == (first, last, span, title)
    assert found.text == text
    assert read(found.text.lower()) == found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2025-27",
            "1800",
            "1800-01",
            "1800-Q1",
            "2026-Q5",
            "last year",
            "2026-02-30..2026-03-01",
        ),
        *("2026-04-30..2026-02-03", "1800-01-01..2026-01-01"),
    ],
)
def test_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(PeriodUnreadable):
        read(text)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (financial_year(2025), financial_year(2024)),
        (calendar_year(2026), calendar_year(2025)),
        (quarter(2026, 1), quarter(2025, 4)),
        (DAYS, Period(first=date(2025, 11, 8), last=date(2026, 2, 2))),
    ],
)
def test_the_period_before_ends_where_it_begins(period: Period, before: Period) -> None:
    assert period.before == before


def test_a_year_has_quarters_and_anything_else_has_months() -> None:
    assert [each.short for each in financial_year(2025).parts] == [
        *("Apr to Jun 2025", "Jul to Sep 2025", "Oct to Dec 2025", "Jan to Mar 2026"),
    ]
    assert [each.short for each in quarter(2026, 3).parts] == ["Jul 2026", "Aug 2026", "Sep 2026"]
    assert [each.short for each in DAYS.parts] == ["Feb 2026", "Mar 2026", "Apr 2026"]
    from_july = Period(first=date(2025, 11, 1), last=date(2026, 10, 31))
    assert from_july.parts[0].short == "Nov 2025 to Jan 2026"


def test_three_months_from_the_middle_of_one_are_no_quarter() -> None:
    assert Period(first=date(2026, 1, 15), last=date(2026, 4, 14)).span is Span.OTHER


def test_the_last_that_is_over_stands_first_among_those_to_choose_from() -> None:
    today = date(2026, 11, 22)
    assert [each.text for each in latest(Span.YEAR, today, many=1)] == [
        *("2025-26", "2026-27", "2025", "2026", "2024-25", "2024"),
    ]
    assert [each.text for each in latest(Span.QUARTER, today, many=2)] == [
        *("2026-Q3", "2026-Q4", "2026-Q2", "2026-Q1"),
    ]
    assert next(latest(Span.YEAR, date(2026, 2, 1), many=0)).text == "2024-25"


_days = st.dates(date(1950, 1, 1), date(2100, 1, 1))


@given(_days, st.integers(0, 900))
def test_its_parts_are_all_of_its_days_and_no_other(first: date, length: int) -> None:
    period = Period(first=first, last=date.fromordinal(first.toordinal() + length))
    parts = period.parts
    assert (parts[0].first, parts[-1].last) == (period.first, period.last)
    assert all(
        one.last.toordinal() + 1 == after.first.toordinal()
        for one, after in itertools.pairwise(parts)
    )
    assert len({each.short for each in parts}) == len(parts)
    assert read(period.text) == period
    assert period.before.last.toordinal() + 1 == period.first.toordinal()
