"""Work done where a window's work is done, waited for: vaults belong to the desk's one thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.in_turns import InTurns
from tests.windows.filled import Filled, filled

T = TypeVar("T")
_PATIENCE_MS = 60_000  # on a busy machine; a test that passes never waits for it


@dataclass(frozen=True, slots=True, kw_only=True)
class OnLane:
    """A desk, and a casebook that lives on its lane."""

    desk: Desk
    qtbot: QtBot
    filled: Filled

    def do(self, work: Callable[[Filled], T]) -> T:
        """What `work` gives, done on the lane; a known error is raised here."""
        return on_lane(self.desk, self.qtbot, lambda: work(self.filled))

    def settle(self) -> None:
        """Wait until nothing that was asked of the desk is still to come, and pages are whole."""
        self.qtbot.waitUntil(self._is_still, timeout=_PATIENCE_MS)

    def _is_still(self) -> bool:
        windows = QApplication.topLevelWidgets()
        making = (each for window in windows for each in window.findChildren(InTurns))
        return self.desk.is_idle() and not any(each.is_busy for each in making)


def on_lane(desk: Desk, qtbot: QtBot, work: Callable[[], T]) -> T:
    done: list[T] = []
    failed: list[KnownError] = []
    desk.ask(work, owner=desk, then=done.append, failed=failed.append)
    qtbot.waitUntil(lambda: bool(done or failed), timeout=_PATIENCE_MS)
    if failed:
        raise failed[0]
    return done[0]


def empty_book(desk: Desk, qtbot: QtBot, folder: Path) -> OnLane:
    """A new vault in `folder`, opened on the lane of `desk`."""
    made = on_lane(desk, qtbot, lambda: filled(folder))
    return OnLane(desk=desk, qtbot=qtbot, filled=made)


def close(lane: OnLane) -> None:
    """Close the vault where it was opened."""
    lane.do(lambda house: house.book.close())
