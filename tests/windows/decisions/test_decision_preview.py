from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.case import Case
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.decision_preview import DecisionPreview
from tests.domain import samples
from tests.windows.decisions.afterwards.hands import conditional, widget
from tests.windows.lane import OnLane


@pytest.fixture
def preview(lane: OnLane, qtbot: QtBot) -> DecisionPreview:
    made = DecisionPreview(lane.desk)
    made.of(lane.filled.book)
    qtbot.addWidget(made)
    made.resize(360, 800)
    made.show()
    return made


def recorded(lane: OnLane, case: Case) -> casework.DecisionId:
    lane.filled.clock.now = samples.AT
    made = lane.do(lambda house: house.record(case))
    lane.filled.clock.now = samples.AT + timedelta(days=3)
    return made.decision_id


def tell(lane: OnLane, decision_id: casework.DecisionId, *told: h.Happening) -> None:
    def work() -> None:
        for each in told:
            casework.record_later(lane.filled.book, decision_id, each)

    lane.do(lambda _house: work())


def show(lane: OnLane, preview: DecisionPreview, place: int = 0) -> None:
    rows = lane.do(lambda house: casework.decisions(house.book)).rows
    preview.show_row(rows[place])
    lane.settle()


def words(preview: DecisionPreview) -> str:
    shown = [label for label in preview.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.text().replace("\N{ZERO WIDTH SPACE}", "") for label in shown)


def tags(preview: DecisionPreview) -> list[str]:
    return [tag.text() for tag in preview.findChildren(kit.Tag) if tag.isVisible()]


RELEASED = h.Released(
    items=(h.ReleasedItem(number=1, scope="1 to 12 October 2026"),),
    recipient="DC Jane Roe",
    way=c.ReleaseWay.POST,
    released_at=samples.AT,
    released_by="Priya Nair",
)
MET = h.ConditionSettled(
    condition=2, result=c.ConditionResult.MET, who="Meg Harland", on=date(2026, 11, 22)
)


def test_it_says_how_each_condition_stands_and_what_was_released(
    lane: OnLane, preview: DecisionPreview
) -> None:
    decision_id = recorded(lane, conditional())
    tell(lane, decision_id, RELEASED, MET)
    show(lane, preview)
    assert tags(preview) == ["Share in part", "Overdue 2 days", "Met"]
    assert widget(preview, QLabel, "conditions_count").text() == "1 of 2 met"
    released = widget(preview, QLabel, "released").text()
    assert released == "Approved and released differ: item 1, Daily notes."


def test_its_timeline_has_the_last_lines_and_says_what_was_recorded_late(
    lane: OnLane, preview: DecisionPreview
) -> None:
    decision_id = recorded(lane, conditional())
    tell(lane, decision_id, MET)
    show(lane, preview)
    told = words(preview)
    assert "Decided by Priya Nair" in told
    assert "Condition 2 met by Meg Harland." in told
    assert "Recorded 1 day later" in told
    assert "More in the full record" not in told
    tell(lane, decision_id, *(replace(MET, note=f"Seen again: {n}") for n in range(6)))
    show(lane, preview)
    preview.show_row(None)
    show(lane, preview)
    told = words(preview)
    assert "Request received" not in told
    assert "More in the full record" in told


def test_a_decision_that_shared_nothing_has_neither(lane: OnLane, preview: DecisionPreview) -> None:
    recorded(lane, samples.of_outcome(c.Outcome.REFUSE))
    show(lane, preview)
    assert not widget(preview, QLabel, "released").isVisible()
    assert not widget(preview, QLabel, "conditions_heading").isVisible()


def test_correct_is_asked_of_a_decision_that_stands_and_of_no_other(
    lane: OnLane, preview: DecisionPreview
) -> None:
    decision_id = recorded(lane, conditional())
    show(lane, preview)
    button = widget(preview, QPushButton, "correct")
    with lane.qtbot.waitSignal(preview.correction_asked) as asked:
        button.click()
    assert asked.args == [decision_id]

    def correct() -> None:
        book = lane.filled.book
        draft = casework.begin_correction(book, decision_id, "Dates")
        decided_at = samples.DECIDED + timedelta(hours=1)
        concluded = replace(draft.case.conclusion, decided_at=decided_at)
        casework.record_decision(book, draft.id, replace(draft.case, conclusion=concluded))

    lane.do(lambda _house: correct())
    show(lane, preview, place=1)
    assert "Superseded" in tags(preview)
    assert "Overdue 2 days" not in tags(preview)
    assert not button.isVisible()
