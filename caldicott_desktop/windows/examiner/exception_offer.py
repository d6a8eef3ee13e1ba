"""What was recorded of a case and asks for an exception: said in a bar, which begins one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.saying import noted, translate

_SAID: Mapping[ExceptionTrigger, str] = {
    ExceptionTrigger.AFTER_CLOSURE: noted(
        "ExceptionOffer", "{reference} was closed before this was opened."
    ),
    ExceptionTrigger.LINKED_RECORD: noted(
        "ExceptionOffer", "A living person’s record was opened with {reference}."
    ),
    ExceptionTrigger.WHOLE_RECORD: noted(
        "ExceptionOffer",
        "The whole record was opened for {reference}, more than its source stands for.",
    ),
    ExceptionTrigger.NOT_ON_LIST: noted(
        "ExceptionOffer", "{reference} was opened by somebody not on the office’s list that day."
    ),
}


class ExceptionOffer(QObject):
    """Offers to raise an exception; `asked` carries the case, its reference and what asks for it.

    The offer stands until it is taken, dismissed, or the next line is saved. That somebody is not
    on the list is said once for them, and not with each line that they save.
    """

    asked = Signal(str, str, object)  # examiner.CaseId, its reference, ExceptionTrigger

    def __init__(self, desk: Desk, book: casework.Casebook, bar: kit.NoticeBar) -> None:
        """Say it in `bar`."""
        super().__init__(bar)
        self._desk, self._book = desk, book
        self._bar = bar
        self._saved: examiner.Saved | None = None
        self._told_of: set[str] = set()  # who was said to be on no list
        self._offered: tuple[examiner.CaseId, str, ExceptionTrigger] | None = None
        bar.acted.connect(self._on_acted)

    def note_saved(self, saved: examiner.Saved) -> None:
        """Offer one where what a line tells asks for it."""
        self._saved = saved
        self._bar.clear()
        self._offer(saved.case_id, saved.reference, saved.asks_for)
        people = {each.accessor or "" for each in saved.told}
        if people - self._told_of:
            self._desk.ask(
                partial(examiner.opened_off_list, self._book, saved.told),
                owner=self,
                then=partial(self._on_listed, saved, people),
                failed=self._bar.say_error,
            )

    def note_linked(self, case_id: examiner.CaseId, reference: str) -> None:
        """Offer one for a living person's record that was opened with a case."""
        self._saved = None
        self._offer(case_id, reference, (ExceptionTrigger.LINKED_RECORD,))

    def _on_listed(self, saved: examiner.Saved, people: set[str], is_off: bool) -> None:  # noqa: FBT001 - an answer
        if is_off and saved is self._saved:
            self._told_of |= people
            triggers = (*saved.asks_for, ExceptionTrigger.NOT_ON_LIST)
            self._offer(saved.case_id, saved.reference, triggers)

    def _offer(
        self, case_id: examiner.CaseId, reference: str, triggers: Sequence[ExceptionTrigger]
    ) -> None:
        """Say all that asks for one, and offer it for the first."""
        if not triggers:
            return
        self._offered = (case_id, reference, triggers[0])
        said = " ".join(translate("ExceptionOffer", _SAID[each]) for each in triggers)
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
