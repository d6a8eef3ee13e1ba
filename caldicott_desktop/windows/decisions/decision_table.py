"""The list of decisions as a table model: pages of frozen rows, read as they are scrolled to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.decisions.rows import Column, cell, heading

Index = QModelIndex | QPersistentModelIndex

_TOP = QModelIndex()
_PAGE_ROWS = 200
_MOST_AT_ONCE = 2_000  # rows read again in one turn of the desk: a few milliseconds


_ORDERS: Mapping[Column, casework.Order] = MappingProxyType(
    {
        Column.REFERENCE: casework.Order.REFERENCE,
        Column.DECIDED: casework.Order.DECIDED,
        Column.KIND: casework.Order.KIND,
        Column.REQUESTER: casework.Order.REQUESTER,
        Column.OUTCOME: casework.Order.OUTCOME,
        Column.SUBJECT: casework.Order.SUBJECT,
        Column.NEXT: casework.Order.NEXT,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What the list is asked for: words to find, and an order (newest recorded first if none)."""

    text: str = ""
    column: Column | None = None
    descending: bool = True

    @property
    def order(self) -> casework.Order:
        """The order as the register knows it."""
        return casework.Order.RECORDED if self.column is None else _ORDERS[self.column]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many decisions a search found; `more` when there are more than were counted."""

    total: int
    more: bool


class DecisionTable(QAbstractTableModel):
    """Rows of the list, newest search only: an answer to an earlier search is dropped.

    At most one question is with the desk at a time, so that typing fast asks no more than the
    register can answer.
    """

    found = Signal(object)  # Found: the first page of the newest search is here
    failed = Signal(object)  # KnownError

    def __init__(
        self,
        desk: Desk,
        book: casework.Casebook,
        parent: QObject | None = None,
        *,
        page_rows: int = _PAGE_ROWS,
    ) -> None:
        """Start empty; nothing is read before `look_for`, and then `page_rows` at a time."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._rows: tuple[casework.DecisionRow, ...] = ()
        self._search = Search()
        self._next: casework.Cursor | None = None
        self._asking = False
        self._stale = False
        self._page_rows = self._limit = page_rows

    @property
    def search(self) -> Search:
        """What was asked for last."""
        return self._search

    def row(self, number: int) -> casework.DecisionRow | None:
        """The decision in row `number`, if it has been read."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, decision_id: casework.DecisionId) -> int | None:
        """Where a decision stands among the rows read so far."""
        return next((n for n, row in enumerate(self._rows) if row.id == decision_id), None)

    def look_for(self, search: Search) -> None:
        """Read the list anew for `search`."""
        self._search = search
        self._stale = True
        self._ask()

    def reread(self) -> None:
        """Read the list anew as it was asked for last, as far as it had been read."""
        self._limit = min(max(self._page_rows, len(self._rows)), _MOST_AT_ONCE)
        self.look_for(self._search)

    def _ask(self) -> None:
        if self._asking or not (self._stale or self._next):
            return
        search, after = self._search, None if self._stale else self._next
        limit, self._limit = self._limit, self._page_rows
        self._stale = False
        self._asking = True
        self._desk.ask(
            partial(
                casework.decisions,
                self._book,
                text=search.text or None,
                order=search.order,
                descending=search.descending,
                after=after,
                limit=limit,
            ),
            owner=self,
            then=partial(self._on_read, first=after is None),
            failed=self._on_failed,
        )

    def _on_read(self, page: casework.DecisionRows, *, first: bool) -> None:
        self._asking = False
        if self._stale:
            self._ask()
            return
        self._next = page.next
        if first:
            self.beginResetModel()
            self._rows = page.rows
            self.endResetModel()
            self.found.emit(Found(total=page.total, more=page.more_than_total))
        elif page.rows:
            self.beginInsertRows(
                QModelIndex(), len(self._rows), len(self._rows) + len(page.rows) - 1
            )
            self._rows += page.rows
            self.endInsertRows()

    def _on_failed(self, error: KnownError) -> None:
        self._asking = False
        self._next = None
        if self._stale:
            self._ask()
        else:
            self.failed.emit(error)

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._next is not None and not self._asking

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        return cell(row, Column(index.column()), role)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | Qt.AlignmentFlag | None:
        return heading(section, orientation, role)
