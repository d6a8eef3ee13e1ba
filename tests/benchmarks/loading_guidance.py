"""How long all guidance takes to load and check, against the standard library reading it once."""

from __future__ import annotations

import statistics
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from caldicott_desktop import guidance
from tests.benchmarks.measure import Measure

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "guidance"

RUNS = 21
_BOUND_MS = 60.0
_BOUND_RATIO = 1.0


def processor_ms(work: Callable[[], object]) -> float:
    """Milliseconds of processor time that `work` takes once."""
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun)


def read_as_toml() -> dict[str, object]:
    """The floor: every file read and handed to the standard library, nothing checked."""
    return {
        str(path): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.rglob("*.toml"))
    }


def measures() -> Iterator[Measure]:
    """Loading everything, in milliseconds and beside the floor."""
    # One of each first: patterns are compiled and the system's cache of files is filled.
    pairs = [
        (processor_ms(lambda: guidance.load(FOLDER)), processor_ms(read_as_toml))
        for _ in range(RUNS + 1)
    ][1:]
    ours = statistics.median(ours for ours, _floor in pairs)
    floor = statistics.median(floor for _ours, floor in pairs)
    found = guidance.load(FOLDER)
    size = sum(path.stat().st_size for path in FOLDER.rglob("*.toml")) / 1000
    note = (
        f"{len(found.kinds)} kinds, {size:.0f} kB, processor time, median of {RUNS} in turn; "
        "floor: tomllib over the same files, nothing checked"
    )
    for bound, kind in ((_BOUND_MS, "ours"), (_BOUND_RATIO, "ratio")):
        yield Measure(
            name="load and check all guidance",
            ours=ours,
            floor=floor,
            unit="ms",
            bound=bound,
            bound_kind=kind,
            note=note,
        )
