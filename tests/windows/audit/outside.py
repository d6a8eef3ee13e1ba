"""The pages for somebody outside, in a shell of their own, and hands for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.case import Case
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.audit.asker_cards import AskerCard
from caldicott_desktop.windows.audit.rooms import AuditRooms
from caldicott_desktop.windows.decisions.blocks_view import BlocksView
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.shell import Occupant, Shell
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.window_state import WindowState
from tests.windows.filled import AT_ONCE, LONDON, Filled, at
from tests.windows.lane import OnLane


def decide(house: Filled, case: Case) -> casework.Recorded:
    """Record `case` as decided a few minutes ago."""
    return house.record(at(case, (house.clock.now - AT_ONCE).astimezone(LONDON)))


WidgetT = TypeVar("WidgetT", bound=QWidget)


@dataclass(kw_only=True)
class Outside:
    """A shell with the pages, where they led, and what was handed to other programs."""

    lane: OnLane
    shell: Shell
    papers: Path
    shown: list[Path]
    decisions: list[str] = field(default_factory=list)

    @staticmethod
    def furnished(lane: OnLane, theme: Theme, copying: Copying, shown: list[Path]) -> Outside:
        """The pages behind an open door."""
        shell = Shell(WindowState())
        lane.qtbot.addWidget(shell)
        shell.resize(1440, 900)
        shell.open_house(Occupant(organisation="Rosewood", person="Priya Nair", position=""))
        made = Outside(lane=lane, shell=shell, papers=copying.folder, shown=shown)
        rooms = AuditRooms(
            shell,
            lane.desk,
            lane.filled.book,
            theme,
            copying,
            decision=made.decisions.append,
            parent=shell,
        )
        for name, make in rooms.makers().items():
            shell.promise_page(name, make, under="audit")
        with lane.qtbot.waitExposed(shell):
            shell.show()
        shell.activateWindow()
        return made

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.shell.current_page()
        assert page is not None
        return page

    def open(self, name: str = "audit") -> None:
        """Bring a page to the front and wait until it is read."""
        self.shell.open_page(name)
        self.settle()

    def settle(self) -> None:
        """Wait until what was typed is followed, and nothing is still to come."""
        pauses = self.page.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self.lane.qtbot.waitUntil(lambda: not any(each.isActive() for each in pauses))
        self.lane.settle()
        QCoreApplication.processEvents()  # what was put on the page shows itself in its turn

    def named(self, of: type[WidgetT], name: str) -> WidgetT:
        found = self.page.findChild(of, name)
        assert found is not None, name
        return found

    def write(self, name: str, typed: str) -> None:
        """Type into a field in place of what stands there."""
        line = self.named(QLineEdit, name)
        assert line.isVisible()
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.settle()

    def press(self, name: str) -> None:
        button = self.named(QAbstractButton, name)
        assert button.isVisible()
        assert button.isEnabled()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.settle()

    def tick(self, group: str, value: str) -> None:
        """Press an answer of a group."""
        found = self.page.findChild(kit.TickGroup, group) or self.named(kit.ChoiceGroup, group)
        QTest.keyClick(found.button(value), Qt.Key.Key_Space)
        self.settle()

    def ask(self, title: str) -> None:
        """Choose who asks."""
        (card,) = [e for e in self.page.findChildren(AskerCard) if e.text() == title]
        QTest.keyClick(card, Qt.Key.Key_Space)
        self.settle()

    def fault(self, row: str) -> str:
        return self.named(kit.FieldRow, row).error()

    def bar(self, name: str) -> str:
        """What the first bar of that name says."""
        return next(
            (each.words() for each in self.page.findChildren(kit.NoticeBar, name) if each.words()),
            "",
        )

    def words(self) -> str:
        """All that the statement says."""
        views = self.page.findChildren(BlocksView)
        return "\n".join(each.words() for each in views if each.isVisible())

    def rows(self, name: str) -> list[list[str]]:
        table = self.named(QTableView, name)
        model = table.model()
        if not table.isVisible():
            return []
        columns = range(model.columnCount())
        return [
            [str(model.index(row, column).data()) for column in columns]
            for row in range(model.rowCount())
        ]

    def headings(self, name: str) -> list[str]:
        model = self.named(QTableView, name).model()
        across = Qt.Orientation.Horizontal
        return [str(model.headerData(n, across)) for n in range(model.columnCount())]
