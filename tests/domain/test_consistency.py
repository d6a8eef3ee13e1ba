"""Each consistency check over a case that it finds and one that it leaves alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Advice, Case, CheckOverride, LawRowUsed, Override
from caldicott_desktop.domain.consistency import (
    CHECKS,
    Finding,
    Scene,
    Severity,
    carried,
    held,
    look_over,
)
from caldicott_desktop.domain.decision import Undecidable, decide
from caldicott_desktop.domain.guidance_types import LawRow, LawStatus, Question, QuestionType
from caldicott_desktop.domain.happenings import ReleasedItem
from caldicott_desktop.domain.sections import section_of
from tests.domain import samples
from tests.every import every

GATEWAYS = samples.GUIDANCE.gateways
ROUTE = "/law/confidentiality"
ROW = samples.GUIDANCE.law_rows["vir-ew"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A whole case with `found` changed, in which the check speaks; `calm` again, and it does not.

    `around` is what is known around the case while the check speaks.
    """

    kind: str = "general"
    asks: Question | None = None
    found: Mapping[str, Any] = field(default_factory=dict)
    calm: Mapping[str, Any] = field(default_factory=dict)
    around: Mapping[str, Any] = field(default_factory=dict)
    calm_around: Mapping[str, Any] = field(default_factory=dict)


def used(row: LawRow) -> tuple[LawRowUsed, ...]:
    return (LawRowUsed(row_id=row.id, words=row.words, as_at="not known", checked="read"),)


DIED = {"/subject/status": c.SubjectStatus.DECEASED}
RIGHT = {"/law/gateway_id": "ahra-representative-or-claim"}
COMPELLED = {"gateway": GATEWAYS["court-order"]}
BY_ROW = GATEWAYS["victim-information-request"]
PERMITTED = {"gateway": GATEWAYS["public-interest"]}
CONSENT = {ROUTE: c.ConfidentialityRoute.EXPLICIT_CONSENT}
IN_FULL = {"/conclusion/outcome": c.Outcome.SHARE_IN_FULL}

EXPIRES = Question(
    id="approval_expiry", label="Until when?", help="As the letter says", type=QuestionType.DATE
)

STANDING = {"/answers/decision_kind": "standing"}
EXAMINERS = {"/answers/whose_question": "examiner"}
AS_LEAD = {"/conclusion/decided_as": c.Capacities.LEAD_EXAMINER}

