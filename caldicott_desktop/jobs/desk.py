"""The desk: windows ask here for everything that takes time, and hear back on their own thread."""

from __future__ import annotations

import itertools
import sys
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from shiboken6 import isValid

from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs.lane import Lane, Outcome

if TYPE_CHECKING:
    from caldicott_desktop.casework import Changes

T = TypeVar("T")
P = TypeVar("P")


class ProgramFault(KnownError):
    """What a page is told when the work it asked for met a bug; the report dialog says the rest."""

    id = "program-fault"


@dataclass(slots=True, kw_only=True)
class _Waiting:
    """Who waits for an outcome, on the GUI thread only."""

    owner: QObject
    then: Callable[[Any], None]
    failed: Callable[[KnownError], None]
    progress: Callable[[Any], None] | None = None
    stopped: Callable[[], None] | None = None
    named: str = ""  # what a person would call it, where they should know that it goes on
    is_wanted: bool = True


class Ticket:
    """Work that was asked for and may be cancelled."""

    def __init__(self, cancel: Callable[[], None]) -> None:
        """Stand for the work that `cancel` cancels."""
        self._cancel = cancel

    def cancel(self) -> None:
        """Stop as soon as may be; see `Desk.ask` and `Desk.ask_long`. Harmless afterwards."""
        self._cancel()


class Desk(QObject):
    """One lane of work, and delivery of its results on the GUI thread.

    Results for an owner that no longer exists are dropped. A `KnownError` goes to the owner's
    `failed`; anything else goes to `sys.excepthook`, and then the owner's `failed` is told of a
    `ProgramFault`, so that no page waits for ever.
    """

    changed = Signal(object)  # casework.Changes, once for each result that carries them
    settled = Signal()  # nothing is asked for any more
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None, *, awake: bool = True) -> None:
        """Open the lane; the desk belongs to the thread that makes it.

        One that is not `awake` takes what it is asked for and begins it at `wake`.
        """
        super().__init__(parent)
        self._waiting: dict[int, _Waiting] = {}
        self._numbers = itertools.count(1)
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)
        self._lane = Lane(self._posted.emit)
        self._open = True
        if awake:
            self.wake()

    def wake(self) -> None:
        """Begin what was asked for; harmless when awake."""
        self._lane.begin()

    def ask(
        self,
        work: Callable[[], T],
        *,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[KnownError], None],
        interrupt: Callable[[], None] | None = None,
    ) -> Ticket:
        """Do `work` on the lane before any further long work, and tell `owner` what came of it.

        `work` must hold no widget: it is let go of on the lane. Once it is cancelled `owner` hears
        nothing more of it: it is not begun, or, if it is being done, cut off by `interrupt`, which
        makes `work` raise a `KnownError` and may be called on any thread.
        """
        number = next(self._numbers)
        self._waiting[number] = _Waiting(owner=owner, then=then, failed=failed)
        self._lane.put_short(number, work, interrupt)
        return Ticket(partial(self._forget, number))

    def ask_long(  # noqa: PLR0913  # one callback for each thing that can happen
        self,
        steps: Callable[[], Generator[P, None, T]],
        *,
        owner: QObject,
        progress: Callable[[P], None],
        then: Callable[[T], None],
        failed: Callable[[KnownError], None],
        stopped: Callable[[], None] | None = None,
        interrupt: Callable[[], None] | None = None,
        named: str = "",
    ) -> Ticket:
        """Step through `steps()` on the lane between short work; each step takes at most 10 ms.

        `stopped` follows a cancellation, unless the work was just over; then `then` does. Work
        whose owner is gone is cancelled. With `interrupt`, which is as for `ask`, a step may be as
        long as its question takes, and a cancellation cuts it off; `owner` then hears nothing more.
        Work that should not be broken off unseen is `named`, as `under_way` gives it.
        """
        number = next(self._numbers)
        self._waiting[number] = _Waiting(
            owner=owner,
            then=then,
            failed=failed,
            progress=progress,
            stopped=stopped,
            named=named,
        )
        self._lane.put_long(number, steps, interrupt)
        if interrupt is not None:
            return Ticket(partial(self._forget, number))
        return Ticket(partial(self._lane.stop, number))

    def stop_long_work(self) -> None:
        """Cancel all long work before anything asked for after this, as locking must."""
        for number, waiting in self._waiting.items():
            if waiting.progress is not None:
                self._lane.stop(number)

    def finish(self) -> None:
        """Return when all short work asked for so far is done and its results are delivered.

        The GUI thread waits meanwhile. That is for leaving alone, when there may be no later.
        """
        if not self._open:
            return
        done = threading.Event()
        self.wake()
        self.ask(done.set, owner=self, then=lambda _done: None, failed=lambda _error: None)
        done.wait()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def is_idle(self) -> bool:
        """Whether nothing that was asked for is still to be delivered."""
        return not self._waiting

    def under_way(self) -> str:
        """What the oldest long work with a name is called; empty when there is none."""
        return next((each.named for each in self._waiting.values() if each.named), "")

    @property
    def is_open(self) -> bool:
        """Whether anything may still be asked for."""
        return self._open

    def close(self) -> None:
        """Finish short work, cancel long work and end the lane; its last results are delivered."""
        self._open = False
        self._lane.close()

    def _forget(self, number: int) -> None:
        """Stop the work with this number, if it is not over, and tell nobody what came of it."""
        waiting = self._waiting.get(number)
        if waiting is not None:
            waiting.is_wanted = False
            self._lane.stop(number)

    def _on_posted(self, outcome: Outcome) -> None:
        waiting = self._waiting[outcome.number]
        if outcome.happened == "turned":
            self._show_progress(outcome, waiting)
            return
        del self._waiting[outcome.number]
        changes = changes_in(outcome.value) if outcome.happened == "done" else None
        if changes is not None:
            self.changed.emit(changes)
        error = outcome.value if outcome.happened == "raised" else None
        if isinstance(error, BaseException) and not isinstance(error, KnownError):
            sys.excepthook(type(error), error, error.__traceback__)
            error = ProgramFault()
        if waiting.is_wanted and isValid(waiting.owner):
            if isinstance(error, KnownError):
                waiting.failed(error)
            elif outcome.happened == "done":
                waiting.then(outcome.value)
            elif waiting.stopped is not None:
                waiting.stopped()
        if not self._waiting:
            self.settled.emit()

    def _show_progress(self, outcome: Outcome, waiting: _Waiting) -> None:
        if not isValid(waiting.owner):
            self._lane.stop(outcome.number)
        elif waiting.is_wanted and waiting.progress is not None:
            waiting.progress(outcome.value)


def changes_in(result: object) -> Changes | None:
    """The `Changes` that a result is, or carries as `changes`."""
    from caldicott_desktop.casework import Changes  # noqa: PLC0415 - loaded by what gave the result

    found = result if isinstance(result, Changes) else getattr(result, "changes", None)
    return found if isinstance(found, Changes) else None
