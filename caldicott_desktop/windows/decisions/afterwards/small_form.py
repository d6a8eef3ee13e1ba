"""A small form on a decision: one thing that happened afterwards, as an entry of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.happenings import Happening
from caldicott_desktop.windows.page import Asks
from caldicott_desktop.windows.questions.recording_form import RecordingForm, ToldT, Where

HappeningT = TypeVar("HappeningT", bound=Happening)


@dataclass(frozen=True, slots=True, kw_only=True)
class At(Where):
    """Where a small form stands: also with the system's dialogs."""

    asks: Asks


class SmallForm(RecordingForm[ToldT]):
    """A form that stands on a decision. A subclass builds its form and calls `bind`."""

    at: At

    def __init__(self, at: At, page: casework.DecisionPage) -> None:
        """Stand on the decision of `page`."""
        super().__init__(at)
        self.page = page

    def stand_on(self, page: casework.DecisionPage) -> None:
        """Stand on `page`, read again; say so where a correction has taken its place meanwhile."""
        if page.entry_id != self.page.entry_id:
            self.trouble.say(
                self.tr("The decision was corrected while this was written."),
                self.tr("What is recorded here is now about {reference}.").format(
                    reference=page.reference
                ),
                tone="attention",
            )
        self.page = page


class HappeningForm(SmallForm[HappeningT]):
    """A small form whose entry tells of something that happened after the decision."""

    @override
    def recording(self, told: HappeningT) -> Callable[[], object]:
        return partial(casework.record_later, self.at.book, self.page.id, told)
