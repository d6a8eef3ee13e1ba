from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from caldicott_desktop.casework import examiner
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.programs import system_programs
from caldicott_desktop.windows.examiner.day_list_page import DayListPage
from caldicott_desktop.windows.examiner.other_list_part import OtherListPart
from caldicott_desktop.windows.theme import Theme
from tests.windows.conftest import Answers
from tests.windows.examiner.rooms import OfficeOnLane
from tests.windows.examiner.test_examiner_page import find

LIST = (
    "Case ref\tDate of death\tMedical examiner\n"
    "ME-1\t14/11/2026\tDr S Rahman\n"
    "943 476 5919\t14/11/2026\t\n"
    "ME-2\t14-15 Nov 2026\t\n"
    "me-1\t14/11/2026\t\n"
)
Open = Callable[[], DayListPage]


@pytest.fixture
def open_page(
    at_office: OfficeOnLane, qtbot: QtBot, theme: Theme, answers: Answers, tmp_path: Path
) -> Open:
    def opened() -> DayListPage:
        copying = Copying(folder=tmp_path, asks=answers.asks, programs=system_programs())
        page = DayListPage(at_office.desk, at_office.office.book, theme, copying)
        qtbot.addWidget(page)
        page.resize(1244, 820)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.begin()
        return page

    return opened


def copy(page: DayListPage, at_office: OfficeOnLane, text: str = LIST) -> None:
    QGuiApplication.clipboard().setText(text)
    page.paste()
    at_office.settle()


def shown(page: DayListPage) -> list[tuple[str, str, str]]:
    model = find(page, QTableView, "preview").model()
    return [
        (
            str(model.index(row, 0).data()),
            str(model.index(row, 1).data()),
            str(model.index(row, 2).data()),
        )
        for row in range(model.rowCount())
    ]


def pick(page: DayListPage, name: str) -> kit.PickList:
    rows = page.findChildren(kit.FieldRow)
    field = next(row.field for row in rows if row.property("label") == name)
    assert isinstance(field, kit.PickList)
    return field


def choose(field: kit.PickList, words: str) -> None:
    place = field.findText(words)
    assert place >= 0
    field.setCurrentIndex(place)
    field.changed.emit()


def confirm(page: DayListPage, at_office: OfficeOnLane) -> None:
    QTest.keyClick(find(page, QPushButton, "confirm"), Qt.Key.Key_Space)
    at_office.settle()


def test_a_pasted_list_shows_what_happens_to_each_row_before_anything_is_listed(
    at_office: OfficeOnLane, open_page: Open
) -> None:
    at_office.do(lambda office: office.save("ME-2"))
    page = open_page()
    copy(page, at_office, f"{LIST}ME-6\t31/11/2026\t\n")
    assert shown(page) == [
        ("3", "Not read", "–"),
        ("6", "Not read", "ME-6"),
        ("2, 5", "To be listed", "ME-1"),
        ("4", "On the log", "ME-2"),
    ]
    model = find(page, QTableView, "preview").model()
    assert "names a person" in str(model.index(0, 6).data())
    QAbstractItemModelTester(model)
    summary = find(page, kit.SpokenLabel, "summary").text()
    assert summary == "1 to be listed · 1 on the log already · 2 not read"
    assert not find(page, QPushButton, "list_cases").isEnabled()


def test_columns_are_confirmed_once_and_the_list_is_then_two_keys(
    at_office: OfficeOnLane, open_page: Open, qtbot: QtBot
) -> None:
    page = open_page()
    copy(page, at_office)
    assert find(page, QPushButton, "confirm").hasFocus()
    confirm(page, at_office)
    button = find(page, QPushButton, "list_cases")
    assert button.hasFocus()
    assert button.text() == "List 2 cases"
    with qtbot.waitSignal(page.listed) as listed:
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert listed.args is not None
    assert (listed.args[0].added, listed.args[0].here) == (2, 0)
    at_office.settle()
    assert shown(page) == []
    copy(page, at_office, LIST.replace("ME-1", "ME-9"))
    assert not find(page, kit.Card, "columns_card").isVisible()
    assert button.text() == "List 1 case"
    assert button.hasFocus()
    rows = at_office.do(lambda office: examiner.case_page(office.book).rows)
    assert sorted(row.reference for row in rows) == ["ME-1", "ME-2"]


