"""The table `problems`: problems of access, chased and resolved, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass

from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store.connection import SqlValue, Store

COLUMNS = ("row", "subject", "problem", "what")

NOTED, CHASED, RESOLVED = "noted", "chased", "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemCursor:
    """Where a page of open problems ended: the entry that noted the last one."""

    row: int


def row_of(lines: Lines, signed: SignedEntry, row: int) -> tuple[SqlValue, ...]:
    """Return the row of an entry about a problem of access.

    Raises `LedgerFault` or `ValueError` for a payload that is not of its kind.
    """
    made = signed.entry
    if made.kind == "problem.resolved":
        return (row, made.subject, bytes.fromhex(str(lines["/problem"])), RESOLVED)
    first = lines["/chases"]
    if first is None:
        return (row, made.subject, signed.entry_id, NOTED)
    return (row, made.subject, bytes.fromhex(str(first)), CHASED)


_UNRESOLVED = (
    "NOT EXISTS (SELECT 1 FROM problems AS r INDEXED BY problems_by_problem"
    " WHERE r.problem = p.problem AND r.what = 'resolved')"
)


def open_problems(
    store: Store, *, after: ProblemCursor | None = None, limit: int
) -> tuple[tuple[bytes, ...], ProblemCursor | None]:
    """Return the next open problems, oldest first, by entry id, and where they end.

    No end where nothing follows.
    """
    beyond = after.row if after else 0
    found = store.rows(
        "SELECT p.row, p.problem FROM problems AS p"
        f" WHERE p.what = 'noted' AND p.row > ? AND {_UNRESOLVED} ORDER BY p.row LIMIT ?",
        (beyond, limit + 1),
    )
    ids = tuple(problem for _row, problem in found[:limit])
    return ids, ProblemCursor(row=found[limit - 1][0]) if len(found) > limit else None


def count_open(store: Store) -> int:
    """Return how many problems of access are open."""
    sql = f"SELECT count(*) FROM problems AS p WHERE p.what = 'noted' AND {_UNRESOLVED}"
    return int(store.value(sql))


def rows_of(store: Store, problem: bytes) -> tuple[int, ...]:
    """Return the numbers of the entries about a problem, in order."""
    sql = "SELECT row FROM problems WHERE problem = ? ORDER BY row"
    return tuple(row for (row,) in store.rows(sql, (problem,)))


def of_case(store: Store, subject: bytes) -> tuple[bytes, ...]:
    """Return the problems of an examiner's case by entry id, oldest first."""
    sql = "SELECT problem FROM problems WHERE subject = ? AND what = 'noted' ORDER BY row"
    return tuple(problem for (problem,) in store.rows(sql, (subject,)))
