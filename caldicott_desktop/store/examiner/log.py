"""The table `examiner_entries`: what each entry says of a case of the examiner log.

Each row is worked out from one checked payload; `cases.py` works the list of cases out from them.
`docs/register-format.md`, "Worked-out tables".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner import choices as c
from caldicott_desktop.domain.examiner.states import Step
from caldicott_desktop.ledger import moments
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.payload import Lines, Value
from caldicott_desktop.store.connection import Row, SqlValue, Store
from caldicott_desktop.store.times import from_ms, midnight, to_ms

COLUMNS = (
    *("row", "subject", "at", "kind", "signer"),
    *("examiner", "examiner_id", "asserts", "lost", "scrutinises", "confirms"),
    *("reference", "nation", "died_from", "died_to", "came", "high_profile"),
    *("source", "source_short", "accessed_at", "accessor", "accessor_id", "scope", "months"),
)
_COLUMNS = ", ".join(COLUMNS)
_SUBJECT_AT_ROW = itemgetter(1, 2, 0)

_NO_DETAILS: tuple[SqlValue, ...] = (None,) * 6
_NO_ACCESS: tuple[SqlValue, ...] = (None,) * 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One record source opened, as lists show it; ids are bytes.

    `source` is the entry of the standing decision, 32 bytes. Logged for somebody else, it waits
    until one entry confirms it.
    """

    row: int
    case: bytes
    signer: bytes
    source: bytes | None
    short_name: str
    accessed_at: datetime | None
    recorded_at: datetime
    accessor: str
    accessor_id: bytes | None
    scope: c.Scope | None
    months: int | None

    @property
    def for_another(self) -> bool:
        """Whether it was logged for somebody other than its signer, whom this vault knows."""
        return self.accessor_id is not None and self.accessor_id != self.signer


# Whom an entry puts its case before: the fields of a name and of an id. Who completes or refers a
# case has it themselves.
_HANDED_TO = {
    "case.listed": ("/examiner", "/examiner_id"),
    "case.prepared": ("/examiner", "/examiner_id"),
    "case.passed": ("/examiner", "/examiner_id"),
    "independence.lost": ("/handed_to", "/handed_to_id"),
}
# What a listing states of its case, and what an access is.
_STATED = ("/reference", "/nation", "/died_from_on", "/died_to_on", "/came", "/high_profile")
_OPENED = (
    *("/source", "/source_short", "/source_name", "/accessed_at"),
    *("/accessor", "/accessor_id", "/scope", "/months"),
)
_CONCLUDED_BY = frozenset({"case.completed", "case.referred"})
_ASSERTED = "/assertion/independent"
_SCRUTINISES = frozenset(role.code for role in c.AccessorRole if role.scrutinises)


def row_of(lines: Lines, signed: SignedEntry, row: int) -> tuple[SqlValue, ...]:
    """Return the row of an entry on a case of the log.

    Reads only what the row holds, since a full verification does this for every entry. What it
    says of a step is what `step_of` says. Raises `LedgerFault` or `ValueError` for a payload that
    is not of its kind.
    """
    made = signed.entry
    return (
        *(row, made.subject, to_ms(made.at), made.kind, made.person),
        *_step(made.kind, lines, made.person),
        *(_details(lines) if made.kind == "case.listed" else _NO_DETAILS),
        *(_access(lines) if made.kind == "access.noted" else _NO_ACCESS),
    )


def _step(kind: str, lines: Lines, signer: bytes) -> tuple[SqlValue, ...]:
    name: SqlValue = None
    person: bytes | None = None
    if kind in _HANDED_TO:
        of_name, of_id = lines.several(_HANDED_TO[kind])
        name, person = _text(of_name), _id(of_id)
    elif kind in _CONCLUDED_BY:
        person = signer
    asserts = _flag(lines[_ASSERTED]) if _ASSERTED in lines else None
    lost, scrutinises = None, 0
    if kind == "independence.lost":
        lost = _id(lines["/who_id"]) or b""
        scrutinises = int(lines["/role"] in _SCRUTINISES)
    confirms = _id(lines["/confirmed"]) if kind == "access.confirmed" else None
    return name, person, asserts, lost, scrutinises, confirms


def _details(lines: Lines) -> tuple[SqlValue, ...]:
    reference, nation, died_from, died_to, came, high_profile = lines.several(_STATED)
    return (
        _text(reference) or "",
        Nation.of(str(nation)).code if nation else None,
        _day(died_from),
        _day(died_to),
        c.Came.of(str(came)).code if came else None,
        _flag(high_profile),
    )


def _access(lines: Lines) -> tuple[SqlValue, ...]:
    source, short, name, at, accessor, accessor_id, scope, months = lines.several(_OPENED)
    return (
        _id(source),
        _text(short) or _text(name),
        to_ms(moments.instant(str(at))) if at else None,
        _text(accessor),
        _id(accessor_id),
        c.Scope.of(str(scope)).code if scope else None,
        months if isinstance(months, int) else None,
    )


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _day(value: Value) -> str | None:
    return None if value is None else date.fromisoformat(str(value)).isoformat()


def _id(value: Value) -> bytes | None:
    return None if value is None else bytes.fromhex(str(value))


def _flag(value: Value) -> int | None:
    return None if value is None else int(value is True)


def on_case(store: Store, case: bytes) -> list[Row]:
    """Return the rows on a case in the order in which their entries were recorded."""
    sql = f"SELECT {_COLUMNS} FROM examiner_entries WHERE subject = ? ORDER BY at, row"
    return store.rows(sql, (case,))


