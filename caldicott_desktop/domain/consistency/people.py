"""Checks on the person: capacity, consent, wishes, who speaks for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from caldicott_desktop.domain.asking import chosen
from caldicott_desktop.domain.choices import (
    AgeGroup,
    Capacity,
    ConfidentialityRoute,
    IdentityCheck,
    Objection,
    ProhibitionLook,
    Protected,
    RequesterKind,
    SubjectStatus,
    Telling,
    ThirdParties,
)
from caldicott_desktop.domain.consistency.scene import Check, Hit, Scene, Severity

_ROUTE = "/law/confidentiality"
_CONSENT = frozenset(
    {ConfidentialityRoute.EXPLICIT_CONSENT, ConfidentialityRoute.IMPLIED_CONSENT},
)
_MENTAL_CAPACITY = "Mental Capacity Act 2005 (not yet checked against the primary text)"
_OURS = "Our suggestion: two recorded answers cannot both stand"


def _consent_without_capacity(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if (
        case.law.confidentiality is ConfidentialityRoute.EXPLICIT_CONSENT
        and case.subject.capacity is Capacity.LACKS
    ):
        yield Hit(
            path=_ROUTE,
            words="Explicit consent is recorded from someone recorded as lacking capacity for this "
            "decision: choose another route, such as overall benefit, or correct the capacity.",
        )


def _consent_capacity_open(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if (
        case.law.confidentiality is ConfidentialityRoute.EXPLICIT_CONSENT
        and case.subject.capacity is Capacity.NOT_ASSESSED
    ):
        yield Hit(
            path="/subject/capacity",
            words="Consent is relied on and capacity is recorded as not assessed: say whether the "
            "person could decide this.",
        )


def _consent_against_objection(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if case.law.confidentiality in _CONSENT and case.law.objection is Objection.OBJECTED:
        yield Hit(
            path=_ROUTE,
            words="Consent is relied on and the person is recorded as objecting: choose another "
            "route, or correct one of the two.",
        )


def _consent_after_death(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if case.subject.status is SubjectStatus.DECEASED and case.law.confidentiality in _CONSENT:
        yield Hit(
            path=_ROUTE,
            words="Consent is relied on for someone who has died: say in the note what they agreed "
            "to while they lived, or choose another route.",
        )


def _discretion_before_death(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if case.law.confidentiality is ConfidentialityRoute.AFTER_DEATH and case.subject.status in {
        SubjectStatus.LIVING,
        SubjectStatus.DYING,
    }:
        yield Hit(
            path=_ROUTE,
            words="Discretion after a death is the route for someone who has died, and this person "
            "is recorded as alive: choose another route, or correct the status.",
        )


def _benefit_with_capacity(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if (
        case.law.confidentiality is ConfidentialityRoute.OVERALL_BENEFIT
        and case.subject.capacity is Capacity.HAS
    ):
        yield Hit(
            path=_ROUTE,
            words="Overall benefit is the route for an adult who lacks capacity, and this person "
            "is recorded as having it: ask them, or correct the capacity.",
        )


def _young_person_is_adult(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    routes = {ConfidentialityRoute.COMPETENT_CHILD, ConfidentialityRoute.PARENT}
    if case.law.confidentiality in routes and case.subject.age_group is AgeGroup.ADULT:
        yield Hit(
            path=_ROUTE,
            words="This route is for a child or young person, and an adult is recorded: choose "
            "another route, or correct the age group.",
        )


def _attorney_after_death(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if (
        case.subject.status is SubjectStatus.DECEASED
        and case.request.requester_kind is RequesterKind.ATTORNEY
    ):
        yield Hit(
            path="/request/requester_kind",
            words="The requester acts as attorney, deputy or guardian, and the person has died. "
            "Such a power is reported to end with the death: record as what else they ask, "
            "such as executor.",
        )


_ALIVE = frozenset({SubjectStatus.LIVING, SubjectStatus.DYING})
_DIED = frozenset({SubjectStatus.DECEASED})
# Questions of single kinds that ask again whether the person lives, and what their answers say.
SAYS_STATUS: Mapping[tuple[str, str], frozenset[SubjectStatus]] = MappingProxyType(
    {
        ("alive_now", "yes"): _ALIVE,
        ("alive_now", "no"): _DIED,
        ("subject_deceased", "yes"): _DIED,
        ("subject_deceased", "no"): _ALIVE,
        ("patient_status", "living"): _ALIVE,
        ("patient_status", "deceased_uk"): _DIED,
        ("patient_status", "deceased_abroad"): _DIED,
        ("index_status", "living"): _ALIVE,
        ("index_status", "lacks_capacity"): _ALIVE,
        ("index_status", "deceased"): _DIED,
        ("subject_role", "deceased"): _DIED,
    },
)


def _status_answered_otherwise(scene: Scene) -> Iterator[Hit]:
    status = scene.case.subject.status
    for (name, code), says in SAYS_STATUS.items():
        if (
            status in _ALIVE | _DIED
            and status not in says
            and chosen(scene.answers.get(name), code)
        ):
            yield Hit(
                path=f"/answers/{name}",
                words="One answer says that the person is alive and another that they have died: "
                "correct one of the two, since different law protects each.",
            )


def _identity_not_checked(scene: Scene) -> Iterator[Hit]:
    if scene.case.request.identity_check is IdentityCheck.NOT_CHECKED:
        yield Hit(
            path="/request/identity_check",
            words="Something is shared with a requester whose identity is recorded as not checked.",
        )


def _others_not_looked_for(scene: Scene) -> Iterator[Hit]:
    if scene.case.subject.third_parties is ThirdParties.NOT_LOOKED:
        yield Hit(
            path="/subject/third_parties",
            words="Nobody looked whether other living people appear in what is shared.",
        )


_PROHIBITED = {
    Protected.FERTILITY: "fertility treatment",
    Protected.GENDER_HISTORY: "gender history",
    Protected.SAFE_SPACE: "safety investigation material",
    Protected.ADOPTION: "adoption",
}


def _protected_but_no_prohibition(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if case.triage.prohibition is not ProhibitionLook.NONE_FOUND:
        return
    found = [words for kind, words in _PROHIBITED.items() if kind in case.subject.protected]
    if found:
        yield Hit(
            path="/triage/prohibition",
            words=f"The record holds {' and '.join(found)}, and no prohibition is recorded as "
            "applying: look again, or say why none does.",
        )


def _told_after_death(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    told = {Telling.TOLD_BEFORE, Telling.TOLD_AT_TIME, Telling.WILL_BE_TOLD}
    if case.subject.status is SubjectStatus.DECEASED and case.conclusion.telling.told in told:
        yield Hit(
            path="/conclusion/telling/told",
            words="The person has died and is recorded as told: record what relatives or others "
            "are told instead.",
        )


def _one_reference_for_many(scene: Scene) -> Iterator[Hit]:
    subject = scene.case.subject
    if (subject.people_count or 1) > 1 and subject.reference and not subject.service:
        yield Hit(
            path="/subject/people_count",
            words="Several people are recorded under one local reference: say which service or "
            "group they are, so that each can be found.",
        )


def _decider_is_requester(scene: Scene) -> Iterator[Hit]:
    request, conclusion = scene.case.request, scene.case.conclusion
    asked, decided = (request.name or "").casefold(), (conclusion.decided_by or "").casefold()
    if asked and asked == decided:
        yield Hit(
            path="/conclusion/decided_by",
            words="The same person is recorded as asking and as deciding: let someone else decide, "
            "or say why not.",
        )


def _declared_interest(scene: Scene) -> Iterator[Hit]:
    for words in scene.interests:
        yield Hit(
            path="/conclusion/decided_by",
            words=f"A declared interest touches this case: {words}",
        )


CHECKS = (
    Check(
        id="consent-without-capacity",
        severity=Severity.ERROR,
        source=_MENTAL_CAPACITY,
        find=_consent_without_capacity,
    ),
    Check(
        id="consent-capacity-open",
        severity=Severity.WARNING,
        source=_MENTAL_CAPACITY,
        find=_consent_capacity_open,
    ),
    Check(
        id="consent-against-objection",
        severity=Severity.ERROR,
        source="Consent and confidential patient information, NHS England, read 21 November 2026",
        find=_consent_against_objection,
    ),
    Check(
        id="consent-after-death",
        severity=Severity.WARNING,
        source=_OURS,
        find=_consent_after_death,
    ),
    Check(
        id="discretion-before-death",
        severity=Severity.ERROR,
        source=_OURS,
        find=_discretion_before_death,
    ),
    Check(
        id="benefit-with-capacity",
        severity=Severity.ERROR,
        source=_MENTAL_CAPACITY,
        find=_benefit_with_capacity,
    ),
    Check(
        id="young-person-is-adult",
        severity=Severity.ERROR,
        source=_OURS,
        find=_young_person_is_adult,
    ),
    Check(
        id="attorney-after-death",
        severity=Severity.WARNING,
        source="Lasting power of attorney: stop acting as an attorney, GOV.UK, read "
        "22 November 2026",
        find=_attorney_after_death,
    ),
    Check(
        id="status-answered-otherwise",
        severity=Severity.ERROR,
        source=_OURS,
        find=_status_answered_otherwise,
    ),
    Check(
        id="identity-not-checked",
        severity=Severity.WARNING,
        source="Sharing information with the police: guidance for IG professionals, NHS England, "
        "read in a copy 21 November 2026",
        find=_identity_not_checked,
    ),
    Check(
        id="others-not-looked-for",
        severity=Severity.WARNING,
        source="Access to Health Records Act 1990, s.5(1)(a)(ii), read in a copy 22 November 2026; "
        "for other records our suggestion",
        find=_others_not_looked_for,
    ),
    Check(
        id="protected-but-no-prohibition",
        severity=Severity.WARNING,
        source="Health and Care Act 2022 ss.122 to 124, read 21 November 2026; the other "
        "prohibitions not yet checked against the primary text",
        find=_protected_but_no_prohibition,
    ),
    Check(
        id="told-after-death",
        severity=Severity.ERROR,
        source=_OURS,
        find=_told_after_death,
    ),
    Check(
        id="one-reference-for-many",
        severity=Severity.NOTE,
        source=_OURS,
        find=_one_reference_for_many,
    ),
    Check(
        id="decider-is-requester",
        severity=Severity.WARNING,
        source=_OURS,
        find=_decider_is_requester,
        sharing=False,
    ),
    Check(
        id="declared-interest",
        severity=Severity.WARNING,
        source="Advice of counsel on deciding as a Guardian, as reported by Healthcare Conferences "
        "UK, read 21 November 2026; the check is our suggestion",
        find=_declared_interest,
        sharing=False,
    ),
)
