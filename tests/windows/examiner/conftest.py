from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.programs import system_programs
from caldicott_desktop.windows.examiner.examiner_page import ExaminerPage
from caldicott_desktop.windows.examiner.rooms import Leads
from caldicott_desktop.windows.theme import Theme
from tests.casework.examiner.people import BELL, Office, opened_office
from tests.casework.world import Hands, World
from tests.windows.conftest import Answers
from tests.windows.examiner.rooms import InShell, OfficeOnLane, furnished


@pytest.fixture(scope="session")
def closed_office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office on its first day, closed: made once, since its people and decisions take long."""
    made = opened_office(World(root=tmp_path_factory.mktemp("office")))
    made.book.close()
    return made


@pytest.fixture
def at_office(
    closed_office: Office, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> Iterator[OfficeOnLane]:
    """The office with its first officer at work."""
    root = tmp_path / "office"
    shutil.copytree(closed_office.world.root, root)
    made = Office(
        world=World(root=root, hands=Hands(closed_office.world.hands.now)),
        book=closed_office.book,
        ids=closed_office.ids,
        epr=closed_office.epr,
        gp=closed_office.gp,
    )
    found = OfficeOnLane(desk=desk, qtbot=qtbot, office=made)
    found.do(lambda office: office.switch(BELL))
    yield found
    found.settle()
    found.do(lambda office: office.book.close())


@pytest.fixture
def show(at_office: OfficeOnLane, qtbot: QtBot, theme: Theme) -> Callable[[], ExaminerPage]:
    """Opens the page, as often as wanted, and waits until it is read."""

    def shown() -> ExaminerPage:
        page = ExaminerPage(at_office.desk, at_office.office.book, theme)
        for _step in page.rest():
            pass
        qtbot.addWidget(page)
        page.resize(1244, 820)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.shown()
        at_office.settle()
        return page

    return shown


@pytest.fixture
def furnish(
    at_office: OfficeOnLane, theme: Theme, answers: Answers, tmp_path: Path
) -> Callable[[], InShell]:
    """Puts the pages of the office into a shell, as often as wanted."""

    def inside() -> InShell:
        decisions: list[str] = []
        drafts: list[str] = []
        leads = Leads(
            theme=theme,
            copying=Copying(folder=tmp_path, asks=answers.asks, programs=system_programs()),
            decision=decisions.append,
            draft=drafts.append,
        )
        made = furnished(at_office, leads)
        made.decisions, made.drafts = decisions, drafts
        return made

    return inside
