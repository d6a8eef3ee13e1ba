"""How a table with rows of two lines looks: delegates, row height, widths that follow the text.

Where not all columns have room side by side, some stand below others: see
`docs/decisions/0262-columns-below-others.md`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from caldicott_desktop.windows.kit.lines import LinesDelegate
from caldicott_desktop.windows.kit.tables import TagDelegate
from caldicott_desktop.windows.theme import Theme

_ROW_SP = 48  # two lines of text with air, and a target of 44 px or more

Below = Mapping[int, tuple[int, ...]]
"""Columns whose words stand below those of another, by that other."""

SIDE_BY_SIDE: Below = MappingProxyType({})


class RowsLook(QObject):
    """Dresses a table, and again when its width changes; a subclass gives the columns their widths.

    The first column leads; one holds a state as a tag. `ways` are those of standing below one
    another in the order in which they are tried, until one leaves room for what it keeps.
    """

    ways: Sequence[Below] = (SIDE_BY_SIDE,)

    def __init__(self, table: QTableView, theme: Theme, *, columns: int, tag: int) -> None:
        """Belong to `table`, whose model has so many `columns`, a tag in the one `tag`."""
        super().__init__(table)
        self._table = table
        self._theme = theme
        self._delegates: list[LinesDelegate | TagDelegate] = []
        for column in range(columns):
            delegate = (
                TagDelegate(theme, table, leads=column == 0)
                if column == tag
                else LinesDelegate(theme, table, leads=column == 0)
            )
            self._delegates.append(delegate)
            table.setItemDelegateForColumn(column, delegate)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        table.viewport().installEventFilter(self)

    @property
    def bare_row_height(self) -> int:
        """Pixels of a row below which nothing is quoted."""
        return round(_ROW_SP * self._theme.scale)

    @property
    def least_width(self) -> int:
        """Pixels in which every column can be read, beside a scroll bar."""
        bar = self._table.verticalScrollBar().sizeHint().width()
        wanted = self._widths(SIDE_BY_SIDE).values()
        return sum(wanted) + bar + 2 * self._table.frameWidth()

    def fit(self) -> None:
        """Give rows and columns the room that the text wants now."""
        raise NotImplementedError

    def _widths(self, below: Below) -> dict[int, int]:
        """The least width of each column, at the present size of text, as they stand `below`."""
        raise NotImplementedError

    def _arrange(self) -> dict[int, int]:
        """Have columns stand below others as the width needs it; gives the widths of the rest."""
        table, room = self._table, self._table.viewport().width()
        for below in self.ways:
            widths = self._widths(below)
            for column in (each for under in below.values() for each in under):
                del widths[column]
            if sum(widths.values()) <= room:
                break
        for column, delegate in enumerate(self._delegates):
            table.setColumnHidden(column, column not in widths)
            if isinstance(delegate, LinesDelegate):
                delegate.below = below.get(column, ())
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
