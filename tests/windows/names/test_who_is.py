from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import NamedPerson
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.names.who_is import AddNameDialog, WhoIs
from tests.windows.lane import OnLane

ELLERY = NamedPerson(reference="R-0417", name="Margaret Ellery", born_on=date(1931, 3, 14))


class Place(QWidget):
    """A field of a local reference, with its line below it."""

    def __init__(self, lane: OnLane) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        self.field = QLineEdit()
        self.key = NameKey(lane.desk, lane.filled.book, self)
        self.line = WhoIs(self.key, self.field)
        body.addWidget(self.field)
        body.addWidget(self.line)


@pytest.fixture
def place(lane: OnLane, qtbot: QtBot) -> Place:
    """The field, shown."""
    made = Place(lane)
    qtbot.addWidget(made)
    made.show()
    lane.settle()
    return made


def said(line: WhoIs) -> str:
    label = line.findChild(kit.SpokenLabel)
    assert label is not None
    return label.text() if line.isVisible() else ""


def test_a_reference_says_whom_it_means_when_the_typing_has_settled(
    lane: OnLane, qtbot: QtBot, place: Place
) -> None:
    lane.do(lambda house: casework.keep_name(house.book, ELLERY))
    field, line = place.field, place.line
    assert said(line) == ""
    QTest.keyClicks(field, "r-0417")
    qtbot.waitUntil(lambda: said(line) == "R-0417 is Margaret Ellery, born 14 March 1931.")
    field.clear()
    qtbot.waitUntil(lambda: said(line) == "")


def test_a_name_can_be_added_from_where_it_is_missed(qtbot: QtBot, place: Place) -> None:
    field, line = place.field, place.line
    QTest.keyClicks(field, "R-0420")
    qtbot.waitUntil(lambda: said(line) == "Nobody in the name key has R-0420.")
    add = line.findChild(kit.LinkButton)
    assert add is not None

    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    dialog = place.findChild(AddNameDialog)
    assert dialog is not None
    name, keep = dialog.findChild(QLineEdit, "name"), dialog.findChild(QPushButton, "keep")
    assert name is not None
    assert keep is not None
    QTest.keyClicks(name, "Ann Lee")
    QTest.keyClick(keep, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: said(line) == "R-0420 is Ann Lee.")
    assert [span.words for span in place.key.find("see Ann Lee")] == ["Ann Lee"]


def test_a_name_that_cannot_be_kept_leaves_the_dialog_open(
    lane: OnLane, qtbot: QtBot, place: Place
) -> None:
    lane.do(lambda house: casework.keep_name(house.book, ELLERY))
    dialog = AddNameDialog(place, place.key, "R-0417")
    qtbot.addWidget(dialog)
    dialog.show()
    keep, name = dialog.findChild(QPushButton, "keep"), dialog.findChild(QLineEdit, "name")
    row = dialog.findChild(kit.FieldRow, "reference_row")
    assert keep is not None
    assert name is not None
    assert row is not None
    name.setText("Ann Lee")
    keep.click()
    qtbot.waitUntil(lambda: "already means Margaret Ellery" in row.error())
    assert dialog.isVisible()
