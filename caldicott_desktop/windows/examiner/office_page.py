"""The office today: what was listed, what waits for somebody, and figures without small numbers."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QTableView, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.choices import AccessProblem, CaseState
from caldicott_desktop.domain.examiner.figures import Every, Figures, Measure
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.names.tables import Column, RowTable, dress, wear
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import noted, number, translate
from caldicott_desktop.windows.theme import Theme

Count = tuple[str, str]
Figure = tuple[str, str, str]
Found = tuple[examiner.OfficeView, int, Figures]

COUNTS: tuple[Column[Count], ...] = (
    Column(title=noted("Tables", "What"), words=lambda row: row[0], widest="Window closes within"),
    Column(title=noted("Tables", "How many"), words=lambda row: row[1], widest="How many"),
)
FIGURES: tuple[Column[Figure], ...] = (
    Column(title=noted("Tables", "What"), words=lambda row: row[0], widest="Window closes within"),
    Column(title=noted("Tables", "This week"), words=lambda row: row[1], widest="This month"),
    Column(title=noted("Tables", "This month"), words=lambda row: row[2], widest="This month"),
)


class OfficeForm(forms.Form):
    """The two tables."""

    file = "office_page.ui"
    trouble: kit.NoticeBar
    today: QTableView
    figures: QTableView
    leave: QPushButton


class OfficePage(Page):
    """Counts of an office, none about a person; `left` goes back to the log."""

    title = noted("Page", "Office today")
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
        self._figures: RowTable[Figure] = RowTable(FIGURES, self)
        form.today.setModel(self._counts)
        form.figures.setModel(self._figures)
        wear(form.today, COUNTS, theme)
        wear(form.figures, FIGURES, theme)
        form.leave.clicked.connect(self.left)
        QShortcut(QKeySequence.StandardKey.Cancel, self).activated.connect(self.left)
        theme.changed.connect(self._dress)
        self._dress()

    @override
    def shown(self) -> None:
        today = in_uk(self._book.clock()).date()
        self._desk.ask(
            partial(_read, self._book, today),
            owner=self,
            then=self._on_read,
            failed=self._form.trouble.say_error,
        )
        self._form.today.setFocus()

    def _dress(self) -> None:
        dress(self._form.today, COUNTS, 0)
        dress(self._form.figures, FIGURES, 0)

    def _on_read(self, found: Found) -> None:
        office, problems, figures = found
        listed = [
            (self.tr("Listed today: {state}").format(state=state.label), count)
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
        self._figures.show_rows(
            [
                (
                    words,
                    _shown(figures, Every.WEEK, measure, code),
                    _shown(figures, Every.MONTH, measure, code),
                )
                for words, measure, code in self._measures()
            ]
        )

    def _measures(self) -> list[tuple[str, Measure, str]]:
        states = [(each.label, Measure.STATE, each.code) for each in CaseState]
        problems = [
            (self.tr("Problem: {what}").format(what=each.label), Measure.PROBLEM, each.code)
            for each in AccessProblem
            if each is not AccessProblem.NONE
        ]
        return [
            (self.tr("Cases listed"), Measure.CASES, ""),
            *states,
            (self.tr("With an exception"), Measure.EXCEPTION, ""),
            (self.tr("Awaiting confirmation"), Measure.AWAITING, ""),
            *problems,
        ]


def _read(book: casework.Casebook, today: date) -> Found:
    """The figures of week and month are worked out together: else one would give the other away."""
    monday = today - timedelta(days=today.weekday())
    first_on = min(monday, today.replace(day=1))
    return (
        examiner.office_view(book),
        examiner.open_problems_count(book),
        examiner.office_figures(book, first_on=first_on, last_on=today),
    )


def _shown(found: Figures, every: Every, measure: Measure, code: str) -> str:
    """A number of the period that today is in."""
    period = [each for each in found.periods if each.every is every][-1]
    count = found.of(period, measure, code)
    return translate("Office", "withheld") if count is None else number(count)
