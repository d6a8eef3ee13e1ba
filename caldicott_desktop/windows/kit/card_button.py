"""Cards that are buttons: whole sentences to choose or to open, as one stop of the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.windows import saying
from caldicott_desktop.windows.kit.whole_button import WholeButton
from caldicott_desktop.windows.kit.words import label

_PRESSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CardButton(WholeButton):
    """A framed box that is pressed as a whole, by Enter as by Space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING:
            self.click()
        else:
            super().keyPressEvent(event)


class CountCard(CardButton):
    """A number in large, what it counts, and one fact more: a card that opens what it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a number."""
        super().__init__(parent)
        self.number = 0
        self._figure = QLabel(self)
        self._figure.setProperty("look", "figure")
        self._what = label("", "", self)
        self._more = label("", "small", self)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._what)
        words.addWidget(self._more)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.settle()

    def say(self, number: int, what: str, more: str) -> None:
        """Show `number` of `what`, and `more` below; a screen reader hears all of it."""
        self.number = number
        self._figure.setText(saying.number(number))
        self._what.setText(what)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(f"{saying.number(number)} {what}")
        self.setAccessibleDescription(more)
