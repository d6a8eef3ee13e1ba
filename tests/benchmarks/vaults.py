"""Demonstration vaults of several sizes, made once in a run and removed when it ends."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path

from caldicott_desktop import casework
from tests.faults import cheap_vaults

_ROOT = Path(__file__).resolve().parents[2] / "build" / "bench"
SEED = 20261122


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


@cache
def of_office(cases: int) -> Path:
    """A vault with an examiner's office that has had so many cases."""
    folder = root() / f"office-{cases}.caldicott"
    steps = casework.build_demo(
        folder,
        cheap_vaults.PASSPHRASE,
        decisions=0,
        examiner=cases,
        seed=SEED,
        place=casework.Place(state_folder=state()),
        clock=casework.system_clock,
        costs=cheap_vaults.CHEAP,
        floor=cheap_vaults.CHEAP,
    )
    cheap_vaults.finish(steps)
    return folder
