"""Assisted dying: a copy and a report kept apart, conscience, pressure, and nothing of the act."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import cast

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import Advice, Answer, Case, Law, Override
from caldicott_desktop.domain.decision import decide
from caldicott_desktop.domain.stop_checks import aligned, stands
from caldicott_desktop.guidance import find_kinds, gateways_for, law_rows_for
from tests.domain.answering import answered
from tests.domain.samples import AT, GUIDANCE, change, codes, kind, refused, shared
from tests.every import every
from tests.guidance.folders import REAL

OWN, OTHERS = "ad-own-record", "ad-third-party"
NOT_OVERRIDDEN = {"stop_checks.override.by_name.missing", "stop_checks.override.reason.missing"}
NOT_LOOKED = {"stop_checks.answer.not_searched"}


def own(request_type: str = "copy_of_existing", **answers: Answer) -> Case:
    """A patient's request that can be shared, but for what `answers` say."""
    given: dict[str, Answer] = {"request_type": request_type, **answers}
    return answered(replace(shared(OWN), answers=given), kind(OWN))


def others(requester: str, **answers: Answer) -> Case:
    given: dict[str, Answer] = {"requester": requester, **answers}
    return answered(replace(shared(OTHERS), answers=given), kind(OTHERS))


def as_refusal(case: Case) -> Case:
    return replace(refused(case.kind_id), answers=case.answers, stop_checks=case.stop_checks)


def asked(case: Case) -> set[str]:
    return {question.id for question in asked_questions(case, kind(case.kind_id))}


def check_of(case: Case, check_id: str) -> int:
    return [check.id for check in kind(case.kind_id).stop_checks].index(check_id)


def test_a_copy_of_what_exists_waits_for_nobodys_advice() -> None:
    copy = own()
    assert codes(copy) == set()
    assert "advice_taken" not in asked(copy)
    assert copy.law.gateway_id == "subject-access"


def test_a_report_without_advice_is_held_until_it_is_taken() -> None:
    assert "advice_taken" in asked(own("bespoke_report"))
    without = own("bespoke_report", advice_taken=("none",))
    assert codes(without) == NOT_OVERRIDDEN
    only_safeguarding = own("bespoke_report", advice_taken=("safeguarding",))
    index = check_of(only_safeguarding, "bespoke_report_advice")
    unlooked = change(
        only_safeguarding, **{f"/stop_checks/{index}/answer": c.StopAnswer.NOT_CHECKED}
    )
    assert codes(unlooked) == {"stop_checks.answer.missing"}
    assert codes(own("bespoke_report", advice_taken=("defence_body",))) == set()
    assert codes(as_refusal(without)) == set()


def test_the_report_may_be_refused_and_the_copy_given() -> None:
    case = own("bespoke_report", advice_taken=("none",))
    index = check_of(case, "bespoke_report_advice")
    split = change(
        case,
        **{
            f"/stop_checks/{index}/item_refused": True,
            f"/stop_checks/{index}/note": "The copy goes; no report is written",
        },
    )
    assert codes(split) == set()


@pytest.mark.parametrize("sign", ["possible", "clear"])
def test_a_sign_of_pressure_holds_a_release_and_no_refusal(sign: str) -> None:
    pressed = own(coercion_sign=sign)
    assert "coercion_response" in asked(pressed)
    assert codes(pressed) == NOT_OVERRIDDEN
    index = check_of(pressed, "pressure")
    named = change(
        pressed,
        **{
            f"/stop_checks/{index}/override": Override(
                by_name="Priya Nair", reason="Seen alone twice, and steady"
            )
        },
    )
    assert codes(named) == set()
    assert codes(as_refusal(pressed)) == set()


def test_a_refusal_for_the_purpose_is_recorded_with_the_check_open_and_visible() -> None:
    case = own(withheld_because=("purpose",))
    assert codes(case) == NOT_OVERRIDDEN
    refusal = as_refusal(case)
    assert codes(refusal) == set()
    decision = decide(refusal, kind(OWN), at=AT)
    check = kind(OWN).stop_checks[check_of(case, "refusal_needs_opinion")]
    put = aligned(decision.case, kind(OWN))[check_of(case, "refusal_needs_opinion")]
    assert stands(check, put, decision.case.answers) is c.StopAnswer.CONCERN


def test_an_opinion_of_serious_harm_has_a_name_and_a_day() -> None:
    case = own(serious_harm_view="no_harm_likely")
    for name in ("serious_harm_opinion", "serious_harm_opinion_on"):
        bare = replace(case, answers={**case.answers, name: None})
        assert codes(bare) == {f"answers.{name}.missing"}
    assert "serious_harm_opinion" not in asked(own(serious_harm_view="not_in_question"))
    assert codes(own(serious_harm_view="harm_likely")) == NOT_OVERRIDDEN


