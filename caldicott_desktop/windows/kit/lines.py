"""Table cells of two lines: what it is, and below it, smaller, what a reader should not miss."""

from __future__ import annotations

from dataclasses import dataclass

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
        self._hand: _Hand | None = None

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The ground alone: filling in the rest of the option asks the model for eight roles.
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected and self._leads:
            mark = QRect(option.rect.topLeft(), QSize(_MARK_PX, option.rect.height() - 1))
            painter.fillRect(mark, QColor(self._theme.tokens.accent))
        pad = round(_PAD_SP * self._theme.scale)
        inside = option.rect.adjusted(2 * pad if self._leads else pad, 0, -pad // 2, -self.foot)
        written = self._hand_for(option.font)
        words = str(index.data() or "")
        bold = selected and self._leads
        self._write(painter, inside, written, words, index.data(SecondLineRole), bold=bold)
        painter.restore()

    def _hand_for(self, font: QFont) -> _Hand:
        """The fonts and measures for cells of that font, made once until it changes."""
        if self._hand is None or self._hand.plain != font:
            self._hand = _Hand.of(font)
        return self._hand

    def _write(  # noqa: PLR0913 - where, what and how
        self,
        painter: QPainter,
        inside: QRect,
        hand: _Hand,
        words: str,
        more: str | None,
        *,
        bold: bool,
    ) -> None:
        metrics = hand.bold_measure if bold else hand.measure
        lines = _lines(metrics, words, inside.width(), most=1 if more else 2)
        height = metrics.height() * len(lines) + (hand.small_measure.height() if more else 0)
        at = QRect(inside.left(), inside.center().y() - height // 2, inside.width(), 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(hand.bold if bold else hand.plain)
        painter.setPen(QColor(self._theme.tokens.text))
        for line in lines:
            at.setHeight(metrics.height())
            painter.drawText(at, left, line)
            at.translate(0, metrics.height())
        if more:
            at.setHeight(hand.small_measure.height())
            painter.setFont(hand.small)
            painter.setPen(QColor(self._theme.tokens.muted))
            painter.drawText(at, left, _cut(hand.small_measure, more, at.width()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hand:
    """The fonts of a cell and their measures."""

    plain: QFont
    bold: QFont
    small: QFont
    measure: QFontMetrics
    bold_measure: QFontMetrics
    small_measure: QFontMetrics

    @classmethod
    def of(cls, font: QFont) -> _Hand:
        """Make them from the font of the table."""
        plain, bold, small = QFont(font), QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(round(font.pixelSize() * _SMALL))
        return cls(
            plain=plain,
            bold=bold,
            small=small,
            measure=QFontMetrics(plain),
            bold_measure=QFontMetrics(bold),
            small_measure=QFontMetrics(small),
        )


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