EXAMPLES: Mapping[str, Example] = {
    "consent-without-capacity": Example(
        found=CONSENT | {"/subject/capacity": c.Capacity.LACKS},
        calm={"/subject/capacity": c.Capacity.HAS},
    ),
    "consent-capacity-open": Example(
        found=CONSENT | {"/subject/capacity": c.Capacity.NOT_ASSESSED},
        calm={ROUTE: c.ConfidentialityRoute.PUBLIC_INTEREST},
    ),
    "consent-against-objection": Example(
        found=CONSENT | {"/law/objection": c.Objection.OBJECTED},
        calm={"/law/objection": c.Objection.NONE_KNOWN},
    ),
    "consent-after-death": Example(
        found=CONSENT | DIED, calm={"/subject/status": c.SubjectStatus.DYING}
    ),
    "discretion-before-death": Example(
        found={ROUTE: c.ConfidentialityRoute.AFTER_DEATH}, calm=DIED
    ),
    "benefit-with-capacity": Example(
        found={ROUTE: c.ConfidentialityRoute.OVERALL_BENEFIT},
        calm={"/subject/capacity": c.Capacity.LACKS},
    ),
    "young-person-is-adult": Example(
        found={ROUTE: c.ConfidentialityRoute.COMPETENT_CHILD},
        calm={"/subject/age_group": c.AgeGroup.CHILD},
    ),
    "attorney-after-death": Example(
        found=DIED | {"/request/requester_kind": c.RequesterKind.ATTORNEY},
        calm={"/subject/status": c.SubjectStatus.LIVING},
    ),
    "status-answered-otherwise": Example(
        kind="police-crime",
        found={"/answers/subject_role": "deceased"},
        calm={"/answers/subject_role": "suspect"},
    ),
    "identity-not-checked": Example(
        found={"/request/identity_check": c.IdentityCheck.NOT_CHECKED},
        calm={"/request/identity_check": c.IdentityCheck.KNOWN},
    ),
    "others-not-looked-for": Example(
        found={"/subject/third_parties": c.ThirdParties.NOT_LOOKED},
        calm={"/subject/third_parties": c.ThirdParties.PRESENT},
    ),
    "protected-but-no-prohibition": Example(
        found={"/subject/protected": (c.Protected.FERTILITY, c.Protected.GENETIC)},
        calm={"/triage/prohibition": c.ProhibitionLook.APPLIES},
    ),
    "told-after-death": Example(found=DIED, calm={"/conclusion/telling/told": c.Telling.DECEASED}),
    "one-reference-for-many": Example(
        found={"/subject/people_count": 12}, calm={"/subject/service": "Falls clinic, May"}
    ),
    "decider-is-requester": Example(
        found={"/request/name": "priya nair"}, calm={"/request/name": "Mark Ellery"}
    ),
    "declared-interest": Example(around={"interests": ("Employed by the owner.",)}),
    "gateway-elsewhere": Example(
        found={"/law/nation": c.Nation.SCOTLAND},
        calm={"/law/nation": c.Nation.WALES},
        around={"gateway": GATEWAYS["section-251"]},
        calm_around={"gateway": GATEWAYS["section-251"]},
    ),
    "gateway-for-another-status": Example(
        found=DIED,
        calm={"/subject/status": c.SubjectStatus.LIVING},
        around={"gateway": GATEWAYS["police-crime-exemption"]},
        calm_around={"gateway": GATEWAYS["police-crime-exemption"]},
    ),
    "limits-as-gateway": Example(
        around={"gateway": GATEWAYS["serious-violence-duty"]}, calm_around=PERMITTED
    ),
    "belongs-elsewhere": Example(
        found={"/triage/process": c.Process.SUBJECT_ACCESS},
        calm={"/triage/process": c.Process.OURS},
    ),
    "implied-consent-beyond-care": Example(
        found={ROUTE: c.ConfidentialityRoute.IMPLIED_CONSENT},
        calm={"/request/purpose_kind": c.Purpose.CARE},
    ),
    "route-of-another-nation": Example(
        found={
            ROUTE: c.ConfidentialityRoute.SECTION_251,
            "/law/nation": c.Nation.NORTHERN_IRELAND,
        },
        calm={"/law/nation": c.Nation.WALES},
    ),
    "order-route-without-order": Example(
        found={ROUTE: c.ConfidentialityRoute.COURT_ORDER},
        around=PERMITTED,
        calm_around=COMPELLED,
    ),
    "obligation-without-compulsion": Example(
        found={"/law/data_protection/article_6": "6(1)(c)"},
        around=PERMITTED,
        calm_around=COMPELLED,
    ),
    "consent-basis-with-compulsion": Example(
        found={"/law/data_protection/article_6": "6(1)(a)"},
        around=COMPELLED,
        calm_around=PERMITTED,
    ),
    "opt-out-set": Example(
        found={"/law/opt_out": c.OptOut.CHECKED_SET},
        calm={"/law/opt_out": c.OptOut.CHECKED_NONE},
    ),
    "approval-ended": Example(
        asks=EXPIRES,
        found={f"/answers/{EXPIRES.id}": "2026-11-19"},
        calm={f"/answers/{EXPIRES.id}": "2026-11-20"},
    ),
    "row-past-its-date": Example(
        around={"rows": (replace(ROW, recheck_by=date(2026, 11, 19)),)},
        calm_around={"rows": (ROW, replace(ROW, recheck_by=None))},
    ),
    "leans-on-what-is-not-in-force": Example(
        found={"/law/rows": used(ROW)},
        around={"rows": (replace(ROW, status=LawStatus.PROPOSED),), "gateway": BY_ROW},
        calm_around={"rows": (replace(ROW, status=LawStatus.IN_FORCE),), "gateway": BY_ROW},
    ),
    "under-a-refusal-note": Example(
        kind="pd-ahra",
        found={"/answers/note_of_refusal": "found"},
        calm={"/answers/note_of_refusal": "none_found"},
    ),
    "in-part-but-whole": Example(
        found={
            "/items/0/decision": c.ItemDecision.ALLOWED,
            "/items/1/decision": c.ItemDecision.ALLOWED,
        },
        calm=IN_FULL,
    ),
    "in-full-but-withheld": Example(
        found=IN_FULL | {"/stop_checks/0/item_refused": True},
        calm={"/stop_checks/0/item_refused": None},
    ),
    "conditions-without-sharing": Example(
        found={
            "/conditions": (samples.condition(),),
            "/conclusion/outcome": c.Outcome.REFUSE,
        },
        calm={"/conditions": ()},
    ),
    "conditions-but-plain-outcome": Example(
        found=IN_FULL | {"/conditions": (samples.condition(),)},
        calm={"/conclusion/outcome": c.Outcome.SHARE_WITH_CONDITIONS},
    ),
    "social-care-under-health-right": Example(
        found=RIGHT | {"/items/1/decision": c.ItemDecision.ALLOWED},
        calm={"/items/1/page_class": c.PageClass.HEALTH},
    ),
    "before-the-right-began": Example(
        found=RIGHT | {"/items/0/earliest_on": date(1991, 10, 31)},
        calm={"/items/0/earliest_on": date(1991, 11, 1)},
    ),
    "claimant-gets-all": Example(
        kind="pd-ahra",
        found=IN_FULL | {"/answers/applicant_limb": "claimant"},
        calm={"/answers/applicant_limb": "pr_executor"},
    ),
    "no-alternative-among-others": Example(
        found={
            "/necessity/considered": (c.LessOption.SUMMARY, c.LessOption.NO_ALTERNATIVE),
        },
        calm={"/necessity/considered": (c.LessOption.NO_ALTERNATIVE,)},
    ),
    "same-harm-both-ways": Example(
        found={"/balance/harm_if_not_shared": "Loss  of TRUST"},
        calm={"/balance/harm_if_not_shared": "The theft goes on"},
    ),
    "limit-has-passed": Example(
        around={"due_on": date(2026, 11, 19)}, calm_around={"due_on": date(2026, 11, 20)}
    ),
    "emergency-days-later": Example(
        found={"/request/urgency": c.Urgency.EMERGENCY},
        calm={"/request/received_at": samples.DECIDED - timedelta(hours=3)},
    ),
    "asked-before-the-death": Example(
        found=DIED | {"/subject/died_to_on": date(2026, 11, 18)},
        calm={"/subject/died_from_on": date(2026, 11, 12)},
    ),
    "continuing-without-review": Example(
        found={"/request/continuing": True},
        calm={"/conclusion/review_on": date(2027, 5, 1)},
    ),
    "advice-not-followed": Example(
        found={"/advice": (Advice(who="Legal", said="Ask first", followed=c.Followed.NO),)},
        calm={"/dissent": "There was no time to ask"},
    ),
    "met-with-conditions-in-full": Example(
        found=IN_FULL | {"/principles/2/rating": c.Rating.MET_WITH_CONDITIONS},
        calm={"/conclusion/outcome": c.Outcome.SHARE_WITH_CONDITIONS},
    ),
    "informal-but-compelled": Example(
        found={"/law/gateway_note": "An informal e-mail from the coroner's officer"},
        around=COMPELLED,
        calm_around=PERMITTED,
    ),
    "released-beyond-approved": Example(
        found={"/items/1/decision": c.ItemDecision.REFUSED},
        around={"released": (ReleasedItem(number=2, name="Photographs", scope="Both"),)},
        calm_around={"released": (ReleasedItem(number=1, approved="May", scope="May"),)},
    ),
    "standing-without-review": Example(
        kind="me-scrutiny",
        found=STANDING,
        calm={"/conclusion/review_on": date(2027, 11, 20)},
    ),
    "standing-for-long": Example(
        kind="me-scrutiny",
        found=STANDING | {"/conclusion/review_on": date(2027, 11, 21)},
        calm={"/conclusion/review_on": date(2027, 11, 20)},
    ),
    "examiners-question": Example(kind="me-scrutiny", found=EXAMINERS, calm=AS_LEAD),
    "holders-question": Example(
        kind="me-scrutiny",
        found={"/answers/whose_question": "holder"} | AS_LEAD,
        calm={"/conclusion/decided_as": c.Capacities.HOLDER},
    ),
    "connection-not-declared": Example(
        kind="me-scrutiny",
        found=EXAMINERS | AS_LEAD,
        calm={"/answers/lead_no_connection": True},
    ),
    "lead-examiner-connected": Example(
        kind="me-scrutiny",
        found=EXAMINERS | AS_LEAD | {"/answers/lead_no_connection": False},
        calm={"/answers/lead_no_connection": True},
    ),
    "identifier-in-text": Example(
        around={"identifiers": (("/request/purpose", "This looks like an NHS number."),)}
    ),
}
BY_ID = {check.id: check for check in CHECKS}


