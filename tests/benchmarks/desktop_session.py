"""A fresh process that uses the whole window over one large vault and prints what it took.

`python -m tests.benchmarks.desktop_session VAULT STATE` works the real program off-screen, by its
keys, and prints one JSON object: times in milliseconds, memory in MB, objects counted.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from typing_extensions import override

from caldicott_desktop import app, casework
from caldicott_desktop.domain.choices import Nation, Outcome, ReleaseState, Standing
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour.stage import asks_for
from caldicott_desktop.vault import unlocking
from caldicott_desktop.windows.decisions.decision_table import DecisionTable
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.decisions.filter_bar import FilterBar
from caldicott_desktop.windows.in_turns import InTurns
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.unlock_page import UnlockPage
from tests.faults.cheap_vaults import CHEAP, PASSPHRASE

SEARCHES = ("police", "medicine chart", "coroner", "council notes", "northmere", "refuse", "R-04")
FILTERS = (
    casework.Filter(kind_id="police-crime"),
    casework.Filter(kind_id="media"),
    casework.Filter(outcome=Outcome.REFUSE),
    casework.Filter(standing=Standing.SUPERSEDED),
    casework.Filter(release=ReleaseState.DIFFERS),
    casework.Filter(decided_by="Meg Harland"),
    casework.Filter(nation=Nation.ENGLAND),
    casework.Filter(has_next=True),
    casework.Filter(late_over_s=86_400),
    casework.Filter(kind_id="pd-ahra", outcome=Outcome.REFUSE),
)
PAGES = ("today", "decisions", "reviews", "guidance", "settings", "names", "interests")
PAGE_CHANGES = 500
WARM_CHANGES = 100

_TICK_MS = 1
_PATIENCE_S = 60.0
_LOOK_S = 0.6  # twice what pages that are made ahead wait for


class Heart(QObject):
    """Beats in the event loop; remembers the longest time without a beat, by what was done."""

    def __init__(self) -> None:
        """Begin to beat at once."""
        super().__init__()
        self.longest: dict[str, float] = {}
        self.busiest: dict[str, float] = {}
        self._worked = time.thread_time()
        self.doing = ""
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    def _on_beat(self) -> None:
        gone = self._since.nsecsElapsed() / 1e6 - _TICK_MS
        self.longest[self.doing] = max(gone, self.longest.get(self.doing, 0.0))
        worked = time.thread_time()
        busy = 1000 * (worked - self._worked)
        self.busiest[self.doing] = max(busy, self.busiest.get(self.doing, 0.0))
        self._worked = worked
        self._since.restart()


@dataclass(frozen=True, slots=True)
class Taken:
    """How long each act took until its rows were on screen, and the window's thread worked on it.

    Other programs on the computer take from the first and hardly from the second.
    """

    ms: list[float] = field(default_factory=list)
    busy_ms: list[float] = field(default_factory=list)


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


class Session:
    """The program over one vault, and what was measured so far."""

    def __init__(self, vault: Path, state: Path) -> None:
        """Start the program with its folders under `state`; it shows its door."""
        bare_mb = resident_mb()
        running = QApplication([app.NAME, "-platform", "offscreen"])
        folders = app.Folders(vaults=vault.parent, state=state, logs=state, papers=state)
        self.program = app.Program(
            running,
            folders,
            clock=partial(datetime.now, UTC),
            asks=asks_for(state),
            costs=CHEAP,
        )
        self.vault = vault
        self.found: dict[str, object] = {"bare_mb": bare_mb}
        self.program.start()
        self.program.shell.resize(1440, 900)
        self.heart = Heart()
        until(self.program.desk.is_idle)

    def unlock(self) -> None:
        """From the key that unlocks to the first rows of the list, and key derivation by itself."""
        self.heart.doing = "unlocking"
        begun = time.perf_counter()
        unlocking.unlock(self.vault, PASSPHRASE, floor=CHEAP)
        self.found["derivation_ms"] = 1000 * (time.perf_counter() - begun)
        (page,) = self.program.shell.findChildren(UnlockPage)
        page.choose(self.vault)
        until(self.program.desk.is_idle)
        (field,) = (
            each for each in page.findChildren(QLineEdit) if each.objectName() == "passphrase"
        )
        field.setText(PASSPHRASE)
        self.program.entered.connect(partial(self.program.shell.open_page, "decisions"))
        inside: list[bool] = []
        self.program.entered.connect(lambda: inside.append(True))
        begun = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        until(lambda: bool(inside))
        seen = Painted(
            self.table.viewport(), lambda: bool(self.model.rowCount()) and self._shows_rows()
        )
        until(seen.is_done)
        self.found["unlock_ms"] = 1000 * (time.perf_counter() - begun)
        self.rest()
        self.look()

    @property
    def list_page(self) -> DecisionsPage:
        """The page of the list."""
        page = self.program.shell.page("decisions")
        if not isinstance(page, DecisionsPage):
            raise TypeError("the list is another page")
        return page

    @property
    def table(self) -> QTableView:
        """The list."""
        (table,) = self.list_page.findChildren(QTableView, "table")
        return table

    @property
    def model(self) -> DecisionTable:
        """The rows of the list."""
        model = self.table.model()
        if not isinstance(model, DecisionTable):
            raise TypeError("the list has another model")
        return model

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

    @contextmanager
    def timed(self, into: Taken, doing: str) -> Iterator[None]:
        """Time from an act to new rows on screen."""
        self.heart.doing = doing
        answers: list[object] = []
        self.model.found.connect(answers.append)
        seen = Painted(self.table.viewport(), lambda: bool(answers) and self._shows_rows())
        begun, worked = time.perf_counter(), time.thread_time()
        yield
        until(seen.is_done)
        into.ms.append(1000 * (time.perf_counter() - begun))
        into.busy_ms.append(1000 * (time.thread_time() - worked))
        self.model.found.disconnect(answers.append)
        seen.deleteLater()
        self.rest()

    def _shows_rows(self) -> bool:
        """Whether the rows in sight are read; an empty list has none."""
        table, model = self.table, self.model
        if not model.rowCount():
            return True
        top = max(0, table.rowAt(0))
        bottom = table.rowAt(table.viewport().height() - 1)
        last = bottom if bottom >= 0 else model.rowCount() - 1
        return all(model.row(place) is not None for place in range(top, last + 1))

    def search(self) -> None:
        """Type words letter by letter, and take them back."""
        taken = Taken()
        (field,) = self.list_page.findChildren(QLineEdit, "search")
        for words in SEARCHES:
            for letter in words:
                with self.timed(taken, f"searching {words}"):
                    QTest.keyClicks(field, letter)
            with self.timed(taken, "clearing the search"):
                field.clear()
        self.found |= {"search_ms": taken.ms, "search_busy_ms": taken.busy_ms}

    def sort(self) -> None:
        """Sort by every column, both ways."""
        taken = Taken()
        header = self.table.horizontalHeader()
        for column in range(self.table.model().columnCount()):
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
                with self.timed(taken, f"sorting by column {column}"):
                    header.setSortIndicator(column, order)
        with self.timed(taken, "sorting as recorded"):
            header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.found |= {"sort_ms": taken.ms, "sort_busy_ms": taken.busy_ms}

    def narrow(self) -> None:
        """Narrow the list by each of its filters in turn, and widen it again."""
        taken = Taken()
        (bar,) = self.list_page.findChildren(FilterBar)
        for only in FILTERS:
            for narrowed in (only, casework.EVERYTHING):
                with self.timed(taken, f"narrowing to {narrowed}"):
                    bar.changed.emit(narrowed)
        self.found |= {"filter_ms": taken.ms, "filter_busy_ms": taken.busy_ms}

    def scroll(self) -> None:
        """Go to the end of the list and back, by key."""
        taken = Taken()
        table = self.table
        for _ in range(10):
            for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
                self.heart.doing = "scrolling"
                seen = Painted(table.viewport(), self._shows_rows)
                begun, worked = time.perf_counter(), time.thread_time()
                QTest.keyClick(table, key, Qt.KeyboardModifier.ControlModifier)
                until(seen.is_done)
                taken.ms.append(1000 * (time.perf_counter() - begun))
                taken.busy_ms.append(1000 * (time.thread_time() - worked))
                seen.deleteLater()
                self.rest()
        self.found |= {"scroll_ms": taken.ms, "scroll_busy_ms": taken.busy_ms}

    def change_pages(self) -> None:
        """Go from page to page; count objects before and after."""
        self.heart.doing = "changing pages"
        shell = self.program.shell
        self._go_round(WARM_CHANGES)
        before = objects(shell)
        taken = self._go_round(PAGE_CHANGES)
        after = objects(shell)
        self.found["page_ms"] = taken
        self.found["objects_before"] = sum(before.values())
        self.found["objects_grown"] = {
            name: count - before[name]
            for name, count in after.items()
            if count - before[name] > PAGE_CHANGES // 10
        }
        self.found["objects_after"] = sum(after.values())

    def _go_round(self, times: int) -> list[float]:
        taken = []
        for number in range(times):
            begun = time.perf_counter()
            name = PAGES[number % len(PAGES)]
            self.heart.doing = f"opening {name}"
            self.program.shell.open_page(name)
            self.rest()
            taken.append(1000 * (time.perf_counter() - begun))
        return taken

    def decide(self) -> None:
        """Begin a decision from its card, go through every page of it, and leave it as a draft."""
        shell = self.program.shell
        self.heart.doing = "opening the kinds of case"
        shell.open_page("new_decision")
        self.rest()
        page = shell.page("new_decision")
        if not isinstance(page, NewDecisionPage):
            raise TypeError("new decisions are made on another page")
        (field,) = page.kinds.findChildren(QLineEdit, "search")
        for letter in "police":
            self.heart.doing = f"finding a kind, {letter}"
            QTest.keyClicks(field, letter)
            self.rest()
        self.heart.doing = "beginning a decision"
        page.kinds.chosen.emit("police-crime", None)
        until(lambda: page.walkthrough is not None)
        self.rest()
        walk = page.walkthrough
        if walk is None:
            raise RuntimeError("the walkthrough has gone again")
        for section in (*Section, Section.REQUEST):
            self.heart.doing = f"opening the page {section.code}"
            walk.open_section(section)
            self.rest()

    def read(self) -> None:
        """Read the record of a decision, find things with the palette, and see the shortcuts."""
        shell = self.program.shell
        shell.open_page("decisions")
        self.rest()
        self.heart.doing = "reading a record"
        QTest.keyClick(self.table, Qt.Key.Key_Return)
        self.rest()
        self.heart.doing = "opening the palette"
        shell.find_asked.emit()
        self.rest()
        for letter in "police":
            self.heart.doing = f"looking for it, {letter}"
            QTest.keyClicks(self._at_keyboard(), letter)
            self.rest()
        QTest.keyClick(self._at_keyboard(), Qt.Key.Key_Escape)
        self.rest()

    def _at_keyboard(self) -> QWidget:
        return QApplication.focusWidget() or self.program.shell

    def weigh(self) -> None:
        """How much memory is in use by now."""
        self.found["resident_mb"] = resident_mb()

    def end(self) -> dict[str, object]:
        """What was found, with the longest stalls."""
        self.found["stalls"] = self.heart.longest
        self.found["busy"] = self.heart.busiest
        self.program.shell.close()
        return self.found


def objects(window: QWidget) -> Counter[str]:
    """How many of each kind of object there are: Qt's in the window, Python's everywhere."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    ours = (each for each in gc.get_objects() if str(type(each).__module__).startswith("caldicott"))
    return Counter(
        [
            *(f"Qt {each.metaObject().className()}" for each in window.findChildren(QObject)),
            *(type(each).__qualname__ for each in ours),
        ]
    )


def resident_mb() -> float:
    """Memory of this process that is in use, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(vault: Path, state: Path) -> None:
    """Use the window and say what it took."""
    session = Session(vault, state)
    for part in (
        session.unlock,
        session.search,
        session.narrow,
        session.sort,
        session.scroll,
        session.change_pages,
        session.weigh,
        session.decide,
        session.read,
    ):
        part()
    json.dump(session.end(), sys.stdout)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
