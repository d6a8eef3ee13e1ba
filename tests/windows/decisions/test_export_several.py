from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.checking import check_word
from caldicott_desktop.domain.people import Role
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.decisions.export_several import ExportSeveral
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.kit import FieldRow, NoticeBar, SpokenLabel, TickGroup
from caldicott_desktop.windows.kit.answers import AnswerBox
from caldicott_desktop.windows.theme import Theme
from tests.domain import cards
from tests.windows.conftest import Answers
from tests.windows.decisions.given import Given
from tests.windows.filled import Filled, at, fictions
from tests.windows.lane import OnLane


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The page with the keyboard in its list, and what was handed to other programs."""

    page: DecisionsPage
    lane: OnLane
    given: Given

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert found is not None
        return found

    def press(self, name: str) -> None:
        assert self.button(name).isVisible()
        self.button(name).click()
        self.lane.settle()

    def words(self, name: str) -> str:
        found = self.page.findChild(QLabel, name)
        assert found is not None
        return found.text() if found.isVisible() else ""

    def field(self, name: str) -> QLineEdit:
        found = self.page.findChild(QLineEdit, name)
        assert found is not None
        return found

    def bar(self, name: str) -> NoticeBar:
        panel = self.page.findChild(ExportSeveral)
        assert panel is not None
        found = panel.findChild(NoticeBar, name)
        assert found is not None
        return found

    def choose(self, rows: int) -> None:
        """Select so many rows from the first, by keyboard."""
        table = self.page.findChild(QTableView, "table")
        assert table is not None
        table.setFocus()
        for _ in range(rows - 1):
            QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        self.lane.settle()


@pytest.fixture
def show(
    lane: OnLane, qtbot: QtBot, theme: Theme, tmp_path: Path, answers: Answers
) -> Callable[[], Screen]:
    def shown() -> Screen:
        given = Given()
        copying = Copying(folder=tmp_path, asks=answers.asks, programs=given.programs)
        page = DecisionsPage(lane.desk, theme).of(lane.filled.book, copying)
        qtbot.addWidget(page)
        page.resize(1240, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.shown()
        lane.settle()
        return Screen(page=page, lane=lane, given=given)

    return shown


Show = Callable[[], Screen]


def exported(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.glob("*.docx"))


def test_whoever_may_not_send_records_is_not_offered_to(lane: OnLane, show: Show) -> None:
    def become_auditor(house: Filled) -> None:
        house.record_many(3)
        me = house.book.person
        casework.add_person(
            house.book,
            name="Olu Ray",
            position="",
            roles=frozenset({Role.OWNER}),
            passphrase="two tin drums in a pond",
        )
        casework.change_person(
            house.book,
            me.id,
            name=me.name,
            position="",
            roles=frozenset({Role.AUDITOR}),
            reason="Took another post",
        )

    lane.do(become_auditor)
    screen = show()
    screen.choose(1)
    assert not screen.button("export_record").isVisible()
    screen.choose(3)
    assert not screen.button("export_chosen").isVisible()


def test_several_records_leave_in_each_format_that_is_ticked(
    lane: OnLane, show: Show, tmp_path: Path
) -> None:
    lane.do(lambda house: house.record_many(2))
    screen = show()
    screen.choose(2)
    screen.press("export_chosen")
    ticks = {each.text(): each for each in screen.page.findChildren(AnswerBox)}
    ticks["Word"].click()
    screen.press("export_now")
    assert list(tmp_path.glob("CG*")) == []
    ticks["PDF"].click()
    screen.press("export_now")
    assert [each.suffix for each in tmp_path.glob("CG*")] == [".pdf", ".pdf"]
    assert screen.words("saved").startswith("2 records saved in ")


def test_what_is_selected_is_exported_and_each_file_proves_itself(
    lane: OnLane, show: Show, tmp_path: Path
) -> None:
    lane.do(lambda house: house.record_many(4))
    screen = show()
    assert not screen.button("export_chosen").isVisible()
    screen.choose(3)
    assert screen.button("export_chosen").text() == "Export 3 records…"
    screen.press("export_chosen")
    assert screen.words("heading") == "Decisions"
    assert screen.field("recipient").hasFocus()
    screen.field("recipient").setText("Internal audit")
    screen.press("export_now")
    names = exported(tmp_path)
    assert len(names) == 3
    assert all(check_word((tmp_path / name).read_bytes()).status == 0 for name in names)
    saved = screen.page.findChild(SpokenLabel, "saved")
    assert saved is not None
    assert saved.text().startswith("3 records saved in ")
    assert screen.button("show_folder").hasFocus()
    screen.press("show_folder")
    assert screen.given.shown == [tmp_path / "CG-2026-0004 decision record.docx"]
    screen.press("close_panel")
    assert screen.words("signed").startswith("Signed by")


def test_files_that_are_there_are_replaced_only_when_that_is_said(
    lane: OnLane, show: Show, tmp_path: Path
) -> None:
    lane.do(lambda house: house.record_many(2))
    there = tmp_path / "CG-2026-0001 decision record.docx"
    there.write_bytes(b"mine")
    screen = show()
    screen.choose(2)
    screen.press("export_chosen")
    screen.press("export_now")
    assert "replace the files" in screen.bar("replace").words()
    assert exported(tmp_path) == [there.name]
    screen.bar("replace").action.click()
    lane.settle()
    assert check_word(there.read_bytes()).status == 0
    assert len(exported(tmp_path)) == 2


def test_what_could_identify_someone_is_said_before_anything_leaves(
    lane: OnLane, show: Show, tmp_path: Path
) -> None:
    def fill(house: Filled) -> None:
        house.record_many(1)
        case = at(next(fictions()), house.clock.now)
        told = replace(case.conclusion, reasons="Ring 07700 900123 first.")
        house.record(replace(case, conclusion=told))

    lane.do(fill)
    screen = show()
    screen.choose(2)
    screen.press("export_chosen")
    screen.press("export_now")
    assert "CG-2026-0002: “07700 900123”" in screen.bar("identified").words()
    assert "1 record would hold" in screen.bar("identified").words()
    assert exported(tmp_path) == []
    screen.bar("identified").action.click()
    lane.settle()
    assert len(exported(tmp_path)) == 2


def test_fields_are_left_out_of_all_of_them_by_one_choice(
    lane: OnLane, show: Show, tmp_path: Path
) -> None:
    lane.do(lambda house: house.record_many(3))
    screen = show()
    screen.choose(3)
    screen.press("export_chosen")
    some = screen.page.findChild(QCheckBox, "some")
    fields = screen.page.findChild(TickGroup, "fields")
    assert some is not None
    assert fields is not None
    some.click()
    lane.settle()
    reasons = fields.button("/conclusion/reasons")
    assert reasons.text() == "The decision: reasons (in 3 of 3)"
    reasons.click()
    screen.press("export_now")
    files = [tmp_path / name for name in exported(tmp_path)]
    assert len(files) == 3
    for each in files:
        report = check_word(each.read_bytes())
        assert report.status == 0
        assert "/conclusion/reasons" in report.withheld
    screen.press("close_panel")
    screen.press("export_chosen")
    assert not some.isChecked()
    assert fields.choices() == ()


def test_a_folder_that_cannot_be_used_is_said_beside_it(
    lane: OnLane, show: Show, tmp_path: Path, answers: Answers
) -> None:
    lane.do(lambda house: house.record_many(2))
    screen = show()
    screen.choose(2)
    screen.press("export_chosen")
    row = screen.page.findChild(FieldRow, "folder_row")
    assert row is not None
    for typed, fault in (
        ("", "Say which folder"),
        ("papers", "whole path"),
        (str(tmp_path / "no such folder"), "no such folder"),
    ):
        screen.field("folder").setText(typed)
        screen.press("export_now")
        assert fault in row.error()
        assert screen.field("folder").hasFocus()
    chosen = tmp_path / "audit"
    chosen.mkdir()
    answers.paths = [chosen]
    screen.press("choose")
    assert row.error() == ""
    screen.press("export_now")
    assert len(exported(chosen)) == 2


def test_stopping_leaves_whole_files_and_says_how_many(
    lane: OnLane, show: Show, tmp_path: Path
) -> None:
    lane.do(lambda house: house.record_many(6))
    screen = show()
    screen.choose(6)
    screen.press("export_chosen")
    screen.button("export_now").click()
    stop = screen.button("close_panel")
    assert stop.text() == "Stop"
    lane.qtbot.waitUntil(lambda: len(exported(tmp_path)) >= 1, timeout=60_000)
    stop.click()
    lane.settle()
    names = exported(tmp_path)
    assert 1 <= len(names) < 6
    assert all(check_word((tmp_path / name).read_bytes()).status == 0 for name in names)
    assert screen.words("saved").startswith("Stopped. ")
    assert stop.text() == "Close"


def test_a_card_not_yet_written_up_is_left_out_and_that_is_said(
    lane: OnLane, show: Show, tmp_path: Path
) -> None:
    def fill(house: Filled) -> None:
        house.record_many(2)
        house.clock.now = max(house.clock.now, cards.HAPPENED)
        casework.record_card(house.book, cards.live())

    lane.do(fill)
    screen = show()
    screen.choose(3)
    screen.press("export_chosen")
    assert screen.words("left_out") == "1 urgent card not yet written up, so left out."
    screen.press("export_now")
    assert len(exported(tmp_path)) == 2