def test_a_column_that_is_chosen_twice_or_left_out_is_said_beside_its_field(
    at_office: OfficeOnLane, open_page: Open
) -> None:
    page = open_page()
    copy(page, at_office)
    reference, died = pick(page, "Case reference"), pick(page, "Date of death, or a range")
    choose(died, reference.currentText())
    confirm(page, at_office)
    assert died.hasFocus()
    choose(died, "B · Date of death")
    choose(reference, "Not in this list")
    at_office.settle()
    assert shown(page) == []
    confirm(page, at_office)
    assert reference.hasFocus()
    choose(reference, "A · Case ref")
    confirm(page, at_office)
    assert find(page, QPushButton, "list_cases").isEnabled()


def test_columns_that_were_confirmed_can_be_changed(
    at_office: OfficeOnLane, open_page: Open
) -> None:
    page = open_page()
    copy(page, at_office)
    confirm(page, at_office)
    QTest.keyClick(find(page, kit.LinkButton, "change"), Qt.Key.Key_Space)
    choose(pick(page, "Examiner"), "Not in this list")
    at_office.settle()
    assert not find(page, QPushButton, "list_cases").isEnabled()
    confirm(page, at_office)
    assert find(page, QPushButton, "list_cases").isEnabled()
    model = find(page, QTableView, "preview").model()
    assert [model.index(row, 5).data() for row in range(model.rowCount())] == ["–"] * 3


def test_a_file_that_is_no_list_gets_a_plain_answer(
    at_office: OfficeOnLane, open_page: Open, answers: Answers, tmp_path: Path
) -> None:
    page = open_page()
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    answers.paths.append(path)
    QTest.keyClick(find(page, QPushButton, "open"), Qt.Key.Key_Space)
    at_office.settle()
    assert find(page.findChildren(OtherListPart)[0], kit.NoticeBar, "trouble").isVisible()
    assert shown(page) == []
    path = tmp_path / "day.csv"
    path.write_text(LIST.replace("\t", ","), encoding="utf-8")
    answers.paths += [None, path]
    for _ in range(2):
        QTest.keyClick(find(page, QPushButton, "open"), Qt.Key.Key_Space)
        at_office.settle()
    assert len(shown(page)) == 3
    assert find(page, kit.SpokenLabel, "name").text() == "day.csv · 4 rows"


def test_reading_a_long_file_can_be_stopped(
    at_office: OfficeOnLane, open_page: Open, answers: Answers, tmp_path: Path
) -> None:
    page = open_page()
    path = tmp_path / "long.csv"
    path.write_text("Case ref\n" + "ME-1\n" * 4000, encoding="utf-8")
    answers.paths.append(path)
    QTest.keyClick(find(page, QPushButton, "open"), Qt.Key.Key_Space)
    stop = find(page, QPushButton, "stop")
    assert stop.isVisible()
    QTest.keyClick(stop, Qt.Key.Key_Space)
    at_office.settle()
    assert not stop.isVisible()
    assert shown(page) == []


def test_escape_goes_back_to_the_log(
    at_office: OfficeOnLane, open_page: Open, qtbot: QtBot
) -> None:
    page = open_page()
    at_office.settle()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(find(page, kit.ActionButton, "paste"), Qt.Key.Key_Escape)


def test_a_long_list_is_looked_through_while_other_questions_are_answered(
    open_page: Open, at_office: OfficeOnLane
) -> None:
    page = open_page()
    summary = find(page, kit.SpokenLabel, "summary")
    answered: list[str] = []
    (part,) = page.findChildren(OtherListPart)
    part.found.connect(
        lambda: at_office.desk.ask(
            lambda: None,
            owner=page,
            then=lambda _none: answered.append(summary.text()),
            failed=lambda error: answered.append(error.message),
        )
    )
    copy(page, at_office, "Case ref\n" + "\n".join(f"DL-{n:03}" for n in range(500)))
    assert answered[-1] == "Looking through the list"
    assert summary.text() != answered[-1]
    assert len(shown(page)) == 500
    copy(page, at_office)
    assert len(shown(page)) == 3
