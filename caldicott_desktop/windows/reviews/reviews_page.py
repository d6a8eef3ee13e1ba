"""What falls due on decisions: by how near its day is, everyone's or one's own."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QPushButton, QTableView, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import Band
from caldicott_desktop.domain.choices import ConditionResult, DueWhat
from caldicott_desktop.domain.happenings import ConditionSettled
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.names.tables import dress, wear
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.reviews.due_table import WHAT, DueTable, Wanted, columns
from caldicott_desktop.windows.reviews.due_words import due_title, due_words
from caldicott_desktop.windows.saying import long_date, noted, number
from caldicott_desktop.windows.theme import Theme

_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SETTLES = "condition.settled"
_SEES_CASES = "access.noted"  # as for the page of the log


class ReviewsForm(forms.Form):
    """The widgets of the page."""

    file = "reviews_page.ui"
    every: QPushButton
    overdue: QPushButton
    week: QPushButton
    month: QPushButton
    later: QPushButton
    undated: QPushButton
    only_mine: QCheckBox
    trouble: kit.NoticeBar
    nothing: QLabel
    table: QTableView
    settling: kit.NoticeBar
    foot: kit.SideBySide
    chosen: QLabel
    met: QPushButton
    open: QPushButton


class ReviewsPage(Page):
    """Conditions, reviews, people to tell and challenges; each opens where it is settled."""

    title = noted("Page", "Reviews")
    due_opened = Signal(str, str)  # DecisionId, and the part of it that settles what is due
    case_asked = Signal(str, str)  # CaseId, and what the examiner's case is called

    def __init__(
        self, desk: Desk, book: casework.Casebook, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show what is open in `book`; read when the page is first shown."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        form = self._form = forms.build(ReviewsForm, onto=self)
        self._model = DueTable(desk, book, self._today, self)
        self._columns = columns(self._today)
        self._may_settle = casework.may(book, _SETTLES)
        self._may_see_cases = casework.may(book, _SEES_CASES)
        self._bands: dict[Band | None, QPushButton] = {
            None: form.every,
            Band.OVERDUE: form.overdue,
            Band.WEEK: form.week,
            Band.MONTH: form.month,
            Band.LATER: form.later,
            Band.UNDATED: form.undated,
        }
        self._names = {band: chip.text() for band, chip in self._bands.items()}
        self._one_of = QButtonGroup(self)
        for chip in self._bands.values():
            self._one_of.addButton(chip)
        form.every.setChecked(True)
        form.table.setModel(self._model)
        wear(form.table, self._columns, theme)
        form.nothing.hide()
        form.foot.hide()
        self._connect(theme)
        self._dress()

    def _connect(self, theme: Theme) -> None:
        form = self._form
        self._one_of.buttonClicked.connect(self._look)
        form.only_mine.toggled.connect(self._look)
        form.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        form.table.doubleClicked.connect(self._open_chosen)
        form.table.installEventFilter(self)
        form.open.clicked.connect(self._open_chosen)
        form.met.clicked.connect(self._ask_to_settle)
        form.settling.acted.connect(self._settle)
        self._model.read.connect(self._on_read)
        self._model.failed.connect(form.trouble.say_error)
        self._desk.changed.connect(self._on_changed)
        theme.changed.connect(self._dress)

    @override
    def shown(self) -> None:
        self._look()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _OPENING_KEYS
        ):
            self._open_chosen()
            return True
        return False

    def _today(self) -> date:
        return phrases.in_uk(self._book.clock()).date()

    @property
    def _band(self) -> Band | None:
        return next(band for band, chip in self._bands.items() if chip.isChecked())

    def _look(self) -> None:
        """Read the table and the counts anew."""
        form = self._form
        form.trouble.clear()
        form.settling.clear()
        mine = form.only_mine.isChecked()
        self._model.look_for(Wanted(band=self._band, mine=mine))
        self._desk.ask(
            partial(casework.band_counts, self._book, mine=mine),
            owner=self,
            then=self._on_counted,
            failed=form.trouble.say_error,
        )

    def _on_changed(self, changes: casework.Changes) -> None:
        if self.isVisible() and changes.decisions:
            self._look()

    def _on_counted(self, counts: casework.BandCounts) -> None:
        for band, chip in self._bands.items():
            many = sum(counts.values()) if band is None else counts[band]
            chip.setText(f"{self._names[band]} {number(many)}")
            chip.setAccessibleName(f"{self._names[band]}, {number(many)}")

    def _on_read(self) -> None:
        form = self._form
        some = self._model.rowCount() > 0
        form.table.setVisible(some)
        form.foot.setVisible(some)
        form.nothing.setVisible(not some)
        form.nothing.setText(self._nothing_words())
        if some:
            form.table.selectRow(0)

    def _nothing_words(self) -> str:
        if self._band is None and not self._form.only_mine.isChecked():
            return self.tr(
                "Nothing is open. A condition or a review that is set in a decision stands here"
                " until it is settled on the decision."
            )
        return self.tr("Nothing is open here. Choose Everything open to see the rest.")

    def _chosen(self) -> casework.Due | None:
        return self._model.row(self._form.table.currentIndex().row())

    def _on_chosen(self) -> None:
        """Say in full what a narrow column may cut, and offer what can be done with it."""
        form, due = self._form, self._chosen()
        form.settling.clear()
        if due is None:
            return
        parts = [due_title(due), due_words(due)]
        if due.who:
            parts.append(due.who)
        form.chosen.setText(" · ".join(parts))
        form.met.setVisible(self._may_settle and due.what is DueWhat.CONDITION)
        of_case = due.examiner_case is not None and self._may_see_cases
        form.open.setText(self.tr("Open the case") if of_case else self.tr("Open the decision"))
        form.open.setVisible(of_case or due.decision_id is not None)

    def _open_chosen(self) -> None:
        due = self._chosen()
        if due is None:
            return
        if due.decision_id is not None:
            self.due_opened.emit(due.decision_id, due.at)
        elif due.examiner_case is not None and self._may_see_cases:
            self.case_asked.emit(due.examiner_case, due.subject_reference)

    def _ask_to_settle(self) -> None:
        due = self._chosen()
        if due is None:
            return
        self._form.settling.say(
            self.tr("Record that it was met today, {day}?").format(day=long_date(self._today())),
            self.tr(
                "{condition} It is signed and stays with {reference}. For another day, a note, or"
                " a condition that was not kept, open the decision."
            ).format(condition=f"“{due_title(due)}”.", reference=due.reference),
            tone="accent",
            action=self.tr("Record it"),
            can_dismiss=True,
        )
        self._form.settling.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        due = self._chosen()
        if due is None or due.decision_id is None:
            return
        settled = ConditionSettled(
            condition=int(due.at.partition("/")[2]),
            result=ConditionResult.MET,
            on=self._today(),
            who=self._book.person.name,
        )
        self._form.settling.clear()
        self._desk.ask(
            partial(casework.record_later, self._book, due.decision_id, settled),
            owner=self,
            then=lambda _changes: self._form.table.setFocus(Qt.FocusReason.OtherFocusReason),
            failed=self._on_not_settled,
        )

    def _on_not_settled(self, error: KnownError) -> None:
        self._form.trouble.say_error(error)

    def _dress(self) -> None:
        dress(self._form.table, self._columns, WHAT)
