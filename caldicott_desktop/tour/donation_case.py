"""An invented specialist nurse asks a care home about a resident who lies on a ventilator."""

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
            "/subject/reference": "R-0431",
            "/subject/status": "dying",
            "/subject/age_group": "adult",
            "/subject/capacity": "lacks",
            "/subject/capacity_note": "Unconscious on a ventilator since Sunday morning.",
            "/subject/wishes": "He carried a donor card and spoke of it at a residents' meeting.",
            "/subject/wishes_heard_by": "Sam Okoro, in May",
            "/subject/third_parties": "none",
        }
    ),
    Presses(words="Add an item"),
    *answers(
        {
            "/items/0/name": "Medication charts",
            "/items/0/asked_scope": "The last twelve months",
            "/items/0/page_class": "health",
        }
    ),
    Presses(words="Add an item"),
    *answers(
        {
            "/items/1/name": "Counselling notes",
            "/items/1/asked_scope": "All held",
            "/items/1/page_class": "health",
        }
    ),
]

_ABOUT = answers(
    {
        "/answers/information_step": "notes_before_death",
        "/answers/alive_now": True,
        "/answers/odr_status": "opt_in",
        "/answers/odr_checked_when": "23 November, 07:50, by the specialist nurse",
        "/answers/objection_evidence": "none_found",
        "/answers/decision_maker": "own_decision",
        "/answers/deeming": "own_decision",
        "/answers/trigger_met_at": date(2026, 11, 23),
        "/answers/trigger_met_time": "06:40, as the consultant wrote",
        "/answers/best_interests_by": "Dr Leah Stone, consultant in intensive care",
        "/answers/containable": "yes",
        "/answers/containment": "The nurse deletes what we send if he recovers, and confirms it.",
        "/answers/caller_verified": "known_number_callback",
        "/answers/nurse_access_terms": "No login here. Named pages by secure e-mail to the nurse "
        "alone, until retrieval or recovery. Sam Okoro looks at what was sent.",
        "/answers/separate_from_examiner": True,
        "/answers/dataset_given": "targeted",
        "/answers/family_unaware_items": ("mental_health",),
        "/answers/how_asked": "His sister is asked the usual questions in the usual order, and "
        "nothing in them points to what the notes say.",
        "/answers/coroner_view": "not_needed",
        "/answers/use_wanted": "routine",
    }
)

