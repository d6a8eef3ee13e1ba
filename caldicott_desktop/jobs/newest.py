"""Questions of which only the newest counts, such as those of a search while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TypeVar

from PySide6.QtCore import QObject

from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs.desk import Desk, Ticket

T = TypeVar("T")
P = TypeVar("P")


class Newest:
    """Asks the desk for one owner; each question takes the place of the one before.

    What was replaced is not begun any more, or cut off by `interrupt`, and never heard of. Only for
    work that reads: nobody would hear that something was changed.
    """

    def __init__(self, desk: Desk, owner: QObject, interrupt: Callable[[], None]) -> None:
        """Ask for `owner`; `interrupt` is as for `Desk.ask`."""
        self._desk = desk
        self._owner = owner
        self._interrupt = interrupt
        self._ticket: Ticket | None = None

    def ask(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Ask in place of what was asked before; see `Desk.ask`."""
        self.drop()
        self._ticket = self._desk.ask(
            work, owner=self._owner, then=then, failed=failed, interrupt=self._interrupt
        )

    def ask_long(
        self,
        steps: Callable[[], Generator[P, None, T]],
        *,
        progress: Callable[[P], None],
        then: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Ask in place of what was asked before; see `Desk.ask_long`."""
        self.drop()
        self._ticket = self._desk.ask_long(
            steps,
            owner=self._owner,
            progress=progress,
            then=then,
            failed=failed,
            interrupt=self._interrupt,
        )

    def drop(self) -> None:
        """Hear no more of what was asked last; harmless where it was heard of already."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
