"""Heads on the screen: written down, noted as handed over, and compared when they come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.settings.heads_section import HeadsSection
from caldicott_desktop.windows.theme import Theme
from tests.casework.world import done
from tests.windows.conftest import Answers
from tests.windows.lane import OnLane
from tests.windows.settings.given import become_auditor, named, opened, write


@pytest.fixture
def page(
    lane: OnLane, qtbot: QtBot, theme: Theme, answers: Answers, tmp_path: Path
) -> HeadsSection:
    del theme
    lane.do(lambda house: house.record_many(2))
    return proof(lane, qtbot, answers, tmp_path)


def proof(lane: OnLane, qtbot: QtBot, answers: Answers, tmp_path: Path) -> HeadsSection:
    def section(desk: Desk, book: Casebook) -> HeadsSection:
        return HeadsSection(desk, book, answers.asks, tmp_path)

    made = opened(lane, qtbot, section)
    assert isinstance(made, HeadsSection)
    return made


def said(page: QWidget, name: str) -> str:
    (found,) = page.findChildren(QLabel, name)
    return found.text()


def press(page: HeadsSection, name: str) -> None:
    QTest.keyClick(named(page, name), Qt.Key.Key_Space)


def told(page: HeadsSection) -> str:
    (bar,) = page.findChildren(kit.NoticeBar, "found")
    return bar.words()


def written(page: HeadsSection, lane: OnLane, answers: Answers, target: Path) -> None:
    answers.paths = [target]
    press(page, "write")
    lane.settle()


def test_a_statement_is_written_and_who_keeps_it_is_recorded(
    page: HeadsSection, lane: OnLane, answers: Answers, tmp_path: Path
) -> None:
    assert "Nobody outside" in said(page, "last")
    assert not named(page, "lodge_card").isVisible()
    write(page, "holder", "Helen Marsh, IG lead")
    written(page, lane, answers, tmp_path / "ours.docx")
    assert answers.asked[0][1].name == "Head statement 2026-11-20.docx"
    assert said(page, "written").endswith("and beside it as ours.txt.")
    assert (tmp_path / "ours.txt").is_file()
    (on,) = page.findChildren(kit.DateField, "on")
    assert on.text() == "Fri 20 Nov 2026"
    assert named(page, "lodge").hasFocus()
    press(page, "lodge")
    lane.settle()
    assert said(page, "written") == "Recorded."
    expected = "Last kept by Helen Marsh, IG lead since 20 November 2026, noted by Priya Nair"
    assert said(page, "last") == expected
    assert not named(page, "lodge_card").isVisible()
    assert lane.do(lambda house: casework.last_lodged(house.book)) is not None


def test_the_text_is_copied_for_an_email(
    page: HeadsSection, lane: OnLane, answers: Answers, tmp_path: Path
) -> None:
    assert not named(page, "copy_text").isVisible()
    written(page, lane, answers, tmp_path / "ours.docx")
    press(page, "copy_text")
    assert QGuiApplication.clipboard().text() == (tmp_path / "ours.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("holder", "on", "row", "words"),
    [
        ("", "today", "holder_row", "who keeps it"),
        ("Helen", "", "on_row", "Give the day"),
        ("Helen", "21 Nov 2026", "on_row", "not come yet"),
        ("Helen", "soon", "on_row", "day"),
    ],
)
def test_what_is_missing_is_said_beside_the_field(  # noqa: PLR0913, PLR0917 - what is typed
    page: HeadsSection,
    lane: OnLane,
    answers: Answers,
    tmp_path: Path,
    holder: str,
    on: str,
    row: str,
    words: str,
) -> None:
    written(page, lane, answers, tmp_path / "ours.docx")
    write(page, "holder", holder)
    write(page, "on", on)
    press(page, "lodge")
    lane.settle()
    (found,) = page.findChildren(kit.FieldRow, row)
    assert words in found.error()
    assert found.field.hasFocus()
    assert lane.do(lambda house: casework.last_lodged(house.book)) is None


def test_files_that_are_there_are_replaced_only_when_that_is_said(
    page: HeadsSection, lane: OnLane, answers: Answers, tmp_path: Path
) -> None:
    (tmp_path / "ours.txt").write_bytes(b"mine")
    written(page, lane, answers, tmp_path / "ours.docx")
    (replace,) = page.findChildren(kit.NoticeBar, "replace")
    assert "already is a file called ours.txt" in replace.words()
    assert (tmp_path / "ours.txt").read_bytes() == b"mine"
    replace.action.click()
    lane.settle()
    assert (tmp_path / "ours.txt").read_bytes().startswith(b"Head statement")


def test_one_that_comes_back_is_compared_as_a_file_and_as_words(
    page: HeadsSection, lane: OnLane, answers: Answers, tmp_path: Path
) -> None:
    written(page, lane, answers, tmp_path / "ours.docx")
    answers.paths = [tmp_path / "ours.docx"]
    press(page, "open_file")
    lane.settle()
    assert told(page).startswith("The log as this vault keeps it leads from that head")
    assert "“Check now” under Vault" in told(page)
    lane.do(lambda house: done(casework.verify_vault(house.book)))
    answers.paths = [tmp_path / "ours.docx"]
    press(page, "open_file")
    lane.settle()
    assert told(page).startswith("Everything up to entry")
    assert "inserted, changed or dropped" in told(page)
    assert "“Check now” under Vault" not in told(page)
    (pasted,) = page.findChildren(kit.GrowingText, "pasted")
    pasted.setPlainText((tmp_path / "ours.txt").read_text("utf-8").replace("root ", "root 0"))
    press(page, "check_pasted")
    lane.settle()
    (row,) = page.findChildren(kit.FieldRow, "pasted_row")
    assert "missing or too many" in row.error()
    assert pasted.toPlainText()


def test_what_is_no_statement_is_said(
    page: HeadsSection, lane: OnLane, answers: Answers, tmp_path: Path
) -> None:
    press(page, "check_pasted")
    (row,) = page.findChildren(kit.FieldRow, "pasted_row")
    assert row.error() == "Paste the words of a statement first."
    (tmp_path / "letter.txt").write_text("Dear Helen", "utf-8")
    answers.paths = [tmp_path / "letter.txt"]
    press(page, "open_file")
    lane.settle()
    assert "no head in this" in told(page)


def test_one_of_another_vault_does_not_fit_and_that_is_said_first(
    page: HeadsSection, lane: OnLane
) -> None:
    (pasted,) = page.findChildren(kit.GrowingText, "pasted")
    other = casework.Head(log=bytes(16), size=5, root=bytes(32)).printed()
    pasted.setPlainText(other)
    press(page, "check_pasted")
    lane.settle()
    assert told(page).startswith("It does not fit this vault.")
    assert "Check now" in told(page)


def test_an_auditor_writes_one_and_does_not_say_who_keeps_it(
    lane: OnLane, qtbot: QtBot, theme: Theme, answers: Answers, tmp_path: Path
) -> None:
    del theme
    lane.do(become_auditor)
    page = proof(lane, qtbot, answers, tmp_path)
    written(page, lane, answers, tmp_path / "ours.docx")
    assert (tmp_path / "ours.docx").is_file()
    assert not named(page, "lodge_card").isVisible()


def test_thinking_better_of_it_writes_nothing(
    page: HeadsSection, lane: OnLane, answers: Answers, tmp_path: Path
) -> None:
    answers.paths = [None, None]
    press(page, "write")
    press(page, "open_file")
    lane.settle()
    assert not list(tmp_path.glob("*.docx"))
    (line,) = page.findChildren(QLineEdit, "holder")
    assert line.text() == ""
