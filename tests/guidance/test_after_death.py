"""The kinds of case about people who have died: who is asked what, and what holds a release."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import Answer, Case
from caldicott_desktop.domain.law_questions import LawQuestion, law_questions
from caldicott_desktop.guidance import clocks_for, gateways_for
from tests.domain.answering import answered
from tests.domain.samples import GUIDANCE, change, codes, kind, refused, shared
from tests.every import every

AFTER_DEATH = {"ahra-gb", "ahro-ni"}
NAMED = {"stop_checks.override.by_name.missing", "stop_checks.override.reason.missing"}
"""What is missing while a stopping concern stands: the item refused, or a named override."""


def asks(case: Case) -> set[str]:
    return {question.id for question in asked_questions(case, kind(case.kind_id))}


def telling(case: Case, **answers: Answer) -> Case:
    """The case with these answers, and those that they bring up answered calmly."""
    return answered(replace(case, answers={**case.answers, **answers}), kind(case.kind_id))


def left_open(kind_id: str, **answers: Answer) -> set[str]:
    """What a decision to share still lacks once these answers are given."""
    return codes(telling(shared(kind_id), **answers))


def refused_with(kind_id: str, **answers: Answer) -> set[str]:
    return codes(replace(refused(kind_id), answers=answers))


# The executor, the claimant, and whoever writes for them.


@pytest.mark.parametrize(
    ("limb", "agent_for", "asked", "not_asked"),
    [
        ("pr_executor", None, None, {"claim_described", "claim_of_client", "agent_for"}),
        ("pr_administrator", None, None, {"claim_described", "claim_of_client", "agent_for"}),
        ("pr_confirmed_executor_s", None, None, {"claim_described", "claim_of_client"}),
        ("claimant", None, "claim_described", {"claim_of_client", "agent_for"}),
        ("agent", "claimant", "claim_of_client", {"claim_described"}),
        ("agent", "representative", "agent_for", {"claim_described", "claim_of_client"}),
    ],
)
def test_only_a_claim_is_to_be_described(
    limb: str, agent_for: str | None, asked: str | None, not_asked: set[str]
) -> None:
    answers: dict[str, Answer] = {"applicant_limb": limb}
    if agent_for:
        answers["agent_for"] = agent_for
    case = replace(shared("pd-ahra"), answers=answers)
    found = asks(case)
    assert not found & not_asked
    if asked:
        assert asked in found
        without = {name: each for name, each in answers.items() if name != asked}
        assert f"answers.{asked}.missing" in codes(replace(case, answers=without))


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ({"applicant_limb": "pr_executor"}, False),
        ({"applicant_limb": "claimant"}, True),
        ({"applicant_limb": "agent", "agent_for": "representative"}, False),
        ({"applicant_limb": "agent", "agent_for": "claimant"}, True),
    ],
)
def test_what_bears_on_the_claim_is_looked_at_for_a_claimant_alone(
    answers: dict[str, Answer], *, holds: bool
) -> None:
    base = replace(shared("pd-ahra"), answers={})
    case = without_check(telling(base, **answers), "beyond_the_claim")
    assert ("stop_checks.answer.missing" in codes(case)) is holds


def without_check(case: Case, check_id: str) -> Case:
    """The case with one stop-check not looked at."""
    return replace(
        case, stop_checks=tuple(each for each in case.stop_checks if each.check_id != check_id)
    )


# What the person wanted.


@pytest.mark.parametrize(
    ("kind_id", "question"),
    [("pd-ahra", "note_of_refusal"), ("pd-social-care", "note_of_refusal")],
)
def test_a_note_found_and_one_not_looked_for_each_stop_a_release(
    kind_id: str, question: str
) -> None:
    assert left_open(kind_id) == set()
    assert left_open(kind_id, **{question: "found"}) == NAMED
    assert left_open(kind_id, **{question: "not_searched"}) == {"stop_checks.answer.not_searched"}
    for code in ("found", "not_searched"):
        assert refused_with(kind_id, **{question: code}) == set()


def test_without_a_right_a_known_no_stops_a_release_and_so_does_not_looking() -> None:
    assert left_open("pd-no-right", wish_found="content") == set()
    assert left_open("pd-no-right", wish_found="said_no") == NAMED
    assert left_open("pd-no-right", wish_found="in_confidence") == NAMED
    assert left_open("pd-no-right", wish_found="not_searched") == {
        "stop_checks.answer.not_searched"
    }
    for code in ("said_no", "in_confidence", "not_searched"):
        assert refused_with("pd-no-right", wish_found=code) == set()


def test_a_note_of_refusal_reminds_an_examiner_and_holds_nothing() -> None:
    (note,) = (check for check in kind("me-scrutiny").stop_checks if check.id == "note_of_refusal")
    assert note.prompt
    assert "inference" in note.help
    assert left_open("me-scrutiny", sensitive_found=("note_of_refusal",)) == set()


# Standing and authority.


@pytest.mark.parametrize("code", ["health_attorney", "property_attorney", "deputy_or_guardian"])
def test_an_authority_that_ended_with_the_death_is_no_standing(code: str) -> None:
    assert left_open("pd-ahra", ended_authority=code) == NAMED
    assert refused_with("pd-ahra", ended_authority=code) == set()


def test_nothing_relied_on_from_life_needs_no_second_answer() -> None:
    assert left_open("pd-ahra", ended_authority="none") == set()
    signed = telling(shared("pd-ahra"), ended_authority="consent_in_life")
    assert codes(without_check(signed, "instrument_ended_by_death")) == {
        "stop_checks.answer.missing"
    }


def test_a_right_that_may_be_there_is_looked_for_first() -> None:
    assert left_open("pd-no-right", right_looked_for="not_looked") == {
        "stop_checks.answer.not_searched"
    }
    assert left_open("pd-no-right", right_looked_for="may_have") == {"stop_checks.note.missing"}


@pytest.mark.parametrize(
    ("nation", "right"),
    [
        (c.Nation.ENGLAND, "ahra-representative-or-claim"),
        (c.Nation.WALES, "ahra-representative-or-claim"),
        (c.Nation.SCOTLAND, "ahra-representative-or-claim"),
        (c.Nation.NORTHERN_IRELAND, "ahro-ni-representative-or-claim"),
    ],
)
@pytest.mark.parametrize("kind_id", ["pd-ahra", "pd-social-care"])
def test_each_nation_has_the_right_of_its_own_act(
    kind_id: str, nation: c.Nation, right: str
) -> None:
    case = shared(kind_id, nation=nation)
    rights = {each.id for each in gateways_for(case, GUIDANCE) if each.effect.code == "right"}
    assert rights == {right}
    limits = {each.nations for each in clocks_for(case, GUIDANCE) if each.id in AFTER_DEATH}
    assert limits == {GUIDANCE.gateways[right].nations}


# Which law governs which page.


def test_a_page_of_both_kinds_stops_a_release_until_it_is_split() -> None:
    case = shared("pd-ahra")
    mixed = change(case, **{"/items/0/page_class": c.PageClass.MIXED})
    assert codes(mixed) == {"items.page_class.mixed"}
    assert left_open("pd-social-care", page_class=("health_by_professional", "joint")) >= NAMED
    assert left_open("pd-social-care", page_class=("health_by_professional",)) == set()
    assert refused_with("pd-social-care", page_class=("joint",)) == set()


def test_the_limit_after_death_runs_for_health_pages_alone() -> None:
    for kind_id in ("pd-ahra", "pd-social-care"):
        for rule in clocks_for(shared(kind_id), GUIDANCE):
            health_only = rule.page_classes == (c.PageClass.HEALTH,)
            assert health_only is (rule.id in AFTER_DEATH)


def test_health_pages_in_a_mixed_file_bring_up_standing_only_where_asked_for_by_right() -> None:
    case = shared("pd-social-care")
    social = telling(replace(case, answers={}), page_class=("social_care",))
    assert not asks(social) & {"health_pages", "standing_shown"}
    own = telling(case, page_class=("health_by_professional",), health_pages="own_decision")
    assert "standing_shown" not in asks(own)
    by_right = telling(case, page_class=("health_by_professional",), health_pages="here_by_right")
    assert "standing_shown" in asks(by_right)


def test_data_protection_is_asked_for_the_living_in_the_record_and_for_nobody_else() -> None:
    case = shared("pd-no-right")
    assert LawQuestion.DATA_PROTECTION not in law_questions(case)
    present = change(case, **{"/subject/third_parties": c.ThirdParties.PRESENT})
    assert LawQuestion.THIRD_PARTY_DATA_PROTECTION in law_questions(present)
    assert LawQuestion.DATA_PROTECTION in law_questions(shared("historic-abuse"))


@pytest.mark.parametrize("shown", ["parentage", "infection", "genetic", "abuse", "adoption"])
def test_what_shows_a_living_person_stays_back_or_is_answered_for(shown: str) -> None:
    assert left_open("pd-no-right", reveals_about_living=(shown,)) == NAMED
    assert left_open("pd-no-right", reveals_about_living=("none",)) == set()


def test_a_formal_answer_names_the_exemption_of_its_own_nation() -> None:
    for nation, question in (
        (c.Nation.ENGLAND, "foi_exemption"),
        (c.Nation.NORTHERN_IRELAND, "foi_exemption"),
        (c.Nation.SCOTLAND, "foisa_exemption"),
    ):
        case = shared("pd-no-right", nation=nation)
        exemptions = {"foi_exemption", "foisa_exemption"}
        assert not asks(telling(case, foi_response_needed=False)) & exemptions
        assert asks(telling(case, foi_response_needed=True)) & exemptions == {question}


# Scrutiny, coroners, reviews.


def test_an_examiner_with_a_tie_stops_and_says_which() -> None:
    assert left_open("me-scrutiny") == set()
    assert left_open("me-scrutiny", independence_ok=False) == NAMED
    tied = telling(shared("me-scrutiny"), independence_ok=False)
    assert {"independence_circumstance", "independence_handover"} <= asks(tied)
    assert "independence_circumstance" not in asks(shared("me-scrutiny"))


def test_a_level_one_review_in_scotland_gets_no_records() -> None:
    scotland = shared("me-scrutiny", nation=c.Nation.SCOTLAND)
    assert codes(telling(scotland, review_level="level_2")) == set()
    assert codes(telling(scotland, review_level="level_1")) == NAMED
    assert "review_level" not in asks(shared("me-scrutiny"))
    assert {each.id for each in gateways_for(scotland, GUIDANCE)} & {
        "me-access-right",
        "mccd-reg3",
    } == set()


def test_more_than_the_last_episode_needs_a_reason() -> None:
    assert "scope_reason" not in asks(telling(shared("me-scrutiny"), scope="last_episode"))
    wide = replace(shared("me-scrutiny"), answers={"scope": "whole_record"})
    assert "answers.scope_reason.missing" in codes(wide)


@pytest.mark.parametrize("form", ["interested_person", "police_for_coroner"])
def test_whoever_writes_for_the_coroner_is_asked_about_at_the_coroners(form: str) -> None:
    assert left_open("pd-coroner-pf", request_form=form, asked_by_coroner="confirmed") == set()
    assert left_open("pd-coroner-pf", request_form=form, asked_by_coroner="not_asked") == {
        "stop_checks.answer.not_searched"
    }
    assert left_open("pd-coroner-pf", request_form=form, asked_by_coroner="not_theirs") == NAMED
    assert "asked_by_coroner" not in asks(telling(shared("pd-coroner-pf"), request_form="informal"))


@pytest.mark.parametrize(
    ("kind_id", "gateway_id"),
    [("pd-coroner-pf", "coroner-notice"), ("pd-review-inquiry", "public-inquiry-s21")],
)
def test_a_power_that_compels_is_seen_in_writing(kind_id: str, gateway_id: str) -> None:
    gateway = GUIDANCE.gateways[gateway_id]
    permitted = change(shared(kind_id), **{"/law/gateway_effect": c.GatewayEffect.PERMITS})
    assert "power_seen" not in asks(permitted)
    compelled = change(
        permitted,
        **{
            "/law/gateway_id": gateway.id,
            "/law/gateway_effect": gateway.effect,
            "/law/gateway_cited": "A notice of 3 November",
        },
    )
    assert codes(telling(compelled, power_seen=True)) == set()
    assert codes(telling(compelled, power_seen=False)) == {"stop_checks.note.missing"}


@pytest.mark.parametrize(
    "material", ["legal_privilege", "hssib_safe_space", "pii", "staff_reflection"]
)
def test_protected_material_stays_out_or_goes_on_advice(material: str) -> None:
    assert left_open("pd-coroner-pf", protected_material=(material,)) == NAMED
    assert left_open("pd-coroner-pf", protected_material=("none",)) == set()


def test_an_approval_that_ran_out_is_no_gateway() -> None:
    kind_id = "pd-review-inquiry"
    assert left_open(kind_id, approval_state="current") == set()
    assert left_open(kind_id, approval_state="expired") == NAMED
    assert left_open(kind_id, approval_state="not_seen") == {"stop_checks.answer.not_searched"}
    assert "approval_expiry" in asks(telling(shared(kind_id), approval_state="current"))
    for over in ("not_needed", "expired"):  # the day of one that ran out could never be got past
        assert "approval_expiry" not in asks(telling(shared(kind_id), approval_state=over))


def test_a_review_asks_a_living_person_and_not_one_who_died() -> None:
    for status, is_asked in (
        (c.SubjectStatus.LIVING, True),
        (c.SubjectStatus.DECEASED, False),
    ):
        case = shared("pd-review-inquiry", status=status)
        assert ("living_persons_view" in asks(case)) is is_asked
        assert codes(case) == set()


def test_the_boards_conditions_are_asked_in_england_for_a_boards_request() -> None:
    england = telling(shared("pd-review-inquiry"), body="safeguarding_board")
    assert "board_conditions" in asks(england)
    wales = shared("pd-review-inquiry", nation=c.Nation.WALES)
    assert "board_conditions" not in asks(telling(wales, body="safeguarding_board"))
    assert "board_conditions" not in asks(telling(england, body="statutory_inquiry"))


def test_a_name_that_is_protected_stops_a_release_about_abuse_long_ago() -> None:
    assert left_open("historic-abuse", anonymity="applied") == set()
    assert left_open("historic-abuse", anonymity="not_applied") == NAMED
    assert left_open("historic-abuse", anonymity="not_asked") == {"stop_checks.answer.not_searched"}
    assert left_open("historic-abuse", risk_now="yes") == {"stop_checks.note.missing"}


# Found by the words people type, and walked to the end by every variant.

KINDS = (
    "pd-ahra",
    "pd-no-right",
    "pd-social-care",
    "me-scrutiny",
    "pd-coroner-pf",
    "pd-review-inquiry",
    "historic-abuse",
)


@every(
    ("kind_id", "nation", "variant"),
    [
        pytest.param(kind_id, nation, variant.id, id=f"{kind_id}-{variant.id}-{nation.code}")
        for kind_id in KINDS
        for variant in kind(kind_id).variants
        for nation in kind(kind_id).nations
    ],
)
def test_every_variant_can_be_shared_and_refused(
    kind_id: str, nation: c.Nation, variant: str
) -> None:
    assert codes(shared(kind_id, nation=nation, variant=variant)) == set()
    assert codes(replace(refused(kind_id), variant_id=variant)) == set()
