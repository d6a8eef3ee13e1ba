"""How the table of cases looks: delegates, headings across, and widths that follow the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from caldicott_desktop.domain.examiner.choices import CaseState, Independence
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.case_rows import HEADERS, Column
from caldicott_desktop.windows.examiner.case_table import CaseTable
from caldicott_desktop.windows.kit.lines import LinesDelegate
from caldicott_desktop.windows.saying import noted, translate
from caldicott_desktop.windows.theme import Theme

_ROW_SP = 48  # two lines of text with air, and a target of 44 px or more
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
_STRETCHED = Column.SOURCES


class CaseLook(QObject):
    """Dresses the table, and again when theme, width or rows change."""

    def __init__(self, table: kit.QuotingTable, model: CaseTable, theme: Theme) -> None:
        """Belong to `table`, which shows `model`."""
        super().__init__(table)
        self._table, self._model, self._theme = table, model, theme
        for column in Column:
            delegate = (
                kit.TagDelegate(theme, table)
                if column is Column.STATE
                else LinesDelegate(theme, table, leads=column is Column.CASE)
            )
            table.setItemDelegateForColumn(column, delegate)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        model.modelReset.connect(self._span)
        theme.changed.connect(self._on_theme)
        table.viewport().installEventFilter(self)
        self._on_theme()

    @property
    def bare_row_height(self) -> int:
        """Pixels from one row to the next."""
        return round(_ROW_SP * self._theme.scale)

    @property
    def least_width(self) -> int:
        """Pixels in which every column can be read, beside a scroll bar."""
        bar = self._table.verticalScrollBar().sizeHint().width()
        return sum(self._widths().values()) + bar + 2 * self._table.frameWidth()

    def _on_theme(self) -> None:
        self._table.quote_in(0, self._theme)
        self._table.verticalHeader().setDefaultSectionSize(self.bare_row_height)
        self._span()
        self.fit()

    def _span(self) -> None:
        """Let headings go across; all other rows are as high as each other."""
        table = self._table
        table.clearSpans()
        for place in self._model.groups():
            table.setSpan(place, 0, 1, len(Column))
            table.setRowHeight(place, round(_GROUP_SP * self._theme.scale))

    def fit(self) -> None:
        """Give the columns the room that the text wants now."""
        widths = self._widths()
        rest = self._table.viewport().width() - sum(widths.values())
        widths[_STRETCHED] += max(rest, 0)
        for column, width in widths.items():
            self._table.setColumnWidth(column, width)

    def _widths(self) -> dict[Column, int]:
        scale = self._theme.scale
        words, tags = self._metrics(14), self._metrics(12, QFont.Weight.DemiBold)
        below = self._metrics(12)
        pad = round(16 * scale)
        widths = {
            column: max(
                words.horizontalAdvance(translate("ExaminerLog", widest)),
                words.horizontalAdvance(translate("ExaminerLog", HEADERS[column])),
                below.horizontalAdvance(translate("ExaminerLog", _WIDEST_BELOW.get(column, ""))),
            )
            + pad
            for column, widest in _WIDEST.items()
        }
        widths[Column.CASE] += round(12 * scale)
        said = [each.label for each in CaseState]
        said.append(translate("ExaminerLog", "Awaiting confirmation"))
        widths[Column.STATE] = max(map(tags.horizontalAdvance, said)) + round(36 * scale)
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
