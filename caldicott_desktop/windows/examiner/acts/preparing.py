"""That cases are ready for an examiner."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.case import CasePrepared
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.acts.step_form import Cases, FindingForm, offer_names
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.recording_form import Where


class PrepareForm(forms.Form):
    """The widgets of the form."""

    file = "examiner_prepare.ui"
    about: QLabel
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    examiner: QLineEdit
    note: kit.GrowingText
    show_found: kit.LinkButton
    found: QWidget
    found_body: QVBoxLayout
    record_it: kit.ActionButton
    cancel: QPushButton


class Preparing(FindingForm[CasePrepared]):
    """Records a note for the examiner and whom it is meant for, where that is settled."""

    def __init__(self, at: Where, cases: Cases) -> None:
        """Start with the examiner all of the cases are meant for already, if there is one."""
        super().__init__(at, cases)
        form = forms.build(PrepareForm, onto=self)
        self.add_found(form.show_found, form.found, form.found_body)
        meant = {row.examiner for row in cases.rows}
        self.bind(
            Part(CasePrepared, "", form, today=at.today),
            CasePrepared(examiner=meant.pop() if len(meant) == 1 else None),
            (form.faults, form.trouble),
            (form.record_it, form.cancel),
        )
        self.head(form.about)
        offer_names(form.examiner, cases.examiners)

    @override
    def recording(self, told: CasePrepared) -> Callable[[], object]:
        return partial(examiner.prepare_cases, self.at.book, dict.fromkeys(self.cases.ids, told))
