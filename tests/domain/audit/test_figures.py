"""Decisions counted so that they may be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.audit.figures import Figures, figures
from caldicott_desktop.domain.audit.register import RegisterRow
from caldicott_desktop.domain.suppression import LEAST
from caldicott_desktop.domain.tally import NOT_SAID, OTHERS
from tests.domain.audit.test_register_words import ROW

FIRST, SECOND = date(2026, 2, 1), date(2026, 5, 1)


def rows(number: int, **changes: Any) -> list[RegisterRow]:  # noqa: ANN401 - any part of a row
    return [replace(ROW, **{"decided_on": FIRST, **changes})] * number


def numbers_of(found: Figures) -> Iterator[int | None]:
    yield found.total
    for each in (
        found.by_kind,
        found.by_outcome,
        found.by_requester,
        found.by_year,
        found.by_quarter,
        *found.outcomes_by_quarter.values(),
    ):
        yield from each.values()


def test_nothing_decided_is_zero_of_nothing() -> None:
    found = figures([])
    assert (found.total, found.by_kind, found.outcomes_by_quarter) == (0, {}, {})


def test_enough_of_everything_is_shown() -> None:
    found = figures([*rows(7), *rows(9, decided_on=SECOND, outcome=c.Outcome.REFUSE)])
    assert (found.total, found.by_kind, found.by_requester) == (
        *(16, {"Police request": 16}, {"Police": 16}),
    )
    assert found.by_outcome == {"Refuse": 9, "Share in part": 7}
    assert (found.by_year, found.by_quarter) == ({"2026": 16}, {"2026 Q1": 7, "2026 Q2": 9})
    assert found.outcomes_by_quarter == {
        "Refuse": {"2026 Q1": 0, "2026 Q2": 9},
        "Share in part": {"2026 Q1": 7, "2026 Q2": 0},
    }


def test_a_small_number_takes_another_with_it_so_that_no_sum_gives_it_back() -> None:
    found = figures(
        [*rows(20), *rows(2, outcome=c.Outcome.REFUSE), *rows(9, outcome=c.Outcome.DEFER)]
    )
    assert found.by_outcome["Refuse"] is None
    assert list(found.by_outcome.values()).count(None) >= 2
    assert found.total in {None, 31}


def test_few_decisions_are_not_counted_out_at_all() -> None:
    assert [*numbers_of(figures(rows(3)))] == [None]


def test_the_one_outcome_of_few_decisions_is_not_named() -> None:
    found = figures(rows(4, outcome=c.Outcome.REFUSE))
    assert (found.by_outcome, found.by_year, found.outcomes_by_quarter) == ({}, {}, {})
    assert figures(rows(5, outcome=c.Outcome.REFUSE)).by_outcome == {"Refuse": 5}


def test_a_rare_kind_is_not_even_named() -> None:
    rare = [*rows(3, kind_title="Rare"), *rows(3, kind_title="Rarer", requester_kind=None)]
    found = figures([*rows(20), *rare, *rows(6, requester_kind=None)])
    assert found.by_kind == {OTHERS: 6, "Police request": 26}
    assert found.by_requester == {NOT_SAID: 9, "Police": 23}


def test_a_decision_whose_place_another_has_taken_is_not_counted() -> None:
    assert figures([*rows(6), *rows(9, standing=c.Standing.SUPERSEDED)]).total == 6


_rows = st.lists(
    st.builds(
        lambda kind, outcome, day: replace(ROW, kind_title=kind, outcome=outcome, decided_on=day),
        st.sampled_from("ABC"),
        st.sampled_from([c.Outcome.REFUSE, c.Outcome.DEFER, c.Outcome.ESCALATE]),
        st.sampled_from([FIRST, SECOND, date(2025, 12, 31)]),
    ),
    max_size=40,
)


@given(_rows)
def test_no_small_number_is_shown_and_none_is_left_over_by_a_sum(made: list[RegisterRow]) -> None:
    found = figures(made)
    assert found.total is None or not 0 < len(made) < LEAST
    assert found.total is not None or [*numbers_of(found)] == [None]
    assert all(number == 0 or number >= LEAST for number in numbers_of(found) if number is not None)
    for parts in (found.by_kind, found.by_outcome, found.by_requester, found.by_year):
        left = [number for number in parts.values() if number is None]
        told = sum(number for number in parts.values() if number is not None)
        if found.total is not None and left:
            assert len(left) > 1
            assert found.total - told >= LEAST
    for quarter, number in found.by_quarter.items():
        column = [found.outcomes_by_quarter[outcome][quarter] for outcome in found.by_outcome]
        if number is not None:
            assert column.count(None) != 1
