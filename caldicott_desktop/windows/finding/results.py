"""The results of the palette as a list: headings, and under each its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from caldicott_desktop.windows.finding.actions import Action
from caldicott_desktop.windows.finding.looking import Found
from caldicott_desktop.windows.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_PAD_X, _PAD_Y = 14, 6
_SMALL = 0.92  # of the size of the words, for what stands below or beside them


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A row: a heading, or something to open. `aside` is a shortcut as this system writes it."""

    words: str
    detail: str = ""
    aside: str = ""
    opens: Found | Action | None = None

    def spoken(self) -> str:
        """The row in words, for a screen reader."""
        return ", ".join(each for each in (self.words, self.detail, self.aside) if each)


class Results(QAbstractListModel):
    """The rows that are shown; headings cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[Result, ...] = ()

    def show_results(self, rows: Sequence[Result]) -> None:
        """Show `rows` in place of what was there."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def result(self, row: int) -> Result:
        """What stands at `row`."""
        return self._rows[row]

    def next_row(self, row: int, step: int) -> int:
        """The nearest row that can be opened, going by `step` from `row`, round the ends; or -1."""
        count = len(self._rows)
        for _ in range(count):
            row = (row + step) % count
            if self._rows[row].opens is not None:
                return row
        return -1

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].opens is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ResultDelegate(QStyledItemDelegate):
    """Draws a row: its words, below them the detail, at the right the shortcut."""

    def __init__(self, theme: Theme, results: Results, parent: QWidget) -> None:
        """Take colours from `theme` as they are when a row is drawn."""
        super().__init__(parent)
        self._theme = theme
        self._results = results

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, tokens = self._results.result(index.row()), self._theme.tokens
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(tokens.selected))
            mark = QRect(option.rect)
            mark.setWidth(4)
            painter.fillRect(mark, QColor(tokens.accent))
        room = option.rect.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        words, small = self._fonts(option.font, row)
        quiet = tokens.text if chosen else tokens.muted
        if row.aside:
            wide = QFontMetrics(small).horizontalAdvance(row.aside)
            self._write(painter, small, quiet, room, row.aside, right=True)
            room = room.adjusted(0, 0, -wide - _PAD_X, 0)
        line = QFontMetrics(words).height()
        ink = tokens.text if row.opens is not None else tokens.muted
        self._write(
            painter, words, ink, QRect(room.topLeft(), QSize(room.width(), line)), row.words
        )
        if row.detail:
            below = room.adjusted(0, line, 0, 0)
            self._write(painter, small, quiet, below, row.detail)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._results.result(index.row())
        words, small = self._fonts(option.font, row)
        high = QFontMetrics(words).height() + 2 * _PAD_Y
        if row.detail:
            high += QFontMetrics(small).height()
        return QSize(0, high)

    def _fonts(self, ordinary: QFont, row: Result) -> tuple[QFont, QFont]:
        words, small = QFont(ordinary), QFont(ordinary)
        small.setPixelSize(round(ordinary.pixelSize() * _SMALL))
        if row.opens is None:
            words = QFont(small)
            words.setWeight(QFont.Weight.DemiBold)
        return words, small

    def _write(  # noqa: PLR0913  # what, how and where
        self,
        painter: QPainter,
        font: QFont,
        ink: str,
        room: QRect,
        words: str,
        *,
        right: bool = False,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
