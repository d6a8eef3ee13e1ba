from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.programs import Programs
from caldicott_desktop.windows.reports.reports_page import ReportsPage
from caldicott_desktop.windows.theme import Theme
from tests.windows.conftest import Answers
from tests.windows.lane import OnLane, close, empty_book
from tests.windows.reports.reporting import Reporting


@pytest.fixture
def lane(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[OnLane]:
    """A new vault, open on the desk's lane."""
    made = empty_book(desk, qtbot, tmp_path)
    yield made
    close(made)


@pytest.fixture
def reporting(
    lane: OnLane, theme: Theme, answers: Answers, tmp_path: Path
) -> Callable[[], Reporting]:
    """Shows the page; files go to a folder of their own."""
    papers = tmp_path / "papers"
    papers.mkdir()

    def shown() -> Reporting:
        opened: list[Path] = []
        programs = Programs(open=opened.append, show=opened.append, print=opened.append)
        copying = Copying(folder=papers, asks=answers.asks, programs=programs)
        page = ReportsPage(lane.desk, lane.filled.book, theme, copying)
        lane.qtbot.addWidget(page)
        page.resize(1200, 900)
        with lane.qtbot.waitExposed(page):
            page.show()
        made = Reporting(lane=lane, page=page, papers=papers, opened=opened)
        page.shown()
        made.settle()
        return made

    return shown
