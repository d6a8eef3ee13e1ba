"""That the person was told: who, by whom, how and when."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from caldicott_desktop import casework
from caldicott_desktop.domain.case import TellingThePerson
from caldicott_desktop.domain.happenings import PersonTold
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.afterwards.small_form import At, HappeningForm
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.saying import long_date


class ToldForm(forms.Form):
    """The widgets of the form."""

    file = "told_panel.ui"
    about: QLabel
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    who: QLineEdit
    by: QLineEdit
    how: QLineEdit
    on: kit.DateField
    note: kit.GrowingText
    revisit_on: kit.DateField
    record_it: kit.ActionButton
    cancel: QPushButton


class ToldPanel(HappeningForm[PersonTold]):
    """Repeats what the decision said about telling, and records what was done."""

    def __init__(self, at: At, page: casework.DecisionPage) -> None:
        """Start with who is at work, or whom the decision names, as the one who told."""
        super().__init__(at, page)
        form = forms.build(ToldForm, onto=self)
        telling = page.case.conclusion.telling
        form.about.setText(self._planned(telling))
        self.bind(
            Part(PersonTold, "", form, today=at.today),
            PersonTold(by=telling.by_whom or at.person),
            (form.faults, form.trouble),
            (form.record_it, form.cancel),
        )

    def _planned(self, telling: TellingThePerson) -> str:
        if telling.told is None:
            return self.tr("The decision does not say whether the person is told.")
        words = self.tr("The decision says: {what}").format(what=phrases.inner(telling.told.label))
        on = telling.by_on or telling.revisit_on
        return f"{words}, {long_date(on)}." if on else f"{words}."
