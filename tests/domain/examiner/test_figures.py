from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain.examiner.choices import AccessProblem, CaseState
from caldicott_desktop.domain.examiner.figures import (
    CaseFacts,
    Every,
    Figures,
    Measure,
    Period,
    ProblemFacts,
    figures,
    periods,
)

FIRST, LAST = date(2026, 10, 19), date(2026, 11, 15)  # four whole weeks, one across two months


def cases(
    number: int, on: date, state: CaseState = CaseState.COMPLETE, **facts: object
) -> Iterator[CaseFacts]:
    for _ in range(number):
        yield CaseFacts(listed_on=on, state=state, **facts)  # type: ignore[arg-type]


def problems(number: int, on: date, code: AccessProblem) -> list[ProblemFacts]:
    return [ProblemFacts(noted_on=on, code=code)] * number


def reckoned(*found: Iterator[CaseFacts], noted: list[ProblemFacts] | None = None) -> Figures:
    every = [case for group in found for case in group]
    return figures(every, noted or [], first_on=FIRST, last_on=LAST)


def of_weeks(found: Figures, measure: Measure, of: str = "") -> list[int | None]:
    weeks = [period for period in found.periods if period.every is Every.WEEK]
    return [found.of(week, measure, of) for week in weeks]


def of_months(found: Figures, measure: Measure, of: str = "") -> list[int | None]:
    months = [period for period in found.periods if period.every is Every.MONTH]
    return [found.of(month, measure, of) for month in months]


def test_weeks_and_months_are_cut_to_the_days_that_are_counted() -> None:
    names = [(each.name, each.first_on.day, each.last_on.day) for each in periods(FIRST, LAST)]
    assert names == [
        ("2026-W43", 19, 25),
        ("2026-W44", 26, 1),
        ("2026-W45", 2, 8),
        ("2026-W46", 9, 15),
        ("2026-10", 19, 31),
        ("2026-11", 1, 15),
    ]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 500))
def test_every_day_is_in_one_week_and_in_one_month(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    for every in Every:
        of_kind = [each for each in periods(first, last) if each.every is every]
        assert of_kind[0].first_on == first
        assert of_kind[-1].last_on == last
        for one, other in pairwise(of_kind):
            assert other.first_on == one.last_on + timedelta(days=1)
            assert one.name != other.name


def test_cases_are_counted_by_the_day_they_were_listed() -> None:
    found = reckoned(
        cases(10, FIRST),
        cases(20, date(2026, 10, 31)),
        cases(30, date(2026, 11, 1)),
        cases(40, LAST),
        cases(99, FIRST - timedelta(days=1)),
        cases(99, LAST + timedelta(days=1)),
    )
    assert of_weeks(found, Measure.CASES) == [10, 50, 0, 40]
    assert of_months(found, Measure.CASES) == [30, 70]
    assert found.of(None, Measure.CASES) == 100


def test_states_sources_exceptions_and_what_waits_are_counted() -> None:
    both = frozenset({"Trust EPR", "GP Connect"})
    found = reckoned(
        cases(20, FIRST, CaseState.COMPLETE, sources=both),
        cases(10, FIRST, CaseState.CORONER, sources=frozenset({"Trust EPR"}), has_exception=True),
        cases(12, FIRST, CaseState.PREPARED, awaits_confirmation=True),
    )
    week = found.periods[0]
    states = {state: found.of(week, Measure.STATE, state.code) for state in CaseState}
    assert {state: number for state, number in states.items() if number} == {
        CaseState.COMPLETE: 20,
        CaseState.CORONER: 10,
        CaseState.PREPARED: 12,
    }
    assert found.sources == ("GP Connect", "Trust EPR")
    assert [found.of(week, Measure.SOURCE, source) for source in found.sources] == [20, 30]
    assert found.of(week, Measure.SOURCE, "Hospice") == 0
    assert found.of(week, Measure.EXCEPTION) == 10
    assert found.of(week, Measure.AWAITING) == 12


def test_problems_are_counted_by_the_day_they_were_noted() -> None:
    noted = [
        *problems(7, FIRST, AccessProblem.DELAY),
        *problems(6, LAST, AccessProblem.DELAY),
        *problems(8, LAST, AccessProblem.REFUSED),
        *problems(9, LAST + timedelta(days=1), AccessProblem.REFUSED),
    ]
    found = reckoned(noted=noted)
    assert of_weeks(found, Measure.PROBLEMS) == [7, 0, 0, 14]
    assert of_weeks(found, Measure.PROBLEM, "delay") == [7, 0, 0, 6]
    assert found.of(None, Measure.PROBLEM, "refused") == 8


def test_small_numbers_are_withheld_and_totals_do_not_give_them_back() -> None:
    noted = [
        *problems(2, FIRST, AccessProblem.REFUSED),
        *problems(9, FIRST, AccessProblem.DELAY),
        *problems(9, FIRST, AccessProblem.TECHNICAL),
    ]
    found = reckoned(noted=noted)
    week = found.periods[0]
    assert found.of(week, Measure.PROBLEMS) == 20
    assert found.of(week, Measure.PROBLEM, "refused") is None
    assert found.of(week, Measure.PROBLEM, "delay") is None
    assert found.of(week, Measure.PROBLEM, "technical") == 9


def test_what_all_but_a_few_have_in_common_is_withheld() -> None:
    found = reckoned(
        cases(40, FIRST, has_exception=True), cases(2, FIRST), cases(50, LAST, has_exception=True)
    )
    assert found.of(found.periods[0], Measure.CASES) == 42
    assert found.of(found.periods[0], Measure.EXCEPTION) is None


def test_a_few_days_that_a_month_has_of_a_week_are_not_given_back() -> None:
    """The one day of November in its first week has two cases: no whole week but one is November's.

    October and its weeks are shown, so the rest of the overlapping week would be known.
    """
    found = reckoned(cases(30, FIRST), cases(28, date(2026, 10, 26)), cases(2, date(2026, 11, 1)))
    told = [*of_weeks(found, Measure.CASES), *of_months(found, Measure.CASES)]
    assert told[0] is None or told[1] is None or told[4] is None
    assert told[5] is None


def test_nothing_is_shown_of_people_or_of_time_between_steps() -> None:
    names = {name for facts in (CaseFacts, ProblemFacts) for name in facts.__dataclass_fields__}
    assert names == {
        *("listed_on", "state", "sources", "has_exception", "awaits_confirmation"),
        *("noted_on", "code"),
    }


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_an_office_without_cases_has_zeros(day: date) -> None:
    found = figures([], [], first_on=day, last_on=day)
    assert found.periods == (
        Period(every=Every.WEEK, first_on=day, last_on=day),
        Period(every=Every.MONTH, first_on=day, last_on=day),
    )
    assert set(found.shown.values()) == {0}
    assert {label[2].partition(":")[0] for label in found.shown} >= {"", "complete", "delay"}
    assert not any(label[2].startswith("rest") for label in found.shown)


def test_december_ends_with_the_year() -> None:
    found = periods(date(2026, 12, 30), date(2027, 1, 2))
    assert [each.name for each in found] == ["2026-W53", "2026-12", "2027-01"]
