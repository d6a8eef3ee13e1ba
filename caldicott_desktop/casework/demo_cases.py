"""Fictional decisions for a demonstration vault, whole enough to be signed.

The content depends on the random source and the arguments alone, so that a seed gives the same
decisions on any machine.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from caldicott_desktop.casework.demo_scenes import SCENES, Scene
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import stop_checks
from caldicott_desktop.domain.case import (
    PRINCIPLES,
    Advice,
    Assessment,
    Balance,
    Case,
    Conclusion,
    Condition,
    DataProtection,
    Item,
    Law,
    LawRowUsed,
    Necessity,
    OutcomeDetails,
    Request,
    StopCheckAnswer,
    Subject,
    TellingThePerson,
)
from caldicott_desktop.domain.guidance_types import GuidanceSet

_FIRST = ("Asha", "Ben", "Carys", "Dawit", "Elin", "Femi", "Grace", "Hamid", "Iona", "Jo", "Kofi")
_LAST = (
    "Abara",
    "Birch",
    "Castell",
    "Dunne",
    "Eaves",
    "Farrow",
    "Gale",
    "Hollis",
    "Iqbal",
    "Marlow",
)
_STAFF = ("Marcus Bell", "Meg Harland", "Sam Okoro", "Helen Marsh")
_WISHES = (
    "Tell who needs to know, not everybody",
    "Content for the team to decide",
    "Does not want it shared",
    "Would like to be asked each time",
)
_TOLD = (
    "Acknowledged; an answer will follow within the week",
    "Told by phone what was decided and how to challenge it",
    "Letter sent with the answer and how to challenge it",
)
_REASONS: Mapping[int, tuple[str, ...]] = {
    1: ("One stated purpose and one recipient", "The purpose is clear and could be put to anyone"),
    2: ("A summary was offered and would not serve", "The aim cannot be met without these pages"),
    3: ("Only the dates and pages that bear on the question", "Other people's names come out"),
    4: (
        "One named recipient, by a checked address",
        "Seen by the person who asked and no one else",
    ),
    5: ("The recipient is under a duty of confidence and was told the limits",),
    6: ("Gateway, confidentiality and data protection were looked at apart",),
    7: ("The harm of keeping silent was weighed as well", "Delay was weighed against certainty"),
    8: ("Told at the time, in person", "The person knows and was not surprised"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The fictional organisation: its name, its nation and its Guardian's typed name."""

    entity: str
    nation: c.Nation
    guardian: str


def fictional_case(
    chance: random.Random,
    guidance: GuidanceSet,
    house: House,
    decided_at: datetime,
) -> Case:
    """One fictional case, decided at `decided_at` (aware, UK zone), ready to be recorded."""
    scene = chance.choice(SCENES)
    outcome = chance.choice(scene.outcomes)
    case = Case(
        kind_id=scene.kind_id,
        request=_request(chance, scene, decided_at, house.entity),
        subject=_subject(chance, scene),
        answers=scene.answers,
        advice=_advice(chance, decided_at),
        conclusion=_conclusion(chance, outcome, decided_at, house.guardian),
    )
    if outcome.shares:
        return _shared(chance, case, scene, guidance, house.nation)
    if outcome is c.Outcome.REFUSE:
        return _refused(chance, case, scene)
    return _neither(chance, case, scene)


def _request(chance: random.Random, scene: Scene, decided_at: datetime, entity: str) -> Request:
    received_at = decided_at - timedelta(
        days=chance.randrange(15), minutes=chance.randrange(5, 300)
    )
    return Request(
        requester_kind=scene.requester_kind,
        organisation=chance.choice(scene.bodies),
        name=f"{chance.choice(_FIRST)} {chance.choice(_LAST)}",
        position=chance.choice(scene.roles),
        their_reference=f"FX/{chance.randrange(1000, 9999)}/{decided_at:%y}",
        identity_check=chance.choice(
            (
                c.IdentityCheck.CALLED_BACK,
                c.IdentityCheck.OFFICIAL_EMAIL,
                c.IdentityCheck.DOCUMENTS,
            ),
        ),
        identity_checked_by=chance.choice(_STAFF),
        received_at=received_at,
        channel=chance.choice((c.Channel.SECURE_EMAIL, c.Channel.LETTER, c.Channel.PHONE)),
        asked_for=chance.choice(scene.asked),
        purpose_kind=scene.purpose_kind,
        purpose=chance.choice(scene.purposes),
        continuing=False,
        urgency=chance.choice((c.Urgency.ROUTINE, c.Urgency.ROUTINE, c.Urgency.URGENT)),
        requester_told=chance.choice(_TOLD),
        our_entity=entity,
    )


