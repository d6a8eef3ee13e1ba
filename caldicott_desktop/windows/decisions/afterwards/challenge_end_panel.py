"""How a challenge of a decision ended."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from caldicott_desktop import casework
from caldicott_desktop.domain.happenings import ChallengeClosed
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.afterwards.small_form import At, HappeningForm
from caldicott_desktop.windows.questions.parts import Part


class ChallengeEndForm(forms.Form):
    """The widgets of the form."""

    file = "challenge_end_panel.ui"
    about: QLabel
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    result: kit.ChoiceGroup
    on: kit.DateField
    note: kit.GrowingText
    record_it: kit.ActionButton
    cancel: QPushButton


class ChallengeEndPanel(HappeningForm[ChallengeClosed]):
    """Records the end of the challenge that is told of in the entry `opening`."""

    def __init__(
        self, at: At, page: casework.DecisionPage, opening: casework.EntryId, about: str
    ) -> None:
        """Start with today; `about` says which challenge it is."""
        super().__init__(at, page)
        form = forms.build(ChallengeEndForm, onto=self)
        form.about.setText(about)
        self.bind(
            Part(ChallengeClosed, "", form, today=at.today),
            ChallengeClosed(opening=opening, on=at.today()),
            (form.faults, form.trouble),
            (form.record_it, form.cancel),
        )
