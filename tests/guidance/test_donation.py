"""Organ and tissue donation: what is asked at which step, and what holds a release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import NO_ANSWERS, Answer, Case, Law, Subject
from caldicott_desktop.domain.guidance_types import Checked
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.guidance import considerations_for, gateways_for, law_rows_for
from tests.domain.answering import answered
from tests.domain.samples import GUIDANCE, codes, kind, refused, shared
from tests.every import every

ASSESS, AFTER = "od-assess", "od-after"
NOT_OVERRIDDEN = {"stop_checks.override.by_name.missing", "stop_checks.override.reason.missing"}
NOT_LOOKED = {"stop_checks.answer.not_searched"}
STEPS = [
    "early_referral",
    "register_check",
    "notes_before_death",
    "family_conversation",
    "coroner_or_fiscal",
    "characterisation",
    "tissue_referral",
    "offer_to_centres",
    "examiner_scrutiny",
    "late_result",
    "family_recipient_contact",
    "research",
    "retention",
]


def at_step(
    step: str,
    answers: Mapping[str, Answer] = NO_ANSWERS,
    *,
    kind_id: str = ASSESS,
    status: c.SubjectStatus = c.SubjectStatus.DYING,
) -> Case:
    """A case at one step that can be shared, but for what `answers` say."""
    given: dict[str, Answer] = {"information_step": step, **answers}
    if kind_id == ASSESS:
        given["alive_now"] = status is c.SubjectStatus.DYING
    return answered(replace(shared(kind_id, status=status), answers=given), kind(kind_id))


def after_death(step: str, answers: Mapping[str, Answer] = NO_ANSWERS) -> Case:
    return at_step(step, answers, kind_id=AFTER, status=c.SubjectStatus.DECEASED)


def asked(case: Case) -> set[str]:
    return {question.id for question in asked_questions(case, kind(case.kind_id))}


def offered(status: c.SubjectStatus, nation: c.Nation, kind_id: str = ASSESS) -> set[str]:
    case = Case(kind_id=kind_id, subject=Subject(status=status), law=Law(nation=nation))
    return {gateway.id for gateway in gateways_for(case, GUIDANCE)}


@pytest.mark.parametrize("kind_id", [ASSESS, AFTER])
def test_both_cards_know_the_same_thirteen_steps(kind_id: str) -> None:
    (step,) = [q for q in kind(kind_id).questions if q.id == "information_step"]
    assert [option.code for option in step.options] == STEPS


@every("step", STEPS)
def test_every_step_can_be_shared_before_and_after_death(step: str) -> None:
    assert codes(at_step(step)) == set()
    assert codes(at_step(step, status=c.SubjectStatus.DECEASED)) == set()
    assert codes(after_death(step)) == set()


@pytest.mark.parametrize(
    ("step", "question"),
    [
        ("early_referral", "trigger_met_at"),
        ("notes_before_death", "nurse_access_terms"),
        ("notes_before_death", "separate_from_examiner"),
        ("family_conversation", "family_unaware_items"),
        ("offer_to_centres", "offer_identifiers"),
    ],
)
def test_a_step_asks_what_arises_at_it_and_the_register_does_not(step: str, question: str) -> None:
    assert question in asked(at_step(step))
    assert question not in asked(at_step("register_check"))


def test_a_person_who_lives_and_one_who_has_died_are_asked_about_differently() -> None:
    only_alive = {"best_interests_by", "containable"}
    assert only_alive <= asked(at_step("early_referral"))
    assert not only_alive & asked(at_step("early_referral", status=c.SubjectStatus.DECEASED))


@pytest.mark.parametrize("nation", kind(ASSESS).nations)
def test_the_gateway_changes_with_the_death(nation: c.Nation) -> None:
    before = offered(c.SubjectStatus.DYING, nation)
    after = offered(c.SubjectStatus.DECEASED, nation)
    assert {"od-living-interests", "individual-care"} <= before
    assert not {"od-living-interests", "individual-care"} & after
    assert "od-tissue-statute" in after


def test_the_examiner_and_the_nurse_come_by_gateways_of_their_own() -> None:
    for status in c.SubjectStatus:
        assert "me-access-right" not in offered(status, c.Nation.ENGLAND)
    after = offered(c.SubjectStatus.DECEASED, c.Nation.ENGLAND, AFTER)
    assert "me-access-right" in after
    assert not {"od-living-interests", "od-tissue-statute"} & after
    together = at_step("notes_before_death", {"separate_from_examiner": False})
    assert codes(together) == NOT_OVERRIDDEN
    assert (
        codes(after_death("examiner_scrutiny", {"examiner_route": "nurse_login"})) == NOT_OVERRIDDEN
    )
    assert codes(after_death("examiner_scrutiny", {"examiner_route": "own_gateway"})) == set()


@pytest.mark.parametrize("nation", kind(ASSESS).nations)
def test_each_nation_has_its_law_on_consent_as_a_row(nation: c.Nation) -> None:
    case = Case(kind_id=ASSESS, law=Law(nation=nation))
    (row,) = law_rows_for(case, GUIDANCE)
    assert row.id == f"od-{nation.code.lower()}"
    blocks = considerations_for(case, GUIDANCE, Section.LAW, today=date(2026, 11, 22))
    (block,) = [each for each in blocks if each.heading == row.title]
    assert block.paragraphs[0] == row.words
    hedged = row.checked is not Checked.READ
    assert (block.note is not None) is hedged
    assert not hedged or "check the text" in row.words.casefold()


@every(
    ("answers", "left"),
    [
        ({"odr_status": "opt_out"}, NOT_OVERRIDDEN),
        ({"objection_evidence": "found"}, NOT_OVERRIDDEN),
        ({"odr_status": "not_checked"}, NOT_LOOKED),
        ({"odr_status": "conflicting"}, NOT_LOOKED),
        ({"objection_evidence": "not_looked"}, NOT_LOOKED),
        ({"caller_verified": "not_verified"}, NOT_OVERRIDDEN),
        ({"containable": "no"}, NOT_OVERRIDDEN),
        ({"containable": "not_known"}, NOT_LOOKED),
        ({"coroner_view": "refused"}, NOT_OVERRIDDEN),
        ({"coroner_view": "pending"}, NOT_LOOKED),
        ({"use_wanted": "novel", "express_consent": "not_seen"}, NOT_OVERRIDDEN),
        ({"use_wanted": "research", "express_consent": "not_known"}, NOT_LOOKED),
        ({"use_wanted": "research", "express_consent": "seen"}, set()),
        ({"odr_status": "none", "deeming": "excluded_group"}, set()),
    ],
)
def test_what_holds_a_release_before_death(answers: dict[str, Answer], left: set[str]) -> None:
    case = at_step("early_referral", answers)
    assert codes(case) == left
    no = replace(refused(ASSESS), answers=case.answers, stop_checks=case.stop_checks)
    assert codes(no) == set()


def test_what_the_patient_might_survive_no_longer_holds_after_a_death() -> None:
    alive = at_step("early_referral", {"containable": "no"})
    assert codes(alive) == NOT_OVERRIDDEN
    died = at_step("early_referral", {"containable": "no"}, status=c.SubjectStatus.DECEASED)
    assert codes(died) == set()


def test_what_asking_the_family_may_reveal_has_to_be_thought_through() -> None:
    kept = at_step("family_conversation", {"family_unaware_items": ("infection", "parentage")})
    assert "how_asked" in asked(kept)
    unthought = replace(kept, answers={**kept.answers, "how_asked": None})
    assert codes(unthought) == {"answers.how_asked.missing"}
    nothing = at_step("family_conversation", {"family_unaware_items": ("none",)})
    assert "how_asked" not in asked(nothing)


def test_an_offer_that_shows_the_donor_is_held() -> None:
    assert (
        codes(at_step("offer_to_centres", {"offer_identifiers": "not_removed"})) == NOT_OVERRIDDEN
    )
    assert codes(at_step("offer_to_centres", {"offer_identifiers": "not_looked"})) == NOT_LOOKED


@pytest.mark.parametrize(
    ("step", "answers", "left"),
    [
        ("family_recipient_contact", {"anything_identifying_left": "yes"}, NOT_OVERRIDDEN),
        (
            "family_recipient_contact",
            {"identity_sought_by": "family", "both_sides_agree": "one"},
            NOT_OVERRIDDEN,
        ),
        (
            "family_recipient_contact",
            {"identity_sought_by": "recipient", "both_sides_agree": "not_asked"},
            NOT_LOOKED,
        ),
        (
            "family_recipient_contact",
            {"identity_sought_by": "family", "both_sides_agree": "yes"},
            set(),
        ),
        ("family_recipient_contact", {"named_in_public": "press"}, {"stop_checks.note.missing"}),
        ("research", {"research_consent": "transplant_only"}, NOT_OVERRIDDEN),
        ("late_result", {"living_contact_at_risk": "yes"}, set()),
    ],
)
def test_what_holds_a_release_after_donation(
    step: str, answers: dict[str, Answer], left: set[str]
) -> None:
    case = after_death(step, answers)
    assert codes(case) == left
    no = replace(refused(AFTER), answers=case.answers, stop_checks=case.stop_checks)
    assert codes(no) == set()


def test_somebody_at_risk_is_told_by_a_named_clinician() -> None:
    case = after_death("late_result", {"living_contact_at_risk": "yes"})
    unnamed = replace(case, answers={**case.answers, "informer": None})
    assert codes(unnamed) == {"answers.informer.missing"}
    nobody = after_death("late_result", {"living_contact_at_risk": "no"})
    assert "informer" not in asked(nobody)


def test_a_late_step_on_the_first_card_is_pointed_to_the_other_and_holds_nothing() -> None:
    late = at_step("late_result", status=c.SubjectStatus.DECEASED)
    (check,) = [each for each in kind(ASSESS).stop_checks if each.id == "other_donation_card"]
    assert check.prompt
    assert kind(AFTER).title in check.words
    assert codes(late) == set()
