"""The list of decisions as a table model: all its places, and the rows of those on screen."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

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
from caldicott_desktop.casework import DecisionRow, Listed, Lookup, Quotation
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.jobs import Desk, Newest
from caldicott_desktop.windows.decisions.rows import ORDERS, Column, cell, heading, spoken
from caldicott_desktop.windows.kit.lines import BelowRole, SecondLineRole
from caldicott_desktop.windows.kit.quoting import QuotationRole

Index = QModelIndex | QPersistentModelIndex

_TOP = QModelIndex()
_NOTHING = Listed(numbers=array("q"), is_whole=False)

_TOLD = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        SecondLineRole,
        QuotationRole,
        BelowRole,
    }
)

# Rows read beyond each edge of the screen, so that scrolling finds them there.
_AROUND = 100

# Rows kept, wherever one has been in the list: under two megabytes.
_KEPT = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many decisions a search found; `is_whole` once all are counted.

    `more` where only the newest ten thousand that hold the words were looked at.
    """

    total: int
    more: bool
    is_whole: bool


class DecisionTable(QAbstractTableModel):
    """The newest search only: an earlier one is cut off and never heard of.

    Its length is that of the list. Rows are read for what `show_places` says is on screen and
    around it; what was not read yet says so.
    """

    found = Signal(object)  # Found: the first places of the newest search are here, or all
    failed = Signal(object)  # KnownError

    def __init__(self, desk: Desk, book: casework.Casebook, parent: QObject | None = None) -> None:
        """Start empty; nothing is read before `look_for`."""
        super().__init__(parent)
        self._book = book
        self._finding = Newest(desk, self, book.interrupt)
        self._reading = Newest(desk, self, book.interrupt)
        self._quoting = Newest(desk, self, book.interrupt)
        self._lookup = Lookup()
        self._listed = _NOTHING
        self._is_fresh = False
        self._rows: dict[int, DecisionRow | None] = {}
        self._quotations: dict[int, Quotation | None] = {}
        self._on_screen = range(0)

    @property
    def lookup(self) -> Lookup:
        """What was asked for last."""
        return self._lookup

    @property
    def is_whole(self) -> bool:
        """Whether the order of the list is known to its end."""
        return self._listed.is_whole

    def row(self, place: int) -> DecisionRow | None:
        """The decision in that place, if it has been read."""
        return self._rows.get(self._listed.numbers[place]) if self._is_place(place) else None

    def number(self, place: int) -> int | None:
        """The number of the decision in that place, by which it is found again."""
        return self._listed.numbers[place] if self._is_place(place) else None

    def place_of(self, number: int) -> int | None:
        """Where the decision with that number stands, as far as the list is known."""
        try:
            return self._listed.numbers.index(number)
        except ValueError:
            return None

    def look_for(self, lookup: Lookup) -> None:
        """Read the list anew for `lookup`."""
        self._lookup = lookup
        self._is_fresh = False
        self._quotations.clear()
        self._finding.ask_long(
            partial(casework.find_decisions, self._book, lookup),
            progress=self._on_listed,
            then=self._on_listed,
            failed=self.failed.emit,
        )

    def reread(self) -> None:
        """Read the list anew as it was asked for last; what stays in it stays where it is."""
        if self._listed.is_whole and self._is_fresh:
            self._finding.ask_long(
                partial(casework.find_decisions, self._book, self._lookup),
                progress=lambda _listed: None,
                then=self._on_reread,
                failed=self.failed.emit,
            )
        else:
            self.look_for(self._lookup)

    def show_places(self, first: int, last: int) -> None:
        """Read the rows and the quotations for these places, which are on screen."""
        self._on_screen = range(max(0, first), min(last + 1, len(self._listed.numbers)))
        if self._missing(_AROUND // 2):
            self._read(self._missing(_AROUND))
        shown = {self._listed.numbers[place] for place in self._on_screen}
        self._quotations = {n: q for n, q in self._quotations.items() if n in shown}
        if self._lookup.text and (unquoted := [n for n in shown if n not in self._quotations]):
            self._quoting.ask(
                partial(casework.quotations, self._book, self._lookup.text, unquoted),
                then=partial(self._on_quoted, unquoted),
                failed=self.failed.emit,
            )

    def _is_place(self, place: int) -> bool:
        return 0 <= place < len(self._listed.numbers)

    def _near(self, around: int) -> range:
        first, last = self._on_screen.start, self._on_screen.stop
        return range(max(0, first - around), min(last + around, len(self._listed.numbers)))

    def _missing(self, around: int) -> list[int]:
        numbers = self._listed.numbers
        return [numbers[place] for place in self._near(around) if numbers[place] not in self._rows]

    def _read(self, numbers: Sequence[int]) -> None:
        self._reading.ask(
            partial(casework.rows_at, self._book, numbers),
            then=partial(self._on_read, numbers),
            failed=self.failed.emit,
        )

    def _on_listed(self, listed: Listed) -> None:
        places = _inserted(self._listed.numbers, listed.numbers) if self._is_fresh else None
        self._is_fresh = True
        if places is None:
            self.beginResetModel()
            self._listed = listed
            self._rows = dict(listed.rows)
            self._on_screen = range(0)
            self.endResetModel()
        elif places:
            self.beginInsertRows(QModelIndex(), places.start, places.stop - 1)
            self._listed = listed
            self.endInsertRows()
        else:
            self._listed = listed
        self.found.emit(
            Found(total=len(listed.numbers), more=listed.more, is_whole=listed.is_whole)
        )

    def _on_reread(self, listed: Listed) -> None:
        self._on_listed(listed)
        near = self._numbers(self._near(_AROUND))
        self._rows = {n: self._rows[n] for n in near if n in self._rows}
        if near:
            self._read(near)

    def _numbers(self, places: range) -> list[int]:
        return list(self._listed.numbers[places.start : places.stop])

    def _on_read(self, numbers: Sequence[int], rows: Mapping[int, DecisionRow]) -> None:
        if len(self._rows) > _KEPT:
            near = set(self._numbers(self._near(_AROUND)))
            self._rows = {n: row for n, row in self._rows.items() if n in near}
        self._rows.update((number, rows.get(number)) for number in numbers)
        self._changed(set(numbers))

    def _on_quoted(self, numbers: Sequence[int], quotations: Mapping[int, Quotation]) -> None:
        self._quotations.update((number, quotations.get(number)) for number in numbers)
        self._changed(set(numbers))

    def _changed(self, numbers: Collection[int]) -> None:
        """Say of those on screen that they changed; others are asked for when they are in sight."""
        places = [at for at in self._on_screen if self._listed.numbers[at] in numbers]
        if places:
            last = self.index(places[-1], len(Column) - 1)
            self.dataChanged.emit(self.index(places[0], 0), last)

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._listed.numbers)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | Quotation | None:
        if role not in _TOLD:  # painting asks for eight roles of each cell
            return None
        number = self.number(index.row()) if index.isValid() else None
        if number is None:
            return None
        if role == QuotationRole:
            return self._quotations.get(number)
        row = self._rows.get(number)
        if row is None:
            return self._unread(number, index, role)
        quotation = self._quotations.get(number)
        leads = index.column() == Column.REFERENCE
        if role == Qt.ItemDataRole.AccessibleTextRole and leads and quotation is not None:
            return showable(f"{spoken(row)}. {quotation.text}")
        return cell(row, Column(index.column()), role)

    def _unread(self, number: int, index: Index, role: int) -> str | None:
        """What is said of a row that was not read yet, or is listed no more."""
        if role == Qt.ItemDataRole.DisplayRole:
            return "…"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if number in self._rows:
                return self.tr("Listed no more")
            return self.tr("Row {place}, being read").format(place=index.row() + 1)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | Qt.AlignmentFlag | None:
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return heading(section, orientation, role)
        if orientation is Qt.Orientation.Vertical:
            row = self.row(section)
            return None if row is None else row.reference
        if ORDERS[Column(section)] is self._lookup.order:
            way = self.tr("descending") if self._lookup.descending else self.tr("ascending")
            name = heading(section, orientation, Qt.ItemDataRole.DisplayRole)
            return self.tr("{column}, sorted {way}").format(column=name, way=way)
        return heading(section, orientation, role)


def _inserted(before: array[int], after: array[int]) -> range | None:
    """The places at which `after` has more than `before`, all in one run; `None` if otherwise."""
    added = len(after) - len(before)
    if added < 0:
        return None
    low, high = 0, len(before)
    while low < high:  # the first place that differs, by halves: comparing arrays is quick
        middle = (low + high + 1) // 2
        if before[:middle] == after[:middle]:
            low = middle
        else:
            high = middle - 1
    return range(low, low + added) if before[low:] == after[low + added :] else None
