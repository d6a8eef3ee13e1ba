from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.casework.examiner.people import BELL, Office, opened_office
from tests.casework.world import Hands, World


@pytest.fixture(scope="session")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office on its first day, closed: made once, since its people and decisions take long."""
    made = opened_office(World(root=tmp_path_factory.mktemp("office")))
    made.book.close()
    return made


@pytest.fixture
def office(first_day: Office, tmp_path: Path) -> Iterator[Office]:
    """An examiner's office with its first officer at work."""
    root = tmp_path / "office"
    shutil.copytree(first_day.world.root, root)
    world = World(root=root, hands=Hands(first_day.world.hands.now))
    found = Office(
        world=world,
        book=first_day.book,
        ids=first_day.ids,
        epr=first_day.epr,
        gp=first_day.gp,
    )
    found.switch(BELL)
    yield found
    found.book.close()
