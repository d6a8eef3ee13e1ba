"""The keys between a search line and the table that shows what it finds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTableView
from typing_extensions import override

OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""What opens the row that the keyboard is on."""


class ListKeys(QObject):
    """Enter in the table opens its row; Down leads from the search line into the table.

    Escape empties the search line. With `enter_reads_on`, Enter leads into the table as Down does,
    for a list whose rows are read beside it.
    """

    def __init__(
        self,
        search: QLineEdit,
        table: QTableView,
        open_row: Callable[[int], object],
        *,
        enter_reads_on: bool = False,
    ) -> None:
        """Watch both; `open_row` is given the row that the keyboard is on."""
        super().__init__(table)
        self._search, self._table, self._open_row = search, table, open_row
        self._into_table = {Qt.Key.Key_Down} | (OPENING_KEYS if enter_reads_on else frozenset())
        search.installEventFilter(self)
        table.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self._table and event.key() in OPENING_KEYS:
            self._open_row(self._table.currentIndex().row())
            return True
        if watched is self._search and event.key() in self._into_table:
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self._search and event.key() == Qt.Key.Key_Escape:
            self._search.clear()
            return True
        return False
