"""Checks on items, times and the conclusion: does the decision say one thing throughout?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from caldicott_desktop.domain.choices import (
    Followed,
    GatewayEffect,
    ItemDecision,
    LessOption,
    Nation,
    Outcome,
    PageClass,
    Rating,
    Urgency,
)
from caldicott_desktop.domain.consistency.scene import Check, Hit, Scene, Severity
from caldicott_desktop.domain.record.phrases import long_date

_OUTCOME = "/conclusion/outcome"
_OURS = "Our suggestion: two recorded answers cannot both stand"
_AFTER_DEATH = frozenset({"ahra-representative-or-claim", "ahro-ni-representative-or-claim"})
# The right reaches no part made before these days: AHRA s.5(1)(b), s.12(2); NI department's page.
_BEGINS = {Nation.NORTHERN_IRELAND: date(1994, 5, 30)}
_BEGINS_ELSEWHERE = date(1991, 11, 1)
_EMERGENCY = timedelta(days=1)


def _under_a_refusal_note(scene: Scene) -> Iterator[Hit]:
    if scene.answers.get("note_of_refusal") == "found":
        yield Hit(
            path="/answers/note_of_refusal",
            words="A note of refusal was found, and something is shared: say why the note does not "
            "reach it.",
        )


def _in_part_but_whole(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    decided = {item.decision for item in case.items}
    if case.conclusion.outcome is Outcome.SHARE_IN_PART and decided == {ItemDecision.ALLOWED}:
        yield Hit(
            path=_OUTCOME,
            words="The outcome is to share in part, and every item is allowed as asked: choose "
            "“Share in full”, or reduce an item.",
        )


def _in_full_but_withheld(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if case.conclusion.outcome is Outcome.SHARE_IN_FULL and any(
        answer.item_refused for answer in case.stop_checks
    ):
        yield Hit(
            path=_OUTCOME,
            words="The outcome is to share in full, and a stop-check was settled by refusing an "
            "item: choose “Share in part”, or look at the stop-check again.",
        )


def _conditions_without_sharing(scene: Scene) -> Iterator[Hit]:
    outcome = scene.case.conclusion.outcome
    if outcome in {Outcome.REFUSE, Outcome.REDIRECT, Outcome.WITHDRAWN} and scene.case.conditions:
        yield Hit(
            path="/conditions/0/words",
            words="Conditions are listed and nothing is shared: remove them, or say what they "
            "bind.",
        )


def _conditions_but_plain_outcome(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if case.conditions and case.conclusion.outcome is Outcome.SHARE_IN_FULL:
        yield Hit(
            path=_OUTCOME,
            words="Conditions are listed and the outcome is to share in full: choose “Share with "
            "conditions”, so that lists and letters say so.",
        )


def _social_care_under_health_right(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if case.law.gateway_id not in _AFTER_DEATH:
        return
    for index, item in enumerate(case.items):
        if item.page_class is PageClass.SOCIAL_CARE and item.decision is not ItemDecision.REFUSED:
            yield Hit(
                path=f"/items/{index}/page_class",
                words=f"“{item.name or 'An item'}” is a social care record, and the gateway is a "
                "right to health records: record the representative's permission, an order, or "
                "another reason for these pages.",
            )


def _before_the_right_began(scene: Scene) -> Iterator[Hit]:
    law = scene.case.law
    if law.gateway_id not in _AFTER_DEATH:
        return
    begins = _BEGINS.get(law.nation, _BEGINS_ELSEWHERE) if law.nation else _BEGINS_ELSEWHERE
    for index, item in enumerate(scene.case.items):
        if (
            item.earliest_on is not None
            and item.earliest_on < begins
            and item.decision is not ItemDecision.REFUSED
        ):
            yield Hit(
                path=f"/items/{index}/earliest_on",
                words=f"“{item.name or 'An item'}” reaches back before "
                f"{long_date(begins)}, where this right begins: leave that part out, or say which "
                "part needs it to be understood.",
            )


def _claimant_gets_all(scene: Scene) -> Iterator[Hit]:
    if (
        scene.answers.get("applicant_limb") == "claimant"
        and scene.case.conclusion.outcome is Outcome.SHARE_IN_FULL
    ):
        yield Hit(
            path=_OUTCOME,
            words="The applicant has a claim, and everything is shared: a claimant's right reaches "
            "what bears on the claim. Say how every item does.",
        )


def _no_alternative_among_others(scene: Scene) -> Iterator[Hit]:
    considered = scene.case.necessity.considered
    if LessOption.NO_ALTERNATIVE in considered and len(considered) > 1:
        yield Hit(
            path="/necessity/considered",
            words="“No alternative exists” is ticked beside alternatives: untick one or the other.",
        )


def _same_harm_both_ways(scene: Scene) -> Iterator[Hit]:
    balance = scene.case.balance
    one, other = balance.harm_if_shared, balance.harm_if_not_shared
    if one and other and " ".join(one.split()).casefold() == " ".join(other.split()).casefold():
        yield Hit(
            path="/balance/harm_if_not_shared",
            words="The same words stand for the harm of sharing and of not sharing: write what "
            "each would do.",
        )


def _limit_has_passed(scene: Scene) -> Iterator[Hit]:
    decided_at = scene.case.conclusion.decided_at
    decided = decided_at.date() if decided_at else scene.today
    if scene.due_on is not None and scene.due_on < decided:
        yield Hit(
            path="/time_limit/clock_id",
            words=f"The time limit recorded leads to {long_date(scene.due_on)}, "
            "which lies before this decision: say why, and what the requester was told.",
        )


def _emergency_days_later(scene: Scene) -> Iterator[Hit]:
    request, conclusion = scene.case.request, scene.case.conclusion
    if (
        request.urgency is Urgency.EMERGENCY
        and request.received_at
        and conclusion.decided_at
        and conclusion.decided_at - request.received_at > _EMERGENCY
    ):
        yield Hit(
            path="/request/urgency",
            words="An emergency is recorded, and the decision came more than a day after the "
            "request: check both, since an emergency loosens what the principles hold.",
        )


def _asked_before_the_death(scene: Scene) -> Iterator[Hit]:
    subject, request = scene.case.subject, scene.case.request
    if (
        subject.died_to_on
        and request.received_at
        and request.received_at.date() < (subject.died_from_on or subject.died_to_on)
        and not subject.status_changes
    ):
        yield Hit(
            path="/subject/status",
            words="The request came before the death: record the change of status as a step, so "
            "that it is seen which law applied when.",
        )


def _continuing_without_review(scene: Scene) -> Iterator[Hit]:
    if scene.case.request.continuing and scene.case.conclusion.review_on is None:
        yield Hit(
            path="/conclusion/review_on",
            words="The use goes on, and no review is set: give the day on which it is looked at "
            "again.",
        )


def _advice_not_followed(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    for index, advice in enumerate(case.advice):
        if advice.followed in {Followed.NO, Followed.IN_PART} and not case.dissent:
            yield Hit(
                path=f"/advice/{index}/followed",
                words=f"Advice from {advice.who or 'someone'} was not followed in full, and no "
                "word says why: write it under dissent, or in the reasons.",
            )


def _met_with_conditions_in_full(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if case.conclusion.outcome is Outcome.SHARE_IN_FULL and any(
        each.rating is Rating.MET_WITH_CONDITIONS for each in case.principles
    ):
        yield Hit(
            path=_OUTCOME,
            words="A principle is met with conditions, and the outcome is to share in full: choose "
            "“Share with conditions”, so that the conditions are carried.",
        )


def _informal_but_compelled(scene: Scene) -> Iterator[Hit]:
    gateway = scene.gateway
    cited = (scene.case.law.gateway_note or "") + (scene.case.law.gateway_cited or "")
    if gateway and gateway.effect is GatewayEffect.COMPELS and "informal" in cited.casefold():
        yield Hit(
            path="/law/gateway_cited",
            words="A compelling gateway is recorded, and the note calls the request informal: what "
            "is merely asked for permits and does not compel.",
        )


def _identifier_in_text(scene: Scene) -> Iterator[Hit]:
    for path, words in scene.identifiers:
        yield Hit(path=path, words=words)


CHECKS = (
    Check(
        id="under-a-refusal-note",
        severity=Severity.WARNING,
        source="Access to Health Records Act 1990, s.4(3), read in a copy 22 November 2026",
        find=_under_a_refusal_note,
    ),
    Check(
        id="in-part-but-whole",
        severity=Severity.WARNING,
        source=_OURS,
        find=_in_part_but_whole,
    ),
    Check(
        id="in-full-but-withheld",
        severity=Severity.ERROR,
        source=_OURS,
        find=_in_full_but_withheld,
    ),
    Check(
        id="conditions-without-sharing",
        severity=Severity.NOTE,
        source=_OURS,
        find=_conditions_without_sharing,
        sharing=False,
    ),
    Check(
        id="conditions-but-plain-outcome",
        severity=Severity.ERROR,
        source=_OURS,
        find=_conditions_but_plain_outcome,
    ),
    Check(
        id="social-care-under-health-right",
        severity=Severity.WARNING,
        source="Access to the health and care records of deceased people, NHS England, read "
        "21 November 2026",
        find=_social_care_under_health_right,
    ),
    Check(
        id="before-the-right-began",
        severity=Severity.WARNING,
        source="Access to Health Records Act 1990, ss.5 and 12, read in a copy; Department of "
        "Health (Northern Ireland), read: 22 November 2026",
        find=_before_the_right_began,
    ),
    Check(
        id="claimant-gets-all",
        severity=Severity.WARNING,
        source="Access to Health Records Act 1990, s.5(4), read in a copy 22 November 2026; how it "
        "is read is second-hand",
        find=_claimant_gets_all,
    ),
    Check(
        id="no-alternative-among-others",
        severity=Severity.ERROR,
        source=_OURS,
        find=_no_alternative_among_others,
    ),
    Check(
        id="same-harm-both-ways",
        severity=Severity.WARNING,
        source="Data Sharing Code, annex A, Information Commissioner's Office, read "
        "21 November 2026",
        find=_same_harm_both_ways,
        sharing=False,
    ),
    Check(
        id="limit-has-passed",
        severity=Severity.WARNING,
        source="The clock recorded, with its own source",
        find=_limit_has_passed,
    ),
    Check(
        id="emergency-days-later",
        severity=Severity.WARNING,
        source=_OURS,
        find=_emergency_days_later,
    ),
    Check(
        id="asked-before-the-death",
        severity=Severity.NOTE,
        source="Our suggestion: a change of status is a visible step",
        find=_asked_before_the_death,
        sharing=False,
    ),
    Check(
        id="continuing-without-review",
        severity=Severity.WARNING,
        source="Caldicott Principle 1: continuing uses are reviewed; read 21 November 2026",
        find=_continuing_without_review,
    ),
    Check(
        id="advice-not-followed",
        severity=Severity.NOTE,
        source="Our suggestion, after counsel's advice to Guardians on disagreement, read "
        "21 November 2026",
        find=_advice_not_followed,
        sharing=False,
    ),
    Check(
        id="met-with-conditions-in-full",
        severity=Severity.WARNING,
        source="Our suggestion: conditions are carried to the decision",
        find=_met_with_conditions_in_full,
    ),
    Check(
        id="informal-but-compelled",
        severity=Severity.WARNING,
        source="Explanatory notes to the Coroners and Justice Act 2009, Schedule 5, read "
        "21 November 2026",
        find=_informal_but_compelled,
    ),
    Check(
        id="identifier-in-text",
        severity=Severity.NOTE,
        source="Our suggestion: the signed record holds local references only",
        find=_identifier_in_text,
        sharing=False,
    ),
)
