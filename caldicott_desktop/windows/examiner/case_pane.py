"""What stands beside the log: one case as it was told, every entry checked on this reading."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner import case as told_case
from caldicott_desktop.domain.guidance_types import ExaminerVariant
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.errors import KnownError
from caldicott_desktop.guidance.hedging import limit_words
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents
from caldicott_desktop.windows.examiner.case_rows import days_words
from caldicott_desktop.windows.examiner.case_words import (
    access_words,
    both_times,
    conclusion_words,
    found_words,
    happened_words,
    more_of_access,
    steps_of_loss,
)
from caldicott_desktop.windows.examiner.line_facts import died_words
from caldicott_desktop.windows.examiner.nation_words import state_words, worded
from caldicott_desktop.windows.examiner.problem_words import problem_line
from caldicott_desktop.windows.moments import short_moment


class CasePaneForm(forms.Form):
    """The widgets of the pane."""

    file = "examiner_case.ui"
    trouble: kit.NoticeBar
    page: kit.ScrollPage
    reference: QLabel
    state: kit.Tag
    about: QLabel
    limits: QLabel
    accesses_body: QVBoxLayout
    problems_rule: QFrame
    problems_heading: QLabel
    problems: QWidget
    problems_body: QVBoxLayout
    found_body: QVBoxLayout
    independence_rule: QFrame
    independence_heading: QLabel
    independence: QWidget
    independence_body: QVBoxLayout
    outcome_rule: QFrame
    outcome_heading: QLabel
    outcome: QWidget
    outcome_body: QVBoxLayout
    lost_rule: QFrame
    lost_heading: QLabel
    lost: QWidget
    lost_body: QVBoxLayout
    times_body: QVBoxLayout
    open_form: QWidget
    open_form_body: QVBoxLayout
    acts: QWidget
    acts_body: QVBoxLayout


class CasePane(QWidget):
    """Shows one case; `read` carries its page once it is shown, and what it was opened for."""

    read = Signal(object)  # examiner.CasePage
    decision_asked = Signal(str)  # DecisionId of a standing decision
    problem_asked = Signal(str)  # EntryId
    confirm_asked = Signal(str)  # EntryId of an access that waits for the person at work

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._sources = book.guidance.sources
        self._wanted: examiner.CaseId | None = None
        self._asking = False
        self.case: examiner.CasePage | None = None
        form = self._form = forms.build(CasePaneForm, onto=self)
        form.page.hide()
        form.acts.hide()

    def lie(self, *, wide: bool) -> None:
        """Lie beside the list with the acts below, or below the list with the acts at the side."""
        body = self.layout()
        if isinstance(body, QBoxLayout):
            ways = QBoxLayout.Direction
            body.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    @property
    def acts(self) -> QVBoxLayout:
        """The place for what can be done with the case, below its words."""
        return self._form.acts_body

    @property
    def open_form(self) -> QVBoxLayout:
        """The place for the form of an act, among what scrolls."""
        return self._form.open_form_body

    def show_part(self, part: QWidget) -> None:
        """Bring something of the pane into sight, its head first."""
        QTimer.singleShot(0, self, partial(self._scroll_to, part))  # once it was laid out

    def _scroll_to(self, part: QWidget) -> None:
        page, inside = self._form.page, self._form.page.widget()
        if inside is not None and isValid(part) and inside.isAncestorOf(part):
            page.verticalScrollBar().setValue(part.mapTo(inside, QPoint(0, 0)).y())

    def show_case(self, case_id: examiner.CaseId | None) -> None:
        """Read a case and show it; the newest wish counts."""
        self._wanted = case_id
        if case_id is None:
            self.case = None
            self._form.page.hide()
            self._form.acts.hide()
            self._form.trouble.clear()
        elif not self._asking:
            self._ask(case_id)

    def _ask(self, case_id: examiner.CaseId) -> None:
        self._asking = True
        self._desk.ask(
            partial(examiner.open_case, self._book, case_id),
            owner=self,
            then=self._on_read,
            failed=partial(self._on_failed, case_id),
        )

    def _on_read(self, page: examiner.CasePage) -> None:
        if not self._is_outdated(page.id):
            self._show(page)

    def _on_failed(self, case_id: examiner.CaseId, error: KnownError) -> None:
        if not self._is_outdated(case_id):
            self._form.page.hide()
            self._form.trouble.say_error(error)

    def _is_outdated(self, case_id: examiner.CaseId) -> bool:
        self._asking = False
        if case_id == self._wanted:
            return False
        if self._wanted is not None:
            self._ask(self._wanted)
        return True

    def _show(self, page: examiner.CasePage) -> None:
        form, details = self._form, page.details
        self.case = page
        form.trouble.clear()
        form.reference.setText(showable(page.reference))
        form.state.say(state_words(page.variant, page.state))
        died = died_words(details.died_from_on, details.died_to_on)
        parts = [
            self.tr("Died {when}").format(when=died),
            days_words(page.since, page.closes, details.died_from_on),
            self.tr("High profile") if details.high_profile else "",
            showable(details.note or ""),
        ]
        form.about.setText(" · ".join(filter(None, parts)))
        limits = page.variant.limits if page.variant else ()
        bear = [each for each in limits if each.is_of_open is page.state.is_open]
        form.limits.setText(" ".join(limit_words(each, self._sources) for each in bear))
        form.limits.setVisible(bool(bear))
        none = self.tr("No source was opened.")
        accesses = [self._access(each, page.variant) for each in page.accesses]
        contents.put(form.accesses_body, accesses or [kit.label(none, "small")])
        self._show_problems(page)
        contents.put(form.found_body, self._found(page.found))
        self._show_independence(page)
        self._show_outcome(page)
        self._show_lost(page)
        contents.put(
            form.times_body, [w for each in page.timeline for w in _event(each, page.variant)]
        )
        form.page.show()
        form.acts.setVisible(form.acts_body.count() > 0)
        form.page.verticalScrollBar().setValue(0)
        self.read.emit(page)

    def _access(self, shown: examiner.AccessShown, variant: ExaminerVariant | None) -> QWidget:
        source, how_much, by = access_words(shown, variant)
        line = QWidget()
        body = QVBoxLayout(line)
        body.setContentsMargins(0, 0, 0, 4)
        body.setSpacing(1)
        head: list[QWidget] = [kit.Tag(words=source), kit.label(how_much)]
        if shown.standing_id is not None and shown.standing_reference is not None:
            link = kit.LinkButton(words=shown.standing_reference)
            link.clicked.connect(partial(self.decision_asked.emit, shown.standing_id))
            head.append(link)
        if shown.on_list is False:
            head.append(kit.Tag(words=self.tr("Not on the list that day"), tone="attention"))
        body.addWidget(kit.FlowRow(None, *head))
        body.addWidget(kit.label(by, "small"))
        if more := more_of_access(shown.access):
            body.addWidget(kit.label(more, "small"))
        if shown.mine and shown.awaits:
            confirm = kit.LinkButton(words=self.tr("Confirm that it was mine"))
            confirm.setAccessibleName(
                self.tr("Confirm that it was mine: {source}").format(source=source)
            )
            confirm.clicked.connect(partial(self.confirm_asked.emit, shown.id))
            body.addWidget(kit.FlowRow(None, confirm))
        return line

    def _show_problems(self, page: examiner.CasePage) -> None:
        form = self._form
        for part in (form.problems_rule, form.problems_heading, form.problems):
            part.setVisible(bool(page.problems))
        contents.put(form.problems_body, [self._problem(each) for each in page.problems])

    def _problem(self, shown: examiner.ProblemShown) -> QWidget:
        words = problem_line(shown)
        if shown.problem.resolved is not None:
            return kit.label(words, "muted")
        link = kit.LinkButton(words=self.tr("Go on with it"))
        link.setAccessibleName(self.tr("Go on with: {problem}").format(problem=words))
        link.clicked.connect(partial(self.problem_asked.emit, shown.id))
        return kit.FlowRow(None, kit.label(words), link)

    def _found(self, found: examiner.Found) -> list[QWidget]:
        lines: list[QWidget] = []
        for told in found_words(found):
            lines.append(kit.label(told.words, "" if told.by else "muted"))
            if told.by:
                lines.append(kit.label(told.by, "small"))
        return lines

    def _show_independence(self, page: examiner.CasePage) -> None:
        form, said = self._form, page.assertion
        heading = self.tr("Independence, in the {examiner}’s words")
        form.independence_heading.setText(worded(page.variant, heading))
        lines = [kit.label(page.independence.label, "muted")]
        if said is not None:
            words = said.answer.own_words or said.answer.words or ""
            at = short_moment(in_uk(said.at))
            lines = [
                kit.label(f"“{showable(words)}”" if words else page.independence.label),
                kit.label(f"{showable(said.by)}, {at}", "small"),
            ]
        contents.put(form.independence_body, lines)

    def _show_outcome(self, page: examiner.CasePage) -> None:
        form = self._form
        words = conclusion_words(page)
        for part in (form.outcome_rule, form.outcome_heading, form.outcome):
            part.setVisible(bool(words))
        if words and page.conclusion is not None:
            at = short_moment(in_uk(page.conclusion.recorded_at))
            by = f"{showable(page.conclusion.recorded_by)}, {at}"
            contents.put(form.outcome_body, [kit.label(words), kit.label(by, "small")])

    def _show_lost(self, page: examiner.CasePage) -> None:
        form = self._form
        for part in (form.lost_rule, form.lost_heading, form.lost):
            part.setVisible(bool(page.lost))
        contents.put(form.lost_body, [w for each in page.lost for w in self._lost(each)])

    def _lost(self, happened: examiner.CaseHappened) -> Iterable[QWidget]:
        told = happened.told
        if not isinstance(told, told_case.IndependenceLost):
            return
        parts = [told.who, told.circumstance_words, told.words]
        yield kit.label(" · ".join(showable(each) for each in parts if each))
        yield kit.label(steps_of_loss(told), "small")


def _event(happened: examiner.CaseHappened, variant: ExaminerVariant | None) -> list[QWidget]:
    at = short_moment(in_uk(happened.happened_at))
    lines: list[QWidget] = [kit.label(f"{at}  {happened_words(happened, variant)}")]
    if both := both_times(happened):
        lines.append(kit.label(both, "small"))
    return lines
