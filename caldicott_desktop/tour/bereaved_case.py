"""An invented daughter, not the executor, asks for the notes of a resident who has died."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour.steps import ClearsTheRest, Presses, Step, answers
from caldicott_desktop.tour.story import Story
from caldicott_desktop.windows.kit.reading import UK

_INFORMATION: Sequence[Step] = [
    *answers(
        {
            "/subject/reference": "R-0388",
            "/subject/status": "deceased",
            "/subject/age_group": "adult",
            "/subject/wishes": "She told two nurses that Hannah may know everything about her "
            "illness. She kept her sister's letters to herself.",
            "/subject/wishes_heard_by": "Amara Cole, nurse in charge, in September",
            "/subject/third_parties": "present",
            "/subject/third_parties_note": "Another resident shared the room. The night carer is "
            "named.",
        }
    ),
    Presses(words="Add an item"),
    *answers(
        {
            "/items/0/name": "Daily care notes",
            "/items/0/asked_scope": "The last week",
            "/items/0/page_class": "social_care",
        }
    ),
    Presses(words="Add an item"),
    *answers(
        {
            "/items/1/name": "Letters from her sister",
            "/items/1/asked_scope": "All that are in her file",
            "/items/1/page_class": "other",
        }
    ),
]

_PRINCIPLE_3 = answers(
    {
        "/items/0/decision": "redacted",
        "/items/0/approved_scope": "28 October to 2 November, without the other resident",
        "/items/0/reason": "These are the days Hannah missed.",
        "/items/1/decision": "refused",
        "/items/1/reason": "Her mother kept them to herself, and they are about her aunt.",
        "/necessity/considered": ("summary", "meeting"),
        "/necessity/note": "A talk comes first. The pages answer what a summary leaves open.",
        "/principles/2/rating": "met",
        "/principles/2/reason": "Six days, and nothing about anyone else.",
    }
)

BEREAVED_DAUGHTER = Story(
    told="A daughter asks for the notes of a resident who has died",
    words="grieving daughter notes last week",
    kind_id="pd-no-right",
    variant_id="family",
    steps={
        Section.REQUEST: answers(
            {
                "/request/requester_kind": "relative",
                "/request/name": "Hannah Ellis, her daughter",
                "/request/identity_check": "known",
                "/request/identity_checked_by": "Amara Cole",
                "/request/asked_for": "The notes of her mother's last week, and any letters.",
                "/request/purpose_kind": "death",
                "/request/purpose": "She was abroad when her mother died and wants to understand "
                "the last days.",
                "/request/continuing": False,
                "/request/urgency": "routine",
                "/request/received_at": datetime(2026, 11, 19, 14, 10, tzinfo=UK),
                "/request/channel": "letter",
            }
        ),
        Section.INFORMATION: _INFORMATION,
        Section.LAW: answers(
            {
                "/triage/identifiable": True,
                "/triage/process": "ours",
                "/triage/prohibition": "none_found",
                "/law/gateway_id": "after-death-discretion",
                "/law/gateway_cited": "None. She writes as a daughter, and her brother is the "
                "executor.",
                "/law/gateway_confirmed": True,
                "/law/confidentiality": "after_death",
                "/law/confidentiality_note": "Her mother was content for her to know. Her brother "
                "was asked and agrees. The letters stay back.",
                "/law/third_party_data_protection/note": "What is about the other resident is "
                "taken out; the carer is named as staff.",
                "/law/objection": "none_known",
            }
        ),
        Section.ABOUT: answers(
            {
                "/answers/relationship": "child",
                "/answers/right_looked_for": "none",
                "/answers/wish_found": "content",
                "/answers/patient_wishes": "Said to two nurses in September that Hannah may know "
                "everything about her illness.",
                "/answers/alternative_offered": "meeting",
                "/answers/those_close": "Hannah would be comforted. Her brother would rather she "
                "read it with someone beside her.",
                "/answers/reveals_about_living": ("none",),
                "/answers/already_public": "no",
                "/answers/objectors": "Her brother, the executor, was asked: he does not object.",
                "/answers/years_since_death": "0",
                "/answers/publication_intended": False,
                "/answers/foi_response_needed": False,
            }
        ),
        Section.STOP_CHECKS: [ClearsTheRest()],
        Section.PRINCIPLE_1: answers(
            {
                "/principles/0/rating": "met",
                "/principles/0/reason": "To understand a death she could not be there for.",
            }
        ),
        Section.PRINCIPLE_2: answers(
            {
                "/principles/1/rating": "met",
                "/principles/1/reason": "Staff who were there have left; the notes are what is "
                "left.",
            }
        ),
        Section.PRINCIPLE_3: _PRINCIPLE_3,
        Section.PRINCIPLE_4: answers(
            {
                "/principles/3/rating": "met",
                "/principles/3/reason": "Read with her here, on paper, by Amara Cole.",
            }
        ),
        Section.PRINCIPLE_5: answers(
            {
                "/principles/4/rating": "met",
                "/principles/4/reason": "She was asked not to post or pass on what she reads.",
            }
        ),
        Section.PRINCIPLE_6: answers(
            {
                "/principles/5/rating": "met",
                "/principles/5/reason": "No right was found. The discretion after a death was "
                "weighed step by step.",
            }
        ),
        Section.PRINCIPLE_7: answers(
            {
                "/principles/6/rating": "met",
                "/principles/6/reason": "Silence would leave her with the worst she can imagine.",
            }
        ),
        Section.PRINCIPLE_8: answers(
            {
                "/conclusion/telling/told": "deceased",
                "/conclusion/telling/note": "Her son, the executor, was told what Hannah will "
                "read.",
                "/principles/7/rating": "met",
                "/principles/7/reason": "The family knows what is read, and by whom.",
            }
        ),
        Section.BALANCE: answers(
            {
                "/balance/harm_if_shared": "Some entries are hard to read. Residents might fear "
                "that their own notes go to relatives.",
                "/balance/harm_if_not_shared": "Grief without an answer, and mistrust of the home.",
                "/balance/proportionality": "Six days, read together, for a question that is hers "
                "to ask.",
            }
        ),
        Section.DECISION: [
            *answers(
                {
                    "/conclusion/outcome": "share_in_part",
                    "/conclusion/in_one_sentence": "Hannah Ellis reads six days of her mother's "
                    "notes with us; the letters stay back.",
                    "/conclusion/reasons": "Her mother wanted her to know, nobody close objects, "
                    "and the days she missed are few. What is about others is taken out.",
                    "/request/requester_told": "By phone: come in on Thursday, bring someone, and "
                    "how to ask us to look again.",
                }
            ),
            Presses(words="I decide this, now"),
            *answers(
                {
                    "/conclusion/decided_as": "guardian",
                    "/conclusion/retrospective": False,
                    "/conclusion/review_on": date(2027, 1, 11),
                }
            ),
        ],
        Section.CHECK: answers({"/papers_kept": "Blue folder, locked cabinet in the office"}),
    },
)
