"""The program as a journey meets it: in a folder of its own, at a time of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from caldicott_desktop import app, casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.tour.person import Person
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows.in_turns import InTurns
from caldicott_desktop.windows.page import Asks

# A Monday morning on which the guidance in the program had been read; the tour shows the same
# days and the same notices whenever it is made.
BEGINS = datetime(2026, 11, 23, 9, 2, tzinfo=UTC)

_DOCUMENTS = "documents"

T = TypeVar("T")


class Stage:
    """The running program, somebody at its window, and where its files go."""

    def __init__(self, program: app.Program, folder: Path) -> None:
        """Hold `program`, whose files are all under `folder`."""
        self.program = program
        self.folder = folder
        self.documents = folder / _DOCUMENTS
        self.window: QWidget = program.shell
        self.person = Person(program.shell)
        self.pages: set[str] = set()
        program.shell.page_opened.connect(self.visits)

    def visits(self, page: str) -> None:
        """Count a page, once however often it is visited."""
        self.pages.add(page)

    @property
    def book(self) -> casework.Casebook:
        """The vault, which must be open."""
        book = self.program.book
        if book is None:
            raise Stuck("the vault is locked")
        return book

    def asks(self, work: Callable[[casework.Casebook], T]) -> T:
        """What `work` finds in the vault, asked as the pages ask; raises `Stuck` where it fails."""
        found: list[T] = []
        faults: list[KnownError] = []
        self.program.desk.ask(
            partial(work, self.book), owner=self.window, then=found.append, failed=faults.append
        )
        until(lambda: bool(found or faults), "an answer of the vault")
        if faults:
            raise Stuck(faults[0].message)
        return found[0]

    def rests(self) -> None:
        """Wait until the program has done everything it was asked for, and every page is whole."""
        until(self._is_still, "the desk")
        self._show_that_somebody_is_here()

    def _show_that_somebody_is_here(self) -> None:
        """Touch a key that types nothing: keys of the tour go past the window that looks for them.

        Without it a vault would lock by itself in the middle of whatever takes minutes.
        """
        handle = self.window.windowHandle()
        if handle is not None:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                touched = QKeyEvent(kind, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
                QCoreApplication.sendEvent(handle, touched)

    def _is_still(self) -> bool:
        # The desk first: to look for what is being made is to go through every widget there is.
        return self.program.desk.is_idle() and not any(
            each.is_busy for each in self.window.findChildren(InTurns)
        )


@contextmanager
def set_up(folder: Path, *, begins: datetime = BEGINS) -> Iterator[Stage]:
    """Start the real program with all its folders under `folder`, and end it afterwards.

    Its clock begins at `begins` (aware). A folder that has been on a stage before is gone on with.
    Vaults cost what the floor asks instead of what this computer could bear: nothing here needs
    hiding, and the vault is opened several times.
    """
    documents = folder / _DOCUMENTS
    documents.mkdir(exist_ok=True)
    where = app.Folders(
        vaults=folder, state=folder / "state", logs=folder / "state", papers=documents
    )
    running = QApplication.instance()
    if not isinstance(running, QApplication):
        raise TypeError("the tour needs an application with windows")
    program = app.Program(
        running, where, clock=_clock(begins), asks=asks_for(documents), costs=casework.FLOOR
    )
    program.start()
    program.shell.activateWindow()
    stage = Stage(program, folder)
    try:
        stage.rests()
        yield stage
    finally:
        QTimer.singleShot(0, _dismiss)
        program.shell.close()
        program.shell.deleteLater()
        program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _dismiss() -> None:
    """Answer what a window asks that is closed half-way: nobody is there to do it."""
    asked = QApplication.activeModalWidget()
    if asked is not None:
        asked.close()


def _clock(begins: datetime) -> casework.Clock:
    begun = time.monotonic()
    return lambda: begins + timedelta(seconds=time.monotonic() - begun)


def asks_for(documents: Path) -> Asks:
    """The system's dialogs, answered: the name that is offered, in the folder for documents.

    A file to read is the first that is there.
    """

    def folder(_parent: QWidget, _title: str, _start: Path) -> Path:
        return documents

    def target(_parent: QWidget, _title: str, start: Path) -> Path:
        return documents / start.name

    def file(_parent: QWidget, _title: str, _start: Path) -> Path | None:
        return min(documents.iterdir(), default=None)

    return Asks(folder=folder, target=target, file=file)
