"""That somebody took back the permission the decision rests on."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton

from caldicott_desktop import casework
from caldicott_desktop.domain.happenings import PermissionWithdrawn
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.afterwards.small_form import At, HappeningForm
from caldicott_desktop.windows.questions.parts import Part


class WithdrawalForm(forms.Form):
    """The widgets of the form."""

    file = "withdrawal_panel.ui"
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    who: QLineEdit
    on: kit.DateField
    known_by: QLineEdit
    follows: kit.GrowingText
    record_it: kit.ActionButton
    cancel: QPushButton


class WithdrawalPanel(HappeningForm[PermissionWithdrawn]):
    """Records who withdrew it, how that is known and what follows."""

    def __init__(self, at: At, page: casework.DecisionPage) -> None:
        """Start empty."""
        super().__init__(at, page)
        form = forms.build(WithdrawalForm, onto=self)
        self.bind(
            Part(PermissionWithdrawn, "", form, today=at.today),
            PermissionWithdrawn(),
            (form.faults, form.trouble),
            (form.record_it, form.cancel),
        )
