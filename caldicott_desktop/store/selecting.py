"""What an answer to an auditor is chosen from: decisions by the day on which they were decided."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from caldicott_desktop.domain.card import LISTED_AS
from caldicott_desktop.domain.choices import Outcome, ReleaseState, Standing
from caldicott_desktop.store.connection import Row, Store
from caldicott_desktop.store.decisions import NO_DATE
from caldicott_desktop.store.happenings import CORRECTED
from caldicott_desktop.store.times import from_ms, midnight, to_ms

# Numbers put into one statement, which takes no more than some thirty thousand.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a number stands: its log (16 bytes), the year, and the count within both."""

    log: bytes
    year: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDecision:
    """A decision as the lists have it, and how it stands at this moment; nothing was checked.

    `case` (16 bytes) may have several. `log` (16 bytes) is where it was recorded, `place` where its
    number stands. `waits` tells that something is open that may change it: a deferral, an
    escalation, a challenge, a confirmation, or another decision that stands beside it.
    """

    row: int
    case: bytes
    reference: str
    kind_id: str
    outcome: Outcome
    decided_at: datetime
    recorded_at: datetime
    late_s: int
    standing: Standing
    release: ReleaseState
    next_on: date | None
    log: bytes
    place: Place | None
    waits: bool


_OUTCOMES = {each.code: each for each in Outcome}
_STANDINGS = {each.code: each for each in Standing}
_RELEASES = {each.code: each for each in ReleaseState}

# What keeps a matter open, among what falls due. A challenge is about the case.
_WAITS = f"""d.standing = '{Standing.CONTESTED.code}' OR (
  d.standing <> '{Standing.SUPERSEDED.code}' AND EXISTS (
    SELECT 1 FROM dues AS u WHERE u.subject = d.id AND +u.open = 1 AND (u.what = 'challenge'
      OR (u.decision = e.id AND u.what IN ('chase', 'escalation', 'confirmation')))
  )
)"""

_SQL = f"""
SELECT d.row, d.id, d.reference, d.kind_id, d.outcome, d.decided_at, d.recorded_at, d.late_s,
  d.standing, d.release, d.next_on, e.log, n.log, n.year, n.number, {_WAITS}
FROM decisions AS d JOIN entries AS e ON e.row = d.row
LEFT JOIN numbers AS n ON n.reference = d.reference
WHERE d.kind_id <> '{LISTED_AS}' AND d.decided_at >= ? AND d.decided_at < ?
  AND (d.decided_at, d.row) > (?, ?)
ORDER BY d.decided_at, d.row LIMIT ?
"""
_FIRST, _LAST = -(2**62), 2**62


def decided(
    store: Store,
    first: date | None,
    last: date | None,
    *,
    after: ListedDecision | None = None,
    limit: int = -1,
) -> tuple[ListedDecision, ...]:
    """Return decisions decided on these days of the UK, both within, the oldest first.

    With `after`, those that come after it; with `limit`, no more than so many.
    """
    since, until = midnight(first), midnight(last, days=1)
    bounds = (_FIRST if since is None else since, _LAST if until is None else until)
    behind = (_FIRST, 0) if after is None else (to_ms(after.decided_at), after.row)
    return tuple(map(_read, store.rows(_SQL, (*bounds, *behind, limit))))


def _read(row: Row) -> ListedDecision:
    number, case, reference, kind_id, outcome, decided_at, recorded_at, late_s, *others = row
    standing, release, next_on, log, numbered_in, year, count, waits = others
    place = None if numbered_in is None else Place(log=numbered_in, year=year, number=count)
    return ListedDecision(
        row=number,
        case=case,
        reference=reference,
        kind_id=kind_id,
        outcome=_OUTCOMES[outcome],
        decided_at=from_ms(decided_at),
        recorded_at=from_ms(recorded_at),
        late_s=late_s,
        standing=_STANDINGS[standing],
        release=_RELEASES[release],
        next_on=None if next_on == NO_DATE else date.fromisoformat(next_on),
        log=log,
        place=place,
        waits=bool(waits),
    )


def corrections(store: Store, rows: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
    """Return the numbers of the decisions that took the place of those in these rows, by row."""
    found: dict[int, tuple[str, ...]] = {}
    wanted = iter(rows)
    while some := tuple(itertools.islice(wanted, _AT_ONCE)):
        sql = (
            "SELECT e.row, d.reference FROM entries AS e"
            " JOIN happenings AS h ON h.decision = e.id JOIN decisions AS d ON d.row = h.row"
            f" WHERE e.row IN ({', '.join('?' * len(some))}) AND h.kind = ? ORDER BY d.row"
        )
        for row, reference in store.rows(sql, (*some, CORRECTED)):
            found[row] = (*found.get(row, ()), reference)
    return found


def references(store: Store, entry_ids: Iterable[bytes]) -> tuple[str, ...]:
    """Return the numbers of the decisions with these entry ids, in their order."""
    sql = "SELECT d.reference FROM entries AS e JOIN decisions AS d ON d.row = e.row WHERE e.id = ?"
    found = (store.value(sql, (each,)) for each in entry_ids)
    return tuple(str(each) for each in found if each is not None)


def standing_beside(store: Store, row: int, case: bytes) -> tuple[str, ...]:
    """Return the numbers of a case's other decisions whose place no other has taken."""
    sql = (
        "SELECT reference FROM decisions WHERE id = ? AND row <> ? AND standing <> ?"
        " AND kind_id <> ? ORDER BY row"
    )
    values = (case, row, Standing.SUPERSEDED.code, LISTED_AS)
    return tuple(reference for (reference,) in store.rows(sql, values))


def has_kind(store: Store, kind_id: str) -> bool:
    """Tell whether any decision is of this kind."""
    sql = "SELECT 1 FROM decisions WHERE kind_id = ? LIMIT 1"
    return store.value(sql, (kind_id,)) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNumber:
    """A number that was given, to which case (16 bytes), and by entry number `row` of which kind.

    `listed` is the row of the decision or card on the list that bears it, `is_card` which of both.
    """

    number: int
    reference: str
    case: bytes
    row: int
    kind: str
    listed: int | None
    is_card: bool


def given_between(
    store: Store, log: bytes, year: int, first: int, last: int
) -> tuple[GivenNumber, ...]:
    """Return the numbers of a log (16 bytes) and year from `first` to `last`, in order.

    One that several decisions bear comes once for each.
    """
    sql = (
        "SELECT n.number, n.reference, n.subject, n.row, e.kind, d.row, d.kind_id"
        " FROM numbers AS n JOIN entries AS e ON e.row = n.row"
        " LEFT JOIN decisions AS d ON d.id = n.subject AND d.reference = n.reference"
        " WHERE n.log = ? AND n.year = ? AND n.number BETWEEN ? AND ? ORDER BY n.number, d.row"
    )
    return tuple(
        GivenNumber(
            number=number,
            reference=reference,
            case=case,
            row=row,
            kind=kind,
            listed=listed,
            is_card=kind_id == LISTED_AS,
        )
        for number, reference, case, row, kind, listed, kind_id in store.rows(
            sql, (log, year, first, last)
        )
    )
