"""Problems of access: noted from a case, the holder asked again, and how one ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.choices import AccessProblem
from caldicott_desktop.domain.examiner.problems import ProblemNoted, ProblemResolved
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.acts.step_form import Cases, StepForm, offer_names
from caldicott_desktop.windows.examiner.problem_words import problem_line
from caldicott_desktop.windows.questions.fields import Field, OneOf
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.recording_form import (
    RecordingForm,
    RecordingWidgets,
    Where,
)

_PROBLEMS = {"code": tuple(each for each in AccessProblem if each is not AccessProblem.NONE)}


class ProblemForm(RecordingWidgets):
    """The widgets of the form."""

    file = "examiner_problem.ui"
    source_listed: kit.PickList
    holder_row: kit.FieldRow
    holder: QLineEdit
    code: kit.ChoiceGroup
    asked_on: kit.DateField
    note: kit.GrowingText


class NotingProblem(StepForm[ProblemNoted]):
    """Records what stands in the way of a record; without a source, who holds it is asked."""

    def __init__(self, at: Where, cases: Cases) -> None:
        """Start with what a line of the case met, and at which source, if one did."""
        super().__init__(at, cases)
        form = self._form = forms.build(ProblemForm, onto=self)
        met = _met(cases)
        self._source = OneOf(
            "/source",
            form.source_listed,
            [kit.Choice(value=each.entry_id, words=showable(each.name)) for each in cases.sources],
            empty=self.tr("Another record"),
        )
        self.bind_to(
            form,
            Part(ProblemNoted, "", form, today=at.today, limits=_PROBLEMS),
            met,
        )
        self._source.show(met.source)
        offer_names(form.holder, [each.holder for each in cases.sources])
        self.watch(self._source)
        self.head(form.about)
        self.touched.connect(self._fit)
        self._fit()

    @override
    def fields(self) -> Iterator[Field]:
        yield self._source
        yield from super().fields()

    @override
    def read(self) -> ProblemNoted:
        source = self._source.read()
        told = replace(super().read(), source=str(source) if source else None)
        return replace(told, holder=None) if source else told

    @override
    def recording(self, told: ProblemNoted) -> Callable[[], object]:
        return partial(examiner.note_problem, self.at.book, self.cases.only.id, told)

    def _fit(self) -> None:
        self._form.holder_row.setVisible(self._source.read() is None)


class ChaseForm(RecordingWidgets):
    """The widgets of the form."""

    file = "examiner_chase.ui"
    asked_on: kit.DateField
    code: kit.ChoiceGroup
    note: kit.GrowingText


class Chasing(RecordingForm[ProblemNoted]):
    """Records that the holder was asked again, and what the problem is by now."""

    def __init__(self, at: Where, shown: examiner.ProblemShown) -> None:
        """Start with nothing said."""
        super().__init__(at)
        self._shown = shown
        form = forms.build(ChaseForm, onto=self)
        self.bind_to(
            form, Part(ProblemNoted, "", form, today=at.today, limits=_PROBLEMS), ProblemNoted()
        )
        form.about.setText(f"{showable(shown.reference)} · {problem_line(shown)}")

    @override
    def recording(self, told: ProblemNoted) -> Callable[[], object]:
        return partial(examiner.chase_problem, self.at.book, self._shown.id, told)


class ProblemEndForm(RecordingWidgets):
    """The widgets of the form."""

    file = "examiner_problem_end.ui"
    result: kit.ChoiceGroup
    on: kit.DateField
    note: kit.GrowingText


class EndingProblem(RecordingForm[ProblemResolved]):
    """Records how a problem ended, and on which day."""

    def __init__(self, at: Where, shown: examiner.ProblemShown) -> None:
        """Start with nothing said."""
        super().__init__(at)
        self._shown = shown
        form = forms.build(ProblemEndForm, onto=self)
        self.bind_to(form, Part(ProblemResolved, "", form, today=at.today), ProblemResolved())
        form.about.setText(f"{showable(shown.reference)} · {problem_line(shown)}")

    @override
    def recording(self, told: ProblemResolved) -> Callable[[], object]:
        return partial(examiner.resolve_problem, self.at.book, self._shown.id, told)


def _met(cases: Cases) -> ProblemNoted:
    """The problem of the newest access that had one, with its source while that still stands."""
    listed = {each.entry_id for each in cases.sources}
    met = (
        each.access
        for each in reversed(cases.only.accesses)
        if each.access.access_problem not in {None, AccessProblem.NONE}
        and each.access.source in listed
    )
    newest = next(met, None)
    if newest is None:
        return ProblemNoted()
    return ProblemNoted(source=newest.source, code=newest.access_problem)
