from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.theme import Theme


def test_a_search_is_cleared_by_its_cross_which_grows_with_the_text_and_leaves_the_words_room(
    theme: Theme, qtbot: QtBot
) -> None:
    line = kit.SearchLine()
    qtbot.addWidget(line)
    line.show()
    (cross,) = line.findChildren(QAbstractButton)
    assert cross.isHidden()
    line.setText("police")
    assert cross.isVisible()
    assert cross.accessibleName() == "Clear the search"
    assert line.textMargins().right() == cross.sizeHint().width() <= cross.width()
    small = cross.width()
    theme.set_scale(2.0)
    line.resize(line.sizeHint())
    assert cross.width() > 1.8 * small
    assert line.rect().contains(cross.geometry())
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert line.text() == ""
    assert cross.isHidden()
    assert line.textMargins().right() == 0
