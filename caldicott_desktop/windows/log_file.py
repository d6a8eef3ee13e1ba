"""The log of this computer: ids and codes, never content, in files that cannot grow without bound.

The library's own rotating file brings sockets and pickles along, and takes longer to load than the
rest of the log.
"""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from typing_extensions import override

MOST_BYTES = 256 * 1024  # a few weeks of use; three of them are kept
NAMES = ("caldicott.log", "caldicott.log.1", "caldicott.log.2")
"""The file that is written, and those before it, newest first."""


class LogFile(logging.FileHandler):
    """Writes to one file, and begins another once that one is full; the oldest goes."""

    def __init__(self, folder: Path) -> None:
        """Write into `folder`; no file is made before there is something to write."""
        super().__init__(folder / NAMES[0], encoding="utf-8", delay=True)
        self._files = [folder / name for name in NAMES]
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))

    @override
    def emit(self, record: logging.LogRecord) -> None:
        try:
            super().emit(record)
            written = self.stream
            if written is not None and written.tell() >= MOST_BYTES:
                written.close()
                self.stream = None  # what is written next opens a file of that name again
                self._begin_another()
        except OSError:
            self.handleError(record)

    def _begin_another(self) -> None:
        """Let each file take the place of the one before it."""
        for older, newer in zip(self._files[:0:-1], self._files[-2::-1], strict=True):
            if newer.exists():
                newer.replace(older)


def start_log(folder: Path) -> None:
    """Log to files in `folder`, which is made, from now on; Qt's complaints too."""
    folder.mkdir(parents=True, exist_ok=True)
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(LogFile(folder))
    qInstallMessageHandler(_log_qt)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
    """Note that Qt complained and where; its words may quote a window's."""
    if kind is not QtMsgType.QtDebugMsg:
        logging.getLogger("qt").info("%s %s", kind.name, context.category)
