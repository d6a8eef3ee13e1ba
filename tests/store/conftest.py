"""A real encrypted register in the test's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from caldicott_desktop.store.connection import Store

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the register is."""
    return tmp_path / "register-1.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new register, open."""
    made = Store.create(path, KEY)
    yield made
    made.close()
