"""What was recorded of a case and asks for an exception: said in a bar, which begins one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import kit


class ExceptionOffer(QObject):
    """Offers to raise an exception; `asked` carries the case, its reference and what asks for it.

    The offer stands until it is taken, dismissed, or the next line is saved.
    """

    asked = Signal(str, str, object)  # examiner.CaseId, its reference, ExceptionTrigger

    def __init__(self, bar: kit.NoticeBar) -> None:
        """Say it in `bar`."""
        super().__init__(bar)
        self._bar = bar
        self._offered: tuple[examiner.CaseId, str, ExceptionTrigger] | None = None
        bar.acted.connect(self._on_acted)

    def note_saved(self, saved: examiner.Saved) -> None:
        """Offer one where what a line tells asks for it."""
        if saved.after_closure:
            said = self.tr("{reference} was closed before this was opened.")
            self._offer(saved.case_id, saved.reference, ExceptionTrigger.AFTER_CLOSURE, said)
        elif saved.linked_record:
            self.note_linked(saved.case_id, saved.reference)
        else:
            self._bar.clear()

    def note_linked(self, case_id: examiner.CaseId, reference: str) -> None:
        """Offer one for a living person's record that was opened with a case."""
        said = self.tr("A living person’s record was opened with {reference}.")
        self._offer(case_id, reference, ExceptionTrigger.LINKED_RECORD, said)

    def _offer(
        self, case_id: examiner.CaseId, reference: str, trigger: ExceptionTrigger, said: str
    ) -> None:
        self._offered = (case_id, reference, trigger)
        self._bar.say(
            said.format(reference=showable(reference)),
            self.tr("No standing decision is about that. An exception asks for a decision on it."),
            tone="attention",
            action=self.tr("Raise an exception"),
            can_dismiss=True,
        )

    def _on_acted(self) -> None:
        self._bar.clear()
        if self._offered is not None:
            self.asked.emit(*self._offered)