def test_conscience_changes_who_handles_it_and_not_whether() -> None:
    nobody = own(handler_objection=False)
    assert "handler_reassigned" not in asked(nobody)
    waiting = own(handler_objection=True, handler_reassigned=False)
    assert codes(waiting) == {"stop_checks.note.missing"}
    assert codes(own(handler_objection=True, handler_reassigned=True)) == set()
    for question in kind(OWN).questions:
        if question.id.startswith("handler_"):
            assert question.type.value == "yes_no"


def test_a_reason_that_was_not_given_is_not_asked_for() -> None:
    silent = own(purpose_stated=False)
    assert not {"purpose_words", "destination", "seen_alone"} & asked(silent)
    assert codes(silent) == set()
    required = {q.id for q in kind(OWN).questions if q.required_to_share}
    assert not {"purpose_words", "destination", "seen_alone"} & required


def test_a_request_straight_from_elsewhere_needs_the_patients_own_authority() -> None:
    unseen = own("direct_from_provider_abroad", authority_seen="not_seen")
    assert codes(unseen) == NOT_OVERRIDDEN
    assert codes(own("direct_from_provider_abroad", authority_seen="seen_and_confirmed")) == set()


def test_a_stale_row_is_a_reminder_and_holds_nothing() -> None:
    for kind_id, case in (
        (OWN, own(law_status_row="past_recheck")),
        (OTHERS, others("family", law_status_row="past_recheck")),
    ):
        check = kind(kind_id).stop_checks[check_of(case, "law_status_stale")]
        assert check.prompt
        put = aligned(case, kind(kind_id))[check_of(case, "law_status_stale")]
        assert stands(check, put, case.answers) is c.StopAnswer.CONCERN
        assert codes(case) == set()


@pytest.mark.parametrize("requester", ["police", "coroner", "regulator"])
def test_an_order_that_was_not_seen_holds_a_release(requester: str) -> None:
    assert {"power_cited", "order_seen"} <= asked(others(requester))
    unseen = others(requester, order_seen="not_seen")
    assert codes(unseen) == NOT_OVERRIDDEN
    assert codes(as_refusal(unseen)) == set()
    assert codes(others(requester, order_seen="none_claimed")) == set()
    assert not {"power_cited", "order_seen"} & asked(others("media"))


@pytest.mark.parametrize("name", ["staff_belief_data", "small_number_risk"])
def test_beliefs_of_staff_and_small_numbers_hold_a_release(name: str) -> None:
    shown = others("researcher", **{name: True})
    assert codes(shown) == NOT_OVERRIDDEN
    assert codes(as_refusal(shown)) == set()


def test_being_asked_to_rule_on_the_act_holds_a_release() -> None:
    case = others("regulator")
    path = f"/stop_checks/{check_of(case, 'not_the_act')}/answer"
    assert codes(change(case, **{path: c.StopAnswer.CONCERN})) == NOT_OVERRIDDEN


@every("kind_id", [OWN, OTHERS])
@every("nation", kind(OWN).nations)
def test_each_place_has_its_law_as_rows_and_no_lawful_pathway_yet(
    kind_id: str, nation: c.Nation
) -> None:
    case = Case(kind_id=kind_id, law=Law(nation=nation))
    about = [row for row in law_rows_for(case, GUIDANCE) if row.id.startswith("ad-")]
    assert about
    assert all(nation in row.nations and row.as_at for row in about)
    assert "assisted-dying-statute" not in {each.id for each in gateways_for(case, GUIDANCE)}
    assert not {"under_statute", "statute_step"} & asked(case)


def test_no_organisation_is_named_but_in_the_words_people_search_by() -> None:
    for kind_id in (OWN, OTHERS):
        raw = tomllib.loads((REAL / "kinds" / f"{kind_id}.toml").read_text(encoding="utf-8"))
        keywords = cast("list[str]", raw.pop("keywords"))
        assert any("Dignitas" in keyword for keyword in keywords)
        said = " ".join(_texts(raw, but={"source"}))
        assert not re.search(r"dignitas|exit|pegasos|life ?circle", said, re.IGNORECASE)
        assert kind_id in {found.kind.id for found in find_kinds("Dignitas", GUIDANCE)}


def _texts(value: object, *, but: set[str]) -> list[str]:
    if isinstance(value, dict):
        return [t for key, held in value.items() if key not in but for t in _texts(held, but=but)]
    if isinstance(value, list):
        return [text for held in value for text in _texts(held, but=but)]
    return [value] if isinstance(value, str) else []


def test_nothing_that_is_asked_is_about_the_act() -> None:
    for kind_id in (OWN, OTHERS):
        labels = " ".join(question.label for question in kind(kind_id).questions).casefold()
        for word in ("eligible", "prognosis", "diagnosis", "wise", "why does the", "method"):
            assert word not in labels
        assert "not_the_act" in {check.id for check in kind(kind_id).stop_checks}


def test_advice_that_was_taken_is_kept_with_the_case() -> None:
    case = replace(
        own("bespoke_report", advice_taken=("legal",)),
        advice=(Advice(who="Legal team", said="Give the copy; write nothing new"),),
    )
    kept = decide(case, kind(OWN), at=AT).case
    assert kept.answers["advice_taken"] == ("legal",)
    assert kept.advice == case.advice
