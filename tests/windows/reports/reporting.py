"""The page of reports, and hands for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from caldicott_desktop.domain.reports.kinds import ReportKind
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.blocks_view import BlocksView
from caldicott_desktop.windows.reports.reports_page import ReportsPage
from tests.windows.lane import OnLane

WidgetT = TypeVar("WidgetT", bound=QWidget)


@dataclass(frozen=True, kw_only=True)
class Reporting:
    """The page as it is shown, where its files go, and what was handed to other programs."""

    lane: OnLane
    page: ReportsPage
    papers: Path
    opened: list[Path]

    def named(self, of: type[WidgetT], name: str) -> WidgetT:
        found = self.page.findChild(of, name)
        assert found is not None, name
        return found

    def settle(self) -> None:
        """Wait until what was typed is followed, and nothing is still to come."""
        pauses = self.page.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self.lane.qtbot.waitUntil(lambda: not any(each.isActive() for each in pauses))
        self.lane.settle()
        QCoreApplication.processEvents()

    def choose(self, kind: ReportKind) -> None:
        QTest.keyClick(self.named(kit.ChoiceGroup, "kind").button(kind.code), Qt.Key.Key_Space)
        self.settle()

    def pick(self, period: str) -> None:
        """Pick a period from the list, by the line that says it."""
        listed = self.named(kit.PickList, "period")
        listed.setFocus()
        QTest.keyClick(listed, Qt.Key.Key_Home)
        while listed.value() != period:
            before = listed.currentIndex()
            QTest.keyClick(listed, Qt.Key.Key_Down)
            assert listed.currentIndex() != before, period
        listed.activated.emit(listed.currentIndex())
        self.settle()

    def write(self, name: str, typed: str) -> None:
        line = self.named(QLineEdit, name)
        assert line.isVisible()
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, typed)
        self.settle()

    def tick(self, group: str, value: str) -> None:
        QTest.keyClick(self.named(kit.TickGroup, group).button(value), Qt.Key.Key_Space)
        self.settle()

    def press(self, name: str) -> None:
        button = self.named(QAbstractButton, name)
        assert button.isVisible()
        assert button.isEnabled()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.settle()

    def fault(self, row: str) -> str:
        return self.named(kit.FieldRow, row).error()

    def words(self) -> str:
        """All that the preview says."""
        views = self.page.findChildren(BlocksView)
        return "\n".join(each.words() for each in views if each.isVisible())

    def headings(self) -> list[str]:
        shown = self.named(QWidget, "blocks").findChildren(QLabel)
        return [each.text() for each in shown if each.isVisible()]

    def says(self, label: str) -> str:
        return self.named(QLabel, label).text()
