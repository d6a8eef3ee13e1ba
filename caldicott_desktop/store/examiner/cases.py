"""The table `examiner_cases`: one row for each case of the examiner log, as lists show it.

Each row follows from all rows of `examiner_entries` on the case, and is worked out by the function
that pages use as well (`domain/examiner/states.py`). A case's page is never drawn from it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner.choices import Came, CaseState, Independence
from caldicott_desktop.domain.examiner.states import stands
from caldicott_desktop.store import entries
from caldicott_desktop.store.connection import Row, SqlValue, Store
from caldicott_desktop.store.decisions import NO_DATE
from caldicott_desktop.store.examiner import log
from caldicott_desktop.store.times import from_ms, to_ms

LISTED = "case.listed"

COLUMNS = (
    *("row", "id", "reference", "nation", "died_from", "died_to", "came", "high_profile"),
    *("listed_at", "changed_at", "state", "open", "state_at", "state_by"),
    *("prepared_by", "prepared_at", "examiner", "examiner_id", "independence"),
    *("accesses", "awaiting"),
)
_COLUMNS = ", ".join(COLUMNS)

# Where an id is not known, or not of this vault.
_NOBODY = b""
_NO_ANSWER = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case as lists show it, unchecked. Ids are bytes; `row` is that of its first entry here.

    `examiner` is a name that was typed, where there is one; `examiner_id` leads to somebody of the
    vault. `accesses` counts what was opened, `awaiting` what of it waits for its accessor's word.
    """

    row: int
    id: bytes
    reference: str
    nation: Nation | None
    died_from: date | None
    died_to: date | None
    came: Came | None
    high_profile: bool | None
    listed_at: datetime
    changed_at: datetime
    state: CaseState
    state_at: datetime
    state_by: bytes
    prepared_by: bytes | None
    prepared_at: datetime | None
    examiner: str
    examiner_id: bytes | None
    independence: Independence
    accesses: int
    awaiting: int


def work_out(store: Store, case: bytes) -> None:
    """Set the row of a case by all that was told of it; call inside a transaction.

    What was told of a case before its listing is here waits for that.
    """
    made = _made(store, log.on_case(store, case))
    if made is None:
        return
    changes = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS[2:])
    places = ", ".join("?" * len(COLUMNS))
    store.run(
        f"INSERT INTO examiner_cases VALUES ({places}) ON CONFLICT (row) DO UPDATE SET {changes}",
        made,
    )


def wrongly_listed(store: Store, *, after: int, until: int) -> list[int]:
    """Return the listings in a range of rows whose case is not listed as all its entries say.

    A case that was listed several times is looked at by each.
    """
    sql = (
        "SELECT row, subject FROM examiner_entries NOT INDEXED"
        " WHERE row > ? AND row <= ? AND kind = ?"
    )
    found = store.rows(sql, (after, until, LISTED))
    if not found:
        return []
    wanted = list(dict.fromkeys(case for _, case in found))
    told = log.of_cases(store, wanted)
    made = {case: _made(store, list(rows)) for case, rows in itertools.groupby(told, _subject_of)}
    places = ", ".join("?" * len(wanted))
    held = {
        row[1]: tuple(row)
        for row in store.rows(
            f"SELECT {_COLUMNS} FROM examiner_cases WHERE id IN ({places})", tuple(wanted)
        )
    }
    return [row for row, case in found if held.get(case) != made.get(case)]


def count_between(store: Store, *, after: int, until: int) -> tuple[int, int]:
    """Return how many cases are listed under a range of rows, and how many first listed there."""
    held = "SELECT count(*) FROM examiner_cases NOT INDEXED WHERE row > ? AND row <= ?"
    first = (
        "SELECT count(*) FROM examiner_entries AS e NOT INDEXED"
        " WHERE e.row > ? AND e.row <= ? AND e.kind = ? AND NOT EXISTS ("
        " SELECT 1 FROM examiner_entries AS o WHERE o.subject = e.subject AND o.row < e.row"
        " AND o.kind = e.kind)"
    )
    return (
        int(store.value(held, (after, until))),
        int(store.value(first, (after, until, LISTED))),
    )


def _subject_of(row: Row) -> bytes:
    subject: bytes = row[1]
    return subject


