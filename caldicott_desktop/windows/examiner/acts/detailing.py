"""The details of a case stated anew; what was stated before stays beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.case import CaseDetails
from caldicott_desktop.domain.examiner.died import NOT_KNOWN, Died, parse_died
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import KnownError, Sentence
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.acts.step_form import Cases, StepForm, offer_names
from caldicott_desktop.windows.examiner.line_facts import died_words
from caldicott_desktop.windows.examiner.nation_words import worded
from caldicott_desktop.windows.questions.fields import Field, Line, Today, Unreadable
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.recording_form import RecordingWidgets, Where

_FIRST, _LAST = "/died_from_on", "/died_to_on"


class DetailsForm(RecordingWidgets):
    """The widgets of the form."""

    file = "examiner_details.ui"
    reference: QLineEdit
    died: QLineEdit
    high_profile: kit.ChoiceGroup
    examiner_row: kit.FieldRow
    examiner: QLineEdit
    note: kit.GrowingText


class DeathDays(Line):
    """A day of death, or the two between which it was."""

    def __init__(self, path: str, widget: QLineEdit, today: Today) -> None:
        """Stand for `widget`, which reads a day without its year by `today`."""
        self._today = today
        super().__init__(path, widget)

    @override
    def _value(self) -> object:
        read = parse_died(self._line.text(), self._today())
        if isinstance(read, Sentence):
            raise Unreadable(read.words)
        return read

    @override
    def _set(self, value: object) -> None:
        known = isinstance(value, Died) and value.is_known
        words = died_words(value.from_on, value.to_on) if isinstance(value, Died) and known else ""
        self._line.setText(words)


class Detailing(StepForm[CaseDetails]):
    """Starts with what is known of the case, and records all of it again."""

    def __init__(self, at: Where, cases: Cases) -> None:
        """Start with the details as they are."""
        super().__init__(at, cases)
        form = forms.build(DetailsForm, onto=self)
        before = cases.only.details
        self._died = DeathDays(_FIRST, form.died, at.today)
        self._died.show(Died(from_on=before.died_from_on, to_on=before.died_to_on))
        self.bind_to(form, Part(CaseDetails, "", form, today=at.today), before)
        self.watch(self._died)
        self.head(form.about)
        meant = worded(cases.only.variant, self.tr("Meant for which {examiner}"))
        form.examiner_row.setProperty("label", meant)
        offer_names(form.examiner, cases.examiners)

    @override
    def fields(self) -> Iterator[Field]:
        for field in super().fields():
            yield field
            if field.path == "/reference":
                yield self._died

    @override
    def place_of(self, path: str) -> Field | None:
        return super().place_of(_FIRST if path == _LAST else path)

    @override
    def read(self) -> CaseDetails:
        told, before = super().read(), self.cases.only.details
        try:
            read = self._died.read()
        except Unreadable:
            read = NOT_KNOWN
        died = read if isinstance(read, Died) else NOT_KNOWN
        if told.examiner != before.examiner:
            told = replace(told, examiner_id=None)  # the id is of whoever was named before
        return replace(told, died_from_on=died.from_on, died_to_on=died.to_on)

    @override
    def recording(self, told: CaseDetails) -> Callable[[], object]:
        return partial(examiner.change_details, self.at.book, self.cases.only.id, told)

    @override
    def refused(self, error: KnownError) -> None:
        if isinstance(error, examiner.ReferenceTaken):
            said = Sentence("examiner-reference-taken")
            self.show_faults([Lacking(path="/reference", said=said)], error.message)
        else:
            super().refused(error)
