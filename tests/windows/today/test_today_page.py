from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.draft_dialogs import DiscardDialog
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.today.draft_row import DraftRow, missing_words
from caldicott_desktop.windows.today.today_page import TodayPage
from tests.windows.filled import at, fictions
from tests.windows.lane import OnLane

Show = Callable[[], TodayPage]


@pytest.fixture
def show(lane: OnLane, qtbot: QtBot, theme: Theme) -> Iterator[Show]:
    pages: list[TodayPage] = []

    def shown() -> TodayPage:
        page = TodayPage(lane.desk, lane.filled.book, theme)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1240, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.shown()
        lane.settle()
        return page

    yield shown
    lane.settle()


def seen(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def rows(page: TodayPage) -> list[DraftRow]:
    return [row for row in page.findChildren(DraftRow) if row.isVisible()]


def names(page: TodayPage) -> list[str]:
    return [
        link.accessibleName() for row in rows(page) for link in row.findChildren(kit.SentenceLink)
    ]


def press(row: QWidget, name: str) -> None:
    button = row.findChild(QPushButton, name)
    assert button is not None
    button.click()


def recent(page: TodayPage) -> QTableView:
    found = page.findChild(QTableView, "recent")
    assert found is not None
    return found


def draft(lane: OnLane, *, numbered: bool = False) -> casework.DraftId:
    def begin() -> casework.DraftId:
        house = lane.filled
        made = casework.new_draft(house.book, "police-crime")
        case = at(next(fictions()), house.clock.now)
        casework.save_draft(house.book, made.id, case)
        if numbered:
            casework.number_draft(house.book, made.id)
        return made.id

    return lane.do(lambda _house: begin())


def answer_dialog(reason: str) -> None:
    """Type a reason into the dialog that opens next, and go ahead."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DiscardDialog)
        field = dialog.findChild(QPlainTextEdit, "reason")
        assert field is not None
        field.setPlainText(reason)
        press(dialog, "go_ahead")

    QTimer.singleShot(0, answer)


def test_a_first_time_user_sees_the_day_and_what_to_do(show: Show) -> None:
    page = show()
    words = seen(page)
    assert "Monday 12 January 2026" in words
    assert "choose New decision" in words
    assert "Nothing has been recorded yet" in words
    assert not recent(page).isVisible()
    discarded = page.findChild(kit.LinkButton, "show_discarded")
    assert discarded is not None
    assert not discarded.isVisible()


def test_the_missing_recovery_sheet_leads_to_its_page_and_can_be_put_away_at_first(
    lane: OnLane, show: Show
) -> None:
    page = show()
    asked = QSignalSpy(page.action_asked)
    [bar] = [each for each in page.findChildren(kit.NoticeBar) if each.isVisible()]
    assert "nothing can open this vault" in bar.words()
    bar.acted.emit()
    assert asked.at(0) == ["recovery"]
    bar.dismissed.emit()
    lane.settle()
    assert not [each for each in page.findChildren(kit.NoticeBar) if each.isVisible()]


def test_after_a_week_the_notice_stays(lane: OnLane, show: Show) -> None:
    lane.filled.clock.now += timedelta(days=8)
    page = show()
    [bar] = [each for each in page.findChildren(kit.NoticeBar) if each.isVisible()]
    dismiss = [b for b in bar.findChildren(kit.LinkButton) if b.text() == "Dismiss"]
    assert [button.isVisible() for button in dismiss] == [False]


def test_a_draft_shows_what_it_is_and_opens(lane: OnLane, show: Show) -> None:
    draft_id = draft(lane)
    page = show()
    assert names(page) == ["Police request, R-0300: Severn Vale Police"]
    assert "No number yet · started 12 Jan 2026 · saved 12 Jan 2026, 09:00" in seen(page)
    assert "Ready to record" in seen(page)
    opened = QSignalSpy(page.draft_opened)
    [link] = rows(page)[0].findChildren(kit.SentenceLink)
    link.click()
    assert opened.at(0) == [draft_id]


def test_an_unnumbered_draft_is_discarded_and_can_be_restored(
    lane: OnLane, show: Show, qtbot: QtBot
) -> None:
    draft(lane)
    page = show()
    answer_dialog("")
    press(rows(page)[0], "act")
    lane.settle()
    assert rows(page) == []
    link = page.findChild(kit.LinkButton, "show_discarded")
    assert link is not None
    assert link.text() == "Show 1 discarded draft"
    link.click()
    [row] = rows(page)
    assert "discarded 12 Jan 2026, kept for 30 days" in seen(row)
    press(row, "act")
    qtbot.waitUntil(lambda: "Ready to record" in seen(page))
    assert not link.isVisible()


def test_a_numbered_draft_goes_only_with_a_reason(lane: OnLane, show: Show) -> None:
    draft(lane, numbered=True)
    page = show()
    assert "CG-2026-0001 · started" in seen(page)
    answer_dialog("The officer withdrew before anything was decided")
    press(rows(page)[0], "act")
    lane.settle()
    assert rows(page) == []
    assert lane.do(lambda house: casework.discarded_drafts(house.book)) == ()


def test_recent_decisions_open_with_enter_and_appear_when_recorded(
    lane: OnLane, show: Show, qtbot: QtBot
) -> None:
    page = show()
    made = lane.do(lambda house: house.record(at(next(fictions()), house.clock.now)))
    qtbot.waitUntil(lambda: recent(page).isVisible())
    assert recent(page).model().index(0, 0).data() == "CG-2026-0001"
    opened = QSignalSpy(page.decision_opened)
    recent(page).setFocus()
    recent(page).selectRow(0)
    QTest.keyClick(recent(page), Qt.Key.Key_Return)
    assert opened.at(0) == [made.decision_id]


def test_the_recent_table_is_as_high_as_its_rows(lane: OnLane, show: Show, theme: Theme) -> None:
    lane.do(lambda house: house.record_many(5))
    page = show()
    table = recent(page)
    last = table.visualRect(table.model().index(4, 0))
    assert last.bottom() <= table.viewport().height()
    theme.set_scale(2.0)
    lane.settle()
    last = table.visualRect(table.model().index(4, 0))
    assert last.bottom() <= table.viewport().height()


def test_large_text_never_widens_the_page(lane: OnLane, show: Show, theme: Theme) -> None:
    draft(lane)
    page = show()
    theme.set_scale(2.0)
    page.resize(1000, 800)
    lane.settle()
    scroll = page.findChild(kit.ScrollPage, "page")
    assert scroll is not None
    assert scroll.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("missing", "words"),
    [(0, "Ready to record"), (1, "1 answer missing"), (11, "11 answers missing")],
)
def test_what_is_missing_is_counted_in_words(missing: int, words: str) -> None:
    assert missing_words(missing) == words
