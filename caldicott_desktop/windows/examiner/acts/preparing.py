"""That cases are ready for an examiner."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLabel, QLineEdit
from typing_extensions import override

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.case import CasePrepared
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.acts.step_form import (
    Cases,
    FindingForm,
    FindingWidgets,
    offer_names,
)
from caldicott_desktop.windows.examiner.nation_words import worded
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.recording_form import Where


class PrepareForm(FindingWidgets):
    """The widgets of the form."""

    file = "examiner_prepare.ui"
    form_heading: QLabel
    note_row: kit.FieldRow
    examiner_row: kit.FieldRow
    examiner: QLineEdit
    note: kit.GrowingText


class Preparing(FindingForm[CasePrepared]):
    """Records a note for the examiner and whom it is meant for, where that is settled."""

    def __init__(self, at: Where, cases: Cases) -> None:
        """Start with the examiner all of the cases are meant for already, if there is one."""
        super().__init__(at, cases)
        form = forms.build(PrepareForm, onto=self)
        self.add_found(form)
        meant = {row.examiner for row in cases.rows}
        self.bind_to(
            form,
            Part(CasePrepared, "", form, today=at.today),
            CasePrepared(examiner=meant.pop() if len(meant) == 1 else None),
        )
        self.head(form.about)
        variant = cases.rows[0].variant
        form.form_heading.setText(worded(variant, self.tr("Prepared for the {examiner}")))
        form.note_row.setProperty("label", worded(variant, self.tr("Note for the {examiner}")))
        form.examiner_row.setProperty("label", worded(variant, self.tr("For which {examiner}")))
        offer_names(form.examiner, cases.examiners)

    @override
    def recording(self, told: CasePrepared) -> Callable[[], object]:
        return partial(examiner.prepare_cases, self.at.book, dict.fromkeys(self.cases.ids, told))
