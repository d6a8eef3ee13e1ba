"""Saving a draft and recording a decision at three sizes, against bare inserts in the same run.

The floor writes the same numbers of bytes, in as many transactions, with the bare encrypted driver
under the same settings. Bounds are the product's aims: a draft 5 ms, a decision 25 ms, flat.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator
from dataclasses import replace
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
        try:
            drafts, records = _ours(book)
        finally:
            casework.lock(book)
        bare_drafts, bare_records = _bare(vaults.root() / f"bare-{size}.db")
        yield from _both("autosave", size, drafts, bare_drafts, DRAFT_MS)
        yield from _both("record", size, records, bare_records, RECORD_MS)


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


def _ours(book: casework.Casebook) -> tuple[list[float], list[float]]:
    chance, stories = random.Random(vaults.SEED), demo_cases.load(book.guidance, fictional.SETTING)
    drafts, records = [], []
    for _ in range(TIMES):
        case = stories.draw(
            chance, datetime.now(tz=UTC).astimezone(ZoneInfo("Europe/London")) - timedelta(hours=1)
        )
        draft = casework.new_draft(book, case.kind_id)
        begun = replace(case, papers_kept="In the safe")
        drafts.append(timed(partial(casework.save_draft, book, draft.id, begun)))
        records.append(timed(partial(casework.record_decision, book, draft.id, case)))
    return drafts, records


def _bare(path: Path) -> tuple[list[float], list[float]]:
    """What the driver alone takes for as many bytes, synced as ours are."""
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
    for setting in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("CREATE TABLE kept (row INTEGER PRIMARY KEY, entry BLOB, payload BLOB)")
    connection.execute("CREATE TABLE draft (row INTEGER PRIMARY KEY, content BLOB)")

    def draft(row: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT OR REPLACE INTO draft VALUES (?, ?)",
            (row, secrets.token_bytes(_DRAFT_BYTES)),
        )
        connection.execute("COMMIT")

    def record(row: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO kept VALUES (?, ?, ?)",
            (row, secrets.token_bytes(_ENTRY_BYTES), secrets.token_bytes(_PAYLOAD_BYTES)),
        )
        connection.execute("DELETE FROM draft WHERE row = ?", (row,))
        connection.execute("COMMIT")

    drafts, records = [], []
    for row in range(TIMES):
        drafts.append(timed(partial(draft, row)))
        records.append(timed(partial(record, row)))
    connection.close()
    return drafts, records
