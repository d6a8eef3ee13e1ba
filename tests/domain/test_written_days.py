from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain.tables import Cell
from caldicott_desktop.domain.written_days import day_of, moment_of, serial, tidy, written
from tests.every import every

DAY = date(2026, 11, 4)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@every(
    "text",
    [
        "04/11/2026",
        "4/11/2026",
        "4.11.2026",
        "04-11-26",
        "4 11 2026",
        "2026-11-04",
        "2026/11/4",
        "2026.11.04",
        "4 Nov 2026",
        "4 November 26",
        "04-NOV-2026",
        "4Nov2026",
        "4th of November 2026",
        "Wednesday 4th November, 2026",
        "Wed, 4 Nov. 2026",
        "November 4, 2026",
        "nov 4 2026",
        "20261104",
        "04112026",
        "2026-11-04T09:04:33.120Z",
        "2026-11-04 09:04",
        "04/11/2026, 9:04 am",
        "4 Nov 2026 at 23:59",
        "46330",
        "46330.0",
        46330,
        46330.75,
        at("2026-11-04 09:04"),
    ],
)
def test_a_day_is_read_in_each_of_its_forms(text: Cell) -> None:
    assert day_of(text) == DAY


@every(
    "text",
    [
        *("", "x", "11/14/2026", "30/02/2026", "4/11", "4 Nov", "4-11", "12", "99999", 12, 4.5),
        *("4/11-2026", "0/11/2026", "4/0/2026", "20269999", "4 Nov 2026 25:04", "2026-4"),
        *("4 nov 026", "1 4/11/2026"),
    ],
)
def test_what_is_no_day_with_a_year_is_none(text: Cell) -> None:
    assert day_of(text) is None


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_of_this_century_is_read_back(day: date) -> None:
    for form in ("%d/%m/%Y", "%d-%m-%y", "%Y-%m-%d", "%d %B %Y", "%a %d %b %y", "%Y%m%d", "%d%m%Y"):
        assert day_of(day.strftime(form)) == day
    number = (day - date(1899, 12, 30)).days
    assert serial(number) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert day_of(text) is None or isinstance(day_of(text), date)
    assert moment_of(text) is None or isinstance(moment_of(text), datetime)


def test_a_year_may_be_left_out_or_short_and_says_so() -> None:
    bare, short, whole = (written(tidy(text)) for text in ("4 Nov", "4/11/26", "4/11/2026"))
    assert bare is not None
    assert (bare.year, bare.in_year(2025)) == (None, date(2025, 11, 4))
    assert short is not None
    assert (short.year, short.is_short) == (2026, True)
    assert whole is not None
    assert not whole.is_short


def test_a_month_that_stands_before_the_day_is_noticed_and_not_turned_round() -> None:
    swapped = written("11/14/2026")
    assert swapped is not None
    assert swapped.is_month_first
    neither, ordinary = written("40/14/2026"), written("14/11/2026")
    assert neither is not None
    assert ordinary is not None
    assert not neither.is_month_first
    assert not ordinary.is_month_first


@every(
    ("day", "clock", "moment"),
    [
        ("04/11/2026 09:04", "", "2026-11-04 09:04"),
        ("2026-11-04T09:04:33.5Z", "", "2026-11-04 09:04:33"),
        ("4 Nov 2026 at 12:30 am", "", "2026-11-04 00:30"),
        ("4 Nov 2026 12:30pm", "", "2026-11-04 12:30"),
        ("4 Nov 2026 1:30 PM", "", "2026-11-04 13:30"),
        (at("2026-11-04 09:04:33"), "", "2026-11-04 09:04:33"),
        (46330.5, "", "2026-11-04 12:00"),
        (46330, "", "2026-11-04 00:00"),
        ("04/11/2026", "9:04", "2026-11-04 09:04"),
        (at("2026-11-04"), at("1899-12-30 09:04"), "2026-11-04 09:04"),
        (46330, 0.5, "2026-11-04 12:00"),
        (46330, 0.9999999, "2026-11-04 23:59:59"),
        (46330, "09:04z", "2026-11-04 09:04"),
    ],
)
def test_a_time_is_read_from_one_cell_or_two(day: Cell, clock: Cell, moment: str) -> None:
    assert moment_of(day, clock) == at(moment)


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        ("04/11/2026", ""),
        ("04/11/2026 13:04 pm", ""),
        ("30/02/2026 09:04", ""),
        ("09:04", ""),
        (12, ""),
        ("04/11/2026", "noon"),
        ("04/11/2026", "13:04 am"),
        ("04/11/2026", 7),
        ("x", "09:04"),
    ],
)
def test_a_time_without_a_day_and_a_day_without_a_time_are_none(day: Cell, clock: Cell) -> None:
    assert moment_of(day, clock) is None
