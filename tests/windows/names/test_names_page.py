from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import NamedPerson
from caldicott_desktop.windows.names.forget_dialog import ForgetDialog
from caldicott_desktop.windows.names.names_page import NamesPage
from caldicott_desktop.windows.theme import Theme
from tests.windows.lane import OnLane

ELLERY = NamedPerson(
    reference="R-0417",
    name="Margaret Ellery",
    born_on=date(1931, 3, 14),
    health_number="9434765919",
)
LIST = "Ref\tName\tDOB\nR-0417\tMargaret Ellery\t15/3/1931\nR-0500\tIris Birch\t2 May 31\nx\t\t\n"

Show = Callable[[], NamesPage]


@pytest.fixture
def show(lane: OnLane, qtbot: QtBot, theme: Theme) -> Show:
    def shown() -> NamesPage:
        page = NamesPage(lane.desk, lane.filled.book, theme)
        assert page.unsaved() == ""
        assert sum(1 for _step in page.rest()) > 1
        qtbot.addWidget(page)
        page.resize(1240, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.shown()
        lane.settle()
        return page

    return shown


def keep(lane: OnLane, *people: NamedPerson) -> None:
    for person in people:
        lane.do(lambda house, person=person: casework.keep_name(house.book, person))  # type: ignore[misc]


def known(lane: OnLane, reference: str) -> NamedPerson | None:
    return lane.do(lambda house: casework.who_is(house.book, reference))


def part(page: QWidget, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(page: QWidget, name: str) -> None:
    button = part(page, name)
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(page: QWidget, name: str, words: str) -> None:
    field = part(page, name)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, words)


def open_first(page: NamesPage) -> None:
    """Open the first person of the list, as Enter does."""
    table = part(page, "table")
    assert isinstance(table, QTableView)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)


def text(page: QWidget, name: str) -> str:
    found = part(page, name)
    words = found.property("text")
    assert isinstance(words, str)
    return words


def rows(page: NamesPage, name: str = "table") -> list[list[str]]:
    model = part(page, name).model()  # type: ignore[attr-defined]
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def answer(page: NamesPage, name: str) -> None:
    """Answer the question that is about to be asked, by keyboard."""

    def now() -> None:
        dialog = next(each for each in page.findChildren(ForgetDialog) if each.isVisible())
        QTest.keyClick(part(dialog, name), Qt.Key.Key_Space)

    QTimer.singleShot(0, now)


def test_an_empty_key_says_what_it_is_for(show: Show) -> None:
    page = show()
    assert text(page, "empty_heading") == "No names yet"
    assert "local references only" in text(page, "empty_words")
    assert not part(page, "forget_all").isVisible()
    assert not part(page, "panel").isVisible()


def test_a_name_is_added_with_the_keyboard(lane: OnLane, show: Show) -> None:
    page = show()
    press(page, "add_name")
    assert part(page, "reference").hasFocus()
    write(page, "reference", "R-0417")
    write(page, "name", "Margaret Ellery")
    write(page, "born_on", "14/3/1931")
    write(page, "health_number", "943 476 5919")
    assert page.unsaved()
    QTest.keyClick(part(page, "keep"), Qt.Key.Key_Space)
    lane.settle()
    assert known(lane, "R-0417") == ELLERY
    assert rows(page) == [["R-0417", "Margaret Ellery", "14 Mar 1931", "943 476 5919"]]
    assert not part(page, "panel").isVisible()
    assert not page.unsaved()


def test_what_cannot_be_kept_is_said_beside_its_field(lane: OnLane, show: Show) -> None:
    page = show()
    press(page, "add_name")
    write(page, "reference", "R-1")
    write(page, "born_on", "31/2/1931")
    press(page, "keep")
    assert "no 31 Feb" in part(page, "born_on_row").error()  # type: ignore[attr-defined]
    write(page, "born_on", "")
    write(page, "health_number", "943 476 5918")
    press(page, "keep")
    lane.settle()
    assert "Write the name" in part(page, "name_row").error()  # type: ignore[attr-defined]
    assert "ten digits" in part(page, "health_number_row").error()  # type: ignore[attr-defined]
    assert known(lane, "R-1") is None


