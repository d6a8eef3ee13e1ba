"""Full verification of 100,000 entries against the same hashes and signatures, bare.

The floor does, over bytes already in memory, what no verifier can do without: one hash for each
entry, one for each inner node, salts, one hash for each field, the commitment, and one signature
check; shared between two threads as ours are. Parsing, reading and authority are ours alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256, shake_256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caldicott_desktop import casework
from caldicott_desktop.ledger import entry
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store import entries, sweep
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.sweep import SweptRow
from tests.benchmarks import vaults
from tests.benchmarks.measure import Measure, timed
from tests.faults import cheap_vaults

SIZE = 100_000
BOUND = 1.5
_BLOCK = 5_000


@dataclass(frozen=True, slots=True)
class Bare:
    """One entry as the floor needs it: nothing left to parse."""

    content: bytes
    signature: bytes
    key: Ed25519PublicKey
    secret: bytes
    fields: Sequence[tuple[bytes, bytes]]


def measures() -> Iterator[Measure]:
    """One measure: seconds for the whole register."""
    book = cheap_vaults.unlock(vaults.of_size(SIZE), vaults.state())
    try:
        floor = _floor(book.store)
        report = None

        def verify() -> None:
            nonlocal report
            report = cheap_vaults.finish(casework.verify_vault(book))

        ours = timed(verify)
        if report is None or not report.intact:
            raise AssertionError("the demonstration vault does not verify")
        yield Measure(
            name=f"verify {report.entries:,} entries",
            ours=ours,
            floor=floor,
            unit="s",
            bound=BOUND,
            bound_kind="ratio",
            note="two threads each; reading, parsing, lists and authority are ours alone",
        )
    finally:
        casework.lock(book)


def _floor(store: Store) -> float:
    keys: dict[bytes, Ed25519PublicKey] = {}
    until, spent = entries.last_row(store), 0.0
    with ThreadPoolExecutor(max_workers=1) as helper:
        for log in entries.logs(store):
            for after in range(-1, until, _BLOCK):
                page = sweep.page(store, log=log, after=after, until=until, limit=_BLOCK)
                block = [_bare(row, keys) for row in page]
                spent += timed(partial(_hash_and_check, block, helper))
    return spent


def _bare(row: SweptRow, keys: dict[bytes, Ed25519PublicKey]) -> Bare:
    if row.secret is None or row.payload is None:
        raise AssertionError("an entry of a demonstration vault has no payload")
    signer = entry.parse(row.content).key
    key = keys.setdefault(signer, Ed25519PublicKey.from_public_bytes(signer))
    return Bare(row.content, row.signature, key, row.secret, tuple(Lines(row.payload).encoded()))


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
        sha256(b"\x01" + leaf + leaf).digest()  # as many inner nodes as leaves, near enough
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
