"""Long work of a page: how far it is, and a way to break it off, in three widgets of the page."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Ticket
from caldicott_desktop.windows import kit

T = TypeVar("T")


class LongWork(QObject):
    """Shows one work at a time; what it would be begun with is out of sight meanwhile."""

    def __init__(
        self,
        desk: Desk,
        row: QWidget,
        shown: tuple[kit.SpokenLabel, QProgressBar, QPushButton],
        instead_of: Sequence[QWidget] = (),
    ) -> None:
        """Show in the words, the bar and the button to stop that are `shown` in `row`."""
        super().__init__(row)
        self._desk = desk
        self._row = row
        self._working, self._progress, self._stop = shown
        self._instead_of = tuple(instead_of)
        self._ticket: Ticket | None = None
        self._by_hand = False
        self._stop.clicked.connect(self._on_stop)
        self._show("", busy=False)

    @property
    def is_running(self) -> bool:
        """Whether something is being worked at."""
        return self._ticket is not None

    def begin(
        self,
        words: str,
        steps: Callable[[], Generator[casework.Progress, None, T]],
        then: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Work at `steps`, which `words` tell; nothing is begun while other work is not over."""
        if self._ticket is not None:
            return

        def over(result: T) -> None:
            self._show("", busy=False)
            then(result)

        def broken(error: KnownError) -> None:
            self._show("", busy=False)
            failed(error)

        self._ticket = self._desk.ask_long(
            steps,
            owner=self,
            progress=self._on_progress,
            then=over,
            failed=broken,
            stopped=self._on_stopped,
        )
        self._by_hand = False
        self._show(words, busy=True)

    def stop(self) -> None:
        """Break it off."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _on_stop(self) -> None:
        self._by_hand = True
        self.stop()

    def _on_progress(self, at: casework.Progress) -> None:
        self._progress.setValue(100 * at.done // max(at.total, 1))

    def _on_stopped(self) -> None:
        self._show(self.tr("Stopped.") if self._by_hand else "", busy=False)

    def _show(self, words: str, *, busy: bool) -> None:
        held = any(each.hasFocus() for each in (*self._instead_of, self._stop))
        if not busy:
            self._ticket = None
        self._row.setVisible(bool(words))
        self._progress.setValue(0)
        self._working.say(words)
        for part in (self._progress, self._stop):
            part.setVisible(busy)
        for each in self._instead_of:
            each.setVisible(not busy)
        if held and (busy or self._instead_of):
            (self._stop if busy else self._instead_of[0]).setFocus()
