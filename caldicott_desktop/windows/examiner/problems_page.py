"""Problems of access that are open: chased, written about, brought to a decision, and ended."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.authority import CURRENT, NotEntitled
from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents
from caldicott_desktop.windows.examiner.acts.problem_forms import Chasing, EndingProblem
from caldicott_desktop.windows.examiner.problem_words import (
    problem_columns,
    problem_line,
    told_lines,
)
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.names.tables import RowTable, dress, wear
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.questions.recording_form import RecordingForm, Where
from caldicott_desktop.windows.saying import noted
from caldicott_desktop.windows.theme import Theme

_RECORD = 2


class ProblemsForm(forms.Form):
    """The list, what was told of the chosen one, and what can be done with it."""

    file = "problems_page.ui"
    page: kit.ScrollPage
    trouble: kit.NoticeBar
    done: kit.SpokenLabel
    table: QTableView
    nothing: QLabel
    told: kit.Card
    reference: QLabel
    told_words: QLabel
    times_body: QVBoxLayout
    offer: kit.NoticeBar
    place_body: QVBoxLayout
    acts: kit.FlowRow
    chase: QPushButton
    resolve: QPushButton
    letter: QPushButton
    open_case: QPushButton
    more: QPushButton
    leave: QPushButton


class ProblemsPage(Page):
    """Lists what was asked for and has not come; `left` goes back to the log.

    `letter_asked` carries a problem and whether the letter asks again, `case_asked` a case and what
    it is called, `draft_opened` the draft of an exception, `switch_asked` follows *Switch user*.
    """

    title = noted("Page", "Problems of access")
    letter_asked = Signal(object, bool)  # examiner.ProblemShown
    case_asked = Signal(str, str)  # examiner.CaseId
    draft_opened = Signal(str)  # DraftId
    switch_asked = Signal()
    left = Signal()

    def __init__(
        self, desk: Desk, book: casework.Casebook, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show what is in `book`; read whenever the page comes to the front."""
        super().__init__(parent)
        self._at = Where(desk=desk, book=book, names=NameKey(desk, book, self))
        self._next: examiner.ProblemCursor | None = None
        self._wanted: examiner.EntryId | None = None
        self._open: RecordingForm[Any] | None = None
        form = self._form = forms.build(ProblemsForm, onto=self)
        self._columns = problem_columns(self._at.today)
        self._model: RowTable[examiner.ProblemShown] = RowTable(self._columns, self)
        form.table.setModel(self._model)
        wear(form.table, self._columns, theme)
        self._offer_letters()
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()
        self._show_rows(())

    def _offer_letters(self) -> None:
        menu = QMenu(self._form.letter)
        for words, again in (
            (self.tr("Ask for the record"), False),
            (self.tr("Ask for it again"), True),
        ):
            made = menu.addAction(words)
            made.triggered.connect(lambda _checked=False, again=again: self._on_letter(again=again))
        self._form.letter.setMenu(menu)

    def _connect(self) -> None:
        form = self._form
        form.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        form.chase.clicked.connect(self._on_chase)
        form.resolve.clicked.connect(self._on_resolve)
        form.offer.acted.connect(self._on_exception)
        form.open_case.clicked.connect(self._on_case)
        form.trouble.acted.connect(self.switch_asked)
        form.more.clicked.connect(self._on_more)
        form.leave.clicked.connect(self.left)
        QShortcut(QKeySequence.StandardKey.Cancel, self).activated.connect(self._on_escape)
        self._at.desk.changed.connect(self._on_changed)

    def show_problem(self, problem: examiner.EntryId) -> None:
        """Choose that problem once the list is read."""
        self._wanted = problem

    @override
    def shown(self) -> None:
        self._form.done.say("")
        self._look(self._on_arrived)

    @override
    def unsaved(self) -> str:
        if self._open is None or not self._open.is_written:
            return ""
        return self.tr("On Problems of access, a form is not recorded yet.")

    def _dress(self) -> None:
        dress(self._form.table, self._columns, _RECORD)

    def _look(
        self,
        then: Callable[[examiner.ProblemPage], None],
        after: examiner.ProblemCursor | None = None,
    ) -> None:
        self._form.trouble.clear()
        self._at.desk.ask(
            partial(examiner.open_problems, self._at.book, after=after),
            owner=self,
            then=then,
            failed=self._form.trouble.say_error,
        )

    def _on_changed(self, changes: casework.Changes) -> None:
        if self.isVisible() and (changes.office or changes.lists):
            self._look(self._on_read)

    def _on_arrived(self, page: examiner.ProblemPage) -> None:
        self._on_read(page)
        form = self._form
        first = form.table if page.rows else form.leave
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_read(self, page: examiner.ProblemPage) -> None:
        chosen = self._chosen()
        wanted = self._wanted or (chosen.id if chosen else None)
        self._wanted = None
        self._next = page.next
        self._show_rows(page.rows)
        place = next((n for n, each in enumerate(page.rows) if each.id == wanted), 0)
        self._form.table.selectRow(place)
        self._on_chosen()

    def _on_more(self) -> None:
        self._look(self._on_more_read, self._next)

    def _on_more_read(self, page: examiner.ProblemPage) -> None:
        self._next = page.next
        self._model.add_rows(page.rows)
        self._form.more.setVisible(page.next is not None)

    def _show_rows(self, rows: tuple[examiner.ProblemShown, ...]) -> None:
        form = self._form
        self._model.show_rows(rows)
        form.table.setVisible(bool(rows))
        form.nothing.setVisible(not rows)
        form.told.setVisible(bool(rows))
        form.more.setVisible(self._next is not None)

    def _chosen(self) -> examiner.ProblemShown | None:
        return self._model.row(self._form.table.currentIndex().row())

    def _on_chosen(self) -> None:
        """Show what was told of the chosen one; a form in which something is written stays."""
        form, shown = self._form, self._chosen()
        if self._open is not None and self._open.is_written:
            return
        self._close()
        if shown is None:
            return
        form.reference.setText(showable(shown.reference))
        form.told_words.setText(problem_line(shown))
        lines: list[QWidget] = []
        for words, more in told_lines(shown):
            lines.append(kit.label(words, "small"))
            if more:
                lines.append(kit.label(more))
        contents.put(form.times_body, lines)
        if shown.problem.offers_exception:
            form.offer.say(
                self.tr("This can be brought to a decision."),
                self.tr("The record was refused, or was asked for again twice without an answer."),
                tone="attention",
                action=self.tr("Raise an exception"),
            )
        else:
            form.offer.clear()

    # acts

    def _on_chase(self) -> None:
        self._begin("problem.noted", Chasing)

    def _on_resolve(self) -> None:
        self._begin("problem.resolved", EndingProblem)

    def _begin(
        self, kind: str, make: Callable[[Where, examiner.ProblemShown], RecordingForm[Any]]
    ) -> None:
        """Open a form on the chosen problem, or say who can record such a thing."""
        shown, form = self._chosen(), self._form
        form.trouble.clear()
        form.done.say("")
        if shown is None:
            return
        if not casework.may(self._at.book, kind):
            self._refuse(NotEntitled(kind, CURRENT))
            return
        self._close()
        made = self._open = make(self._at, shown)
        made.recorded.connect(partial(self._on_recorded, shown.reference))
        made.given_up.connect(self._on_given_up)
        contents.put(form.place_body, (made,))
        form.acts.hide()
        kit.tab_in_reading_order(self)
        made.begin()
        form.page.show_part(made)

    def _refuse(self, error: KnownError) -> None:
        action = self.tr("Switch user") if isinstance(error, NotEntitled) else ""
        self._form.trouble.say_error(error, action=action)
        self._form.page.verticalScrollBar().setValue(0)  # or it would be out of sight

    def _close(self) -> None:
        self._open = None
        contents.put(self._form.place_body, ())
        self._form.acts.show()

    def _on_recorded(self, reference: str, _told: object) -> None:
        self._close()
        self._form.done.say(self.tr("Recorded for {case}.").format(case=showable(reference)))
        self._go_to_list()

    def _on_given_up(self) -> None:
        self._close()
        self._go_to_list()

    def _on_escape(self) -> None:
        """Give up a form in which nothing is written, and else go back to the log."""
        if self._open is None:
            self.left.emit()
        elif not self._open.is_written:
            self._on_given_up()

    def _go_to_list(self) -> None:
        self._form.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_letter(self, *, again: bool) -> None:
        shown = self._chosen()
        if shown is not None:
            self.letter_asked.emit(shown, again)

    def _on_exception(self) -> None:
        shown = self._chosen()
        if shown is None:
            return
        self._at.desk.ask(
            partial(
                examiner.raise_exception,
                self._at.book,
                shown.case_id,
                ExceptionTrigger.REFUSED,
                source=shown.problem.noted.source,
            ),
            owner=self,
            then=lambda draft: self.draft_opened.emit(draft.id),
            failed=self._refuse,
        )

    def _on_case(self) -> None:
        shown = self._chosen()
        if shown is not None:
            self.case_asked.emit(shown.case_id, shown.reference)