SPECIALIST_NURSE = Story(
    told="A specialist nurse asks for records of a person on a ventilator",
    words="specialist nurse ventilator",
    kind_id="od-assess",
    steps={
        Section.REQUEST: answers(
            {
                "/request/requester_kind": "health",
                "/request/organisation": "Northmoor General Hospital (fictional)",
                "/request/name": "Daniel Osei",
                "/request/position": "Specialist nurse, organ donation",
                "/request/identity_check": "called_back",
                "/request/identity_checked_by": "Sam Okoro",
                "/request/asked_for": "Medicines, travel, infections and what else in the notes "
                "bears on whether his organs could be given.",
                "/request/purpose_kind": "care",
                "/request/purpose": "To know tonight whether donation, which he wished for, is "
                "possible at all.",
                "/request/continuing": False,
                "/request/urgency": "urgent",
                "/request/received_at": datetime(2026, 11, 23, 8, 5, tzinfo=UK),
                "/request/channel": "phone",
            }
        ),
        Section.INFORMATION: _INFORMATION,
        Section.LAW: [
            *answers(
                {
                    "/triage/identifiable": True,
                    "/triage/process": "ours",
                    "/triage/prohibition": "none_found",
                    "/law/gateway_id": "od-living-interests",
                    "/law/gateway_cited": "His interests while he lives, as he is likely to die.",
                    "/law/gateway_confirmed": True,
                    "/law/confidentiality": "overall_benefit",
                    "/law/confidentiality_note": "He wished to give his organs. His sister and "
                    "the consultant were asked.",
                    "/law/data_protection/article_6": "6(1)(f)",
                    "/law/data_protection/article_9": "9(2)(h)",
                    "/law/objection": "none_known",
                }
            ),
            Keeps(row_id="od-e"),
        ],
        Section.ABOUT: _ABOUT,
        Section.STOP_CHECKS: [
            *answers(
                {
                    "/stop_checks/asking_reveals/answer": "concern",
                    "/stop_checks/asking_reveals/note": "The counselling is not mentioned to "
                    "anyone; every question asked is one asked of all families.",
                }
            ),
            ClearsTheRest(),
        ],
        Section.PRINCIPLE_1: answers(
            {
                "/principles/0/rating": "met",
                "/principles/0/reason": "Whether his own wish can be carried out turns on it.",
            }
        ),
        Section.PRINCIPLE_2: answers(
            {
                "/principles/1/rating": "met",
                "/principles/1/reason": "His doctor's surgery is closed; only we hold the charts.",
            }
        ),
        Section.PRINCIPLE_3: answers(
            {
                "/items/0/decision": "reduced",
                "/items/0/approved_scope": "September to November, and vaccinations",
                "/items/0/reason": "Older charts change nothing tonight.",
                "/items/1/decision": "refused",
                "/items/1/reason": "Told in confidence, and no medical question turns on it.",
                "/necessity/considered": ("summary",),
                "/necessity/note": "Yes-or-no answers were given first; doses had to be seen.",
                "/principles/2/rating": "met",
                "/principles/2/reason": "Three months of charts, and no counselling.",
            }
        ),
        Section.PRINCIPLE_4: answers(
            {
                "/principles/3/rating": "met",
                "/principles/3/reason": "One named nurse, by secure e-mail, and nobody else.",
            }
        ),
        Section.PRINCIPLE_5: answers(
            {
                "/principles/4/rating": "met",
                "/principles/4/reason": "The nurse confirmed in writing what happens to it.",
            }
        ),
        Section.PRINCIPLE_6: answers(
            {
                "/principles/5/rating": "met",
                "/principles/5/reason": "His register entry covers giving, not the notes. While "
                "he lives, his interests decide.",
            }
        ),
        Section.PRINCIPLE_7: answers(
            {
                "/principles/6/rating": "met",
                "/principles/6/reason": "Too late an answer would undo what he wished for.",
            }
        ),
        Section.PRINCIPLE_8: answers(
            {
                "/conclusion/telling/told": "not_told",
                "/conclusion/telling/why_not": "He is unconscious. His sister knows that we were "
                "asked.",
                "/conclusion/telling/revisit_on": date(2026, 11, 30),
                "/principles/7/rating": "met",
                "/principles/7/reason": "Looked at again within a week; if he wakes, he is told.",
            }
        ),
        Section.BALANCE: answers(
            {
                "/balance/harm_if_shared": "If he recovers, strangers have read his medicines. "
                "His sister could learn what he kept from her.",
                "/balance/harm_if_not_shared": "His wish comes to nothing, and so does help for "
                "people who wait.",
                "/balance/proportionality": "Three months of charts to one nurse, closed off if "
                "he lives.",
            }
        ),
        Section.DECISION: [
            *answers(
                {
                    "/conclusion/outcome": "share_in_part",
                    "/conclusion/in_one_sentence": "Three months of medication charts go to the "
                    "specialist nurse; the counselling notes do not.",
                    "/conclusion/reasons": "He wished for it, the step serves him while he lives, "
                    "and what is sent can be called back.",
                    "/request/requester_told": "By phone: what comes, by which way, and that the "
                    "rest stays here.",
                }
            ),
            Presses(words="I decide this, now"),
            *answers(
                {
                    "/conclusion/decided_as": "guardian",
                    "/conclusion/retrospective": False,
                    "/conclusion/review_on": date(2026, 11, 30),
                }
            ),
        ],
        Section.CHECK: answers({"/papers_kept": "Blue folder, locked cabinet in the office"}),
    },
)