def _made(store: Store, told: Sequence[Row]) -> tuple[SqlValue, ...] | None:
    """Return the row that a case has by all that was told of it, in order; none if not listed."""
    stated = [row for row in told if log.is_listing(row)]
    if not stated:
        return None
    reference, nation, died_from, died_to, came, high_profile = log.stated_in(stated[-1])
    stood = stands(log.steps_in(told))
    first = min(row[0] for row in stated)
    since = stood.since or from_ms(told[0][2])
    return (
        *(first, told[0][1], reference),
        *(nation or "", died_from or NO_DATE, died_to or NO_DATE, came or ""),
        _NO_ANSWER if high_profile is None else high_profile,
        # In order of time, so the first was told first.
        *(stated[0][2], told[-1][2]),
        *(stood.state.code, int(stood.state.is_open), to_ms(since)),
        _bytes(stood.state_by) or told[0][4],
        _bytes(stood.prepared_by),
        to_ms(stood.prepared_at) if stood.prepared_at else 0,
        *(stood.examiner or "", _bytes(stood.examiner_id), stood.independence.code),
        *(sum(map(log.is_access, told)), _awaiting(store, told)),
    )


def _bytes(text: str | None) -> bytes:
    return bytes.fromhex(text) if text else _NOBODY


def _awaiting(store: Store, told: Sequence[Row]) -> int:
    """Return how many accesses still wait for the word of whoever they were logged for."""
    others = [(row[0], whose) for row in told if (whose := log.accessor_awaited_in(row))]
    if not others:
        return 0
    # Only the word of the accessor themselves counts.
    confirmed = {(log.confirmed_in(row), log.signer_in(row)) for row in told}
    return sum((entries.id_of(store, row), whose) not in confirmed for row, whose in others)


def clear(store: Store) -> None:
    """Empty the list, to be worked out again from the entries."""
    store.run("DELETE FROM examiner_cases")


def read(row: Row) -> CaseRow:
    """Return what the columns of a row say."""
    held = dict(zip(COLUMNS, row, strict=True))
    return CaseRow(
        row=held["row"],
        id=held["id"],
        reference=held["reference"],
        nation=_NATIONS.get(held["nation"]),
        died_from=_day(held["died_from"]),
        died_to=_day(held["died_to"]),
        came=_CAME.get(held["came"]),
        high_profile=None if held["high_profile"] == _NO_ANSWER else bool(held["high_profile"]),
        listed_at=from_ms(held["listed_at"]),
        changed_at=from_ms(held["changed_at"]),
        state=_STATES[held["state"]],
        state_at=from_ms(held["state_at"]),
        state_by=held["state_by"],
        prepared_by=held["prepared_by"] or None,
        prepared_at=from_ms(held["prepared_at"]) if held["prepared_by"] else None,
        examiner=held["examiner"],
        examiner_id=held["examiner_id"] or None,
        independence=_INDEPENDENCE[held["independence"]],
        accesses=held["accesses"],
        awaiting=held["awaiting"],
    )


_NATIONS: dict[str, Nation] = {each.code: each for each in Nation}
_CAME: dict[str, Came] = {each.code: each for each in Came}
_STATES: dict[str, CaseState] = {each.code: each for each in CaseState}
_INDEPENDENCE: dict[str, Independence] = {each.code: each for each in Independence}


def _day(text: str) -> date | None:
    return None if text == NO_DATE else date.fromisoformat(text)


def row_of(store: Store, case: bytes) -> int | None:
    """Return under which row a case is listed, if it is."""
    found: int | None = store.value("SELECT row FROM examiner_cases WHERE id = ?", (case,))
    return found


def by_id(store: Store, case: bytes) -> CaseRow | None:
    """Return the row of a case, if it is listed."""
    found = store.row(f"SELECT {_COLUMNS} FROM examiner_cases WHERE id = ?", (case,))
    return None if found is None else read(found)


def by_reference(store: Store, reference: str) -> CaseRow | None:
    """Return the case with that reference, in whatever letters; of several the newest."""
    sql = f"SELECT {_COLUMNS} FROM examiner_cases WHERE reference = ? ORDER BY row DESC LIMIT 1"
    found = store.row(sql, (reference,))
    return None if found is None else read(found)


def by_references(store: Store, references: Sequence[str]) -> dict[str, CaseRow]:
    """Return the cases that have one of these references, by the reference in small letters."""
    found: dict[str, CaseRow] = {}
    # SQLite takes some thirty thousand parameters; a day list of more is asked in parts.
    for start in range(0, len(references), _AT_ONCE):
        part = references[start : start + _AT_ONCE]
        places = ", ".join("?" * len(part))
        sql = f"SELECT {_COLUMNS} FROM examiner_cases WHERE reference IN ({places}) ORDER BY row"
        for row in map(read, store.rows(sql, tuple(part))):
            found[row.reference.lower()] = row
    return found


_AT_ONCE = 10_000
