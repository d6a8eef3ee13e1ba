"""Fields side by side while there is room for them, one below the other when there is not."""

from __future__ import annotations

from PySide6.QtCore import Property, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.windows.layouts import items_of, layout_of

_EDGES = {
    "lower": Qt.AlignmentFlag.AlignBottom,
    "upper": Qt.AlignmentFlag.AlignTop,
    "middle": Qt.AlignmentFlag.AlignVCenter,
    "both": Qt.AlignmentFlag(0),
}


class SideBySide(QWidget):
    """Lays its contents in a row as long as each of them gets `least` characters of width.

    In a form: give it a `QHBoxLayout`. Nothing is ever hidden or cut: with large text or in a
    narrow window the same contents stand one below the other, in the same order. `edges` says
    what is brought onto one line: the `lower` edges, so that fields meet although only one of them
    has a line of help; the `upper` ones, for lists of answers; or `both`, for boxes of one height.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with the room that a short field wants."""
        super().__init__(parent)
        self._least = 24
        self._edges = "lower"

    def settle(self) -> None:
        """Make the contents ready; they are arranged for the width there is as soon as it comes."""
        body = layout_of(self)
        if not isinstance(body, QBoxLayout):
            raise TypeError(f"{self.objectName()!r} needs a row of contents")
        body.setContentsMargins(0, 0, 0, 0)
        for item in items_of(body):
            item.setAlignment(_EDGES[self._edges])
        if not any(body.stretch(index) for index in range(body.count())):
            for index in range(body.count()):
                body.setStretch(index, 1)
        self._arrange_if_seen()

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest content: what does not fit beside goes below."""
        body = layout_of(self)
        if not isinstance(body, QBoxLayout):
            return super().minimumSizeHint()
        width = max((size.width() for size in _least_sizes(body)), default=0)
        return QSize(width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange_if_seen(self) -> None:
        """Arrange now if it is seen; to measure what is not would have it dressed too early."""
        if self.isVisible():
            self._arrange()

    def _arrange(self) -> None:
        body = layout_of(self)
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
        self._arrange_if_seen()

    def _get_edges(self) -> str:
        return self._edges

    def _set_edges(self, edges: str) -> None:
        if edges not in _EDGES:
            raise ValueError(f"no edges {edges!r}")
        self._edges = edges

    least = Property(int, _get_least, _set_least)
    edges = Property(str, _get_edges, _set_edges)


def _least_sizes(body: QBoxLayout) -> list[QSize]:
    """The least size of each content that takes room."""
    return [item.minimumSize() for item in items_of(body) if not item.isEmpty()]
