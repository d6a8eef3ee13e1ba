"""The table `decisions`: one row for each decision, worked out from its checked payload.

Lists are drawn from it; a decision's page never is. `projection.py` fills it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.domain.lateness import lateness
from caldicott_desktop.ledger import moments
from caldicott_desktop.ledger.decisions import RecordedCase
from caldicott_desktop.store.connection import Row, SqlValue, Store
from caldicott_desktop.store.numbers import Reference
from caldicott_desktop.store.times import from_ms, to_ms

# Sorts after every date, so that decisions without a next date come last.
NO_DATE = "9999-12-31"

_COLUMNS = (
    "row, id, reference, year, series, kind_id, decided_at, decided_text, recorded_at, requester"
    ", outcome, subject, next_on, late_s"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision as lists show it. `id` is 16 bytes; `row` is the number of its entry here."""

    row: int
    id: bytes
    reference: str
    kind_id: str
    decided_at: datetime
    recorded_at: datetime
    requester: str
    outcome: Outcome
    subject: str
    next_on: date | None
    late_s: int


class Order(Enum):
    """What a list can be ordered by; the value is the indexed column."""

    RECORDED = "row"
    REFERENCE = "series"
    KIND = "kind_id"
    DECIDED = "decided_at"
    REQUESTER = "requester"
    OUTCOME = "outcome"
    SUBJECT = "subject"
    NEXT = "next_on"
    LATE = "late_s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to; a part left at `None` does not narrow it."""

    year: int | None = None
    kind_id: str | None = None
    outcome: Outcome | None = None
    has_next: bool | None = None
    late_over_s: int | None = None


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list: its order, and what it is narrowed to.

    `among` narrows it to the rows of a subquery, given as SQL with its parameters (`search.py`).
    """

    order: Order = Order.RECORDED
    descending: bool = True
    only: Filter = EVERYTHING
    among: tuple[str, tuple[SqlValue, ...]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where a page of a list ended: the last row's value in the ordered column, and its number."""

    value: int | str
    row: int


def to_row(recorded: RecordedCase, *, row: int, decision_id: bytes, at: datetime) -> DecisionRow:
    """Return how lists show a decision; a pure function of its payload and entry.

    Raises `ValueError` where the payload lacks an outcome or a time of deciding, which no decision
    recorded by this program does.
    """
    case = recorded.case
    if case.conclusion.outcome is None or case.conclusion.decided_at is None:
        raise ValueError("a decision has an outcome and a time")
    return DecisionRow(
        row=row,
        id=decision_id,
        reference=recorded.reference,
        kind_id=case.kind_id,
        decided_at=case.conclusion.decided_at,
        recorded_at=at,
        requester=requester_of(case),
        outcome=case.conclusion.outcome,
        subject=subject_of(case),
        next_on=next_date(case),
        late_s=lateness(case.conclusion.decided_at, at),
    )


def requester_of(case: Case) -> str:
    """Return the shortest words for who asked."""
    request = case.request
    kind = request.requester_kind
    return request.organisation or request.position or request.name or (kind.label if kind else "")


def subject_of(case: Case) -> str:
    """Return the shortest words for whom or what it is about: a local reference, never a name."""
    subject = case.subject
    if subject.reference or subject.service:
        return subject.reference or subject.service or ""
    return f"{subject.people_count} people" if subject.people_count else ""


def next_date(case: Case) -> date | None:
    """Return the first day on which something about this decision falls due."""
    details, telling = case.conclusion.details, case.conclusion.telling
    dates = [condition.due_on for condition in case.conditions]
    dates += [case.conclusion.review_on, details.chase_on, details.escalated_by_on]
    dates += [telling.by_on, telling.revisit_on]
    return min((each for each in dates if each is not None), default=None)


