from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.windows.kit import reading
from caldicott_desktop.windows.kit.reading import Unreadable
from caldicott_desktop.windows.saying import show_date, show_time
from tests.every import every

TODAY = date(2026, 11, 20)


@every(
    "typed",
    [
        "19/11/2026",
        "19.11.2026",
        "19-11-26",
        "19 11 2026",
        "2026-11-19",
        "19 Nov 2026",
        "19 november 26",
        "19Nov2026",
        "19th Nov, 2026",
        "Thu 19 Nov 2026",
        "thursday 19 nov",
        "19/11",
        " 19  Nov ",
        "yesterday",
    ],
)
def test_a_day_is_understood_as_people_write_it(typed: str) -> None:
    assert reading.read_date(typed, TODAY) == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 21)),
        ("25 Dec", date(2025, 12, 25)),  # without a year: the last one that has been
        ("3 sept 2026", date(2026, 9, 3)),
        ("4/5/48", date(1948, 5, 4)),  # too far ahead to be this century
        ("4/5/30", date(2030, 5, 4)),
        ("29 Feb 2024", date(2024, 2, 29)),
    ],
)
def test_what_is_left_out_is_filled_in_by_the_day_it_is(typed: str, meant: date) -> None:
    assert reading.read_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("soon", "Write the date as day, month and year, for example 19 Nov 2026."),
        ("31/2/2026", "There is no 31 Feb in 2026."),
        ("11/19/2026", "There is no month 19. Write the day first, then the month."),
        ("19 Nob 2026", "“nob” is not a month."),
        ("Fri 19 Nov 2026", "19 Nov 2026 is a Thursday."),
        ("1/1/1066", "1066 is too long ago. Check the year."),
        ("29 Feb", "Add the year, for example 19 Nov 2026."),
        ("0/5/2026", "There is no 0 May in 2026."),
    ],
)
def test_what_is_no_day_is_said_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=f"^{sentence}$"):
        reading.read_date(typed, TODAY)


@given(st.dates(min_value=date(1880, 1, 1), max_value=date(2999, 12, 31)))
def test_a_day_that_is_shown_is_read_back(day: date) -> None:
    assert reading.read_date(show_date(day), TODAY) == day


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_a_sentence(typed: str) -> None:
    try:
        read: date | str = reading.read_date(typed, TODAY)
    except Unreadable as unreadable:
        read = str(unreadable)
    assert isinstance(read, date) or read.endswith(".")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("1430", time(14, 30)),
        ("2.30 pm", time(14, 30)),
        ("2 pm", time(14)),
        ("12 am", time(0)),
        ("12.15pm", time(12, 15)),
        ("noon", time(12)),
        ("midnight", time(0)),
        ("9:05", time(9, 5)),
    ],
)
def test_a_time_is_understood_as_people_write_it(typed: str, meant: time) -> None:
    assert reading.read_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "14", "25:00", "14:75", "13 pm", "half two", "1:2:3"])
def test_what_is_no_time_is_said_in_a_sentence(typed: str) -> None:
    with pytest.raises(Unreadable, match=r"14:30"):
        reading.read_time(typed)


@given(st.times())
def test_a_time_that_is_shown_is_read_back(at: time) -> None:
    assert reading.read_time(show_time(at)) == at.replace(second=0, microsecond=0)


def test_a_moment_is_uk_time_in_summer_and_winter() -> None:
    summer = reading.moment(date(2026, 7, 1), time(14, 30))
    winter = reading.moment(date(2026, 12, 1), time(14, 30))
    assert summer.astimezone(UTC) == datetime(2026, 7, 1, 13, 30, tzinfo=UTC)
    assert winter.astimezone(UTC) == datetime(2026, 12, 1, 14, 30, tzinfo=UTC)


def test_the_hour_that_comes_twice_is_the_first_and_the_skipped_one_is_said() -> None:
    twice = reading.moment(date(2026, 10, 25), time(1, 30))
    assert twice.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    with pytest.raises(Unreadable, match="went forward on Sun 29 Mar 2026: 01:30 did not exist"):
        reading.moment(date(2026, 3, 29), time(1, 30))


def test_a_due_day_without_a_year_lies_ahead() -> None:
    today = date(2026, 11, 20)
    assert reading.read_date("27 Nov", today, ahead=True) == date(2026, 11, 27)
    assert reading.read_date("Fri 27 Nov", today, ahead=True) == date(2026, 11, 27)
    assert reading.read_date("20/11", today, ahead=True) == today
    assert reading.read_date("19/11", today, ahead=True) == date(2027, 11, 19)
