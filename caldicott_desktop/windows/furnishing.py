"""Pages made before anybody opens them, in quiet moments and out of sight.

See `docs/decisions/0164-pages-are-made-ahead.md`.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.in_turns import InTurns
from caldicott_desktop.windows.shell import Shell

# After this long without anything asked for; who opens a page before that has it made then.
QUIET_MS = 300


class Furnishing(QObject):
    """Makes promised pages of a shell, once, when the desk has been idle for a moment."""

    def __init__(self, shell: Shell, desk: Desk, names: tuple[str, ...]) -> None:
        """Make the pages called `names`, in that order; those that are not promised are left."""
        super().__init__(shell)
        self._shell = shell
        self._desk = desk
        self._names = names
        self._making = InTurns(shell)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._on_quiet)
        desk.settled.connect(self._quiet.start)

    def stop(self) -> None:
        """Make no other page."""
        self._desk.settled.disconnect(self._quiet.start)
        self._quiet.stop()
        self._making.drop()
        self._making.deleteLater()
        self.deleteLater()

    def _on_quiet(self) -> None:
        if not self._desk.is_idle():
            return  # it settles again
        names, self._names = self._names, ()
        if names:
            self._making.prepare(self._made(names))

    def _made(self, names: tuple[str, ...]) -> Iterator[None]:
        for name in names:
            yield from self._shell.made(name)
        # They stay until the vault is closed, as what was there before them: see `Program.enter`.
        gc.freeze()
