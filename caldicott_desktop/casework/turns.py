"""Long work in turns, so that what a person asks for meanwhile is done in between."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from caldicott_desktop.domain.in_turns import Turns

T = TypeVar("T")

# How long a turn waits for work on the other thread: half as long as a turn may take.
_TURN_S = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far long work has come: `done` of `total`, counted in what the work is about."""

    done: int
    total: int


Steps = Generator[Progress, None, T]
"""Long work in turns of about ten milliseconds; closing it stops it."""


def reckoned(turns: Turns[T]) -> Steps[T]:
    """Take the turns of a reckoning as long work."""
    while True:
        try:
            done, total = next(turns)
        except StopIteration as end:
            result: T = end.value
            return result
        yield Progress(done=done, total=total)


def scaled(steps: Steps[T], first: int, last: int, *, whole: int) -> Steps[T]:
    """Take `steps` as the part from `first` to `last` of the `whole` work."""
    while True:
        try:
            at = next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        done = first + (last - first) * min(at.done, at.total) // max(at.total, 1)
        yield Progress(done=done, total=whole)


@contextmanager
def other_thread() -> Iterator[Executor]:
    """Give another thread, for work that keeps nothing but what it returns.

    Nothing stops a PDF that is being made: whoever stops does not wait, and what comes of it is
    dropped.
    """
    helper = ThreadPoolExecutor(max_workers=1)
    try:
        yield helper
    finally:
        helper.shutdown(wait=False, cancel_futures=True)


def elsewhere(
    helper: Executor, work: Callable[[], T], *, at: Progress = Progress(done=0, total=1)
) -> Steps[T]:
    """Have `work` done on the other thread, with turns of waiting.

    Stopped meanwhile, it does not wait for the end of the work: whether that is waited for is for
    whoever gave the thread.
    """
    future = helper.submit(work)
    while not future.done():
        wait((future,), timeout=_TURN_S)
        yield at
    return future.result()
