"""Saving what is typed within two seconds of the last keystroke, and never silently not saving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from caldicott_desktop.casework import Saved
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk

# The promise is two seconds from the last keystroke to the disk. A pause of 700 ms is longer than
# the gaps of ordinary typing; who types on without a pause is saved every 1.4 s all the same, which
# leaves the rest of the two seconds for the desk and the disk.
PAUSE_MS = 700
AT_MOST_MS = 1400
RETRY_MS = 10_000  # after a failure: soon enough to matter, slow enough not to nag


class Saving(QObject):
    """Asks the desk for the work that `work` gives, a while after each `touch`, one at a time.

    `saving`, `saved` and `failed` tell what to say. After a failure it stays dirty and is tried
    again, by itself or at the next edit.
    """

    saving = Signal()
    saved = Signal(object)  # casework.Saved
    failed = Signal(object)  # KnownError

    def __init__(
        self, desk: Desk, work: Callable[[], Callable[[], Saved]], parent: QObject
    ) -> None:
        """Save by what `work` gives at that moment; nothing is dirty yet."""
        super().__init__(parent)
        self._desk = desk
        self._work = work
        self._dirty = False
        self._in_flight = False
        self._trouble: KnownError | None = None
        self._pause = self._timer(PAUSE_MS)
        self._at_most = self._timer(AT_MOST_MS)
        self._retry = self._timer(RETRY_MS)

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not on disk yet."""
        return self._dirty or self._in_flight

    @property
    def trouble(self) -> KnownError | None:
        """Why the last save failed, until one succeeds or nothing is left to save."""
        return self._trouble

    def touch(self) -> None:
        """Note that the person changed something."""
        self._dirty = True
        self._pause.start()
        if not self._at_most.isActive():
            self._at_most.start()

    def flush(self) -> None:
        """Ask for what is dirty to be saved at once, before anything that is asked for next."""
        if self._dirty:
            self._in_flight = False  # a second save may follow the first; the lane keeps the order
            self._save()

    def stop(self) -> None:
        """Save nothing more: what was typed is recorded or given up."""
        self._dirty = False
        self._trouble = None
        self._stop_timers()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._save)
        return timer

    def _save(self) -> None:
        if self._in_flight or not self._dirty:
            return
        self._stop_timers()
        self._dirty = False
        self._in_flight = True
        self.saving.emit()
        self._desk.ask(self._work(), owner=self, then=self._on_saved, failed=self._on_failed)

    def _on_saved(self, saved: Saved) -> None:
        self._in_flight = False
        self._trouble = None
        self.saved.emit(saved)
        if self._dirty and not self._pause.isActive():
            self._pause.start()

    def _on_failed(self, error: KnownError) -> None:
        self._in_flight = False
        self._dirty = True
        self._trouble = error
        self.failed.emit(error)
        self._retry.start()

    def _stop_timers(self) -> None:
        for timer in (self._pause, self._at_most, self._retry):
            timer.stop()
