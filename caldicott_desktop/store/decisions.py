"""The table `decisions`: one row for each decision, worked out from its checked payload.

An urgent card has a row until the decision that writes it up takes its place. Lists are drawn from
it; a decision's page never is. `casework/projecting.py` fills it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from caldicott_desktop.domain.card import LISTED_AS, CardResult, GivenWay, result_of
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import (
    Choice,
    Nation,
    Outcome,
    ReleaseState,
    RequesterKind,
    Standing,
)
from caldicott_desktop.domain.lateness import lateness
from caldicott_desktop.ledger import moments
from caldicott_desktop.ledger.payload import Lines, Value
from caldicott_desktop.store.connection import Row, SqlValue, Store
from caldicott_desktop.store.numbers import Reference
from caldicott_desktop.store.planning import planned
from caldicott_desktop.store.times import from_ms, midnight, to_ms

# Sorts after every date, so that decisions without a next date come last.
NO_DATE = "9999-12-31"

COLUMNS = (
    "row",
    "id",
    "reference",
    "year",
    "series",
    "kind_id",
    "decided_at",
    "decided_text",
    "recorded_at",
    "requester",
    "outcome",
    "subject",
    "gateway",
    "decided_by",
    "nation",
    "late_s",
    "standing",
    "release",
    "next_on",
)
OF_THE_CASE = 3
"""How many columns, the last, follow from all entries on a case (`happenings.work_out`)."""

_COLUMNS = ", ".join(COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision as lists show it. `id` is its case, 16 bytes; `row` the number of its entry here.

    `gateway` is its title as it stood, `decided_by` the name that was typed, `next_on` the first
    day on which something open falls due. For an urgent card `kind_id` is `domain.card.LISTED_AS`,
    the outcome whether anything was given.
    """

    row: int
    id: bytes
    reference: str
    kind_id: str
    decided_at: datetime
    recorded_at: datetime
    requester: str
    outcome: Outcome | CardResult
    subject: str
    gateway: str
    decided_by: str
    nation: Nation | None
    late_s: int
    standing: Standing
    release: ReleaseState
    next_on: date | None


