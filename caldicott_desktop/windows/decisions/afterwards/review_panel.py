"""That a review was held, and what it came to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import ReviewResult
from caldicott_desktop.domain.happenings import ReviewHeld
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.afterwards.small_form import At, HappeningForm
from caldicott_desktop.windows.questions.parts import Part


class ReviewForm(forms.Form):
    """The widgets of the form."""

    file = "review_panel.ui"
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    result: kit.ChoiceGroup
    who: QLineEdit
    on: kit.DateField
    note: kit.GrowingText
    next_on: kit.DateField
    next_on_row: kit.FieldRow
    to_correct: kit.SpokenLabel
    record_it: kit.ActionButton
    cancel: QPushButton


class ReviewPanel(HappeningForm[ReviewHeld]):
    """Records a review; one that finds a change is followed by a correction."""

    def __init__(self, at: At, page: casework.DecisionPage) -> None:
        """Start with today, and with who is at work."""
        super().__init__(at, page)
        form = self._form = forms.build(ReviewForm, onto=self)
        self.bind(
            Part(ReviewHeld, "", form, today=at.today),
            ReviewHeld(who=at.person, on=at.today()),
            (form.faults, form.trouble),
            (form.record_it, form.cancel),
        )
        form.result.changed.connect(self._on_result)
        self._on_result()

    @override
    def read(self) -> ReviewHeld:
        held = super().read()
        goes_on = held.result in {None, ReviewResult.CONTINUE}
        return held if goes_on else replace(held, next_on=None)

    def _on_result(self) -> None:
        result = self._form.result.value()
        self._form.next_on_row.setVisible(result in {None, ReviewResult.CONTINUE.code})
        self._form.to_correct.say(
            self.tr("When this is recorded, the correction of the decision is begun.")
            if result == ReviewResult.CHANGE.code
            else ""
        )
