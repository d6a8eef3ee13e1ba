"""That somebody challenges the decision."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton

from caldicott_desktop import casework
from caldicott_desktop.domain.happenings import ChallengeOpened
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.afterwards.small_form import At, HappeningForm
from caldicott_desktop.windows.questions.parts import Part


class ChallengeForm(forms.Form):
    """The widgets of the form."""

    file = "challenge_panel.ui"
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    by: QLineEdit
    on: kit.DateField
    route: kit.ChoiceGroup
    says: kit.GrowingText
    answer_by: kit.DateField
    record_it: kit.ActionButton
    cancel: QPushButton


class ChallengePanel(HappeningForm[ChallengeOpened]):
    """Records who challenges it, by which way, and until when an answer is due."""

    def __init__(self, at: At, page: casework.DecisionPage) -> None:
        """Start empty."""
        super().__init__(at, page)
        form = forms.build(ChallengeForm, onto=self)
        self.bind(
            Part(ChallengeOpened, "", form, today=at.today),
            ChallengeOpened(),
            (form.faults, form.trouble),
            (form.record_it, form.cancel),
        )
