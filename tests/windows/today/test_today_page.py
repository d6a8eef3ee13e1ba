from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain.people import Role
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.draft_dialogs import DiscardDialog
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.today.need_row import NeedRow
from caldicott_desktop.windows.today.outcome_chart import OutcomeChart
from caldicott_desktop.windows.today.take_over_dialog import TakeOverDialog
from caldicott_desktop.windows.today.today_page import TodayPage
from tests.forms import reading
from tests.windows.filled import Filled, at, fictions
from tests.windows.lane import OnLane
from tests.windows.vaults import CHEAP, PASSPHRASE

Show = Callable[[], TodayPage]
SAM = "another fictional passphrase"


@pytest.fixture
def show(lane: OnLane, qtbot: QtBot, theme: Theme) -> Iterator[Show]:
    pages: list[TodayPage] = []

    def shown() -> TodayPage:
        page = TodayPage(lane.desk, theme).of(lane.filled.book)
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


def rows(page: TodayPage) -> list[NeedRow]:
    return [row for row in page.findChildren(NeedRow) if row.isVisible()]


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


def count(page: TodayPage, name: str) -> kit.CountCard:
    found = page.findChild(kit.CountCard, name)
    assert found is not None
    return found


def test_a_first_time_user_sees_the_day_and_what_to_do(show: Show) -> None:
    page = show()
    words = seen(page)
    assert "Monday 12 January 2026" in words
    assert "Choose New decision." in words
    assert not recent(page).isVisible()
    assert not count(page, "count_drafts").isVisible()
    for name in ("show_discarded", "show_more"):
        link = page.findChild(kit.LinkButton, name)
        assert link is not None
        assert not link.isVisible()


def test_each_thing_to_do_on_a_first_day_leads_to_its_page(show: Show) -> None:
    page = show()
    new, asked = QSignalSpy(page.new_asked), QSignalSpy(page.page_asked)
    for row in rows(page):
        press(row, "act")
    assert new.count() == 1
    assert [asked.at(number)[0] for number in range(asked.count())] == [
        *("printed_cards", "names", "interests")
    ]


def test_the_first_day_is_over_with_the_first_draft(lane: OnLane, show: Show) -> None:
    page = show()
    assert "Your first day" in seen(page)
    draft(lane)
    page.shown()
    lane.settle()
    assert "Your first day" not in seen(page)
    assert count(page, "count_drafts").accessibleName() == "1 draft to finish"


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
    assert "Draft · no number yet · saved 12 Jan 2026, 09:00" in seen(page)
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
    assert "Draft · CG-2026-0001 · saved" in seen(page)
    answer_dialog("The officer withdrew before anything was decided")
    press(rows(page)[0], "act")
    lane.settle()
    assert names(page) == []
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


def test_a_count_leads_to_what_it_counts(lane: OnLane, show: Show) -> None:
    draft(lane)
    page = show()
    card = count(page, "count_drafts")
    assert (card.accessibleName(), card.accessibleDescription()) == (
        "1 draft to finish",
        "Open from today",
    )
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    [link] = rows(page)[0].findChildren(kit.SentenceLink)
    assert link.hasFocus()
    assert not count(page, "count_clocks").isEnabled()


def test_the_decisions_of_this_year_lead_to_their_list(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(2))
    page = show()
    card = count(page, "count_decisions")
    assert card.accessibleName() == "2 decisions this year"
    asked = QSignalSpy(page.days_asked)
    card.click()
    assert asked.at(0) == [date(2026, 1, 1), date(2026, 12, 31)]


def test_the_shortcuts_it_shows_are_those_of_the_window() -> None:
    files = {each.name: each for each in reading.all_files()}
    shell, page = files["shell.ui"], files["today_page.ui"]
    answered = {
        reading.text_of(each, "text"): reading.text_of(each, "shortcut")
        for each in shell.root.iter("action")
    }
    shown = {
        reading.text_of(each, "text"): hint
        for each in page.widgets()
        if (hint := reading.text_of(each, "hint"))
    }
    assert set(shown.values()) <= set(answered.values())
    assert shown["Urgent card"] == answered["Urgent card"]


def test_only_the_most_urgent_lines_are_shown_until_more_are_asked_for(
    lane: OnLane, show: Show
) -> None:
    for _ in range(10):
        draft(lane)
    page = show()
    assert len(rows(page)) == 6
    more = page.findChild(kit.LinkButton, "show_more")
    assert more is not None
    assert more.text() == "Show 4 more"
    more.click()
    assert (len(rows(page)), more.text()) == (10, "Show fewer")
    more.click()
    assert len(rows(page)) == 6
    assert "10 things, most urgent first" in seen(page)


def test_the_keyboard_stays_among_the_lines_when_one_goes(lane: OnLane, show: Show) -> None:
    draft(lane)
    draft(lane)
    page = show()
    act = rows(page)[0].findChild(QPushButton, "act")
    assert act is not None
    page.activateWindow()
    act.setFocus()
    answer_dialog("")
    act.click()
    lane.settle()
    [row] = rows(page)
    focused = page.focusWidget()
    assert focused is not None
    assert row.isAncestorOf(focused)


def test_the_chart_says_in_a_sentence_what_it_shows_and_a_month_by_the_arrow_keys(
    lane: OnLane, show: Show
) -> None:
    lane.do(lambda house: house.record_many(8))
    page = show()
    chart = page.findChild(OutcomeChart)
    said = page.findChild(kit.SpokenLabel, "chart_words")
    assert chart is not None
    assert said is not None
    assert said.text() == chart.accessibleDescription()
    assert said.text().startswith("8 decisions: 4 shared in some form, 1 refused,")
    assert "Each block is one decision" in seen(page)
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert said.text() == "November 2026: 1 deferred, redirected or other."
    asked = QSignalSpy(page.days_asked)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert asked.at(0) == [date(2026, 11, 1), date(2026, 11, 30)]
    card = page.findChild(kit.Card, "chart_card")
    assert card is not None
    assert card.isVisible()


