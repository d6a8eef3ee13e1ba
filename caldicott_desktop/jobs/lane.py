"""One thread that does one thing at a time: short work first, long work in small turns.

The store's connection belongs to the thread that made it, so everything that touches a vault runs
here. The lane knows no widget and no callback: it is given numbered work and posts numbered
outcomes, so that no object of a window is ever let go of on this thread.
"""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Literal

from caldicott_desktop.jobs.arena import share_one_arena

# How long the lane may keep the interpreter from a window that wants it. Python's own 5 ms would be
# waited for at each call from Qt into ours, of which one picture takes many
# (`docs/decisions/0161-the-lane-gives-way.md`).
GIVES_WAY_S = 0.0005

Work = Callable[[], object]
Steps = Generator[object, None, object]
Interrupt = Callable[[], None]
Happened = Literal["done", "raised", "turned", "stopped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the work with this number; `value` is a result, an error or a progress."""

    number: int
    happened: Happened
    value: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Short:
    """Short work, and how it is cut off while it is being done, if it may be."""

    number: int
    work: Work
    interrupt: Interrupt | None


@dataclass(slots=True, kw_only=True)
class _Long:
    """Long work: made on its first turn, closed where it was made."""

    number: int
    make: Callable[[], Steps]
    interrupt: Interrupt | None
    steps: Steps | None = None


class Lane:
    """Runs work on its own thread and tells `post` what became of it, on that same thread."""

    def __init__(self, post: Callable[[Outcome], None]) -> None:
        """Take work, and do none before `begin`; `post` must be safe to call from the lane."""
        self._post = post
        self._wake = threading.Condition()
        self._short: deque[_Short] = deque()
        self._long: deque[_Long] = deque()
        self._doing: _Short | _Long | None = None
        self._unwanted: set[int] = set()
        self._closing = False
        # A daemon, so that a crash elsewhere cannot leave a process without a window; `close`
        # waits for it, and the store survives being cut off at any moment.
        self._thread = threading.Thread(target=self._run, name="desk", daemon=True)

    def begin(self) -> None:
        """Start the thread, if it has not started, and have it give way to others at once."""
        if self._thread.ident is None:
            sys.setswitchinterval(GIVES_WAY_S)
            share_one_arena()
            self._thread.start()

    def put_short(self, number: int, work: Work, interrupt: Interrupt | None = None) -> None:
        """Do `work` before any further turn of long work, in the order given.

        `interrupt`, called from another thread, makes `work` raise soon while it is being done.
        """
        with self._wake:
            self._refuse_if_closing()
            self._short.append(_Short(number=number, work=work, interrupt=interrupt))
            self._wake.notify()

    def put_long(
        self, number: int, make: Callable[[], Steps], interrupt: Interrupt | None = None
    ) -> None:
        """Step through `make()` whenever there is no short work, in turn with other long work.

        `interrupt` is as for short work, of the turn that is being taken.
        """
        with self._wake:
            self._refuse_if_closing()
            self._long.append(_Long(number=number, make=make, interrupt=interrupt))
            self._wake.notify()

    def stop(self, number: int) -> None:
        """Close the work with this number, or never begin it, before anything else is begun.

        If it is being done just now it is interrupted where it may be; short work that may not is
        done to its end.
        """
        with self._wake:
            self._unwanted.add(number)
            # Nothing else can be begun meanwhile: the lane takes this lock to leave what it does.
            doing = self._doing
            if doing is not None and doing.number == number and doing.interrupt is not None:
                doing.interrupt()
            self._wake.notify()

    def close(self) -> None:
        """Finish the short work, close the long work, end the thread; returns when it has ended."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self.begin()
        self._thread.join()

    def _refuse_if_closing(self) -> None:
        if self._closing:
            raise RuntimeError("the lane is closed")

    def _run(self) -> None:
        while True:
            with self._wake:
                while not (self._short or self._long or self._closing):
                    self._wake.wait()
                stopping = self._take_unwanted()
                short = self._short.popleft() if self._short and not stopping else None
                turn = self._long[0] if self._long and not (short or stopping) else None
                if turn is not None:
                    self._long.rotate(-1)  # the next turn is another's
                self._doing = short or turn
                over = self._closing and not (short or stopping or self._short)
            if over:
                return
            for each in stopping:
                self._end(each)
            if short is not None:
                self._do(short)
            elif turn is not None:
                self._take_turn(turn)

    def _take_unwanted(self) -> list[_Short | _Long]:
        """Take out what was stopped, and on closing all that is long; the lock is held."""
        unwanted: list[_Short | _Long] = [
            each for each in self._long if self._closing or each.number in self._unwanted
        ]
        unwanted += [each for each in self._short if each.number in self._unwanted]
        for each in unwanted:
            if isinstance(each, _Long):
                self._long.remove(each)
            else:
                self._short.remove(each)
        self._unwanted.clear()
        return unwanted

    def _do(self, short: _Short) -> None:
        outcome = _outcome(short)
        with self._wake:
            self._doing = None
        self._post(outcome)

    def _take_turn(self, long: _Long) -> None:
        try:
            if long.steps is None:
                long.steps = long.make()
            outcome = Outcome(number=long.number, happened="turned", value=next(long.steps))
        except StopIteration as end:
            outcome = Outcome(number=long.number, happened="done", value=end.value)
        except BaseException as error:  # noqa: BLE001  # whatever it is, the lane must live on
            outcome = Outcome(number=long.number, happened="raised", value=error)
        with self._wake:
            self._doing = None
            if outcome.happened != "turned":
                self._long.remove(long)
        self._post(outcome)

    def _end(self, unwanted: _Short | _Long) -> None:
        try:
            if isinstance(unwanted, _Long) and unwanted.steps is not None:
                unwanted.steps.close()
        except BaseException as error:  # noqa: BLE001  # as above
            self._post(Outcome(number=unwanted.number, happened="raised", value=error))
        else:
            self._post(Outcome(number=unwanted.number, happened="stopped"))


def _outcome(short: _Short) -> Outcome:
    try:
        return Outcome(number=short.number, happened="done", value=short.work())
    except BaseException as error:  # noqa: BLE001  # whatever it is, the lane must live on
        return Outcome(number=short.number, happened="raised", value=error)
