from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.programs import NoProgram, Programs
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.urgent_card.printed_cards_page import CardOutRow, PrintedCardsPage
from caldicott_desktop.windows.urgent_card.void_dialog import VoidDialog
from tests.windows.conftest import Answers
from tests.windows.lane import OnLane


class Opened(list[Path]):
    """Files that were to be opened."""

    def __call__(self, path: Path) -> None:
        if path.name == "unopened.docx":
            raise NoProgram("opens", path)
        self.append(path)


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def page(  # noqa: PLR0913, PLR0917 - a vault, a window, the system's dialogs and programs
    lane: OnLane, qtbot: QtBot, theme: Theme, answers: Answers, tmp_path: Path, opened: Opened
) -> Iterator[PrintedCardsPage]:
    del theme
    programs = Programs(open=opened, show=opened, print=opened)
    copying = Copying(folder=tmp_path, asks=answers.asks, programs=programs)
    made = PrintedCardsPage(lane.desk, lane.filled.book, copying)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.shown()
    lane.settle()
    yield made
    lane.settle()


def serials(page: PrintedCardsPage) -> list[str]:
    return [
        row.findChild(kit.LinkButton, "void_it").accessibleName().removeprefix("Void ")  # type: ignore[union-attr]  # each row has one
        for row in page.findChildren(CardOutRow)
        if row.isVisible()
    ]


def wanted(page: PrintedCardsPage, count: str) -> None:
    line = page.findChild(QLineEdit, "count")
    button = page.findChild(QPushButton, "print_them")
    assert line is not None
    assert button is not None
    line.setText(count)
    button.click()


def said(page: PrintedCardsPage, name: str) -> str:
    bar = page.findChild(kit.NoticeBar, name)
    assert bar is not None
    return bar.words()


def test_cards_are_printed_and_listed_until_they_are_voided(
    lane: OnLane, page: PrintedCardsPage, answers: Answers, tmp_path: Path, opened: Opened
) -> None:
    assert serials(page) == []
    target = tmp_path / "cards.docx"
    answers.paths = [target]
    wanted(page, "3")
    lane.settle()
    assert answers.asked[0][1].name == "Urgent cards CG.docx"
    assert "Cards CG-001 to CG-003 are in cards.docx" in said(page, "printed")
    assert target.is_file()
    assert serials(page) == ["CG-001", "CG-002", "CG-003"]
    bar = page.findChild(kit.NoticeBar, "printed")
    assert bar is not None
    bar.acted.emit()
    assert opened == [target]

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, VoidDialog)
        go, reason = dialog.findChild(QPushButton, "go_ahead"), dialog.findChild(QPlainTextEdit)
        assert go is not None
        assert reason is not None
        go.click()
        assert dialog.isVisible()  # without a reason it stays
        reason.setPlainText("Spoiled")
        go.click()

    QTimer.singleShot(0, answer)
    row = page.findChildren(CardOutRow)[1]
    row.void_asked.emit("CG-002")
    lane.settle()
    assert serials(page) == ["CG-001", "CG-003"]


@pytest.mark.parametrize("count", ["", "x", "0", "21", "1000", "-1", "2.5"])
def test_a_number_that_is_none_is_told_beside_its_field(
    lane: OnLane, page: PrintedCardsPage, answers: Answers, tmp_path: Path, count: str
) -> None:
    answers.paths = [tmp_path / "cards.docx"]
    wanted(page, count)
    lane.settle()
    row = page.findChild(kit.FieldRow, "count_row")
    assert row is not None
    assert "from 1 to 20" in row.error()
    assert lane.do(lambda house: casework.cards_out(house.book)) == ()


def test_choosing_no_file_prints_nothing(
    lane: OnLane, page: PrintedCardsPage, answers: Answers
) -> None:
    answers.paths = [None]
    wanted(page, "3")
    lane.settle()
    assert serials(page) == []


def test_what_goes_wrong_is_told(
    lane: OnLane, page: PrintedCardsPage, answers: Answers, tmp_path: Path
) -> None:
    answers.paths = [tmp_path / "no such folder" / "cards.docx", tmp_path / "unopened.docx"]
    wanted(page, "1")
    lane.settle()
    assert "could not be" in said(page, "trouble") or "not written" in said(page, "trouble")
    wanted(page, "1")
    lane.settle()
    bar = page.findChild(kit.NoticeBar, "printed")
    assert bar is not None
    bar.acted.emit()
    assert "No program on this computer opens" in said(page, "trouble")


def test_it_leads_back(page: PrintedCardsPage) -> None:
    asked = QSignalSpy(page.back_asked)
    back = page.findChild(QPushButton, "back")
    assert back is not None
    back.click()
    assert asked.count() == 1
