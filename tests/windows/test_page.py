"""What a page asks of the system, and what becomes of the answer when the page is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows.page import Asks

CHOSEN = Path("chosen")


class Slow:
    """A dialog of the system that is answered a while after the rest of the program went on."""

    def __init__(self) -> None:
        self.over: list[QWidget] = []

    def __call__(self, parent: QWidget, _title: str, _start: Path) -> Path:
        self.over.append(parent)
        waiting = QEventLoop()
        QTimer.singleShot(20, waiting.quit)
        waiting.exec()
        return CHOSEN


@pytest.mark.parametrize("kind", ["folder", "target", "file"])
@pytest.mark.parametrize("stays", [True, False])
def test_a_file_chosen_for_a_page_that_is_gone_is_no_answer(
    qtbot: QtBot, kind: str, *, stays: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = QWidget()
    QVBoxLayout(window).addWidget(page)
    slow = Slow()
    ask = getattr(Asks(folder=slow, target=slow, file=slow), kind)
    if not stays:
        QTimer.singleShot(0, page.deleteLater)
    assert ask(page, "Save", Path()) == (CHOSEN if stays else None)
    assert slow.over == [window]
