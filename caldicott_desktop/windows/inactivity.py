"""Notices that nobody has used the program for a while, so that an open vault can be locked.

What counts is a key, the mouse, a touch or a pen in one of our windows. Nothing of what was typed
is looked at. See `docs/decisions/0131-locking-by-itself.md` for what this covers and what not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

LOCK_CHOICES_MIN = (2, 5, 10, 15, 30, 60)
"""Minutes to choose from. Ten is where a start begins: long enough to read a page of a record, and
short enough that the next person at a shared desk seldom finds it open."""

WARNING_S = 30
"""How long the warning stands before the lock: time to come back from the door of the room."""

LONGEST_HOLD_S = 30 * 60
"""How much longer a vault may stay open for work that was asked for: a backup of the largest vaults
takes less, and what hangs must not keep a vault open."""

_HELD_LOOK_S = 5  # how soon after the end of that work the vault is locked, at most

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)

Seconds = Callable[[], float]


class Inactivity(QObject):
    """Tells when somebody has been away for some minutes; it does nothing about it by itself.

    `warned` comes `WARNING_S` before `passed`; `returned` comes when a warning is over because
    somebody is there. After `passed` it waits as long again. While something holds it, `passed`
    follows the end of that, at most `LONGEST_HOLD_S` late.
    """

    warned = Signal()
    returned = Signal()
    passed = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        *,
        minutes: int,
        clocks: Sequence[Seconds] = (time.monotonic, time.time),
        held: Callable[[], bool] = lambda: False,
    ) -> None:
        """Watch the windows of `app`; 0 `minutes` is never.

        Of several `clocks` the one that went furthest counts: one of them goes on while the
        computer sleeps. `held` says whether work goes on that should not be broken off.
        """
        super().__init__(app)
        self._clocks = tuple(clocks)
        self._limit_s = 60.0 * minutes
        self._held = held
        self._warning = False
        self._seen = self._looked = self._now()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        app.focusWindowChanged.connect(self._watch)
        for window in app.topLevelWindows():
            self._watch(window)
        self.look()

    @property
    def minutes(self) -> int:
        """How long it waits; 0 for never."""
        return round(self._limit_s / 60)

    def set_minutes(self, minutes: int) -> None:
        """Wait for so many minutes from now on; 0 is never."""
        self._limit_s = 60.0 * minutes
        self.begin()

    def begin(self) -> None:
        """Count from now, as when a vault is opened."""
        self._on_sign()
        self.look()

    def look(self) -> None:
        """Tell what is due by now, and set the timer for what comes next."""
        if self._limit_s <= 0:
            self._timer.stop()
            return
        away_s, unwatched_s = self._since(self._seen), self._since(self._looked)
        self._looked = self._now()
        warn_s = self._limit_s - WARNING_S
        if away_s >= self._limit_s and self._may_hold(away_s, unwatched_s):
            self._wait(_HELD_LOOK_S)
        elif away_s >= self._limit_s:
            self._warning = False
            self._seen = self._now()
            self.passed.emit()
            self._wait(warn_s)
        elif away_s >= warn_s:
            if not self._warning:
                self._warning = True
                self.warned.emit()
            self._wait(self._limit_s - away_s)
        else:
            self._wait(warn_s - away_s)

    def _may_hold(self, away_s: float, unwatched_s: float) -> bool:
        """Whether work may go on: not unwarned, and not where the computer slept meanwhile."""
        slept = unwatched_s > 2 * WARNING_S
        late = away_s >= self._limit_s + LONGEST_HOLD_S
        return self._warning and not slept and not late and self._held()

    def _since(self, then: tuple[float, ...]) -> float:
        return max(now - each for now, each in zip(self._now(), then, strict=True))

    def _wait(self, seconds: float) -> None:
        self._timer.start(max(1, round(1000 * seconds)))

    def _now(self) -> tuple[float, ...]:
        return tuple(clock() for clock in self._clocks)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # twice is once

    def _on_sign(self) -> None:
        self._seen = self._now()
        if self._warning:
            self._warning = False
            self.returned.emit()
            self.look()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._on_sign()
        return False
