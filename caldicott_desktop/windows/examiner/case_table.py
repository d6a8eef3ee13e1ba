"""The cases of the log as a table model: those whose views close soon, then the newest first."""

from __future__ import annotations

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
from caldicott_desktop.casework import examiner
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Newest
from caldicott_desktop.windows.examiner.case_rows import (
    Column,
    Row,
    below_words,
    cell,
    header_words,
    spoken,
    state_tone,
)
from caldicott_desktop.windows.kit import ToneRole
from caldicott_desktop.windows.kit.lines import BelowRole, SecondLineRole
from caldicott_desktop.windows.saying import translate

Index = QModelIndex | QPersistentModelIndex

_TOP = QModelIndex()
_FIRST = 40  # rows: what a tall screen shows, since a key waits for them
_ROWS = 100  # read at a time as somebody scrolls, and of what closes soon

_TOLD = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        SecondLineRole,
        BelowRole,
        ToneRole,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the list is narrowed to, and its order."""

    text: str = ""
    only: examiner.Narrowed = examiner.NOT_NARROWED
    order: examiner.CaseOrder = examiner.CaseOrder.LISTED

    @property
    def is_narrowed(self) -> bool:
        """Whether anything narrows it."""
        return self != Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A heading in the list: a row of its own that cannot be chosen."""

    words: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The first page of the newest question, and of the cases that close soon."""

    closing: examiner.CaseRows | None
    newest: examiner.CaseRows


class CaseTable(QAbstractTableModel):
    """Rows of the newest question only; further pages are read as they are scrolled to."""

    read = Signal(int)  # how many cases there are in all
    failed = Signal(object)  # KnownError

    def __init__(self, desk: Desk, book: casework.Casebook, parent: QObject) -> None:
        """Start empty; nothing is read before `look_for`."""
        super().__init__(parent)
        self._book = book
        self._newest = Newest(desk, self, book.interrupt)
        self._rows: list[Row | Group] = []
        self._cells: dict[tuple[int, int], tuple[str, str]] = {}
        self._next: examiner.CaseCursor | None = None
        self._asking = False
        self.wanted = Wanted()
        self.total = 0
        self.variant = examiner.variant_of(book, None)
        """The words of the nation that most cases are of."""

    def look_for(self, wanted: Wanted) -> None:
        """Read anew, from the first row, what is `wanted`."""
        self.wanted = wanted
        self._read(_FIRST)

    def reread(self) -> None:
        """Read the list again as far as it was read."""
        self._read(max(_FIRST, min(len(self._rows), 5 * _ROWS)))

    def _read(self, many: int) -> None:
        self._asking = True
        self._newest.ask(
            partial(_first_page, self._book, self.wanted, many),
            then=self._on_first,
            failed=self._on_failed,
        )

    def groups(self) -> tuple[int, ...]:
        """The rows that are headings."""
        return tuple(place for place, row in enumerate(self._rows) if isinstance(row, Group))

    def case(self, place: int) -> Row | None:
        """The case in that row, if there is one."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        return None if isinstance(row, Group) else row

    def place_of(self, case_id: examiner.CaseId) -> int | None:
        """The row of a case, if it was read."""
        for place in range(len(self._rows)):
            row = self.case(place)
            if row is not None and row.id == case_id:
                return place
        return None

    def _on_first(self, read: Read) -> None:
        self._asking = False
        self.beginResetModel()
        rows: list[Row | Group] = []
        if read.closing is not None and read.closing.rows:
            rows.append(
                Group(
                    words=translate("ExaminerLog", "Window closes within a week"),
                    count=translate("ExaminerLog", "%Ln case(s)", "", read.closing.total),
                )
            )
            rows += read.closing.rows
            rows.append(
                Group(
                    words=translate("ExaminerLog", "Newest first"),
                    count=translate("ExaminerLog", "%Ln case(s)", "", read.newest.total),
                )
            )
        rows += read.newest.rows
        self._rows = rows
        self._cells.clear()
        self._next = read.newest.next
        self.total = read.newest.total
        self.endResetModel()
        self.read.emit(self.total)

    def _on_failed(self, error: KnownError) -> None:
        self._asking = False
        self._next = None
        self.failed.emit(error)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._next is not None and not self._asking

    @override
    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        self._asking = True
        self._newest.ask(
            partial(_further_page, self._book, self.wanted, self._next),
            then=self._on_further,
            failed=self._on_failed,
        )

    def _on_further(self, page: examiner.CaseRows) -> None:
        self._asking = False
        self._next = page.next
        if page.rows:
            end = len(self._rows)
            self.beginInsertRows(QModelIndex(), end, end + len(page.rows) - 1)
            self._rows += page.rows
            self.endInsertRows()

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in _TOLD or not index.isValid():  # painting asks for eight roles of each cell
            return None
        at = index.row(), index.column()
        row = self._rows[at[0]]
        if isinstance(row, Group):
            return _of_group(row, at[1], role)
        told = self._cells.get(at)
        if told is None:
            told = self._cells[at] = cell(row, Column(at[1]))
        return _of_case(row, at[1], told, role)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return header_words(self.variant, Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _of_group(group: Group, column: int, role: int) -> str | None:
    spoken_or_shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
    if column == Column.CASE and role in spoken_or_shown:
        return f"{group.words} · {group.count}"
    return None


def _of_case(row: Row, column: int, told: tuple[str, str], role: int) -> str | None:
    """What a cell of two lines says for a role."""
    if role == Qt.ItemDataRole.DisplayRole:
        return told[0]
    if role == SecondLineRole:
        return told[1] or None
    if role == BelowRole:
        return below_words(row, Column(column))
    if role == ToneRole:
        return state_tone(row) if column == Column.STATE else None
    both = filter(None, told)
    if role == Qt.ItemDataRole.ToolTipRole:
        return "\n".join(both)
    return spoken(row) if column == Column.CASE else ", ".join(both)


def _first_page(book: casework.Casebook, wanted: Wanted, limit: int) -> Read:
    closing = None if wanted.is_narrowed else examiner.closing_soon(book, limit=_ROWS)
    newest = _page(book, wanted, None, limit)
    return Read(closing=closing, newest=newest)


def _further_page(
    book: casework.Casebook, wanted: Wanted, after: examiner.CaseCursor | None
) -> examiner.CaseRows:
    return _page(book, wanted, after, _ROWS)


def _page(
    book: casework.Casebook, wanted: Wanted, after: examiner.CaseCursor | None, limit: int
) -> examiner.CaseRows:
    return examiner.case_page(
        book, text=wanted.text, only=wanted.only, order=wanted.order, after=after, limit=limit
    )
