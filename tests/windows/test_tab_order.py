from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows import kit


def _choices(name: str) -> list[kit.Choice]:
    return [kit.Choice(value=f"{name}{n}", words=f"{name}{n}") for n in range(3)]


@pytest.mark.parametrize("times", [1, 2])
def test_answers_stand_in_the_place_of_their_group_however_often_they_are_given(
    qtbot: QtBot, times: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, one, some, after = QLineEdit(), kit.ChoiceGroup(), kit.TickGroup(), QLineEdit()
    body = QVBoxLayout(window)
    for widget in (before, one, some, after):
        body.addWidget(widget)
    QWidget.setTabOrder(before, one)
    QWidget.setTabOrder(one, some)
    QWidget.setTabOrder(some, after)
    for _ in range(times):
        one.set_choices(_choices("one"))
        some.set_choices(_choices("some"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    for expected in (one.button("one0"), *map(some.button, some.choices()), after, before):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected
