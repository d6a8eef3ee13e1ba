"""Work on another thread that is held until it is let go, to see who waits for it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from threading import Event, Thread, current_thread
from typing import Any

import pytest

_AT_MOST_S = 20  # whoever waits for it after all waits so long, and is then told of


@dataclass(kw_only=True)
class Held:
    """What is held, once it was begun; `thread` is where, and `waits` whether it is held still."""

    begun: Event = field(default_factory=Event)
    waits: bool = True
    thread: Thread | None = None
    _free: Event = field(default_factory=Event)

    def hold(self) -> None:
        """Wait to be let go."""
        self.thread = current_thread()
        self.begun.set()
        self.waits = self._free.wait(_AT_MOST_S)

    def reach(self, steps: Generator[object, None, object]) -> None:
        """Take turns until what is held was begun."""
        while not self.begun.is_set():
            next(steps)

    def let_go(self) -> None:
        """Let it go, and wait until nothing is done on its thread any more."""
        self._free.set()
        assert self.thread is not None
        self.thread.join(_AT_MOST_S)
        assert not self.thread.is_alive()


def held(monkeypatch: pytest.MonkeyPatch, place: object, name: str) -> Held:
    """Hold whatever is called by that name before it does its work."""
    holding = Held()
    work = getattr(place, name)

    def wait_first(*given: Any) -> Any:  # noqa: ANN401 - whatever it takes and gives
        holding.hold()
        return work(*given)

    monkeypatch.setattr(place, name, wait_first)
    return holding
