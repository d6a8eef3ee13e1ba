"""One window for each user: a second start asks the first to come to the front."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from caldicott_desktop.errors import KnownError

_LOCK = "running.lock"
_REQUESTS = "requests"
_REQUEST = "come-to-front"
_PATIENCE_S = 3.0  # a first window that is busy for longer is shown as not answering
_LOOK_EVERY_S = 0.05


class NoAnswer(KnownError):
    """The program that runs already is busy or stuck."""

    id = "no-answer"


class FirstStart(QObject):
    """Held by the one running program; `asked_to_front` follows each later start."""

    asked_to_front = Signal()

    def __init__(self, lock: QLockFile, state_folder: Path) -> None:
        """Watch for requests, and drop what an earlier program left unanswered."""
        super().__init__()
        self._lock = lock
        self._requests = state_folder / _REQUESTS
        self._requests.mkdir(exist_ok=True)
        (self._requests / _REQUEST).unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(self._requests)], self)
        self._watcher.directoryChanged.connect(self._on_changed)

    def release(self) -> None:
        """Let the next start be the first."""
        self._lock.unlock()

    def _on_changed(self) -> None:
        try:
            (self._requests / _REQUEST).unlink()
        except FileNotFoundError:
            return  # our own removal of the request
        self.asked_to_front.emit()


def be_first(state_folder: Path) -> FirstStart | None:
    """Become the one running program; `None` when another one is. Raises `OSError`."""
    state_folder.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(state_folder / _LOCK))
    lock.setStaleLockTime(0)  # a lock ends with its process, however long that runs
    if not lock.tryLock(0):
        if lock.error() is QLockFile.LockError.LockFailedError:
            return None
        raise PermissionError(state_folder)
    return FirstStart(lock, state_folder)


def ask_first(state_folder: Path, *, patience_s: float = _PATIENCE_S) -> bool:
    """Ask the running program to come to the front; whether it answered within `patience_s`."""
    request = state_folder / _REQUESTS / _REQUEST
    request.touch()
    until = time.monotonic() + patience_s
    while request.exists():
        if time.monotonic() > until:
            request.unlink(missing_ok=True)
            return False
        time.sleep(_LOOK_EVERY_S)
    return True
