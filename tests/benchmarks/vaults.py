"""Demonstration vaults of several sizes, made once in a run and removed when it ends."""

from __future__ import annotations

import atexit
import shutil
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

from caldicott_desktop import casework
from tests.faults import cheap_vaults

_ROOT = Path(__file__).resolve().parents[2] / "build" / "bench"
SEED = 20261122
_copies = count(1)


@cache
def root() -> Path:
    """The folder of this run, on a real disk rather than in memory."""
    shutil.rmtree(_ROOT, ignore_errors=True)
    _ROOT.mkdir(parents=True)
    atexit.register(shutil.rmtree, _ROOT, ignore_errors=True)
    return _ROOT


def state() -> Path:
    """Where this run's per-user state is."""
    return root() / "state"


@cache
def of_size(decisions: int) -> Path:
    """A vault with that many decisions; about as many entries."""
    folder = root() / f"{decisions}.caldicott"
    steps = casework.build_demo(
        folder,
        cheap_vaults.PASSPHRASE,
        decisions=decisions,
        seed=SEED,
        place=casework.Place(state_folder=state()),
        clock=casework.system_clock,
        costs=cheap_vaults.CHEAP,
        floor=cheap_vaults.CHEAP,
    )
    cheap_vaults.finish(steps)
    return folder


@dataclass(frozen=True, slots=True)
class Office:
    """A vault of an examiner's office and what this computer knows of it, in one folder."""

    folder: Path

    @property
    def vault(self) -> Path:
        """The vault."""
        return self.folder / "office.caldicott"

    @property
    def state(self) -> Path:
        """Where the per-user state is."""
        return self.folder / "state"

    def copied(self) -> Office:
        """A copy for this run, to be written to."""
        copy = Office(root() / f"{self.folder.name}-{next(_copies)}")
        shutil.copytree(self.folder, copy.folder)
        return copy


@cache
def of_office(cases: int, kept: Path | None = None) -> Office:
    """An examiner's office that has had so many cases; not to be written to.

    Made once in a run, or taken from the folder `kept`, where it stays for later runs.
    """
    office = Office((kept or root()) / f"office-{cases}")
    if office.folder.exists():
        return office
    making = Office(office.folder.with_suffix(".part"))
    shutil.rmtree(making.folder, ignore_errors=True)
    making.folder.mkdir(parents=True)
    steps = casework.build_demo(
        making.vault,
        cheap_vaults.PASSPHRASE,
        decisions=0,
        examiner=cases,
        seed=SEED,
        place=casework.Place(state_folder=making.state),
        clock=casework.system_clock,
        costs=cheap_vaults.CHEAP,
        floor=cheap_vaults.CHEAP,
    )
    cheap_vaults.finish(steps)
    making.folder.rename(office.folder)
    return office
