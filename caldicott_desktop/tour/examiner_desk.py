"""Somebody of an examiner's office at its log: what they do there over and over, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QTableView, QWidget

from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.examiner_office import PASSPHRASES
from caldicott_desktop.tour.person import Answer, Person
from caldicott_desktop.tour.stage import Stage
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.examiner_page import ExaminerPage

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(slots=True, kw_only=True)
class Desk:
    """The window of the office, and how many keys its routine cases have taken so far."""

    stage: Stage
    album: Album
    routine_keys: int = 0

    @property
    def person(self) -> Person:
        """Whoever is at the keyboard."""
        return self.stage.person

    @property
    def page(self) -> ExaminerPage:
        """The log, which must be in front."""
        page = self.stage.program.shell.current_page()
        if not isinstance(page, ExaminerPage):
            raise Stuck("another page than the log is in front")
        return page

    @contextmanager
    def routine(self, *, but: int = 0) -> Iterator[None]:
        """Count the keys pressed meanwhile among those of routine cases, but for so many."""
        before = self.person.keystrokes
        yield
        self.routine_keys += self.person.keystrokes - before - but

    def comes_in(self, name: str) -> None:
        """Choose oneself among the people at the door, and type one's passphrase."""
        person = self.person
        field = person.waits_for(QLineEdit, "passphrase", QLineEdit.isEnabled)
        self.stage.rests()
        people = person.sees(kit.ChoiceGroup, "people")
        (own,) = (each for each in people.choices() if people.button(each).text() == name)
        person.gives(people, own)
        person.gives(field, PASSPHRASES[name])
        person.presses(Qt.Key.Key_Return)
        until(lambda: self.stage.program.book is not None, "the vault to open")
        self.stage.rests()

    def leaves_to(self, name: str) -> None:
        """Leave the desk to somebody else."""
        self.person.presses(Qt.Key.Key_L, BOTH)
        self.comes_in(name)

    def goes_to_log(self) -> None:
        """Bring the log to the front."""
        self.person.presses_ctrl(Qt.Key.Key_6)
        self.stage.rests()

    def types_line(self, reference: str, sources: str, *, died: str = "") -> None:
        """Fill in a line: the reference, the date if it is new, and the numbers of the sources."""
        person = self.person
        if not self._reference().hasFocus():
            person.presses(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
            until(self._reference().hasFocus, "the keyboard to be on the line")
        person.types(reference)
        person.presses(Qt.Key.Key_Return)
        person.types(died)
        person.presses(Qt.Key.Key_Return)
        person.types(sources)

    def saves_line(self) -> None:
        """Save the line; the next one is empty, and the keyboard in it."""
        self.person.presses_ctrl(Qt.Key.Key_Return)
        until(lambda: not self._reference().text(), "the next empty line")

    def _reference(self) -> QLineEdit:
        return self.person.sees(QLineEdit, "reference", within=self.page.line)

    def looks_for(self, words: str) -> QTableView:
        """Narrow the list to what holds `words`, and go to its first row; gives the list."""
        person = self.person
        person.presses_ctrl(Qt.Key.Key_F)
        person.types(words)
        self.stage.rests()
        person.presses(Qt.Key.Key_Down)
        self.stage.rests()
        return person.sees(QTableView, "table", within=self.page)

    def reads_on(self, last: str) -> None:
        """Read one case after the other, from the one below to `last`, and keep all selected."""
        while self.chosen()[-1] != last:
            before = len(self.chosen())
            self.person.presses(Qt.Key.Key_Down, _SHIFT)
            self.stage.rests()
            if len(self.chosen()) == before:
                raise Stuck(f"the list ends before {last}")

    def goes_down_to(self, reference: str) -> None:
        """Read on from the first row to that case, and select it alone."""
        self.person.presses_ctrl(Qt.Key.Key_Home)
        table = self.person.sees(QTableView, "table", within=self.page)
        while self.chosen() != [reference]:
            before = table.currentIndex().row()
            self.person.presses(Qt.Key.Key_Down)
            self.stage.rests()
            if table.currentIndex().row() == before:
                raise Stuck(f"the list ends before {reference}")

    def chosen(self) -> list[str]:
        """The references that are selected, in the order of the list."""
        return [row.reference for row in self.page.chosen()]

    def begins(self, key: Qt.Key) -> QWidget:
        """Press the key of an act; gives its form, once it is open."""
        self.person.presses(key, BOTH)
        until(lambda: self.page.acts.is_open, "the form of the act")
        self.stage.rests()
        return self.page.pane

    def records(self) -> None:
        """Record what the form of the act says."""
        self.person.presses_ctrl(Qt.Key.Key_Return)
        until(lambda: not self.page.acts.is_open, "the act to be recorded")
        self.stage.rests()

    def gives(self, name: str, answer: Answer) -> None:
        """Answer a field of the open form of an act, by its name."""
        widget = self.person.sees(QWidget, name, within=self.page.pane)
        self.person.gives(widget, answer)

    def ticks(self, name: str) -> None:
        """Tick a box of the open form of an act."""
        self.person.goes_and_presses(self.person.sees(QCheckBox, name, within=self.page.pane))

    def opens(self, words: str) -> QWidget:
        """Open a page of the office by its words below *Office*."""
        self.person.picks_from(self.person.sees(QPushButton, "office", within=self.page), words)
        self.stage.rests()
        page = self.stage.program.shell.current_page()
        if page is None:
            raise Stuck(f"{words} leads to no page")
        return page
