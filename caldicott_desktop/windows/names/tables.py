"""The name key, and what was read of a pasted list, as rows of tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import RowState
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows.kit import TagDelegate, ToneRole
from caldicott_desktop.windows.kit.lines import BelowRole, LinesDelegate
from caldicott_desktop.windows.names import name_words
from caldicott_desktop.windows.saying import noted, translate
from caldicott_desktop.windows.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Read = casework.ReadRow | casework.UnreadRow
RowT = TypeVar("RowT")

_TOP = QModelIndex()
_LEAST_ROWS = 4  # that can always be seen
_ROW_EMS = 2.6  # a line of text with air around it
_STACKED_EMS = 3.2  # two lines, and a small one below them
_LEAST_STACKED = 0.5  # of what a column wants, below which all others that can be stand already


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[RowT]):
    """A column: its heading, its words for a row, and the widest of them to make room for.

    Where it stands below another its heading is not seen: one that is `titled` says it then, too.
    """

    title: str
    words: Callable[[RowT], str]
    widest: str
    tone: Callable[[RowT], str] | None = None
    titled: bool = False


PEOPLE: tuple[Column[casework.NamedPerson], ...] = (
    Column(
        title=noted("Tables", "Reference"),
        words=lambda person: person.reference,
        widest="R-0000000",
    ),
    Column(
        title=noted("Tables", "Name"),
        words=lambda person: person.name,
        widest="Margaret Ellery",
    ),
    Column(title=noted("Tables", "Born"), words=name_words.born, widest="30 Sep 2026", titled=True),
    Column(
        title=noted("Tables", "NHS number"),
        words=name_words.number,
        widest="000 000 0000",
        titled=True,
    ),
)

_SAID = {
    RowState.NEW: noted("Tables", "New"),
    RowState.CHANGED: noted("Tables", "Would change"),
    RowState.SAME: noted("Tables", "Here already"),
}


def _what(row: Read) -> str:
    if isinstance(row, casework.UnreadRow):
        return translate("Tables", "Not read")
    return translate("Tables", _SAID[row.state])


def _tone(row: Read) -> str:
    return "attention" if isinstance(row, casework.UnreadRow) else "neutral"


def _of_person(words: Callable[[casework.NamedPerson], str]) -> Callable[[Read], str]:
    return lambda row: "" if isinstance(row, casework.UnreadRow) else words(row.person)


def _name(row: Read) -> str:
    return row.words if isinstance(row, casework.UnreadRow) else row.person.name


def _why(row: Read) -> str:
    if isinstance(row, casework.UnreadRow):
        return row.why
    before = row.before
    if before is None or row.state is not RowState.CHANGED:
        return ""
    born, number = name_words.born(before), name_words.number(before)
    unknown = translate("Tables", "not known")
    parts = (
        before.name if before.name != row.person.name else "",
        translate("Tables", "born {day}").format(day=born or unknown)
        if before.born_on != row.person.born_on
        else "",
        translate("Tables", "NHS number {number}").format(number=number or unknown)
        if before.health_number != row.person.health_number
        else "",
        translate("Tables", "other identifiers") if before.others != row.person.others else "",
        translate("Tables", "the note") if before.note != row.person.note else "",
    )
    return translate("Tables", "Now: {parts}").format(parts=", ".join(filter(None, parts)))


READ: tuple[Column[Read], ...] = (
    Column(title=noted("Tables", "Line"), words=lambda row: str(row.line), widest="00000"),
    Column(
        title=noted("Tables", "What happens"),
        words=_what,
        widest="Would change  ",
        tone=_tone,
    ),
    Column(
        title=noted("Tables", "Reference"),
        words=_of_person(lambda each: each.reference),
        widest="R-0000000",
    ),
    Column(title=noted("Tables", "Name"), words=_name, widest="Margaret Ellery"),
    Column(
        title=noted("Tables", "Born"),
        words=_of_person(name_words.born),
        widest="30 Sep 2026",
        titled=True,
    ),
    Column(
        title=noted("Tables", "NHS number"),
        words=_of_person(name_words.number),
        widest="000 000 0000",
        titled=True,
    ),
    Column(
        title=noted("Tables", "Why, or what changes"),
        words=_why,
        widest="R-0417 stands in line 12 already.",
    ),
)


class RowTable(QAbstractTableModel, Generic[RowT]):
    """Rows that were read whole, drawn by columns."""

    def __init__(self, columns: Sequence[Column[RowT]], parent: QObject) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[RowT, ...] = ()

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[RowT]) -> None:
        """Show `rows` below those there are."""
        if rows:
            end = len(self._rows)
            self.beginInsertRows(QModelIndex(), end, end + len(rows) - 1)
            self._rows += tuple(rows)
            self.endInsertRows()

    def change_row(self, number: int, row: RowT) -> None:
        """Show `row` in place of the one at `number`."""
        self._rows = (*self._rows[:number], row, *self._rows[number + 1 :])
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))

    def row(self, number: int) -> RowT | None:
        """The row at `number`, if there is one."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = self._columns[index.column()]
        if role == ToneRole:
            return column.tone(row) if column.tone else None
        words = showable(column.words(row))
        if role == BelowRole:
            title = translate("Tables", column.title)
            return f"{title}: {words}" if words and column.titled else words
        if role == Qt.ItemDataRole.DisplayRole:
            return words or name_words.NOTHING
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = (showable(each.words(row)) for each in self._columns)
            return (
                ", ".join(filter(None, spoken))
                if index.column() == 0
                else words or translate("Tables", "None")
            )
        return words if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return translate("Tables", self._columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def wear(table: QTableView, columns: Sequence[Column[RowT]], theme: Theme) -> None:
    """Draw a table's cells as the list of decisions draws its own."""
    for place, column in enumerate(columns):
        if column.tone is not None:
            table.setItemDelegateForColumn(place, TagDelegate(theme, table, leads=place == 0))
        else:
            table.setItemDelegateForColumn(place, LinesDelegate(theme, table, leads=place == 0))


def dress(
    table: QTableView, columns: Sequence[Column[RowT]], stretched: int, *, stacks: bool = True
) -> None:
    """Give a table's rows and columns the room its text wants; one column takes what is left.

    That one is never narrower than its own text wants. Where the others do not leave it that much
    they go to stand below it, from the right, but for the first and for tags; only a table that
    never `stacks`, whose words mean nothing without their heading, scrolls sooner. A few rows can
    always be seen: then the page does.
    """
    metrics = QFontMetrics(table.font())
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    widths = []
    for column in columns:
        title = translate("Tables", column.title)
        widest = max((column.widest, title), key=metrics.horizontalAdvance)
        widths.append(metrics.horizontalAdvance(widest) + 2 * metrics.height())
    filling = table.findChild(_Filling) or _Filling(table)
    to_stack = [
        place
        for place, column in enumerate(columns)
        if stacks and place not in {0, stretched} and column.tone is None
    ]
    filling.take(widths, stretched, to_stack)
    hold(table, _LEAST_ROWS)


def hold(table: QTableView, rows: int) -> None:
    """Have so many rows always in sight, also where they become higher."""
    filling = table.findChild(_Filling)
    if filling is not None:
        filling.rows = rows
    least = table.horizontalHeader().sizeHint().height()
    least += rows * table.verticalHeader().defaultSectionSize()
    table.setMinimumHeight(least + 2 * table.frameWidth())


class _Filling(QObject):
    """Gives one column of a table what the others leave, and no less than it wants.

    Some of the others stand below it where the table is narrow.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._widths: Sequence[int] = ()
        self._stretched = 0
        self.rows = _LEAST_ROWS
        self._to_stack: Sequence[int] = ()
        table.viewport().installEventFilter(self)

    def take(self, widths: Sequence[int], stretched: int, to_stack: Sequence[int]) -> None:
        """Give the columns `widths`, and the one `stretched` what is left besides.

        The last of `to_stack` is the first to go below it.
        """
        self._widths, self._stretched, self._to_stack = widths, stretched, to_stack
        header = self._table.horizontalHeader()
        for place, width in enumerate(widths):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                place, mode.Fixed if place == stretched else mode.Interactive
            )
            header.resizeSection(place, width)
        self._fill()

    def _fill(self) -> None:
        header, place = self._table.horizontalHeader(), self._stretched
        self._stack()
        others = header.length() - header.sectionSize(place)
        room = self._table.viewport().width() - others
        least = self._widths[place]
        if self._to_stack and not any(map(self._is_beside, self._to_stack)):
            least = round(least * _LEAST_STACKED)
        header.resizeSection(place, max(room, least))

    def _is_beside(self, place: int) -> bool:
        return not self._table.isColumnHidden(place)

    def _stack(self) -> None:
        """Have as few columns as need be stand below the one that is stretched."""
        table, to_stack = self._table, list(self._to_stack)
        below: list[int] = []
        wanted = sum(self._widths)
        while to_stack and wanted > table.viewport().width():
            below.insert(0, to_stack.pop())
            wanted -= self._widths[below[0]]
        for place in range(len(self._widths)):
            table.setColumnHidden(place, place in below)
        delegate = table.itemDelegateForColumn(self._stretched)
        if isinstance(delegate, LinesDelegate):
            delegate.below = tuple(below)
        high = round((_STACKED_EMS if below else _ROW_EMS) * QFontMetrics(table.font()).height())
        if table.verticalHeader().defaultSectionSize() != high:
            table.verticalHeader().setDefaultSectionSize(high)
            hold(table, self.rows)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fill()
        return False
