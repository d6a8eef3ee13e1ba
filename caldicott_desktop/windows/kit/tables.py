"""What tables draw: a status in words, in the same boxes as `Tag`."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QStaticText
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from caldicott_desktop.windows.kit.cells import (
    CellDelegate,
    Data,
    Index,
    Kept,
    draw_line,
    laid_line,
)
from caldicott_desktop.windows.kit.words import TONES
from caldicott_desktop.windows.theme import Theme

ToneRole = Qt.ItemDataRole.UserRole + 64  # clear of the roles that models use themselves
_RADIUS_PX = 4
_SIZE_SP = 12


class TagDelegate(CellDelegate):
    """Draws a cell's text as a tag whose tone the model gives as `ToneRole` (neutral if none).

    `leads` marks the first column: it bears the mark of the selected row.
    """

    def __init__(self, theme: Theme, parent: QWidget, *, leads: bool = False) -> None:
        """Take colours from `theme` as they are when a cell is drawn."""
        super().__init__(theme, parent)
        self._leads = leads
        self._hand: _Hand | None = None

    @override
    def draw(
        self, painter: QPainter, cell: QRect, font: QFont, data: Data, *, selected: bool
    ) -> None:
        if selected and self._leads:
            self.mark(painter, cell)
        words = str(data(Qt.ItemDataRole.DisplayRole) or "")
        if not words:
            return
        hand = self._hand_for(font)
        tag = hand.laid.of((words, cell.width()))
        left = cell.left() + tag.left
        top = cell.top() + (cell.height() - self.foot - tag.height) // 2
        box = QRect(left, top, tag.width, tag.height).toRectF()
        back, ink, edge = self._colours(data(ToneRole), selected=selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(edge))
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX)
        painter.setPen(QColor(ink))
        draw_line(painter, left + tag.inside, top + tag.down, hand.font, tag.text)

    def _hand_for(self, font: QFont) -> _Hand:
        """The letters of tags in a view of that font, made once until it changes."""
        if self._hand is None or self._hand.among != font:
            self._hand = _Hand(font, round(_SIZE_SP * self.theme.scale))
        return self._hand

    def _colours(self, tone: object, *, selected: bool) -> tuple[str, str, str]:
        tokens = self.theme.tokens
        name = tone if tone in TONES and tone not in {"outline", "plain"} else "neutral"
        back, ink = getattr(tokens, f"{name}_tag"), getattr(tokens, f"{name}_tag_text")
        if selected and name == "neutral":
            back = tokens.surface
        edge = ink if tokens.high_contrast else back
        return back, ink, edge

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return hint + QSize(round(2.3 * option.fontMetrics.height()), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tag:
    """A tag laid out: its box from the left of the cell, and its words inside the box."""

    left: int
    width: int
    height: int
    inside: float
    down: int
    text: QStaticText


class _Hand:
    """The font of tags among words in another, and the tags that are laid out in it."""

    def __init__(self, among: QFont, size: int) -> None:
        """Make it from the font of the table."""
        self.among = QFont(among)
        self.font = QFont(among)
        self.font.setWeight(QFont.Weight.DemiBold)
        self.font.setPixelSize(size)
        self.laid = Kept(self._lay)

    def _lay(self, wanted: tuple[str, int]) -> _Tag:
        """The tag that says so in a cell so wide."""
        words, room = wanted
        metrics = QFontMetrics(self.font)
        em = metrics.height()
        height = round(1.35 * em)
        width = min(metrics.horizontalAdvance(words) + round(1.3 * em), room - em)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width - 2 * _RADIUS_PX)
        return _Tag(
            left=em // 2,
            width=width,
            height=height,
            inside=(width - QFontMetricsF(self.font).horizontalAdvance(shown)) / 2,
            down=(height - em) // 2,
            text=laid_line(shown),
        )
