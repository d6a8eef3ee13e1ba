"""How a table of decisions looks: delegates, row height, widths that follow the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.rows import HEADERS, Column, short_outcome
from caldicott_desktop.windows.kit.lines import LinesDelegate
from caldicott_desktop.windows.kit.quoting import QuotingTable
from caldicott_desktop.windows.theme import Theme

_ROW_SP = 48  # two lines of text with air, and a target of 44 px or more
_QUOTE_SP = 24  # one line of small text below them, clear of the next row
_DATE = "30 Sep 2026"
# What the columns of fixed width must hold, at any size of text.
_WIDEST = {
    Column.REFERENCE: "CG-2026-00000",
    Column.DECIDED: _DATE,
    Column.SUBJECT: "R-00000",
    Column.NEXT: _DATE,
}
_WIDEST_OUTCOME = max((short_outcome(outcome) for outcome in Outcome), key=len)
_LEAST = {Column.KIND: "Any other request", Column.REQUESTER: "Severn Vale"}
_KIND_SHARE = 0.56  # of the width that the other columns leave to kind and requester


class TableLook(QObject):
    """Dresses a table of decisions, and again when the theme or the table's width changes."""

    def __init__(self, table: QTableView, theme: Theme) -> None:
        """Belong to `table`, whose model has the columns of `DecisionTable`."""
        super().__init__(table)
        self._table = table
        self._theme = theme
        self._quotes = False
        self._delegates: list[LinesDelegate | kit.TagDelegate] = []
        for column in Column:
            delegate = (
                kit.TagDelegate(theme, table)
                if column is Column.OUTCOME
                else LinesDelegate(theme, table, leads=column is Column.REFERENCE)
            )
            self._delegates.append(delegate)
            table.setItemDelegateForColumn(column, delegate)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        theme.changed.connect(self.fit)
        table.viewport().installEventFilter(self)
        self.fit()

    @property
    def row_height(self) -> int:
        """Pixels from one row to the next."""
        return self.bare_row_height + self._foot

    @property
    def bare_row_height(self) -> int:
        """Pixels of a row below which nothing is quoted."""
        return round(_ROW_SP * self._theme.scale)

    def quote(self, *, quotes: bool) -> None:
        """Leave room below each row for where the words of a search stand, or none."""
        if quotes != self._quotes:
            self._quotes = quotes
            self.fit()

    @property
    def _foot(self) -> int:
        return round(_QUOTE_SP * self._theme.scale) if self._quotes else 0

    def fit(self) -> None:
        """Give rows and columns the room that the text wants now."""
        table = self._table
        for delegate in self._delegates:
            delegate.foot = self._foot
        if isinstance(table, QuotingTable):
            table.quote_in(self._foot, self._theme)
        if table.verticalHeader().defaultSectionSize() != self.row_height:
            table.verticalHeader().setDefaultSectionSize(self.row_height)
        widths = self._widths()
        rest = table.viewport().width() - sum(widths.values())
        share = int((rest + widths[Column.KIND] + widths[Column.REQUESTER]) * _KIND_SHARE)
        grown = min(max(share, widths[Column.KIND]) - widths[Column.KIND], max(rest, 0))
        widths[Column.KIND] += grown
        widths[Column.REQUESTER] += max(rest, 0) - grown
        for column, width in widths.items():
            table.setColumnWidth(column, width)

    @property
    def least_width(self) -> int:
        """Pixels in which every column can be read, beside a scroll bar."""
        bar = self._table.verticalScrollBar().sizeHint().width()
        return sum(self._widths().values()) + bar + 2 * self._table.frameWidth()

    def _widths(self) -> dict[Column, int]:
        """The least width of each column, at the present size of text."""
        scale = self._theme.scale
        words, tags = self._metrics(14), self._metrics(12, QFont.Weight.DemiBold)
        pad = round(14 * scale)
        widths = {
            column: max(words.horizontalAdvance(each) for each in (widest, HEADERS[column])) + pad
            for column, widest in (_WIDEST | _LEAST).items()
        }
        widths[Column.REFERENCE] += round(12 * scale)
        widths[Column.OUTCOME] = tags.horizontalAdvance(_WIDEST_OUTCOME) + round(36 * scale)
        return widths

    def _metrics(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetrics:
        font = QFont(self._table.font())
        font.setPixelSize(round(size * self._theme.scale))
        font.setWeight(weight)
        return QFontMetrics(font)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False
