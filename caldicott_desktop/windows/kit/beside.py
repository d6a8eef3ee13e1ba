"""Fields side by side while there is room for them, one below the other when there is not."""

from __future__ import annotations

from PySide6.QtCore import Property, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override


class SideBySide(QWidget):
    """Lays its contents in a row as long as each of them gets `least` characters of width.

    In a form: give it a `QHBoxLayout`. Nothing is ever hidden or cut: with large text or in a
    narrow window the same contents stand one below the other, in the same order. `level` puts the
    lower edges on one line, so that fields meet although only one of them has a line of help.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with the room that a short field wants."""
        super().__init__(parent)
        self._least = 24
        self._level = True

    def settle(self) -> None:
        """Arrange the contents for the width there is."""
        body = self.layout()
        if not isinstance(body, QBoxLayout):
            raise TypeError(f"{self.objectName()!r} needs a row of contents")
        body.setContentsMargins(0, 0, 0, 0)
        for index in range(body.count()):
            item = body.itemAt(index)
            if self._level and item is not None:
                item.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest content: what does not fit beside goes below."""
        body = self.layout()
        if not isinstance(body, QBoxLayout):
            return super().minimumSizeHint()
        width = max((size.width() for size in _least_sizes(body)), default=0)
        return QSize(width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        body = self.layout()
        if not isinstance(body, QBoxLayout):
            return
        sizes = _least_sizes(body)
        least = self._least * self.fontMetrics().averageCharWidth()
        wanted = max(len(sizes) * least, sum(size.width() for size in sizes))
        way = (
            QBoxLayout.Direction.LeftToRight
            if wanted + body.spacing() * max(0, len(sizes) - 1) <= self.width()
            else QBoxLayout.Direction.TopToBottom
        )
        if body.direction() != way:
            body.setDirection(way)

    def _get_least(self) -> int:
        return self._least

    def _set_least(self, characters: int) -> None:
        self._least = characters
        self._arrange()

    def _get_level(self) -> bool:
        return self._level

    def _set_level(self, level: bool) -> None:  # noqa: FBT001  # the setter of a Qt property
        self._level = level

    least = Property(int, _get_least, _set_least)
    level = Property(bool, _get_level, _set_level)


def _least_sizes(body: QBoxLayout) -> list[QSize]:
    """The least size of each content that takes room."""
    items = [body.itemAt(index) for index in range(body.count())]
    return [item.minimumSize() for item in items if item is not None and not item.isEmpty()]
