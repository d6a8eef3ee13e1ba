"""Table cells of two lines: what it is, and below it, smaller, what a reader should not miss."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from caldicott_desktop.windows.theme import Theme

SecondLineRole = Qt.ItemDataRole.UserRole + 65  # the one after `kit.ToneRole`
_MARK_PX = 4
_PAD_SP = 8  # as the style sheet pads the other cells
_SMALL = 12 / 14  # of the body's size, as the style sheet's tags

Index = QModelIndex | QPersistentModelIndex


class LinesDelegate(QStyledItemDelegate):
    """Draws one line, or two where the model gives a `SecondLineRole`.

    `leads` marks the first column: it bears the mark of the selected row. Nothing is written in the
    lowest `foot` pixels of a cell (`QuotingTable`).
    """

    foot = 0

    def __init__(self, theme: Theme, parent: QWidget, *, leads: bool = False) -> None:
        """Take colours and sizes from `theme` as they are when a cell is drawn."""
        super().__init__(parent)
        self._theme = theme
        self._leads = leads

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        words, cell.text = cell.text, ""
        cell.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget
        )
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected and self._leads:
            mark = QRect(cell.rect.topLeft(), QSize(_MARK_PX, cell.rect.height() - 1))
            painter.fillRect(mark, QColor(self._theme.tokens.accent))
        pad = round(_PAD_SP * self._theme.scale)
        inside = cell.rect.adjusted(2 * pad if self._leads else pad, 0, -pad // 2, -self.foot)
        font = QFont(cell.font)
        if selected and self._leads:
            font.setWeight(QFont.Weight.DemiBold)
        self._write(painter, inside, font, words, index.data(SecondLineRole))
        painter.restore()

    def _write(
        self, painter: QPainter, inside: QRect, font: QFont, words: str, more: str | None
    ) -> None:
        metrics = QFontMetrics(font)
        lines = _lines(metrics, words, inside.width(), most=1 if more else 2)
        small = QFont(font)
        small.setPixelSize(round(font.pixelSize() * _SMALL))
        below = QFontMetrics(small)
        height = metrics.height() * len(lines) + (below.height() if more else 0)
        at = QRect(inside.left(), inside.center().y() - height // 2, inside.width(), 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.text))
        for line in lines:
            at.setHeight(metrics.height())
            painter.drawText(at, left, line)
            at.translate(0, metrics.height())
        if more:
            at.setHeight(below.height())
            painter.setFont(small)
            painter.setPen(QColor(self._theme.tokens.muted))
            painter.drawText(at, left, _cut(below, more, at.width()))


def _lines(metrics: QFontMetrics, words: str, width: int, *, most: int) -> list[str]:
    """The words on one line if they fit, else broken between words; the last line is cut."""
    left = words.split()  # a line end typed into a field would open a line of its own
    lines: list[str] = []
    while left and len(lines) < most - 1:
        line = left.pop(0)
        while left and metrics.horizontalAdvance(f"{line} {left[0]}") <= width:
            line = f"{line} {left.pop(0)}"
        lines.append(_cut(metrics, line, width))
    return [*lines, _cut(metrics, " ".join(left), width)] if left else lines


def _cut(metrics: QFontMetrics, words: str, width: int) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
