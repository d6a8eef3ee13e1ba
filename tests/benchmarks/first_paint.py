"""A fresh process that opens a window, prints what it took once that is painted, and ends.

`python -m tests.benchmarks.first_paint bare` is the floor; `… door FOLDER` does what the command
and `app.main` do, with the program's folders in FOLDER. Each imports what its own window needs.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow


class Watch(QObject):
    """Prints the processor time used so far, in seconds, once `window` is painted; then ends it."""

    def __init__(self, window: QMainWindow, end: Callable[[], object]) -> None:
        super().__init__(window)
        self._end = end
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The window asks for its paint first; its children and the screen follow in one go.
            QTimer.singleShot(0, self._say)
        return False

    def _say(self) -> None:
        sys.stdout.write(f"{time.process_time()}\n")
        sys.stdout.flush()
        self._end()


def bare() -> None:
    """A window of Qt's own with one label."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: PLC0415 - timed

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Unlock"))
    Watch(window, app.quit)
    window.show()
    app.exec()


def door(folder: str) -> None:
    """The window of the program, from the command line to the unlock page."""
    import gc  # noqa: PLC0415 - timed
    from pathlib import Path  # noqa: PLC0415 - timed

    gc.disable()
    from caldicott_desktop import app, cli  # noqa: PLC0415 - timed

    cli.parser().parse_args([])

    qt = app.application([])
    app.folders()
    home = Path(folder)
    where = app.Folders(
        vaults=home / "Vaults", state=home / "state", logs=home / "logs", papers=home
    )
    first = app.claim(where)
    if first is None:
        raise SystemExit("the program of an earlier run still holds the folder")
    program = app.prepared(qt, where, first)
    program.start()
    # After the program's own, so that it is asked first: what begins once the window is painted is
    # not part of that. Off-screen, nothing is painted before the events are.
    Watch(program.shell, program.shell.close)
    qt.exec()
    first.release()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        door(sys.argv[2])
