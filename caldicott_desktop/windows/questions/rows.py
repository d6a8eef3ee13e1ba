"""A list of like parts, each a row with its own fields, that the person adds to and shortens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.windows.kit import rule
from caldicott_desktop.windows.questions.fields import Field
from caldicott_desktop.windows.questions.parts import Part, PartT


class Row(QWidget, Generic[PartT]):
    """One row: shows a part, reads it back, and knows the place it stands at.

    `changed` follows every edit by the person, `removed` the wish to take the row away.
    """

    changed = Signal()
    removed = Signal()

    def fields(self) -> Iterator[Field]:
        """Each field of the row, in reading order."""
        raise NotImplementedError

    def show_part(self, part: PartT) -> None:
        """Show what `part` holds."""
        raise NotImplementedError

    def read(self) -> PartT:
        """The part as it now stands."""
        raise NotImplementedError

    def place(self, number: int, path: str) -> None:
        """Stand as row `number` (from 1), at the address `path`."""
        raise NotImplementedError


class PartRow(Row[PartT]):
    """A row that shows one dataclass through a form; a subclass builds the form and names itself.

    Fields that the form does not show stay as they were.
    """

    def bind(self, part: Part[PartT], blank: PartT, remove: QAbstractButton | None) -> None:
        """Stand for `part`, starting as `blank`; `remove`, if any, asks to take the row away."""
        self._part = part
        self.held = blank
        for field in part:
            field.changed.connect(self.changed)
        if remove is not None:
            remove.clicked.connect(self.removed)

    @override
    def fields(self) -> Iterator[Field]:
        return iter(self._part)

    @override
    def show_part(self, part: PartT) -> None:
        self.held = part
        self._part.show(part)

    @override
    def read(self) -> PartT:
        return self._part.read(self.held)

    @override
    def place(self, number: int, path: str) -> None:
        self._part.move(path)
        self.name(number)

    def name(self, number: int) -> None:
        """Show which row this is, and say it in the name of the button that removes it."""
        raise NotImplementedError


class RowList(QWidget, Generic[PartT]):
    """The rows of one list; adding puts the keyboard into the new row, removing near the old one.

    `blank` makes the part of a new row, `row` the row that shows one. `path` is the address of the
    list in the payload.
    """

    changed = Signal()

    def __init__(
        self,
        path: str,
        row: Callable[[], Row[PartT]],
        blank: Callable[[], PartT],
        add: QWidget,
    ) -> None:
        """Start empty; `add` is the button that asks for a new row, and takes the last focus."""
        super().__init__()
        self._path = path
        self._row = row
        self._blank = blank
        self._add = add
        self._rows: list[Row[PartT]] = []
        self._rules: list[QWidget] = []
        self._indexes: Sequence[int] = ()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(14)

    @property
    def path(self) -> str:
        """The address of the list."""
        return self._path

    @property
    def rows(self) -> Sequence[Row[PartT]]:
        """The rows as they stand."""
        return tuple(self._rows)

    def fields(self) -> Iterator[Field]:
        """Each field of each row."""
        for row in self._rows:
            yield from row.fields()

    def show_parts(self, parts: Sequence[PartT], indexes: Sequence[int] = ()) -> None:
        """Show `parts`; `indexes` says where each stands when they are only some of the list."""
        self._indexes = indexes
        while len(self._rows) > len(parts):
            self._drop(len(self._rows) - 1)
        while len(self._rows) < len(parts):
            self._append()
        for row, part in zip(self._rows, parts, strict=True):
            row.show_part(part)
        self._number()

    def renumber(self, indexes: Sequence[int]) -> None:
        """Say again where each row stands in the whole list, after rows came or went."""
        self._indexes = indexes
        self._number()

    def read(self) -> tuple[PartT, ...]:
        """The parts as they now stand, an untouched new row included."""
        return tuple(row.read() for row in self._rows)

    def add(self) -> None:
        """Add an empty row and put the keyboard into it."""
        row = self._append()
        row.show_part(self._blank())
        self._number()
        self.changed.emit()
        for field in row.fields():
            field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            break

    def _append(self) -> Row[PartT]:
        if self._rows:
            line = rule(self)
            self._rules.append(line)
            self._body.addWidget(line)
        row = self._row()
        self._rows.append(row)
        self._body.addWidget(row)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        return row

    def _remove(self, row: Row[PartT]) -> None:
        place = self._rows.index(row)
        self._drop(place)
        self._number()
        self.changed.emit()
        near = self._rows[min(place, len(self._rows) - 1)] if self._rows else None
        target = next(near.fields()).widget if near is not None else self._add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, place: int) -> None:
        gone: list[QWidget] = [self._rows.pop(place)]
        if self._rules:
            gone.append(self._rules.pop(max(0, place - 1)))
        for widget in gone:
            self._body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _number(self) -> None:
        for place, row in enumerate(self._rows):
            index = self._indexes[place] if place < len(self._indexes) else place
            row.place(index + 1, f"{self._path}/{index}")
