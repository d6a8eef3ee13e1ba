"""A real vault in the test's own folder, a clock that is set by hand, and cases to decide."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Costs, Place, Recorded
from caldicott_desktop.casework.founding import FoundingRole
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Nation
from tests.domain import samples
from tests.guidance.folders import REAL

COSTS = Costs(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "fictional words for a test"
START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

T = TypeVar("T")


class Hands:
    """A clock whose hands are moved by the test; each reading moves them on by a second."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(kw_only=True)
class World:
    """A vault's folder, this computer, and the clock on its wall."""

    root: Path
    hands: Hands = field(default_factory=Hands)
    machine: str = "a" * 64
    guidance: Path = REAL
    """The folder of guidance this computer's program carries."""

    @property
    def folder(self) -> Path:
        return self.root / "Rosewood House.caldicott"

    @property
    def place(self) -> Place:
        return Place(
            state_folder=self.root / "state",
            machine=self.machine,
            installation="Reception laptop",
            guidance=self.guidance,
        )

    def create(self, **changes: Any) -> Casebook:  # noqa: ANN401 - any part of what is asked
        return casework.create_vault(
            self.folder,
            replace(founding(), **changes),
            PASSPHRASE,
            place=self.place,
            clock=self.hands,
            costs=COSTS,
            floor=COSTS,
        )

    def unlock(self, passphrase: str = PASSPHRASE, **terms: Any) -> Casebook:  # noqa: ANN401
        return casework.unlock(
            self.folder, passphrase, place=self.place, clock=self.hands, floor=COSTS, **terms
        )

    def verify(self, **terms: Any) -> casework.VaultReport:  # noqa: ANN401 - as it takes
        return done(
            casework.verify_folder(self.folder, PASSPHRASE, place=self.place, floor=COSTS, **terms)
        )


def founding() -> casework.Founding:
    return casework.Founding(
        organisation="Rosewood Care",
        nation=Nation.ENGLAND,
        site="Rosewood House",
        site_code="VL7T2",
        name="Priya Nair",
        position="Registered manager",
        role=FoundingRole.GUARDIAN,
    )


def record(book: Casebook, case: Case | None = None) -> Recorded:
    """Begin a draft, save it and record it."""
    told = case or samples.refused()
    draft = casework.new_draft(book, told.kind_id)
    casework.save_draft(book, draft.id, told)
    return casework.record_decision(book, draft.id, told)


def done(steps: Generator[object, None, T]) -> T:
    """Take every turn and return what came of it."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


def folder_bytes(folder: Path) -> dict[str, str]:
    """Every file of a folder by name, as a digest."""
    return {
        each.name: hashlib.sha256(each.read_bytes()).hexdigest()
        for each in sorted(folder.iterdir())
    }
