"""Three columns while there is room for them; with large text or a narrow window, fewer."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from caldicott_desktop.windows import kit

# Widths in average characters of the text as it is now, so that they grow with it.
_TASKS = 34
_GUIDANCE = 34
_LEAST_PAGE = 54
_ANY = 16_777_215  # Qt's own word for no limit to a width


class Places(Protocol):
    """The widgets of the three columns."""

    plate: QFrame
    middle: QWidget
    narrow_bar: QFrame
    show_tasks: QPushButton
    aside: QFrame
    guidance_beside_body: QVBoxLayout
    guidance_below_body: QVBoxLayout


class Columns:
    """Puts the guidance beside the page or below it, and the tasks beside it or behind a button."""

    def __init__(self, owner: QWidget, places: Places, pane: QWidget) -> None:
        """Arrange `places` of `owner`, with the guidance in `pane`."""
        self._owner = owner
        self._places = places
        self._pane = pane
        self._tasks_beside = True
        self._tasks_width = 0
        self._rule = kit.rule(owner)
        places.guidance_below_body.addWidget(self._rule)
        self._put_pane(beside=True)

    def fit(self, width: int) -> None:
        """Arrange for `width` pixels."""
        character = self._owner.fontMetrics().averageCharWidth()
        tasks, guidance, page = (count * character for count in (_TASKS, _GUIDANCE, _LEAST_PAGE))
        self._tasks_width = tasks
        self._places.aside.setFixedWidth(guidance)
        self._put_pane(beside=width >= tasks + page + guidance)
        self._tasks_beside = width >= tasks + page
        self._places.narrow_bar.setVisible(not self._tasks_beside)
        self.show_tasks(shown=self._places.show_tasks.isChecked())

    def show_tasks(self, shown: bool) -> None:  # noqa: FBT001  # also a slot of a button's signal
        """Where the tasks have no column of their own, show them in place of the page, or not."""
        instead = shown and not self._tasks_beside
        self._places.plate.setVisible(self._tasks_beside or instead)
        self._places.middle.setVisible(not instead)
        self._places.plate.setMinimumWidth(self._tasks_width if self._tasks_beside else 0)
        self._places.plate.setMaximumWidth(self._tasks_width if self._tasks_beside else _ANY)
        if self._places.show_tasks.isChecked() != instead:
            self._places.show_tasks.setChecked(instead)

    def show_section(self) -> None:
        """A section was opened: the page is what the person wants to see."""
        self.show_tasks(shown=False)

    def _put_pane(self, *, beside: bool) -> None:
        body = self._places.guidance_beside_body if beside else self._places.guidance_below_body
        if body.indexOf(self._pane) < 0:
            body.addWidget(self._pane)
            self._pane.show()
        self._places.aside.setVisible(beside)
        self._rule.setVisible(not beside)
