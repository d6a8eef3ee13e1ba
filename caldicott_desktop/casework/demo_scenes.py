"""Fictional requests for a demonstration vault: no person, body or place in them exists.

Each scene is one kind of request a Guardian meets; `demo_cases` fills in who, when and how it
ended. All wording is invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Answer

NO_OWN: Mapping[str, Answer] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One item that may be asked for."""

    name: str
    scope: str
    page_class: c.PageClass
    narrowed_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A kind of request: who asks, for what, on what footing, and what hangs on it."""

    kind_id: str
    requester_kind: c.RequesterKind
    bodies: tuple[str, ...]
    roles: tuple[str, ...]
    asked: tuple[str, ...]
    purpose_kind: c.Purpose
    purposes: tuple[str, ...]
    things: tuple[Thing, ...]
    gateway_id: str
    cited: str
    confidentiality: c.ConfidentialityRoute
    article_6: str = "6(1)(e)"
    article_9: str = "9(2)(h)"
    schedule_1: str = "Part 1 paragraph 2"
    harms_if_shared: tuple[str, ...]
    harms_if_not: tuple[str, ...]
    outcomes: tuple[c.Outcome, ...]
    redirected_to: str
    answers: Mapping[str, Answer] = field(default_factory=lambda: NO_OWN)


NOTES = Thing(
    name="Daily care notes",
    scope="All held",
    page_class=c.PageClass.SOCIAL_CARE,
    narrowed_to="The fourteen days in question",
)
CHARTS = Thing(
    name="Medication charts",
    scope="The last year",
    page_class=c.PageClass.HEALTH,
    narrowed_to="The month in question",
)
ROTA = Thing(
    name="Staff rota",
    scope="The month of the event",
    page_class=c.PageClass.OTHER,
    narrowed_to="The night in question, first names only",
)
LETTERS = Thing(
    name="Family letters",
    scope="All held",
    page_class=c.PageClass.OTHER,
    narrowed_to="The two letters that name the applicant",
)
NURSE_PAGES = Thing(
    name="District nurse pages",
    scope="All held",
    page_class=c.PageClass.HEALTH,
    narrowed_to="The last six months",
)
GP_SUMMARY = Thing(
    name="GP summary",
    scope="Current",
    page_class=c.PageClass.HEALTH,
    narrowed_to="Allergies and current medicines",
)
FALLS = Thing(
    name="Falls record",
    scope="Since admission",
    page_class=c.PageClass.SOCIAL_CARE,
    narrowed_to="The three falls since June",
)
PHOTOGRAPH = Thing(
    name="Photograph and description",
    scope="Most recent",
    page_class=c.PageClass.OTHER,
    narrowed_to="Photograph, height, clothing",
)

_MOSTLY_YES = (
    c.Outcome.SHARE_IN_FULL,
    c.Outcome.SHARE_IN_FULL,
    c.Outcome.SHARE_IN_PART,
    c.Outcome.SHARE_WITH_CONDITIONS,
    c.Outcome.DEFER,
)
_WEIGHED = (
    c.Outcome.SHARE_IN_PART,
    c.Outcome.SHARE_IN_PART,
    c.Outcome.SHARE_WITH_CONDITIONS,
    c.Outcome.REFUSE,
    c.Outcome.DEFER,
    c.Outcome.ESCALATE,
    c.Outcome.WITHDRAWN,
)
_MOSTLY_NO = (
    c.Outcome.REFUSE,
    c.Outcome.REFUSE,
    c.Outcome.REDIRECT,
    c.Outcome.ADVICE_ONLY,
    c.Outcome.ANONYMISED,
    c.Outcome.DEFER,
    c.Outcome.WITHDRAWN,
)

_GENERAL: Mapping[str, Answer] = MappingProxyType({"other_process": "none"})
_POLICE: Mapping[str, Answer] = MappingProxyType(
    {
        "subject_role": "witness",
        "instrument": "dpa_form",
        "officer_and_ref": "Named on the form, which is on file",
        "offence_and_urgency": "Theft; the officer says the account may be lost with time",
        "counselling_notes": False,
        "notice_to_subject": "given",
    },
)
_AFTER_DEATH: Mapping[str, Answer] = MappingProxyType(
    {
        "applicant_limb": "pr_executor",
        "proof_seen": ("will", "death_certificate", "id"),
        "all_prs_known": "sole",
        "note_of_refusal": "none_found",
        "confidence_items": "None found on a search of paper and screen",
        "pre_cutoff_material": False,
    },
)

SCENES: tuple[Scene, ...] = (
    Scene(
        kind_id="police-crime",
        requester_kind=c.RequesterKind.POLICE,
        bodies=("Northmoor Police", "Severn Vale Police", "Fenmarch Constabulary"),
        roles=("Detective Constable", "Police Constable", "Detective Sergeant"),
        asked=(
            "The care notes and charts around a theft from a room",
            "What staff wrote on the night a resident was hurt",
            "Everything held about a resident who saw a break-in",
        ),
        purpose_kind=c.Purpose.CRIME,
        purposes=(
            "To fix the order of events on the night of the theft",
            "To find out who was in the building when it happened",
        ),
        things=(NOTES, CHARTS, ROTA, LETTERS),
        gateway_id="police-crime-exemption",
        cited="A data protection form signed by the officer",
        confidentiality=c.ConfidentialityRoute.PUBLIC_INTEREST,
        article_9="9(2)(g)",
        schedule_1="Part 2 paragraph 10",
        harms_if_shared=(
            "Private details become part of a police file and may be read out in court",
            "Residents may trust staff less with private matters",
        ),
        harms_if_not=(
            "What happened may never be understood, and it may happen again",
            "Others living here may stay at risk",
        ),
        outcomes=_WEIGHED,
        redirected_to="The force's information unit, which handles requests of this size",
        answers=_POLICE,
    ),
    Scene(
        kind_id="police-crime",
        requester_kind=c.RequesterKind.POLICE,
        bodies=("Severn Vale Police", "Northmoor Police"),
        roles=("Missing persons sergeant", "Duty inspector"),
        asked=("A photograph, a description and key medicines of a resident who has not returned",),
        purpose_kind=c.Purpose.SAFEGUARDING,
        purposes=("To find the resident before the night turns cold",),
        things=(PHOTOGRAPH, CHARTS, NOTES),
        gateway_id="missing-person",
        cited="Word of mouth, then a form",
        confidentiality=c.ConfidentialityRoute.PUBLIC_INTEREST,
        article_9="9(2)(g)",
        schedule_1="Part 2 paragraph 18",
        harms_if_shared=("A photograph may be kept, or passed round, longer than it is needed",),
        harms_if_not=("The resident may come to harm before being found",),
        outcomes=(c.Outcome.SHARE_IN_PART, c.Outcome.SHARE_WITH_CONDITIONS),
        redirected_to="The local authority's emergency duty team",
        answers=MappingProxyType({**_POLICE, "subject_role": "missing", "instrument": "verbal"}),
    ),
    Scene(
        kind_id="pd-ahra",
        requester_kind=c.RequesterKind.REPRESENTATIVE,
        bodies=("Daughter, executor", "Son, executor", "Niece, administrator"),
        roles=("Executor", "Joint executor", "Administrator"),
        asked=(
            "The nursing pages of her late mother's last year",
            "The charts and notes from the week his father died",
        ),
        purpose_kind=c.Purpose.DEATH,
        purposes=("To understand the last weeks and settle the estate",),
        things=(NURSE_PAGES, CHARTS, GP_SUMMARY),
        gateway_id="ahra-representative-or-claim",
        cited="Access to Health Records Act, as the personal representative",
        confidentiality=c.ConfidentialityRoute.STATUTE,
        harms_if_shared=("A staff member's remark about a relative may give distress",),
        harms_if_not=("The family keep the question with them and lose trust in the home",),
        outcomes=_MOSTLY_YES,
        redirected_to="The GP practice, which holds the record asked for",
        answers=_AFTER_DEATH,
    ),
    Scene(
        kind_id="pd-ahra",
        requester_kind=c.RequesterKind.SOLICITOR,
        bodies=("Alder and Wyn Solicitors", "Dunmore Legal", "Harcastle Law"),
        roles=("Solicitor", "Paralegal"),
        asked=("Records bearing on a claim about a fall before the death",),
        purpose_kind=c.Purpose.LITIGATION,
        purposes=("To see whether a claim in negligence arises from the death",),
        things=(CHARTS, NURSE_PAGES),
        gateway_id="ahra-representative-or-claim",
        cited="Access to Health Records Act, as agent of a claimant",
        confidentiality=c.ConfidentialityRoute.STATUTE,
        harms_if_shared=("More than the claim needs would leave with the bundle",),
        harms_if_not=("A person with a claim could not test it",),
        outcomes=_WEIGHED,
        redirected_to="The hospital that treated the fall",
        answers=MappingProxyType(
            {
                **_AFTER_DEATH,
                "applicant_limb": "claimant",
                "proof_seen": ("authority", "death_certificate"),
                "claim_described": "Negligence: a fall eleven days before the death",
            },
        ),
    ),
    Scene(
        kind_id="general",
        requester_kind=c.RequesterKind.COUNCIL,
        bodies=("Severn Vale Council, adults team", "Fenmarch Council, adults team"),
        roles=("Social worker", "Enquiry manager"),
        asked=("Notes about two falls, for a safeguarding enquiry",),
        purpose_kind=c.Purpose.SAFEGUARDING,
        purposes=("To decide whether the resident is safe here",),
        things=(FALLS, NOTES, ROTA),
        gateway_id="public-interest",
        cited="The council's letter speaks of its enquiry and names no power",
        confidentiality=c.ConfidentialityRoute.PUBLIC_INTEREST,
        article_9="9(2)(g)",
        schedule_1="Part 2 paragraph 18",
        harms_if_shared=("Staff named in the notes may be judged before the enquiry ends",),
        harms_if_not=("A pattern that only the council can see would be missed",),
        outcomes=_MOSTLY_YES,
        redirected_to="The council's information desk",
        answers=_GENERAL,
    ),
    Scene(
        kind_id="general",
        requester_kind=c.RequesterKind.HEALTH,
        bodies=("Northmere University Hospitals", "Severn Vale Nursing", "Larkhill Surgery"),
        roles=("Ward sister", "District nurse", "General practitioner"),
        asked=("What the team needs to treat the resident safely tonight",),
        purpose_kind=c.Purpose.CARE,
        purposes=("To treat the resident safely on admission",),
        things=(GP_SUMMARY, CHARTS),
        gateway_id="individual-care",
        cited="Individual care",
        confidentiality=c.ConfidentialityRoute.IMPLIED_CONSENT,
        harms_if_shared=(
            "A family matter in the notes could be read by people who do not need it",
        ),
        harms_if_not=("The team would treat without knowing allergies and medicines",),
        outcomes=(c.Outcome.SHARE_IN_FULL, c.Outcome.SHARE_IN_FULL, c.Outcome.SHARE_IN_PART),
        redirected_to="The resident's GP practice",
        answers=_GENERAL,
    ),
    Scene(
        kind_id="general",
        requester_kind=c.RequesterKind.RELATIVE,
        bodies=("Niece", "Son", "Former neighbour", "Brother"),
        roles=("Relative",),
        asked=(
            "Why his father is losing weight",
            "The weekly notes of her uncle, who has asked that she is not told",
        ),
        purpose_kind=c.Purpose.PERSONAL,
        purposes=("To be reassured about a relative's care",),
        things=(NOTES, LETTERS),
        gateway_id="explicit-consent",
        cited="None",
        confidentiality=c.ConfidentialityRoute.NONE,
        article_6="6(1)(f)",
        harms_if_shared=("The resident's clear wish would be set aside",),
        harms_if_not=("A worried relative goes without an answer",),
        outcomes=(c.Outcome.REFUSE, c.Outcome.REFUSE, c.Outcome.REDIRECT, c.Outcome.WITHDRAWN),
        redirected_to="The resident, who will decide what to say",
        answers=_GENERAL,
    ),
    Scene(
        kind_id="general",
        requester_kind=c.RequesterKind.SUPPLIER,
        bodies=("Stillwater Sensors", "Brightpath Analytics", "Carenote Systems"),
        roles=("Account manager", "Product lead"),
        asked=("Two years of falls records to improve a product",),
        purpose_kind=c.Purpose.COMMERCIAL,
        purposes=("To train and test a falls predictor",),
        things=(FALLS,),
        gateway_id="explicit-consent",
        cited="The contract",
        confidentiality=c.ConfidentialityRoute.NOT_CONFIDENTIAL,
        article_6="6(1)(f)",
        article_9="9(2)(j)",
        schedule_1="Part 1 paragraph 4",
        harms_if_shared=("Residents never agreed to their falls being studied by a company",),
        harms_if_not=("The product improves more slowly",),
        outcomes=_MOSTLY_NO,
        redirected_to="The data protection officer, for an assessment first",
        answers=_GENERAL,
    ),
    Scene(
        kind_id="general",
        requester_kind=c.RequesterKind.RESEARCHER,
        bodies=("Alder University", "Institute of Ageing, Fenmarch"),
        roles=("Research fellow", "Study coordinator"),
        asked=("Records of residents with dementia for a study",),
        purpose_kind=c.Purpose.RESEARCH,
        purposes=("To study sleep and falls in people with dementia",),
        things=(FALLS, CHARTS),
        gateway_id="section-251",
        cited="An approval whose reference was not given",
        confidentiality=c.ConfidentialityRoute.NOT_CONFIDENTIAL,
        article_9="9(2)(j)",
        schedule_1="Part 1 paragraph 4",
        harms_if_shared=("Small numbers could point to a person",),
        harms_if_not=("The study loses a group that is seldom heard",),
        outcomes=_MOSTLY_NO,
        redirected_to="The study's own approvals office",
        answers=_GENERAL,
    ),
    Scene(
        kind_id="general",
        requester_kind=c.RequesterKind.MEDIA,
        bodies=("Northmere Courier", "Severn Vale Echo"),
        roles=("Reporter",),
        asked=("Whether a named person lives here, and how they are",),
        purpose_kind=c.Purpose.OTHER,
        purposes=("For a newspaper story",),
        things=(NOTES,),
        gateway_id="explicit-consent",
        cited="None",
        confidentiality=c.ConfidentialityRoute.NONE,
        article_6="6(1)(f)",
        harms_if_shared=("Even to confirm that someone lives here would give them away",),
        harms_if_not=("The paper prints without our side",),
        outcomes=(c.Outcome.REFUSE, c.Outcome.REFUSE, c.Outcome.REDIRECT),
        redirected_to="The organisation's press line",
        answers=_GENERAL,
    ),
)
