"""Cells that draw themselves upon a ground that is there already: one cell, or rows of them.

See `docs/decisions/0160-rows-are-drawn-whole.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from caldicott_desktop.windows.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Data = Callable[[int], object]  # what the model gives for a role in this cell

_MARK_PX = 4

# What is laid out of words is kept for so many cells: a few screens of them.
_KEPT = 1_500

KeyT = TypeVar("KeyT", bound=Hashable)
LaidT = TypeVar("LaidT")


class CellDelegate(QStyledItemDelegate):
    """Draws a cell when a view asks for one, and in `draw` for a view that draws rows whole.

    Nothing is written in the lowest `foot` pixels of a cell (`QuotingTable`).
    """

    foot = 0

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Take colours and sizes from `theme` as they are when a cell is drawn."""
        super().__init__(parent)
        self.theme = theme

    def told(self, model: QAbstractItemModel, index: Index) -> Data:
        """What `draw` is given of the cell at `index` of `model`."""
        return partial(model.data, index)

    def draw(
        self, painter: QPainter, cell: QRect, font: QFont, data: Data, *, selected: bool
    ) -> None:
        """Draw what `data` gives, in the font of the view; the painter's state is left changed."""
        raise NotImplementedError

    def mark(self, painter: QPainter, cell: QRect) -> None:
        """Mark the row of `cell`, its first, as chosen: not everybody tells it by its ground."""
        mark = QRect(cell.topLeft(), QSize(_MARK_PX, cell.height() - 1))
        painter.fillRect(mark, QColor(self.theme.tokens.accent))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The ground alone: filling in the rest of the option asks the model for eight roles.
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        data = self.told(index.model(), index)
        self.draw(painter, option.rect, option.font, data, selected=selected)
        painter.restore()


class Kept(Generic[KeyT, LaidT]):
    """What was laid out, by what it was laid out from; all of it goes when there is much."""

    def __init__(self, lay: Callable[[KeyT], LaidT]) -> None:
        """Lay out with `lay` what is not kept."""
        self._lay = lay
        self._laid: dict[KeyT, LaidT] = {}

    def __len__(self) -> int:
        """How much is kept."""
        return len(self._laid)

    def of(self, key: KeyT) -> LaidT:
        """What is laid out from `key`."""
        laid = self._laid.get(key)
        if laid is None:
            if len(self._laid) >= _KEPT:
                self._laid.clear()
            laid = self._laid[key] = self._lay(key)
        return laid


def laid_line(words: str) -> QStaticText:
    """One line of words as they stand, whatever they look like.

    Qt works out where the letters go when it is first drawn; a painter's fonts are its own, so to
    have that done before would only have it done twice.
    """
    line = QStaticText(words)
    line.setTextFormat(Qt.TextFormat.PlainText)
    return line


def draw_line(painter: QPainter, left: float, top: float, font: QFont, line: QStaticText) -> None:
    """Draw a line in `font`, always the same for that line."""
    painter.setFont(font)
    painter.drawStaticText(QPointF(left, top), line)
