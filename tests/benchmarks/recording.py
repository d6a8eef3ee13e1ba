"""Saving a draft and recording a decision at three sizes, against bare inserts in the same run.

The floor writes the same numbers of bytes, in as many transactions, with the bare encrypted driver
under the same settings. Bounds are the product's aims: a draft 5 ms, a decision 25 ms, flat.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlcipher3 import dbapi2 as driver

from caldicott_desktop import casework
from caldicott_desktop.casework import demo_cases
from tests.benchmarks import vaults
from tests.benchmarks.measure import Measure, percentile, timed
from tests.faults import cheap_vaults, fictional

SIZES = (100, 10_000, 100_000)
TIMES = 400
DRAFT_MS, RECORD_MS = 5.0, 25.0
_ENTRY_BYTES, _PAYLOAD_BYTES, _DRAFT_BYTES = 620, 4_000, 6_000


def measures() -> Iterator[Measure]:
    """Each size in turn: drafts and decisions, at the 95th and the 99th percentile."""
    for size in SIZES:
        book = cheap_vaults.unlock(vaults.of_size(size), vaults.state())
        bare = _Bare(vaults.root() / f"bare-{size}.db")
        try:
            spent = _spent(book, bare)
        finally:
            bare.close()
            casework.lock(book)
        yield from _both("autosave", size, spent.drafts, spent.bare_drafts, DRAFT_MS)
        yield from _both("record", size, spent.records, spent.bare_records, RECORD_MS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spent:
    """Seconds that each draft and each decision took, and each of the floor's."""

    drafts: list[float] = field(default_factory=list)
    records: list[float] = field(default_factory=list)
    bare_drafts: list[float] = field(default_factory=list)
    bare_records: list[float] = field(default_factory=list)


def _both(
    what: str,
    size: int,
    ours: list[float],
    floor: list[float],
    bound: float,
) -> Iterator[Measure]:
    for percent in (95, 99):
        yield Measure(
            name=f"{what} at {size:,} decisions, p{percent}",
            ours=percentile(ours, percent) * 1000,
            floor=percentile(floor, percent) * 1000,
            unit="ms",
            bound=bound,
            bound_kind="ours",
        )


def _spent(book: casework.Casebook, bare: _Bare) -> _Spent:
    """Ours and the floor's in turn, so that whatever else keeps the disk busy is in both."""
    chance, stories = random.Random(vaults.SEED), demo_cases.load(book.guidance, fictional.SETTING)
    spent = _Spent()
    for row in range(TIMES):
        case = stories.draw(
            chance, datetime.now(tz=UTC).astimezone(ZoneInfo("Europe/London")) - timedelta(hours=1)
        )
        draft = casework.new_draft(book, case.kind_id)
        begun = replace(case, papers_kept="In the safe")
        spent.drafts.append(timed(partial(casework.save_draft, book, draft.id, begun)))
        spent.bare_drafts.append(timed(partial(bare.save_draft, row)))
        spent.records.append(timed(partial(casework.record_decision, book, draft.id, case)))
        spent.bare_records.append(timed(partial(bare.record, row)))
    return spent


class _Bare:
    """The driver alone, writing as many bytes, synced as ours are."""

    def __init__(self, path: Path) -> None:
        self._connection = connection = driver.connect(str(path), isolation_level=None)
        connection.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
        for setting in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("CREATE TABLE kept (row INTEGER PRIMARY KEY, entry BLOB, payload BLOB)")
        connection.execute("CREATE TABLE draft (row INTEGER PRIMARY KEY, content BLOB)")

    def save_draft(self, row: int) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(
            "INSERT OR REPLACE INTO draft VALUES (?, ?)", (row, secrets.token_bytes(_DRAFT_BYTES))
        )
        self._connection.execute("COMMIT")

    def record(self, row: int) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(
            "INSERT INTO kept VALUES (?, ?, ?)",
            (row, secrets.token_bytes(_ENTRY_BYTES), secrets.token_bytes(_PAYLOAD_BYTES)),
        )
        self._connection.execute("DELETE FROM draft WHERE row = ?", (row,))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()
