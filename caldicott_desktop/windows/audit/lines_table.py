"""The lines as they will leave, read a part at a time as somebody scrolls."""

from __future__ import annotations

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
_AT_ONCE = 40  # lines: more than a screen of them
_NARROW, _WIDE = 13, 24  # letters that a column has room for


def _words(place: int, line: audit.Line) -> str:
    cell = line.cells[place]
    if isinstance(cell, date):
        return short_date(cell)
    return number(cell) if isinstance(cell, int) else cell


def _columns(preview: audit.Preview) -> tuple[Column[audit.Line], ...]:
    return tuple(
        Column(title=title, words=partial(_words, place), widest="n" * (_WIDE if wide else _NARROW))
        for place, (title, wide) in enumerate(zip(preview.headings, preview.wide, strict=True))
    )


class LinesTable(RowTable[audit.Line]):
    """The lines of one preview; `reached` follows when a line that was wanted is there."""

    reached = Signal(int)
    failed = Signal(object)  # KnownError

    def __init__(self, desk: Desk, preview: audit.Preview, parent: QObject) -> None:
        """Start without lines; the first are asked for at once."""
        self.columns = _columns(preview)
        super().__init__(self.columns, parent)
        self._desk = desk
        self._preview = preview
        self._total = preview.lines
        self._asking = False
        self._wanted: int | None = None
        self.fetchMore()

    def want(self, at: int) -> None:
        """Have the line of the place `at` read, with all before it; `reached` follows."""
        self._wanted = at
        if at < self.rowCount():
            self._tell()
        else:
            self.fetchMore()

    @override
    def canFetchMore(self, parent: Index = _TOP) -> bool:
        return not (parent.isValid() or self._asking) and self.rowCount() < self._total

    @override
    def fetchMore(self, parent: Index = _TOP) -> None:
        if not self.canFetchMore(parent):
            return
        self._asking = True
        first = self.rowCount()
        until = max(first, self._wanted or 0) + _AT_ONCE
        self._desk.ask_long(
            partial(audit.preview_lines, self._preview, first, until - first),
            owner=self,
            progress=lambda _progress: None,
            then=self._on_read,
            failed=self._on_failed,
        )

    def _on_read(self, lines: tuple[audit.Line, ...]) -> None:
        self._asking = False
        self.add_rows(lines)
        self._tell()

    def _on_failed(self, error: KnownError) -> None:
        """Ask for no more: what cannot be read now will not leave either."""
        self._total = self.rowCount()
        self._asking = False
        self.failed.emit(error)

    def _tell(self) -> None:
        if self._wanted is not None and self._wanted < self.rowCount():
            at, self._wanted = self._wanted, None
            self.reached.emit(at)
