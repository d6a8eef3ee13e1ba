"""A row of widgets that goes on below when the line is full, so that large text is never cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Property, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

from caldicott_desktop.windows import gaps
from caldicott_desktop.windows.layouts import layout_of

# How many halves of the room that a widget leaves in its line stand above it.
_SHARE_ABOVE = {"upper": 0, "middle": 1, "lower": 2}


class FlowLayout(QLayout):
    """Lays widgets side by side at their own size, in as many lines as the width needs."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 12, line_gap: int = 6) -> None:
        """Leave `gap` pixels between widgets and `line_gap` between lines."""
        super().__init__(parent)
        self._gap = gaps.gap(gap)
        self._line_gap = gaps.gap(line_gap)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width; Qt asks many times over for one layout
        self.edges = "middle"  # which of a line meet: middles, lower or upper edges
        self.end = False  # lines end at the right edge
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return known

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items in lines; returns the height taken."""
        y = rect.y()
        for line in self._lines(rect.width()):
            sizes = self._sizes(line, rect.width())
            height = max(size.height() for size in sizes)
            if move:
                for item, size, x in zip(
                    line, sizes, self._places(sizes, rect.width()), strict=True
                ):
                    spare = height - size.height()
                    top = y + _SHARE_ABOVE[self.edges] * spare // 2
                    item.setGeometry(QRect(QPoint(rect.x() + x, top), size))
            y += height + self._line_gap
        return max(0, y - self._line_gap - rect.y())

    def _sizes(self, line: list[QLayoutItem], width: int) -> list[QSize]:
        return [_within(item, width) for item in line]

    def _places(self, sizes: list[QSize], width: int) -> list[int]:
        """Where each item of a line begins."""
        taken = sum(size.width() for size in sizes) + self._gap * (len(sizes) - 1)
        starts, x = [], max(0, width - taken) if self.end else 0
        for size in sizes:
            starts.append(x)
            x += size.width() + self._gap
        return starts

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        return self._flowed(self._shown(), width)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _flowed(self, items: Iterable[QLayoutItem], width: int) -> list[list[QLayoutItem]]:
        """Lines of `items`, each as full as it gets."""
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in items:
            wanted = item.sizeHint().width()
            if lines and taken + self._gap + wanted <= width:
                lines[-1].append(item)
                taken += self._gap + wanted
            else:
                lines.append([item])
                taken = wanted
        return lines


def _within(item: QLayoutItem, width: int) -> QSize:
    """The size of `item` where a line is `width` wide; what is longer wraps if it can."""
    size = item.sizeHint()
    if size.width() <= width:
        return size
    tall = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
    return QSize(width, tall)


class FlowRow(QWidget):
    """Buttons or tags in a row that wraps; in a form, promote a `QWidget` and give it any layout.

    Its widgets are moved into the wrapping layout, in order, when the form settles. `end` has the
    lines end at the right edge; with `edges` `lower` a button meets the field beside it, whose
    name stands above, and with `upper` boxes of different heights begin at one line.
    """

    def __init__(self, parent: QWidget | None = None, *contents: QWidget) -> None:
        """Hold `contents`, if any are given in code."""
        super().__init__(parent)
        self._end = False
        self._edges = "middle"
        if contents:
            self._flow(contents)

    def settle(self) -> None:
        """Take the widgets of the layout that the form gave."""
        old = layout_of(self)
        if old is None or isinstance(old, FlowLayout):
            return
        # Each item goes at once: Qt keeps a widget's size for the first item alone that it has.
        taken = (old.takeAt(0) for _ in range(old.count()))
        contents = [w for item in taken if item and (w := item.widget()) is not None]
        carrier = QWidget()
        carrier.setLayout(old)  # a layout can only be replaced by giving it away
        self._flow(contents)

    def hold(self, contents: Iterable[QWidget]) -> None:
        """Let go of what the row holds and hold `contents` instead."""
        row = layout_of(self)
        with self.changing():
            while row is not None and (item := row.takeAt(0)) is not None:
                old = item.widget()
                if old is not None:
                    old.hide()
                    old.deleteLater()
            for widget in contents:
                if row is not None:
                    row.addWidget(widget)
                    widget.show()  # at once, not when the event loop comes round

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Have all that is shown and hidden in the row meanwhile laid out once, after it."""
        row = layout_of(self)
        if row is not None:
            row.setEnabled(False)
        try:
            yield
        finally:
            if row is not None:
                row.setEnabled(True)

    def _flow(self, contents: tuple[QWidget, ...] | list[QWidget]) -> None:
        row = self.layout_of_lines()
        row.end, row.edges = self._end, self._edges
        for widget in contents:
            row.addWidget(widget)

    def layout_of_lines(self) -> FlowLayout:
        """A layout of this row, still empty."""
        return FlowLayout(self)

    def _get_end(self) -> bool:
        return self._end

    def _set_end(self, end: bool) -> None:  # noqa: FBT001  # the setter of a Qt property
        self._end = end

    def _get_edges(self) -> str:
        return self._edges

    def _set_edges(self, edges: str) -> None:
        if edges not in _SHARE_ABOVE:
            raise ValueError(f"no edges {edges!r}")
        self._edges = edges

    end = Property(bool, _get_end, _set_end)
    edges = Property(str, _get_edges, _set_edges)
