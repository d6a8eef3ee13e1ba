"""What a line that was saved calls for besides: to note the problem that its access had."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.case import Access
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import kit


class LineOffer(QObject):
    """Offers in a bar to note a problem that a line tells of, so that it is followed up.

    A problem that stands on a line alone is not among the problems of access.
    """

    def __init__(
        self,
        bar: kit.NoticeBar,
        show_case: Callable[[examiner.CaseId, str], None],
        note_problem: Callable[[], None],
    ) -> None:
        """Offer in `bar`; `show_case` has a case read, then `note_problem` opens its form."""
        super().__init__(bar)
        self._bar = bar
        self._show_case = show_case
        self._note_problem = note_problem
        self._saved: examiner.Saved | None = None
        self._wanted: examiner.CaseId | None = None
        bar.acted.connect(self._on_acted)

    def offer(
        self, saved: examiner.Saved, access: Access, sources: tuple[StandingSource, ...]
    ) -> None:
        """Offer to note the problem of `access`, which was saved just now."""
        self._saved, self._wanted = saved, None
        source = next((each for each in sources if each.entry_id == access.source), None)
        problem = access.access_problem
        words = self.tr(
            "The line of {reference} tells of a problem with {source}: {problem}."
        ).format(
            source=showable(source.short_name) if source is not None else "",
            problem=problem.label if problem is not None else "",
            reference=showable(saved.reference),
        )
        self._bar.say(
            words,
            self.tr("Note it as a problem too, and it is followed up until it is over."),
            tone="attention",
            action=self.tr("Note the problem"),
            can_dismiss=True,
        )

    def note_read(self, page: examiner.CasePage) -> None:
        """A case was read beside the list: open the form if it was read for that."""
        if page.id == self._wanted:
            self._wanted = None
            self._note_problem()

    def _on_acted(self) -> None:
        if self._saved is None:
            return
        self._bar.clear()
        self._wanted = self._saved.case_id
        self._show_case(self._saved.case_id, self._saved.reference)
