"""The table `examiner_entries`: what each entry says of a case of the examiner log.

Each row is worked out from one checked payload; `cases.py` works the list of cases out from them.
`docs/register-format.md`, "Worked-out tables".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner import case as told
from caldicott_desktop.domain.examiner import choices as c
from caldicott_desktop.domain.examiner.states import Step, step_of
from caldicott_desktop.ledger import examiner_schemas
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store.connection import Row, SqlValue, Store
from caldicott_desktop.store.times import from_ms, to_ms

COLUMNS = (
    *("row", "subject", "at", "kind", "signer"),
    *("examiner", "examiner_id", "asserts", "lost", "scrutinises", "confirms"),
    *("reference", "nation", "died_from", "died_to", "came", "high_profile"),
    *("source", "source_short", "accessed_at", "accessor", "accessor_id", "scope", "months"),
)
_COLUMNS = ", ".join(COLUMNS)

_NO_DETAILS: tuple[SqlValue, ...] = (None,) * 6
_NO_ACCESS: tuple[SqlValue, ...] = (None,) * 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """A case as one entry states it, as far as lists show it."""

    reference: str
    nation: Nation | None
    died_from: date | None
    died_to: date | None
    came: c.Came | None
    high_profile: bool | None


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


def row_of(lines: Lines, signed: SignedEntry, row: int) -> tuple[SqlValue, ...]:
    """Return the row of an entry on a case of the log.

    Raises `LedgerFault` for a payload that does not have the form of its schema.
    """
    said, made = examiner_schemas.read(lines.read()), signed.entry
    step = step_of(said, at=made.at, signer=made.person.hex())
    return (
        *(row, made.subject, to_ms(made.at), made.kind, made.person),
        *(step.examiner, _id(step.examiner_id), _flag(step.asserts)),
        *(_id(step.not_independent), int(step.scrutinises)),
        _id(said.confirmed) if isinstance(said, told.AccessConfirmed) else None,
        *_details(said),
        *_access(said),
    )


def _details(said: told.Told) -> tuple[SqlValue, ...]:
    if not isinstance(said, told.CaseDetails):
        return _NO_DETAILS
    return (
        said.reference or "",
        said.nation.code if said.nation else None,
        said.died_from_on.isoformat() if said.died_from_on else None,
        said.died_to_on.isoformat() if said.died_to_on else None,
        said.came.code if said.came else None,
        _flag(said.high_profile),
    )


def _access(said: told.Told) -> tuple[SqlValue, ...]:
    if not isinstance(said, told.Access):
        return _NO_ACCESS
    return (
        _id(said.source),
        said.source_short or said.source_name,
        to_ms(said.accessed_at) if said.accessed_at else None,
        said.accessor,
        _id(said.accessor_id),
        said.scope.code if said.scope else None,
        said.months,
    )


def _id(text: str | None) -> bytes | None:
    return None if text is None else bytes.fromhex(text)


def _flag(value: bool | None) -> int | None:  # noqa: FBT001 - an answer, not a switch
    return None if value is None else int(value)


def on_case(store: Store, case: bytes) -> list[Row]:
    """Return the rows on a case in the order in which their entries were recorded."""
    sql = f"SELECT {_COLUMNS} FROM examiner_entries WHERE subject = ? ORDER BY at, row"
    return store.rows(sql, (case,))


def of_cases(store: Store, cases: Sequence[bytes]) -> list[Row]:
    """Return the rows on several cases, those of each in the order in which they were recorded."""
    places = ", ".join("?" * len(cases))
    sql = (
        f"SELECT {_COLUMNS} FROM examiner_entries WHERE subject IN ({places})"
        " ORDER BY subject, at, row"
    )
    return store.rows(sql, tuple(cases))


def rows_on(store: Store, case: bytes) -> list[int]:
    """Return the numbers of the entries on a case, in order of arrival."""
    sql = "SELECT row FROM examiner_entries WHERE subject = ? ORDER BY row"
    return [row for (row,) in store.rows(sql, (case,))]


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


_CONFIRMS, _DETAILS, _ACCESS = 10, 11, 17


def confirmed_in(row: Row) -> bytes | None:
    """Return the entry id of the access that a row confirms, where it is such a row."""
    found: bytes | None = row[_CONFIRMS]
    return found


def signer_in(row: Row) -> bytes:
    """Return who signed the entry of a row, 16 bytes."""
    found: bytes = row[4]
    return found


def details_in(row: Row) -> Details | None:
    """Return the details of the case that a row states, where it is such a row."""
    reference, nation, died_from, died_to, came, high_profile = row[_DETAILS:_ACCESS]
    if reference is None:  # an entry of another kind
        return None
    return Details(
        reference=reference,
        nation=None if nation is None else Nation.of(nation),
        died_from=None if died_from is None else date.fromisoformat(died_from),
        died_to=None if died_to is None else date.fromisoformat(died_to),
        came=None if came is None else c.Came.of(came),
        high_profile=None if high_profile is None else bool(high_profile),
    )


def access_in(row: Row) -> Opened | None:
    """Return the access that a row tells of, where it is such a row."""
    number, case, at, kind, signer = row[:5]
    if kind != "access.noted":
        return None
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
        scope=None if scope is None else c.Scope.of(scope),
        months=months,
    )
