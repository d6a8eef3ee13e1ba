"""An invented patient asks for her own record and says, unasked, that it is for a clinic abroad."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour.steps import ClearsTheRest, Keeps, Presses, Step, answers
from caldicott_desktop.tour.story import Story
from caldicott_desktop.windows.kit.reading import UK

_INFORMATION: Sequence[Step] = [
    *answers(
        {
            "/subject/reference": "R-0402",
            "/subject/status": "living",
            "/subject/age_group": "adult",
            "/subject/capacity": "has",
            "/subject/wishes": "She asks herself, and wants nobody in her family to hear of it.",
            "/subject/wishes_heard_by": "Amara Cole, alone with her",
            "/subject/third_parties": "present",
            "/subject/third_parties_note": "Her son is quoted in two family meetings.",
        }
    ),
    Presses(words="Add an item"),
    *answers(
        {
            "/items/0/name": "Care record, all volumes",
            "/items/0/asked_scope": "Everything held",
            "/items/0/page_class": "social_care",
        }
    ),
    Presses(words="Add an item"),
    *answers(
        {
            "/items/1/name": "Notes of two family meetings",
            "/items/1/asked_scope": "Everything held",
            "/items/1/page_class": "social_care",
        }
    ),
]

OWN_RECORD = Story(
    told="A patient asks for her own record for a clinic abroad",
    words="own notes for a clinic abroad",
    kind_id="ad-own-record",
    steps={
        Section.REQUEST: answers(
            {
                "/request/requester_kind": "person",
                "/request/name": "The resident herself",
                "/request/identity_check": "known",
                "/request/identity_checked_by": "Amara Cole",
                "/request/asked_for": "A copy of her whole record.",
                "/request/purpose_kind": "personal",
                "/request/purpose": "Her own; she is not asked why.",
                "/request/continuing": False,
                "/request/urgency": "routine",
                "/request/received_at": datetime(2026, 11, 18, 11, 0, tzinfo=UK),
                "/request/channel": "in_person",
                "/time_limit/clock_id": "subject-access",
                "/time_limit/started_on": date(2026, 11, 18),
            }
        ),
        Section.INFORMATION: _INFORMATION,
        Section.LAW: [
            *answers(
                {
                    "/triage/identifiable": True,
                    "/triage/process": "ours",
                    "/triage/prohibition": "none_found",
                    "/law/gateway_id": "subject-access",
                    "/law/gateway_cited": "I want a copy of what you have about me.",
                    "/law/gateway_confirmed": True,
                    "/law/confidentiality": "explicit_consent",
                    "/law/confidentiality_note": "She asks for it herself, for herself.",
                    "/law/data_protection/article_6": "6(1)(c)",
                    "/law/data_protection/article_9": "9(2)(h)",
                    "/law/objection": "none_known",
                }
            ),
            Keeps(row_id="ad-ew-offence"),
        ],
        Section.ABOUT: answers(
            {
                "/answers/request_type": "copy_of_existing",
                "/answers/purpose_stated": True,
                "/answers/destination": "not_recorded",
                "/answers/capacity_for_request": "presumed",
                "/answers/seen_alone": True,
                "/answers/coercion_sign": "none",
                "/answers/serious_harm_view": "not_in_question",
                "/answers/withheld_because": ("third_party",),
                "/answers/next_of_kin_choice": "must_not_know",
                "/answers/record_visibility": "hidden",
                "/answers/handler_objection": True,
                "/answers/handler_reassigned": True,
                "/answers/law_status_row": "current",
            }
        ),
        Section.STOP_CHECKS: [
            *answers(
                {
                    "/stop_checks/third_party_not_professional/answer": "concern",
                    "/stop_checks/third_party_not_professional/item_refused": True,
                    "/stop_checks/third_party_not_professional/note": "What her son said is taken "
                    "out; what she said stays.",
                }
            ),
            ClearsTheRest(),
        ],
        Section.PRINCIPLE_1: answers(
            {
                "/principles/0/rating": "met",
                "/principles/0/reason": "It is hers. No purpose has to be shown.",
            }
        ),
        Section.PRINCIPLE_2: answers(
            {
                "/principles/1/rating": "met",
                "/principles/1/reason": "She asked for a copy, and a copy is what serves her.",
            }
        ),
        Section.PRINCIPLE_3: answers(
            {
                "/items/0/decision": "allowed",
                "/items/0/reason": "As it stands: nothing chosen, nothing added.",
                "/items/1/decision": "redacted",
                "/items/1/approved_scope": "All but what her son said",
                "/items/1/reason": "He spoke about himself, and has not been asked.",
                "/necessity/considered": ("viewing",),
                "/necessity/note": "Reading it here was offered; she would rather have the copy.",
                "/principles/2/rating": "met",
                "/principles/2/reason": "Only one other person's words are taken out.",
            }
        ),
        Section.PRINCIPLE_4: answers(
            {
                "/principles/3/rating": "met",
                "/principles/3/reason": "Given into her own hand by Amara Cole.",
            }
        ),
        Section.PRINCIPLE_5: answers(
            {
                "/principles/4/rating": "met",
                "/principles/4/reason": "The office knows that nothing is said to the family.",
            }
        ),
        Section.PRINCIPLE_6: answers(
            {
                "/principles/5/rating": "met",
                "/principles/5/reason": "A copy for herself. Nothing new was written for anyone.",
            }
        ),
        Section.PRINCIPLE_7: answers(
            {
                "/principles/6/rating": "met",
                "/principles/6/reason": "A delay would cost her trust when she needs it most.",
            }
        ),
        Section.PRINCIPLE_8: answers(
            {
                "/conclusion/telling/told": "told_before",
                "/principles/7/rating": "met",
                "/principles/7/reason": "She chose who may know. The entry is hidden online.",
            }
        ),
        Section.BALANCE: answers(
            {
                "/balance/harm_if_shared": "She may read hard things about herself; a nurse she "
                "trusts sits with her if she likes.",
                "/balance/harm_if_not_shared": "Distrust, and a complaint she would be right to "
                "make.",
                "/balance/proportionality": "Her whole record to herself, one other voice left "
                "out.",
            }
        ),
        Section.DECISION: [
            *answers(
                {
                    "/conclusion/outcome": "share_in_part",
                    "/conclusion/in_one_sentence": "She gets a copy of her record; what her son "
                    "said in two meetings is taken out.",
                    "/conclusion/reasons": "She asked for her own record. What it may be for is "
                    "not for us to weigh, and it did not change the answer.",
                    "/request/requester_told": "In person: the copy is ready on Wednesday, what "
                    "was left out and why, and how to complain.",
                }
            ),
            Presses(words="I decide this, now"),
            *answers(
                {
                    "/conclusion/decided_as": "guardian",
                    "/conclusion/retrospective": False,
                }
            ),
        ],
        Section.CHECK: answers({"/papers_kept": "Blue folder, locked cabinet in the office"}),
    },
)