def scene(case: Case, around: Mapping[str, Any], asks: Question | None = None) -> Scene:
    kind = samples.kind(case.kind_id)
    if asks is not None:
        kind = replace(kind, questions=(*kind.questions, asks))
    return Scene(case=case, kind=kind, at=samples.AT, **around)


def found_by(check_id: str, case: Case, around: Mapping[str, Any]) -> list[Finding]:
    asks = EXAMPLES[check_id].asks
    return [each for each in look_over(scene(case, around, asks)) if each.check_id == check_id]


def speaking(check_id: str) -> tuple[Case, Finding]:
    example = EXAMPLES[check_id]
    case = samples.change(samples.shared(example.kind), **example.found)
    (finding,) = found_by(check_id, case, example.around)
    return case, finding


def test_every_check_has_an_example_and_there_are_enough() -> None:
    assert set(EXAMPLES) == set(BY_ID)
    assert len(CHECKS) == len(BY_ID) >= 25
    assert {check.severity for check in CHECKS} == set(Severity)
    assert all(check.source.strip() for check in CHECKS)


@every("check_id", EXAMPLES)
def test_a_check_speaks_where_two_answers_do_not_go_together(check_id: str) -> None:
    example = EXAMPLES[check_id]
    case, finding = speaking(check_id)
    assert finding.severity is BY_ID[check_id].severity
    assert finding.words.endswith(".")
    section_of(finding.path)
    calmed = samples.change(case, **example.calm)
    assert found_by(check_id, calmed, example.calm_around) == []


