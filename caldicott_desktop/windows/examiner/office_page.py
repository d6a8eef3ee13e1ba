"""The office today: what was listed, what waits for somebody, and figures without small numbers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.figures_part import FiguresPart
from caldicott_desktop.windows.examiner.nation_words import state_words
from caldicott_desktop.windows.moments import short_moment
from caldicott_desktop.windows.names.tables import Column, RowTable, dress, hold, wear
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import noted, number
from caldicott_desktop.windows.theme import Theme

Count = tuple[str, str]
Found = tuple[examiner.OfficeView, int, tuple[examiner.OffList, ...]]

COUNTS: tuple[Column[Count], ...] = (
    Column(title=noted("Tables", "What"), words=lambda row: row[0], widest="Window closes within"),
    Column(title=noted("Tables", "How many"), words=lambda row: row[1], widest="How many"),
)
OFF_LIST: tuple[Column[examiner.OffList], ...] = (
    Column(title=noted("Tables", "Case"), words=lambda row: row.reference, widest="ME-2611-00000"),
    Column(title=noted("Tables", "Who"), words=lambda row: row.accessor, widest="Margaret Ellery"),
    Column(
        title=noted("Tables", "Source"),
        words=lambda row: row.source,
        widest="Community records",
    ),
    Column(
        title=noted("Tables", "When"),
        words=lambda row: short_moment(row.accessed_at),
        widest="30 Sep 2026, 00:00",
    ),
)

_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WHO = 1
_MOST_OFF_LIST = 6


class OfficeForm(forms.Form):
    """Two tables, and the place of the figures."""

    file = "office_page.ui"
    trouble: kit.NoticeBar
    today: QTableView
    off_list_words: QLabel
    off_list: QTableView
    figures_place_body: QVBoxLayout
    open_case: QPushButton
    leave: QPushButton


class OfficePage(Page):
    """Counts of an office, none about a person; `left` goes back to the log.

    What somebody opened who was not on the list is named, and `case_asked` leads to its case.
    """

    title = noted("Page", "Office today")
    case_asked = Signal(str, str)  # examiner.CaseId, and what the case is called
    left = Signal()

    def __init__(
        self, desk: Desk, book: casework.Casebook, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show what is in `book`; read whenever the page comes to the front."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        form = self._form = forms.build(OfficeForm, onto=self)
        self._counts: RowTable[Count] = RowTable(COUNTS, self)
        form.today.setModel(self._counts)
        wear(form.today, COUNTS, theme)
        self._off_list: RowTable[examiner.OffList] = RowTable(OFF_LIST, self)
        form.off_list.setModel(self._off_list)
        wear(form.off_list, OFF_LIST, theme)
        form.off_list.doubleClicked.connect(self._on_case)
        form.off_list.installEventFilter(self)
        form.open_case.clicked.connect(self._on_case)
        self._show_off_list(())
        self._figures = FiguresPart(desk, book, theme)
        form.figures_place_body.addWidget(self._figures)
        form.leave.clicked.connect(self.left)
        QShortcut(QKeySequence.StandardKey.Cancel, self).activated.connect(self.left)
        theme.changed.connect(self._dress)
        self._dress()
        kit.tab_in_reading_order(self)

    @override
    def shown(self) -> None:
        failed = self._form.trouble.say_error
        self._desk.ask(partial(_read, self._book), owner=self, then=self._on_read, failed=failed)
        self._figures.look()
        self._form.today.setFocus()

    @override
    def leaving(self) -> None:
        self._figures.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _OPENING_KEYS
        ):
            self._on_case()
            return True
        return False

    def _dress(self) -> None:
        dress(self._form.today, COUNTS, 0)
        dress(self._form.off_list, OFF_LIST, _WHO)
        self._fit()

    def _fit(self) -> None:
        """Show every count, and a few of what was opened: the page scrolls."""
        form = self._form
        hold(form.today, self._counts.rowCount())
        hold(form.off_list, min(self._off_list.rowCount(), _MOST_OFF_LIST))

    def _on_read(self, found: Found) -> None:
        office, problems, off_list = found
        variant = examiner.variant_of(self._book, None)
        listed = [
            (self.tr("Listed today: {state}").format(state=state_words(variant, state)), count)
            for state, count in office.listed_today.items()
        ]
        waiting = [
            (self.tr("Opened and not concluded"), office.unconcluded),
            (self.tr("Window closes within a week"), office.closing),
            (self.tr("Accesses awaiting confirmation"), office.awaiting),
            (self.tr("Exceptions open"), office.exceptions_open),
            (self.tr("Problems of access open"), problems),
            (self.tr("Opened by somebody not on the list"), office.off_list),
        ]
        self._counts.show_rows([(words, number(count)) for words, count in (*listed, *waiting)])
        self._show_off_list(off_list)

    def _show_off_list(self, found: tuple[examiner.OffList, ...]) -> None:
        form = self._form
        self._off_list.show_rows(found)
        for part in (form.off_list_words, form.off_list, form.open_case):
            part.setVisible(bool(found))
        form.off_list.selectRow(0)
        self._fit()

    def _on_case(self) -> None:
        row = self._off_list.row(self._form.off_list.currentIndex().row())
        if row is not None:
            self.case_asked.emit(row.case_id, row.reference)


def _read(book: casework.Casebook) -> Found:
    return (
        examiner.office_view(book),
        examiner.open_problems_count(book),
        examiner.accesses_off_list(book),
    )
