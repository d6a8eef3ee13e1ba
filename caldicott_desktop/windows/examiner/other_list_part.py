"""A list that others made, pasted or opened, and which of its columns is what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain import tables
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.tables import FIELDS, Columns, Field, Purpose, Table
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Ticket
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.saying import noted, translate

_LETTERS = 26
_LONGEST_HEADING = 40  # characters of it that are shown
_SHOWN = 18  # characters of a heading that can be read without opening the list

FIELD_NAMES: Mapping[Field, str] = {
    Field.REFERENCE: noted("OtherList", "Case reference"),
    Field.DIED: noted("OtherList", "Date of death, or a range"),
    Field.DIED_FROM: noted("OtherList", "Died from"),
    Field.DIED_TO: noted("OtherList", "Died to"),
    Field.SOURCES: noted("OtherList", "Sources asked"),
    Field.NOTE: noted("OtherList", "Note"),
    Field.EXAMINER: noted("OtherList", "Examiner"),
    Field.AT: noted("OtherList", "Date and time"),
    Field.ON: noted("OtherList", "Date"),
    Field.TIME: noted("OtherList", "Time"),
    Field.WHO: noted("OtherList", "Person"),
    Field.SYSTEM: noted("OtherList", "System"),
    Field.VIEWED: noted("OtherList", "What was viewed"),
    Field.ROLE: noted("OtherList", "Role"),
    Field.THEIR_NUMBER: noted("OtherList", "Number in the log"),
}

_IN_A_LOG = noted("OtherList", "Case reference, or a number")
"""What a source's own log may have in the place of our reference."""


class OtherListForm(forms.Form):
    """How a list comes in, how far it was read, and its columns."""

    file = "other_list.ui"
    paste: kit.ActionButton
    open: QPushButton
    name: kit.SpokenLabel
    working: kit.SpokenLabel
    progress: QProgressBar
    stop: QPushButton
    trouble: kit.NoticeBar
    notes: kit.SpokenLabel
    columns_card: kit.Card
    columns_place: kit.FlowRow
    confirm: QPushButton
    change: kit.LinkButton


