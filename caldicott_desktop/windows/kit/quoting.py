"""A table whose rows may have a line below their cells, across all columns, with words marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget
from typing_extensions import override

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
        super().paintEvent(event)
        if not self._room or self._theme is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad = round(_PAD_SP * self._theme.scale)
        width = min(self.viewport().width(), self.horizontalHeader().length())
        first, last = self.rows_on_screen()
        for row in range(first, last + 1):
            quoted = self.model().index(row, 0).data(QuotationRole)
            if quoted is not None:
                top = self.rowViewportPosition(row) + self.rowHeight(row) - self._room
                line = QRect(pad, top, width - 2 * pad, self._room)
                _write(painter, line, quoted, self.font(), self._theme)


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
