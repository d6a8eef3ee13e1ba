"""That a concluded case is looked at again, and why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from typing_extensions import override

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.case import CaseReopened
from caldicott_desktop.domain.examiner.choices import CaseState, ReopenReason
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.acts.step_form import Cases, StepForm
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.recording_form import RecordingWidgets, Where


class ReopenForm(RecordingWidgets):
    """The widgets of the form."""

    file = "examiner_reopen.ui"
    reason: kit.ChoiceGroup
    words: kit.GrowingText


class Reopening(StepForm[CaseReopened]):
    """Records why; that a coroner returned it is a reason only for a case that was there."""

    def __init__(self, at: Where, cases: Cases) -> None:
        """Start with no reason chosen."""
        super().__init__(at, cases)
        form = forms.build(ReopenForm, onto=self)
        with_coroner = cases.only.state is CaseState.CORONER
        reasons = tuple(
            each for each in ReopenReason if with_coroner or each is not ReopenReason.RETURNED
        )
        self.bind_to(
            form,
            Part(CaseReopened, "", form, today=at.today, limits={"reason": reasons}),
            CaseReopened(),
        )
        self.head(form.about)

    @override
    def recording(self, told: CaseReopened) -> Callable[[], object]:
        return partial(examiner.reopen_case, self.at.book, self.cases.only.id, told)
