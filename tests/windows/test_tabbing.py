"""Tab follows what people see, also where a page was put together piece by piece."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows import kit


def named(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    return line


def stops_of(page: QWidget, first: QWidget) -> list[str]:
    """The names of what Tab comes to in `page`, from `first` on."""
    found, here = [first.objectName()], first.nextInFocusChain()
    while here is not None and here is not first:
        if page.isAncestorOf(here) and here.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(here.objectName())
        here = here.nextInFocusChain()
    return found


def test_parts_added_later_and_out_of_order_are_come_to_where_they_stand(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    body = QVBoxLayout(window)
    page, go_on = QWidget(), QPushButton("Go on")
    go_on.setObjectName("go_on")
    body.addWidget(go_on)
    body.insertWidget(0, page)
    inside = QVBoxLayout(page)
    first, last, hidden = named("first"), named("last"), named("hidden")
    inside.addWidget(first)
    inside.addWidget(last)
    hidden.hide()
    inside.insertWidget(1, hidden)
    grid = QGridLayout()
    for row, column in ((1, 1), (0, 1), (1, 0), (0, 0)):
        grid.addWidget(named(f"{row}{column}"), row, column)
    inside.insertLayout(1, grid)
    kit.tab_in_reading_order(page, go_on)
    assert stops_of(window, first) == [
        *("first", "00", "01", "10", "11"),
        *("hidden", "last", "go_on"),
    ]
