"""How a table of decisions looks: its widest words, and room for what is quoted."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.windows.decisions.rows import HEADERS, Column, short_outcome
from caldicott_desktop.windows.kit.quoting import QuotingTable
from caldicott_desktop.windows.kit.rows_look import SIDE_BY_SIDE, Below, RowsLook
from caldicott_desktop.windows.theme import Theme

_STACKED_SP = 56  # of a row: the kind in two lines, and one below it
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


class TableLook(RowsLook):
    """Dresses a table of decisions, and again when the theme or the table's width changes."""

    ways = (
        SIDE_BY_SIDE,
        {Column.REFERENCE: (Column.SUBJECT,)},
        {Column.REFERENCE: (Column.SUBJECT,), Column.KIND: (Column.NEXT,)},
        {
            Column.REFERENCE: (Column.DECIDED,),
            Column.KIND: (Column.REQUESTER, Column.SUBJECT, Column.NEXT),
        },
        {
            Column.REFERENCE: (
                Column.KIND,
                Column.REQUESTER,
                Column.DECIDED,
                Column.SUBJECT,
                Column.NEXT,
            )
        },
    )

    def __init__(self, table: QTableView, theme: Theme) -> None:
        """Belong to `table`, whose model has the columns of `DecisionTable`."""
        super().__init__(table, theme, columns=len(Column), tag=Column.OUTCOME)
        self._quotes = False
        theme.changed.connect(self.fit)
        self.fit()

    @property
    @override
    def bare_row_height(self) -> int:
        hidden = self._table.isColumnHidden
        if hidden(Column.REQUESTER) and not hidden(Column.KIND):
            return round(_STACKED_SP * self._theme.scale)
        return super().bare_row_height

    @property
    def row_height(self) -> int:
        """Pixels from one row to the next."""
        return self.bare_row_height + self._foot

    def quote(self, *, quotes: bool) -> None:
        """Leave room below each row for where the words of a search stand, or none."""
        if quotes != self._quotes:
            self._quotes = quotes
            self.fit()

    @property
    def _foot(self) -> int:
        return round(_QUOTE_SP * self._theme.scale) if self._quotes else 0

    @override
    def fit(self) -> None:
        table = self._table
        for delegate in self._delegates:
            delegate.foot = self._foot
        if isinstance(table, QuotingTable):
            table.quote_in(self._foot, self._theme)
        widths = self._arrange()
        if table.verticalHeader().defaultSectionSize() != self.row_height:
            table.verticalHeader().setDefaultSectionSize(self.row_height)
        self._share(widths, max(table.viewport().width() - sum(widths.values()), 0))
        for column, width in widths.items():
            table.setColumnWidth(column, width)

    def _share(self, widths: dict[int, int], rest: int) -> None:
        """Give `rest` to kind and requester, or to what they stand below."""
        if Column.REQUESTER not in widths:
            widths[Column.KIND if Column.KIND in widths else Column.REFERENCE] += rest
            return
        share = int((rest + widths[Column.KIND] + widths[Column.REQUESTER]) * _KIND_SHARE)
        grown = min(max(share - widths[Column.KIND], 0), rest)
        widths[Column.KIND] += grown
        widths[Column.REQUESTER] += rest - grown

    @override
    def _widths(self, below: Below) -> dict[int, int]:
        scale = self._theme.scale
        words, tags = self._metrics(14), self._metrics(12, QFont.Weight.DemiBold)
        pad = round(14 * scale)
        widths: dict[int, int] = {
            column: max(words.horizontalAdvance(each) for each in (widest, HEADERS[column])) + pad
            for column, widest in (_WIDEST | _LEAST).items()
        }
        widths[Column.REFERENCE] += round(12 * scale)
        widths[Column.OUTCOME] = tags.horizontalAdvance(_WIDEST_OUTCOME) + round(36 * scale)
        return widths
