"""A world with a vault in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from caldicott_desktop.casework import Casebook
from tests.casework.world import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A computer without a vault."""
    return World(root=tmp_path)


@pytest.fixture
def book(world: World) -> Iterator[Casebook]:
    """A new vault, open; closed again at the end."""
    made = world.create()
    yield made
    made.close()
