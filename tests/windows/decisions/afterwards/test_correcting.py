"""A correction: begun on the page of a decision, and both records leading to each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.record import corrected
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.afterwards.correction_panel import CorrectionPanel
from caldicott_desktop.windows.decisions.afterwards.told_panel import ToldPanel
from caldicott_desktop.windows.decisions.blocks_view import BlocksView
from tests.domain import samples
from tests.windows.decisions.afterwards.hands import Living, fill, widget

WHY = "The dates of the medication chart were wrong"


def correct(living: Living) -> None:
    widget(living.page, QPushButton, "correct").click()
    living.lane.settle()


def with_other_reasons(case: Case) -> Case:
    return replace(
        case,
        conclusion=replace(
            case.conclusion,
            reasons="The enquiry needs twelve days, not fourteen",
            decided_at=samples.DECIDED + timedelta(hours=1),
        ),
    )


def corrected_once(living: Living, decision_id: casework.DecisionId) -> casework.Recorded:
    def work() -> casework.Recorded:
        book = living.lane.filled.book
        draft = casework.begin_correction(book, decision_id, WHY)
        return casework.record_decision(book, draft.id, with_other_reasons(draft.case))

    return living.lane.do(lambda _house: work())


def section(living: Living, title: str) -> str:
    [found] = [
        view
        for view in living.page.findChildren(BlocksView)
        if view.isVisible() and view.accessibleName() == title
    ]
    return found.words()


def press_bar(living: Living, name: str) -> None:
    widget(living.page, kit.NoticeBar, name).action.click()
    living.lane.settle()


def test_a_correction_asks_why_and_begins_with_what_was_recorded(living: Living) -> None:
    decision_id = living.opened()
    correct(living)
    panel = living.panel(CorrectionPanel)
    assert living.focus() is widget(panel, QWidget, "reason")
    living.press("Begin the correction")
    assert living.errors() == ["Write why it is corrected."]
    fill(panel, reason=WHY)
    with living.lane.qtbot.waitSignal(living.page.correction_begun) as begun:
        living.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    living.lane.settle()
    assert living.page.unsaved() == ""
    draft_id = casework.DraftId(begun.args[0])
    draft = living.lane.do(lambda house: casework.load_draft(house.book, draft_id))
    recorded = living.read(decision_id)
    assert draft.case.items == recorded.case.items
    assert draft.case.correction.reason == WHY


def test_a_second_reason_is_not_lost_in_silence(living: Living) -> None:
    decision_id = living.opened()
    living.lane.do(lambda house: casework.begin_correction(house.book, decision_id, WHY))
    correct(living)
    panel = living.panel(CorrectionPanel)
    fill(panel, reason="Another thought")
    living.press("Begin the correction")
    bar = widget(panel, kit.NoticeBar, "trouble")
    assert "You had begun to correct this decision" in bar.words()
    assert WHY in bar.words()
    assert living.focus() is bar.action
    with living.lane.qtbot.waitSignal(living.page.correction_begun) as begun:
        living.key(Qt.Key.Key_Return)
    draft_id = casework.DraftId(begun.args[0])
    draft = living.lane.do(lambda house: casework.load_draft(house.book, draft_id))
    assert draft.case.correction.reason == WHY
    assert living.panels(CorrectionPanel) == []


def test_both_records_lead_to_each_other_and_say_what_changed(living: Living) -> None:
    decision_id = living.opened()
    made = corrected_once(living, decision_id)
    living.open(made.decision_id)
    assert WHY in living.bar("corrects")
    assert "CG-2026-0001" in living.bar("corrects")
    changed = section(living, corrected.TITLE)
    assert "release" not in changed
    assert "Reasons" in changed
    assert "twelve days" in changed
    assert "The enquiry needs the order of events" in changed
    press_bar(living, "corrects")
    assert widget(living.page, QWidget, "reference").property("text") == "CG-2026-0001"
    assert "superseded by CG-2026-0002" in living.bar("superseded")
    assert widget(living.page, kit.Tag, "state").text() == "Superseded"
    assert not widget(living.page, QPushButton, "correct").isVisible()
    tags = [tag for tag in living.part.findChildren(kit.Tag) if tag.isVisible()]
    assert {tag.text() for tag in tags} == {"Not followed up"}
    press_bar(living, "superseded")
    assert widget(living.page, QWidget, "reference").property("text") == "CG-2026-0002"


def test_a_decision_that_was_never_corrected_has_no_banner(living: Living) -> None:
    living.opened()
    assert [living.bar(name) for name in ("superseded", "contested", "corrects")] == [""] * 3
    assert widget(living.page, kit.Tag, "state").text() == ""


def test_what_was_half_written_says_that_the_decision_was_corrected_meanwhile(
    living: Living,
) -> None:
    decision_id = living.opened()
    living.press("Person told")
    panel = living.panel(ToldPanel)
    fill(panel, who="His daughter")
    corrected_once(living, decision_id)
    living.lane.desk.changed.emit(casework.Changes(decisions=frozenset({decision_id})))
    living.lane.settle()
    assert living.panel(ToldPanel) is panel
    assert "now about CG-2026-0002" in widget(panel, kit.NoticeBar, "trouble").words()


@pytest.mark.parametrize("written", [False, True])
def test_a_correction_asked_for_elsewhere_opens_as_soon_as_the_decision_is_read(
    living: Living, *, written: bool
) -> None:
    decision_id = living.record()
    living.page.open_decision(decision_id)
    living.page.offer_correction()
    living.lane.settle()
    panel = living.panel(CorrectionPanel)
    if written:
        fill(panel, reason=WHY)
    assert bool(living.page.unsaved()) is written
