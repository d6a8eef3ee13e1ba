"""Real vaults that are cheap to open, for tests that start, kill and fill things."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Nation

T = TypeVar("T")

CHEAP = casework.Costs(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "fictional tarn ladder willow"
FOUNDING = casework.Founding(
    organisation="Rosewood House",
    nation=Nation.ENGLAND,
    site="Rosewood House",
    site_code=None,
    name="Priya Nair",
    position="Registered manager",
)


def create(folder: Path, state: Path) -> casework.Casebook:
    """A new vault, open."""
    return casework.create_vault(
        folder,
        FOUNDING,
        PASSPHRASE,
        place=casework.Place(state_folder=state),
        clock=casework.system_clock,
        costs=CHEAP,
        floor=CHEAP,
    )


def unlock(folder: Path, state: Path, *, passphrase: str = PASSPHRASE) -> casework.Casebook:
    """The vault, opened again."""
    return casework.unlock(
        folder,
        passphrase,
        place=casework.Place(state_folder=state),
        clock=casework.system_clock,
        floor=CHEAP,
    )


def finish(steps: Generator[object, None, T]) -> T:
    """What long work gives back, all its turns taken."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
