"""How fast pages change in the real window, what they leave behind, and how soon text grows."""

from __future__ import annotations

import gc
import os
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from caldicott_desktop import app, casework
from caldicott_desktop.windows.in_turns import InTurns
from caldicott_desktop.windows.page import Asks
from tests.benchmarks import vaults
from tests.benchmarks.measure import Measure, percentile
from tests.windows.filled import filled
from tests.windows.vaults import CHEAP

_DECISIONS = 100
_CHANGES = 500
_ROUND = ("today", "decisions", "names", "guidance", "interests", "settings", "new_decision")
_PATIENCE_S = 60.0
_CHANGE_MS = 50.0
_LARGER_MS = 1000.0  # a walkthrough whose every page was open is half of that on this program


class Stage:
    """The program off-screen, with the pages of one vault open."""

    def __init__(self) -> None:
        """Start it and open a vault of a hundred decisions."""
        folder = vaults.root() / "pages"
        shutil.rmtree(folder, ignore_errors=True)
        self.qt = QApplication.instance() or QApplication(["bench"])
        if not isinstance(self.qt, QApplication):
            raise TypeError("an application without windows is running")
        where = app.Folders(
            vaults=folder / "Vaults", state=folder / "state", logs=folder / "logs", papers=folder
        )
        nowhere = Asks(folder=lambda *_: None, target=lambda *_: None, file=lambda *_: None)
        self.program = app.Program(
            self.qt, where, clock=casework.system_clock, asks=nowhere, costs=CHEAP
        )
        self.program.start()
        opened: list[casework.Casebook] = []
        self.program.desk.ask(
            partial(_filled_book, folder / "vault"),
            owner=self.program,
            then=opened.append,
            failed=self._fail,
        )
        self.wait(lambda: bool(opened))
        self.program.enter(opened[0])
        self.settle()

    def wait(self, until: Callable[[], bool]) -> None:
        """Run the event loop until something is so."""
        end = time.monotonic() + _PATIENCE_S
        while not until():
            self.turn()
            if time.monotonic() > end:
                raise TimeoutError

    def turn(self) -> None:
        """Do what waits in the event loop, and delete what was let go of."""
        self.qt.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self) -> None:
        """Wait until nothing is asked of the desk, and every page is whole."""
        making = self.program.shell.findChildren(InTurns)
        self.wait(lambda: self.program.desk.is_idle() and not any(each.is_busy for each in making))
        self.turn()

    def change(self, page: str) -> float:
        """Milliseconds of processor time while which nothing else is answered as `page` opens."""
        begun = time.thread_time()
        self.program.shell.open_page(page)
        self.turn()
        taken = 1000 * (time.thread_time() - begun)
        self.settle()
        return taken

    def larger(self, scale: float) -> float:
        """Milliseconds of processor time until text of `scale` stands on the page in front."""
        begun = time.thread_time()
        self.program.preferences.choose_text_scale(scale)
        self.turn()
        return 1000 * (time.thread_time() - begun)

    def kept(self) -> tuple[int, int]:
        """How many widgets and how many objects of Python there are."""
        gc.collect()
        return len(QApplication.allWidgets()), len(gc.get_objects())

    def close(self) -> None:
        """End the program and wait for its lane."""
        self.program.shell.close()
        self.turn()

    def _fail(self, error: Exception) -> None:
        raise error


def _filled_book(folder: Path) -> casework.Casebook:
    folder.mkdir(parents=True)
    made = filled(folder)
    made.record_many(_DECISIONS)
    return made.book


def measures() -> Iterator[Measure]:
    """Time of a page change, growth over many of them, and the time to larger text."""
    stage = Stage()
    for page in _ROUND * 2:
        stage.change(page)  # made, and measured warm from here on
    widgets, objects = stage.kept()
    taken = [stage.change(_ROUND[n % len(_ROUND)]) for n in range(_CHANGES)]
    now_widgets, now_objects = stage.kept()
    yield Measure(
        name="change page",
        ours=percentile(taken, 95),
        floor=min(taken),
        unit="ms",
        bound=_CHANGE_MS,
        bound_kind="ours",
        note=f"processor time; 95th percentile of {_CHANGES}; longest {max(taken):.0f} ms; floor: "
        "the quickest",
    )
    yield Measure(
        name=f"widgets left by {_CHANGES} page changes",
        ours=now_widgets - widgets,
        floor=widgets,
        unit="widgets",
        bound=0,
        bound_kind="ours",
        note=f"objects of Python: {now_objects - objects:+} of {objects}",
    )
    sizes = [stage.larger(scale) for scale in (1.25, 1.5, 1.75, 2.0, 1.0)]
    yield Measure(
        name="larger text",
        ours=max(sizes),
        floor=min(sizes),
        unit="ms",
        bound=_LARGER_MS,
        bound_kind="ours",
        note=f"slowest of {len(sizes)} with {now_widgets} widgets; floor: the quickest",
    )
    stage.close()