def _subject(chance: random.Random, scene: Scene) -> Subject:
    died = scene.kind_id == "pd-ahra"
    return Subject(
        reference=f"R-{chance.randrange(100, 999):04d}",
        status=c.SubjectStatus.DECEASED if died else c.SubjectStatus.LIVING,
        age_group=c.AgeGroup.ADULT,
        people_count=1,
        capacity=c.Capacity.NOT_APPLICABLE if died else c.Capacity.HAS,
        wishes=chance.choice(_WISHES),
        wishes_heard_by=chance.choice(_STAFF),
        third_parties=c.ThirdParties.NONE,
    )


def _advice(chance: random.Random, decided_at: datetime) -> tuple[Advice, ...]:
    if not chance.randrange(3):
        return ()
    return (
        Advice(
            who=f"{chance.choice(_STAFF)}, IG lead",
            given_on=decided_at.date(),
            said="Keep to what was asked about and take other people's names out",
            followed=c.Followed.YES,
        ),
    )


def _conclusion(
    chance: random.Random,
    outcome: c.Outcome,
    decided_at: datetime,
    decided_by: str,
) -> Conclusion:
    return Conclusion(
        outcome=outcome,
        reasons=chance.choice(
            (
                "The purpose is real and this answer goes no further than it needs",
                "What was asked and what it is for do not match well enough to do more",
                "The person's own wish and the harm both ways point the same way",
            ),
        ),
        decided_by=decided_by,
        decided_as=c.Capacities.GUARDIAN,
        decided_at=decided_at,
        retrospective=False,
        review_on=(decided_at + timedelta(days=90)).date() if outcome.shares else None,
    )


def _shared(
    chance: random.Random,
    case: Case,
    scene: Scene,
    guidance: GuidanceSet,
    nation: c.Nation,
) -> Case:
    outcome = case.conclusion.outcome
    died = case.subject.status is c.SubjectStatus.DECEASED
    conditions = _conditions(chance, case)
    in_full = outcome is c.Outcome.SHARE_IN_FULL
    return replace(
        case,
        items=_items(chance, scene, in_full=in_full),
        law=_law(scene, guidance, nation, died=died),
        stop_checks=_checked(scene, guidance),
        principles=_all_assessed(chance, {one.principle for one in conditions}),
        necessity=Necessity(
            considered=(c.LessOption.SUMMARY, c.LessOption.SHORTER_PERIOD),
            note="A summary was offered and would not show the order of events",
        ),
        balance=_balance(
            chance, scene, proportionality="What leaves is small beside what it serves"
        ),
        conditions=conditions,
        conclusion=replace(
            case.conclusion,
            telling=TellingThePerson(
                told=c.Telling.DECEASED if died else c.Telling.TOLD_AT_TIME,
                note="What was known of their wishes was weighed" if died else None,
            ),
        ),
    )


def _items(chance: random.Random, scene: Scene, *, in_full: bool) -> tuple[Item, ...]:
    things = scene.things if in_full else scene.things[: max(1, chance.randrange(5))]
    items = []
    for number, thing in enumerate(things):
        item = Item(name=thing.name, asked_scope=thing.scope, page_class=thing.page_class)
        if in_full:
            item = replace(item, decision=c.ItemDecision.ALLOWED, reason="Needed for the purpose")
        elif number == 0 or chance.randrange(2):
            item = replace(
                item,
                decision=c.ItemDecision.REDUCED,
                approved_scope=thing.narrowed_to,
                reason="Only this part bears on the question",
            )
        else:
            item = replace(
                item,
                decision=c.ItemDecision.REFUSED,
                reason="Not needed for the purpose; it names other people",
            )
        items.append(item)
    return tuple(items)


def _law(scene: Scene, guidance: GuidanceSet, nation: c.Nation, *, died: bool) -> Law:
    gateway = guidance.gateways[scene.gateway_id]
    basis = DataProtection(
        article_6=scene.article_6,
        article_9=scene.article_9,
        schedule_1=scene.schedule_1,
    )
    rows = (guidance.law_rows[row_id] for row_id in gateway.law_rows)
    return Law(
        nation=nation,
        gateway_id=gateway.id,
        gateway_title=gateway.title,
        gateway_effect=gateway.effect,
        gateway_cited=scene.cited,
        gateway_confirmed=True,
        confidentiality=scene.confidentiality,
        confidentiality_note="Weighed under harm both ways",
        data_protection=DataProtection() if died else basis,
        objection=c.Objection.NONE_KNOWN,
        opt_out=c.OptOut.DOES_NOT_APPLY,
        rows=tuple(
            LawRowUsed(
                row_id=row.id,
                words=row.words,
                as_at=row.as_at.isoformat() if row.as_at else "unknown",
                checked=row.checked.code,
            )
            for row in rows
        ),
    )


