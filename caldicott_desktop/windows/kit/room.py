"""A splitter that tells when it has another amount of room to divide."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle
from typing_extensions import override

_GRIP = 12  # times as long as it is thick
_ROUND = 2  # pixels of its corners


class Room(QSplitter):
    """Divides its room as any splitter does, and says `resized` once that is done.

    Between widgets that lie one above the other a grip shows that the line can be moved: also with
    the arrow keys, and to its ends with Home and End, once Tab has come to it.
    """

    resized = Signal()

    @override
    def createHandle(self) -> QSplitterHandle:
        return _Grip(self.orientation(), self)

    @property
    def grip(self) -> QSplitterHandle:
        """The line between the first two widgets, to give it its place in the order of Tab."""
        return self.handle(1)

    @override
    def setOrientation(self, orientation: Qt.Orientation) -> None:
        super().setOrientation(orientation)
        for place in range(1, self.count()):
            handle = self.handle(place)
            if isinstance(handle, _Grip):
                handle.settle()

    @override
    def sizeHint(self) -> QSize:
        """As high as it must be: what it holds scrolls, and takes no height from what is above."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class _Grip(QSplitterHandle):
    """A short bar in the middle of the gap."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setAccessibleName(self.tr("Line between list and preview"))
        self.setAccessibleDescription(self.tr("Move it with the arrow keys."))
        self.settle()

    def settle(self) -> None:
        """Take the keyboard only where the line can be moved."""
        moves = self.orientation() is Qt.Orientation.Vertical
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if moves else Qt.FocusPolicy.NoFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 2 * self.fontMetrics().lineSpacing()
        to = {
            Qt.Key.Key_Up: self.y() - step,
            Qt.Key.Key_Down: self.y() + step,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.splitter().height(),
        }.get(Qt.Key(event.key()))
        if to is None or self.orientation() is not Qt.Orientation.Vertical:
            super().keyPressEvent(event)
            return
        self.moveSplitter(to)

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
