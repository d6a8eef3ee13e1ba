"""The library is searched, read, rechecked and printed with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.domain.people import Role
from caldicott_desktop.jobs import Desk
from caldicott_desktop.ledger import schemas
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.programs import system_programs
from caldicott_desktop.windows.guidance.guidance_page import GuidancePage
from caldicott_desktop.windows.new_decision.guidance_pane import GuidancePane
from caldicott_desktop.windows.theme import Theme
from tests.windows.conftest import Answers
from tests.windows.filled import Filled
from tests.windows.lane import OnLane, close, empty_book


@pytest.fixture
def lane(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[OnLane]:
    """A new vault, open on the desk's lane."""
    made = empty_book(desk, qtbot, tmp_path)
    yield made
    close(made)


@pytest.fixture
def page(lane: OnLane, theme: Theme, answers: Answers, tmp_path: Path) -> GuidancePage:
    """The library over the vault, wide enough for two columns."""
    return opened(lane, theme, answers, tmp_path)


def opened(lane: OnLane, theme: Theme, answers: Answers, folder: Path) -> GuidancePage:
    copying = Copying(folder=folder, asks=answers.asks, programs=system_programs())
    page = GuidancePage(lane.desk, lane.filled.book, theme, copying)
    assert page.unsaved() == ""
    assert sum(1 for _step in page.rest()) > 2
    lane.qtbot.addWidget(page)
    page.resize(1240, 846)
    page.show()
    lane.qtbot.waitExposed(page)
    page.activateWindow()
    page.shown()
    return page


def child(page: QWidget, cls: type[QWidget], name: str) -> QWidget:
    (found,) = page.findChildren(cls, name)
    return found


def line(page: GuidancePage) -> QLineEdit:
    found = child(page, QLineEdit, "search")
    assert isinstance(found, QLineEdit)
    return found


def table(page: GuidancePage) -> QTableView:
    found = child(page, QTableView, "table")
    assert isinstance(found, QTableView)
    return found


def titles(page: GuidancePage) -> list[str]:
    model = table(page).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def told(page: GuidancePage) -> str:
    pane = child(page, GuidancePane, "")
    return " ".join(each.text() for each in pane.findChildren(QLabel))


