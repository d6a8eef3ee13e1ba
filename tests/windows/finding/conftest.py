from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caldicott_desktop.jobs import Desk
from tests.windows.lane import OnLane, close, empty_book


@pytest.fixture
def lane(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[OnLane]:
    """A new vault, open on the desk's lane."""
    made = empty_book(desk, qtbot, tmp_path)
    yield made
    close(made)
