"""An examiner's own question, decided by the lead: what the bereaved may hear of a confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour.steps import Presses, Step, answers
from caldicott_desktop.windows.kit.reading import UK

STEPS: Mapping[Section, Sequence[Step]] = MappingProxyType(
    {
        Section.REQUEST: answers(
            {
                "/request/name": "Dr L Fenwick, medical examiner",
                "/request/asked_for": "Whether the bereaved may be told of the illness that the "
                "note is about.",
                "/request/received_at": datetime(2026, 11, 22, 8, 30, tzinfo=UK),
                "/request/channel": "in_person",
            }
        ),
        Section.INFORMATION: answers(
            {
                "/subject/wishes": "Wrote five years ago that the family is not to hear of it.",
                "/subject/wishes_heard_by": "The practice nurse, who put the note on the record",
            }
        ),
        Section.ABOUT: answers({"/answers/whose_question": "examiner"}),
        Section.PRINCIPLE_1: answers(
            {
                "/principles/0/rating": "not_met",
                "/principles/0/reason": "The death can be registered and understood without it.",
            }
        ),
        Section.PRINCIPLE_7: answers(
            {
                "/principles/6/rating": "met",
                "/principles/6/reason": "The cause of death itself is explained to the family.",
            }
        ),
        Section.PRINCIPLE_8: answers(
            {
                "/principles/7/rating": "met",
                "/principles/7/reason": "The family hears that one thing is kept as was asked.",
            }
        ),
        Section.BALANCE: answers(
            {
                "/balance/harm_if_shared": "A wish that was written down would be broken.",
                "/balance/harm_if_not_shared": "The family may ask why. Nothing in care turns on "
                "it.",
            }
        ),
        Section.DECISION: [
            *answers(
                {
                    "/conclusion/outcome": "refuse",
                    "/conclusion/reasons": "The wish is clear, and it did not contribute to the "
                    "death. Scrutiny goes on with the whole record.",
                    "/request/requester_told": "Today, in the office: speak of the cause of death, "
                    "and leave that illness out.",
                }
            ),
            Presses(words="I decide this, now"),
            *answers({"/conclusion/decided_as": "lead_examiner"}),
        ],
    }
)
"""What the lead examiner answers, page by page."""

NO_CONNECTION: Sequence[Step] = answers({"/answers/lead_no_connection": True})
"""What is asked once it is a lead examiner who decides: the connection with the case."""
