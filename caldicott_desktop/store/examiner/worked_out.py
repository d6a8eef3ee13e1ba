"""The worked-out tables of an examiner's office of which each row follows from one entry alone."""

from __future__ import annotations

from collections.abc import Mapping

from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.store.examiner import exceptions, problems, sources

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sources": sources.COLUMNS,
    "exceptions": exceptions.COLUMNS,
    "problems": problems.COLUMNS,
}
"""Each of these tables, and what its rows hold."""

OfficeRows = Mapping[str, tuple[SqlValue, ...]]
"""The row that an entry has in each of these tables, where it has one."""


def add(store: Store, rows: OfficeRows) -> None:
    """Put on the lists what an entry adds to them."""
    for table, row in rows.items():
        store.run(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def clear(store: Store) -> None:
    """Empty these tables, to be worked out again from the entries."""
    for table in COLUMNS:
        store.run(f"DELETE FROM {table}")
