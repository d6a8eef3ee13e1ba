from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain.examiner.died import (
    NOT_KNOWN,
    Died,
    died_between,
    died_of,
    parse_died,
)
from caldicott_desktop.domain.tables import Cell
from caldicott_desktop.errors import Sentence
from tests.every import every

TODAY = date(2026, 11, 23)


def day(number: int, month: int = 11, year: int = 2026) -> date:
    return date(year, month, number)


def read(text: str, today: date = TODAY) -> tuple[date | None, date | None, list[str]]:
    found = parse_died(text, today)
    assert isinstance(found, Died), found.words
    return found.from_on, found.to_on, [each.id.partition(".")[2] for each in found.remarks]


def fault(text: str) -> str:
    found = parse_died(text, TODAY)
    assert isinstance(found, Sentence)
    assert found.words
    return found.id.partition(".")[2]


@pytest.mark.parametrize(
    "text",
    [
        *("14/11/2026", "14 Nov 2026", "2026-11-14", "on 14th November 2026", "Sat 14 Nov 2026."),
        *("Died: 14/11/2026 09:04", "Date of death 14.11.2026"),
    ],
)
def test_a_day_is_its_own_range(text: str) -> None:
    assert read(text) == (day(14), day(14), [])


@every(
    "text",
    [
        "14–15 Nov 2026",
        "14-15/11/2026",
        "14/15 November 2026",
        "14 or 15 Nov 2026",
        "14/11/2026 - 15/11/2026",
        "14/11/2026-15/11/2026",
        "14/11-15/11/2026",
        "14 Nov 2026 — 15 Nov 2026",
        "14/11/2026 to 15",
        "2026-11-14 to 2026-11-15",
        "between 14 and 15 November 2026",
        "Between 14th and 15th of November 2026",
        "from Sat 14/11/2026 until Sun 15/11/2026",
        "found 15 Nov 2026, last seen 14 Nov",
        "Found dead on 15/11/2026; last seen alive on 14/11/2026",
        "last known to be alive 14 Nov 2026 and found 15 Nov 2026",
        "Last seen 14 Nov 2026, found deceased 15 Nov",
        "last heard from 14 Nov 2026 but discovered 15 Nov 2026",
    ],
)
def test_a_range_is_read_in_each_of_its_forms(text: str) -> None:
    assert read(text) == (day(14), day(15), [])


@pytest.mark.parametrize("text", ["", " ", "?", "-", "Not known", "unknown", "n/k"])
def test_what_is_not_known_is_not_known(text: str) -> None:
    assert parse_died(text, TODAY) == NOT_KNOWN
    assert not NOT_KNOWN.is_known


@pytest.mark.parametrize(
    ("text", "first", "last", "remarks"),
    [
        ("14/11/26", day(14), day(14), ["short-year"]),
        ("14-15 Nov 26", day(14), day(15), ["short-year"]),
        ("14 Nov", day(14), day(14), ["year-left-out"]),
        ("14/11", day(14), day(14), ["year-left-out"]),
        ("30 Dec", day(30, 12, 2025), day(30, 12, 2025), ["year-left-out"]),
        ("found 15 Nov, last seen 13 Nov", day(13), day(15), ["year-left-out"]),
        ("46340", day(14), day(14), ["serial"]),
        ("1 Sep - 14 Nov 2026", day(1, 9), day(14), ["wide"]),
        ("14/11/2006", day(14, 11, 2006), day(14, 11, 2006), ["long-ago"]),
    ],
)
def test_what_was_made_of_a_text_is_remarked_on(
    text: str, first: date, last: date, remarks: list[str]
) -> None:
    assert read(text) == (first, last, remarks)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("31 Dec - 1 Jan 2026", day(31, 12, 2025), day(1, 1)),
        ("31 Dec 2025 - 1 Jan", day(31, 12, 2025), day(1, 1)),
        ("30 Dec 2025 to 31 Dec", day(30, 12, 2025), day(31, 12, 2025)),
    ],
)
def test_a_range_may_lie_over_the_turn_of_the_year(text: str, first: date, last: date) -> None:
    assert read(text, day(23, 1)) == (first, last, [])


