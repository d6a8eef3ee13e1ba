"""Kinds about staff, systems and public bodies: what stops them, and how they are found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import Answer, Case, OutcomeDetails
from caldicott_desktop.domain.decision import decide, missing
from caldicott_desktop.guidance import find_kinds, gateways_for, load
from tests.domain.samples import AT, GUIDANCE, change, codes, kind, of_outcome, refused, shared
from tests.every import every
from tests.guidance.folders import copy_of

KINDS = [
    "cctv-recording",
    "elected-representative",
    "insider-access",
    "insurer-employer",
    "media",
    "new-use-system",
    "regulator",
    "research-use",
    "staff-allegation",
    "staff-in-record",
    "whistleblowing",
]
STOPPED = {"stop_checks.override.by_name.missing", "stop_checks.override.reason.missing"}
UNSEARCHED = {"stop_checks.answer.not_searched"}

BY_ANSWER: dict[str, tuple[str, str, dict[str, Answer], set[str]]] = {
    "a Bill relied on as law": (
        "new-use-system", "bill_as_law", {"law_status_row": "not_in_force"}, STOPPED,
    ),
    "a supplier's own use nobody knows": (
        "new-use-system", "vendor_use_unclear", {"vendor_own_use": "unknown"}, STOPPED,
    ),
    "a power not in writing": (
        "regulator", "compel_power_in_writing",
        {"demand": "power", "power_in_writing": "no"}, STOPPED,
    ),
    "a power asked for in writing": (
        "regulator", "compel_power_in_writing",
        {"demand": "power", "power_in_writing": "asked_for"}, UNSEARCHED,
    ),
    "power or request, nobody knows": (
        "regulator", "compel_power_in_writing",
        {"demand": "unclear", "power_in_writing": "yes"}, UNSEARCHED,
    ),
    "research on nothing yet": ("research-use", "no_route", {"consent_route": "none"}, STOPPED),
    "the worker's own health record": (
        "staff-allegation", "own_record_firewalled", {"workers_own_record": True}, STOPPED,
    ),
    "a threshold nobody knows": (
        "staff-allegation", "threshold_unmet", {"threshold": "unclear"}, UNSEARCHED,
    ),
    "an audit log not secured": (
        "insider-access", "evidence_secured", {"evidence_preserved": False}, STOPPED,
    ),
    "staff who were not asked": (
        "staff-in-record", "serious_harm_any_individual", {"safety_risk": "not_asked"}, UNSEARCHED,
    ),
    "subject access as a back door": (
        "insurer-employer", "sar_back_door", {"wanted": "sar_in_name"}, STOPPED,
    ),
    "a report its subject wants to see first": (
        "insurer-employer", "not_seen_first",
        {"wanted": "report", "sees_first": "waiting"}, STOPPED,
    ),
    "who spoke up": ("whistleblowing", "hunt_for_speaker", {"situation": "who_spoke"}, STOPPED),
    "a rebuttal in public": ("media", "rebuttal_in_public", {"rebuttal": True}, STOPPED),
    "a person who refused the press": (
        "media", "confirms_known", {"media_consent": "refused"}, STOPPED,
    ),
    "others in the picture": (
        "cctv-recording", "third_party_not_professional",
        {"others_captured": "not_masked"}, STOPPED,
    ),
    "a recording nobody viewed": (
        "cctv-recording", "third_party_not_professional",
        {"others_captured": "not_viewed"}, UNSEARCHED,
    ),
    "a constituent's mother who refused": (
        "elected-representative", "person_not_behind_it", {"person_agrees": "refused"}, STOPPED,
    ),
}  # fmt: skip


def place_of(kind_id: str, check_id: str) -> int:
    return [check.id for check in kind(kind_id).stop_checks].index(check_id)


def with_answers(case: Case, answers: dict[str, Answer]) -> Case:
    return replace(case, answers={**case.answers, **answers})


@every(("kind_id", "check_id", "answers", "expected"), BY_ANSWER.values(), ids=BY_ANSWER)
def test_an_answer_stops_a_release_and_holds_no_refusal(
    kind_id: str, check_id: str, answers: dict[str, Answer], expected: set[str]
) -> None:
    case = with_answers(shared(kind_id), answers)
    unmet = missing(case, kind(kind_id), at=AT)
    stopped = [u for u in unmet if u.path.startswith(f"/stop_checks/{place_of(kind_id, check_id)}")]
    assert {u.code for u in stopped} == expected
    no = with_answers(refused(kind_id), {**shared(kind_id).answers, **answers})
    assert decide(no, kind(kind_id), at=AT).case.answers.items() >= answers.items()


@pytest.mark.parametrize(
    ("kind_id", "check_id"),
    [
        ("research-use", "approval_expired"),
        ("new-use-system", "approval_expired"),
        ("insurer-employer", "approval_expired"),
        ("research-use", "beyond_approval"),
        ("regulator", "beyond_the_power"),
        ("insider-access", "adviser_conflict"),
        ("whistleblowing", "adviser_conflict"),
    ],
)
def test_what_only_a_person_can_see_stops_a_release_too(kind_id: str, check_id: str) -> None:
    path = f"/stop_checks/{place_of(kind_id, check_id)}"
    case = change(shared(kind_id), **{f"{path}/answer": c.StopAnswer.CONCERN})
    assert codes(case) == STOPPED
    settled = change(case, **{f"{path}/item_refused": True, f"{path}/note": "Left out"})
    assert codes(settled) == set()
    no = replace(refused(kind_id), stop_checks=case.stop_checks)
    assert decide(no, kind(kind_id), at=AT).case.stop_checks == case.stop_checks


def test_a_mere_request_needs_no_power_but_asks_about_consent() -> None:
    path = f"/stop_checks/{place_of('regulator', 'compel_power_in_writing')}/answer"
    case = with_answers(shared("regulator"), {"demand": "request", "consent_sought": "given"})
    case = change(case, **{path: c.StopAnswer.NOT_CHECKED})
    assert codes(case) == set()
    asked = {question.id for question in asked_questions(case, kind("regulator"))}
    assert "consent_sought" in asked
    assert not asked & {"power_cited", "power_in_writing"}
    unasked = with_answers(case, {"consent_sought": "not_asked"})
    assert codes(unasked) == {"stop_checks.note.missing"}


@pytest.mark.parametrize("status", ["proposed", "enacted", "ended", "unconfirmed", "in_force"])
def test_the_single_patient_record_is_a_reason_once_its_row_says_in_force(
    tmp_path: Path, status: str
) -> None:
    folder = copy_of(tmp_path)
    text = (folder / "law_rows.toml").read_text(encoding="utf-8")
    row = text.index('id = "spr-e"')
    at = text.index("status = ", row)
    end = text.index("\n", at)
    changed = f'{text[:at]}status = "{status}"{text[end:]}'
    (folder / "law_rows.toml").write_text(changed, encoding="utf-8")
    found = load(folder)
    of_kind = found.kinds["new-use-system"]
    relied: dict[str, Answer] = {"law_status_row": "single_patient_record", "bill_relied_on": True}
    case = with_answers(shared("new-use-system", nation=c.Nation.ENGLAND), relied)
    in_force = status == "in_force"
    assert {u.code for u in missing(case, of_kind, at=AT)} == (set() if in_force else STOPPED)
    asked = {question.id for question in asked_questions(case, of_kind)}
    assert ("bill_relied_on" in asked) is not in_force
    offered = {gateway.id for gateway in gateways_for(case, found)}
    assert ("new-statute-in-force" in offered) is in_force
    another_gateway = with_answers(case, {"bill_relied_on": False})
    assert missing(another_gateway, of_kind, at=AT) == ()


def test_approvals_and_opt_outs_are_asked_about_only_beyond_a_persons_own_care() -> None:
    asking = {"approval_ref_expiry", "approval_ref_expiry_on", "opt_out"}
    for purpose, arises in {"direct_care": set(), "planning": asking, "archive": asking}.items():
        case = with_answers(shared("new-use-system"), {"purpose_class": purpose})
        asked = {question.id for question in asked_questions(case, kind("new-use-system"))}
        assert asked & asking == arises


def test_advice_on_a_predictor_that_was_signed_for_already_is_recorded() -> None:
    case = of_outcome(c.Outcome.ADVICE_ONLY, "new-use-system")
    case = replace(case, variant_id="sensors", answers={"agreed_already": "signed"})
    details = OutcomeDetails(who_decides="The owner", advised="Ask residents first; then decide")
    case = change(case, **{"/conclusion/details": details})
    kept = decide(case, kind("new-use-system"), at=AT).case
    assert (kept.variant_id, kept.answers) == ("sensors", {"agreed_already": "signed"})


@pytest.mark.parametrize("kind_id", KINDS)
def test_every_variant_in_every_nation_can_be_shared_and_refused(kind_id: str) -> None:
    for variant in (None, *(each.id for each in kind(kind_id).variants)):
        for nation in kind(kind_id).nations:
            assert codes(shared(kind_id, nation=nation, variant=variant)) == set()
        assert codes(replace(refused(kind_id), variant_id=variant)) == set()


@every(
    ("words", "kind_id"),
    [
        ("falls predictor", "new-use-system"),
        ("AI notes", "new-use-system"),
        ("supplier remote support", "new-use-system"),
        ("single patient record", "new-use-system"),
        ("snooping", "insider-access"),
        ("my mother's notes audit", "insider-access"),
        ("celebrity", "insider-access"),
        ("LADO allegation", "staff-allegation"),
        ("redact staff names", "staff-in-record"),
        ("section 251", "research-use"),
        ("falls audit", "research-use"),
        ("hidden camera", "cctv-recording"),
        ("GMC", "regulator"),
        ("ombudsman", "regulator"),
        ("letter from the MP", "elected-representative"),
        ("GP report insurance", "insurer-employer"),
        ("journalist", "media"),
        ("whistleblower", "whistleblowing"),
    ],
)
def test_everyday_words_find_it_first(words: str, kind_id: str) -> None:
    found = find_kinds(words, GUIDANCE)
    best = {each.kind.id for each in found if each.matched == found[0].matched}
    assert kind_id in best


def test_the_recurring_cases_of_this_field_are_covered() -> None:
    kinds = [kind(kind_id) for kind_id in KINDS]
    covered = {entry for each in kinds for entry in each.covers}
    covered |= {entry for each in kinds for variant in each.variants for entry in variant.covers}
    assert covered >= {f"D{n}" for n in (13, 14, 15, 16, 21, 22, 23, 24, 25, 29)}
    assert covered >= {"insider-access", "new-use-system"}
