"""What each outcome requires, one row for each requirement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.decision import decide
from caldicott_desktop.domain.outcomes import REQUIRED, Need, needs, outcome_fields
from caldicott_desktop.domain.rules import BY_NEED
from caldicott_desktop.domain.rules.matter import value_at
from tests.domain.samples import AT, KINDS, asked, change, codes, kind, of_outcome, refused, shared
from tests.every import every

OUTCOMES = tuple(c.Outcome)
NOT_SHARING = tuple(outcome for outcome in OUTCOMES if not outcome.shares)

ALWAYS = {
    "/request/requester_kind": "request.requester_kind.missing",
    "/request/organisation": "request.name.missing",
    "/subject/reference": "subject.reference.missing",
    "/request/asked_for": "request.asked_for.missing",
    "/request/received_at": "request.received_at.missing",
    "/request/channel": "request.channel.missing",
    "/request/requester_told": "request.requester_told.missing",
    "/conclusion/decided_by": "conclusion.decided_by.missing",
    "/conclusion/decided_as": "conclusion.decided_as.missing",
    "/conclusion/decided_at": "conclusion.decided_at.missing",
}

TO_SHARE = {
    "/request/name": "request.name.missing",
    "/request/identity_check": "request.identity_check.missing",
    "/request/identity_checked_by": "request.identity_checked_by.missing",
    "/request/purpose_kind": "request.purpose_kind.missing",
    "/request/purpose": "request.purpose.missing",
    "/request/continuing": "request.continuing.missing",
    "/request/urgency": "request.urgency.missing",
    "/subject/status": "subject.status.missing",
    "/subject/age_group": "subject.age_group.missing",
    "/subject/capacity": "subject.capacity.missing",
    "/subject/third_parties": "subject.third_parties.missing",
    "/answers/instrument": "answers.instrument.missing",
    "/answers/offence_and_urgency": "answers.offence_and_urgency.missing",
    "/items/0/name": "items.name.missing",
    "/items/0/page_class": "items.page_class.missing",
    "/items/0/decision": "items.decision.missing",
    "/items/0/approved_scope": "items.approved_scope.missing",
    "/items/1/reason": "items.reason.missing",
    "/law/nation": "law.nation.missing",
    "/law/gateway_id": "law.gateway_id.missing",
    "/law/gateway_confirmed": "law.gateway_confirmed.missing",
    "/law/confidentiality": "law.confidentiality.missing",
    "/law/objection": "law.objection.missing",
    "/law/data_protection/article_6": "law.data_protection.article_6.missing",
    "/law/data_protection/article_9": "law.data_protection.article_9.missing",
    "/necessity/note": "necessity.note.missing",
    "/balance/harm_if_shared": "balance.harm_if_shared.missing",
    "/balance/harm_if_not_shared": "balance.harm_if_not_shared.missing",
    "/balance/proportionality": "balance.proportionality.missing",
    "/conclusion/reasons": "conclusion.reasons.missing",
    "/conclusion/retrospective": "conclusion.retrospective.missing",
    "/conclusion/telling/told": "conclusion.telling.told.missing",
    "/conclusion/outcome": "conclusion.outcome.missing",
}

TO_REFUSE = {
    "/subject/wishes": "subject.wishes.missing",
    "/subject/wishes_heard_by": "subject.wishes_heard_by.missing",
    "/balance/harm_if_shared": "balance.harm_if_shared.missing",
    "/balance/harm_if_not_shared": "balance.harm_if_not_shared.missing",
    "/conclusion/reasons": "conclusion.reasons.missing",
    "/principles/0/reason": "principles.reason.missing",
}


@every("kind_id", KINDS)
@every("outcome", OUTCOMES)
def test_each_outcome_is_recorded_with_what_it_requires(kind_id: str, outcome: c.Outcome) -> None:
    case = of_outcome(outcome, kind_id)
    decision = decide(case, kind(kind_id), at=AT)
    assert decision.case.conclusion.outcome is outcome
    assert decision.recorded_at == AT
    assert decision.late_s == 18 * 60


@every("outcome", OUTCOMES)
@every(("path", "code"), ALWAYS.items())
def test_what_is_always_required(outcome: c.Outcome, path: str, code: str) -> None:
    case = change(of_outcome(outcome), **{"/request/name": None, "/subject/service": None})
    found = codes(change(case, **{path: None}))
    expected = {code}
    if outcome.shares and path != "/request/organisation":
        expected |= {"request.name.missing"}
    assert found == expected


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_service_stands_for_a_person_and_a_name_for_an_organisation(outcome: c.Outcome) -> None:
    case = change(
        of_outcome(outcome),
        **{
            "/subject/reference": None,
            "/subject/service": "Night staff rota",
            "/request/organisation": None,
            "/request/name": "Mark Ellery",
        },
    )
    assert codes(case) == set()


@every(("path", "code"), TO_SHARE.items())
def test_what_sharing_requires(path: str, code: str) -> None:
    assert code in codes(change(shared(), **{path: None}))


@pytest.mark.parametrize("blank", ["", "  \n\t"])
@pytest.mark.parametrize("path", ["/balance/harm_if_shared", "/conclusion/reasons"])
def test_white_space_is_no_answer(path: str, blank: str) -> None:
    assert codes(change(shared(), **{path: blank})) == {f"{path[1:].replace('/', '.')}.missing"}


@pytest.mark.parametrize(("path", "code"), TO_REFUSE.items())
def test_what_a_refusal_requires(path: str, code: str) -> None:
    assert codes(change(refused(), **{path: None})) == {code}


def test_a_refusal_may_say_why_the_wish_is_not_known() -> None:
    case = change(
        refused(),
        **{
            "/subject/wishes": None,
            "/subject/wishes_heard_by": None,
            "/subject/wishes_unknown_because": "Asleep; not woken for this",
        },
    )
    assert codes(case) == set()


def test_a_refusal_needs_none_of_what_sharing_needs() -> None:
    case = refused()
    assert case.items == ()
    assert case.law.nation is None
    assert case.stop_checks == ()
    assert codes(case) == set()


@pytest.mark.parametrize("outcome", NOT_SHARING)
def test_details_of_an_outcome_are_required(outcome: c.Outcome) -> None:
    case = of_outcome(outcome)
    for path in outcome_fields(outcome):
        found = codes(change(case, **{path: None}))
        optional = outcome is c.Outcome.REFUSE
        assert found == (set() if optional else {f"{path[1:].replace('/', '.')}.missing"})


def test_details_exist_for_every_outcome_that_does_not_share() -> None:
    for outcome in OUTCOMES:
        paths = outcome_fields(outcome)
        assert bool(paths) is not outcome.shares
        for path in paths:
            assert value_at(Case(kind_id="general"), path) is None
    assert outcome_fields(None) == ()


@pytest.mark.parametrize("field", ["power_not_valid_because", "power_advice_from"])
def test_refusing_a_compelling_power_says_why_and_on_whose_advice(field: str) -> None:
    answers = {
        "/law/gateway_effect": c.GatewayEffect.COMPELS,
        "/conclusion/details/power_not_valid_because": "Addressed to another home",
        "/conclusion/details/power_advice_from": "Our solicitor",
    }
    case = change(refused(), **answers)
    assert codes(case) == set()
    path = f"/conclusion/details/{field}"
    assert codes(change(case, **{path: None})) == {f"conclusion.details.{field}.missing"}


def test_without_an_outcome_only_what_is_always_needed_is_asked() -> None:
    found = codes(asked("general"))
    assert found == {"conclusion.outcome.missing"}
    assert needs(None) == frozenset({Need.SOUND, Need.REQUEST, Need.DECIDER})


def test_every_requirement_is_named_at_once() -> None:
    case = change(
        shared(),
        **{"/request/urgency": None, "/law/nation": None, "/balance/harm_if_shared": None},
    )
    assert codes(case) == {
        "request.urgency.missing",
        "law.nation.missing",
        "balance.harm_if_shared.missing",
    }


def test_sharing_in_full_with_something_held_back_contradicts_itself() -> None:
    case = change(shared(), **{"/conclusion/outcome": c.Outcome.SHARE_IN_FULL})
    assert codes(case) == {"items.not_in_full"}


def test_sharing_with_conditions_has_some() -> None:
    case = change(shared(), **{"/conclusion/outcome": c.Outcome.SHARE_WITH_CONDITIONS})
    assert codes(case) == {"conditions.missing"}


def test_every_outcome_and_every_need_is_provided_for() -> None:
    assert set(REQUIRED) == set(c.Outcome)
    assert set(BY_NEED) == set(Need)
    assert set().union(*REQUIRED.values()) == set(Need)


def test_an_outcome_does_not_carry_over_what_another_asked_for() -> None:
    """Another outcome for a full case asks for that outcome's own details at most."""
    full = shared()
    for outcome in NOT_SHARING:
        case = replace(full, conclusion=replace(full.conclusion, outcome=outcome))
        details = {f"{path[1:].replace('/', '.')}.missing" for path in outcome_fields(outcome)}
        if outcome is c.Outcome.REFUSE:
            details = {"subject.wishes.missing", "principles.none_carries"}
        assert codes(case) == details


def test_chasing_before_deciding_is_upside_down() -> None:
    case = change(
        of_outcome(c.Outcome.DEFER),
        **{"/conclusion/details/chase_on": date(2026, 11, 19)},
    )
    assert codes(case) == {"conclusion.details.chase_on.before_decision"}
