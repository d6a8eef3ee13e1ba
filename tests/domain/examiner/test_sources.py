from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from caldicott_desktop.domain.choices import ReviewResult
from caldicott_desktop.domain.examiner.choices import (
    AccessorRole,
    Route,
    Scope,
    SourceEnd,
    SourceType,
)
from caldicott_desktop.domain.examiner.sources import (
    Review,
    StandingSource,
    Term,
    can_be_renewed,
    source_in_force,
    terms_of,
)
from tests.domain.samples import kind

DECIDED = date(2026, 1, 10)
DUE = date(2027, 1, 9)
DAY = timedelta(days=1)

SOURCE = StandingSource(
    entry_id="ab" * 32,
    decision_id="cd" * 16,
    reference="CG-2026-0001",
    name="GP Connect",
    short_name="GP Connect",
    type=SourceType.GP_CONNECT,
    holder="General practices",
    route=Route.NATIONAL_SERVICE,
    agreement="National arrangement",
    roles=(AccessorRole.EXAMINER, AccessorRole.LEAD),
    scope=Scope.LAST_EPISODE,
    scope_months=None,
    view_days=28,
    decided_at=datetime(2026, 1, 10, 9, tzinfo=UTC),
    terms=(Term(since=DECIDED, until=DUE),),
)


def reviewed(
    on: date, next_on: date | None = None, result: ReviewResult = ReviewResult.CONTINUE
) -> Review:
    return Review(on=on, result=result, next_on=next_on)


def refused(source: StandingSource, on: date, role: AccessorRole = AccessorRole.EXAMINER) -> str:
    said = source_in_force(source, role, on)
    assert said is not None
    assert said.words.startswith("GP Connect: ")
    return said.id


def test_a_source_is_open_from_its_decision_to_the_day_of_its_review() -> None:
    for on in (DECIDED, date(2026, 7, 1), DUE):
        assert source_in_force(SOURCE, AccessorRole.EXAMINER, on) is None
        assert not can_be_renewed(SOURCE, on)
    assert refused(SOURCE, DECIDED - DAY) == "source.not-yet"
    assert not can_be_renewed(SOURCE, DECIDED - DAY)
    assert refused(SOURCE, DUE + DAY) == "source.lapsed"
    assert can_be_renewed(SOURCE, DUE + DAY)
    assert SOURCE.review_due_on == DUE


def test_only_the_roles_it_names_may_open_it() -> None:
    assert refused(SOURCE, DECIDED, AccessorRole.OFFICER) == "source.role"


def test_a_review_that_goes_on_opens_it_again_and_leaves_the_days_between_without_one() -> None:
    again = DUE + timedelta(days=10)
    until = again + timedelta(days=300)
    source = replace(SOURCE, terms=terms_of(DECIDED, DUE, [reviewed(again, until)]))
    assert refused(source, DUE + DAY) == "source.lapsed"
    assert can_be_renewed(source, DUE + DAY)
    assert source_in_force(source, AccessorRole.EXAMINER, again) is None
    assert source_in_force(source, AccessorRole.EXAMINER, until) is None
    assert refused(source, until + DAY) == "source.lapsed"
    assert source.review_due_on == until


@pytest.mark.parametrize(
    ("review", "terms"),
    [
        (reviewed(DUE - DAY, DUE + DAY), ((DECIDED, DUE - DAY), (DUE - DAY, DUE + DAY))),
        (reviewed(DUE - DAY), ((DECIDED, DUE - DAY), (DUE - DAY, None))),
        (reviewed(DUE - DAY, None, ReviewResult.CHANGE), ((DECIDED, DUE - DAY),)),
        (
            reviewed(DUE - DAY, DUE, ReviewResult.CHANGE),
            ((DECIDED, DUE - DAY), (DUE - DAY, DUE)),
        ),
        (reviewed(DUE - DAY, None, ReviewResult.STOP), ((DECIDED, DUE - DAY),)),
        (reviewed(DUE + DAY, None, ReviewResult.CHANGE), ((DECIDED, DUE),)),
    ],
)
def test_a_review_ends_the_term_before_it(
    review: Review, terms: tuple[tuple[date, date | None], ...]
) -> None:
    expected = tuple(Term(since=since, until=until) for since, until in terms)
    assert terms_of(DECIDED, DUE, [review]) == expected


def test_one_without_a_review_day_goes_on_until_a_review() -> None:
    (term,) = terms_of(DECIDED, None, [])
    assert term.until is None
    first, _then = terms_of(DECIDED, None, [reviewed(DUE, DUE + DAY)])
    assert first.until == DUE


@pytest.mark.parametrize("end", SourceEnd)
def test_what_ended_it_says_so_from_that_day_on(end: SourceEnd) -> None:
    over = replace(SOURCE, over_by=end, over_since=date(2026, 5, 1))
    assert source_in_force(over, AccessorRole.EXAMINER, date(2026, 4, 30)) is None
    assert refused(over, date(2026, 5, 1)) == f"source.{end.code}"
    assert not can_be_renewed(over, DUE + DAY)


def test_one_that_is_contested_or_awaits_its_decider_opens_nothing() -> None:
    assert refused(replace(SOURCE, contested=True), DECIDED) == "source.contested"
    assert refused(replace(SOURCE, awaits=True), DECIDED) == "source.awaits"
    for each in (replace(SOURCE, contested=True), replace(SOURCE, awaits=True)):
        assert not can_be_renewed(each, DUE + DAY)


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        ("source_system", SourceType),
        ("source_route", Route),
        ("roles_allowed", AccessorRole),
        ("scope", Scope),
    ],
)
def test_the_closed_lists_are_the_answers_of_the_kind(
    question: str,
    choices: type[SourceType | Route | AccessorRole | Scope],
) -> None:
    (asked,) = (each for each in kind("me-scrutiny").questions if each.id == question)
    assert {option.code for option in asked.options} == {each.code for each in choices}
