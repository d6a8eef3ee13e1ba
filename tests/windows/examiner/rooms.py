"""The pages of an examiner's office in a shell of their own, and where they led."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.examiner.rooms import ExaminerRooms, Leads
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.rooms_of_roles import rooms_of
from caldicott_desktop.windows.shell import Occupant, Shell
from caldicott_desktop.windows.window_state import WindowState
from tests.casework.examiner.people import Office
from tests.windows.lane import on_lane

T = TypeVar("T")
PATIENCE_MS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeOnLane:
    """An examiner's office whose book lives on the lane of a desk."""

    desk: Desk
    qtbot: QtBot
    office: Office

    def do(self, work: Callable[[Office], T]) -> T:
        """What `work` gives, done on the lane."""
        return on_lane(self.desk, self.qtbot, lambda: work(self.office))

    def settle(self) -> None:
        """Wait until nothing that was asked of the desk is still to come."""
        self.qtbot.waitUntil(self.desk.is_idle, timeout=PATIENCE_MS)


@dataclass(kw_only=True)
class InShell:
    """A shell with the pages, and the decisions and drafts that were asked for."""

    shell: Shell
    rooms: ExaminerRooms
    at_office: OfficeOnLane
    decisions: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)

    def open(self, name: str) -> None:
        """Bring a page to the front and wait until it is read."""
        self.shell.activateWindow()
        self.shell.open_page(name)
        self.at_office.settle()


def answering(answer: Callable[[QDialog], None]) -> None:
    """Have the next dialog answered."""

    def now() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        answer(dialog)

    QTimer.singleShot(0, now)


def furnished(at_office: OfficeOnLane, leads: Leads) -> InShell:
    """The pages that the person at work has, behind an open door."""
    shell = Shell(WindowState())
    at_office.qtbot.addWidget(shell)
    shell.open_house(Occupant(organisation="Northmere", person="T Bell", position=""))
    rooms = ExaminerRooms(shell, at_office.desk, at_office.office.book, leads, shell)
    theirs = rooms_of(at_office.office.book.person.roles).pages
    for name, make in rooms.makers().items():
        if name in theirs:
            shell.promise_page(name, make, under=rooms.under(name))
    shell.promise_page("today", Page)
    rooms.offer_places()
    at_office.settle()
    with at_office.qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    return InShell(shell=shell, rooms=rooms, at_office=at_office)
