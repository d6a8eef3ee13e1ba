"""What tables draw: a status in words, in the same boxes as `Tag`."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from caldicott_desktop.windows.kit.words import TONES
from caldicott_desktop.windows.theme import Theme

ToneRole = Qt.ItemDataRole.UserRole + 64  # clear of the roles that models use themselves
_RADIUS_PX = 4

Index = QModelIndex | QPersistentModelIndex


class TagDelegate(QStyledItemDelegate):
    """Draws a cell's text as a tag whose tone the model gives as `ToneRole` (neutral if none).

    Nothing is drawn in the lowest `foot` pixels of a cell (`QuotingTable`).
    """

    foot = 0

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Take colours from `theme` as they are when a cell is drawn."""
        super().__init__(parent)
        self._theme = theme

    def _box(self, option: QStyleOptionViewItem, words: str) -> QRect:
        metrics = option.fontMetrics
        em = metrics.height()
        width = metrics.horizontalAdvance(words) + round(1.3 * em)
        height = round(1.35 * em)
        top = option.rect.top() + (option.rect.height() - self.foot - height) // 2
        room = option.rect.width() - em
        return QRect(option.rect.left() + em // 2, top, min(width, room), height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = QStyleOptionViewItem(option)
        words = str(index.data() or "")
        cell.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget
        )
        if not words:
            return
        back, ink, edge = self._colours(
            index, selected=bool(cell.state & QStyle.StateFlag.State_Selected)
        )
        cell.font.setWeight(QFont.Weight.DemiBold)
        cell.font.setPixelSize(round(12 * self._theme.scale))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(cell.font)
        cell.fontMetrics = painter.fontMetrics()
        box = self._box(cell, words)
        painter.setPen(QColor(edge))
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(
            box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX
        )
        painter.setPen(QColor(ink))
        inside = box.adjusted(4, 0, -4, 0)
        shown = cell.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()

    def _colours(self, index: Index, *, selected: bool) -> tuple[str, str, str]:
        tokens = self._theme.tokens
        tone = index.data(ToneRole)
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
