"""What a benchmark gives: our figure beside a floor from the same run, and a bound."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One line of the report; `ours` and `floor` are in `unit`.

    `bound_kind` says what is held against `bound`: our figure or its ratio to the floor.
    """

    name: str
    ours: float
    floor: float
    unit: str
    bound: float
    bound_kind: str
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times the floor our figure is."""
        return self.ours / self.floor if self.floor else float("inf")

    @property
    def within(self) -> bool:
        """Whether the bound is kept."""
        return (self.ratio if self.bound_kind == "ratio" else self.ours) <= self.bound

    def line(self) -> str:
        """The measure as one line of a report."""
        bound = f"{self.bound:g}{'x' if self.bound_kind == 'ratio' else ' ' + self.unit}"
        verdict = "within" if self.within else "NOT WITHIN"
        text = (
            f"{self.name}: {self.ours:.2f} {self.unit}, floor {self.floor:.2f} {self.unit}, "
            f"ratio {self.ratio:.2f}, bound {bound}: {verdict}"
        )
        return f"{text} ({self.note})" if self.note else text

    def row(self) -> dict[str, object]:
        """The measure as a JSON object."""
        return {**asdict(self), "ratio": round(self.ratio, 3), "within": self.within}


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes once."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def percentile(values: Sequence[float], percent: int) -> float:
    """The `percent`th percentile of at least two values."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
