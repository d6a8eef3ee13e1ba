"""The short decision is a face of the same case: what it fills in, and what passing over keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import short_form
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Form, Outcome, Rating
from caldicott_desktop.domain.decision import decide, missing
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.short_form import Decider, as_full, as_short, carries, is_needed
from tests.domain.samples import AT, change, kind, of_outcome, refused, shared

PRIYA = Decider(
    name="Priya Nair", position="Registered manager", roles=frozenset({Role.OWNER, Role.GUARDIAN})
)
LONDON = ZoneInfo("Europe/London")


def test_it_ends_in_every_outcome_that_shares_nothing_and_in_no_other() -> None:
    assert {*short_form.OUTCOMES} == {each for each in Outcome if not each.shares}


def test_who_is_at_work_decides_and_the_request_came_now_where_nobody_said_otherwise() -> None:
    now = AT.astimezone(LONDON)
    made = as_short(Case(kind_id="general"), PRIYA, received_at=now)
    assert made.form is Form.SHORT
    assert made.request.received_at == now
    done = made.conclusion
    assert (done.decided_by, done.decided_by_position, done.decided_as) == (
        "Priya Nair",
        "Registered manager",
        c.Capacities.GUARDIAN,
    )
    assert done.decided_at is None


def test_what_is_answered_already_stays_as_it_is() -> None:
    case = refused()
    assert as_short(case, PRIYA, received_at=AT) == replace(case, form=Form.SHORT)


@pytest.mark.parametrize(
    ("role", "capacity"),
    [
        (Role.GUARDIAN, c.Capacities.GUARDIAN),
        (Role.DEPUTY, c.Capacities.DEPUTY),
        (Role.LEAD_EXAMINER, c.Capacities.LEAD_EXAMINER),
        (Role.IG_LEAD, None),
        (Role.OWNER, None),
    ],
)
def test_nobody_is_named_as_deciding_whose_role_does_not_let_them(
    role: Role, capacity: c.Capacities | None
) -> None:
    someone = Decider(name="Meg Harland", position=None, roles=frozenset({role}))
    done = as_short(Case(kind_id="general"), someone).conclusion
    assert done.decided_as is capacity
    assert (done.decided_by is None) is (capacity is None)


def test_an_outcome_that_shares_is_taken_back_and_all_else_is_kept() -> None:
    case = shared()
    made = as_short(case, PRIYA)
    assert made.conclusion.outcome is None
    assert made == change(case, **{"/conclusion/outcome": None, "/form": Form.SHORT})


@pytest.mark.parametrize("outcome", short_form.OUTCOMES)
def test_the_walkthrough_gets_all_that_was_typed(outcome: Outcome) -> None:
    case = replace(of_outcome(outcome), form=Form.SHORT)
    assert as_full(case, to_share=False) == replace(case, form=Form.FULL)
    sharing = as_full(case, to_share=True)
    assert sharing == change(case, **{"/conclusion/outcome": None, "/form": Form.FULL})


def test_a_short_decision_is_decided_when_it_is_recorded_to_the_minute() -> None:
    case = replace(change(refused(), **{"/conclusion/decided_at": None}), form=Form.SHORT)
    at = AT + timedelta(seconds=42)
    assert missing(case, kind(case.kind_id), at=at) == ()
    made = decide(case, kind(case.kind_id), at=at)
    assert made.case.conclusion.decided_at == AT.replace(second=0, microsecond=0)
    assert made.case.conclusion.decided_at is not None
    assert made.case.conclusion.decided_at.tzinfo == LONDON
    assert made.late_s < 60 + 42


def test_a_time_that_was_given_stands() -> None:
    case = replace(refused(), form=Form.SHORT)
    assert decide(case, kind(case.kind_id), at=AT).case.conclusion.decided_at == (
        refused().conclusion.decided_at
    )


def test_the_full_walkthrough_still_asks_when_it_was_decided() -> None:
    case = change(refused(), **{"/conclusion/decided_at": None})
    assert [each.path for each in missing(case, kind(case.kind_id), at=AT)] == [
        "/conclusion/decided_at"
    ]


def test_a_refusal_needs_the_duty_to_share_and_informing_people_rated() -> None:
    needed = [n for n in range(1, 9) if is_needed(n, Outcome.REFUSE)]
    assert needed == [7, 8]
    assert not any(is_needed(n, outcome) for n in range(1, 9) for outcome in (Outcome.DEFER, None))


def test_what_is_not_met_carries_a_refusal_but_for_the_duty_to_share() -> None:
    case = refused()
    carrying = [
        each.principle
        for each in (replace(a, rating=Rating.NOT_MET) for a in case.principles)
        if carries(each, Outcome.REFUSE)
    ]
    assert carrying == [1, 2, 3, 4, 5, 6, 8]
    assert not any(carries(each, Outcome.ADVICE_ONLY) for each in case.principles)
    met = replace(case.principles[0], rating=Rating.MET)
    assert not carries(met, Outcome.REFUSE)
