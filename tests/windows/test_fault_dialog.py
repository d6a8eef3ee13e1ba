from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows import fault_dialog, window_state
from caldicott_desktop.windows.fault_dialog import FaultDialog
from caldicott_desktop.windows.theme import TEXT_SCALES, Theme

CANARY = "canary: Mrs Ellery, ward 6"


def broken(name: str) -> None:
    window_state._checked({name: 1 // 0})  # noqa: SLF001  # any frame of ours will do


def report_of_a_fault() -> str:
    try:
        broken(CANARY)
    except ZeroDivisionError as error:
        wrapped = ValueError(f"could not read {CANARY}")
        wrapped.__traceback__ = error.__traceback__
        return fault_dialog.report(type(wrapped), wrapped.__traceback__)
    raise AssertionError


def test_a_report_says_where_and_holds_nothing_that_was_typed() -> None:
    report = report_of_a_fault()
    assert "builtins.ValueError" in report
    assert "tests/windows/test_fault_dialog.py" in report
    assert "in broken" in report
    assert "Ellery" not in report
    assert "canary" not in report


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = FaultDialog(report_of_a_fault())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._form.copy.click()  # noqa: SLF001  # what a person presses
    assert QGuiApplication.clipboard().text() == report_of_a_fault()
    with qtbot.waitSignal(dialog.accepted):
        dialog._form.dismiss.click()  # noqa: SLF001


def test_it_is_never_larger_than_the_screen(qtbot: QtBot, theme: Theme) -> None:
    theme.set_scale(TEXT_SCALES[-1])
    dialog = FaultDialog(report_of_a_fault())
    qtbot.addWidget(dialog)
    dialog.show()
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
