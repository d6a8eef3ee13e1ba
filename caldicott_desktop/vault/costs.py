"""What one guess at a passphrase costs: Argon2id and its bounds."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from caldicott_desktop.vault import faults

KEY_BYTES = 32
SALT_BYTES = 16  # RFC 9106, section 3.1: sufficient for every application


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """Argon2id's memory in KiB, passes over it, and lanes, as stored beside each slot."""

    memory_kib: int
    passes: int
    lanes: int


# RFC 9106, section 4, second recommended option: 64 MiB, 3 passes, 4 lanes. That is above the
# least that the OWASP Password Storage Cheat Sheet asks for (19 MiB, 2 passes; or 46 MiB, 1 pass),
# and a computer with 2 GB of memory can still pay it.
FLOOR = Costs(memory_kib=64 * 1024, passes=3, lanes=4)

# A vault.json that asks for more than this was not written by this program: `calibrate` stays far
# below. Refusing it keeps an edited file from tying up the computer for hours.
CEILING = Costs(memory_kib=4 * 1024 * 1024, passes=64, lanes=16)

# Half a gibibyte: a vault made on a fast desktop must still open on an old laptop with 4 GB, which
# has about this much to spare beside its own system and a browser.
CALIBRATED_MOST_KIB = 512 * 1024

# Between the half second that nobody minds and the full second that people begin to notice
# (J. Nielsen, Usability Engineering, 1993, chapter 5), once per unlock.
CALIBRATED_TARGET_S = 0.7

_STEPS_PER_FLOOR = 4


def require(costs: Costs, *, floor: Costs = FLOOR) -> None:
    """Raise `CostsTooLow` or `CostsTooHigh` unless `costs` lie between `floor` and `CEILING`.

    Lanes have no floor: they change how the work is spread, not how much there is.
    """
    if costs.memory_kib < floor.memory_kib or costs.passes < floor.passes:
        raise faults.CostsTooLow
    lanes_fit = 1 <= costs.lanes <= CEILING.lanes and costs.memory_kib >= 8 * costs.lanes
    if costs.memory_kib > CEILING.memory_kib or costs.passes > CEILING.passes or not lanes_fit:
        raise faults.CostsTooHigh


def derive(secret: bytes, *, salt: bytes, costs: Costs) -> bytes:
    """Give the 32 bytes that `secret` costs `costs` to reach; `salt` is 16 bytes.

    Raises `NotEnoughMemory` where the computer cannot lend what the costs ask for.
    """
    function = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=costs.passes,
        lanes=costs.lanes,
        memory_cost=costs.memory_kib,
    )
    try:
        return function.derive(secret)
    except MemoryError:
        raise faults.NotEnoughMemory(costs.memory_kib // 1024) from None


def calibrate(
    *,
    target_s: float = CALIBRATED_TARGET_S,
    clock: Callable[[], float] = time.perf_counter,
    floor: Costs = FLOOR,
    most_kib: int = CALIBRATED_MOST_KIB,
) -> Costs:
    """Give costs that take about `target_s` here, never under `floor` nor over `most_kib`.

    Measures the floor twice (about 0.3 s together on an ordinary computer), believes the faster,
    and scales memory alone: memory is what an attacker's hardware pays most for.
    """
    fastest_s = min(_seconds_for(floor, clock) for _ in range(2))
    if fastest_s * most_kib <= target_s * floor.memory_kib:
        return Costs(memory_kib=most_kib, passes=floor.passes, lanes=floor.lanes)
    step_kib = max(1, floor.memory_kib // _STEPS_PER_FLOOR)
    wished_kib = int(floor.memory_kib * target_s / fastest_s)
    memory_kib = max(floor.memory_kib, wished_kib // step_kib * step_kib)
    return Costs(memory_kib=memory_kib, passes=floor.passes, lanes=floor.lanes)


def _seconds_for(costs: Costs, clock: Callable[[], float]) -> float:
    began = clock()
    derive(b"calibration", salt=bytes(SALT_BYTES), costs=costs)
    return clock() - began
