from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows.decisions.decision_preview import DecisionPreview
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.kit import NoticeBar, SpokenLabel
from caldicott_desktop.windows.theme import Theme
from tests.windows.filled import at, fictions, told
from tests.windows.lane import OnLane
from tests.windows.tampering import swap_payloads

Show = Callable[[OnLane], DecisionsPage]


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Show:
    def shown(lane: OnLane) -> DecisionsPage:
        page = DecisionsPage(lane.desk, lane.filled.book, theme)
        qtbot.addWidget(page)
        page.resize(1240, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.shown()
        lane.settle()
        return page

    return shown


def words(page: DecisionsPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


def preview(page: DecisionsPage) -> DecisionPreview:
    found = page.findChild(DecisionPreview)
    assert found is not None
    return found


def listed(page: DecisionsPage) -> QTableView:
    found = page.findChild(QTableView, "table")
    assert found is not None
    return found


def search_field(page: DecisionsPage) -> QLineEdit:
    found = page.findChild(QLineEdit, "search")
    assert found is not None
    return found


def test_a_first_time_user_is_told_what_to_do(lane: OnLane, show: Show) -> None:
    page = show(lane)
    assert words(page, "empty_heading") == "No decision has been recorded yet"
    assert "New decision" in words(page, "empty_words")
    assert not listed(page).isVisible()
    assert not preview(page).isVisible()


def test_the_newest_decision_is_chosen_and_its_answer_shown_first(lane: OnLane, show: Show) -> None:
    case = told(at(next(fictions()), lane.filled.clock.now), "Two weeks of notes, for one enquiry.")
    lane.do(lambda house: house.record(case))
    page = show(lane)
    assert words(page, "reference") == "CG-2026-0001"
    assert words(page, "outcome") == "Share in full"
    assert words(page, "answer") == "Two weeks of notes, for one enquiry."
    assert words(page, "items_count") == "2 asked for · 2 approved"
    assert words(page, "signed").startswith("Signed by Priya Nair · entry 4 · unchanged")
    count = page.findChild(SpokenLabel, "count")
    assert count is not None
    assert count.text() == "1 decision"


def test_the_keyboard_is_enough(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(3))
    page = show(lane)
    opened = QSignalSpy(page.opened)
    assert listed(page).hasFocus()
    QTest.keyClick(listed(page), Qt.Key.Key_Down)
    lane.settle()
    assert words(page, "reference") == "CG-2026-0002"
    QTest.keyClick(listed(page), Qt.Key.Key_Return)
    assert opened.count() == 1
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert search_field(page).hasFocus()
    QTest.keyClick(search_field(page), Qt.Key.Key_Down)
    assert listed(page).hasFocus()


def test_searching_narrows_as_one_types_and_escape_takes_it_back(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(14))
    page = show(lane)
    QTest.keyClicks(search_field(page), "niece")
    lane.settle()
    assert listed(page).model().rowCount() == 2
    assert words(page, "count") == "2 found"
    QTest.keyClick(search_field(page), Qt.Key.Key_Escape)
    lane.settle()
    assert listed(page).model().rowCount() == 14


def test_a_search_without_hits_says_what_to_try(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(1))
    page = show(lane)
    QTest.keyClicks(search_field(page), "walrus")
    lane.settle()
    assert words(page, "empty_heading") == "No decision holds “walrus”"
    assert not listed(page).isVisible()


def test_a_header_sorts_and_the_chosen_decision_stays_chosen(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(8))
    page = show(lane)
    listed(page).horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    lane.settle()
    assert listed(page).model().index(0, 0).data() == "CG-2026-0001"
    assert listed(page).currentIndex().data() == "CG-2026-0008"


def test_the_list_is_read_again_when_a_decision_was_recorded_and_not_otherwise(
    lane: OnLane, show: Show, qtbot: QtBot
) -> None:
    page = show(lane)
    model = listed(page).model()
    resets = QSignalSpy(model.modelReset)
    lane.do(lambda house: house.record(at(next(fictions()), house.clock.now)))
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    lane.settle()
    assert resets.count() == 1


def test_a_tampered_decision_shows_what_is_wrong_and_none_of_its_content(
    lane: OnLane, show: Show
) -> None:
    made = lane.do(lambda house: house.record_many(2))
    lane.do(lambda house: swap_payloads(house.book, *made))
    page = show(lane)
    trouble = preview(page).findChild(NoticeBar, "trouble")
    assert trouble is not None
    assert "not as it was recorded" in trouble.words()
    assert not any(
        label.isVisible() and label.text()
        for label in preview(page).findChildren(QLabel)
        if not trouble.isAncestorOf(label)
    )


def test_moving_fast_shows_the_last_one_chosen(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(12))
    page = show(lane)
    for _ in range(9):
        QTest.keyClick(listed(page), Qt.Key.Key_Down)
    lane.settle()
    assert words(page, "reference") == "CG-2026-0003"


def test_large_text_hides_the_preview_before_it_cuts_the_list(
    lane: OnLane, show: Show, theme: Theme
) -> None:
    lane.do(lambda house: house.record_many(1))
    page = show(lane)
    assert preview(page).isVisible()
    theme.set_scale(2.0)
    page.resize(1000, 800)
    assert not preview(page).isVisible()
