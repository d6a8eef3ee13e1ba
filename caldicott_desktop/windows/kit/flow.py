"""A row of widgets that goes on below when the line is full, so that large text is never cut."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Lays widgets side by side at their own size, in as many lines as the width needs."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 12, line_gap: int = 6) -> None:
        """Leave `gap` pixels between widgets and `line_gap` between lines."""
        super().__init__(parent)
        self._gap = gap
        self._line_gap = line_gap
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width; Qt asks many times over for one layout
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
        """Place the items in lines, each at the middle of its line; returns the height taken."""
        y = rect.y()
        for line in self._lines(rect.width()):
            sizes = [_within(item, rect.width()) for item in line]
            height = max(size.height() for size in sizes)
            x = rect.x()
            for item, size in zip(line, sizes, strict=True):
                if move:
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + self._gap
            y += height + self._line_gap
        return max(0, y - self._line_gap - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
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

    Its widgets are moved into the wrapping layout, in order, when the form settles.
    """

    def __init__(self, parent: QWidget | None = None, *contents: QWidget) -> None:
        """Hold `contents`, if any are given in code."""
        super().__init__(parent)
        if contents:
            self._flow(contents)

    def settle(self) -> None:
        """Take the widgets of the layout that the form gave."""
        old = self.layout()
        if old is None or isinstance(old, FlowLayout):
            return
        items = [old.takeAt(0) for _ in range(old.count())]
        carrier = QWidget()
        carrier.setLayout(old)  # a layout can only be replaced by giving it away
        self._flow([w for item in items if item and (w := item.widget()) is not None])

    def _flow(self, contents: tuple[QWidget, ...] | list[QWidget]) -> None:
        row = FlowLayout(self)
        for widget in contents:
            row.addWidget(widget)
