"""The desktop over a large vault: unlocking, the list, memory, pages and stalls, in one session.

The floor of unlocking is key derivation alone, of the rest the bare question to the register.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from caldicott_desktop import casework
from tests.benchmarks import vaults
from tests.benchmarks.measure import Measure, percentile
from tests.benchmarks.starting import ENVIRONMENT, ROOT
from tests.faults import cheap_vaults

# With what happens to them afterwards these make a hundred thousand entries.
DECISIONS = 60_000

# How many of the longest stalls are named.
_TOLD = 12

_UNLOCKED_MS, _ANSWERED_MS, _STALL_MS, _RESIDENT_MB = 200.0, 50.0, 50.0, 200.0


def measures() -> Iterator[Measure]:
    """Each promise of the desktop beside what one session took."""
    vault, state = vaults.of_size(DECISIONS), vaults.state()
    book = cheap_vaults.unlock(vault, state)
    cheap_vaults.finish(casework.verify_vault(book))  # or the window would begin with that
    casework.lock(book)
    found = session("desktop_session", vault, state)
    derived = found["derivation_ms"]
    yield Measure(
        name=f"unlock to the list at {DECISIONS:,} decisions, beyond key derivation",
        ours=found["unlock_ms"] - derived,
        floor=derived,
        unit="ms",
        bound=_UNLOCKED_MS,
        bound_kind="ours",
        note="floor: key derivation, as cheap here as tests have it",
    )
    for name, key in (
        ("a keystroke of a search", "search"),
        ("another filter", "filter"),
        ("another order", "sort"),
        ("to the end and back", "scroll"),
    ):
        yield _answered(f"{name} to new rows on screen, p95", found[f"{key}_ms"])
        yield _answered(
            f"{name}, the same in the processor time of the window", found[f"{key}_busy_ms"]
        )
    yield _answered("a change of pages, p95", found["page_ms"])
    yield stall("longest time in which the window did not answer", found["stalls"])
    yield stall("the same in the processor time of its thread", found["busy"])
    yield Measure(
        name="memory after the list and 500 changes of pages",
        ours=found["resident_mb"],
        floor=found["bare_mb"],
        unit="MB",
        bound=_RESIDENT_MB,
        bound_kind="ours",
        note="floor: the same process before it opened a window",
    )
    yield Measure(
        name="objects after 500 changes of pages",
        ours=found["objects_after"],
        floor=found["objects_before"],
        unit="objects",
        bound=1.0,
        bound_kind="ratio",
        note=json.dumps(found["objects_grown"]),
    )


def stall(name: str, longest: dict[str, float]) -> Measure:
    """The longest stall, with what was done at the longest ones."""
    slowest = sorted(longest, key=lambda doing: longest[doing], reverse=True)
    return Measure(
        name=name,
        ours=longest[slowest[0]],
        floor=1.0,
        unit="ms",
        bound=_STALL_MS,
        bound_kind="ours",
        note="; ".join(f"{doing}: {longest[doing]:.0f}" for doing in slowest[:_TOLD])
        + "; floor: the timer's own step",
    )


def session(module: str, vault: Path, state: Path) -> dict[str, Any]:
    """What one fresh process of `module` found that used the window over `vault`."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{module}", str(vault), str(state)],
        cwd=ROOT,
        check=True,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _answered(name: str, taken: list[float]) -> Measure:
    return Measure(
        name=name,
        ours=percentile(taken, 95),
        floor=min(taken),
        unit="ms",
        bound=_ANSWERED_MS,
        bound_kind="ours",
        note=f"{len(taken)} times, longest {max(taken):.0f}; floor: the quickest of them",
    )
