"""A splitter that tells when it has another amount of room to divide."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle
from typing_extensions import override

_GRIP = 12  # times as long as it is thick
_ROUND = 2  # pixels of its corners


class Room(QSplitter):
    """Divides its room as any splitter does, and says `resized` once that is done.

    Between widgets that lie one above the other a grip shows that the line can be moved.
    """

    resized = Signal()

    @override
    def createHandle(self) -> QSplitterHandle:
        return _Grip(self.orientation(), self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class _Grip(QSplitterHandle):
    """A short bar in the middle of the gap."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.orientation() is not Qt.Orientation.Vertical:
            return
        thick = max(self.height() // 3, 1)
        bar = QRect(0, 0, _GRIP * thick, thick)
        bar.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawRoundedRect(bar, _ROUND, _ROUND)
