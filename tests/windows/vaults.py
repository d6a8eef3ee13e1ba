"""Real vaults that are cheap to open, and the ways into them, for tests of windows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from caldicott_desktop import app, casework
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.windows.door import Door

CHEAP = casework.Costs(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "tarn ladder willow"
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

ROSEWOOD = casework.Founding(
    organisation="Rosewood House",
    nation=Nation.ENGLAND,
    site="Rosewood House",
    site_code=None,
    name="Priya Nair",
    position="Registered manager",
    role=casework.FoundingRole.GUARDIAN,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """A computer of one person: its folders, its ways into vaults, and the day it is."""

    folder: Path
    now: datetime = NOW

    def clock(self) -> datetime:
        return self.now

    @property
    def folders(self) -> app.Folders:
        return app.Folders(
            vaults=self.folder / "Vaults",
            state=self.folder / "state",
            logs=self.folder / "logs",
            papers=self.folder,
        )

    @property
    def place(self) -> casework.Place:
        return casework.Place(state_folder=self.folders.state)

    @property
    def door(self) -> Door:
        return app.door_to(self.folders.state, self.clock, self.folders.vaults, costs=CHEAP)

    def found(self, founding: casework.Founding = ROSEWOOD) -> Path:
        """Make a vault and leave it locked; gives its folder."""
        folder = self.folders.vaults / f"{founding.organisation}.caldicott"
        casework.lock(self.door.create(folder, founding, PASSPHRASE))
        return folder