@every("check_id", EXAMPLES)
def test_only_a_check_meant_for_every_outcome_speaks_of_a_refusal(check_id: str) -> None:
    example = EXAMPLES[check_id]
    case, _ = speaking(check_id)
    refused = samples.change(case, **{"/conclusion/outcome": c.Outcome.REFUSE})
    spoken = found_by(check_id, refused, example.around)
    assert bool(spoken) is not BY_ID[check_id].sharing
    # And where it speaks, it holds nothing: a refusal is never held by a check.
    assert list(held(refused, spoken)) == []


def test_a_whole_sample_is_left_alone() -> None:
    for kind_id in ("general", "pd-ahra", "police-crime"):
        case = samples.shared(kind_id)
        gateway = GATEWAYS[case.law.gateway_id or ""]
        assert look_over(scene(case, {"gateway": gateway})) == ()


def given(finding: Finding, **override: str) -> CheckOverride:
    return CheckOverride(
        check_id=finding.check_id, words=finding.words, override=Override(**override)
    )


def test_an_error_blocks_whatever_reason_is_given() -> None:
    case, finding = speaking("told-after-death")
    case = replace(case, check_overrides=(given(finding, by_name="Priya", reason="Because"),))
    (unmet,) = held(case, [finding])
    assert (unmet.code, unmet.path) == ("check.told-after-death", "/conclusion/telling/told")
    assert not unmet.unanswered


def test_a_lead_examiner_with_a_connection_may_pass_the_question_on() -> None:
    case, _ = speaking("lead-examiner-connected")
    undecided = samples.change(case, **{"/conclusion/decided_at": None, **STANDING})
    assert found_by("lead-examiner-connected", undecided, {}) == []
    for outcome in (c.Outcome.ADVICE_ONLY, c.Outcome.ESCALATE, c.Outcome.REDIRECT):
        passed_on = samples.change(case, **{"/conclusion/outcome": outcome})
        assert found_by("lead-examiner-connected", passed_on, {}) == []


