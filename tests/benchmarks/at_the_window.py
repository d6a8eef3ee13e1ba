"""The whole program at work off-screen, and what it takes from an act to what is seen of it.

`docs/decisions/0162-how-the-list-is-timed.md`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from typing_extensions import override

from caldicott_desktop import app
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.in_turns import InTurns
from caldicott_desktop.windows.page import Asks
from caldicott_desktop.windows.shell import Shell
from caldicott_desktop.windows.unlock_page import UnlockPage
from tests.faults.cheap_vaults import CHEAP

_TICK_MS = 1
_PATIENCE_S = 300.0
_LOOK_S = 0.6  # twice what pages that are made ahead wait for


class Heart(QObject):
    """Beats in the event loop; remembers the longest time without a beat, by what was done."""

    def __init__(self, tick_ms: int) -> None:
        """Begin to beat at once, so often; each beat is about a tenth of a millisecond of work."""
        super().__init__()
        self._tick_ms = tick_ms
        self.longest: dict[str, float] = {}
        self.busiest: dict[str, float] = {}
        self._worked = time.thread_time()
        self.doing = ""
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self, interval=tick_ms, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is done inside is the measuring's own, and counts as no stall of the program."""
        yield
        self._worked = time.thread_time()
        self._since.restart()

    def _on_beat(self) -> None:
        gone = self._since.nsecsElapsed() / 1e6 - self._tick_ms
        self.longest[self.doing] = max(gone, self.longest.get(self.doing, 0.0))
        worked = time.thread_time()
        busy = 1000 * (worked - self._worked)
        self.busiest[self.doing] = max(busy, self.busiest.get(self.doing, 0.0))
        self._worked = worked
        self._since.restart()


@dataclass(frozen=True, slots=True)
class Taken:
    """How long each act took until it was on screen, and how long the program worked on it.

    `busy_ms` is the processor time of the window's thread, `worked_ms` that of all threads: other
    programs on the computer take from the clock and hardly from these.
    """

    ms: list[float] = field(default_factory=list)
    busy_ms: list[float] = field(default_factory=list)
    worked_ms: list[float] = field(default_factory=list)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Take the time of what is done inside."""
        clocks = (time.perf_counter, time.thread_time, time.process_time)
        begun = [clock() for clock in clocks]
        yield
        for kept, clock, since in zip(
            (self.ms, self.busy_ms, self.worked_ms), clocks, begun, strict=True
        ):
            kept.append(1000 * (clock() - since))


class Painted(QObject):
    """Tells whether a widget has been painted while what it shows was what it should show."""

    def __init__(self, widget: QWidget, shows: Callable[[], bool]) -> None:
        """Watch `widget`, which `shows` what it should."""
        super().__init__(widget)
        self._widget = widget
        self._shows = shows
        self._painted = False
        widget.installEventFilter(self)

    def is_done(self) -> bool:
        """Whether it was, or there is nothing to be seen of it."""
        return self._painted or (self._shows() and not self._widget.isVisible())

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._painted:
            self._painted = self._shows()
        return False


def until(met: Callable[[], bool]) -> None:
    """Run the event loop, as a person's computer does, until `met` says so.

    It sleeps between events, as the program does: a loop that kept asking would take the
    interpreter from the lane that it waits for. A heart wakes it (`Heart`).
    """
    end = time.monotonic() + _PATIENCE_S
    while not met():
        if time.monotonic() > end:
            raise TimeoutError("the window never came to it")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class AtTheWindow:
    """The program over one vault, and what was measured so far."""

    def __init__(self, vault: Path, state: Path, *, tick_ms: int = _TICK_MS) -> None:
        """Start the program with its folders under `state`; it shows its door.

        Stalls are looked for every `tick_ms`; acts end with what is painted, and not with a tick.
        """
        bare_mb = resident_mb()
        running = QApplication([app.NAME, "-platform", "offscreen"])
        folders = app.Folders(vaults=vault.parent, state=state, logs=state, papers=state)
        self.program = app.Program(
            running,
            folders,
            clock=partial(datetime.now, UTC),
            asks=Asks(folder=_nothing, target=_nothing, file=_nothing),
            costs=CHEAP,
        )
        self.vault, self.state = vault, state
        self.found: dict[str, object] = {"bare_mb": bare_mb}
        self.program.start()
        self.program.shell.resize(1440, 900)
        self.heart = Heart(tick_ms)
        until(self.program.desk.is_idle)
        self.rest()  # who is about to open the vault types meanwhile

    @property
    def shell(self) -> Shell:
        """The window."""
        return self.program.shell

    def enter(self, passphrase: str, name: str = "") -> float:
        """Unlock by the Enter key, as the person called `name` where several may.

        Gives back when the key was pressed, once the first page has been opened.
        """
        page = next(each for each in self.shell.findChildren(UnlockPage) if each.isVisible())
        page.choose(self.vault)
        until(self.program.desk.is_idle)
        if name:
            (people,) = page.findChildren(kit.ChoiceGroup, "people")
            chosen = (each for each in people.choices() if people.button(each).text() == name)
            people.set_value(next(chosen))
        (field,) = page.findChildren(QLineEdit, "passphrase")
        field.setText(passphrase)
        inside: list[bool] = []
        self.program.entered.connect(lambda: inside.append(True))
        begun = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        until(lambda: bool(inside))
        return begun

    @contextmanager
    def acting(
        self, into: Taken, doing: str, *, on: QWidget, shows: Callable[[], bool]
    ) -> Iterator[None]:
        """Time from an act to the picture in which `on` shows what it should."""
        self.heart.doing = doing
        seen = Painted(on, shows)
        with into.one():
            yield
            until(seen.is_done)
        seen.deleteLater()
        self.rest()

    def keyboard(self) -> QWidget:
        """Where keys go."""
        return QApplication.focusWidget() or self.shell

    def rest(self) -> None:
        """Wait until nothing is asked for, every page is whole, and everything is painted."""
        making = self.program.shell.findChildren(InTurns)
        until(lambda: self.program.desk.is_idle() and not any(each.is_busy for each in making))
        QCoreApplication.processEvents()

    def look(self) -> None:
        """Let pass the time in which a person looks at what opened; pages are made ahead in it."""
        end = time.monotonic() + _LOOK_S
        until(lambda: time.monotonic() > end)
        self.rest()

    def end(self) -> dict[str, object]:
        """What was found, with the longest stalls."""
        self.found["stalls"] = self.heart.longest
        self.found["busy"] = self.heart.busiest
        self.shell.close()
        return self.found


def _nothing(_parent: QWidget, _title: str, _start: Path) -> Path | None:
    """Answers a dialog of the system: nobody here asks for one, and the tour's weigh 2.5 MB."""
    return None


def resident_mb() -> float:
    """Memory of this process that is in use, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
