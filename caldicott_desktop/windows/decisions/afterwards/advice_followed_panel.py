"""What the organisation did with the advice of a decision that only advised."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton

from caldicott_desktop import casework
from caldicott_desktop.domain.happenings import AdviceFollowed
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.afterwards.small_form import At, HappeningForm
from caldicott_desktop.windows.questions.parts import Part


class AdviceFollowedForm(forms.Form):
    """The widgets of the form."""

    file = "advice_followed_panel.ui"
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    followed: kit.ChoiceGroup
    who: QLineEdit
    on: kit.DateField
    note: kit.GrowingText
    record_it: kit.ActionButton
    cancel: QPushButton


class AdviceFollowedPanel(HappeningForm[AdviceFollowed]):
    """Records whether it was followed; a later entry adds to an earlier one."""

    def __init__(self, at: At, page: casework.DecisionPage) -> None:
        """Start with whom the decision names as the one who decides."""
        super().__init__(at, page)
        form = forms.build(AdviceFollowedForm, onto=self)
        self.bind(
            Part(AdviceFollowed, "", form, today=at.today),
            AdviceFollowed(who=page.case.conclusion.details.who_decides),
            (form.faults, form.trouble),
            (form.record_it, form.cancel),
        )
