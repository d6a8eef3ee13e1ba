"""The decisions recorded last, as a table model over rows that are all here."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.windows.decisions.rows import Column, cell, heading

Index = QModelIndex | QPersistentModelIndex

_TOP = QModelIndex()


class RecentTable(QAbstractTableModel):
    """A few rows, shown as they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[casework.DecisionRow, ...] = ()

    def show_rows(self, rows: tuple[casework.DecisionRow, ...]) -> None:
        """Hold `rows` in place of those there were."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> casework.DecisionRow | None:
        """The decision in row `number`."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.row(index.row()) if index.isValid() else None
        return None if row is None else cell(row, Column(index.column()), role)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | Qt.AlignmentFlag | None:
        return heading(section, orientation, role)
