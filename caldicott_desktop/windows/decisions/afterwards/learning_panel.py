"""What was learnt from a decision and what came of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton

from caldicott_desktop import casework
from caldicott_desktop.domain.happenings import LearningNoted
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.afterwards.small_form import At, HappeningForm
from caldicott_desktop.windows.questions.parts import Part


class LearningForm(forms.Form):
    """The widgets of the form."""

    file = "learning_panel.ui"
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    words: kit.GrowingText
    passed_to: QLineEdit
    record_it: kit.ActionButton
    cancel: QPushButton


class LearningPanel(HappeningForm[LearningNoted]):
    """Records what was learnt, and who it was passed to."""

    def __init__(self, at: At, page: casework.DecisionPage) -> None:
        """Start empty."""
        super().__init__(at, page)
        form = forms.build(LearningForm, onto=self)
        self.bind(
            Part(LearningNoted, "", form, today=at.today),
            LearningNoted(),
            (form.faults, form.trouble),
            (form.record_it, form.cancel),
        )