def test_what_falls_due_is_a_line_that_opens_the_part_that_settles_it(
    lane: OnLane, show: Show
) -> None:
    made = lane.do(lambda house: house.record_many(3))
    page = show()
    assert count(page, "count_conditions").accessibleName() == "1 condition open"
    assert count(page, "count_conditions").accessibleDescription() == "None overdue"
    [link] = [
        each
        for row in rows(page)
        for each in row.findChildren(kit.SentenceLink)
        if each.accessibleName() == "Redact two names"
    ]
    assert "Condition of CG-2026-0003 · owner Priya Nair · due 27 Nov 2026" in seen(page)
    opened, asked = QSignalSpy(page.due_opened), QSignalSpy(page.page_asked)
    link.click()
    assert opened.at(0) == [made[2].decision_id, "condition/1"]
    count(page, "count_conditions").click()
    assert asked.at(0) == ["reviews"]


def as_sam(lane: OnLane) -> casework.Casebook:
    """Leave the vault and open it as Sam Okoro, a deputy."""

    def switch(house: Filled) -> casework.Casebook:
        casework.add_person(
            house.book,
            name="Sam Okoro",
            position="Deputy manager",
            roles=frozenset({Role.DEPUTY}),
            passphrase=SAM,
        )
        folder = house.book.folder
        house.book.close()
        return reopened(house, folder, SAM)

    return lane.do(switch)


def reopened(house: Filled, folder: Path, passphrase: str) -> casework.Casebook:
    place = casework.Place(state_folder=folder.parent / "state")
    return casework.unlock(folder, passphrase, place=place, clock=house.clock, floor=CHEAP)


def test_a_draft_of_somebody_else_is_named_and_taken_over_with_a_reason(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    draft(lane, numbered=True)
    sams = as_sam(lane)
    page = TodayPage(lane.desk, theme).of(sams)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    lane.settle()
    words = seen(page)
    assert names(page) == ["Police request: a draft of Priya Nair"]
    assert "CG-2026-0001 · saved" in words
    assert "Severn Vale" not in words
    assert "R-0300" not in words

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TakeOverDialog)
        go_ahead = dialog.findChild(QPushButton, "go_ahead")
        reason = dialog.findChild(QPlainTextEdit, "reason")
        assert go_ahead is not None
        assert reason is not None
        go_ahead.click()  # without a reason it stays
        assert dialog.isVisible()
        assert "Say in a few words" in seen(dialog)
        reason.setPlainText("Priya is on leave")
        go_ahead.click()

    QTimer.singleShot(0, answer)
    [title] = rows(page)[0].findChildren(kit.SentenceLink)
    title.click()
    lane.settle()
    assert names(page) == ["Police request, R-0300: Severn Vale Police"]
    folder = sams.folder
    lane.do(lambda _house: sams.close())
    priyas = lane.do(lambda house: reopened(house, folder, PASSPHRASE))
    told = TodayPage(lane.desk, theme).of(priyas)
    qtbot.addWidget(told)
    told.show()
    told.shown()
    lane.settle()
    assert "Police request: taken over from you by Sam Okoro" in seen(told)
    assert "on 12 Jan 2026 · “Priya is on leave”" in seen(told)
    [put_away] = rows(told)[0].findChildren(QPushButton, "act")
    put_away.setFocus()
    put_away.click()
    lane.settle()
    assert "taken over from you" not in seen(told)
    assert rows(told)[0].isAncestorOf(told.focusWidget())
    lane.do(lambda _house: priyas.close())


def test_the_keyboard_stays_at_its_place_among_the_lines_when_one_is_gone(
    lane: OnLane, show: Show
) -> None:
    for _ in range(3):
        draft(lane)
    page = show()

    def discard(place: int) -> None:
        [act] = rows(page)[place].findChildren(QPushButton, "act")
        act.setFocus()
        answer_dialog("")
        act.click()
        lane.settle()

    discard(1)
    assert len(rows(page)) == 2
    assert rows(page)[1].isAncestorOf(page.focusWidget())
    discard(1)
    assert rows(page)[0].isAncestorOf(page.focusWidget())
    discard(0)
    assert page.focusWidget().objectName() == "show_discarded"


def test_an_auditor_has_nothing_to_write_and_sees_how_the_year_goes(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    def switch(house: Filled) -> casework.Casebook:
        house.record_many(2)
        casework.new_draft(house.book, "general")
        casework.add_person(
            house.book,
            name="Ines Duarte",
            position="Auditor",
            roles=frozenset({Role.AUDITOR}),
            passphrase=SAM,
        )
        folder = house.book.folder
        house.book.close()
        return reopened(house, folder, SAM)

    book = lane.do(switch)
    page = TodayPage(lane.desk, theme).of(book)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    lane.settle()
    for name in ("count_drafts", "count_clocks"):
        assert not count(page, name).isVisible()
    assert count(page, "count_decisions").isVisible()
    for name in ("new_decision", "urgent_card"):
        button = page.findChild(QPushButton, name)
        assert button is not None
        assert not button.isVisible()
    assert "a draft of" not in seen(page)
    assert recent(page).isVisible()
    lane.do(lambda _house: book.close())
