"""Keeping a draft: the whole case goes to the register a while after each edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, DraftId, Saved
from caldicott_desktop.domain.case import Case
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.saving import AT_MOST_MS, PAUSE_MS, RETRY_MS, Saving

__all__ = ["AT_MOST_MS", "PAUSE_MS", "RETRY_MS", "Keeping", "Written"]

Written = tuple[Case, Mapping[str, str]]


class Keeping(Saving):
    """Saves what `write` gives into one draft."""

    def __init__(
        self,
        desk: Desk,
        book: Casebook,
        draft_id: DraftId,
        write: Callable[[], Written],
        parent: QObject,
    ) -> None:
        """Keep the draft `draft_id`; nothing is dirty yet."""

        def work() -> Callable[[], Saved]:
            case, typed = write()
            return partial(casework.save_draft, book, draft_id, case, typed)

        super().__init__(desk, work, parent)
