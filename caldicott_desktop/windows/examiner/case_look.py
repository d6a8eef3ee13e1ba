"""How the table of cases looks: its widest words, and headings that go across."""

from __future__ import annotations

from PySide6.QtGui import QFont
from typing_extensions import override

from caldicott_desktop.domain.examiner.choices import CaseState, Independence
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.case_rows import HEADERS, Column
from caldicott_desktop.windows.examiner.case_table import CaseTable
from caldicott_desktop.windows.examiner.nation_words import state_words
from caldicott_desktop.windows.kit.rows_look import SIDE_BY_SIDE, Below, RowsLook
from caldicott_desktop.windows.saying import noted, translate
from caldicott_desktop.windows.theme import Theme

_GROUP_SP = 28
_WIDEST = {
    Column.CASE: "ME-2611-00000",
    Column.DIED: "29–30 Sep 2026",
    Column.SOURCES: "EPR · Hospice",
    Column.PREPARED: "Ellery-Fenwick",
    Column.EXAMINER: noted("ExaminerLog", "Not yet assigned"),
}
_WIDEST_BELOW = {
    Column.DIED: noted("ExaminerLog", "View closes today"),
    Column.PREPARED: "30 Sep 2026, 00:00",
    Column.EXAMINER: max((each.label for each in Independence), key=len),
}
# What columns must hold that others stand below.
_WIDEST_SOURCES = noted("ExaminerLog", "Trust EPR · GP Connect")
_WIDEST_DEATH = noted("ExaminerLog", "Day 28 of 28 · 30 Sep 2026")


class CaseLook(RowsLook):
    """Dresses the table, and again when theme, width or rows change."""

    ways = (
        SIDE_BY_SIDE,
        {Column.SOURCES: (Column.PREPARED,)},
        {Column.SOURCES: (Column.EXAMINER, Column.PREPARED)},
        {Column.CASE: (Column.DIED,), Column.SOURCES: (Column.EXAMINER, Column.PREPARED)},
        {Column.CASE: (Column.DIED, Column.SOURCES, Column.EXAMINER, Column.PREPARED)},
    )

    def __init__(self, table: kit.QuotingTable, model: CaseTable, theme: Theme) -> None:
        """Belong to `table`, which shows `model`."""
        super().__init__(table, theme, columns=len(Column), tag=Column.STATE)
        self._cases, self._model = table, model
        self._headed: tuple[int, ...] = ()
        model.modelReset.connect(self._span)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def _on_theme(self) -> None:
        self._cases.quote_in(0, self._theme)
        self._table.verticalHeader().setDefaultSectionSize(self.bare_row_height)
        self._span()
        self.fit()

    def _span(self) -> None:
        """Let headings go across; all other rows are as high as each other."""
        table = self._table
        table.clearSpans()
        for place in self._headed:  # a heading's row may be a case's now
            table.setRowHeight(place, self.bare_row_height)
        self._headed = self._model.groups()
        for place in self._headed:
            table.setSpan(place, 0, 1, len(Column))
            table.setRowHeight(place, round(_GROUP_SP * self._theme.scale))

    @override
    def fit(self) -> None:
        widths = self._arrange()
        rest = self._table.viewport().width() - sum(widths.values())
        stretched = Column.SOURCES if Column.SOURCES in widths else Column.CASE
        widths[stretched] += max(rest, 0)
        for column, width in widths.items():
            self._table.setColumnWidth(column, width)

    @override
    def _widths(self, below: Below) -> dict[int, int]:
        scale = self._theme.scale
        words, tags = self._metrics(14), self._metrics(12, QFont.Weight.DemiBold)
        small = self._metrics(12)
        pad = round(16 * scale)
        widths: dict[int, int] = {
            column: max(
                words.horizontalAdvance(translate("ExaminerLog", widest)),
                words.horizontalAdvance(translate("ExaminerLog", HEADERS[column])),
                small.horizontalAdvance(translate("ExaminerLog", _WIDEST_BELOW.get(column, ""))),
            )
            + pad
            for column, widest in _WIDEST.items()
        }
        if below.get(Column.CASE) == (Column.DIED,):
            death = small.horizontalAdvance(translate("ExaminerLog", _WIDEST_DEATH)) + pad
            widths[Column.CASE] = max(widths[Column.CASE], death)
        if Column.SOURCES in below and Column.CASE not in below:
            sources = words.horizontalAdvance(translate("ExaminerLog", _WIDEST_SOURCES)) + pad
            widths[Column.SOURCES] = max(widths[Column.SOURCES], sources)
        widths[Column.CASE] += round(12 * scale)
        said = [state_words(self._model.variant, each) for each in CaseState]
        said.append(translate("ExaminerLog", "Awaiting confirmation"))
        widths[Column.STATE] = max(map(tags.horizontalAdvance, said)) + round(36 * scale)
        return widths