def columns_of(decision: DecisionRow) -> tuple[SqlValue, ...]:
    """Return what the row of a decision holds, column by column."""
    reference = Reference.parse(decision.reference)
    return (
        decision.row,
        decision.id,
        decision.reference,
        reference.year,
        reference.series,
        decision.kind_id,
        to_ms(decision.decided_at),
        moments.write(decision.decided_at),
        to_ms(decision.recorded_at),
        decision.requester,
        decision.outcome.code,
        decision.subject,
        decision.next_on.isoformat() if decision.next_on else NO_DATE,
        decision.late_s,
    )


def add(store: Store, decision: DecisionRow) -> None:
    """Put a decision on the list."""
    columns = columns_of(decision)
    store.run(f"INSERT INTO decisions VALUES ({', '.join('?' * len(columns))})", columns)


def raw(store: Store, row: int) -> tuple[SqlValue, ...] | None:
    """Return the columns of a decision as they stand, to compare with `columns_of`."""
    return store.row(f"SELECT {_COLUMNS} FROM decisions WHERE row = ?", (row,))


def clear(store: Store) -> None:
    """Empty the list, to be worked out again from the entries."""
    store.run("DELETE FROM decisions")


def row_of(store: Store, decision_id: bytes) -> int | None:
    """Return the number of the entry that recorded a decision, or `None`."""
    found: int | None = store.value("SELECT row FROM decisions WHERE id = ?", (decision_id,))
    return found


def count(store: Store, only: Filter = EVERYTHING) -> int:
    """Return how many decisions the list holds."""
    words, values = _narrowed(only)
    return int(store.value(f"SELECT count(*) FROM decisions WHERE {words}", values))


def page(
    store: Store, listing: Listing, *, after: Cursor | None = None, limit: int
) -> tuple[tuple[DecisionRow, ...], Cursor | None]:
    """Return the next decisions of a list and where they end; no end where nothing follows."""
    words, values = _narrowed(listing.only)
    column = listing.order.value
    way, beyond = ("DESC", "<") if listing.descending else ("ASC", ">")
    if listing.among is not None:
        words, values = f"{words} AND row IN ({listing.among[0]})", (*values, *listing.among[1])
    if after is not None:
        words = f"{words} AND ({column}, row) {beyond} (?, ?)"
        values = (*values, after.value, after.row)
    sql = (
        f"SELECT {_COLUMNS} FROM decisions WHERE {words} ORDER BY {column} {way}, row {way} LIMIT ?"
    )
    found = store.rows(sql, (*values, limit + 1))
    if len(found) <= limit:
        return tuple(map(_read, found)), None
    last = found[limit - 1]
    value = last[_COLUMNS.split(", ").index(column)]
    return tuple(map(_read, found[:limit])), Cursor(value=value, row=last[0])


def _narrowed(only: Filter) -> tuple[str, tuple[SqlValue, ...]]:
    parts: list[tuple[str, SqlValue]] = []
    if only.year is not None:
        parts.append(("year = ?", only.year))
    if only.kind_id is not None:
        parts.append(("kind_id = ?", only.kind_id))
    if only.outcome is not None:
        parts.append(("outcome = ?", only.outcome.code))
    if only.has_next is not None:
        parts.append(("(next_on < ?)", NO_DATE) if only.has_next else ("next_on = ?", NO_DATE))
    if only.late_over_s is not None:
        parts.append(("late_s > ?", only.late_over_s))
    words = " AND ".join(sql for sql, _ in parts) or "1"
    return words, tuple(value for _, value in parts)


def _read(row: Row) -> DecisionRow:
    number, decision_id, reference, _, _, kind_id, _, decided, recorded, *rest = row
    requester, outcome, subject, next_on, late_s = rest
    return DecisionRow(
        row=number,
        id=decision_id,
        reference=reference,
        kind_id=kind_id,
        decided_at=moments.read(decided),
        recorded_at=from_ms(recorded),
        requester=requester,
        outcome=_outcome(outcome),
        subject=subject,
        next_on=None if next_on == NO_DATE else date.fromisoformat(next_on),
        late_s=late_s,
    )


def _outcome(code: str) -> Outcome:
    return next(outcome for outcome in Outcome if outcome.code == code)
