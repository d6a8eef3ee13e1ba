"""What is typed while the keyboard is on the list of cases begins a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from typing_extensions import override

_PLAIN = frozenset(
    {
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.KeypadModifier,
    }
)


class TypingOn(QObject):
    """Gives letters and figures that are typed on a table to a line edit, with the keyboard.

    Whoever has just prepared a case, and is on the list, types the next reference. Space, Enter and
    every key that moves stay with the table.
    """

    def __init__(self, table: QTableView, line: QLineEdit, is_wanted: Callable[[], bool]) -> None:
        """Watch the table; `is_wanted` tells whether there is a line to type."""
        super().__init__(table)
        self._line, self._is_wanted = line, is_wanted
        table.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
            or event.modifiers() not in _PLAIN
            or not event.text().isalnum()
            or not self._is_wanted()
        ):
            return False
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.end(False)  # noqa: FBT003 - Qt names none: nothing is selected
        QApplication.sendEvent(self._line, event)
        return True
