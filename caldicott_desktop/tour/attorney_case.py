"""An invented daughter asks under a lasting power of attorney, after the death."""

from __future__ import annotations

from datetime import datetime

from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour.steps import Presses, answers
from caldicott_desktop.tour.story import Story
from caldicott_desktop.windows.kit.reading import UK

FORMER_ATTORNEY = Story(
    told="A daughter asks under a lasting power of attorney, after the death",
    words="lasting power of attorney after death",
    kind_id="pd-ahra",
    variant_id="attorney-after-death",
    steps={
        Section.REQUEST: answers(
            {
                "/request/requester_kind": "attorney",
                "/request/name": "Ruth Adeyemi, his daughter",
                "/request/identity_check": "documents",
                "/request/identity_checked_by": "Sam Okoro",
                "/request/asked_for": "Her late father's whole record, under the lasting power of "
                "attorney for health and welfare that he gave her in 2021.",
                "/request/purpose_kind": "death",
                "/request/purpose": "To close his affairs and to see how he was cared for.",
                "/request/received_at": datetime(2026, 11, 20, 16, 45, tzinfo=UK),
                "/request/channel": "email",
            }
        ),
        Section.INFORMATION: answers(
            {
                "/subject/reference": "R-0341",
                "/subject/status": "deceased",
                "/subject/age_group": "adult",
                "/subject/wishes_unknown_because": "Nothing about his record was asked or written "
                "while he lived. No note of refusal was found.",
            }
        ),
        Section.ABOUT: answers(
            {
                "/answers/proof_seen": ("death_certificate", "id"),
                "/answers/ended_authority": "health_attorney",
                "/answers/note_of_refusal": "none_found",
            }
        ),
        Section.STOP_CHECKS: answers(
            {
                "/stop_checks/instrument_ended_by_death/note": "The power is the only standing "
                "she gave. She does not know yet who is executor.",
                "/stop_checks/caller_verified/answer": "no_concern",
            }
        ),
        Section.PRINCIPLE_6: answers(
            {
                "/principles/5/rating": "not_met",
                "/principles/5/reason": "The power she cites ended with the death, and nothing "
                "else was shown.",
            }
        ),
        Section.PRINCIPLE_7: answers(
            {
                "/principles/6/rating": "met",
                "/principles/6/reason": "Told which paper would open the way, and offered a talk "
                "with the nurse who knew him.",
            }
        ),
        Section.PRINCIPLE_8: answers(
            {
                "/principles/7/rating": "met",
                "/principles/7/reason": "Rung the same day, kindly, and written to.",
            }
        ),
        Section.DECISION: [
            *answers(
                {
                    "/conclusion/outcome": "redirect",
                    "/conclusion/details/redirected_to": "An application as executor, "
                    "administrator or someone with a claim",
                    "/conclusion/details/requester_to_do": "Find out whom the will names, or apply "
                    "for letters of administration, and write to us again with that paper.",
                    "/conclusion/in_one_sentence": "The power of attorney ended with the death; "
                    "she is shown the way that may be hers now.",
                    "/conclusion/reasons": "A power of attorney is not what decides this any "
                    "longer. She may well have a right as executor, and is told how to show it.",
                    "/request/requester_told": "By phone and e-mail: why the power no longer "
                    "helps, which paper would, and that we are glad to talk.",
                }
            ),
            Presses(words="I decide this, now"),
            *answers({"/conclusion/decided_as": "guardian"}),
        ],
        Section.CHECK: answers({"/papers_kept": "Blue folder, locked cabinet in the office"}),
    },
)
