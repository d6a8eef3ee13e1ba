from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

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
