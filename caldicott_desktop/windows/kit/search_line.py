"""A line to search with, as wide as the words that stand in it, and cleared by one press."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from typing_extensions import override

_LETTERS = 17  # of which Qt leaves room for in a line
_ARM_EM = 0.3  # of the cross, from its middle
_STROKE_EM = 0.1
_FRAME_PX = 1  # of the line, which the button leaves alone


class _Cross(QAbstractButton):
    """A cross at the end of a line that grows with its text, which Qt's own does not.

    The keyboard passes it by: whoever types clears the line with the keys that clear any line.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Clear the search"))

    @override
    def sizeHint(self) -> QSize:
        side = round(1.6 * self.fontMetrics().height())
        return QSize(side, side)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = self.fontInfo().pixelSize()
        colours = self.palette()
        ink = colours.text() if self.underMouse() else colours.placeholderText()
        pen = QPen(ink.color(), max(1.5, _STROKE_EM * em))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, arm = self.rect().toRectF().center(), _ARM_EM * em
        for across in (QPointF(arm, arm), QPointF(arm, -arm)):
            painter.drawLine(middle - across, middle + across)


class SearchLine(QLineEdit):
    """A line to search with: it leaves room for the words that stand in it, and has a cross."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._cross = _Cross(self)
        self._cross.hide()
        self._cross.clicked.connect(self.clear)
        self.textChanged.connect(self._on_text_changed)

    @override
    def sizeHint(self) -> QSize:
        own = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        letters = _LETTERS * self.fontMetrics().horizontalAdvance("x")
        beside = own.width() - letters + own.height()  # frame and air, and the cross
        return QSize(max(own.width(), words + beside), own.height())

    def _on_text_changed(self) -> None:
        self._cross.setVisible(bool(self.text()))
        self._place_cross()

    def _place_cross(self) -> None:
        """Keep the cross at the end of the line, and the words out of its way."""
        side = self._cross.sizeHint().width() if self.text() else 0
        if self.textMargins().right() != side:
            self.setTextMargins(0, 0, side, 0)
        within = self.rect().adjusted(0, _FRAME_PX, -_FRAME_PX, -_FRAME_PX)
        within.setLeft(within.right() - side)
        self._cross.setGeometry(within)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cross()
