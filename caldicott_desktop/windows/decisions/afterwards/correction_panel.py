"""Why a decision is corrected, asked before its correction is begun."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.afterwards.small_form import At, SmallForm
from caldicott_desktop.windows.questions.parts import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The reason for a correction."""

    reason: str | None = None


class CorrectionForm(forms.Form):
    """The widgets of the form."""

    file = "correction_panel.ui"
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    reason: kit.GrowingText
    record_it: kit.ActionButton
    cancel: QPushButton


class CorrectionPanel(SmallForm[Why]):
    """Begins a draft that holds the decision as it was recorded; nothing is recorded here.

    `begun` carries the draft's id.
    """

    begun = Signal(str)

    def __init__(self, at: At, page: casework.DecisionPage, reason: str | None = None) -> None:
        """Start with `reason`, where one is known already."""
        super().__init__(at, page)
        self._earlier: casework.Draft | None = None
        form = self._form = forms.build(CorrectionForm, onto=self)
        form.trouble.acted.connect(self._on_earlier_wanted)
        self.bind(
            Part(Why, "", form, today=at.today),
            Why(reason=reason),
            (form.faults, form.trouble),
            (form.record_it, form.cancel),
        )

    @override
    def recording(self, told: Why) -> Callable[[], object]:
        return partial(casework.begin_correction, self.at.book, self.page.id, told.reason or "")

    @override
    def lacking(self, told: Why) -> tuple[Lacking, ...]:
        if told.reason:
            return ()
        return (Lacking(path="/reason", said=Sentence("happened.corrected.reason")),)

    @override
    def done(self, told: Why, result: object) -> None:
        """Lead to the draft; one begun before goes on for its own reason, which is said first."""
        if not isinstance(result, casework.Draft):
            return
        reason = result.case.correction.reason or ""
        if reason == (told.reason or "").strip():
            self._go_on(told, result)
            return
        self._earlier = result
        trouble = self._form.trouble
        trouble.say(
            self.tr("You had begun to correct this decision. That draft goes on, for its reason:"),
            showable(reason),
            tone="attention",
            action=self.tr("Open that draft"),
        )
        trouble.action.setFocus()

    def _on_earlier_wanted(self) -> None:
        if self._earlier is not None:
            self._go_on(self.read(), self._earlier)

    def _go_on(self, told: Why, draft: casework.Draft) -> None:
        self.recorded.emit(told)
        self.begun.emit(draft.id)