def test_several_faults_are_listed_and_each_line_leads_to_its_field(
    lane: OnLane, show: Show
) -> None:
    page = show()
    press(page, "add_name")
    write(page, "reference", "R-1")
    write(page, "health_number", "943 476 5918")
    press(page, "keep")
    lane.settle()
    faults = part(page, "faults")
    assert faults.hasFocus()
    QTest.keyClick(faults, Qt.Key.Key_Tab)
    QTest.keyClick(faults.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert part(page, "health_number").hasFocus()
    write(page, "health_number", "")
    assert faults.isVisible()
    write(page, "name", "Margaret Ellery")
    assert faults.isHidden()


def test_a_person_is_found_opened_with_enter_and_changed(lane: OnLane, show: Show) -> None:
    keep(lane, ELLERY, NamedPerson(reference="R-0418", name="Seán O’Neill"))
    page = show()
    write(page, "search", "sean")
    lane.settle()
    assert [row[0] for row in rows(page)] == ["R-0418"]
    QTest.keyClick(part(page, "search"), Qt.Key.Key_Down)
    open_first(page)
    assert text(page, "panel_heading") == "Change R-0418"
    write(page, "name", "Sean Tate")
    QTest.keyClick(part(page, "search"), Qt.Key.Key_Escape)
    lane.settle()
    open_first(page)
    assert text(page, "panel_heading") == "Change R-0418"
    assert "Keep or cancel" in part(page, "trouble").words()  # type: ignore[attr-defined]
    press(page, "keep")
    lane.settle()
    assert known(lane, "R-0418") == NamedPerson(reference="R-0418", name="Sean Tate")
    write(page, "search", "nobody")
    lane.settle()
    assert text(page, "empty_heading") == "Nobody by “nobody”"


def test_forgetting_asks_first(lane: OnLane, show: Show) -> None:
    keep(lane, ELLERY, NamedPerson(reference="R-1", name="Ann Lee"))
    page = show()
    open_first(page)
    answer(page, "leave")
    press(page, "forget_one")
    lane.settle()
    assert known(lane, "R-0417") is not None
    answer(page, "go_ahead")
    press(page, "forget_one")
    lane.settle()
    assert known(lane, "R-0417") is None
    answer(page, "go_ahead")
    press(page, "forget_all")
    lane.settle()
    assert rows(page) == []
    assert text(page, "empty_heading") == "No names yet"


def test_the_question_says_what_remains(qtbot: QtBot, theme: Theme) -> None:
    del theme
    parent = QWidget()
    qtbot.addWidget(parent)
    for everyone, whom in ((True, "all names"), (False, "R-0417")):
        dialog = ForgetDialog(parent, whom, everyone=everyone)
        assert text(dialog, "heading") == f"Forget {whom}?"
        assert "backups made before today" in text(dialog, "remains")
        assert "no signature changes" in text(dialog, "words")


def test_a_pasted_list_is_read_shown_and_taken_in(lane: OnLane, show: Show) -> None:
    keep(lane, ELLERY)
    page = show()
    press(page, "paste_list")
    assert not part(page, "take_in").isEnabled()
    QApplication.clipboard().setText(LIST)
    QTest.keyClick(part(page, "list"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    lane.qtbot.waitUntil(lambda: bool(rows(page, "preview")))
    assert text(page, "summary") == "1 new · 1 would change · 1 not read"
    assert [row[:2] for row in rows(page, "preview")] == [
        ["4", "Not read"],
        ["2", "Would change"],
        ["3", "New"],
    ]
    assert rows(page, "preview")[0][-1] == "Write the name."
    assert rows(page, "preview")[1][-1] == "Now: born 14 Mar 1931"
    assert text(page, "take_in") == "Take in 1 name"
    assert text(page, "update") == "Also change 1 entry already here"
    QTest.keyClick(part(page, "update"), Qt.Key.Key_Space)
    assert text(page, "take_in") == "Take in 2 names"
    press(page, "take_in")
    lane.settle()
    assert [row[2] for row in rows(page)] == ["2 May 1931", "15 Mar 1931"]
    assert "1 name added, 1 changed." in part(page, "trouble").words()  # type: ignore[attr-defined]


def test_a_list_that_was_left_is_not_kept(lane: OnLane, show: Show) -> None:
    page = show()
    press(page, "paste_list")
    part(page, "list").setPlainText(LIST)  # type: ignore[attr-defined]
    lane.qtbot.waitUntil(lambda: bool(rows(page, "preview")))
    QTest.mouseClick(part(part(page, "paste_place"), "leave"), Qt.MouseButton.LeftButton)
    lane.settle()
    assert known(lane, "R-0500") is None
    press(page, "paste_list")
    assert rows(page, "preview") == []


def test_with_large_text_the_person_takes_the_place_of_the_list(
    lane: OnLane, show: Show, theme: Theme
) -> None:
    keep(lane, ELLERY)
    page = show()
    open_first(page)
    assert part(page, "list_side").isVisible()
    theme.set_scale(2.0)
    assert not part(page, "list_side").isVisible()
    assert part(page, "panel").isVisible()
