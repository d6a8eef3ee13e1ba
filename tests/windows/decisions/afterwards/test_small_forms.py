"""Each small form, from the button to the signed entry and back on the page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.case import Case
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.afterwards.advice_followed_panel import AdviceFollowedPanel
from caldicott_desktop.windows.decisions.afterwards.challenge_panel import ChallengePanel
from caldicott_desktop.windows.decisions.afterwards.incident_panel import IncidentPanel
from caldicott_desktop.windows.decisions.afterwards.learning_panel import LearningPanel
from caldicott_desktop.windows.decisions.afterwards.review_panel import ReviewPanel
from caldicott_desktop.windows.decisions.afterwards.told_panel import ToldPanel
from caldicott_desktop.windows.decisions.afterwards.withdrawal_panel import WithdrawalPanel
from tests.domain import samples
from tests.windows.decisions.afterwards.hands import Living, conditional, fill, widget

ON = date(2026, 11, 22)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is pressed and typed, and what is then recorded."""

    presses: str
    panel: type[QWidget]
    typed: dict[str, str]
    recorded: h.Happening
    first_fault: str
    case: Case = field(default_factory=conditional)
    rare: bool = False


STORIES = (
    Story(
        presses="Person told",
        panel=ToldPanel,
        typed={"who": "His daughter", "by": "Meg Harland", "how": "By telephone", "on": "22 Nov"},
        recorded=h.PersonTold(who="His daughter", by="Meg Harland", how="By telephone", on=ON),
        first_fault="Write who was told.",
    ),
    Story(
        presses="Review held",
        panel=ReviewPanel,
        typed={"result": "continue", "on": "22 Nov", "next_on": "1 Feb 2027"},
        recorded=h.ReviewHeld(
            result=c.ReviewResult.CONTINUE, on=ON, who="Priya Nair", next_on=date(2027, 2, 1)
        ),
        first_fault="Say what the review came to.",
    ),
    Story(
        presses="Permission withdrawn",
        panel=WithdrawalPanel,
        typed={
            "who": "The person",
            "on": "22 Nov",
            "known_by": "She told Meg Harland",
            "follows": "Nothing more is sent",
        },
        recorded=h.PermissionWithdrawn(
            who="The person", on=ON, known_by="She told Meg Harland", follows="Nothing more is sent"
        ),
        first_fault="Write who withdrew the permission.",
    ),
    Story(
        presses="Challenge",
        panel=ChallengePanel,
        typed={
            "by": "The daughter",
            "on": "22 Nov",
            "route": "complaint",
            "says": "She was not told",
            "answer_by": "20 Dec 2026",
        },
        recorded=h.ChallengeOpened(
            by="The daughter",
            on=ON,
            route=c.ChallengeRoute.COMPLAINT,
            says="She was not told",
            answer_by=date(2026, 12, 20),
        ),
        first_fault="Write who challenges the decision.",
    ),
    Story(
        presses="Was the advice followed?",
        panel=AdviceFollowedPanel,
        typed={"followed": "in_part", "on": "22 Nov", "note": "Two of three pages"},
        recorded=h.AdviceFollowed(
            followed=c.Followed.IN_PART,
            who="The registered manager",
            on=ON,
            note="Two of three pages",
        ),
        first_fault="Say whether the advice was followed.",
        case=samples.of_outcome(c.Outcome.ADVICE_ONLY),
    ),
    Story(
        presses="What we learned",
        panel=LearningPanel,
        typed={"words": "Ask for the switchboard first", "passed_to": "All seniors"},
        recorded=h.LearningNoted(words="Ask for the switchboard first", passed_to="All seniors"),
        first_fault="Write what was learnt.",
        rare=True,
    ),
    Story(
        presses="Link to an incident",
        panel=IncidentPanel,
        typed={"system": "Our incident log", "their_reference": "INC-77", "on": "22 Nov"},
        recorded=h.IncidentLinked(system="Our incident log", their_reference="INC-77", on=ON),
        first_fault="Write where the incident is recorded.",
        rare=True,
    ),
)
each_story = pytest.mark.parametrize("story", STORIES, ids=[each.presses for each in STORIES])


def begin(living: Living, story: Story) -> QWidget:
    if story.rare:
        living.press("More")
    living.press(story.presses)
    return living.panel(story.panel)


@each_story
def test_what_is_needed_is_said_and_what_is_typed_is_recorded_and_stands_in_the_timeline(
    living: Living, story: Story
) -> None:
    decision_id = living.opened(story.case)
    panel = begin(living, story)
    living.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert story.first_fault in living.errors()
    assert panel.isAncestorOf(living.focus())
    assert living.happened(decision_id) == []
    fill(panel, **story.typed)
    assert living.page.unsaved()
    widget(panel, QPushButton, "record_it").click()
    living.lane.settle()
    assert living.errors() == []
    assert living.happened(decision_id) == [story.recorded]
    assert living.page.unsaved() == ""
    assert not living.panels(story.panel)
    assert living.bar("said").startswith("Recorded and signed.")
    for words in set(story.typed.values()) & {"She was not told", "INC-77", "By telephone"}:
        assert words in living.timeline()