class Order(Enum):
    """What a list can be ordered by; the value is the indexed column."""

    RECORDED = "row"
    RECORDED_AT = "recorded_at"
    REFERENCE = "series"
    KIND = "kind_id"
    DECIDED = "decided_at"
    REQUESTER = "requester"
    OUTCOME = "outcome"
    SUBJECT = "subject"
    GATEWAY = "gateway"
    DECIDED_BY = "decided_by"
    NATION = "nation"
    STANDING = "standing"
    RELEASE = "release"
    NEXT = "next_on"
    LATE = "late_s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to; a part left at `None` does not narrow it.

    `decided_from` and `decided_until` are days in the UK, both within. `overdue_on` narrows to what
    fell due before that day.
    """

    year: int | None = None
    kind_id: str | None = None
    outcome: Outcome | CardResult | None = None
    standing: Standing | None = None
    release: ReleaseState | None = None
    gateway: str | None = None
    decided_by: str | None = None
    nation: Nation | None = None
    decided_from: date | None = None
    decided_until: date | None = None
    has_next: bool | None = None
    overdue_on: date | None = None
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


# The days on which something about a decision falls due, beside those of its conditions; the first
# of them all is its next date.
_FALLS_DUE = (
    "/conclusion/review_on",
    "/conclusion/details/chase_on",
    "/conclusion/details/escalated_by_on",
    "/conclusion/telling/by_on",
    "/conclusion/telling/revisit_on",
)


def columns_of(lines: Lines, *, row: int, decision_id: bytes, at: datetime) -> tuple[SqlValue, ...]:
    """Return what the row of a decision holds, in the order of `COLUMNS`, while it is alone.

    A pure function of its payload and entry; `at` is when it was recorded. Raises `LedgerFault`,
    `KeyError` or `ValueError` for a payload that is not a decision's.
    """
    reference = Reference.parse(str(lines["/reference"]))
    _, _, kind_id = str(lines["/schema"]).partition(" ")
    decided_text = str(lines["/conclusion/decided_at"])
    decided_at = moments.instant(decided_text)
    next_on = min(_days_due(lines), default=NO_DATE)
    return (
        row,
        decision_id,
        str(reference),
        reference.year,
        reference.series,
        kind_id,
        to_ms(decided_at),
        decided_text,
        to_ms(at),
        requester_words(
            lines["/request/organisation"],
            lines["/request/position"],
            lines["/request/name"],
            lines["/request/requester_kind"],
        ),
        _OUTCOMES[str(lines["/conclusion/outcome"])].code,
        _subject(
            lines["/subject/reference"], lines["/subject/service"], lines["/subject/people_count"]
        ),
        str(lines["/law/gateway_title"] or lines["/law/gateway_id"] or ""),
        str(lines["/conclusion/decided_by"] or ""),
        str(lines["/law/nation"] or ""),
        lateness(decided_at, at),
        Standing.STANDS.code,
        ReleaseState.NONE.code,
        date.fromisoformat(next_on).isoformat(),
    )


def columns_of_card(
    lines: Lines, *, row: int, card_id: bytes, at: datetime
) -> tuple[SqlValue, ...]:
    """Return what the row of an urgent card holds, in the order of `COLUMNS`; see `columns_of`."""
    reference = Reference.parse(str(lines["/reference"]))
    happened_text = str(lines["/card/happened_at"])
    happened_at = moments.instant(happened_text)
    ways = lines["/card/given/ways"]
    if not isinstance(ways, tuple):
        raise ValueError("/card/given/ways is not a list")  # noqa: TRY004 - one error for a payload
    return (
        row,
        card_id,
        str(reference),
        reference.year,
        reference.series,
        LISTED_AS,
        to_ms(happened_at),
        happened_text,
        to_ms(at),
        requester_words(
            lines["/card/asker/organisation"],
            lines["/card/asker/job"],
            lines["/card/asker/name"],
            None,
        ),
        result_of(tuple(GivenWay.of(str(way)) for way in ways)).code,
        _subject(lines["/card/given/reference"], None, None),
        "",
        str(lines["/card/decided_by/name"] or ""),
        "",
        lateness(happened_at, at),
        Standing.STANDS.code,
        ReleaseState.NONE.code,
        NO_DATE,
    )


def _days_due(lines: Lines) -> Iterator[str]:
    conditions = itertools.takewhile(
        lines.__contains__, map("/conditions/{}/due_on".format, itertools.count())
    )
    for path in itertools.chain(_FALLS_DUE, conditions):
        if day := lines[path]:
            yield str(day)


def requester_of(case: Case) -> str:
    """Return the shortest words for who asked."""
    asked = case.request
    kind = asked.requester_kind.code if asked.requester_kind else None
    return requester_words(asked.organisation, asked.position, asked.name, kind)


def subject_of(case: Case) -> str:
    """Return the shortest words for whom or what it is about: a local reference, never a name."""
    return _subject(case.subject.reference, case.subject.service, case.subject.people_count)


def requester_words(organisation: Value, position: Value, name: Value, kind: Value) -> str:
    """Return the shortest words for who asked, from what a payload says; `kind` is a code."""
    said = organisation or position or name or _REQUESTERS.get(kind, "")
    return str(said)


def _subject(reference: Value, service: Value, people_count: Value) -> str:
    return str(reference or service or (f"{people_count} people" if people_count else ""))


_OUTCOMES: dict[str, Outcome] = {outcome.code: outcome for outcome in Outcome}
_LISTED_OUTCOMES: dict[str, Outcome | CardResult] = {
    **_OUTCOMES,
    **{result.code: result for result in CardResult},
}
_NATIONS: dict[str, Nation] = {nation.code: nation for nation in Nation}
_STANDINGS: dict[str, Standing] = {standing.code: standing for standing in Standing}
_RELEASES: dict[str, ReleaseState] = {state.code: state for state in ReleaseState}
_REQUESTERS: dict[object, str] = {kind.code: kind.label for kind in RequesterKind}


def add(store: Store, columns: tuple[SqlValue, ...]) -> None:
    """Put a decision or a card on the list, as `columns_of` and `columns_of_card` give it."""
    store.run(f"INSERT INTO decisions VALUES ({', '.join('?' * len(columns))})", columns)


def remove(store: Store, row: int) -> None:
    """Take the row of an entry off the list."""
    store.run("DELETE FROM decisions WHERE row = ?", (row,))


def card_row_of(store: Store, card_id: bytes) -> int | None:
    """Return the number of the entry of a card that is on the list, or `None`."""
    sql = "SELECT row FROM decisions WHERE id = ? AND kind_id = ?"
    found: int | None = store.value(sql, (card_id, LISTED_AS))
    return found


def is_on_list(store: Store, row: int) -> bool:
    """Tell whether the entry of that row is on the list."""
    return store.value("SELECT 1 FROM decisions WHERE row = ?", (row,)) is not None


def clear(store: Store) -> None:
    """Empty the list, to be worked out again from the entries."""
    store.run("DELETE FROM decisions")


def row_of(store: Store, decision_id: bytes) -> int | None:
    """Return the number of the entry that recorded the decision in force of a case, or `None`.

    Where several stand, the one that arrived last.
    """
    sql = "SELECT row FROM decisions WHERE id = ? ORDER BY standing = ?, row DESC LIMIT 1"
    found: int | None = store.value(sql, (decision_id, Standing.SUPERSEDED.code))
    return found


def rows_of(store: Store, decision_id: bytes) -> list[tuple[int, Standing]]:
    """Return every decision of a case in order of arrival: its number, and how it stands."""
    sql = "SELECT row, standing FROM decisions WHERE id = ? AND kind_id <> ? ORDER BY row"
    found = store.rows(sql, (decision_id, LISTED_AS))
    return [(row, _STANDINGS[standing]) for row, standing in found]


def newest_of_kind(store: Store, kind_id: str, *, limit: int) -> list[int]:
    """Return the rows of the newest decisions of a kind."""
    sql = "SELECT row FROM decisions WHERE kind_id = ? ORDER BY row DESC LIMIT ?"
    return [row for (row,) in store.rows(sql, (kind_id, limit))]


def id_at(store: Store, row: int) -> bytes | None:
    """Return the id of the decision in `row`; `None` for a card, no row, or one superseded."""
    sql = "SELECT id FROM decisions WHERE row = ? AND kind_id <> ? AND standing <> ?"
    found: bytes | None = store.value(sql, (row, LISTED_AS, Standing.SUPERSEDED.code))
    return found


def number_at(store: Store, row: int) -> str | None:
    """Return the number of the decision in `row`; `None` where no decision is."""
    found: str | None = store.value("SELECT reference FROM decisions WHERE row = ?", (row,))
    return found


def is_subject(store: Store, reference: str) -> bool:
    """Tell whether a decision is about this local reference."""
    sql = "SELECT 1 FROM decisions WHERE subject = ? LIMIT 1"
    return store.value(sql, (reference,)) is not None


def count(store: Store, only: Filter = EVERYTHING) -> int:
    """Return how many decisions the list holds."""
    words, values = narrowed(only)
    return int(store.value(f"SELECT count(*) FROM decisions WHERE {words}", values))


def outcomes_between(store: Store, first: date, last: date) -> dict[Outcome, int]:
    """Return how many decisions of these days ended in each way; cards and superseded left out."""
    words, values = narrowed(Filter(decided_from=first, decided_until=last))
    sql = (
        f"SELECT outcome, count(*) FROM decisions WHERE {words} AND kind_id <> ?"
        " AND standing <> ? GROUP BY outcome"
    )
    found = store.rows(sql, (*values, LISTED_AS, Standing.SUPERSEDED.code))
    return {_OUTCOMES[outcome]: number for outcome, number in found}


def page(
    store: Store, listing: Listing, *, after: Cursor | None = None, limit: int
) -> tuple[tuple[DecisionRow, ...], Cursor | None]:
    """Return the next decisions of a list and where they end; no end where nothing follows."""
    column = listing.order.value
    way, beyond = ("DESC", "<") if listing.descending else ("ASC", ">")
    asked = [(part, (value,)) for part, value in parts(listing.only)]
    words, ordered, values = planned(store, "decisions", asked, column, among=listing.among)
    if after is not None:
        words = f"{words} AND ({ordered}, row) {beyond} (?, ?)"
        values = (*values, after.value, after.row)
    sql = (
        f"SELECT {_COLUMNS} FROM decisions WHERE {words}"
        f" ORDER BY {ordered} {way}, row {way} LIMIT ?"
    )
    found = store.rows(sql, (*values, limit + 1))
    if len(found) <= limit:
        return tuple(map(read, found)), None
    last = found[limit - 1]
    value = last[COLUMNS.index(column)]
    return tuple(map(read, found[:limit])), Cursor(value=value, row=last[0])


def narrowed(only: Filter) -> tuple[str, tuple[SqlValue, ...]]:
    """Return the condition that a filter is in SQL, and its parameters; none narrows nothing."""
    found = parts(only)
    words = " AND ".join(sql for sql, _ in found) or "1"
    return words, tuple(value for _, value in found)


def parts(only: Filter) -> list[tuple[str, SqlValue]]:
    """Return the conditions of a filter in SQL, one on one column each, with its parameter."""
    found: list[tuple[str, SqlValue]] = [
        (sql, value)
        for sql, value in (
            ("year = ?", only.year),
            ("kind_id = ?", only.kind_id),
            ("outcome = ?", _code(only.outcome)),
            ("standing = ?", _code(only.standing)),
            ("release = ?", _code(only.release)),
            ("gateway = ?", only.gateway),
            ("decided_by = ?", only.decided_by),
            ("nation = ?", _code(only.nation)),
            ("decided_at >= ?", midnight(only.decided_from)),
            ("decided_at < ?", midnight(only.decided_until, days=1)),
            ("next_on < ?", only.overdue_on.isoformat() if only.overdue_on else None),
            ("late_s > ?", only.late_over_s),
        )
        if value is not None
    ]
    if only.has_next is not None:
        found.append(("next_on < ?" if only.has_next else "next_on = ?", NO_DATE))
    return found


def _code(choice: Choice | None) -> str | None:
    return choice.code if choice else None


def read(row: Row) -> DecisionRow:
    """Return what the columns of a row say."""
    number, decision_id, reference, _, _, kind_id, _, decided, recorded, *rest = row
    requester, outcome, subject, gateway, decided_by, nation, late_s, *derived = rest
    standing, release, next_on = derived
    return DecisionRow(
        row=number,
        id=decision_id,
        reference=reference,
        kind_id=kind_id,
        decided_at=moments.read(decided),
        recorded_at=from_ms(recorded),
        requester=requester,
        outcome=_LISTED_OUTCOMES[outcome],
        subject=subject,
        gateway=gateway,
        decided_by=decided_by,
        nation=_NATIONS.get(nation),
        late_s=late_s,
        standing=_STANDINGS[standing],
        release=_RELEASES[release],
        next_on=None if next_on == NO_DATE else date.fromisoformat(next_on),
    )