class OtherListPart(QWidget):
    """Reads one list at a time; `found` follows whatever changes about the one that is read."""

    found = Signal()

    def __init__(
        self,
        desk: Desk,
        book: casework.Casebook,
        purpose: Purpose,
        copying: Copying,
        *,
        may_change: Callable[[], bool] = lambda: True,
    ) -> None:
        """Wait for a list to be read for `purpose`; files are looked for where copies go.

        `may_change` is asked before a list takes the place of the one that was read, and before its
        columns are chosen anew.
        """
        super().__init__()
        self._may_change = may_change
        self._desk, self._book, self._purpose = desk, book, purpose
        self._asks, self._folder = copying.asks, copying.folder
        self._ticket: Ticket | None = None
        self._read: examiner.OtherList | None = None
        self._picks: dict[Field, tuple[kit.FieldRow, kit.PickList]] = {}
        form = self._form = forms.build(OtherListForm, onto=self)
        form.paste.clicked.connect(self.paste)
        form.open.clicked.connect(self._on_open)
        form.stop.clicked.connect(self._on_stop)
        form.confirm.clicked.connect(self._on_confirm)
        form.change.clicked.connect(self._on_change)
        self._set_busy(busy=False)
        self._show(None)

    @property
    def read(self) -> examiner.OtherList | None:
        """The list as it was read last, by the columns that are chosen now."""
        return self._read

    def without_keys(self) -> None:
        """Leave the shortcut of *Paste* to another list of the page."""
        self._form.paste.setProperty("keys", "")

    def begin(self) -> None:
        """Forget what was read before and wait for a list."""
        self._form.trouble.clear()
        self._show(None)
        self._form.paste.setFocus()

    def paste(self) -> None:
        """Read what the clipboard holds."""
        if self._ticket is not None or not self._may_change():
            return
        text = QGuiApplication.clipboard().text()
        self._form.trouble.clear()
        self._desk.ask(
            partial(examiner.paste_list, self._book, self._purpose, text),
            owner=self,
            then=self._on_read,
            failed=self._on_failed,
        )

    # inside

    def _on_open(self) -> None:
        if self._ticket is not None:
            return
        chosen = self._asks.file(self, self.tr("Open a list"), self._folder)
        if chosen is None or not self._may_change():
            return
        self._folder = chosen.parent
        self._form.trouble.clear()
        self._ticket = self._desk.ask_long(
            partial(examiner.read_list, self._book, self._purpose, chosen),
            owner=self,
            progress=self._on_progress,
            then=self._on_read,
            failed=self._on_failed,
            stopped=partial(self._set_busy, busy=False),
        )
        self._set_busy(busy=True)

    def _on_stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _on_progress(self, at: casework.Progress) -> None:
        self._form.progress.setValue(100 * at.done // max(at.total, 1))
        rows = self.tr("Reading: %Ln row(s)", "", at.done) if at.done else self.tr("Reading")
        self._form.working.show_words(rows)

    def _on_failed(self, error: KnownError) -> None:
        self._set_busy(busy=False)
        self._show(None)
        self._form.trouble.say_error(error)

    def _on_read(self, read: examiner.OtherList) -> None:
        self._set_busy(busy=False)
        self._show(read)
        if not read.is_confirmed:
            self._form.confirm.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        form = self._form
        if not busy:
            self._ticket = None
        held = form.open.hasFocus() or form.stop.hasFocus()
        form.working.say(self.tr("Reading") if busy else "")
        form.progress.setValue(0)
        for part in (form.working, form.progress, form.stop):
            part.setVisible(busy)
        for part in (form.paste, form.open):
            part.setVisible(not busy)
        form.name.setVisible(not busy and bool(form.name.text()))
        if held:
            (form.stop if busy else form.open).setFocus()

    def _show(self, read: examiner.OtherList | None) -> None:
        form = self._form
        self._read = read
        form.name.setText("" if read is None else _name(read))
        form.name.setVisible(read is not None)
        notes = () if read is None else tuple(note.words for note in read.table.notes)
        form.notes.say(" ".join(notes))
        form.notes.setVisible(bool(notes))
        form.columns_card.setVisible(read is not None and not read.is_confirmed)
        form.change.setVisible(read is not None and read.is_confirmed)
        if read is not None:
            self._offer(read)
        self.found.emit()

    def _offer(self, read: examiner.OtherList) -> None:
        """Offer every column of the list for each thing that a column can be."""
        choices = [
            kit.Choice(value=str(place), words=_heading(read.table, place))
            for place in range(read.table.width)
        ]
        self._picks = {}
        for field in FIELDS[self._purpose]:
            pick = kit.PickList()
            pick.setMinimumContentsLength(_SHOWN)
            pick.set_choices(choices, empty=self.tr("Not in this list"))
            place = read.columns.place(field)
            pick.set_value(None if place is None else str(place))
            pick.changed.connect(self._on_picked)
            row = kit.field_row(_field_words(self._purpose, field), pick)
            self._picks[field] = (row, pick)
        self._form.columns_place.hold(row for row, _pick in self._picks.values())
        before: QWidget = self._form.stop
        for _row, pick in self._picks.values():
            QWidget.setTabOrder(before, pick)
            before = pick
        QWidget.setTabOrder(before, self._form.confirm)

    def _on_picked(self) -> None:
        """Read the list by the columns that are chosen now, before they are confirmed."""
        columns = self._chosen()
        if self._read is not None and columns is not None:
            self._read = replace(self._read, columns=columns, is_confirmed=False)
            self.found.emit()

    def _chosen(self) -> Columns | None:
        """The columns as they are chosen; `None`, and a fault beside it, where one is two."""
        places: dict[Field, int] = {}
        is_whole = True
        for field, (row, pick) in self._picks.items():
            value = pick.value()
            taken = value is not None and int(value) in places.values()
            row.set_error(self.tr("Another one has this column.") if taken else "")
            is_whole = is_whole and not taken
            if value is not None:
                places[field] = int(value)
        return tables.confirmed(self._purpose, places) if is_whole else None

    def _on_confirm(self) -> None:
        columns = self._chosen()
        if columns is not None:
            for group in columns.missing:
                self._picks[group[0]][0].set_error(self.tr("Choose which column it is."))
        fault = next((pick for row, pick in self._picks.values() if row.error()), None)
        if fault is not None:
            fault.setFocus()
            return
        if self._read is None or columns is None:
            return
        self._desk.ask(
            partial(examiner.confirm_columns, self._book, self._read, columns.places),
            owner=self,
            then=self._show,
            failed=self._form.trouble.say_error,
        )

    def _on_change(self) -> None:
        if not self._may_change():
            return
        self._form.columns_card.show()
        self._form.change.hide()
        next(iter(self._picks.values()))[1].setFocus()


def _field_words(purpose: Purpose, field: Field) -> str:
    if (purpose, field) == (Purpose.ACCESS_LOG, Field.REFERENCE):
        return translate("OtherList", _IN_A_LOG)
    return translate("OtherList", FIELD_NAMES[field])


def _name(read: examiner.OtherList) -> str:
    """What was read, and how many rows of it: `day.xlsx · 45 rows`."""
    rows = translate("OtherList", "%Ln row(s)", "", len(read.table.lines))
    name = showable(read.name) or translate("OtherList", "Pasted list")
    return f"{name} · {rows}"


def _heading(table: Table, place: int) -> str:
    """A column by its letter and its heading, or else by what stands first in it."""
    first = table.header or table.lines[0]
    words = showable(" ".join(first.text(place).split()))[:_LONGEST_HEADING]
    return " · ".join(filter(None, (_letters(place), words)))


def _letters(place: int) -> str:
    """A column's name as spreadsheets write it: A, B … Z, AA."""
    before, last = divmod(place, _LETTERS)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)
