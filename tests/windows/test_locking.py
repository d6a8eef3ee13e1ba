"""A vault locks when somebody says so and when nobody is there; what is under way then."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.today.today_page import TodayPage
from caldicott_desktop.windows.unlock_page import UnlockPage
from tests.windows.conftest import Answers, Start
from tests.windows.test_app import at_door, create, unlock


def test_locking_stays_where_the_last_words_cannot_be_saved(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    create(program, qtbot)
    assert program.book is not None
    program.shell.open_page("new_decision")
    page = program.shell.page("new_decision")
    assert isinstance(page, NewDecisionPage)
    page.kinds.chosen.emit("general", None)
    qtbot.waitUntil(lambda: page.walkthrough is not None)
    qtbot.waitUntil(program.desk.is_idle)
    walk = page.walkthrough
    assert walk is not None
    told: list[str] = []
    monkeypatch.setattr(program.shell, "_asks_to_leave", lambda _parent, why: told.append(why))
    field = walk.target("/request/name")
    assert field is not None
    QTest.keyClicks(field, "DC Roe")
    # The vault goes away under the window, as when a disk is pulled out.
    program.desk.ask(
        program.book.close, owner=program, then=lambda _done: None, failed=lambda _error: None
    )
    program.lock()
    assert len(told) == 1
    assert walk.case.request.name == "DC Roe"
    assert program.shell.current_page() is page
    walk.keeping.stop()


def test_a_vault_that_nobody_uses_is_locked_and_what_was_typed_is_kept(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    create(program, qtbot)
    program._inactivity.warned.emit()  # noqa: SLF001  # time itself: tests/windows/test_inactivity
    assert "locks in 30 seconds" in program.shell.absence.words()
    program._inactivity.returned.emit()  # noqa: SLF001
    assert program.shell.absence.words() == ""
    program.shell.open_page("names")
    page = program.shell.page("names")
    kept: list[str] = []
    program.shell.saving_due.connect(lambda: kept.append(page.title))
    with qtbot.waitSignal(program.left):
        program._inactivity.passed.emit()  # noqa: SLF001
    assert kept == ["Names"]
    assert program.book is None
    assert isinstance(at_door(program), UnlockPage)
    program._inactivity.warned.emit()  # noqa: SLF001
    assert program.shell.absence.words() == ""


def test_a_vault_that_nobody_uses_is_locked_even_where_that_loses_what_is_half_written(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    create(program, qtbot)
    program.shell.open_page("names")
    page = program.shell.page("names")
    reference = page.findChild(QLineEdit, "reference")
    assert reference is not None
    QTest.keyClicks(reference, "R-0417")
    program._inactivity.warned.emit()  # noqa: SLF001  # time itself: tests/windows/test_inactivity
    assert "This would be lost: On Names, an entry is written" in program.shell.absence.words()
    with qtbot.waitSignal(program.left):
        program._inactivity.passed.emit()  # noqa: SLF001
    assert program.book is None
    door = at_door(program)
    lost = door.findChild(kit.NoticeBar, "lost")
    assert lost is not None
    assert "locked because nobody was there" in lost.words()
    assert "On Names, an entry is written and not kept yet." in lost.words()
    assert "R-0417" not in lost.words()
    qtbot.waitUntil(program.desk.is_idle)
    unlock(program, qtbot)
    program.lock()
    again = at_door(program).findChild(kit.NoticeBar, "lost")
    assert again is not None
    assert again.words() == ""


def test_a_vault_is_locked_with_a_dialog_open_over_it(start: Start, qtbot: QtBot) -> None:
    program = start()
    create(program, qtbot)
    program.shell.open_page("names")
    reference = program.shell.page("names").findChild(QLineEdit, "reference")
    assert reference is not None
    QTest.keyClicks(reference, "R-0417")
    QTimer.singleShot(0, program._inactivity.passed.emit)  # noqa: SLF001
    with qtbot.waitSignal(program.left):
        program.lock()  # asks whether to leave what is written, and nobody answers
    assert program.book is None
    assert isinstance(at_door(program), UnlockPage)
    qtbot.waitUntil(program.desk.is_idle)
    unlock(program, qtbot)
    assert program.book is not None


def test_a_file_chosen_after_the_vault_was_locked_is_let_go_of(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = start()
    create(program, qtbot)
    program.shell.open_page("today")

    def locked_meanwhile(_parent: QWidget, _title: str, _start: Path) -> Path:
        program._inactivity.passed.emit()  # noqa: SLF001
        waiting = QEventLoop()
        QTimer.singleShot(20, waiting.quit)
        waiting.exec()
        return tmp_path / "late.caldicott-backup"

    monkeypatch.setattr(Answers, "__call__", lambda _self, *asked: locked_meanwhile(*asked))
    today = program.shell.page("today")
    assert isinstance(today, TodayPage)
    with qtbot.captureExceptions() as faults:
        today.action_asked.emit("vault")
        qtbot.waitUntil(program.desk.is_idle)
    assert faults == []
    assert program.book is None
    assert not (tmp_path / "late.caldicott-backup").exists()


def test_a_backup_that_nobody_watches_ends_before_the_vault_is_locked(
    start: Start, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    program = start()
    create(program, qtbot)
    at_s = [0.0]
    nobody = program._inactivity  # noqa: SLF001
    nobody._clocks = (lambda: at_s[0],) * 2  # noqa: SLF001  # they stand still until moved
    nobody.begin()
    answers.paths = [tmp_path / "ours.caldicott-backup"]
    today = program.shell.page("today")
    assert isinstance(today, TodayPage)
    today.action_asked.emit("vault")
    at_s[0] += 60 * nobody.minutes - 1
    nobody.look()
    assert "or once this is done: Backing up." in program.shell.absence.words()
    at_s[0] += 20
    nobody.look()
    assert program.book is not None
    qtbot.waitUntil(program.desk.is_idle)
    assert (tmp_path / "ours.caldicott-backup").is_file()
    at_s[0] += 5
    nobody.look()
    assert program.book is None