def test_a_range_over_the_turn_of_the_year_may_leave_the_year_out() -> None:
    assert read("31 Dec - 1 Jan", day(23, 1)) == (day(31, 12, 2025), day(1, 1), ["year-left-out"])


@every(
    ("text", "which"),
    [
        ("yesterday", "unreadable"),
        ("14", "unreadable"),
        ("14-15", "unreadable"),
        ("found at home, last seen 13 Nov", "unreadable"),
        ("14 Nov 2026 " * 20, "unreadable"),
        ("30/02/2026", "no-such-day"),
        ("29/2", "no-such-day"),
        ("30-31 Nov 2026", "no-such-day"),
        ("31/9/2026 - 1/10/2026", "no-such-day"),
        ("11/14/2026", "month-first"),
        ("14/11/2026 - 11/15/2026", "month-first"),
        ("24/11/2026", "to-come"),
        ("22-24 Nov 2026", "to-come"),
        ("25 Nov 2026 - 24 Nov 2026", "to-come"),
        ("15-14 Nov 2026", "upside-down"),
        ("15 Nov 2026 - 14 Nov 2026", "upside-down"),
        ("15 Nov 2026 - 14 Oct", "to-come"),
        ("found 13 Nov, last seen 15 Nov", "upside-down"),
    ],
)
def test_what_cannot_be_is_said_and_not_mended(text: str, which: str) -> None:
    assert fault(text) == which


def test_what_was_written_is_quoted_and_a_long_text_only_begun() -> None:
    said = parse_died(" 30/02/2026 ", TODAY)
    assert isinstance(said, Sentence)
    assert said.words.startswith("“30/02/2026” is no day")
    said = parse_died("x" * 500, TODAY)
    assert isinstance(said, Sentence)
    assert len(said.words) < 300


def test_a_cell_may_hold_a_day_as_itself_or_as_its_number() -> None:
    assert died_of(datetime.fromisoformat("2026-11-14 09:04"), TODAY) == Died(
        from_on=day(14), to_on=day(14)
    )
    assert died_of(46340, TODAY) == Died(from_on=day(14), to_on=day(14))
    assert died_of(14, TODAY) == Sentence("died.unreadable", text="14")


@pytest.mark.parametrize(
    ("first", "last", "from_on", "to_on"),
    [
        ("14/11/2026", 46341, day(14), day(15)),
        ("14/11/2026", "", day(14), day(14)),
        ("", "15/11/2026", day(15), day(15)),
        ("", "unknown", None, None),
    ],
)
def test_two_cells_are_a_range(
    first: Cell, last: Cell, from_on: date | None, to_on: date | None
) -> None:
    assert died_between(first, last, TODAY) == Died(from_on=from_on, to_on=to_on)


@pytest.mark.parametrize(
    ("first", "last", "which"),
    [
        ("15/11/2026", "14/11/2026", "upside-down"),
        ("x", "14/11/2026", "unreadable"),
        ("14/11/2026", "x", "unreadable"),
    ],
)
def test_two_cells_that_are_no_range_are_a_fault(first: Cell, last: Cell, which: str) -> None:
    found = died_between(first, last, TODAY)
    assert isinstance(found, Sentence)
    assert found.id == f"died.{which}"


def test_a_remark_on_both_cells_is_made_once() -> None:
    found = died_between("14/11/2006", "14/11/2006", TODAY)
    assert isinstance(found, Died)
    assert [each.id for each in found.remarks] == ["died.long-ago"]


@given(st.text(alphabet="0123456789-/ .,novembrtfudals–", max_size=40))
def test_any_text_is_days_that_have_been_or_a_sentence(text: str) -> None:
    found = parse_died(text, TODAY)
    if isinstance(found, Died) and found.from_on and found.to_on:
        assert found.from_on <= found.to_on <= TODAY
    else:
        assert found == NOT_KNOWN or isinstance(found, Sentence)
