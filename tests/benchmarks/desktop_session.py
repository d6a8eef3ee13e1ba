"""A fresh process that uses the whole window over one large vault and prints what it took.

`python -m tests.benchmarks.desktop_session VAULT STATE` works the real program off-screen, by its
keys, and prints one JSON object: times in milliseconds, memory in MB, objects counted.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Nation, Outcome, ReleaseState, Standing
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.vault import unlocking
from caldicott_desktop.windows.decisions.decision_table import DecisionTable
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.decisions.filter_bar import FilterBar
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from tests.benchmarks.at_the_window import AtTheWindow, Painted, Taken, resident_mb, until
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


class Session(AtTheWindow):
    """Uses every page of the guardian over one vault."""

    def unlock(self) -> None:
        """From the key that unlocks to the first rows of the list, and key derivation by itself."""
        self.heart.doing = "unlocking"
        begun = time.perf_counter()
        unlocking.unlock(self.vault, PASSPHRASE, floor=CHEAP)
        self.found["derivation_ms"] = 1000 * (time.perf_counter() - begun)
        self.program.entered.connect(partial(self.shell.open_page, "decisions"))
        begun = self.enter(PASSPHRASE)
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
        page = self.shell.page("decisions")
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

    @contextmanager
    def timed(self, into: Taken, doing: str) -> Iterator[None]:
        """Time from an act to new rows on screen."""
        answers: list[object] = []
        self.model.found.connect(answers.append)
        with self.acting(
            into,
            doing,
            on=self.table.viewport(),
            shows=lambda: bool(answers) and self._shows_rows(),
        ):
            yield
        self.model.found.disconnect(answers.append)

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
                with self.acting(taken, "scrolling", on=table.viewport(), shows=self._shows_rows):
                    QTest.keyClick(table, key, Qt.KeyboardModifier.ControlModifier)
        self.found |= {"scroll_ms": taken.ms, "scroll_busy_ms": taken.busy_ms}

    def change_pages(self) -> None:
        """Go from page to page; count objects before and after."""
        self.heart.doing = "changing pages"
        shell = self.shell
        self._go_round(WARM_CHANGES)
        with self.heart.aside():
            before = objects(shell)
        taken = self._go_round(PAGE_CHANGES)
        with self.heart.aside():
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
            self.shell.open_page(name)
            self.rest()
            taken.append(1000 * (time.perf_counter() - begun))
        return taken

    def decide(self) -> None:
        """Begin a decision from its card, go through every page of it, and leave it as a draft."""
        shell = self.shell
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
        shell = self.shell
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
            QTest.keyClicks(self.keyboard(), letter)
            self.rest()
        QTest.keyClick(self.keyboard(), Qt.Key.Key_Escape)
        self.rest()

    def weigh(self) -> None:
        """How much memory is in use by now."""
        self.found["resident_mb"] = resident_mb()


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
