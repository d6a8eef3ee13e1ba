"""A fresh process that works the log of a large examiner's office, and prints what it took.

`python -m tests.benchmarks.examiner_session VAULT STATE` works the real program off-screen, by its
keys: first as an officer, who types lines and lists a day, then as the examiner who concludes what
was prepared. It prints one JSON object of times in milliseconds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import local_state, remembering
from caldicott_desktop.domain.examiner.choices import CaseState
from caldicott_desktop.vault import unlocking
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.case_table import CaseTable
from caldicott_desktop.windows.examiner.examiner_page import ExaminerPage
from tests.benchmarks.at_the_window import AtTheWindow, Painted, Taken, until
from tests.faults import cheap_vaults
from tests.faults.cheap_vaults import CHEAP, PASSPHRASE

OFFICER, EXAMINER = "T Bell", "Dr S Rahman"
LINES, DAY_LIST, ASSERTED = 60, 500, 45
SEARCHES = ("ME-26", "0412", "practice rung", "all here", "complete", "northmere", "m", "dr")
WAITING = ("awaiting", "exception", "closing")
BESIDE = ("office", "exceptions", "office_sources", "reconciliation", "day_list")
ROUNDS = 12

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_LISTED = "DL-"
_TICK_MS = 5  # lists of hundreds take long enough for beats to be felt


class OfficeSession(AtTheWindow):
    """Works through a day at the office."""

    def unlock(self, name: str) -> None:
        """From the key that unlocks to the first rows of the log."""
        passphrase = f"{PASSPHRASE} {name}"
        self._note_check(passphrase)
        self.heart.doing = f"unlocking as {name}"
        begun = time.perf_counter()
        unlocking.unlock(self.vault, passphrase, floor=CHEAP)
        derived = time.perf_counter() - begun
        begun = self.enter(passphrase, name)
        until(Painted(self.table.viewport(), self._shows_rows).is_done)
        self.found.setdefault("unlock_ms", 1000 * (time.perf_counter() - begun - derived))
        self.rest()
        self.look()

    @property
    def log(self) -> ExaminerPage:
        """The page of the log."""
        page = self.shell.page("examiner")
        if not isinstance(page, ExaminerPage):
            raise TypeError("the log is another page")
        return page

    @property
    def table(self) -> QTableView:
        """The list of cases."""
        (table,) = self.log.findChildren(QTableView, "table")
        return table

    @property
    def model(self) -> CaseTable:
        """The rows of the list."""
        model = self.table.model()
        if not isinstance(model, CaseTable):
            raise TypeError("the list has another model")
        return model

    def save_lines(self) -> None:
        """Type lines with two sources; from the key that saves to the empty line."""
        taken = Taken()
        (reference,) = self.log.line.findChildren(QLineEdit, "reference")
        died = _written(datetime.now(tz=UTC).date() - timedelta(days=2))
        for number in range(LINES):
            self.heart.doing = "typing a line"
            reference.setFocus()
            self._type(f"WM-{number:04}")
            self._press(Qt.Key.Key_Return)
            self._type(died)
            self._press(Qt.Key.Key_Return)
            self._type("12")
            self.rest()
            with self._answered(taken, "saving a line", self.log.line.saved, reference):
                self._press(Qt.Key.Key_Return, _CTRL)
        self._note("line", taken)

    def search(self) -> None:
        """Type words letter by letter, and take them back."""
        taken = Taken()
        (field,) = self.log.findChildren(QLineEdit, "search")
        for words in SEARCHES:
            for letter in words:
                with self._rows(taken, f"searching {words}"):
                    QTest.keyClicks(field, letter)
            with self._rows(taken, "clearing the search"):
                field.clear()
        self._note("search", taken)

    def narrow(self) -> None:
        """Narrow the list by each value of its filters in turn, and widen it again."""
        taken = Taken()
        chips = {chip.objectName(): chip for chip in self.log.findChildren(kit.FilterChip)}
        values: list[tuple[str, Hashable]] = [
            *(("state", state) for state in CaseState),
            *(("waiting", value) for value in WAITING),
            *(("source", source.entry_id) for source in self.log.sources),
        ]
        for chip, value in values:
            for wanted in (value, None):
                with self._rows(taken, f"narrowing to {wanted}"):
                    chips[chip].chosen.emit(wanted)
        self._note("filter", taken)

    def scroll(self) -> None:
        """Go to the end of what was read and back, by key, so that further pages are read."""
        taken = Taken()
        table = self.table
        for _ in range(ROUNDS):
            for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
                with self.acting(taken, "scrolling", on=table.viewport(), shows=self._shows_rows):
                    QTest.keyClick(table, key, _CTRL)
        self._note("scroll", taken)

    def open_cases(self) -> None:
        """Go from case to case; each is checked and shown beside the list."""
        taken = Taken()
        for _ in range(2 * ROUNDS):
            with self._case(taken, "opening a case"):
                QTest.keyClick(self.table, Qt.Key.Key_Down)
        self._note("case", taken)

    def open_pages(self) -> None:
        """Open each page of the office for the first time, and then in turn with the log."""
        first, again = Taken(), Taken()
        for name in BESIDE:
            self.heart.doing = f"opening {name}"
            with first.one():
                self.shell.open_page(name)
                page = self.shell.page(name)
                page.update()
                until(Painted(page, lambda: True).is_done)
            self.rest()  # figures of a month are added up for longer
            self._open_page("examiner", again)
        for _ in range(ROUNDS):
            for name in BESIDE:
                self._open_page(name, again)
                self._open_page("examiner", again)
        self._note("first_page", first)
        self._note("page", again)

    def list_day(self) -> None:
        """Paste a day list, confirm its columns and list its cases."""
        pasted, listed = Taken(), Taken()
        died = _written(datetime.now(tz=UTC).date() - timedelta(days=1))
        rows = [f"{_LISTED}{number:04}\t{died}\t{EXAMINER}" for number in range(DAY_LIST)]
        head = "Case ref\tDate of death\tMedical examiner"
        QGuiApplication.clipboard().setText("\n".join([head, *rows]))
        self._open_page("day_list", Taken())
        page = self.shell.page("day_list")
        (preview,) = page.findChildren(QTableView, "preview")
        (paste,) = page.findChildren(QPushButton, "paste")
        with self.acting(
            pasted,
            "pasting a day list",
            on=preview.viewport(),
            shows=lambda: preview.model().rowCount() == DAY_LIST,
        ):
            paste.click()
        (confirm,) = page.findChildren(QPushButton, "confirm")
        confirm.click()
        self.rest()
        (list_cases,) = page.findChildren(QPushButton, "list_cases")
        before = self.model.total
        with self.acting(
            listed,
            "listing a day",
            on=self.table.viewport(),
            shows=lambda: self.model.total == before + DAY_LIST and self._shows_rows(),
        ):
            list_cases.click()
        self._note("paste", pasted)
        self._note("day_list", listed)

    def prepare(self) -> None:
        """Prepare many of the cases that were listed, in one batch."""
        self._choose_many(Taken())
        self._take_step("prepare", Qt.Key.Key_P)

    def conclude(self) -> None:
        """As the examiner, read the cases one by one and conclude them in one batch."""
        read = Taken()
        self._choose_many(read)
        self._take_step("assertions", Qt.Key.Key_C, Qt.Key.Key_Space)
        self._note("reading", read)

    def change_hands(self) -> None:
        """Leave the window to the examiner."""
        self.heart.doing = "switching"
        self.program.switch()
        self.rest()

    def _note_check(self, passphrase: str) -> None:
        """Note that the person checked the register, as was done before, or the window would."""
        book = cheap_vaults.unlock(self.vault, self.state, passphrase=passphrase)
        remembering.remember_check(book, tuple(book.heads.values()))
        local_state.save(book.place, book.state)
        casework.lock(book)

    def _choose_many(self, read: Taken) -> None:
        """Select as many cases as are concluded at once, each of them shown as it is selected."""
        (field,) = self.log.findChildren(QLineEdit, "search")
        with self._rows(Taken(), "looking for the day list"):
            field.setText(_LISTED)
        self.table.setFocus()
        QTest.keyClick(self.table, Qt.Key.Key_Home, _CTRL)
        self.rest()
        for _ in range(ASSERTED - 1):
            with self._case(read, "reading a case"):
                QTest.keyClick(self.table, Qt.Key.Key_Down, _SHIFT)

    def _take_step(self, name: str, key: Qt.Key, *answers: Qt.Key) -> None:
        """Open the form of a step, answer it, and record it for every case that is selected."""
        acts = self.log.acts
        (pane,) = self.log.findChildren(QWidget, "preview")
        opened, recorded = Taken(), Taken()
        with self.acting(opened, f"opening the form, {name}", on=pane, shows=lambda: acts.is_open):
            self._press(key, _CTRL | _SHIFT)
            pane.update()
        for answer in answers:
            self._press(answer)
        (said,) = acts.findChildren(kit.NoticeBar, "said")
        with self.acting(
            recorded,
            f"recording, {name}",
            on=said,
            shows=lambda: not acts.is_open and said.isVisible(),
        ):
            self._press(Qt.Key.Key_Return, _CTRL)
        self._note(f"{name}_form", opened)
        self._note(name, recorded)

    def _open_page(self, name: str, taken: Taken) -> None:
        self.heart.doing = f"opening {name}"
        with taken.one():
            self.shell.open_page(name)
            self.rest()

    @contextmanager
    def _answered(
        self,
        taken: Taken,
        doing: str,
        answer: SignalInstance,
        on: QWidget,
        *,
        shows: Callable[[], bool] = lambda: True,
    ) -> Iterator[None]:
        """Time from an act to the picture of `on` after `answer`."""
        answers: list[object] = []
        answer.connect(answers.append)
        with self.acting(taken, doing, on=on, shows=lambda: bool(answers) and shows()):
            yield
        answer.disconnect(answers.append)

    @contextmanager
    def _rows(self, taken: Taken, doing: str) -> Iterator[None]:
        """Time from an act to the rows that answer it."""
        with self._answered(
            taken, doing, self.model.read, self.table.viewport(), shows=self._shows_rows
        ):
            yield

    @contextmanager
    def _case(self, taken: Taken, doing: str) -> Iterator[None]:
        """Time from an act to another case beside the list."""
        (reference,) = self.log.pane.findChildren(QLabel, "reference")
        with self._answered(taken, doing, self.log.pane.read, reference):
            yield

    def _shows_rows(self) -> bool:
        """Whether rows are there to be drawn, or there are none."""
        return bool(self.model.rowCount()) or not self.table.isVisible()

    def _type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.keyboard(), letter)

    def _press(
        self, key: Qt.Key, ways: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.keyboard(), key, ways)

    def _note(self, name: str, taken: Taken) -> None:
        self.found[name] = asdict(taken)


def _written(on: date) -> str:
    return f"{on.day} {on:%b %Y}"


def main(vault: Path, state: Path) -> None:
    """Work through the day and say what it took."""
    session = OfficeSession(vault, state, tick_ms=_TICK_MS)
    session.unlock(OFFICER)
    for part in (
        session.save_lines,
        session.search,
        session.narrow,
        session.scroll,
        session.open_cases,
        session.open_pages,
        session.list_day,
        session.prepare,
        session.change_hands,
    ):
        part()
    session.unlock(EXAMINER)
    session.conclude()
    json.dump(session.end(), sys.stdout)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
