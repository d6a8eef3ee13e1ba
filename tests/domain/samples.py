"""Fictional cases that can be recorded as they stand, and a way to change one answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from caldicott_desktop import assets, guidance
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import (
    PRINCIPLES,
    Assessment,
    Balance,
    Case,
    Conclusion,
    Condition,
    DataProtection,
    Item,
    Law,
    Necessity,
    OutcomeDetails,
    Request,
    StopCheckAnswer,
    Subject,
    TellingThePerson,
    Triage,
)
from caldicott_desktop.domain.decision import missing
from caldicott_desktop.domain.guidance_types import CaseKind, Gateway
from caldicott_desktop.domain.law_questions import LawQuestion, law_questions
from caldicott_desktop.domain.stop_checks import put
from tests.domain.answering import answered

LONDON = ZoneInfo("Europe/London")
RECEIVED = datetime(2026, 11, 16, 9, 30, tzinfo=LONDON)
DECIDED = datetime(2026, 11, 20, 10, 42, tzinfo=LONDON)
AT = datetime(2026, 11, 20, 11, 0, tzinfo=LONDON)

GUIDANCE = guidance.load(assets.folder("resources") / "guidance")
KINDS = tuple(GUIDANCE.kinds)
LONG_WALKS = ("general", "pd-ahra", "police-crime", "od-assess", "new-use-system")
"""Kinds to type and walk from end to end: the dead and the living, orders, every type of question.
What differs in the others, their questions and stop-checks, is looked at page by page."""

LOOKED_INTO = Triage(
    identifiable=True,
    process=c.Process.OURS,
    prohibition=c.ProhibitionLook.NONE_FOUND,
)

_ITEMS = (
    Item(
        name="Daily notes",
        asked_scope="All since 2023",
        page_class=c.PageClass.HEALTH,
        earliest_on=date(2026, 10, 1),
        decision=c.ItemDecision.REDUCED,
        approved_scope="1 to 14 October 2026",
        reason="Only these bear on the question",
    ),
    Item(
        name="Letters",
        page_class=c.PageClass.SOCIAL_CARE,
        decision=c.ItemDecision.REFUSED,
        reason="Not needed; names three relatives",
    ),
)


def kind(kind_id: str) -> CaseKind:
    return GUIDANCE.kinds[kind_id]


def checked(kind_id: str) -> tuple[StopCheckAnswer, ...]:
    return tuple(
        replace(put(check), answer=c.StopAnswer.NO_CONCERN) for check in kind(kind_id).stop_checks
    )


def asked(kind_id: str) -> Case:
    """What every outcome needs, and nothing else."""
    return Case(
        kind_id=kind_id,
        request=Request(
            requester_kind=c.RequesterKind.POLICE,
            organisation="Fictional Constabulary",
            received_at=RECEIVED,
            channel=c.Channel.EMAIL,
            asked_for="Daily notes for October",
            requester_told="An answer will follow by Friday",
        ),
        subject=Subject(reference="R-0417"),
        conclusion=Conclusion(
            decided_by="Priya Nair",
            decided_as=c.Capacities.GUARDIAN,
            decided_at=DECIDED,
        ),
    )


def shared(
    kind_id: str = "police-crime",
    *,
    nation: c.Nation | None = None,
    status: c.SubjectStatus | None = None,
    variant: str | None = None,
    gateway: str | None = None,
) -> Case:
    """A decision to share in part that can be recorded, of any kind in any nation it names.

    `gateway` is the id of the one relied on; without it, the first by which something may leave.
    """
    return _shared(kind_id, nation, status, variant, gateway)


@cache  # a case is never changed, and thousands of tests begin from the same ones
def _shared(
    kind_id: str,
    nation: c.Nation | None,
    status: c.SubjectStatus | None,
    variant: str | None,
    gateway: str | None,
) -> Case:
    of_kind = kind(kind_id)
    nation = nation or of_kind.nations[0]
    status = status or _usual(of_kind)
    died = status is c.SubjectStatus.DECEASED
    base = replace(
        asked(kind_id), variant_id=variant, subject=_subject(status), law=Law(nation=nation)
    )
    base = replace(base, law=_law(base, gateway))
    case = replace(
        base,
        request=replace(
            base.request,
            name="DC Jane Roe",
            identity_check=c.IdentityCheck.CALLED_BACK,
            identity_checked_by="Sam Okoro",
            purpose_kind=c.Purpose.DEATH if died else c.Purpose.CRIME,
            purpose="To settle who was on duty on 3 October",
            continuing=False,
            urgency=c.Urgency.ROUTINE,
        ),
        items=_ITEMS,
        triage=LOOKED_INTO,
        stop_checks=checked(kind_id),
        principles=tuple(
            Assessment(principle=n, rating=c.Rating.MET, reason="Looked at") for n in PRINCIPLES
        ),
        necessity=Necessity(
            considered=(c.LessOption.SUMMARY,),
            note="A summary would not fix the order of events",
        ),
        balance=Balance(
            harm_if_shared="Loss of trust",
            harm_if_not_shared="The theft goes on",
            proportionality="Two weeks of notes for a serious question",
        ),
        conclusion=replace(
            base.conclusion,
            outcome=c.Outcome.SHARE_IN_PART,
            reasons="The enquiry needs the order of events",
            retrospective=False,
            telling=TellingThePerson(
                told=c.Telling.DECEASED if died else c.Telling.TOLD_BEFORE,
                note="The daughter will be told" if died else None,
            ),
        ),
    )
    return answered(case, of_kind)


def _usual(of_kind: CaseKind) -> c.SubjectStatus:
    living = c.SubjectStatus.LIVING
    return living if living in of_kind.statuses else of_kind.statuses[0]


def _subject(status: c.SubjectStatus) -> Subject:
    died = status is c.SubjectStatus.DECEASED
    return Subject(
        reference="R-0417",
        status=status,
        age_group=c.AgeGroup.ADULT,
        capacity=c.Capacity.HAS,
        third_parties=c.ThirdParties.NONE,
        wishes="Content that the family sees her notes" if died else None,
        wishes_heard_by="Sam Okoro" if died else None,
    )


_HELD_BACK = {c.GatewayEffect.PROHIBITS, c.GatewayEffect.LIMITS}


def gateways_that_open(case: Case) -> tuple[Gateway, ...]:
    """The gateways offered in the case by which something may leave."""
    offered = guidance.gateways_for(case, GUIDANCE)
    return tuple(each for each in offered if each.effect not in _HELD_BACK)


def _law(case: Case, gateway_id: str | None) -> Law:
    """The gateway asked for or the first that opens, confirmed, and a basis for the living."""
    opening = {each.id: each for each in gateways_that_open(case)}
    usual = "police-crime-exemption"
    if gateway_id is not None:
        gateway = GUIDANCE.gateways[gateway_id]
    elif (case.kind_id, case.variant_id) == ("police-crime", None) and usual in opening:
        gateway = opening[usual]
    else:
        gateway = next(iter(opening.values()))
    must = gateway.effect in {c.GatewayEffect.COMPELS, c.GatewayEffect.RIGHT}
    law = replace(
        case.law,
        gateway_id=gateway.id,
        gateway_title=gateway.title,
        gateway_effect=gateway.effect,
        gateway_cited="As they wrote it in their letter" if must else None,
        gateway_confirmed=True,
        confidentiality=c.ConfidentialityRoute.STATUTE,
        objection=c.Objection.NONE_KNOWN,
    )
    if LawQuestion.DATA_PROTECTION in law_questions(replace(case, law=law)):
        living = DataProtection(article_6="6(1)(e)", article_9="9(2)(g)")
        law = replace(law, data_protection=living)
    return law


def refused(kind_id: str = "police-crime") -> Case:
    """A refusal that can be recorded: far less than sharing needs."""
    base = asked(kind_id)
    met = Assessment(principle=8, rating=c.Rating.MET, reason="Told today")
    return replace(
        base,
        subject=replace(base.subject, wishes="Does not want it", wishes_heard_by="Priya Nair"),
        balance=Balance(harm_if_shared="Loss of trust", harm_if_not_shared="He stays worried"),
        principles=(
            Assessment(principle=1, rating=c.Rating.NOT_MET, reason="No purpose was given"),
            *(Assessment(principle=n) for n in range(2, 7)),
            replace(met, principle=7, reason="Offered a talk"),
            met,
        ),
        conclusion=replace(
            base.conclusion,
            outcome=c.Outcome.REFUSE,
            reasons="The person said no and nothing turns on it",
        ),
    )


_DETAILS: dict[c.Outcome, OutcomeDetails] = {
    c.Outcome.DEFER: OutcomeDetails(
        missing="The officer's reference",
        told_to_send="DC Roe: the written request",
        chase_on=date(2026, 11, 27),
        meanwhile="Nothing is shared",
    ),
    c.Outcome.REDIRECT: OutcomeDetails(
        redirected_to="Subject access",
        requester_to_do="Write to the records desk",
    ),
    c.Outcome.ADVICE_ONLY: OutcomeDetails(
        who_decides="The registered manager",
        advised="Ask the resident first",
    ),
    c.Outcome.ESCALATE: OutcomeDetails(
        escalated_to="The legal team",
        escalated_by_on=date(2026, 11, 25),
        meanwhile="Nothing is shared",
    ),
    c.Outcome.WITHDRAWN: OutcomeDetails(
        withdrawn_at=datetime(2026, 11, 19, 8, 0, tzinfo=LONDON),
        withdrawn_known_by="DC Roe rang",
    ),
}


def of_outcome(outcome: c.Outcome, kind_id: str = "police-crime") -> Case:
    """A case of `outcome` that can be recorded, with no more than that outcome asks for."""
    if outcome.shares:
        return change(shared(kind_id), **{"/conclusion/outcome": outcome}, **_fitting(outcome))
    if outcome is c.Outcome.REFUSE:
        return refused(kind_id)
    base = asked(kind_id)
    conclusion = replace(base.conclusion, outcome=outcome, details=_DETAILS[outcome])
    case = replace(base, conclusion=conclusion)
    if outcome is c.Outcome.ADVICE_ONLY:
        case = change(
            case,
            **{"/principles/7/rating": c.Rating.MET, "/principles/7/reason": "Ask first"},
        )
    return case


def _fitting(outcome: c.Outcome) -> dict[str, object]:
    if outcome is c.Outcome.SHARE_IN_FULL:
        return {
            "/items/0/decision": c.ItemDecision.ALLOWED,
            "/items/1/decision": c.ItemDecision.ALLOWED,
        }
    if outcome is c.Outcome.SHARE_WITH_CONDITIONS:
        return {"/conditions": (condition(),)}
    return {}


def condition(principle: int | None = None) -> Condition:
    return Condition(
        words="Redact two names",
        owner="Priya Nair",
        due_on=date(2026, 11, 27),
        principle=principle,
    )


T = TypeVar("T")


def change(case: Case, **values: object) -> Case:
    """`case` with each path set to its value (`/items/0/reason`, `/answers/instrument`)."""
    for path, value in values.items():
        case = _put(case, path.strip("/").split("/"), value)
    return case


def _put(whole: T, parts: list[str], value: object) -> T:
    if not parts:
        return cast("T", value)
    name, *rest = parts
    if isinstance(whole, tuple):
        at = int(name)
        return cast("T", (*whole[:at], _put(whole[at], rest, value), *whole[at + 1 :]))
    if isinstance(whole, Mapping):
        held = dict(cast("dict[str, object]", whole))
        held[name] = value
        return cast("T", held)
    changed: object = _put(getattr(whole, name), rest, value)
    return replace(whole, **{name: changed})  # type: ignore[type-var]


def codes(case: Case, *, at: datetime = AT) -> set[str]:
    """The codes of all that is missing."""
    return {unmet.code for unmet in missing(case, kind(case.kind_id), at=at)}
