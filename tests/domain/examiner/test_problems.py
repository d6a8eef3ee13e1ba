from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caldicott_desktop.domain.examiner.choices import AccessProblem, ProblemResult
from caldicott_desktop.domain.examiner.problems import (
    Problem,
    ProblemNoted,
    ProblemResolved,
    faults_of_end,
    faults_of_note,
    tidied,
)

TODAY = date(2026, 11, 22)
DELAY = ProblemNoted(holder="The surgery", code=AccessProblem.DELAY, asked_on=date(2026, 11, 18))
CHASE = replace(DELAY, asked_on=date(2026, 11, 20), chases="ab" * 32)
CAME = ProblemResolved(problem="ab" * 32, result=ProblemResult.CAME, on=TODAY)


def test_every_fault_is_named_at_once_beside_its_field() -> None:
    assert faults_of_note(DELAY, TODAY) == ()
    found = faults_of_note(ProblemNoted(), TODAY)
    assert [each.path for each in found] == ["/holder", "/code", "/asked_on"]
    assert all(each.sentence.endswith(".") for each in found)
    (none,) = faults_of_note(replace(DELAY, code=AccessProblem.NONE), TODAY)
    assert none.path == "/code"
    (future,) = faults_of_note(replace(DELAY, asked_on=date(2026, 11, 23)), TODAY)
    assert future.said.id == "happened.not-yet"
    (early,) = faults_of_note(CHASE, TODAY, date(2026, 11, 21))
    assert early.said.id == "problem.before-asked"
    assert faults_of_note(CHASE, TODAY, CHASE.asked_on) == ()


def test_an_end_says_how_and_when() -> None:
    assert faults_of_end(CAME, TODAY, DELAY.asked_on) == ()
    found = faults_of_end(ProblemResolved(), TODAY, None)
    assert [each.path for each in found] == ["/result", "/on"]
    (early,) = faults_of_end(replace(CAME, on=date(2026, 11, 1)), TODAY, DELAY.asked_on)
    assert early.path == "/on"


def test_texts_are_trimmed() -> None:
    told = tidied(replace(DELAY, holder="  The surgery ", note=" \n"))
    assert (told.holder, told.note) == ("The surgery", None)
    assert tidied(replace(CAME, note=" By post ")).note == "By post"


@pytest.mark.parametrize(
    ("problem", "offers"),
    [
        (Problem(noted=DELAY), False),
        (Problem(noted=DELAY, chases=(CHASE,)), False),
        (Problem(noted=DELAY, chases=(CHASE, CHASE)), True),
        (Problem(noted=replace(DELAY, code=AccessProblem.REFUSED)), True),
        (Problem(noted=DELAY, chases=(replace(CHASE, code=AccessProblem.REFUSED),)), True),
        (Problem(noted=DELAY, chases=(CHASE, CHASE), resolved=CAME), False),
    ],
)
def test_a_refusal_or_a_second_chase_is_brought_to_a_decision(
    problem: Problem, *, offers: bool
) -> None:
    assert problem.offers_exception is offers


def test_the_newest_word_says_what_it_is_and_when_it_was_last_asked() -> None:
    chased = Problem(noted=DELAY, chases=(replace(CHASE, code=AccessProblem.INCOMPLETE),))
    assert chased.code is AccessProblem.INCOMPLETE
    assert chased.last_asked_on == CHASE.asked_on
    assert Problem(noted=DELAY).last_asked_on == DELAY.asked_on


def test_it_has_been_waited_for_since_the_holder_was_first_asked() -> None:
    asked = Problem(noted=replace(DELAY, asked_on=date(2026, 11, 20)), chases=(CHASE,))
    assert asked.waits_days(date(2026, 11, 29)) == 9
    assert Problem(noted=replace(DELAY, asked_on=None)).waits_days(date(2026, 11, 29)) == 0
