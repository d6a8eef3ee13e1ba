"""That an incident recorded elsewhere belongs to the decision."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton

from caldicott_desktop import casework
from caldicott_desktop.domain.happenings import IncidentLinked
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.afterwards.small_form import At, HappeningForm
from caldicott_desktop.windows.questions.parts import Part


class IncidentForm(forms.Form):
    """The widgets of the form."""

    file = "incident_panel.ui"
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    system: QLineEdit
    their_reference: QLineEdit
    on: kit.DateField
    note: kit.GrowingText
    record_it: kit.ActionButton
    cancel: QPushButton


class IncidentPanel(HappeningForm[IncidentLinked]):
    """Records where the incident is, and under which reference."""

    def __init__(self, at: At, page: casework.DecisionPage) -> None:
        """Start empty."""
        super().__init__(at, page)
        form = forms.build(IncidentForm, onto=self)
        self.bind(
            Part(IncidentLinked, "", form, today=at.today),
            IncidentLinked(),
            (form.faults, form.trouble),
            (form.record_it, form.cancel),
        )
