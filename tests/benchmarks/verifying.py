"""Full verification of 100,000 entries against the same hashes and signatures, bare.

The floor does, over bytes already in memory, what no verifier can do without: one hash for each
entry, those of the inner nodes that complete and of the root that each entry was signed over, the
salts, one hash for each field, the commitment, and one signature check; shared between two threads
as ours are. It is written as one writes it without a second thought. Reading, unpacking, taking
payloads apart, lists, indexes and authority are ours alone.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256, shake_256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caldicott_desktop import casework
from caldicott_desktop.casework import Progress, Steps, VaultReport
from caldicott_desktop.jobs.lane import GIVES_WAY_S
from caldicott_desktop.ledger import entry
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store import entries, sweep
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.sweep import SweptRow
from tests.benchmarks import vaults
from tests.benchmarks.measure import Measure, percentile
from tests.faults import cheap_vaults

SIZE = 100_000
BOUND, TURN_MS = 1.5, 10.0
_BLOCK = 1_000
_TURN_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class Bare:
    """One entry as the floor needs it: nothing left to parse. `seq` entries come before it."""

    seq: int
    content: bytes
    signature: bytes
    key: Ed25519PublicKey
    secret: bytes
    fields: Sequence[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock on the wall, and of processor time on all threads and on this one."""

    wall: float = 0.0
    processor: float = 0.0
    thread: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        return Spent(
            self.wall + other.wall, self.processor + other.processor, self.thread + other.thread
        )


def measures() -> Iterator[Measure]:
    """What `measures_of` gives for a register of decisions."""
    yield from measures_of(vaults.of_size(SIZE), vaults.state())


def measures_of(vault: Path, state: Path) -> Iterator[Measure]:
    """The whole register by either clock, ours and the floor in turn; and single turns of ours."""
    book = cheap_vaults.unlock(vault, state)
    before = sys.getswitchinterval()
    sys.setswitchinterval(GIVES_WAY_S)  # as in the program, of which a check is one part
    try:
        report, turns, floor = _side_by_side(casework.verify_vault(book), _floor(book.store))
    finally:
        sys.setswitchinterval(before)
        casework.lock(book)
    if not report.intact:
        raise AssertionError("the demonstration vault does not verify")
    ours = sum(turns, Spent())
    name = f"verify {report.entries:,} entries"
    note = "two threads each; reading, parsing, lists and authority are ours alone"
    for what, mine, bare in (
        (name, ours.wall, floor.wall),
        (f"{name}, processor time", ours.processor, floor.processor),
    ):
        yield Measure(
            name=what, ours=mine, floor=bare, unit="s", bound=BOUND, bound_kind="ratio", note=note
        )
    for words, waits, bare in (
        ("", [turn.wall for turn in turns], floor.wall),
        (", processor time of its thread", [turn.thread for turn in turns], floor.thread),
    ):
        yield Measure(
            name=f"{name}, a turn, p99{words}",
            ours=percentile(waits, 99) * 1000,
            floor=bare / report.entries * _TURN_ENTRIES * 1000,
            unit="ms",
            bound=TURN_MS,
            bound_kind="ours",
            note=f"longest {max(waits) * 1000:.1f} ms",
        )


def _side_by_side(
    steps: Steps[VaultReport], floor: Iterator[tuple[int, Spent]]
) -> tuple[VaultReport, list[Spent], Spent]:
    """Our report and turns, and the floor, each of its blocks right after ours of the same entries.

    So whatever else the computer is busy with slows both alike.
    """
    turns: list[Spent] = []
    report: list[VaultReport] = []
    total, behind = Spent(), 0
    progress: list[Progress] = []

    def turn() -> None:
        try:
            progress.append(next(steps))
        except StopIteration as end:
            report.append(end.value)

    while not report:
        turns.append(_spent(turn))
        while not report and progress[-1].done - behind >= _BLOCK:
            behind, block = next(floor)
            total += block
    for _, block in floor:
        total += block
    return report[0], turns, total


def _spent(work: Callable[[], object]) -> Spent:
    wall, processor, thread = time.perf_counter(), time.process_time(), time.thread_time()
    work()
    return Spent(
        time.perf_counter() - wall,
        time.process_time() - processor,
        time.thread_time() - thread,
    )


def _floor(store: Store) -> Iterator[tuple[int, Spent]]:
    """Yield how many entries were done so far, and what each block of them took."""
    keys: dict[bytes, Ed25519PublicKey] = {}
    until, done = entries.last_row(store), 0
    with ThreadPoolExecutor(max_workers=1) as helper:
        for log in entries.logs(store):
            for after in range(-1, until, _BLOCK):
                page = sweep.page(store, log=log, after=after, until=until, limit=_BLOCK)
                block = [_bare(row, keys) for row in page]
                done += len(block)
                yield done, _spent(partial(_hash_and_check, block, helper))


def _bare(row: SweptRow, keys: dict[bytes, Ed25519PublicKey]) -> Bare:
    if row.secret is None or row.payload is None:
        raise AssertionError("an entry of a demonstration vault has no payload")
    signer = entry.parse(row.entry_bytes).key
    key = keys.setdefault(signer, Ed25519PublicKey.from_public_bytes(signer))
    fields = tuple(Lines(row.payload).encoded())
    return Bare(row.seq, row.entry_bytes, row.signature, key, row.secret, fields)


def _hash_and_check(block: Sequence[Bare], helper: ThreadPoolExecutor) -> None:
    half = len(block) // 2
    other = helper.submit(_check_signatures, block[:half])
    _hash(block)
    _check_signatures(block[half:])
    other.result()


def _check_signatures(block: Sequence[Bare]) -> None:
    for one in block:
        one.key.verify(one.signature, b"caldicott-log/entry/v1\x00" + one.content)


def _hash(block: Sequence[Bare]) -> None:
    for one in block:
        leaf = sha256(b"\x00" + one.content + one.signature).digest()
        # As many inner nodes complete as there are leaves, near enough; and a root joins one peak
        # for each one in its size written in binary.
        for _ in range(max(1, one.seq.bit_count())):
            sha256(b"\x01" + leaf + leaf).digest()
        count = len(one.fields)
        stream = shake_256(b"caldicott-log/salts/v1\x00" + one.secret).digest(16 * count)
        parts = [b"caldicott-log/payload/v1\x00", count.to_bytes(4, "big")]
        for at, (path, value) in enumerate(one.fields):
            salt = stream[16 * at : 16 * at + 16]
            parts += (
                len(path).to_bytes(2, "big"),
                path,
                sha256(b"caldicott-log/value/v1\x00" + salt + value).digest(),
            )
        sha256(b"".join(parts)).digest()
