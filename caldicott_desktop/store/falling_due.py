"""What is open of the table `dues`: pages of it in the order of their days, and counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caldicott_desktop.domain.choices import DueWhat
from caldicott_desktop.store.connection import Row, SqlValue, Store
from caldicott_desktop.store.decisions import COLUMNS, NO_DATE, DecisionRow, read

_COLUMNS = ", ".join(f"d.{name}" for name in COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDue:
    """Something that falls due, with the row of the decision it is about, unchecked.

    `settled_by` names what it is about the decision: `condition/2`, or `review`. What is about a
    case of the examiner log names that instead of a decision, by id and reference.
    """

    decision: DecisionRow | None
    examiner_case: tuple[bytes, str] | None
    what: DueWhat
    settled_by: str
    due_on: date | None
    who: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """Whose dues are looked for: a person by id (16 bytes), and by the name others typed."""

    person: bytes
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFilter:
    """What is asked for; a part left at `None` does not narrow it.

    Both days are within, and what has no day is on none of them; `undated` asks for that alone.
    """

    due_from: date | None = None
    due_until: date | None = None
    undated: bool = False
    what: DueWhat | None = None
    mine: Mine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCursor:
    """Where a page ended: the last row's day, as it is kept, and its key."""

    due_on: str
    row: int
    n: int


def page(
    store: Store, only: DueFilter, *, after: DueCursor | None = None, limit: int
) -> tuple[tuple[OpenDue, ...], DueCursor | None]:
    """Return what is open next, earliest first and what has no day last, and where that ends.

    No end where nothing follows.
    """
    where, values = _narrowed(only)
    if after is not None:
        where = f"{where} AND (u.due_on, u.row, u.n) > (?, ?, ?)"
        values = (*values, after.due_on, after.row, after.n)
    found = store.rows(
        "SELECT u.row, u.n, u.what, u.settled_by, u.due_on, u.who, u.words, c.id, c.reference,"
        f" {_COLUMNS} FROM dues AS u INDEXED BY dues_by_day"
        " LEFT JOIN entries AS e ON e.id = u.decision LEFT JOIN decisions AS d ON d.row = e.row"
        f" LEFT JOIN examiner_cases AS c ON c.id = u.subject WHERE {where}"
        " ORDER BY u.due_on, u.row, u.n LIMIT ?",
        (*values, limit + 1),
    )
    rows = tuple(map(_read, found[:limit]))
    if len(found) <= limit:
        return rows, None
    row, n, _what, _settled_by, due_on, *_rest = found[limit - 1]
    return rows, DueCursor(due_on=due_on, row=row, n=n)


def count(store: Store, only: DueFilter) -> int:
    """Return how many dues are open; told by an index alone, but for confirmations."""
    where, values = _narrowed(only)
    return int(store.value(f"SELECT count(*) FROM dues AS u WHERE {where}", values))


def _narrowed(only: DueFilter) -> tuple[str, tuple[SqlValue, ...]]:
    parts: list[tuple[str, tuple[SqlValue, ...]]] = [("u.open = 1", ())]
    if only.due_from is not None:
        parts.append(("u.due_on >= ? AND u.due_on < ?", (only.due_from.isoformat(), NO_DATE)))
    if only.due_until is not None:
        parts.append(("u.due_on <= ?", (only.due_until.isoformat(),)))
    if only.undated:
        parts.append(("u.due_on = ?", (NO_DATE,)))
    if only.what is not None:
        parts.append(("u.what = ?", (only.what.code,)))
    if only.mine is not None:
        # A confirmation is asked of a person, whatever they are called by now: its words are the
        # id. Only confirmations have words to be looked at, so that the index tells of the rest.
        of_person = "CASE u.what WHEN ? THEN u.words = ? ELSE u.who = ? END"
        asked = (DueWhat.CONFIRMATION.code, only.mine.person.hex(), only.mine.name)
        parts.append((of_person, asked))
    where = " AND ".join(sql for sql, _ in parts)
    return where, tuple(value for _, values in parts for value in values)


def _read(row: Row) -> OpenDue:
    _row, _n, what, settled_by, due_on, who, words, case_id, reference, *listed = row
    kind = DueWhat.of(what)
    return OpenDue(
        decision=None if listed[0] is None else read(tuple(listed)),
        examiner_case=None if case_id is None else (case_id, reference),
        what=kind,
        settled_by=settled_by,
        due_on=None if due_on == NO_DATE else date.fromisoformat(due_on),
        who=who,
        words="" if kind is DueWhat.CONFIRMATION else words,
    )