def test_how_long_a_standing_decision_lasts_is_counted_from_today_while_it_is_undecided() -> None:
    case, _ = speaking("standing-for-long")
    undecided = samples.change(case, **{"/conclusion/decided_at": None})
    assert len(found_by("standing-for-long", undecided, {})) == 1


def test_a_warning_waits_for_a_name_and_a_reason() -> None:
    case, finding = speaking("identity-not-checked")
    assert [each.path for each in held(case, [finding])] == [
        "/check_overrides/0/override/by_name",
        "/check_overrides/0/override/reason",
    ]
    named = replace(case, check_overrides=(given(finding, by_name="Priya Nair"),))
    assert [each.path for each in held(named, [finding])] == ["/check_overrides/0/override/reason"]
    whole = replace(
        case, check_overrides=(given(finding, by_name="Priya Nair", reason="He rang back later"),)
    )
    assert list(held(whole, [finding])) == []


def test_two_warnings_wait_in_two_places() -> None:
    case, finding = speaking("identity-not-checked")
    other = replace(finding, check_id="others-not-looked-for", words="Nobody looked.")
    paths = [each.path for each in held(case, [finding, other])]
    assert paths == [
        f"/check_overrides/{n}/override/{name}" for n in (0, 1) for name in ("by_name", "reason")
    ]


def test_a_note_holds_nothing() -> None:
    case, finding = speaking("one-reference-for-many")
    assert list(held(case, [finding])) == []


def test_a_reason_given_to_other_words_does_not_count() -> None:
    case, finding = speaking("limit-has-passed")
    older = replace(finding, words="The time limit recorded leads to another day.")
    case = replace(case, check_overrides=(given(older, by_name="Priya", reason="Told by phone"),))
    assert [each.path for each in held(case, [finding])] == [
        "/check_overrides/1/override/by_name",
        "/check_overrides/1/override/reason",
    ]


def test_a_decision_keeps_the_overrides_of_what_was_found_and_no_others() -> None:
    case, finding = speaking("decider-is-requester")
    kept = given(finding, by_name="Priya Nair", reason="Known by voice for years")
    stale = replace(kept, check_id="limit-has-passed")
    case = replace(case, check_overrides=(stale, kept))
    assert carried(case, [finding]).check_overrides == (kept,)
    at: datetime = samples.AT
    made = decide(case, samples.kind(case.kind_id), at=at, findings=[finding])
    assert made.case.check_overrides == (kept,)
    with pytest.raises(Undecidable) as raised:
        decide(
            replace(case, check_overrides=()),
            samples.kind(case.kind_id),
            at=at,
            findings=[finding],
        )
    assert {each.code for each in raised.value.unmet} == {
        "check_overrides.override.by_name.missing",
        "check_overrides.override.reason.missing",
    }


def test_findings_come_with_the_gravest_first() -> None:
    case = samples.change(
        samples.shared("general"),
        **{
            "/subject/people_count": 3,
            "/request/identity_check": c.IdentityCheck.NOT_CHECKED,
            "/conclusion/telling/told": c.Telling.TOLD_BEFORE,
            **CONSENT,
            "/subject/capacity": c.Capacity.LACKS,
        },
    )
    severities = [each.severity for each in look_over(scene(case, {}))]
    assert severities == [Severity.ERROR, Severity.WARNING, Severity.NOTE]


def test_a_right_obliges_as_a_power_does() -> None:
    case = samples.change(
        samples.shared("general"), **{"/law/data_protection/article_6": "6(1)(c)"}
    )
    asked = {"gateway": GATEWAYS["subject-access"]}
    assert found_by("obligation-without-compulsion", case, asked) == []


def test_a_row_beside_the_kind_is_not_leaned_on() -> None:
    example = EXAMPLES["leans-on-what-is-not-in-force"]
    case = samples.change(samples.shared(example.kind), **example.found)
    proposed = {"rows": (replace(ROW, status=LawStatus.PROPOSED),)}

    def spoken(gateway_id: str) -> set[str]:
        found = look_over(scene(case, {**proposed, "gateway": GATEWAYS[gateway_id]}))
        return {each.check_id for each in found} & {"leans-on-what-is-not-in-force"}

    assert spoken(BY_ROW.id)
    assert not spoken("court-order")
