from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import NamedPerson
from caldicott_desktop.windows.kit import FieldRow, GrowingText, field_row
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.questions.fields import Field, Line, Number, Text
from caldicott_desktop.windows.questions.identifier_notes import IdentifierNotes
from tests.windows.lane import OnLane


class Page(QWidget):
    """Four fields: reasons, who asks, a number, and a line of a note."""

    def __init__(self, lane: OnLane) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        self.reasons, self.name, self.count, self.note = (
            GrowingText(),
            QLineEdit(),
            QLineEdit(),
            QLineEdit(),
        )
        self.rows: dict[QWidget, FieldRow] = {}
        for widget in (self.reasons, self.name, self.count, self.note):
            self.rows[widget] = field_row("A question", widget, "Some help.")
            body.addWidget(self.rows[widget])
        self.fields: list[Field] = [
            Text("/conclusion/reasons", self.reasons),
            Line("/request/name", self.name),
            Number("/subject/people_count", self.count),
            Line("/subject/capacity_note", self.note),
        ]
        self.key = NameKey(lane.desk, lane.filled.book, self)
        self.notes = IdentifierNotes(self.key, lambda: self.fields, self)
        for field in self.fields:
            field.changed.connect(self.notes.settle)

    def said(self, widget: QWidget) -> str:
        return self.rows[widget].note()


@pytest.fixture
def page(lane: OnLane, qtbot: QtBot) -> Page:
    made = Page(lane)
    qtbot.addWidget(made)
    made.show()
    lane.settle()
    return made


def test_a_number_is_pointed_out_when_the_typing_has_settled(qtbot: QtBot, page: Page) -> None:
    QTest.keyClicks(page.reasons, "She is 943 476 5919")
    assert page.said(page.reasons) == ""
    qtbot.waitUntil(lambda: page.said(page.reasons).startswith("This looks like an NHS number."))
    assert page.rows[page.reasons].error() == ""
    assert "NHS number" in page.reasons.accessibleDescription()
    page.reasons.setPlainText("She is R-0417")
    qtbot.waitUntil(lambda: page.said(page.reasons) == "")
    assert page.reasons.accessibleDescription() == "Some help."


def test_who_asks_may_be_named_and_reached(page: Page) -> None:
    page.name.setText("DC Roe, 0116 496 0123")
    page.count.setText("9434765919")
    page.note.setText("ring 0116 496 0123")
    page.notes.look()
    assert page.said(page.name) == page.said(page.count) == ""
    assert "telephone number" in page.said(page.note)


def test_a_name_is_pointed_out_as_soon_as_the_name_key_has_it(
    lane: OnLane, qtbot: QtBot, page: Page
) -> None:
    page.reasons.setPlainText("Ellery objects")
    page.notes.look()
    assert page.said(page.reasons) == ""
    person = NamedPerson(reference="R-0417", name="Margaret Ellery")
    lane.do(lambda house: casework.keep_name(house.book, person))
    qtbot.waitUntil(lambda: "a name from the name key" in page.said(page.reasons))


def test_a_text_is_looked_at_once(qtbot: QtBot, page: Page) -> None:
    del qtbot
    asked: list[str] = []
    find = page.key.find

    def counted(text: str) -> object:
        asked.append(text)
        return find(text)

    page.key.find = counted  # type: ignore[assignment]  # the same, counted
    page.reasons.setPlainText("one")
    page.notes.look()
    page.notes.look()
    page.note.setText("two")
    page.notes.look()
    assert asked == ["one", "two"]
