from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.programs import Programs
from caldicott_desktop.windows.theme import Theme
from tests.windows.audit.outside import Outside
from tests.windows.conftest import Answers
from tests.windows.lane import OnLane, close, empty_book


@pytest.fixture
def lane(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[OnLane]:
    """A new vault, open on the desk's lane."""
    made = empty_book(desk, qtbot, tmp_path)
    yield made
    close(made)


@pytest.fixture
def outside(lane: OnLane, theme: Theme, answers: Answers, tmp_path: Path) -> Callable[[], Outside]:
    """Puts the pages into a shell, as often as wanted; files go to a folder of their own."""
    papers = tmp_path / "papers"
    papers.mkdir()

    def inside() -> Outside:
        shown: list[Path] = []
        programs = Programs(open=shown.append, show=shown.append, print=shown.append)
        copying = Copying(folder=papers, asks=answers.asks, programs=programs)
        return Outside.furnished(lane, theme, copying, shown)

    return inside