def _checked(scene: Scene, guidance: GuidanceSet) -> tuple[StopCheckAnswer, ...]:
    return tuple(
        replace(stop_checks.put(check), answer=c.StopAnswer.NO_CONCERN)
        for check in guidance.kinds[scene.kind_id].stop_checks
    )


def _reason(chance: random.Random, principle: int) -> str:
    return chance.choice(_REASONS[principle])


def _all_assessed(
    chance: random.Random,
    with_condition: set[int | None],
) -> tuple[Assessment, ...]:
    return tuple(
        Assessment(
            principle=number,
            rating=c.Rating.MET_WITH_CONDITIONS if number in with_condition else c.Rating.MET,
            reason=_reason(chance, number),
        )
        for number in PRINCIPLES
    )


def _conditions(chance: random.Random, case: Case) -> tuple[Condition, ...]:
    decided_at = case.conclusion.decided_at
    if case.conclusion.outcome is not c.Outcome.SHARE_WITH_CONDITIONS or decided_at is None:
        return ()
    return (
        Condition(
            words="Names of other residents and relatives removed; a second person checks",
            owner=chance.choice(_STAFF),
            due_on=(decided_at + timedelta(days=chance.randrange(2, 20))).date(),
            principle=3,
        ),
    )


def _balance(
    chance: random.Random,
    scene: Scene,
    *,
    proportionality: str | None = None,
) -> Balance:
    return Balance(
        harm_if_shared=chance.choice(scene.harms_if_shared),
        harm_if_not_shared=chance.choice(scene.harms_if_not),
        proportionality=proportionality,
    )


def _refused(chance: random.Random, case: Case, scene: Scene) -> Case:
    first = Assessment(
        principle=1,
        rating=c.Rating.NOT_MET,
        reason="The purpose given does not reach this information",
        cure="A purpose that turns on these pages, in writing",
    )
    rated = {
        1: first,
        7: Assessment(principle=7, rating=c.Rating.MET, reason=_reason(chance, 7)),
        8: Assessment(principle=8, rating=c.Rating.MET, reason=_reason(chance, 8)),
    }
    return replace(
        case,
        principles=tuple(rated.get(n, Assessment(principle=n)) for n in PRINCIPLES),
        balance=_balance(chance, scene),
    )


def _neither(chance: random.Random, case: Case, scene: Scene) -> Case:
    decided_at = case.conclusion.decided_at
    outcome = case.conclusion.outcome
    received_at = case.request.received_at
    if decided_at is None or outcome is None or received_at is None:
        raise ValueError("a fictional case has an outcome and both times")
    later_on = (decided_at + timedelta(days=14)).date()
    details = {
        c.Outcome.DEFER: OutcomeDetails(
            missing="What it is for, and on what footing",
            told_to_send="The requester: a written purpose and authority",
            chase_on=later_on,
            meanwhile="Nothing is shared",
        ),
        c.Outcome.REDIRECT: OutcomeDetails(
            redirected_to=scene.redirected_to,
            requester_to_do="Write there; they were given the address",
        ),
        c.Outcome.ADVICE_ONLY: OutcomeDetails(
            who_decides="The registered manager",
            advised="Ask residents first, and assess the risk before anything is switched on",
        ),
        c.Outcome.ESCALATE: OutcomeDetails(
            escalated_to="The organisation's solicitor",
            escalated_by_on=later_on,
            meanwhile="Nothing is shared until they answer",
        ),
        c.Outcome.WITHDRAWN: OutcomeDetails(
            withdrawn_at=received_at + (decided_at - received_at) / 2,
            withdrawn_known_by="The requester rang",
        ),
    }[outcome]
    case = replace(case, conclusion=replace(case.conclusion, details=details))
    if outcome is c.Outcome.ADVICE_ONLY:
        met = Assessment(principle=8, rating=c.Rating.MET, reason=_reason(chance, 8))
        case = replace(case, principles=(*case.principles[:7], met))
    return case
