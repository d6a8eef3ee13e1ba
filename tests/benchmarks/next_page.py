"""How long it takes to choose the next page: what is asked now, what stands beside it, how far."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from caldicott_desktop import guidance
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.domain.progress import progress
from caldicott_desktop.domain.sections import Section
from tests.benchmarks.measure import Measure
from tests.domain.samples import AT, GUIDANCE, shared

RUNS = 21
_LARGEST = 3
_BOUND_MS = 5.0


def processor_ms(work: Callable[[], object]) -> float:
    """Milliseconds of processor time that `work` takes once, the middle of many."""
    work()
    taken = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - begun))
    return statistics.median(taken)


def choose(case: Case, kind: CaseKind, section: Section, at: datetime) -> object:
    """All that is worked out when a page opens: its gateways, its pane and the task list."""
    return (
        guidance.gateways_for(case, GUIDANCE),
        guidance.considerations_for(case, GUIDANCE, section, today=at.date()),
        progress(case, kind, at=at),
    )


def largest() -> list[CaseKind]:
    """The kinds that ask and check the most."""

    def size(kind: CaseKind) -> int:
        return len(kind.questions) + len(kind.stop_checks)

    return sorted(GUIDANCE.kinds.values(), key=size, reverse=True)[:_LARGEST]


def measures() -> Iterator[Measure]:
    """The slowest page of each of the largest kinds, in milliseconds, every answer given."""
    for kind in largest():
        case = shared(kind.id)
        floor = processor_ms(partial(guidance.gateways_for, case, GUIDANCE))
        taken = {
            section: processor_ms(partial(choose, case, kind, section, AT)) for section in Section
        }
        slowest = max(taken, key=lambda section: taken[section])
        yield Measure(
            name=f"choose the next page, {kind.id}",
            ours=taken[slowest],
            floor=floor,
            unit="ms",
            bound=_BOUND_MS,
            bound_kind="ours",
            note=f"slowest of {len(taken)} pages: {slowest.label}; processor time, median of "
            f"{RUNS}; floor: the gateways alone",
        )
