"""Waiting for what a person waits for: something to be seen or done, never for a time to pass."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

# Far beyond the slowest step of a journey, on a busy machine: deriving a key from a passphrase.
PATIENCE_MS = 30_000

_bugs: list[BaseException] = []  # raised where Qt called us, so that nobody could catch them


class Stuck(AssertionError):
    """The windows did not come to where the journey expected them: a fault of the program."""


@contextmanager
def watched() -> Iterator[None]:
    """Let no bug pass: what is raised inside a window's own code stops the journey at once."""

    def hook(_kind: type[BaseException], bug: BaseException, _at: TracebackType | None) -> None:
        _bugs.append(bug)

    before, sys.excepthook = sys.excepthook, hook
    try:
        yield
        _raise_bugs()
    finally:
        sys.excepthook = before
        _bugs.clear()


def until(met: Callable[[], bool], what: str) -> None:
    """Return once `met()`, asked again after whatever happens in the windows.

    Raises `Stuck` naming `what` after `PATIENCE_MS`, or because of a bug.
    """
    deadline = QTimer()
    deadline.setSingleShot(True)
    deadline.start(PATIENCE_MS)
    loop = QEventLoop()
    while not met():
        if not deadline.isActive():
            raise Stuck(f"still waiting for {what}")
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        _clean_up()


def settle() -> None:
    """Let everything that has been asked of the windows so far be drawn; raises `Stuck`."""
    loop = QEventLoop()
    while loop.processEvents():
        pass
    _clean_up()


def _clean_up() -> None:
    # Without a running event loop nobody deletes what was left to be deleted later.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _raise_bugs()


def _raise_bugs() -> None:
    if _bugs:
        raise Stuck("a bug came to light in the windows") from _bugs[0]
