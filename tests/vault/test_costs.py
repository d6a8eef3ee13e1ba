"""Costs: the floor and the ceiling, calibration, and a computer with too little memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from caldicott_desktop.vault import costs, faults
from caldicott_desktop.vault.costs import CEILING, FLOOR, Costs
from tests.vault.conftest import CHEAP


def clock_giving(*seconds: float) -> Callable[[], float]:
    """Give a clock on which each measured stretch takes the next of `seconds`."""

    def readings() -> Iterator[float]:
        for stretch in seconds:
            yield 100.0
            yield 100.0 + stretch

    reading = readings()
    return lambda: next(reading)


@pytest.mark.parametrize(
    "asked",
    [
        replace(FLOOR, memory_kib=FLOOR.memory_kib - 1),
        replace(FLOOR, passes=FLOOR.passes - 1),
        replace(CEILING, passes=1),
        Costs(memory_kib=0, passes=0, lanes=0),
    ],
)
def test_less_than_the_floor_is_refused(asked: Costs) -> None:
    with pytest.raises(faults.CostsTooLow):
        costs.require(asked)


@pytest.mark.parametrize(
    "asked",
    [
        replace(CEILING, memory_kib=CEILING.memory_kib + 1),
        replace(CEILING, passes=CEILING.passes + 1),
        replace(CEILING, lanes=CEILING.lanes + 1),
        replace(FLOOR, lanes=0),
        replace(FLOOR, memory_kib=2**30),
    ],
)
def test_more_than_the_ceiling_is_refused(asked: Costs) -> None:
    with pytest.raises(faults.CostsTooHigh):
        costs.require(asked)


def test_memory_too_small_for_its_lanes_is_refused() -> None:
    with pytest.raises(faults.CostsTooHigh):
        costs.require(Costs(memory_kib=8, passes=1, lanes=2), floor=CHEAP)


@pytest.mark.parametrize("asked", [FLOOR, CEILING, replace(FLOOR, lanes=1)])
def test_floor_and_ceiling_themselves_are_accepted(asked: Costs) -> None:
    costs.require(asked)


def test_the_floor_is_the_second_recommendation_of_rfc_9106() -> None:
    assert Costs(memory_kib=65_536, passes=3, lanes=4) == FLOOR


@pytest.mark.parametrize(
    ("seconds", "memory_kib"),
    [
        ((0.1, 0.9), 7 * 64),
        ((0.7, 0.7), 64),
        ((0.27, 0.3), 2 * 64 + 32),
        ((5.0, 5.0), 64),
        ((0.001, 0.001), 512),
        ((0.0, 0.0), 512),
    ],
    ids=["faster try counts", "at target", "rounded down", "slow: floor", "fast: most", "no time"],
)
def test_calibration_scales_memory_between_floor_and_most(
    seconds: tuple[float, float], memory_kib: int
) -> None:
    floor = Costs(memory_kib=64, passes=1, lanes=1)
    found = costs.calibrate(
        target_s=0.7, clock=clock_giving(*seconds), floor=floor, most_kib=8 * 64
    )
    assert found == replace(floor, memory_kib=memory_kib)


def test_calibration_on_this_computer_stays_within_bounds() -> None:
    found = costs.calibrate(target_s=0.0001, floor=CHEAP, most_kib=1024)
    costs.require(found, floor=CHEAP)
    assert found.memory_kib <= 1024


@pytest.mark.usefixtures("little_memory")
def test_a_computer_with_too_little_memory_says_so() -> None:
    with pytest.raises(faults.NotEnoughMemory, match="4096 MB"):
        costs.derive(b"any", salt=bytes(16), costs=replace(CEILING, passes=1, lanes=1))
