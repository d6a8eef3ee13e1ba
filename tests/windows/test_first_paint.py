from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot
from typing_extensions import override

from caldicott_desktop.windows.first_paint import once_painted


class Words(QLabel):
    """Notes in `happened` that it was painted."""

    def __init__(self, happened: list[str]) -> None:
        super().__init__("Unlock")
        self.happened = happened

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.happened.append("words painted")


def test_it_is_told_once_and_after_everything_in_the_window_was_painted(qtbot: QtBot) -> None:
    happened: list[str] = []
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(Words(happened))
    once_painted(window, lambda: happened.append("told"))
    qtbot.wait(10)
    assert happened == []
    window.show()
    qtbot.waitUntil(lambda: "told" in happened)
    assert happened == ["words painted", "told"]
    window.repaint()
    qtbot.wait(10)
    assert happened.count("told") == 1
