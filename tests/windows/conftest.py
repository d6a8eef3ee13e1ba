from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from caldicott_desktop import app
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.page import Asks
from caldicott_desktop.windows.theme import LIGHT, Theme
from tests.windows.vaults import CHEAP, Computer

Start = Callable[[], app.Program]


class PatientBot(QtBot):
    """Waits as long as a busy machine may need; a test that passes never waits for all of it."""

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 60_000) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hands of pytest-qt, with more patience."""
    del qapp
    return PatientBot(request)


@pytest.fixture(scope="session")
def worn(qapp: QApplication) -> Theme:
    """The one theme of the test session."""
    return Theme(qapp)


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Iterator[None]:
    """Delete what a test has let go of: without a running event loop Qt would keep it for ever.

    Set up before everything else of a test, and so the last to end. Words are there from here on.
    """
    del qapp
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(worn: Theme, qtbot: QtBot) -> Iterator[Theme]:
    """The application dressed as at a first start; put back afterwards."""
    del qtbot  # its teardown closes the widgets of a test before the dress is changed back
    yield worn
    if worn.scale != 1.0 or worn.tokens is not LIGHT:
        worn.set_scale(1.0)
        worn.wear(LIGHT)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """An empty computer in a temporary folder."""
    return Computer(folder=tmp_path)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """A desk that is closed, with its vaults, after the test."""
    del qtbot
    desk = Desk()
    yield desk
    desk.close()


class Answers:
    """Answers the system's dialogs with the paths it was given, and notes what was asked."""

    def __init__(self) -> None:
        self.paths: list[Path | None] = []
        self.asked: list[tuple[str, Path]] = []

    def __call__(self, _parent: QWidget, title: str, start: Path) -> Path | None:
        self.asked.append((title, start))
        return self.paths.pop(0)

    @property
    def asks(self) -> Asks:
        return Asks(folder=self, target=self, file=self)


@pytest.fixture
def answers() -> Answers:
    """What the person would choose in the system's dialogs."""
    return Answers()


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, computer: Computer, answers: Answers, theme: Theme
) -> Iterator[Start]:
    """Start the program on the computer, as often as wanted; what is still open is closed."""
    del theme  # puts the application's dress back afterwards
    started: list[app.Program] = []

    def begin() -> app.Program:
        program = app.Program(
            qapp, computer.folders, clock=computer.clock, asks=answers.asks, costs=CHEAP
        )
        started.append(program)
        program.start()
        qtbot.waitUntil(program.desk.is_idle)
        return program

    yield begin
    for program in started:
        program.shell.close()
        program.shell.deleteLater()
        program.deleteLater()
