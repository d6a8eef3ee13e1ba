"""The lines as they will leave, read a part at a time as somebody scrolls."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Signal
from typing_extensions import override

from caldicott_desktop.casework import audit
from caldicott_desktop.domain.record.phrases import short_date
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.names.tables import Column, RowTable
from caldicott_desktop.windows.saying import number

Index = QModelIndex | QPersistentModelIndex

_TOP = QModelIndex()
_NARROW, _WIDE = 13, 24  # letters that a column has room for


def _words(place: int, line: audit.Line) -> str:
    cell = line.cells[place]
    if isinstance(cell, date):
        return short_date(cell)
    return number(cell) if isinstance(cell, int) else cell


def _columns(listing: audit.Lined) -> tuple[Column[audit.Line], ...]:
    return tuple(
        Column(title=title, words=partial(_words, place), widest="n" * (_WIDE if wide else _NARROW))
        for place, (title, wide) in enumerate(zip(listing.headings, listing.wide, strict=True))
    )


class LinesTable(RowTable[audit.Line]):
    """The lines of one listing; `reached` follows when a line that was wanted is there."""

    reached = Signal(int)
    failed = Signal(object)  # KnownError

    def __init__(self, desk: Desk, listing: audit.Lined, parent: QObject, *, at_once: int) -> None:
        """Start without lines; those of the first `at_once` matters are asked for."""
        self.columns = _columns(listing)
        super().__init__(self.columns, parent)
        self._desk = desk
        self._listing = listing
        self._matters = listing.matters
        self._next = 0  # of the matters: the first whose lines are not here
        self._at_once = at_once
        self._asking = False
        self._wanted: audit.Place | None = None
        self.fetchMore()

    @property
    def matters(self) -> int:
        """How many matters have lines here, each at least one."""
        return self._matters

    def want(self, place: audit.Place) -> None:
        """Have a line read, with all before it; `reached` follows."""
        self._wanted = place
        if place.matter < self._next:
            self._tell()
        else:
            self.fetchMore()

    def told(self, number: int) -> tuple[tuple[str, str], ...]:
        """What the line at `number` says in full, under what its columns are called."""
        row = self.row(number)
        if row is None:
            return ()
        return tuple((each.title, each.words(row)) for each in self.columns)

    @override
    def canFetchMore(self, parent: Index = _TOP) -> bool:
        return not (parent.isValid() or self._asking) and self._next < self._matters

    @override
    def fetchMore(self, parent: Index = _TOP) -> None:
        if not self.canFetchMore(parent):
            return
        self._asking = True
        first = self._next
        many = max(first, self._wanted.matter if self._wanted else 0) - first + self._at_once
        self._desk.ask_long(
            partial(audit.preview_lines, self._listing, first, many),
            owner=self,
            progress=lambda _progress: None,
            then=partial(self._on_read, first + many),
            failed=self._on_failed,
        )

    def _on_read(self, following: int, lines: tuple[audit.Line, ...]) -> None:
        self._asking = False
        self._next = following
        self.add_rows(lines)
        self._tell()

    def _on_failed(self, error: KnownError) -> None:
        """Ask for no more: what cannot be read now will not leave either."""
        self._matters = self._next
        self._asking = False
        self.failed.emit(error)

    def _tell(self) -> None:
        place = self._wanted
        if place is None or place.matter >= self._next:
            return
        self._wanted = None
        first = bisect_left(range(self.rowCount()), place.matter, key=self._matter_of)
        self.reached.emit(first + place.line)

    def _matter_of(self, number: int) -> int:
        row = self.row(number)
        return self._next if row is None else row.matter
