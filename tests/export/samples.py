"""Fictional cases and what surrounds them, for documents to be made of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import (
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
    Override,
    Request,
    StatusChange,
    StopCheckAnswer,
    Subject,
    TellingThePerson,
    unassessed,
)
from caldicott_desktop.domain.guidance_types import (
    CaseKind,
    Option,
    Principle,
    Question,
    QuestionType,
)
from caldicott_desktop.export.record_content import RecordToExport
from caldicott_desktop.ledger.schemas import Level

LONDON = ZoneInfo("Europe/London")
PRIVILEGED = "Zebra-marmalade counsel advised that the second limb was the weaker"

_TITLES = (
    "Justify the purpose(s) for using confidential information",
    "Use confidential information only when it is necessary",
    "Use the minimum necessary confidential information",
    "Access to confidential information should be on a strict need-to-know basis",
    "Everyone with access to confidential information should be aware of their responsibilities",
    "Comply with the law",
    (
        "The duty to share information for individual care is as important as the duty to protect "
        "patient confidentiality"
    ),
    "Inform patients and service users about how their confidential information is used",
)
PRINCIPLES = tuple(
    Principle(
        number=number,
        title=title,
        short_title=title,
        requires="",
        prompts=(),
        evidence=(),
        pitfalls=(),
        recording=(),
        under_compulsion=None,
        not_applicable_when=None,
        citations=(),
    )
    for number, title in enumerate(_TITLES, start=1)
)


def kind(kind_id: str, title: str, questions: tuple[Question, ...]) -> CaseKind:
    """Give a kind of case with these questions and nothing else."""
    return CaseKind(
        id=kind_id,
        title=title,
        scope="",
        group="",
        keywords=(),
        nations=(c.Nation.ENGLAND,),
        statuses=tuple(c.SubjectStatus),
        questions=questions,
        gateway_ids=(),
        prompts=MappingProxyType({}),
        in_this_kind="",
        stop_checks=(),
        consult=(),
        review_days=30,
        clock_ids=(),
        law_row_ids=(),
        citations=(),
    )


POLICE = kind(
    "police-crime",
    "Police request",
    (
        Question(
            id="offence",
            label="What is being investigated, in the officer’s words",
            help="",
            type=QuestionType.LONG_TEXT,
        ),
        Question(
            id="senior_officer",
            label="Has a senior officer approved a request for counselling notes?",
            help="",
            type=QuestionType.YES_NO,
        ),
        Question(
            id="risk",
            label="Is there an immediate risk?",
            help="",
            type=QuestionType.ONE_OF,
            options=(
                Option(code="none", label="No immediate risk"),
                Option(code="life", label="Risk to life"),
            ),
        ),
    ),
)
AHRA = kind(
    "pd-ahra",
    "Deceased patient: personal representative or claim",
    (
        Question(
            id="applicant_limb",
            label="Under which limb does the applicant apply?",
            help="",
            type=QuestionType.ONE_OF,
            options=(Option(code="pr_executor", label="Executor"),),
        ),
        Question(
            id="proof_seen",
            label="What proof was seen?",
            help="",
            type=QuestionType.ANY_OF,
            options=(
                Option(code="will", label="Will"),
                Option(code="grant", label="Grant of probate"),
            ),
        ),
        Question(
            id="earliest_entry_in_scope",
            label="Earliest entry in scope",
            help="",
            type=QuestionType.DATE,
        ),
        Question(
            id="pre_cutoff_material",
            label="Is there material from before 1 November 1991?",
            help="",
            type=QuestionType.YES_NO,
        ),
        Question(
            id="copies", label="How many copies were asked for?", help="", type=QuestionType.NUMBER
        ),
        Question(
            id="professional_consulted",
            label="Which professional was consulted?",
            help="",
            type=QuestionType.PERSON,
        ),
    ),
)


def police_case() -> Case:
    """Give a police request for care notes, shared in part, with everything a full case has."""
    return Case(
        kind_id="police-crime",
        request=_police_request(),
        subject=Subject(
            reference="R-0417",
            status=c.SubjectStatus.LIVING,
            age_group=c.AgeGroup.ADULT,
            people_count=1,
            capacity=c.Capacity.LACKS,
            capacity_note="Dr Leila Osei, GP, 5 March 2026. Health and welfare attorney on file",
            wishes="R-0417 could not weigh this up on 5 March 2026.\nEarlier, to staff: “Tell who "
            "needs to know, not everybody”",
            wishes_heard_by="Marcus Bell, deputy manager",
            third_parties=c.ThirdParties.PRESENT,
            third_parties_note="Named in the notes: 6 residents and 3 relatives, names removed. "
            "Named on the rota: 9 staff, names kept because the purpose needs them",
            protected=(c.Protected.COUNSELLING,),
            protected_note="Item 4: refused",
        ),
        items=_police_items(),
        answers=MappingProxyType(
            {
                "offence": "Events at the home, 1 to 14 February",
                "senior_officer": False,
                "risk": "none",
            }
        ),
        law=_police_law(),
        stop_checks=_police_checks(),
        principles=_police_principles(),
        necessity=Necessity(
            considered=(c.LessOption.SUMMARY, c.LessOption.SHORTER_PERIOD),
            note="A summary would not show who was present hour by hour",
        ),
        balance=Balance(
            harm_if_shared="Private care details become part of a police file and may be read out "
            "in court.\n\nOther residents might be recognised even with names removed.\n\n"
            "R-0417 may trust staff less with private matters.",
            harm_if_not_shared="R-0417, and others living here, may stay at risk.\n\nThe notes and "
            "chart are the only hour-by-hour account; without them the events may never be "
            "understood.\n\nThe police may ask a court for the whole record.",
            proportionality="Fourteen days of three items meets the purpose and leaves most of "
            "R-0417’s private life private. The remaining harm of sharing is reduced by "
            "conditions 1 to 3; the harm of not sharing cannot be reduced in any other way we "
            "found.",
        ),
        advice=(
            Advice(
                who="Helen Marsh, IG lead",
                given_on=date(2026, 3, 9),
                said="Keep to the dates asked about. Remove names. Ask for senior approval before "
                "considering item 4",
                followed=c.Followed.YES,
            ),
            Advice(
                who="Dunmore Legal, solicitor",
                given_on=date(2026, 3, 6),
                said=PRIVILEGED,
                followed=c.Followed.IN_PART,
                privileged=True,
            ),
        ),
        dissent="Marcus Bell, deputy manager, would have refused item 3 because staff had not been "
        "told.",
        conditions=_police_conditions(),
        conclusion=_police_conclusion(),
        papers_kept="Locked cabinet in the manager’s office, folder “Police 2026”",
    )


def _police_request() -> Request:
    return Request(
        requester_kind=c.RequesterKind.POLICE,
        organisation="Northmoor Police",
        name="Jo Marlow",
        position="Detective Constable",
        contact="via the Northmoor switchboard",
        their_reference="NP/4471/26",
        identity_check=c.IdentityCheck.CALLED_BACK,
        identity_checked_by="Marcus Bell, deputy manager",
        identity_note="3 March 2026",
        received_at=datetime(2026, 3, 3, 11, 5, tzinfo=LONDON),
        channel=c.Channel.SECURE_EMAIL,
        asked_for="All care notes, medication charts, rotas, counselling notes and family letters",
        purpose_kind=c.Purpose.CRIME,
        purpose="An investigation into events at the home between 1 and 14 February 2026",
        continuing=False,
        urgency=c.Urgency.ROUTINE,
        reply_by_on=date(2026, 3, 13),
        reply_by_source="Asked for by the officer; no legal time limit recorded",
        requester_told="Letter, 13 March 2026: what was and was not shared; how to challenge",
        our_entity="Rosewood Care Group Ltd",
        site="Rosewood House",
        site_code="RH1",
    )


def _police_items() -> tuple[Item, ...]:
    reduced = "1–14 Feb 2026"
    return (
        Item(
            name="Daily care notes",
            asked_scope="All held",
            page_class=c.PageClass.SOCIAL_CARE,
            decision=c.ItemDecision.REDUCED,
            approved_scope=reduced,
            reason="Only the 14 days the request is about. Earlier notes do not bear on its "
            "purpose",
        ),
        Item(
            name="Medication chart",
            asked_scope="All held",
            page_class=c.PageClass.HEALTH,
            decision=c.ItemDecision.REDUCED,
            approved_scope=reduced,
            reason="The same 14 days",
        ),
        Item(
            name="Staff rota",
            asked_scope=reduced,
            page_class=c.PageClass.OTHER,
            decision=c.ItemDecision.ALLOWED,
            reason="Who was on duty cannot be shown without names",
        ),
        Item(
            name="Counselling notes",
            asked_scope="All held",
            page_class=c.PageClass.HEALTH,
            decision=c.ItemDecision.REFUSED,
            reason="No senior officer’s approval was produced, and no reason why these notes are "
            "needed",
        ),
        Item(
            name="Family letters",
            asked_scope="All held",
            page_class=c.PageClass.OTHER,
            decision=c.ItemDecision.REFUSED,
            reason="Written to us in confidence by relatives. The purpose can be met without them",
        ),
    )


def _police_law() -> Law:
    return Law(
        nation=c.Nation.ENGLAND,
        gateway_id="vir",
        gateway_title="Police, Crime, Sentencing and Courts Act 2022, Part 2, chapter 3A: victim "
        "information request",
        gateway_effect=c.GatewayEffect.PERMITS,
        gateway_cited="The officer’s form names the Act and the chapter",
        gateway_confirmed=True,
        confidentiality=c.ConfidentialityRoute.PUBLIC_INTEREST,
        confidentiality_note="Risk of serious harm. The balance is weighed below",
        data_protection=DataProtection(
            article_6="6(1)(ea)",
            article_9="9(2)(g)",
            schedule_1="Data Protection Act 2018 Schedule 1 paragraph 10",
        ),
        objection=c.Objection.NONE_KNOWN,
        rows=(
            LawRowUsed(
                row_id="vir-ew",
                words="Victim information requests: duties and code in force, England and Wales.",
                as_at="2026-01-12",
                checked="read",
            ),
            LawRowUsed(
                row_id="dpa-sch2-para2",
                words="Crime exemption: lifts listed duties; does not oblige anyone to disclose.",
                as_at="2025-11-21",
                checked="second_hand",
            ),
        ),
    )


def _police_checks() -> tuple[StopCheckAnswer, ...]:
    return (
        StopCheckAnswer(
            check_id="order",
            words="Has a request form been treated as an order?",
            answer=c.StopAnswer.NO_CONCERN,
            note="No order or notice was produced. Handled as a request",
        ),
        StopCheckAnswer(
            check_id="counselling",
            words="Are counselling notes in scope?",
            answer=c.StopAnswer.CONCERN,
            note="They were asked for. Refused: see item 4",
            item_refused=True,
        ),
        StopCheckAnswer(
            check_id="court",
            words="Does any page need an order before the police may have it?",
            answer=c.StopAnswer.COULD_NOT_CHECK,
            note="our solicitor had not replied about items 4 and 5.",
            override=Override(
                by_name="Priya Nair",
                by_position="Caldicott Guardian",
                reason="The pages in doubt are refused; the pages approved do not wait on the "
                "reply.",
            ),
        ),
        StopCheckAnswer(
            check_id="risk",
            words="Is there immediate risk to life?",
            prompt=True,
            answer=c.StopAnswer.NO_CONCERN,
            note="The officer said no, by phone, 3 March 2026",
        ),
    )


def _police_principles() -> tuple[Assessment, ...]:
    met, conditions = c.Rating.MET, c.Rating.MET_WITH_CONDITIONS
    told = (
        (met, "One stated purpose, one officer, one period"),
        (met, "A summary was offered and would not show who was present hour by hour"),
        (conditions, "14 days, three items."),
        (conditions, "Named officer only."),
        (conditions, None),
        (met, "Gateway, confidentiality and data protection bases recorded separately above"),
        (
            c.Rating.NOT_APPLICABLE,
            "Not engaged: the purpose is not individual care. Harm if not shared is still weighed",
        ),
        (conditions, "Telling them now could disturb the investigation."),
    )
    return tuple(
        Assessment(principle=number, rating=rating, reason=reason)
        for number, (rating, reason) in enumerate(told, start=1)
    )


def _police_conditions() -> tuple[Condition, ...]:
    return (
        Condition(
            words="Names of other residents and relatives removed; second person checks before "
            "release",
            owner="Marcus Bell",
            due_on=date(2026, 3, 13),
            principle=3,
        ),
        Condition(
            words="Sent by secure email to the named officer; receipt confirmed",
            owner="Priya Nair",
            due_on=date(2026, 3, 17),
            principle=4,
        ),
        Condition(
            words="Officer’s written undertaking received: this investigation only, nothing passed "
            "on without asking us first",
            owner="Priya Nair",
            due_on=date(2026, 3, 13),
            principle=5,
        ),
        Condition(
            words="Tell R-0417 and the attorney once the police agree",
            owner="Priya Nair",
            due_on=date(2026, 7, 10),
            principle=8,
        ),
    )


def _police_conclusion() -> Conclusion:
    return Conclusion(
        outcome=c.Outcome.SHARE_IN_PART,
        in_one_sentence="The care notes, medication chart and staff rota for 1 to 14 February 2026 "
        "may go to the named officer, without other residents’ or relatives’ names. Counselling "
        "notes and family letters may not.",
        reasons="The officer needs an hour-by-hour account of fourteen days. Nothing outside those "
        "days, and nothing told in confidence, serves that purpose.",
        telling=TellingThePerson(
            told=c.Telling.WILL_BE_TOLD,
            by_on=date(2026, 7, 10),
            by_whom="Priya Nair, in person, with the attorney present",
            why_not="The officer asked in writing that nobody be told until interviews end",
        ),
        decided_by="Priya Nair",
        decided_by_position="Registered manager, Rosewood House",
        decided_as=c.Capacities.GUARDIAN,
        decided_at=datetime(2026, 3, 10, 16, 40, tzinfo=LONDON),
        retrospective=False,
        review_on=date(2026, 7, 10),
    )


def refusal_case() -> Case:
    """Give a short refusal: what the outcome requires, and nothing else."""
    principles = list(unassessed())
    for number, reason in (
        (3, "Her whole record was asked for, to settle a matter of three weeks."),
        (7, "Not sharing does not hold back her care: her own GP has the record."),
        (8, "She said on 2 June that her brother was not to see it."),
    ):
        rating = c.Rating.NOT_MET if number == 3 else c.Rating.MET
        principles[number - 1] = Assessment(principle=number, rating=rating, reason=reason)
    return Case(
        kind_id="generic",
        request=Request(
            requester_kind=c.RequesterKind.RELATIVE,
            name="Mr D. Ashdown",
            received_at=datetime(2026, 6, 1, 9, 20, tzinfo=LONDON),
            channel=c.Channel.PHONE,
            asked_for="Everything we hold about his sister",
            purpose="To see whether she is eating",
            requester_told="By phone, 2 June: no, and that he may write to us",
        ),
        subject=Subject(
            reference="R-0388",
            status=c.SubjectStatus.LIVING,
            wishes="She does not want him to see it",
            wishes_heard_by="Asha Obi, key worker",
        ),
        principles=tuple(principles),
        balance=Balance(
            harm_if_shared="She would stop telling us things.",
            harm_if_not_shared="He worries, and may complain.",
        ),
        conclusion=Conclusion(
            outcome=c.Outcome.REFUSE,
            in_one_sentence="Her brother is not given her record, because she does not want it.",
            reasons="She has capacity for this decision and said no.",
            decided_by="Priya Nair",
            decided_as=c.Capacities.GUARDIAN,
            decided_at=datetime(2026, 6, 2, 14, 0, tzinfo=LONDON),
        ),
    )


def ahra_case() -> Case:
    """Give an application after a death, with living third parties in the record."""
    police = police_case()
    return Case(
        kind_id="pd-ahra",
        request=Request(
            requester_kind=c.RequesterKind.REPRESENTATIVE,
            name="Ms R. Ellery",
            position="Executor",
            identity_check=c.IdentityCheck.DOCUMENTS,
            received_at=datetime(2026, 10, 1, 15, 0, tzinfo=LONDON),
            channel=c.Channel.FORM,
            asked_for="Her mother’s record of the last year",
            purpose_kind=c.Purpose.DEATH,
            purpose="To understand the last weeks",
            continuing=False,
            urgency=c.Urgency.ROUTINE,
            requester_told="Letter, 20 October",
            our_entity="Rosewood Care Group Ltd",
            site="Rosewood House",
        ),
        subject=Subject(
            reference="R-0102",
            status=c.SubjectStatus.DECEASED,
            status_changes=(
                StatusChange(
                    was=c.SubjectStatus.DYING,
                    became=c.SubjectStatus.DECEASED,
                    noted_at=datetime(2026, 8, 20, 8, 0, tzinfo=LONDON),
                ),
            ),
            died_from_on=date(2026, 8, 18),
            died_to_on=date(2026, 8, 19),
            age_group=c.AgeGroup.ADULT,
            people_count=1,
            capacity=c.Capacity.NOT_APPLICABLE,
            wishes_unknown_because="she never spoke of it to us",
            third_parties=c.ThirdParties.PRESENT,
            third_parties_note="Two other residents and a niece",
        ),
        items=(
            Item(
                name="Health pages",
                asked_scope="Last year",
                page_class=c.PageClass.HEALTH,
                earliest_on=date(2025, 8, 20),
                decision=c.ItemDecision.REDACTED,
                approved_scope="All, other people’s names covered",
                reason="Other people did not agree",
            ),
            Item(
                name="Care diary",
                asked_scope="Last year",
                page_class=c.PageClass.SOCIAL_CARE,
                earliest_on=date(2025, 8, 20),
                decision=c.ItemDecision.ALLOWED,
                reason="Nothing in it concerns anyone else",
            ),
        ),
        answers=MappingProxyType(
            {
                "applicant_limb": "pr_executor",
                "proof_seen": ("will", "grant"),
                "earliest_entry_in_scope": "2025-08-20",
                "pre_cutoff_material": False,
                "copies": 2,
                "professional_consulted": None,
            }
        ),
        law=Law(
            nation=c.Nation.ENGLAND,
            gateway_id="ahra",
            gateway_title="Access to Health Records Act 1990, section 3(1)(f)",
            gateway_effect=c.GatewayEffect.RIGHT,
            gateway_cited="Named on the form",
            gateway_confirmed=True,
            confidentiality=c.ConfidentialityRoute.STATUTE,
            third_party_data_protection=DataProtection(
                article_6="6(1)(f)", note="Names are covered"
            ),
            objection=c.Objection.NONE_KNOWN,
        ),
        stop_checks=police.stop_checks,
        principles=police.principles,
        balance=police.balance,
        advice=police.advice,
        conditions=police.conditions,
        conclusion=Conclusion(
            outcome=c.Outcome.SHARE_WITH_CONDITIONS,
            in_one_sentence="The executor may have the health pages and the care diary of the last "
            "year, with other people’s names covered.",
            reasons="She applied as executor and showed the grant.",
            telling=TellingThePerson(told=c.Telling.DECEASED),
            decided_by="Priya Nair",
            decided_as=c.Capacities.GUARDIAN,
            decided_at=datetime(2026, 10, 19, 11, 0, tzinfo=LONDON),
            retrospective=False,
        ),
    )


def record(
    case: Case, case_kind: CaseKind = POLICE, recorded_at: datetime | None = None
) -> RecordToExport:
    """Give the record of a case, recorded two days after the police decision unless told."""
    return RecordToExport(
        reference="CG-2026-0066",
        organisation="Rosewood Care Group",
        site="Rosewood House",
        level=Level.FULL,
        case=case,
        kind=case_kind,
        principles=PRINCIPLES,
        guidance_version="2026.02",
        recorded_at=recorded_at or datetime(2026, 3, 12, 9, 15, tzinfo=UTC),
        recorded_by="Priya Nair",
        exported_at=datetime(2026, 6, 8, 10, 28, tzinfo=UTC),
    )


def outcome_case(outcome: c.Outcome) -> Case:
    """Give a case with nothing answered but its outcome and that outcome's own fields."""
    return Case(
        kind_id="generic",
        conclusion=Conclusion(
            outcome=outcome,
            details=OutcomeDetails(missing="A signed form")
            if outcome is c.Outcome.DEFER
            else OutcomeDetails(),
        ),
    )
