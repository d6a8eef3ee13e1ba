"""Cards on the other pages: on Today until written up, on the list, beside it, and in the house."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Form
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.programs import Programs
from caldicott_desktop.windows.decisions.record_page import RecordPage
from caldicott_desktop.windows.moments import ago
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.today.need_row import NeedRow
from caldicott_desktop.windows.today.today_page import TodayPage
from tests.domain import cards, samples
from tests.windows.conftest import Answers
from tests.windows.decisions.given import Given
from tests.windows.lane import OnLane

LATER = timedelta(hours=7)
Shown = Callable[[Page], None]


@pytest.fixture
def copying(tmp_path: Path, answers: Answers) -> Copying:
    return Copying(folder=tmp_path, asks=answers.asks, programs=Given().programs)


@pytest.fixture
def shown(lane: OnLane, qtbot: QtBot) -> Shown:
    def show(page: Page) -> None:
        qtbot.addWidget(page)
        page.resize(1300, 850)
        page.show()
        page.shown()
        lane.settle()

    return show


def record(lane: OnLane) -> casework.RecordedCard:
    lane.filled.clock.now = cards.HAPPENED + LATER
    return lane.do(lambda house: casework.record_card(house.book, cards.live()))


def write_up(lane: OnLane, made: casework.RecordedCard) -> None:
    def decide(book: casework.Casebook) -> casework.Recorded:
        draft = casework.write_up_card(book, made.card_id)
        case = replace(samples.refused("general"), card_entry=draft.case.card_entry)
        return casework.record_decision(book, draft.id, case)

    lane.do(lambda house: decide(house.book))
    lane.settle()


def words(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def table(page: QWidget) -> QTableView:
    found = page.findChild(QTableView)
    assert found is not None
    return found


def test_today_asks_for_the_write_up_until_it_is_there(
    lane: OnLane, theme: Theme, shown: Shown
) -> None:
    made = record(lane)
    page = TodayPage(lane.desk, theme).of(lane.filled.book)
    shown(page)
    row, *_guidance = (each for each in page.findChildren(NeedRow) if each.isVisible())
    told = words(row)
    assert "happened 22 Nov 2026, 02:04 · information given · write-up begun" in told
    assert "7 hours ago" in told
    assert words(page).count("write-up begun") == 1  # the task is not listed twice
    asked, opened = QSignalSpy(page.write_up_asked), QSignalSpy(page.card_opened)
    (link,) = row.findChildren(kit.SentenceLink)
    assert link.accessibleName() == "CG-2026-0001 · Fictional Police · R-0417"
    link.click()
    act = row.findChild(QPushButton, "act")
    assert act is not None
    act.click()
    assert (asked.at(0), opened.at(0)) == ([made.card_id], [made.card_id])
    table(page).setFocus()
    table(page).selectRow(0)
    QTest.keyClick(table(page), Qt.Key.Key_Return)
    assert opened.at(1) == [made.card_id]
    write_up(lane, made)
    assert "write-up begun" not in words(page)


def test_how_long_ago_is_said_in_words() -> None:
    now = cards.HAPPENED
    assert ago(now, now) == "Just now"
    assert ago(now, now + timedelta(minutes=5)) == "5 minutes ago"
    assert ago(now, now + timedelta(days=3)) == "3 days ago"
    assert ago(now, now - timedelta(hours=1)) == "Just now"


def test_the_list_shows_the_card_and_beside_it_what_was_given(
    lane: OnLane, theme: Theme, shown: Shown, copying: Copying
) -> None:
    made = record(lane)
    page = DecisionsPage(lane.desk, theme).of(lane.filled.book, copying)
    shown(page)
    told = words(page)
    assert "Her clothes tonight and the bench by the canal" in told
    assert "Not written up yet" in told
    assert "Recorded 22 Nov 2026, 09:04 by Priya Nair, 7 hours later" in told
    export = page.findChild(QPushButton, "export_record")
    assert export is not None
    assert not export.isVisible()
    opened, decisions = QSignalSpy(page.card_opened), QSignalSpy(page.opened)
    QTest.keyClick(table(page), Qt.Key.Key_Return)
    read = page.findChild(QPushButton, "read")
    assert read is not None
    read.click()
    assert [opened.at(0), opened.at(1)] == [[made.card_id]] * 2
    write_up(lane, made)
    assert "Not written up yet" not in words(page)
    assert export.isVisible()
    read.click()
    assert decisions.at(0) == [made.card_id]


def test_a_card_that_cannot_be_read_is_told_beside_the_list(
    lane: OnLane, theme: Theme, shown: Shown, copying: Copying
) -> None:
    record(lane)
    lane.do(lambda house: house.book.store.run("DROP TRIGGER payloads_never_change"))
    lane.do(lambda house: house.book.store.run("UPDATE payloads SET secret = zeroblob(32)"))
    page = DecisionsPage(lane.desk, theme).of(lane.filled.book, copying)
    shown(page)
    assert "not shown, because it is not as it was recorded" in words(page)
    assert "bench by the canal" not in words(page)


def test_a_decision_leads_back_to_the_card_it_writes_up(
    lane: OnLane, theme: Theme, shown: Shown, answers: Answers
) -> None:
    made = record(lane)
    other = lane.do(lambda house: house.record(samples.refused()))
    write_up(lane, made)
    idle = Programs(open=lambda _: None, show=lambda _: None, print=lambda _: None)
    copying = Copying(folder=lane.filled.book.folder, asks=answers.asks, programs=idle)
    page = RecordPage(lane.desk, lane.filled.book, theme, copying)
    shown(page)
    link = page.findChild(QPushButton, "read_card")
    assert link is not None
    page.open_decision(other.decision_id)
    lane.settle()
    assert not link.isVisible()
    page.open_decision(made.card_id)
    lane.settle()
    asked = QSignalSpy(page.card_asked)
    link.click()
    assert asked.at(0) == [made.card_id]


def test_the_write_up_opens_with_what_the_card_knows(lane: OnLane, shown: Shown) -> None:
    made = record(lane)
    page = NewDecisionPage(lane.desk, lane.filled.book)
    shown(page)
    for _ in range(2):  # and again while it is open
        page.write_up(made.card_id)
        lane.settle()
        walk = page.walkthrough
        assert walk is not None
        assert walk.reference == made.reference
        assert walk.case.form is Form.CARD
        assert walk.case.request.name == "PC Roe"
    write_up(lane, made)
    page.start()
    page.write_up(made.card_id)
    lane.settle()
    assert "is written up already" in words(page)
