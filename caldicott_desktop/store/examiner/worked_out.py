"""The worked-out tables of an examiner's office of which each row follows from one entry alone.

The list of cases follows from all rows of `examiner_entries` on each.
"""

from __future__ import annotations

from collections.abc import Mapping

from caldicott_desktop.store import search
from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.store.examiner import cases, exceptions, log, problems, sources

_LOG, _EXCEPTIONS = "examiner_entries", "exceptions"

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sources": sources.COLUMNS,
    _EXCEPTIONS: exceptions.COLUMNS,
    "problems": problems.COLUMNS,
    _LOG: log.COLUMNS,
}
"""Each of these tables, and what its rows hold."""

OfficeRows = Mapping[str, tuple[SqlValue, ...]]
"""The row that an entry has in each of these tables, where it has one."""


def add(store: Store, rows: OfficeRows) -> None:
    """Put on the lists what an entry adds to them."""
    for table, row in rows.items():
        store.run(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def tells_of_case(rows: OfficeRows) -> bool:
    """Tell whether an entry with these rows is about a case of the examiner log."""
    return _LOG in rows


def excepted_case(rows: OfficeRows) -> bytes | None:
    """Return the case of the examiner log that a decision with these rows is an exception of."""
    row = rows.get(_EXCEPTIONS)
    return None if row is None else exceptions.case_in(row)


def clear(store: Store) -> None:
    """Empty these tables and the list of cases, to be worked out again from the entries."""
    for table in COLUMNS:
        store.run(f"DELETE FROM {table}")
    cases.clear(store)
    search.clear(store, index=search.CASES)
