"""What a vault has done for it while nobody wants anything."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer

from caldicott_desktop import casework
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.shell import Shell

# After this long without anything asked for, what waits for idle time is begun; a person who reads
# or thinks does not notice it, and whatever they ask for next goes first all the same.
QUIET_MS = 3000


class QuietWork(QTimer):
    """Tidies a vault up once after each change, when the desk has been idle for a moment."""

    def __init__(self, shell: Shell, desk: Desk, book: casework.Casebook) -> None:
        """Wait for the desk to settle; `shell` is told of trouble."""
        super().__init__(shell)
        self._shell = shell
        self._desk = desk
        self._book = book
        self._done = False
        self.setSingleShot(True)
        self.setInterval(QUIET_MS)
        self.timeout.connect(self._tidy)
        desk.changed.connect(self._on_changed)
        desk.settled.connect(self._on_settled)

    def end(self) -> None:
        """Begin nothing more."""
        self.stop()
        self._desk.changed.disconnect(self._on_changed)
        self._desk.settled.disconnect(self._on_settled)
        self.deleteLater()

    def _on_changed(self) -> None:
        self._done = False

    def _on_settled(self) -> None:
        if not self._done:
            self.start()

    def _tidy(self) -> None:
        """Do what waits for idle time; anything asked for meanwhile goes first."""
        if not self._desk.is_idle():
            return  # it settles again
        self._done = True
        self._desk.ask_long(
            partial(casework.tidy, self._book),
            owner=self,
            progress=lambda _progress: None,
            then=lambda _done: None,
            failed=self._shell.notice.say_error,
        )
