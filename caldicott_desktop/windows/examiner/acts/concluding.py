"""What an examiner concludes: scrutiny complete, the coroner, another examiner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from typing_extensions import override

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.case import (
    Assertion,
    CaseCompleted,
    CasePassed,
    CaseReferred,
    Concluding,
)
from caldicott_desktop.domain.examiner.choices import CaseState
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.acts.step_form import (
    Cases,
    FindingForm,
    FindingWidgets,
    offer_names,
)
from caldicott_desktop.windows.examiner.nation_words import state_words, worded
from caldicott_desktop.windows.questions.fields import Field
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.recording_form import Where
from caldicott_desktop.windows.saying import translate

ConcludedT = TypeVar("ConcludedT", bound=Concluding)
AssertedT = TypeVar("AssertedT", bound=CaseCompleted | CaseReferred)


class ConcludingWidgets(FindingWidgets):
    """What forms have besides that ask whether the cases were read."""

    unread: kit.NoticeBar
    read_next: kit.ActionButton


class _ConcludingForm(FindingForm[ConcludedT]):
    """What is concluded of cases that were read here; the next unread one is a key away."""

    def _ask_to_read(self, bar: kit.NoticeBar, button: QPushButton) -> None:
        self._unread, self._read_next = bar, button
        button.clicked.connect(self.read_next)
        self.read_in_pane()

    def read_next(self) -> None:
        """Ask for the next case of the selection that has not been read."""
        unread = self.cases.readings.unread(self.cases.rows)
        if unread:
            self.read_asked.emit(unread[0].id)

    @override
    def read_in_pane(self) -> None:
        unread = self.cases.readings.unread(self.cases.rows)
        was_shown = not self._read_next.isHidden()
        self._read_next.setVisible(bool(unread))
        if unread:
            said = translate(
                "ConcludingForm", "%Ln case(s) of the selection not read here yet", "", len(unread)
            )
            self._unread.say(said, tone="attention")
            return
        self._unread.clear()
        if was_shown:
            kit.announce(self, self.tr("Every case of the selection has been read."))

    @override
    def lacking(self, told: ConcludedT) -> tuple[Lacking, ...]:
        unread = self.cases.readings.unread(self.cases.rows)
        if not unread:
            return super().lacking(told)
        said = Sentence(
            "examiner.conclude.unread", count=len(unread), reference=unread[0].reference
        )
        return (Lacking(path="/read", said=said), *super().lacking(told))

    def told_of_each(self, told: ConcludedT) -> dict[examiner.CaseId, ConcludedT]:
        """What is told of each case, with the accesses that were in sight of it."""
        readings = self.cases.readings
        return {each: replace(told, read=readings.accesses(each)) for each in self.cases.ids}


class _AssertingForm(_ConcludingForm[AssertedT]):
    """Asks besides for the word that the examiner is independent; nothing says it for them."""

    def _set_up(self, form: CompleteForm | CoronerForm, told: type[AssertedT]) -> None:
        """Bind what both forms hold, with nothing said in it."""
        today = self.at.today
        self.add_found(form)
        self._bind_assertion(Part(Assertion, "/assertion", form, today=today), form.standing_words)
        self.bind_to(form, Part(told, "", form, today=today), told())
        self.watch(*self._assertion)
        self.head(form.about)
        self._ask_to_read(form.unread, form.read_next)

    def _bind_assertion(self, assertion: Part[Assertion], standing: QLabel) -> None:
        self._assertion = assertion
        variant = self.cases.rows[0].variant
        words = " ".join((variant.assertion if variant else "").split())
        standing.setText(f"“{words}”" if words else "")
        standing.setVisible(bool(words))
        assertion.show(Assertion())

    @override
    def fields(self) -> Iterator[Field]:
        yield from self._assertion
        yield from super().fields()

    @override
    def read(self) -> AssertedT:
        said = self._assertion.read(Assertion())
        said = replace(said, independent=said.independent or None)  # a box not ticked says nothing
        return replace(super().read(), assertion=said)

    @override
    def begin(self) -> None:
        independent = self._assertion["independent"].widget
        independent.setFocus(Qt.FocusReason.OtherFocusReason)


class CompleteForm(ConcludingWidgets):
    """The widgets of the form."""

    file = "examiner_complete.ui"
    form_heading: QLabel
    standing_words: QLabel
    independent: QCheckBox
    own_words: kit.GrowingText
    note: kit.GrowingText


class Completing(_AssertingForm[CaseCompleted]):
    """Records that scrutiny of the cases is complete."""

    def __init__(self, at: Where, cases: Cases) -> None:
        """Start with nothing asserted."""
        super().__init__(at, cases)
        form = forms.build(CompleteForm, onto=self)
        self._set_up(form, CaseCompleted)
        form.form_heading.setText(state_words(cases.rows[0].variant, CaseState.COMPLETE))

    @override
    def recording(self, told: CaseCompleted) -> Callable[[], object]:
        return partial(examiner.complete_cases, self.at.book, self.told_of_each(told))


class CoronerForm(ConcludingWidgets):
    """The widgets of the form."""

    file = "examiner_coroner.ui"
    form_heading: QLabel
    coroner_row: kit.FieldRow
    standing_words: QLabel
    independent: QCheckBox
    own_words: kit.GrowingText
    coroner: QLineEdit
    referred_on: kit.DateField
    their_reference: QLineEdit
    note: kit.GrowingText


class Referring(_AssertingForm[CaseReferred]):
    """Records that a case was referred to the coroner."""

    def __init__(self, at: Where, cases: Cases) -> None:
        """Start with nothing said."""
        super().__init__(at, cases)
        form = forms.build(CoronerForm, onto=self)
        self._set_up(form, CaseReferred)
        variant = cases.rows[0].variant
        form.form_heading.setText(worded(variant, self.tr("Referred to the {coroner}")))
        form.coroner_row.setProperty("label", worded(variant, self.tr("To which {coroner}")))
        self.ask_earlier(lambda names: offer_names(form.coroner, names.coroners))

    @override
    def recording(self, told: CaseReferred) -> Callable[[], object]:
        case_id = self.cases.only.id
        return partial(examiner.refer_case, self.at.book, case_id, self.told_of_each(told)[case_id])


class PassForm(ConcludingWidgets):
    """The widgets of the form."""

    file = "examiner_pass.ui"
    form_heading: QLabel
    examiner_row: kit.FieldRow
    examiner: QLineEdit
    why: kit.GrowingText


class Passing(_ConcludingForm[CasePassed]):
    """Records that the cases were passed on to another examiner, and why."""

    def __init__(self, at: Where, cases: Cases) -> None:
        """Start with nothing said."""
        super().__init__(at, cases)
        form = forms.build(PassForm, onto=self)
        self.add_found(form)
        self.bind_to(form, Part(CasePassed, "", form, today=at.today), CasePassed())
        self.head(form.about)
        variant = cases.rows[0].variant
        form.form_heading.setText(worded(variant, self.tr("Passed on to another {examiner}")))
        form.examiner_row.setProperty("label", worded(variant, self.tr("To which {examiner}")))
        self._ask_to_read(form.unread, form.read_next)
        offer_names(form.examiner, cases.examiners)

    @override
    def recording(self, told: CasePassed) -> Callable[[], object]:
        return partial(examiner.pass_cases, self.at.book, self.told_of_each(told))
