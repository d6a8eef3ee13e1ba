"""The day list: what was read of it, row by row, and then its cases listed in one go."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QTableView, QVBoxLayout, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.day_list import DayList
from caldicott_desktop.domain.tables import Purpose
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Ticket
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.examiner.day_list_rows import COLUMNS, WHY, Read, rows_of, summary
from caldicott_desktop.windows.examiner.other_list_part import OtherListPart
from caldicott_desktop.windows.names.tables import RowTable, dress, wear
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import noted
from caldicott_desktop.windows.theme import Theme

_LONG = 500  # rows of a list that takes long enough to be told that it is looked through


class DayListForm(forms.Form):
    """The list, what was read of it, and the way on."""

    file = "day_list_page.ui"
    list_place_body: QVBoxLayout
    trouble: kit.NoticeBar
    summary: kit.SpokenLabel
    preview: QTableView
    list_cases: QPushButton
    leave: QPushButton


class DayListPage(Page):
    """Lists the cases of a day list; `listed` carries what came of it, `left` goes back."""

    title = noted("Page", "Day list")
    listed = Signal(object)  # examiner.DayListed
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        book: casework.Casebook,
        theme: Theme,
        copying: Copying,
        parent: QWidget | None = None,
    ) -> None:
        """Start without a list."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._looking: Ticket | None = None
        form = self._form = forms.build(DayListForm, onto=self)
        self._list = OtherListPart(desk, book, Purpose.DAY_LIST, copying)
        form.list_place_body.addWidget(self._list)
        self._model: RowTable[Read] = RowTable(COLUMNS, self)
        form.preview.setModel(self._model)
        wear(form.preview, COLUMNS, theme)
        self._list.found.connect(self._look)
        form.list_cases.clicked.connect(self._on_list)
        form.leave.clicked.connect(self.left)
        QShortcut(QKeySequence.StandardKey.Cancel, self).activated.connect(self.left)
        theme.changed.connect(self._dress)
        self._dress()
        self._show_found(None)
        kit.tab_in_reading_order(self)

    def begin(self) -> None:
        """Forget what was read before and wait for a list."""
        self._form.trouble.clear()
        self._list.begin()

    def paste(self) -> None:
        """Read what the clipboard holds."""
        self.begin()
        self._list.paste()

    def _dress(self) -> None:
        dress(self._form.preview, COLUMNS, WHY)

    def _look(self) -> None:
        read = self._list.read
        self._form.list_cases.setEnabled(False)  # what it says is of the list before
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        if read is None or read.columns.missing:
            self._show_found(None)
            return
        if len(read.table.lines) >= _LONG:
            self._show_found(None)
            self._form.summary.say(self.tr("Looking through the list"))
        self._looking = self._desk.ask_long(
            partial(examiner.preview_day_list, self._book, read),
            owner=self,
            progress=lambda _at: None,
            then=lambda found: self._show_found(found, read),
            failed=self._form.trouble.say_error,
        )

    def _show_found(self, found: DayList | None, read: examiner.OtherList | None = None) -> None:
        form = self._form
        if read is not self._list.read and found is not None:
            return  # another list was read meanwhile
        self._model.show_rows(() if found is None else rows_of(found))
        form.preview.setVisible(self._model.rowCount() > 0)
        form.summary.say("" if found is None else summary(found))
        new = 0 if found is None else sum(not row.is_here for row in found.rows)
        form.list_cases.setText(
            self.tr("List %Ln case(s)", "", new) if new else self.tr("List cases")
        )
        ready = new > 0 and read is not None and read.is_confirmed
        form.list_cases.setEnabled(ready)
        if ready:
            form.list_cases.setFocus()

    def _on_list(self) -> None:
        read = self._list.read
        if read is None:
            return
        self._form.list_cases.setEnabled(False)
        self._desk.ask(
            partial(examiner.list_day_list, self._book, read),
            owner=self,
            then=self._on_listed,
            failed=self._on_failed,
        )

    def _on_listed(self, listed: examiner.DayListed) -> None:
        self._list.begin()
        self.listed.emit(listed)

    def _on_failed(self, error: KnownError) -> None:
        self._form.trouble.say_error(error)
        self._form.list_cases.setEnabled(True)