def button(page: GuidancePage, name: str) -> QPushButton:
    found = child(page, QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_everything_is_listed_and_the_first_is_read(page: GuidancePage) -> None:
    assert line(page).hasFocus()
    assert len(titles(page)) > 250
    title = child(page, QLabel, "entry_title")
    assert isinstance(title, QLabel)
    assert title.text() == titles(page)[0]
    assert "Sources and how far checked" in told(page)


def test_a_search_narrows_and_the_arrows_read_on(page: GuidancePage) -> None:
    QTest.keyClicks(line(page), "police requests about victims")
    assert titles(page)[0].startswith("Police requests about victims")
    assert "“In force from 12 January 2026" in told(page)
    line(page).clear()
    QTest.keyClicks(line(page), "coroner")
    QTest.keyClick(line(page), Qt.Key.Key_Down)
    assert table(page).hasFocus()
    before = told(page)
    QTest.keyClick(table(page), Qt.Key.Key_Down)
    assert told(page) != before
    line(page).setFocus()
    QTest.keyClick(line(page), Qt.Key.Key_Escape)
    assert line(page).text() == ""


def test_nothing_found_says_what_to_do(page: GuidancePage) -> None:
    QTest.keyClicks(line(page), "zeppelin")
    assert child(page, QWidget, "empty").isVisible()
    assert not child(page, QWidget, "panel").isVisible()
    assert not button(page, "print_chosen").isEnabled()
    line(page).clear()
    page.show_due()
    heading = child(page, QLabel, "empty_heading")
    assert isinstance(heading, QLabel)
    assert "due for rechecking" in heading.text()


def test_types_and_nations_filter(page: GuidancePage) -> None:
    pick = child(page, kit.PickList, "type")
    assert isinstance(pick, kit.PickList)
    pick.set_value("principle")
    pick.changed.emit()
    assert len(titles(page)) == 8
    pick.set_value("law_row")
    pick.changed.emit()
    nation = child(page, kit.PickList, "nation")
    assert isinstance(nation, kit.PickList)
    every = len(titles(page))
    nation.set_value("JE")
    nation.changed.emit()
    assert 0 < len(titles(page)) < every


def test_a_narrow_page_reads_in_place_of_the_list(page: GuidancePage, qtbot: QtBot) -> None:
    page.resize(620, 700)
    assert not child(page, QWidget, "panel").isVisible()
    table(page).setFocus()
    QTest.keyClick(table(page), Qt.Key.Key_Return)
    assert child(page, QWidget, "panel").isVisible()
    assert not table(page).isVisible()
    assert not line(page).isVisible()
    back = button(page, "back")
    qtbot.waitUntil(back.hasFocus)
    QTest.keyClick(back, Qt.Key.Key_Space)
    assert table(page).isVisible()
    assert table(page).hasFocus()


def test_a_recheck_is_typed_recorded_and_shown_beside_the_words(
    page: GuidancePage, lane: OnLane
) -> None:
    QTest.keyClicks(line(page), "police requests about victims")
    QTest.keyClick(button(page, "recheck"), Qt.Key.Key_Space)
    seen = child(page, kit.GrowingText, "seen")
    QTest.keyClick(button(page, "record"), Qt.Key.Key_Space)
    assert seen.hasFocus()
    assert _error(page, "seen_row")
    assert _error(page, "stands_row")
    QTest.keyClicks(seen, "The response on gov.uk, replaced by a final code")
    assert page.unsaved()
    assert not table(page).isEnabled()
    stands = child(page, kit.ChoiceGroup, "stands")
    assert isinstance(stands, kit.ChoiceGroup)
    QTest.keyClick(stands.button("changed"), Qt.Key.Key_Space)
    again_by = child(page, kit.DateField, "again_by")
    QTest.keyClicks(again_by, "soon")
    QTest.keyClick(button(page, "record"), Qt.Key.Key_Space)
    assert _error(page, "again_by_row")
    assert isinstance(again_by, kit.DateField)
    again_by.clear()
    QTest.keyClicks(again_by, "1 June 2031")
    QTest.keyClick(button(page, "record"), Qt.Key.Key_Space)
    lane.settle()
    assert not child(page, QWidget, "again").isVisible()
    assert not page.unsaved()
    assert table(page).isEnabled()
    assert "no longer as written. Seen: The response on gov.uk, replaced by a final" in told(page)
    assert "Recheck by 1 June 2031" in told(page)
    tag = child(page, kit.Tag, "entry_due")
    assert isinstance(tag, kit.Tag)
    assert tag.text() == "No longer as written"
    found = lane.do(lambda house: casework.rechecks(house.book))
    assert found["law_row vir-ew"].again_by == date(2031, 6, 1)


def test_a_recheck_that_is_written_stays_in_sight_in_a_window_made_narrow(
    page: GuidancePage,
) -> None:
    QTest.keyClick(button(page, "recheck"), Qt.Key.Key_Space)
    seen = child(page, kit.GrowingText, "seen")
    page.resize(620, 700)
    assert seen.isVisible()
    QTest.keyClicks(seen, "The response on gov.uk")
    QTest.keyClick(button(page, "leave"), Qt.Key.Key_Space)
    assert not child(page, QWidget, "again").isVisible()
    assert table(page).isEnabled()


def _error(page: GuidancePage, name: str) -> str:
    row = child(page, kit.FieldRow, name)
    assert isinstance(row, kit.FieldRow)
    return row.error()


def test_what_the_record_refuses_is_said_and_what_was_typed_stays(
    page: GuidancePage, lane: OnLane
) -> None:
    QTest.keyClick(button(page, "recheck"), Qt.Key.Key_Space)
    seen = child(page, kit.GrowingText, "seen")
    assert isinstance(seen, kit.GrowingText)
    seen.setPlainText("A page")
    stands = child(page, kit.ChoiceGroup, "stands")
    assert isinstance(stands, kit.ChoiceGroup)
    QTest.keyClick(stands.button("stands"), Qt.Key.Key_Space)
    again_by = child(page, kit.DateField, "again_by")
    assert isinstance(again_by, kit.DateField)
    again_by.set_value(date(2020, 1, 1))
    QTest.keyClick(button(page, "record"), Qt.Key.Key_Space)
    lane.settle()
    trouble = child(page, kit.NoticeBar, "trouble")
    assert "not after the day" in trouble.accessibleName()
    assert seen.toPlainText() == "A page"
    QTest.keyClick(button(page, "leave"), Qt.Key.Key_Space)
    assert not child(page, QWidget, "again").isVisible()
    assert lane.do(lambda house: casework.rechecks(house.book)) == {}


def test_a_source_and_a_guardian_have_nothing_to_recheck(
    page: GuidancePage, lane: OnLane, theme: Theme, answers: Answers, tmp_path: Path
) -> None:
    QTest.keyClicks(line(page), "eight caldicott principles")
    assert titles(page) == ["The Eight Caldicott Principles"]
    assert not button(page, "recheck").isVisible()
    lane.do(_become_guardian)
    other = opened(lane, theme, answers, tmp_path)
    assert not button(other, "recheck").isVisible()
    assert told(other)


def _become_guardian(house: Filled) -> None:
    person = schemas.Person(
        name="Priya Nair", position=None, roles=frozenset({Role.GUARDIAN}), reason="a test"
    )
    with writing(house.book) as writer:
        writer.append(schemas.PERSON, person, subject=house.book.person_id, kind="person.changed")


def test_what_is_chosen_goes_to_word(
    page: GuidancePage, lane: OnLane, answers: Answers, tmp_path: Path
) -> None:
    QTest.keyClicks(line(page), "coroner")
    QTest.keyClick(table(page), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    answers.paths = [tmp_path / "two.docx"]
    button(page, "print_chosen").click()
    lane.settle()
    assert (tmp_path / "two.docx").exists()
    printed = child(page, kit.NoticeBar, "printed")
    assert "two.docx" in printed.accessibleName()
    assert answers.asked[0][1].suffix == ".docx"
    answers.paths = [None]
    button(page, "print_all").click()
    lane.settle()
    assert len(answers.asked) == 2


def test_due_only_is_a_box_and_show_due_ticks_it(page: GuidancePage) -> None:
    QTest.keyClicks(line(page), "police")
    page.show_due()
    box = child(page, QCheckBox, "due")
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    assert line(page).text() == ""
    assert titles(page) == []
    box.click()
    assert len(titles(page)) > 250