def test_several_faults_are_listed_at_the_top_until_the_last_of_them_is_put_right(
    living: Living,
) -> None:
    living.opened()
    living.press("Permission withdrawn")
    panel = living.panel(WithdrawalPanel)
    fill(panel, on="22 Nov", follows="Nothing more is sent")
    living.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    faults = widget(panel, kit.ErrorSummary, "faults")
    assert living.focus() is faults
    assert faults.accessibleDescription() == "; ".join(living.errors())
    assert len(living.errors()) == 2
    living.key(Qt.Key.Key_Tab)
    living.key(Qt.Key.Key_Tab)
    living.key(Qt.Key.Key_Return)
    assert living.focus() is widget(panel, QWidget, "known_by")
    fill(panel, known_by="She told Meg Harland")
    assert faults.isVisible()
    fill(panel, who="The person")
    assert faults.isHidden()


def test_one_fault_takes_the_keyboard_to_its_field_without_a_list(living: Living) -> None:
    living.opened()
    living.press("Permission withdrawn")
    panel = living.panel(WithdrawalPanel)
    fill(panel, on="22 Nov", known_by="She told Meg Harland", follows="Nothing more is sent")
    living.press("Record this")
    assert living.focus() is widget(panel, QWidget, "who")
    assert widget(panel, kit.ErrorSummary, "faults").isHidden()


def test_days_that_cannot_be_read_are_listed_and_each_line_leads_to_its_own(
    living: Living,
) -> None:
    living.opened()
    living.press("Challenge")
    panel = living.panel(ChallengePanel)
    fill(panel, on="32 Nov", answer_by="33 Dec")
    living.press("Record this challenge")
    faults = widget(panel, kit.ErrorSummary, "faults")
    assert living.focus() is faults
    faults.findChildren(kit.LinkButton)[1].click()
    assert living.focus() is widget(panel, QWidget, "answer_by")
    fill(panel, on="22 Nov")
    assert faults.isVisible()
    fill(panel, answer_by="20 Dec 2026")
    assert faults.isHidden()


def test_a_day_that_cannot_be_read_or_has_not_come_is_said_beside_it(living: Living) -> None:
    decision_id = living.opened()
    living.press("Person told")
    panel = living.panel(ToldPanel)
    fill(panel, who="His daughter", how="By telephone", on="32 Nov")
    living.press("Record this")
    assert len(living.errors()) == 1
    fill(panel, on="24 Nov 2026")
    living.press("Record this")
    assert living.errors() == ["This day has not come yet: correct it."]
    assert living.focus() is widget(panel, QWidget, "on")
    assert living.happened(decision_id) == []


def test_a_review_that_finds_a_change_leads_to_the_correction_with_its_reason(
    living: Living,
) -> None:
    living.opened()
    living.press("Review held")
    panel = living.panel(ReviewPanel)
    fill(panel, result="change", note="The dates were wrong")
    assert not widget(panel, QWidget, "next_on").isVisible()
    living.press("Record this review")
    assert living.button("Begin the correction").isVisible()
    reason = widget(living.part, QWidget, "reason")
    assert reason.property("plainText") == "The dates were wrong"


def test_an_empty_form_makes_room_for_another_and_a_written_one_stays(living: Living) -> None:
    living.opened()
    living.press("Person told")
    living.press("Review held")
    assert not living.panels(ToldPanel)
    fill(living.panel(ReviewPanel), note="Half a sentence")
    living.press("Person told")
    review = living.panel(ReviewPanel)
    assert widget(review, QWidget, "note").property("plainText") == "Half a sentence"
    living.press("Review held")
    assert living.panel(ReviewPanel) is review
    assert review.isAncestorOf(living.focus())


def test_cancel_gives_up_and_the_keyboard_goes_back_to_the_button(living: Living) -> None:
    decision_id = living.opened()
    living.press("Person told")
    fill(living.panel(ToldPanel), who="Somebody")
    living.press("Cancel")
    assert living.page.unsaved() == ""
    assert living.focus() is living.button("Person told")
    assert living.happened(decision_id) == []


def test_what_is_half_written_keeps_another_decision_from_taking_its_place(
    living: Living,
) -> None:
    other = living.record(samples.of_outcome(c.Outcome.REFUSE))
    first = living.opened()
    living.press("Person told")
    fill(living.panel(ToldPanel), who="Somebody")
    living.open(other)
    assert living.times_asked() == 1
    assert widget(living.panel(ToldPanel), QWidget, "who").property("text") == "Somebody"
    living.open(first)
    assert living.times_asked() == 1
    living.stays = False
    living.open(other)
    assert living.times_asked() == 2
    assert living.page.unsaved() == ""
    assert not living.panels(ToldPanel)


def test_only_advice_asks_whether_it_was_followed(living: Living) -> None:
    living.opened(samples.of_outcome(c.Outcome.ADVICE_ONLY))
    assert living.button("Was the advice followed?").isVisible()
    known = widget(living.part, QWidget, "known")
    assert str(known.property("text")).startswith("It is not known yet")
    living.opened(replace(conditional(), conditions=()))
    assert not widget(living.part, QWidget, "advice").isVisible()
    assert not known.isVisible()


def test_what_could_identify_somebody_is_pointed_out_under_the_text(living: Living) -> None:
    living.opened()
    living.press("Person told")
    panel = living.panel(ToldPanel)
    fill(panel, note="Her number is 943 476 5919")
    row = widget(panel, kit.FieldRow, "note_row")
    living.lane.qtbot.waitUntil(lambda: "NHS number" in row.note())
