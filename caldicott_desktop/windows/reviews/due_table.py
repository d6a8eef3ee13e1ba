"""What is open on decisions as a table model: pages of rows, read as they are scrolled to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Signal
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.names.tables import Column, RowTable
from caldicott_desktop.windows.reviews.due_words import due_tag, due_task
from caldicott_desktop.windows.saying import noted, short_date, translate

Index = QModelIndex | QPersistentModelIndex

WHAT = 1
"""The column that takes what the others leave."""


def columns(today: Callable[[], date]) -> tuple[Column[casework.Due], ...]:
    """The columns, from left to right; how near a day is goes by `today`."""

    def when(due: casework.Due) -> str:
        return due_tag(due.due_on, today())[0] if due.due_on else translate("DueTable", "No date")

    def tone(due: casework.Due) -> str:
        return due_tag(due.due_on, today())[1] if due.due_on else "neutral"

    def day(due: casework.Due) -> str:
        return short_date(due.due_on) if due.due_on else ""

    return (
        Column(title=noted("Tables", "When"), words=when, widest="Overdue 100 days  ", tone=tone),
        Column(
            title=noted("Tables", "What"), words=due_task, widest="Confirm the copy was destroyed"
        ),
        Column(title=noted("Tables", "Due"), words=day, widest="30 Sep 2026"),
        Column(
            title=noted("Tables", "Decision"),
            words=lambda due: due.reference,
            widest="CG-2026-00000",
        ),
        Column(
            title=noted("Tables", "Subject"),
            words=lambda due: due.subject_reference,
            widest="R-00000",
        ),
        Column(title=noted("Tables", "Whose"), words=lambda due: due.who, widest="Margaret Ellery"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the table is asked for."""

    band: casework.Band | None = None
    mine: bool = False


class DueTable(RowTable[casework.Due]):
    """Rows of the newest question only; one question is with the desk at a time."""

    read = Signal()  # the first page of the newest question is here
    failed = Signal(object)  # KnownError

    def __init__(
        self, desk: Desk, book: casework.Casebook, today: Callable[[], date], parent: QObject
    ) -> None:
        """Start empty; nothing is read before `look_for`."""
        super().__init__(columns(today), parent)
        self._desk = desk
        self._book = book
        self._wanted = Wanted()
        self._next: casework.DueCursor | None = None
        self._asking = False
        self._stale = False

    def look_for(self, wanted: Wanted) -> None:
        """Read anew, from the first row, what is `wanted`."""
        self._wanted = wanted
        self._stale = True
        self._ask()

    def _ask(self) -> None:
        if self._asking or not (self._stale or self._next):
            return
        after = None if self._stale else self._next
        self._stale, self._asking = False, True
        wanted = self._wanted
        self._desk.ask(
            partial(casework.due_page, self._book, wanted.band, mine=wanted.mine, after=after),
            owner=self,
            then=partial(self._on_read, first=after is None),
            failed=self._on_failed,
        )

    def _on_read(self, page: casework.DuePage, *, first: bool) -> None:
        self._asking = False
        if self._stale:
            self._ask()
            return
        self._next = page.next
        if first:
            self.show_rows(page.rows)
            self.read.emit()
        else:
            self.add_rows(page.rows)

    def _on_failed(self, error: KnownError) -> None:
        self._asking = False
        self._next = None
        self.failed.emit(error)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._next is not None and not self._asking

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask()
