"""What can be done with the cases that are selected: acts, their keys, and the form of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.authority import CURRENT, NotEntitled
from caldicott_desktop.domain.examiner.case import Told, findings_of, opens_linked_record
from caldicott_desktop.domain.examiner.choices import CaseState
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.errors import KnownError
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents
from caldicott_desktop.windows.examiner.acts.concluding import Completing, Passing, Referring
from caldicott_desktop.windows.examiner.acts.detailing import Detailing
from caldicott_desktop.windows.examiner.acts.losing import Losing
from caldicott_desktop.windows.examiner.acts.preparing import Preparing
from caldicott_desktop.windows.examiner.acts.problem_forms import NotingProblem
from caldicott_desktop.windows.examiner.acts.readings import Readings
from caldicott_desktop.windows.examiner.acts.reopening import Reopening
from caldicott_desktop.windows.examiner.acts.step_form import Cases, StepForm
from caldicott_desktop.windows.examiner.nation_words import worded
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.questions.recording_form import Where
from caldicott_desktop.windows.saying import noted, number, translate

Making = Callable[[Where, Cases], StepForm[Any]]
"""What puts a form on cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something to record about cases: its words, its key, and the kind of entry it makes.

    Only what `takes_many` is offered for several cases at once.
    """

    words: str
    keys: str
    kind: str
    make: Making
    done: str
    takes_many: bool = False


ACTS: dict[str, Act] = {
    "prepare": Act(
        words=noted("CaseActs", "Prepare for the {examiner}"),
        keys="Ctrl+Shift+P",
        kind="case.prepared",
        make=Preparing,
        done=noted("CaseActs", "Recorded as prepared"),
        takes_many=True,
    ),
    "complete": Act(
        words=noted("CaseActs", "Complete {work}"),
        keys="Ctrl+Shift+C",
        kind="case.completed",
        make=Completing,
        done=noted("CaseActs", "Recorded as complete"),
        takes_many=True,
    ),
    "refer": Act(
        words=noted("CaseActs", "Refer to the {coroner}"),
        keys="Ctrl+Shift+R",
        kind="case.referred",
        make=Referring,
        done=noted("CaseActs", "Recorded as referred to the {coroner}"),
    ),
    "pass_on": Act(
        words=noted("CaseActs", "Pass on to another {examiner}"),
        keys="Ctrl+Shift+T",
        kind="case.passed",
        make=Passing,
        done=noted("CaseActs", "Recorded as passed on"),
        takes_many=True,
    ),
    "reopen": Act(
        words=noted("CaseActs", "Open again"),
        keys="Ctrl+Shift+B",
        kind="case.reopened",
        make=Reopening,
        done=noted("CaseActs", "Opened again"),
    ),
    "lose": Act(
        words=noted("CaseActs", "Record that somebody is not independent"),
        keys="Ctrl+Shift+I",
        kind="independence.lost",
        make=Losing,
        done=noted("CaseActs", "Recorded: not independent"),
    ),
    "problem": Act(
        words=noted("CaseActs", "Note a problem of access"),
        keys="Ctrl+Shift+A",
        kind="problem.noted",
        make=NotingProblem,
        done=noted("CaseActs", "Problem of access recorded"),
    ),
    "detail": Act(
        words=noted("CaseActs", "Correct details, or mark as high profile"),
        keys="Ctrl+Shift+D",
        kind="case.listed",
        make=Detailing,
        done=noted("CaseActs", "Details recorded"),
    ),
}
CONFIRM, NEXT = "Ctrl+Shift+F", "Ctrl+Shift+N"


class ActsForm(forms.Form):
    """The widgets of the acts."""

    file = "examiner_acts.ui"
    said: kit.NoticeBar
    acts: kit.FlowRow
    prepare: kit.ActionButton
    complete: kit.ActionButton
    confirm: kit.ActionButton
    more: QPushButton


class CaseActs(QWidget):
    """Offers every act to everybody: what a role may not do is answered with who can.

    `opened` carries a form that wants to be seen, `arranged` follows a form that came or went,
    `read_asked` carries a case to show in the pane, `switch_asked` follows *Switch user*, and
    `linked_record_opened` an act that tells of a living person's record.
    """

    opened = Signal(QWidget)
    arranged = Signal()
    read_asked = Signal(object)  # examiner.CaseId
    switch_asked = Signal()
    linked_record_opened = Signal(str, str)  # examiner.CaseId, and what the case is called

    def __init__(self, at: Where, place: QVBoxLayout) -> None:
        """Open forms in `place`; nothing is selected yet."""
        super().__init__()
        self._at = at
        self._place = place
        self.readings = Readings()
        self._rows: tuple[examiner.CaseRowShown, ...] = ()
        self._page: examiner.CasePage | None = None
        self._examiners: tuple[str, ...] = ()
        self._sources: tuple[StandingSource, ...] = ()
        self._mine: tuple[examiner.EntryId, ...] = ()
        self._open: StepForm[Any] | None = None
        self._open_act = ""
        form = self._form = forms.build(ActsForm, onto=self)
        self._menu = QMenu(form.more)
        self._actions = {
            name: self._action(name, self._worded(act.words), act.keys, partial(self.do, name))
            for name, act in ACTS.items()
        }
        self._menu.addSeparator()
        self._confirm_all = self._action(
            "confirm_all",
            self.tr("Confirm all that were logged for me"),
            CONFIRM,
            self.confirm_all,
        )
        self._next = self._action(
            "read_next", self.tr("Read the next unread case"), NEXT, self.read_next
        )
        form.more.setMenu(self._menu)
        form.prepare.clicked.connect(partial(self.do, "prepare"))
        form.complete.clicked.connect(partial(self.do, "complete"))
        form.confirm.clicked.connect(self.confirm_all)
        form.said.acted.connect(self.switch_asked)
        self._fit()

    @property
    def actions_of_page(self) -> list[QAction]:
        """The acts with their keys, for the page on which they work."""
        return [*self._actions.values(), self._confirm_all, self._next]

    @property
    def is_open(self) -> bool:
        """Whether a form is open."""
        return self._open is not None

    @property
    def is_written(self) -> bool:
        """Whether something stands in a form that is not recorded."""
        return self._open is not None and self._open.is_written

    def show_examiners(self, found: Sequence[examiner.Accessor]) -> None:
        """Offer the names of those a case can be meant for."""
        self._examiners = tuple(
            each.name for each in found if each.role is not None and each.role.scrutinises
        )

    def show_sources(self, found: Sequence[StandingSource]) -> None:
        """Offer the sources that a problem can be met at."""
        self._sources = tuple(found)

    def show_mine(self, mine: Sequence[examiner.EntryId]) -> None:
        """Offer to confirm what was logged for the person at work."""
        self._mine = tuple(mine)
        self._fit()

    def show_chosen(self, rows: Sequence[examiner.CaseRowShown]) -> None:
        """Act on these cases; a form in which nothing is written goes with the old ones."""
        ids = [row.id for row in self._rows]
        self._rows = tuple(rows)
        if ids != [row.id for row in rows] and self._open is not None and rows:
            mine = [row.id for row in self._open.cases.rows]
            if not self._open.is_written and mine != [row.id for row in rows]:
                self._close()
        self._fit()

    def note_read(self, page: examiner.CasePage) -> None:
        """A case was read in the pane."""
        self._page = page
        self.readings.note(page)
        if self._open is not None:
            self._open.read_in_pane()

    def do(self, name: str) -> None:
        """Open the form of an act on the cases that are selected, or say why it cannot be done."""
        act, said = ACTS[name], self._form.said
        said.clear()
        if not self._rows:
            return
        if self._open is not None and self._open.is_written:
            self._keep_to_open_form()
            return
        if not casework.may(self._at.book, act.kind):
            self._refuse(act)
            return
        if len(self._rows) > 1 and not act.takes_many:
            said.say(
                self.tr("This is recorded for one case at a time."),
                self.tr("Choose one case in the list, and then this again."),
                tone="attention",
                can_dismiss=True,
            )
            return
        page = self._page if len(self._rows) == 1 else None
        if page is not None and page.id != self._rows[0].id:
            return  # it is being read; the key can be pressed again
        self._close()
        cases = Cases(
            rows=self._rows,
            readings=self.readings,
            page=page,
            examiners=self._examiners,
            sources=self._sources,
        )
        self._show(name, act.make(self._at, cases))

    def read_next(self) -> None:
        """Show the next case of the selection, or of the open form, that was not read."""
        rows = self._open.cases.rows if self._open is not None else self._rows
        unread = self.readings.unread(rows)
        if unread:
            self.read_asked.emit(unread[0].id)

    def confirm_all(self) -> None:
        """Record that everything logged for the person at work was theirs."""
        if self._mine:
            self._confirm(self._mine)

    def confirm(self, access: examiner.EntryId) -> None:
        """Record that one access that was logged for the person at work was theirs."""
        self._confirm((access,))

    def _confirm(self, accesses: Sequence[examiner.EntryId]) -> None:
        self._form.confirm.setEnabled(False)
        self._at.desk.ask(
            partial(examiner.confirm_accesses, self._at.book, accesses),
            owner=self,
            then=partial(self._on_confirmed, len(accesses)),
            failed=self._on_not_confirmed,
        )

    def _action(self, name: str, words: str, keys: str, run: Callable[[], object]) -> QAction:
        made = QAction(words, self)
        made.setObjectName(f"act_{name}")
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(lambda _checked=False: run())
        self._menu.addAction(made)
        return made

    def _show(self, name: str, form: StepForm[Any]) -> None:
        self._open, self._open_act = form, name
        form.recorded.connect(self._on_recorded)
        form.given_up.connect(self._on_given_up)
        form.switch_asked.connect(self.switch_asked)
        form.read_asked.connect(self.read_asked)
        contents.put(self._place, (form,))
        self._fit()
        self.arranged.emit()
        form.begin()
        self.opened.emit(form)

    def _close(self) -> None:
        self._open = None
        contents.put(self._place, ())
        self._fit()
        self.arranged.emit()

    def _keep_to_open_form(self) -> None:
        self._form.said.say(
            self.tr("A form is open in which something is written."),
            self.tr("Record it or cancel it first."),
            tone="attention",
            can_dismiss=True,
        )
        if self._open is not None:
            self._open.begin()
            self.opened.emit(self._open)

    def _refuse(self, act: Act) -> None:
        error = NotEntitled(act.kind, CURRENT)
        self._form.said.say_error(error, action=self.tr("Switch user"))

    def _on_recorded(self, told: object) -> None:
        act = ACTS[self._open_act]
        rows = self._open.cases.rows if self._open is not None else ()
        many = len(rows)
        self._close()
        words = self._worded(act.done)
        self._form.said.say(f"{words}: {self._counted(many)}", can_dismiss=True)
        self.opened.emit(self)
        findings = findings_of(told) if isinstance(told, Told) else None
        if findings is not None and opens_linked_record(findings):
            for row in rows:  # one: what was found is told of one case at a time
                self.linked_record_opened.emit(row.id, row.reference)

    def _worded(self, words: str) -> str:
        """The words of an act, as the nation of this vault says them."""
        variant = examiner.variant_of(self._at.book, None)
        return worded(variant, translate("CaseActs", words))

    def _on_given_up(self) -> None:
        self._close()
        self.opened.emit(self)

    def _counted(self, many: int) -> str:
        return self.tr("%Ln case(s)", "", many)

    def _on_confirmed(self, many: int, _changes: casework.Changes) -> None:
        self._form.confirm.setEnabled(True)
        words = self.tr("%Ln access(es) confirmed", "", many)
        self._form.said.say(words, can_dismiss=True)

    def _on_not_confirmed(self, error: KnownError) -> None:
        self._form.confirm.setEnabled(True)
        self._form.said.say_error(error)

    def _fit(self) -> None:
        """Show as buttons what comes next for whoever is at work; the rest is in the menu."""
        form, book = self._form, self._at.book
        is_open = any(row.state.is_open for row in self._rows)
        scrutinises = casework.may(book, "case.completed")
        prepares = casework.may(book, "case.prepared") and not scrutinises
        to_prepare = any(row.state in {CaseState.LISTED, CaseState.REOPENED} for row in self._rows)
        set_shown(form.acts, self._open is None)
        set_shown(form.prepare, prepares and to_prepare)
        set_shown(form.complete, scrutinises and is_open)
        set_shown(form.confirm, bool(self._mine))
        many = len(self._mine)
        form.confirm.say(self.tr("Confirm {n} of mine").format(n=number(many)))
        form.confirm.setAccessibleName(
            self.tr("Confirm %Ln access(es) that somebody logged for me", "", many)
        )
        self._confirm_all.setEnabled(bool(self._mine))
        self._next.setEnabled(bool(self._rows))
