from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Band, Casebook
from caldicott_desktop.casework.due import confirmations, open_conditions
from caldicott_desktop.domain.case import Case, Condition
from caldicott_desktop.domain.choices import ConditionResult, DueWhat, Outcome
from caldicott_desktop.domain.happenings import ConditionSettled
from tests.casework.test_people import THEIRS, add
from tests.casework.world import START, World, record
from tests.domain import samples

LATER = START + timedelta(days=90)
TODAY = LATER.date()


def asked(*due_on: date | None, owner: str = "Priya Nair") -> Case:
    """A decision with a condition for each day, and nothing else that falls due."""
    case = samples.of_outcome(Outcome.SHARE_WITH_CONDITIONS)
    conditions = tuple(
        Condition(words=f"Condition {n}", owner=owner, due_on=day)
        for n, day in enumerate(due_on, start=1)
    )
    telling = replace(case.conclusion.telling, by_on=None, revisit_on=None)
    conclusion = replace(case.conclusion, review_on=None, telling=telling)
    return replace(case, conditions=conditions, conclusion=conclusion)


def days(*after: int) -> tuple[date, ...]:
    return tuple(TODAY + timedelta(days=each) for each in after)


def dates(page: casework.DuePage) -> list[date | None]:
    return [each.due_on for each in page.rows]


@pytest.mark.parametrize(
    ("band", "first", "last"),
    [
        (Band.OVERDUE, -80, -1),
        (Band.WEEK, 0, 7),
        (Band.MONTH, 8, 30),
        (Band.LATER, 31, 400),
    ],
)
def test_what_is_open_stands_in_one_band_by_its_day(
    book: Casebook, world: World, band: Band, first: int, last: int
) -> None:
    record(book, asked(*days(last, first)))
    world.hands.now = LATER
    assert dates(casework.due_page(book, band)) == list(days(first, last))
    assert casework.band_counts(book) == {each: 2 if each is band else 0 for each in Band}
    assert dates(casework.due_page(book)) == list(days(first, last))


def test_a_page_goes_on_where_the_one_before_ended(book: Casebook, world: World) -> None:
    record(book, asked(*days(3, 1, 2, 2)))
    record(book, asked(*days(2, 5)))
    world.hands.now = LATER
    first = casework.due_page(book, limit=3)
    rest = casework.due_page(book, after=first.next, limit=3)
    assert dates(first) + dates(rest) == list(days(1, 2, 2, 2, 3, 5))
    assert rest.next is None


def test_ones_own_are_those_that_bear_ones_name_in_any_letters(
    book: Casebook, world: World
) -> None:
    record(book, asked(*days(1), owner="Meg Harland"))
    record(book, asked(*days(2), owner="PRIYA NAIR"))
    world.hands.now = LATER
    assert dates(casework.due_page(book, mine=True)) == list(days(2))
    assert casework.band_counts(book, mine=True)[Band.WEEK] == 1
    assert (casework.dues_count(book), casework.dues_count(book, mine=True)) == (2, 1)
    assert len(casework.dues(book, until=TODAY + timedelta(days=1))) == 1


def test_a_condition_that_was_met_is_open_no_longer(book: Casebook, world: World) -> None:
    made = record(book, asked(*days(-3, 4)))
    world.hands.now = LATER
    (first, second) = casework.dues(book)
    assert (first.at, first.what, first.words) == (
        "condition/1",
        DueWhat.CONDITION,
        "Condition 1",
    )
    assert (first.decision_id, first.reference) == (made.decision_id, made.reference)
    assert open_conditions(book) == casework.OpenConditions(number=2, overdue=1)
    settled = ConditionSettled(condition=1, result=ConditionResult.MET, on=TODAY, who="Priya Nair")
    casework.record_later(book, made.decision_id, settled)
    assert casework.dues(book) == (second,)
    assert open_conditions(book) == casework.OpenConditions(number=1, overdue=0)


def test_a_decision_recorded_for_somebody_waits_for_their_word_alone(world: World) -> None:
    book = world.create()
    add(book)
    case = samples.refused()
    theirs = replace(case.conclusion, decided_by="Sam Okoro")
    made = record(book, replace(case, conclusion=theirs))
    waiting = [each for each in casework.dues(book) if each.what is DueWhat.CONFIRMATION]
    assert confirmations(book, limit=5) == ()
    assert [each.words for each in waiting] == [""]
    book.close()
    sams = world.unlock(THEIRS)
    (mine,) = confirmations(sams, limit=5)
    assert (mine.decision_id, mine.due_on, mine.at) == (made.decision_id, None, "confirmation")
    assert mine in casework.due_page(sams, Band.UNDATED, mine=True).rows
    assert mine in casework.today(sams).due
    casework.confirm_decision(sams, made.decision_id)
    assert confirmations(sams, limit=5) == ()
    sams.close()


def test_outcomes_are_counted_by_the_month_in_which_they_were_decided(book: Casebook) -> None:
    record(book, samples.refused())
    record(book, samples.refused())
    months = casework.outcome_months(book, 3)
    assert [(each.year, each.month) for each in months] == [(2026, 9), (2026, 10), (2026, 11)]
    assert sum(each.total for each in months) == 2
    assert {outcome for each in months for outcome in each.counts} == {Outcome.REFUSE}
