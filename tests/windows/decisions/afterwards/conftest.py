from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows.theme import Theme
from tests.domain import samples
from tests.windows.conftest import Answers
from tests.windows.decisions.afterwards.hands import Living, living_page
from tests.windows.lane import OnLane


@pytest.fixture
def living(lane: OnLane, qtbot: QtBot, theme: Theme, answers: Answers) -> Iterator[Living]:
    """The page of decisions, three days after the sample cases were decided."""
    lane.filled.clock.now = samples.AT
    made = living_page(lane, qtbot, theme, answers)
    yield made
    lane.settle()
