from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows import kit

PEOPLE = [kit.Choice(value=name, words=name) for name in ("Priya", "Meg", "Helen")]


def test_tab_and_shift_tab_come_to_the_answer_that_was_shown_and_not_to_its_neighbours(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, group, after = QLineEdit(), kit.ChoiceGroup(), QLineEdit()
    body = QVBoxLayout(window)
    for widget in (before, group, after):
        body.addWidget(widget)
    group.set_choices(PEOPLE)
    kit.tab_in_reading_order(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    group.set_value("Priya")
    after.setFocus()
    qtbot.waitUntil(after.hasFocus)
    QTest.keyClick(after, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert group.button("Priya").hasFocus()
    QTest.keyClick(group.button("Priya"), Qt.Key.Key_Tab)
    assert after.hasFocus()
    group.set_value("Meg")
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert group.button("Meg").hasFocus()
