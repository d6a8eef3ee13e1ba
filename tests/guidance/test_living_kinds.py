"""Kinds of case about people who are mostly alive: what they ask, and what holds a release."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import Answer, Case
from caldicott_desktop.domain.stop_checks import aligned
from caldicott_desktop.guidance import gateways_for
from tests.domain.answering import answered
from tests.domain.samples import GUIDANCE, change, codes, kind, refused, shared
from tests.every import every

LIVING = (
    "police-crime",
    "safeguarding-risk",
    "child-protection",
    "capacity-age",
    "family-living",
    "individual-care",
    "legal-claim",
    "home-office",
    "gender-history",
)


def case_of(kind_id: str, variant: str | None = None, /, **answers: Answer) -> Case:
    """A case to share with these answers, and a calm one to whatever else they bring up."""
    case = replace(shared(kind_id, variant=variant), answers=answers)
    return answered(case, kind(kind_id))


def questions(case: Case) -> set[str]:
    return {question.id for question in asked_questions(case, kind(case.kind_id))}


def check(case: Case, check_id: str) -> int:
    """The place of a stop-check among those of the kind."""
    put = aligned(case, kind(case.kind_id))
    return next(place for place, answer in enumerate(put) if answer.check_id == check_id)


def item_refused(case: Case, check_id: str) -> Case:
    """`case` with the concern dealt with by the item that was refused."""
    at = f"/stop_checks/{check(case, check_id)}"
    return change(case, **{f"{at}/item_refused": True, f"{at}/note": "That item stays back"})


@pytest.mark.parametrize("kind_id", LIVING)
def test_each_can_be_shared_and_refused_in_every_nation_it_names(kind_id: str) -> None:
    for nation in kind(kind_id).nations:
        assert codes(shared(kind_id, nation=nation)) == set()
        assert codes(change(refused(kind_id), **{"/law/nation": nation})) == set()


@pytest.mark.parametrize("kind_id", LIVING)
def test_the_questions_of_each_variant_can_be_case_of(kind_id: str) -> None:
    for variant in kind(kind_id).variants:
        assert codes(case_of(kind_id, variant.id)) == set()


# Each row: kind, answers, and the stop-check that they settle as a concern.
CONCERNS: tuple[tuple[str, dict[str, Answer], str], ...] = (
    ("police-crime", {"subject_role": "victim", "counselling_notes": True}, "counselling_in_scope"),
    ("safeguarding-risk", {"record_visibility": "visible"}, "online_access_hides"),
    (
        "child-protection",
        {"asked_under": "s16la", "duty_started": False},
        "compel_power_in_writing",
    ),
    (
        "capacity-age",
        {"situation": "adult", "instrument": "pf_lpa", "power_fits": "property_for_care"},
        "wrong_power",
    ),
    ("capacity-age", {"situation": "young_person", "understands": "refuses"}, "competent_refusal"),
    ("capacity-age", {"proxy_online": "on"}, "proxy_access"),
    ("family-living", {"wish": "refused"}, "person_said_no"),
    ("family-living", {"power": "not_seen"}, "caller_verified"),
    ("individual-care", {"objects": "part", "objection_words": "Not the diary"}, "person_objects"),
    ("individual-care", {"expects": "might_not"}, "surprise"),
    ("legal-claim", {"acts_for": "opponent", "authority": "none"}, "authority_missing"),
    ("legal-claim", {"acts_for": "court", "order_reach": True}, "compel_power_in_writing"),
    ("home-office", {"about": "tracing"}, "tracing_only"),
    ("home-office", {"instrument": "nothing"}, "no_power_named"),
    ("home-office", {"about": "charging", "debt_detail": "clinical"}, "clinical_detail"),
    ("gender-history", {"left_out": False, "exception": "none"}, "protected_information"),
    ("gender-history", {"joins_records": True}, "seen_by_accident"),
)


@every(("kind_id", "answers", "check_id"), CONCERNS, ids=[f"{k} {i}" for k, _, i in CONCERNS])
def test_an_answer_that_is_a_worry_holds_the_release_until_it_is_dealt_with(
    kind_id: str,
    answers: dict[str, Answer],
    check_id: str,
) -> None:
    case = case_of(kind_id, **answers)
    at = check(case, check_id)
    stops = kind(kind_id).stop_checks[at].stops
    held = "stop_checks.override" if stops else "stop_checks.note.missing"
    assert any(code.startswith(held) for code in codes(case)), codes(case)
    noted = change(case, **{f"/stop_checks/{at}/note": "Left out"})
    assert (codes(noted) == set()) is not stops
    assert codes(item_refused(case, check_id)) == set()
    assert codes(change(refused(kind_id), **{"/answers": case.answers})) == set()


NOT_LOOKED: tuple[tuple[str, dict[str, Answer], str], ...] = (
    ("safeguarding-risk", {"record_visibility": "not_checked"}, "online_access_hides"),
    ("capacity-age", {"proxy_online": "unknown"}, "proxy_access"),
    ("family-living", {"wish": "not_asked"}, "person_said_no"),
    ("individual-care", {"objects": "not_looked"}, "person_objects"),
    ("legal-claim", {"privilege": "not_looked"}, "privileged_papers"),
)


@pytest.mark.parametrize(
    ("kind_id", "answers", "check_id"), NOT_LOOKED, ids=[f"{k} {i}" for k, _, i in NOT_LOOKED]
)
def test_what_was_not_looked_for_waits_or_takes_somebodys_name(
    kind_id: str,
    answers: dict[str, Answer],
    check_id: str,
) -> None:
    case = case_of(kind_id, **answers)
    at = f"/stop_checks/{check(case, check_id)}"
    assert codes(case) == {"stop_checks.answer.not_searched"}
    overridden = change(
        case,
        **{
            f"{at}/answer": c.StopAnswer.COULD_NOT_CHECK,
            f"{at}/override/by_name": "Priya Nair",
            f"{at}/override/by_position": "Guardian",
            f"{at}/override/reason": "It cannot wait until Monday",
        },
    )
    assert codes(overridden) == set()
    assert codes(change(refused(kind_id), **{"/answers": case.answers})) == set()


def test_counselling_is_asked_about_for_victims_and_witnesses_alone() -> None:
    for role in ("victim", "witness"):
        assert "counselling_notes" in questions(case_of("police-crime", subject_role=role))
    for role in ("suspect", "missing", "deceased", "no_one"):
        assert "counselling_notes" not in questions(case_of("police-crime", subject_role=role))
    witness = case_of("police-crime", subject_role="witness", counselling_notes=True)
    assert "senior_approval_seen" not in questions(witness)
    victim = case_of("police-crime", subject_role="victim", counselling_notes=True)
    assert "senior_approval_seen" in questions(victim)


def test_the_police_are_asked_for_what_their_instrument_needs() -> None:
    vir = case_of("police-crime", subject_role="victim", instrument="vir")
    assert "request_covers" in questions(vir)
    assert "order_terms" not in questions(vir)
    order = case_of("police-crime", instrument="production_order")
    assert "order_terms" in questions(order)
    assert "request_covers" not in questions(order)
    assert "missing_enquiry" in questions(case_of("police-crime", subject_role="missing"))


def test_nobody_who_has_died_or_is_missing_is_given_notice() -> None:
    for role in ("missing", "deceased", "no_one"):
        assert "notice_to_subject" not in questions(case_of("police-crime", subject_role=role))


def test_the_serious_violence_duty_alone_carries_nothing_about_a_person() -> None:
    case = case_of("police-crime", "serious-violence-duty", svd_ground="duty_alone")
    assert codes(case) == {"stop_checks.note.missing"}
    figures = change(case, **{"/answers/svd_ground": "aggregate"})
    assert codes(figures) == set()
    assert "svd_ground" not in questions(case_of("police-crime"))
    assert GUIDANCE.gateways["serious-violence-duty"].effect is c.GatewayEffect.LIMITS


def test_a_power_over_the_care_act_is_one_when_its_section_is_named() -> None:
    case = case_of("safeguarding-risk", "adult-enquiry", section_42="nothing")
    assert codes(case) == {"stop_checks.note.missing"}
    assert codes(change(case, **{"/answers/section_42": "s45"})) == set()


def test_meetings_bring_up_their_own_questions() -> None:
    own = {
        "marac": "risk_level",
        "firearms": "firearms_marker",
        "channel": "channel_consent",
    }
    for forum, question in own.items():
        found = questions(case_of("safeguarding-risk", forum=forum))
        assert {question} == found & set(own.values())
    assert "perpetrator_is_patient" not in questions(case_of("safeguarding-risk", forum="firearms"))


def test_the_duty_about_children_is_never_said_to_have_started() -> None:
    row = GUIDANCE.law_rows["child-16la-e"]
    asked = next(q for q in kind("child-protection").questions if q.id == "duty_started")
    for words in (row.words, asked.help):
        assert "announced" in words
        assert "not seen" in words
    assert row.id in kind("child-protection").law_row_ids
    assert "duty_started" not in questions(case_of("child-protection", asked_under="s47"))


def test_a_power_of_attorney_used_after_the_death_is_flagged() -> None:
    case = case_of("capacity-age", situation="adult", instrument="hw_lpa", power_fits="covers")
    assert "rests_on_power_after_death" not in questions(case)
    assert codes(case) == set()
    died = change(case, **{"/subject/status": c.SubjectStatus.DECEASED})
    assert "rests_on_power_after_death" in questions(died)
    assert "answers.rests_on_power_after_death.missing" in codes(died)
    rests = change(died, **{"/answers/rests_on_power_after_death": True})
    at = check(rests, "instrument_ended_by_death")
    assert any("stop_checks.override" in code for code in codes(rests))
    assert kind("capacity-age").stop_checks[at].stops
    assert codes(change(refused("capacity-age"), **{"/answers": rests.answers})) == set()


def test_a_property_attorney_may_matter_for_the_persons_own_access() -> None:
    case = case_of(
        "capacity-age", situation="adult", instrument="pf_lpa", power_fits="subject_access"
    )
    unseen = change(
        case,
        **{f"/stop_checks/{check(case, 'wrong_power')}/answer": c.StopAnswer.NOT_CHECKED},
    )
    assert codes(case) == set()
    assert codes(unseen) == {"stop_checks.answer.missing"}
    fits = next(q for q in kind("capacity-age").questions if q.id == "power_fits")
    assert "reported" in fits.help
    assert {k.checked.code for k in fits.citations} == {"second_hand"}


def test_age_is_asked_of_the_young_and_powers_of_those_who_act_for_adults() -> None:
    young = questions(case_of("capacity-age", situation="young_person"))
    adult = questions(case_of("capacity-age", situation="adult"))
    assert {"age", "understands", "young_person_view"} <= young - adult
    assert {"instrument", "past_wishes", "advocate"} <= adult - young


def test_a_relative_hears_no_more_than_the_person_agreed_to() -> None:
    part = case_of("family-living", wish="agreed_part")
    assert "may_hear" in questions(part)
    assert "may_hear" not in questions(case_of("family-living", wish="agreed"))
    cannot = questions(case_of("family-living", wish="cannot_decide"))
    assert {"said_before", "good_for_person"} <= cannot


def test_a_son_is_refused_because_his_father_said_no() -> None:
    case = change(
        refused("family-living"),
        **{
            "/answers": {"wish": "refused"},
            "/subject/wishes": "Does not want his son told",
            "/subject/wishes_heard_by": "Sam Okoro",
        },
    )
    assert codes(case) == set()


def test_the_duty_to_share_for_care_is_asked_about_in_england_only() -> None:
    case = case_of("individual-care")
    assert "within_duty" in questions(case)
    wales = change(case, **{"/law/nation": c.Nation.WALES})
    assert "within_duty" not in questions(wales)
    assert "care-duty-to-share" not in {each.id for each in gateways_for(wales, GUIDANCE)}


def test_a_solicitor_is_asked_for_authority_and_a_court_for_its_order() -> None:
    person = questions(case_of("legal-claim", acts_for="person"))
    assert {"authority", "authority_on", "made_as"} <= person
    court = questions(case_of("legal-claim", acts_for="court"))
    assert {"order_terms", "order_reach"} <= court
    assert "authority" not in court
    assert "engaged_how" in questions(case_of("legal-claim", acts_for="us"))


def test_an_exception_is_asked_for_only_where_the_history_itself_would_go() -> None:
    kept_out = questions(case_of("gender-history", left_out=True))
    assert not {"exception", "exception_why"} & kept_out
    shown = questions(case_of("gender-history", left_out=False))
    assert {"exception", "exception_why"} <= shown
    row = GUIDANCE.gateways["gender-recognition-s22"]
    assert row.effect is c.GatewayEffect.PROHIBITS
    assert row.exceptions
