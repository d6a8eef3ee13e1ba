"""The list of tasks beside a walkthrough: groups of rows, each with its state in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop.windows.kit.boxes import ScrollPage
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.kit.whole_button import WholeButton
from caldicott_desktop.windows.kit.words import Tag, Tone, label
from caldicott_desktop.windows.wardrobe import restyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One row: `key` names it to the program, `number` is shown if it has one."""

    key: str
    title: str
    state: str
    tone: Tone = "plain"
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGroup:
    """Rows under one heading."""

    heading: str
    tasks: tuple[Task, ...]


_MOVING_KEYS = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter),
}


class TaskRow(WholeButton):
    """One task; a button to a screen reader, named by number, title and state."""

    def __init__(self, task: Task, parent: QWidget) -> None:
        """Show `task`."""
        super().__init__(parent)
        self.key = task.key
        self.setProperty("current", False)  # noqa: FBT003  # Qt's own signature
        self._number = label("", "tasknumber", self)
        self._number.setWordWrap(False)
        self._title = label("", "task", self)
        self._tag = Tag(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignVCenter)
        self.settle()
        self.show_task(task)

    def show_task(self, task: Task) -> None:
        """Show other words for the same key."""
        self._number.setText(task.number)
        set_shown(self._number, bool(task.number))
        self._number.ensurePolished()  # it is measured in its own letters
        self._number.setMinimumWidth(self._number.fontMetrics().horizontalAdvance("0") + 2)
        self._title.setText(task.title)
        self._tag.say(task.state, task.tone)
        named = (task.number, task.title, task.state)
        self.setAccessibleName(", ".join(part for part in named if part))

    def set_current(self, *, current: bool) -> None:
        """Mark as the page that is open."""
        self.setAccessibleDescription(self.tr("Open now") if current else "")
        if self.property("current") != current:
            self.setProperty("current", current)
            for part in (self, self._title, self._tag):
                restyle(part)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVING_KEYS:
            event.ignore()  # the list moves; a button by itself would walk out of it
        else:
            super().keyPressEvent(event)


class TaskList(QWidget):
    """Groups of tasks; Tab enters it once, the arrows, Home and End move inside, Enter opens.

    `opened` carries the key of the task that was chosen. The list marks nothing by itself: call
    `set_current` when the page is really there.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: dict[str, TaskRow] = {}
        self._headings: list[QLabel] = []
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self.setAccessibleName(self.tr("Tasks"))

    def set_groups(self, groups: Sequence[TaskGroup]) -> None:
        """Show `groups`; rows whose keys stay the same stay the same widgets."""
        tasks = [task for group in groups for task in group.tasks]
        headings = [group.heading for group in groups]
        if [task.key for task in tasks] != list(self._rows) or headings != [
            heading.text() for heading in self._headings
        ]:
            self._rebuild(groups)
        for task in tasks:
            self._rows[task.key].show_task(task)

    def set_current(self, key: str | None) -> None:
        """Mark one row as open, or none, and keep it in sight on the page around the list.

        Raises `KeyError` for a key that is not listed.
        """
        if key is not None and key not in self._rows:
            raise KeyError(key)
        stop = key if key is not None else next(iter(self._rows), None)
        for each, row in self._rows.items():
            row.set_current(current=each == key)
        if stop is not None:
            self._stop_at(self._rows[stop])
        above = self.parentWidget()
        while above is not None and not isinstance(above, ScrollPage):
            above = above.parentWidget()
        if isinstance(above, ScrollPage) and key is not None:
            above.keep_in_sight(self._rows[key])

    def _stop_at(self, stop: TaskRow) -> None:
        """Make `stop` the one row that Tab reaches."""
        for row in self._rows.values():
            row.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus
            )
        self.setFocusProxy(stop)

    def current(self) -> str | None:
        """The key of the row marked as open."""
        return next((k for k, row in self._rows.items() if row.property("current")), None)

    def row(self, key: str) -> QAbstractButton:
        """The row of `key`, as a button; raises `KeyError`."""
        return self._rows[key]

    def _rebuild(self, groups: Sequence[TaskGroup]) -> None:
        for old in (*self._rows.values(), *self._headings):
            old.hide()
            old.deleteLater()
        while self._body.takeAt(0) is not None:
            pass
        self._rows, self._headings = {}, []
        for group in groups:
            heading = label(group.heading, "group", self)
            heading.setContentsMargins(20, 11, 12, 4)
            self._headings.append(heading)
            self._body.addWidget(heading)
            for task in group.tasks:
                row = TaskRow(task, self)
                row.clicked.connect(lambda _checked=False, key=task.key: self.opened.emit(key))
                self._rows[task.key] = row
                self._body.addWidget(row)
        self._body.addStretch(1)
        self.set_current(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = list(self._rows.values())
        here = next((n for n, row in enumerate(rows) if row.hasFocus()), None)
        if here is None:
            super().keyPressEvent(event)
            return
        to = {
            Qt.Key.Key_Down: min(here + 1, len(rows) - 1),
            Qt.Key.Key_Up: max(here - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(rows) - 1,
        }.get(Qt.Key(event.key()))
        if to is not None:
            self._stop_at(rows[to])
            rows[to].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            rows[here].click()
        else:
            super().keyPressEvent(event)
