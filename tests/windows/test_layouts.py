from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken, isValid

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.kit.flow import FlowLayout
from caldicott_desktop.windows.layouts import items_of


def test_an_item_of_a_layout_is_forgotten_once_the_next_is_asked_for(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    body, inner = QVBoxLayout(whole), QHBoxLayout()
    first, second = QLabel("First"), QLabel("Second")
    body.addWidget(first)
    body.addLayout(inner)
    body.addWidget(second)
    kept: list[QLayoutItem] = []
    for item in items_of(body):
        assert not [each for each in kept if isValid(each) and not isinstance(each, QLayout)]
        kept.append(item)
    assert [isValid(each) for each in kept] == [False, True, False]  # a layout tells of its end
    assert [item.widget() for item in items_of(body)] == [first, None, second]
    assert [item.layout() for item in items_of(body)] == [None, inner, None]


def test_a_layout_that_keeps_its_items_itself_keeps_them(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    body = FlowLayout(whole)
    for words in ("First", "Second"):
        body.addWidget(QLabel(words))
    kept = list(items_of(body))
    assert len(kept) == body.count() == 2
    assert all(isValid(each) for each in kept)


def items_known() -> int:
    return sum(isinstance(each, QWidgetItem) for each in Shiboken.getAllValidWrappers())


def test_nothing_is_known_of_a_row_that_was_gone_through_and_deleted(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    body = QVBoxLayout(page)
    before = items_known()
    for _ in range(20):
        row = QWidget()
        grid = QGridLayout(row)
        grid.addWidget(QPushButton("Change"), 0, 0)
        grid.addWidget(kit.FlowRow(None, QPushButton("Suspend")), 1, 0)
        body.addWidget(row)
        kit.tab_in_reading_order(page)
        assert any(item.widget() is row for item in items_of(body))  # goes no further than it
        row.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert body.count() == 0
    assert items_known() - before == 0
