"""The line at the top of the window: what finds things, and who is at work."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayoutItem, QWidget
from typing_extensions import override

from caldicott_desktop.windows.kit.flow import FlowLayout, FlowRow
from caldicott_desktop.windows.kit.words import OneLine


class NameLine(OneLine):
    """A name and what goes with it; the name alone where that saves the line another below it.

    A screen reader says both in either case, and so does the pointer over a name alone.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._name = self._whole = ""

    def say(self, name: str, more: str = "") -> None:
        """Show `name` with `more` after it."""
        self._name, self._whole = name, " · ".join(filter(None, (name, more)))
        self.setAccessibleName(self._whole)
        self.setText(self._whole)

    @override
    def sizeHint(self) -> QSize:
        return self.size_of(self._whole)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.size_of(self._name)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = self._whole if self.width() >= self.sizeHint().width() else self._name
        if shown != self.text():
            self.setText(shown)
            self.setToolTip("" if shown == self._whole else self._whole)


class Masthead(FlowRow):
    """From edge to edge: the first widget takes what room there is, the last ends at the right.

    Where one line cannot hold all, those between the two go on below: on one line as long as they
    can be brief enough, else spread over the lines they need.
    """

    @override
    def layout_of_lines(self) -> FlowLayout:
        return _Spread(self)


class _Spread(FlowLayout):
    """Lines that reach from edge to edge."""

    @override
    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        shown = self._shown()
        if shown and self._least(shown) <= width:
            return [shown]
        ends = [shown[0], shown[-1]] if len(shown) > 2 else []  # noqa: PLR2004  # some between
        if ends and self._least(ends) <= width:
            between = shown[1:-1]
            brief = [item.minimumSize().width() for item in between]
            if self._across(brief) <= width:
                return [ends, between]
            return [ends, *self._flowed(between, width)]
        return self._flowed(shown, width)

    def _across(self, widths: list[int]) -> int:
        return sum(widths) + self._gap * max(0, len(widths) - 1)

    def _least(self, line: list[QLayoutItem]) -> int:
        """What a line takes across at least: its first widget is the one that can be narrower."""
        widths = [item.minimumSize().width() for item in line[:1]]
        widths += [item.sizeHint().width() for item in line[1:]]
        return self._across(widths)

    @override
    def _sizes(self, line: list[QLayoutItem], width: int) -> list[QSize]:
        sizes = super()._sizes(line, width)
        if line[0] is self._shown()[0]:
            others = sum(size.width() + self._gap for size in sizes[1:])
            room = min(width - others, line[0].maximumSize().width())
            sizes[0] = QSize(room, sizes[0].height())
        over = self._across([size.width() for size in sizes]) - width
        for place in reversed(range(len(sizes))):  # the last is the first to be brief
            size, least = sizes[place], line[place].minimumSize().width()
            if over > 0 and least < size.width():
                sizes[place] = QSize(least, size.height())
                over -= size.width() - least
        return sizes

    @override
    def _places(self, sizes: list[QSize], width: int) -> list[int]:
        starts = super()._places(sizes, width)
        if len(sizes) == 1:
            return starts
        spare = max(0, width - starts[-1] - sizes[-1].width())
        return [starts[0], *(start + spare for start in starts[1:])]