def of_cases(store: Store, cases: Sequence[bytes]) -> list[Row]:
    """Return the rows on several cases, those of each in the order in which they were recorded."""
    places = ", ".join("?" * len(cases))
    sql = f"SELECT {_COLUMNS} FROM examiner_entries WHERE subject IN ({places})"
    # In half the time that SQLite takes to put rows of so many columns in order.
    return sorted(store.rows(sql, tuple(cases)), key=_SUBJECT_AT_ROW)


def accesses_of(store: Store, cases: Sequence[bytes]) -> list[Opened]:
    """Return what was opened for several cases, for each in the order in which it was recorded."""
    places = ", ".join("?" * len(cases))
    sql = (
        f"SELECT {_COLUMNS} FROM examiner_entries WHERE subject IN ({places})"
        " AND kind = 'access.noted' ORDER BY subject, at, row"
    )
    return [found for row in store.rows(sql, tuple(cases)) if (found := access_in(row))]


def rows_on(store: Store, case: bytes) -> list[int]:
    """Return the numbers of the entries on a case, in order of arrival."""
    sql = "SELECT row FROM examiner_entries WHERE subject = ? ORDER BY row"
    return [row for (row,) in store.rows(sql, (case,))]


def steps_in(told: Sequence[Row]) -> Iterator[Step]:
    """Yield the steps of a case that its rows tell of, in order, as far as it stands by them.

    By opening a record, and by confirming that, a case goes nowhere, unless something is asserted.
    """
    for n, row in enumerate(told):
        if n == 0 or row[_ASSERTS] is not None or row[3] not in _STAYS:
            yield step_in(row)


def step_in(row: Row) -> Step:
    """Return the step that a row tells of."""
    _row, _subject, at, kind, signer, examiner, examiner_id, asserts, lost, scrutinises = row[:10]
    return Step(
        kind=kind,
        at=from_ms(at),
        signer=signer.hex(),
        examiner=examiner,
        examiner_id=None if examiner_id is None else examiner_id.hex(),
        asserts=None if asserts is None else bool(asserts),
        not_independent=None if lost is None else lost.hex(),
        scrutinises=bool(scrutinises),
    )


_ASSERTS, _CONFIRMS, _DETAILS, _ACCESS, _ACCESSOR_ID = 7, 10, 11, 17, 21
_STAYS = frozenset({"access.noted", "access.confirmed"})
_SCOPES: dict[str | None, c.Scope] = {each.code: each for each in c.Scope}


def confirmed_in(row: Row) -> bytes | None:
    """Return the entry id of the access that a row confirms, where it is such a row."""
    found: bytes | None = row[_CONFIRMS]
    return found


def signer_in(row: Row) -> bytes:
    """Return who signed the entry of a row, 16 bytes."""
    found: bytes = row[4]
    return found


def is_listing(row: Row) -> bool:
    """Tell whether a row states the details of a case."""
    return row[_DETAILS] is not None


def stated_in(row: Row) -> Row:
    """Return the details of a case that a listing states, as they lie.

    Reference, nation, the first and last day of death, how it came, and whether it is high-profile.
    """
    return row[_DETAILS:_ACCESS]


def is_access(row: Row) -> bool:
    """Tell whether a row tells of an access."""
    return bool(row[3] == "access.noted")


def accessor_awaited_in(row: Row) -> bytes | None:
    """Return whose word an access waits for, where a row tells of one logged for another."""
    accessor: bytes | None = row[_ACCESSOR_ID]
    return None if accessor == signer_in(row) else accessor


def access_in(row: Row) -> Opened | None:
    """Return the access that a row tells of, where it is such a row."""
    if not is_access(row):
        return None
    number, case, at, _kind, signer = row[:5]
    source, short, accessed_at, accessor, accessor_id, scope, months = row[_ACCESS:]
    return Opened(
        row=number,
        case=case,
        signer=signer,
        source=source,
        short_name=short or "",
        accessed_at=None if accessed_at is None else from_ms(accessed_at),
        recorded_at=from_ms(at),
        accessor=accessor or "",
        accessor_id=accessor_id,
        scope=_SCOPES.get(scope),
        months=months,
    )


def opened_between(
    store: Store, first: date | None, last: date | None
) -> tuple[tuple[int, bytes], ...]:
    """Return what was opened on these days in the UK, both within: its entry, and of which case.

    The oldest first.
    """
    found = store.rows(
        "SELECT row, subject FROM examiner_entries WHERE accessed_at IS NOT NULL"
        " AND (?1 IS NULL OR accessed_at >= ?1) AND (?2 IS NULL OR accessed_at < ?2)"
        " ORDER BY accessed_at, row",
        (midnight(first), midnight(last, days=1)),
    )
    return tuple((row, subject) for row, subject in found)


def first_opened_at(store: Store) -> datetime | None:
    """Return when the first record was opened; `None` where none was."""
    at = store.value("SELECT min(accessed_at) FROM examiner_entries")
    return None if at is None else from_ms(at)


def opened_back_to(store: Store, since: datetime, *, limit: int) -> tuple[Opened, ...]:
    """Return what was noted as opened since then, the newest first, at most `limit` of them."""
    columns = ", ".join(f"x.{name}" for name in COLUMNS)
    found = store.rows(
        f"SELECT {columns} FROM entries AS e INDEXED BY entries_by_kind"
        " CROSS JOIN examiner_entries AS x ON x.row = e.row"
        " WHERE e.kind = 'access.noted' ORDER BY e.row DESC LIMIT ?",
        (limit,),
    )
    noted = (access_in(row) for row in found)
    return tuple(each for each in noted if each is not None and each.recorded_at >= since)
