"""The table `exceptions`: which decisions are exceptions of an examiner's case, and its drafts."""

from __future__ import annotations

from typing import cast

from caldicott_desktop.domain.choices import Outcome, Standing
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store import decisions
from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.store.decisions import DecisionRow

COLUMNS = ("row", "subject", "examiner_case")

_CASE = "/examiner_case"


def row_of(lines: Lines, signed: SignedEntry, row: int) -> tuple[SqlValue, ...] | None:
    """Return the row of a decision that is an exception of an examiner's case; `None` of any other.

    Raises `ValueError` for an id that is not one.
    """
    if _CASE not in lines or lines[_CASE] is None:
        return None
    return (row, signed.entry.subject, bytes.fromhex(str(lines[_CASE])))


def case_in(row: tuple[SqlValue, ...]) -> bytes:
    """Return the examiner's case that such a row is about."""
    return cast("bytes", row[COLUMNS.index("examiner_case")])


def of_case(store: Store, examiner_case: bytes) -> tuple[DecisionRow, ...]:
    """Return the decisions that are exceptions of an examiner's case, in order of recording."""
    columns = ", ".join(f"d.{name}" for name in decisions.COLUMNS)
    found = store.rows(
        f"SELECT {columns} FROM exceptions AS x INDEXED BY exceptions_by_case"
        " JOIN decisions AS d ON d.row = x.row WHERE x.examiner_case = ? ORDER BY x.row",
        (examiner_case,),
    )
    return tuple(map(decisions.read, found))


def drafts_of_case(store: Store, examiner_case: bytes) -> tuple[bytes, ...]:
    """Return the ids of the drafts of exceptions of a case that are not discarded, oldest first."""
    sql = (
        "SELECT id FROM drafts WHERE examiner_case = ? AND discarded_at IS NULL"
        " ORDER BY started_at, id"
    )
    return tuple(draft_id for (draft_id,) in store.rows(sql, (examiner_case.hex(),)))


def open_cases(store: Store) -> frozenset[bytes]:
    """Return the examiner's cases of which an exception is drafted, deferred or escalated."""
    drafted = store.rows(
        "SELECT examiner_case FROM drafts INDEXED BY drafts_by_examiner_case"
        " WHERE examiner_case IS NOT NULL AND discarded_at IS NULL"
    )
    waiting = (
        "SELECT x.examiner_case FROM exceptions AS x JOIN decisions AS d ON d.row = x.row"
        " WHERE d.outcome IN (?, ?) AND d.standing IN (?, ?)"
    )
    values = (
        *(Outcome.DEFER.code, Outcome.ESCALATE.code),
        *(Standing.STANDS.code, Standing.AWAITING.code),
    )
    decided = frozenset(case for (case,) in store.rows(waiting, values))
    return decided | {bytes.fromhex(case) for (case,) in drafted}


def all_cases(store: Store) -> frozenset[bytes]:
    """Return the examiner's cases that have an exception, decided or drafted."""
    drafted = store.rows(
        "SELECT examiner_case FROM drafts INDEXED BY drafts_by_examiner_case"
        " WHERE examiner_case IS NOT NULL AND discarded_at IS NULL"
    )
    decided = store.rows("SELECT examiner_case FROM exceptions")
    return frozenset(case for (case,) in decided) | {bytes.fromhex(case) for (case,) in drafted}
