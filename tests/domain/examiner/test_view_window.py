from __future__ import annotations

from datetime import date

from caldicott_desktop.domain.examiner.view_window import closes_next, days_since, window

TODAY = date(2026, 11, 23)
A_RANGE = (date(2026, 11, 14), date(2026, 11, 15))


def test_a_range_of_days_gives_a_range_of_days_since() -> None:
    since = days_since(*A_RANGE, TODAY)
    assert since is not None
    assert (since.least, since.most) == (8, 9)


def test_a_death_without_a_day_has_no_days_since_and_no_window() -> None:
    assert days_since(None, None, TODAY) is None
    assert days_since(TODAY, None, TODAY) is None
    assert window(None, 28, TODAY) is None


def test_a_source_without_a_window_has_none() -> None:
    assert window(TODAY, None, TODAY) is None


def test_a_window_counts_from_the_earliest_possible_day() -> None:
    found = window(A_RANGE[0], 28, TODAY)
    assert found is not None
    assert (found.closes_on, found.days_left) == (date(2026, 12, 12), 19)


def test_the_last_day_is_within() -> None:
    died = date(2026, 10, 26)
    last, after = window(died, 28, TODAY), window(died, 27, TODAY)
    assert last is not None
    assert last.is_open
    assert after is not None
    assert not after.is_open


def test_the_window_that_closes_next_is_one_still_open() -> None:
    died = date(2026, 11, 1)
    found = closes_next(died, (14, None, 40, 28), TODAY)
    assert found is not None
    assert found.closes_on == date(2026, 11, 29)
    assert closes_next(died, (14,), TODAY) is None
    assert closes_next(None, (14,), TODAY) is None
