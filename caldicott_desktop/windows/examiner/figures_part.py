"""Figures of an office by week and month, small numbers withheld."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from operator import itemgetter

from dateutil.relativedelta import relativedelta
from PySide6.QtWidgets import QProgressBar, QPushButton, QTableView, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.choices import AccessProblem, CaseState
from caldicott_desktop.domain.examiner.figures import Every, Figures, Measure, Period
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.long_work import LongWork
from caldicott_desktop.windows.examiner.nation_words import state_words
from caldicott_desktop.windows.names.tables import Column, RowTable, dress, hold, wear
from caldicott_desktop.windows.saying import noted, number, short_date, short_month, translate
from caldicott_desktop.windows.theme import Theme

Figure = tuple[str, ...]
"""What is counted, and its number in each period that is shown."""

_MONTHS, _WEEKS = 12, 13  # the last of each that can be looked at
_BESIDE = 3  # columns that every window has room for
_NOW, _BY_WEEK, _BY_MONTH = "now", "weeks", "months"


class FiguresForm(forms.Form):
    """Which periods are looked at, how far the counting has come, and the table."""

    file = "examiner_figures.ui"
    period: kit.PickList
    long_work: kit.FlowRow
    working: kit.SpokenLabel
    progress: QProgressBar
    stop: QPushButton
    figures: QTableView


class FiguresPart(QWidget):
    """Counts a year at once, whatever of it is looked at: else one view would give another away."""

    def __init__(self, desk: Desk, book: casework.Casebook, theme: Theme) -> None:
        """Start without figures; `look` counts."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._theme = theme
        self._found: Figures | None = None
        self._counted_on: date | None = None
        form = self._form = forms.build(FiguresForm, onto=self)
        form.period.set_choices(
            [
                kit.Choice(value=_NOW, words=self.tr("This week and this month")),
                kit.Choice(value=_BY_WEEK, words=self.tr("The last thirteen weeks")),
                kit.Choice(value=_BY_MONTH, words=self.tr("The last twelve months")),
            ]
        )
        self._columns: tuple[Column[Figure], ...] = ()
        self._model: RowTable[Figure] | None = None
        self._counting = LongWork(desk, form.long_work, (form.working, form.progress, form.stop))
        form.period.changed.connect(self._show)
        theme.changed.connect(self._dress)
        desk.changed.connect(self._on_changed)
        form.figures.hide()

    def look(self) -> None:
        """Count, unless nothing has changed since it was last done."""
        today = in_uk(self._book.clock()).date()
        if self._counting.is_running or self._counted_on == today:
            return
        self._counting.begin(
            self.tr("Counting"),
            partial(_of_a_year, self._book, today),
            partial(self._on_counted, today),
            self._on_failed,
        )

    def stop(self) -> None:
        """Break the counting off."""
        self._counting.stop()

    def _on_changed(self, changes: casework.Changes) -> None:
        if changes.cases or changes.office or changes.decisions or changes.drafts or changes.lists:
            self._counted_on = None

    def _on_counted(self, today: date, found: Figures) -> None:
        self._counted_on, self._found = today, found
        self._show()

    def _on_failed(self, error: KnownError) -> None:
        form = self._form
        form.long_work.show()
        form.working.say(f"{error.message} {error.remedy}")

    def _show(self) -> None:
        """Show the periods that are looked at, the newest first."""
        found, form = self._found, self._form
        if found is None:
            return
        periods = self._periods(found)
        self._columns = tuple(_columns([words for words, _ in periods]))
        before, self._model = self._model, RowTable(self._columns, self)
        self._model.show_rows(
            [
                (words, *(_shown(found, period, measure, of) for _, period in periods))
                for words, measure, of in self._measures(found)
            ]
        )
        form.figures.setModel(self._model)
        if before is not None:
            before.deleteLater()
        wear(form.figures, self._columns, self._theme)
        form.figures.show()
        self._dress()

    def _dress(self) -> None:
        if self._model is not None:
            dress(self._form.figures, self._columns, 0, stacks=False)
            scrolls = len(self._columns) > _BESIDE  # sideways, and the bar takes a row
            hold(self._form.figures, self._model.rowCount() + int(scrolls))

    def _periods(self, found: Figures) -> list[tuple[str, Period]]:
        weeks = [each for each in reversed(found.periods) if each.every is Every.WEEK]
        months = [each for each in reversed(found.periods) if each.every is Every.MONTH]
        wanted = self._form.period.value()
        if wanted == _BY_WEEK:
            words = self.tr("From {day}")
            return [(words.format(day=short_date(each.first_on)), each) for each in weeks[:_WEEKS]]
        if wanted == _BY_MONTH:
            return [(_month(each), each) for each in months]
        return [(self.tr("This week"), weeks[0]), (self.tr("This month"), months[0])]

    def _measures(self, found: Figures) -> list[tuple[str, Measure, str]]:
        variant = examiner.variant_of(self._book, None)
        states = [(state_words(variant, each), Measure.STATE, each.code) for each in CaseState]
        opened = self.tr("Opened: {source}")
        sources = [
            (opened.format(source=source), Measure.SOURCE, source) for source in found.sources
        ]
        problems = [
            (self.tr("Problem: {what}").format(what=each.label), Measure.PROBLEM, each.code)
            for each in AccessProblem
            if each is not AccessProblem.NONE
        ]
        return [
            (self.tr("Cases listed"), Measure.CASES, ""),
            *states,
            *sources,
            (self.tr("With an exception"), Measure.EXCEPTION, ""),
            (self.tr("Awaiting confirmation"), Measure.AWAITING, ""),
            *problems,
        ]


def _of_a_year(book: casework.Casebook, today: date) -> casework.Steps[Figures]:
    first_on = today.replace(day=1) - relativedelta(months=_MONTHS - 1)
    return examiner.office_figures(book, first_on=first_on, last_on=today)


def _columns(titles: Iterable[str]) -> Iterable[Column[Figure]]:
    yield Column(
        title=noted("Tables", "What"), words=lambda row: row[0], widest="Prepared for examiner"
    )
    for place, title in enumerate(titles, start=1):
        yield Column(title=title, words=itemgetter(place), widest="withheld")


def _month(period: Period) -> str:
    return f"{short_month(period.first_on.month)} {period.first_on.year}"


def _shown(found: Figures, period: Period, measure: Measure, of: str) -> str:
    count = found.of(period, measure, of)
    return translate("Office", "withheld") if count is None else number(count)
