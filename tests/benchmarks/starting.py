"""How long a start takes until the unlock screen is there to be read, against Qt's own window."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from caldicott_desktop import casework
from caldicott_desktop.casework import Costs, Founding, FoundingRole, Place
from caldicott_desktop.domain.choices import Nation
from tests.benchmarks.measure import Measure

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "benchmarks" / "starting"

RUNS = 21
_BOUND = 1.5
# An installed program is compiled once; where that is switched off, it would be at every start.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "QT_QPA_PLATFORM": "offscreen",
}
_CHEAP = Costs(memory_kib=64, passes=1, lanes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What one fresh process took until its window was painted."""

    elapsed_s: float
    processor_s: float


def start(*what: str) -> Start:
    """Start `what` of `first_paint` in a fresh process, off-screen."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.first_paint", *what],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # the off-screen platform says that it has no size hints
        text=True,
    ) as process:
        if process.stdout is None:
            raise AssertionError
        line = process.stdout.readline()
        elapsed = time.perf_counter() - begun
    if process.returncode:
        raise RuntimeError(f"{' '.join(what)} ended with {process.returncode}")
    return Start(elapsed_s=elapsed, processor_s=float(line))


def remember_a_vault(folder: Path) -> None:
    """Make the computer in `folder` one on which a vault was opened before."""
    founding = Founding(
        organisation="Rosewood House",
        nation=Nation.ENGLAND,
        site="",
        site_code=None,
        name="Priya Nair",
        position="Registered manager",
        role=FoundingRole.GUARDIAN,
    )
    vault = folder / "Vaults" / "Rosewood House.caldicott"
    vault.parent.mkdir(parents=True)
    place = Place(state_folder=folder / "state")
    casework.create_vault(
        vault,
        founding,
        "tarn ladder willow",
        place=place,
        clock=casework.system_clock,
        costs=_CHEAP,
        floor=_CHEAP,
    ).close()


def measures() -> Iterator[Measure]:
    """Start to the unlock screen, by the clock on the wall and by the processor's."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    remember_a_vault(FOLDER)
    try:
        # One of each first: compiles what is not compiled and fills the system's cache of files.
        pairs = [(start("door", str(FOLDER)), start("bare")) for _ in range(RUNS + 1)][1:]
    finally:
        shutil.rmtree(FOLDER)
    note = f"median of {RUNS} fresh processes of each, in turn, off-screen"
    yield Measure(
        name="start to the unlock screen",
        ours=1000 * statistics.median(ours.elapsed_s for ours, _bare in pairs),
        floor=1000 * statistics.median(bare.elapsed_s for _ours, bare in pairs),
        unit="ms",
        bound=_BOUND,
        bound_kind="ratio",
        note=note,
    )
    yield Measure(
        name="start to the unlock screen, processor time",
        ours=1000 * statistics.median(ours.processor_s for ours, _bare in pairs),
        floor=1000 * statistics.median(bare.processor_s for _ours, bare in pairs),
        unit="ms",
        bound=_BOUND,
        bound_kind="ratio",
        note=note,
    )
