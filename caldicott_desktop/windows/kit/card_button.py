"""Cards that are buttons: whole sentences to choose or to open, as one stop of the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop.windows import saying
from caldicott_desktop.windows.kit.words import label

_PRESSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CardButton(QAbstractButton):
    """A framed box that is pressed as a whole; give it a layout, its name and `settle` it.

    It is as high as its layout wants at its width. Enter presses it as Space does.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def settle(self) -> None:
        """Let the mouse reach the button through what it holds."""
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        body = self.layout()
        return body.totalSizeHint() if body is not None else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        body = self.layout()
        return body.totalMinimumSize() if body is not None else super().minimumSizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        body = self.layout()
        return body.totalHeightForWidth(width) if body is not None else -1

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)


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
