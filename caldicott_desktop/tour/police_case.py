"""A fictional police request for a resident's care notes, as it is typed, page by page.

No person, force or place in it exists. Paths are those of `domain.case`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour.steps import Presses, Step, answers
from caldicott_desktop.windows.kit.reading import UK

KIND = "police-crime"
TITLE = "Police request"


_REQUEST = answers(
    {
        "/request/requester_kind": "police",
        "/request/organisation": "Northmoor Police (fictional)",
        "/request/name": "DC Jane Roe",
        "/request/position": "Detective Constable",
        "/request/their_reference": "NM/4471/26",
        "/request/identity_check": "called_back",
        "/request/identity_checked_by": "Sam Okoro",
        "/request/asked_for": "All care notes, medication charts and family letters of a resident "
        "who saw who took a neighbour's savings book in October.",
        "/request/purpose_kind": "crime",
        "/request/purpose": "To settle the order of events on 3 October and who was on duty.",
        "/request/continuing": False,
        "/request/urgency": "routine",
        "/request/received_at": datetime(2026, 11, 20, 9, 30, tzinfo=UK),
        "/request/channel": "secure_email",
        "/request/reply_by_on": date(2026, 11, 27),
    }
)

_INFORMATION: Sequence[Step] = [
    *answers(
        {
            "/subject/reference": "R-0417",
            "/subject/status": "living",
            "/subject/age_group": "adult",
            "/subject/capacity": "has",
            "/subject/wishes": "She wants to help the police. Her letters are nobody's business.",
            "/subject/wishes_heard_by": "Sam Okoro, on 20 November",
            "/subject/third_parties": "present",
            "/subject/third_parties_note": "Two other residents and three relatives are named.",
        }
    ),
    Presses(words="Add an item"),
    *answers(
        {
            "/items/0/name": "Daily care notes",
            "/items/0/asked_scope": "Everything since 2023",
            "/items/0/page_class": "social_care",
        }
    ),
    Presses(words="Add an item"),
    *answers(
        {
            "/items/1/name": "Medication charts",
            "/items/1/asked_scope": "October 2026",
            "/items/1/page_class": "health",
        }
    ),
    Presses(words="Add an item"),
    *answers(
        {
            "/items/2/name": "Family letters",
            "/items/2/asked_scope": "All held",
            "/items/2/page_class": "other",
        }
    ),
]

_LAW = answers(
    {
        "/triage/identifiable": True,
        "/triage/process": "ours",
        "/triage/prohibition": "none_found",
        "/law/gateway_id": "police-crime-exemption",
        "/law/gateway_cited": "A data protection form signed by the officer and her inspector.",
        "/law/gateway_confirmed": True,
        "/law/confidentiality": "public_interest",
        "/law/confidentiality_note": "Theft from people who cannot guard what they own.",
        "/law/data_protection/article_6": "6(1)(e)",
        "/law/data_protection/article_9": "9(2)(g)",
        "/law/objection": "none_known",
    }
)

_ABOUT = answers(
    {
        "/answers/subject_role": "witness",
        "/answers/instrument": "dpa_form",
        "/answers/officer_and_ref": "DC Jane Roe, 2214, Northmoor Police, NM/4471/26",
        "/answers/offence_and_urgency": "Theft by someone trusted. Memories of that night fade.",
        "/answers/counselling_notes": False,
        "/answers/notice_to_subject": "given",
    }
)

_STOP_CHECKS = answers(
    {
        "/stop_checks/0/answer": "no_concern",
        "/stop_checks/1/answer": "no_concern",
        "/stop_checks/2/answer": "no_concern",
        "/stop_checks/3/answer": "no_concern",
        "/stop_checks/4/answer": "no_concern",
        "/stop_checks/5/answer": "no_concern",
        "/stop_checks/6/answer": "concern",
        "/stop_checks/6/note": "Their names are taken out, and two people check it.",
        "/stop_checks/7/answer": "no_concern",
        "/stop_checks/10/answer": "no_concern",
    }
)

_PRINCIPLES: Mapping[Section, Sequence[Step]] = {
    Section.PRINCIPLE_1: answers(
        {
            "/principles/0/rating": "met",
            "/principles/0/reason": "One offence, one night, one officer in charge of it.",
        }
    ),
    Section.PRINCIPLE_2: answers(
        {
            "/principles/1/rating": "met",
            "/principles/1/reason": "Staff were asked first. Only the notes show the order.",
        }
    ),
    Section.PRINCIPLE_3: [
        *answers(
            {
                "/items/0/decision": "reduced",
                "/items/0/approved_scope": "1 to 14 October 2026",
                "/items/0/reason": "Only these two weeks bear on the question.",
                "/items/1/decision": "allowed",
                "/items/1/reason": "Shows who was in the room, and when.",
                "/items/2/decision": "refused",
                "/items/2/reason": "Not needed; she asked us not to, and relatives are named.",
                "/necessity/considered": ("summary",),
                "/necessity/note": "A statement was offered; the officer needs the entries.",
                "/principles/2/rating": "met_with_conditions",
                "/principles/2/reason": "Limited to fourteen days and to what the officer needs.",
            }
        ),
        Presses(words="Add a condition"),
        *answers(
            {
                "/conditions/0/words": "Take out other residents' names before anything leaves",
                "/conditions/0/owner": "Sam Okoro",
                "/conditions/0/due_on": date(2026, 11, 26),
            }
        ),
    ],
    Section.PRINCIPLE_4: answers(
        {
            "/principles/3/rating": "met",
            "/principles/3/reason": "One named officer, by secure email to a checked address.",
        }
    ),
    Section.PRINCIPLE_5: answers(
        {
            "/principles/4/rating": "met",
            "/principles/4/reason": "The officer confirmed who else will see the pages.",
        }
    ),
    Section.PRINCIPLE_6: answers(
        {
            "/principles/5/rating": "met",
            "/principles/5/reason": "Gateway, confidence and data protection looked at one by one.",
        }
    ),
    Section.PRINCIPLE_7: answers(
        {
            "/principles/6/rating": "met",
            "/principles/6/reason": "Saying nothing would leave others open to more theft.",
        }
    ),
}

_PRINCIPLE_8 = answers(
    {
        "/conclusion/telling/told": "told_before",
        "/principles/7/rating": "met",
        "/principles/7/reason": "She was asked before, and is told what is sent.",
    }
)

_BALANCE = answers(
    {
        "/balance/harm_if_shared": "Private days become part of a police file. She may trust us "
        "less with what she tells us.",
        "/balance/harm_if_not_shared": "Whoever took the book goes on. Others here are at risk.",
        "/balance/proportionality": "Two weeks of notes for a theft by someone residents trusted.",
    }
)

_ADVICE: Sequence[Step] = [
    Presses(words="Add advice"),
    *answers(
        {
            "/advice/0/who": "Alder and Wyn, solicitors (fictional)",
            "/advice/0/given_on": date(2026, 11, 20),
            "/advice/0/said": "Send the days in question, keep the letters back.",
            "/advice/0/followed": "yes",
        }
    ),
]

_DECISION: Sequence[Step] = [
    *answers(
        {
            "/conclusion/outcome": "share_in_part",
            "/conclusion/in_one_sentence": "Two weeks of notes and the October charts go to the "
            "police; the family letters do not.",
            "/conclusion/reasons": "The police need the order of events on one night. What "
            "shows it is sent, and nothing else.",
            "/request/requester_told": "Told by phone what will be sent and when, and how "
            "to challenge it.",
        }
    ),
    Presses(words="I decide this, now"),
    *answers(
        {
            "/conclusion/decided_as": "guardian",
            "/conclusion/retrospective": False,
            "/conclusion/review_on": date(2027, 2, 22),
        }
    ),
]

STEPS: Mapping[Section, Sequence[Step]] = MappingProxyType(
    {
        Section.REQUEST: _REQUEST,
        Section.INFORMATION: _INFORMATION,
        Section.LAW: _LAW,
        Section.ABOUT: _ABOUT,
        Section.STOP_CHECKS: _STOP_CHECKS,
        **_PRINCIPLES,
        Section.PRINCIPLE_8: _PRINCIPLE_8,
        Section.BALANCE: _BALANCE,
        Section.ADVICE: _ADVICE,
        Section.DECISION: _DECISION,
        Section.CHECK: answers({"/papers_kept": "Blue folder, locked cabinet in the office"}),
    }
)
