"""Table cells of two lines: what it is, and below it, smaller, what a reader should not miss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caldicott_desktop.windows.kit.cells import (
    CellDelegate,
    Data,
    Index,
    Kept,
    draw_line,
    laid_line,
)
from caldicott_desktop.windows.theme import Theme

SecondLineRole = Qt.ItemDataRole.UserRole + 65  # the one after `kit.ToneRole`
BelowRole = Qt.ItemDataRole.UserRole + 67
"""What a cell says where it stands below another of its row: empty where there is nothing."""
_PAD_SP = 8  # as the style sheet pads the other cells
_SMALL = 12 / 14  # of the body's size, as the style sheet's tags


class LinesDelegate(CellDelegate):
    """Draws one line, or two where the model gives a `SecondLineRole`.

    `leads` marks the first column: it bears the mark of the selected row. In the second line stands
    as well what the columns `below` say, which have no room of their own.
    """

    below: tuple[int, ...] = ()

    def __init__(self, theme: Theme, parent: QWidget, *, leads: bool = False) -> None:
        """Take colours and sizes from `theme` as they are when a cell is drawn."""
        super().__init__(theme, parent)
        self._leads = leads
        self._hand: _Hand | None = None

    @override
    def told(self, model: QAbstractItemModel, index: Index) -> Data:
        data = super().told(model, index)
        others = [model.data(model.index(index.row(), each), BelowRole) for each in self.below]
        said = [str(words) for words in others if words]
        if not said:
            return data
        words = data(Qt.ItemDataRole.DisplayRole) if data(BelowRole) else said.pop(0)
        more = [str(first) for first in (data(SecondLineRole),) if first] + said
        return {Qt.ItemDataRole.DisplayRole: words, SecondLineRole: " · ".join(more)}.get

    @override
    def draw(
        self, painter: QPainter, cell: QRect, font: QFont, data: Data, *, selected: bool
    ) -> None:
        tokens = self.theme.tokens
        pad = round(_PAD_SP * self.theme.scale)
        left = cell.left() + (2 * pad if self._leads else pad)
        bold = selected and self._leads
        if bold:
            self.mark(painter, cell)
        hand = self._hand_for(font)
        more = data(SecondLineRole)
        wanted = _Wanted(
            words=str(data(Qt.ItemDataRole.DisplayRole) or ""),
            more=str(more) if more else "",
            width=cell.right() - pad // 2 - left + 1,
            height=cell.height() - 1 - self.foot,
            bold=bold,
        )
        middle = cell.top() + wanted.height // 2
        for line in hand.laid.of(wanted):
            painter.setPen(QColor(tokens.muted if line.is_more else tokens.text))
            draw_line(painter, left, middle + line.top, line.font, line.text)

    def _hand_for(self, font: QFont) -> _Hand:
        """The fonts and measures for cells of that font, made once until it changes."""
        if self._hand is None or self._hand.plain != font:
            self._hand = _Hand(font)
        return self._hand


class _Wanted(NamedTuple):
    """What a cell says, and the room it has."""

    words: str
    more: str
    width: int
    height: int
    bold: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a cell, so many pixels below the middle of it."""

    top: int
    font: QFont
    is_more: bool
    text: QStaticText


class _Hand:
    """The fonts of a cell, their measures, and what is laid out in them."""

    def __init__(self, font: QFont) -> None:
        """Make them from the font of the table."""
        self.plain, self.bold, self.small = QFont(font), QFont(font), QFont(font)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self.small.setPixelSize(round(font.pixelSize() * _SMALL))
        self.laid = Kept(self._lay)

    def _lay(self, wanted: _Wanted) -> tuple[_Line, ...]:
        """The lines of a cell, one below the other around its middle."""
        font = self.bold if wanted.bold else self.plain
        metrics, small = QFontMetrics(font), QFontMetrics(self.small)
        below = small.height() if wanted.more else 0
        most = 2 if wanted.height >= 2 * metrics.height() + below or not below else 1
        lines = _lines(metrics, wanted.words, wanted.width, most=most)
        height = metrics.height() * len(lines) + below
        top = -(height // 2)
        laid = [
            _Line(top + place * metrics.height(), font, is_more=False, text=laid_line(line))
            for place, line in enumerate(lines)
        ]
        if wanted.more:
            last = top + len(lines) * metrics.height()
            text = laid_line(_cut(small, wanted.more, wanted.width))
            laid.append(_Line(last, self.small, is_more=True, text=text))
        return tuple(laid)


def _lines(metrics: QFontMetrics, words: str, width: int, *, most: int) -> list[str]:
    """The words on one line if they fit, else broken between words; the last line is cut."""
    left = words.split()  # a line end typed into a field would open a line of its own
    lines: list[str] = []
    if metrics.horizontalAdvance(words) <= width:
        return [" ".join(left)] if left else []
    while left and len(lines) < most - 1:
        line = left.pop(0)
        while left and metrics.horizontalAdvance(f"{line} {left[0]}") <= width:
            line = f"{line} {left.pop(0)}"
        lines.append(_cut(metrics, line, width))
    return [*lines, _cut(metrics, " ".join(left), width)] if left else lines


def _cut(metrics: QFontMetrics, words: str, width: int) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
