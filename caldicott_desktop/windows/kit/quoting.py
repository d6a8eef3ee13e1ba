"""A table whose rows may have a line below their cells, across all columns, with words marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget
from typing_extensions import override

from caldicott_desktop.windows.kit.cells import CellDelegate
from caldicott_desktop.windows.theme import Theme

QuotationRole = Qt.ItemDataRole.UserRole + 66  # the one after `lines.SecondLineRole`
_PAD_SP = 16  # as the first column's words stand
_SMALL_SP = 12
_MARK_RADIUS = 3


class Quoted(Protocol):
    """What a model gives for `QuotationRole` in a row's first column."""

    @property
    def text(self) -> str:
        """The line."""
        ...

    @property
    def marks(self) -> Sequence[tuple[int, int]]:
        """Which parts of it are marked, as from and to, in order."""
        ...


class QuotingTable(QTableView):
    """A table that tells which rows are on screen, and draws a line below the cells of a row.

    In a form: promote a `QTableView`. The line is drawn where `quote_in` gave it room.
    """

    looked_at = Signal(int, int)  # first and last row on screen

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without room for lines."""
        super().__init__(parent)
        self._theme: Theme | None = None
        self._room = 0

    def quote_in(self, room: int, theme: Theme) -> None:
        """Draw lines in the lowest `room` pixels of each row, in the colours of `theme`."""
        self._room, self._theme = room, theme
        self.viewport().update()

    def rows_on_screen(self) -> tuple[int, int]:
        """The first and the last row of which anything is on screen; 0 and -1 if there is none."""
        if self.model() is None or not self.model().rowCount():
            return 0, -1
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return max(first, 0), last if last >= 0 else self.model().rowCount() - 1

    def _tell(self) -> None:
        first, last = self.rows_on_screen()
        if last >= first:
            self.looked_at.emit(first, last)

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._tell()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dy:
            self._tell()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None or self.model() is None:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        columns = self._columns_in(event.rect())
        for row in range(max(first, 0), (last if last >= 0 else self.model().rowCount() - 1) + 1):
            self._draw_row(painter, row, columns, self._theme)

    def _columns_in(self, part: QRect) -> list[tuple[int, CellDelegate, QRect]]:
        """The columns of which anything is in `part`: where they stand and what draws them."""
        columns = []
        for column in range(self.model().columnCount()):
            delegate = self.itemDelegateForColumn(column)
            left, width = self.columnViewportPosition(column), self.columnWidth(column)
            at = QRect(left, part.top(), width, part.height())
            if width and isinstance(delegate, CellDelegate) and at.intersects(part):
                columns.append((column, delegate, at))
        return columns

    def _draw_row(
        self,
        painter: QPainter,
        row: int,
        columns: Sequence[tuple[int, CellDelegate, QRect]],
        theme: Theme,
    ) -> None:
        """Draw a row at once: the style would draw the ground of each cell by itself."""
        model, tokens = self.model(), theme.tokens
        top, high = self.rowViewportPosition(row), self.rowHeight(row)
        whole = QRect(-self.horizontalOffset(), top, self.horizontalHeader().length(), high)
        leading = model.index(row, 0)
        selected = self.selectionModel().isSelected(leading)
        if selected:
            painter.fillRect(whole, QColor(tokens.selected))
        painter.fillRect(whole.adjusted(0, high - 1, 0, 0), QColor(tokens.line))
        across = self.itemDelegateForColumn(0)
        if self.columnSpan(row, 0) > 1 and isinstance(across, CellDelegate):
            columns = ((0, across, QRect(whole)),)
        for column, delegate, at in columns:
            at.moveTop(top)
            at.setHeight(high)
            data = delegate.told(model, model.index(row, column))
            delegate.draw(painter, at, self.font(), data, selected=selected)
        quoted = model.data(leading, QuotationRole) if self._room else None
        if quoted is not None:
            pad = round(_PAD_SP * theme.scale)
            width = min(self.viewport().width(), whole.width())
            line = QRect(pad, whole.bottom() + 1 - self._room, width - 2 * pad, self._room)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _write(painter, line, quoted, self.font(), theme)


def _write(painter: QPainter, line: QRect, quoted: Quoted, font: QFont, theme: Theme) -> None:
    plain = QFont(font)
    plain.setPixelSize(round(_SMALL_SP * theme.scale))
    bold = QFont(plain)
    bold.setWeight(QFont.Weight.Bold)
    tokens = theme.tokens
    left, middle = line.left(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    for words, is_marked in _parts(quoted):
        metrics = QFontMetrics(bold if is_marked else plain)
        room = line.right() - left
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(shown)
        at = QRect(left, line.top(), width, metrics.height())
        painter.setFont(bold if is_marked else plain)
        if is_marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.attention_tag))
            painter.drawRoundedRect(at.adjusted(-1, 0, 1, 0), _MARK_RADIUS, _MARK_RADIUS)
        painter.setPen(QColor(tokens.attention_tag_text if is_marked else tokens.muted))
        painter.drawText(at.adjusted(0, 0, 2, 0), middle | Qt.TextFlag.TextSingleLine, shown)
        left += width
        if shown != words:
            return


def _parts(quoted: Quoted) -> list[tuple[str, bool]]:
    """The line cut where marks begin and end."""
    parts, at = [], 0
    for start, end in quoted.marks:
        parts += [(quoted.text[at:start], False), (quoted.text[start:end], True)]
        at = end
    parts.append((quoted.text[at:], False))
    return [(words, is_marked) for words, is_marked in parts if words]
