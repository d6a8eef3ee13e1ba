"""What a person does on the page of a decision: opens it, presses buttons, types, reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain.case import Case, Condition
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.domain.happenings import Happening
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.afterwards.afterwards import Afterwards
from caldicott_desktop.windows.decisions.blocks_view import BlocksView
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.record_page import RecordPage
from caldicott_desktop.windows.theme import Theme
from tests.domain import samples
from tests.windows.conftest import Answers
from tests.windows.decisions.given import Given
from tests.windows.lane import OnLane

WidgetT = TypeVar("WidgetT", bound=QWidget)
PanelT = TypeVar("PanelT", bound=QWidget)

DESTROYED = Condition(
    words="Police confirm the photograph is destroyed",
    owner="Priya Nair",
    due_on=date(2026, 11, 21),
)
TOLD = Condition(words="Tell his daughter", owner="On-call senior", due_on=date(2026, 12, 1))


def conditional() -> Case:
    """A decision to share in part, under two conditions."""
    return replace(samples.of_outcome(Outcome.SHARE_IN_PART), conditions=(DESTROYED, TOLD))


@dataclass(slots=True)
class Living:
    """The page of a decision, and hands on it."""

    lane: OnLane
    page: RecordPage
    stays: bool = True
    asked: tuple[str, ...] = ()

    def asks_to_leave(self, _page: QWidget, why: str) -> bool:
        self.asked = (*self.asked, why)
        return not self.stays

    def times_asked(self) -> int:
        """How often the person was asked whether to leave what is half written."""
        return len(self.asked)

    def record(self, case: Case | None = None) -> casework.DecisionId:
        """Record `case`, three days ago."""
        made = self.lane.do(lambda house: house.record(case or conditional()))
        return made.decision_id

    def opened(self, case: Case | None = None) -> casework.DecisionId:
        """Record `case`, go on three days, and open it."""
        decision_id = self.record(case)
        self.lane.filled.clock.now = samples.AT + timedelta(days=3)
        self.open(decision_id)
        return decision_id

    def open(self, decision_id: casework.DecisionId) -> None:
        self.page.open_decision(decision_id)
        self.lane.settle()

    def read(self, decision_id: casework.DecisionId) -> casework.DecisionPage:
        return self.lane.do(lambda house: casework.open_decision(house.book, decision_id))

    def happened(self, decision_id: casework.DecisionId) -> list[Happening]:
        return [each.happening for each in self.read(decision_id).happened]

    @property
    def part(self) -> Afterwards:
        found = self.page.findChild(Afterwards)
        assert found is not None
        return found

    def button(self, words: str) -> QPushButton:
        """The button that reads so."""
        shown = [each for each in self.part.findChildren(QPushButton) if each.isVisible()]
        [found] = [each for each in shown if each.text().replace("&", "") == words]
        return found

    def press(self, words: str) -> None:
        self.button(words).click()
        self.lane.settle()

    def panel(self, kind: type[PanelT]) -> PanelT:
        [found] = self.panels(kind)
        return found

    def panels(self, kind: type[PanelT]) -> list[PanelT]:
        """The forms of that kind that are open."""
        return [each for each in self.part.findChildren(kind) if each.isVisible()]

    def errors(self) -> list[str]:
        rows = self.part.findChildren(kit.FieldRow)
        return [row.error() for row in rows if row.isVisible() and row.error()]

    def timeline(self) -> str:
        [found] = [
            view
            for view in self.page.findChildren(BlocksView)
            if view.isVisible() and view.accessibleName() == "Timeline"
        ]
        return found.words()

    def focus(self) -> QWidget:
        found = self.page.focusWidget()
        assert found is not None
        return found

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.focus(), key, modifier or Qt.KeyboardModifier.NoModifier)
        self.lane.settle()

    def bar(self, name: str) -> str:
        found = self.page.findChild(kit.NoticeBar, name)
        assert found is not None
        return found.words()


def living_page(lane: OnLane, qtbot: QtBot, theme: Theme, answers: Answers) -> Living:
    """A page of decisions that stands in a window."""
    made: list[Living] = []
    copying = Copying(folder=lane.filled.book.folder, asks=answers.asks, programs=Given().programs)

    def asks(page: QWidget, why: str) -> bool:
        return made[0].asks_to_leave(page, why)

    page = RecordPage(
        lane.desk,
        lane.filled.book,
        theme,
        copying,
        asks_to_leave=asks,
    )
    made.append(Living(lane=lane, page=page))
    qtbot.addWidget(page)
    page.resize(1240, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.shown()
    return made[0]


def widget(inside: QWidget, kind: type[WidgetT], name: str) -> WidgetT:
    found = inside.findChild(kind, name)
    assert found is not None
    return found


def fill(panel: QWidget, **answers: str) -> None:
    """Type into lines and texts, and choose among answers, by the names of the widgets."""
    for name, words in answers.items():
        field = widget(panel, QWidget, name)
        match field:
            case kit.ChoiceGroup():
                field.button(words).click()
            case kit.PickList():
                field.set_value(words)
                field.changed.emit()
            case QLineEdit():
                field.setText(words)
                field.textEdited.emit(words)
            case QPlainTextEdit():
                field.setPlainText(words)
            case _:
                raise TypeError(f"{name} takes no words")
