"""What became of one condition of a decision."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import ConditionResult
from caldicott_desktop.domain.happenings import ConditionSettled
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.afterwards.small_form import At, HappeningForm
from caldicott_desktop.windows.questions.parts import Part


class ConditionForm(forms.Form):
    """The widgets of the form."""

    file = "condition_panel.ui"
    small_form: kit.Card
    about: QLabel
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    result: kit.ChoiceGroup
    who: QLineEdit
    on: kit.DateField
    note: kit.GrowingText
    record_it: kit.ActionButton
    cancel: QPushButton


class ConditionPanel(HappeningForm[ConditionSettled]):
    """Records that a condition was met or breached; everything is filled in for today."""

    def __init__(
        self, at: At, page: casework.DecisionPage, number: int, result: ConditionResult
    ) -> None:
        """Start on condition `number` (from 1) with the result that was pressed."""
        super().__init__(at, page)
        form = self._form = forms.build(ConditionForm, onto=self)
        words = page.case.conditions[number - 1].words
        form.small_form.setProperty(
            "heading", self.tr("Condition {number}: met or breached").format(number=number)
        )
        form.about.setText(showable(words) if words else self.tr("Not worded"))
        self.bind(
            Part(ConditionSettled, "", form, today=at.today),
            ConditionSettled(condition=number, result=result, who=at.person, on=at.today()),
            (form.faults, form.trouble),
            (form.record_it, form.cancel),
        )

    @override
    def begin(self) -> None:
        met = self.read().result is ConditionResult.MET
        first = self._form.record_it if met else self._form.note
        first.setFocus(Qt.FocusReason.OtherFocusReason)
