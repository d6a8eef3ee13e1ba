"""The line at the top of the window: what finds things, and who is at work."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayoutItem
from typing_extensions import override

from caldicott_desktop.windows.kit.flow import FlowLayout, FlowRow


class Masthead(FlowRow):
    """From edge to edge: the first widget takes what room there is, the last ends at the right.

    Where one line cannot hold all, those between the two go on below, spread over the lines they
    need.
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
            return [ends, *self._flowed(shown[1:-1], width)]
        return self._flowed(shown, width)

    def _least(self, line: list[QLayoutItem]) -> int:
        """What a line takes across at least: its first widget is the one that can be narrower."""
        widths = [item.minimumSize().width() for item in line[:1]]
        widths += [item.sizeHint().width() for item in line[1:]]
        return sum(widths) + self._gap * max(0, len(line) - 1)

    @override
    def _sizes(self, line: list[QLayoutItem], width: int) -> list[QSize]:
        sizes = super()._sizes(line, width)
        if line[0] is self._shown()[0]:
            others = sum(size.width() + self._gap for size in sizes[1:])
            room = min(width - others, line[0].maximumSize().width())
            sizes[0] = QSize(room, sizes[0].height())
        return sizes

    @override
    def _places(self, sizes: list[QSize], width: int) -> list[int]:
        starts = super()._places(sizes, width)
        if len(sizes) == 1:
            return starts
        spare = max(0, width - starts[-1] - sizes[-1].width())
        return [starts[0], *(start + spare for start in starts[1:])]
