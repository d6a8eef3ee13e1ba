"""Reading the whole register in order, a few rows at a time, for full verification.

What is read is fixed when a sweep begins: rows that arrive later are left out, so that recording
goes on in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, cast

from caldicott_desktop.domain.card import LISTED_AS
from caldicott_desktop.store import packing
from caldicott_desktop.store.connection import Row, SqlValue, Store
from caldicott_desktop.store.decisions import COLUMNS, OF_THE_CASE
from caldicott_desktop.store.examiner import worked_out
from caldicott_desktop.store.examiner.worked_out import OfficeRows
from caldicott_desktop.store.faults import RegisterDamaged
from caldicott_desktop.store.happenings import DUE_COLUMNS, HAPPENING_COLUMNS, Rows

_NO_OFFICE: OfficeRows = MappingProxyType({})


class SweptRow(NamedTuple):
    """An entry's row with all that the register keeps about it elsewhere, unchecked.

    `listed` are the columns of its row in `decisions`, but for those that follow from all entries
    on the case; `number` those in `numbers` (log, year, number, reference) of the number that row
    bears; each `None` where there is no such row. `dues` and `happenings` are its rows there,
    `office` its row in each list of an examiner's office that has one.
    """

    row: int
    entry_id: bytes
    log: bytes
    seq: int
    kind: str
    subject: bytes
    at: int
    entry_bytes: bytes
    signature: bytes
    secret: bytes | None
    payload: bytes | None
    number: tuple[SqlValue, ...] | None = None
    listed: tuple[SqlValue, ...] | None = None
    dues: Rows = ()
    happenings: Rows = ()
    office: OfficeRows = _NO_OFFICE


OWN_COLUMNS = COLUMNS[:-OF_THE_CASE]
_OWN, _PACKED = len(OWN_COLUMNS), 10

_SQL = """
SELECT e.row, e.id, e.log, e.seq, e.kind, e.subject, e.at, e.bytes, e.signature, p.secret, p.packed
FROM entries AS e
LEFT JOIN payloads AS p ON p.entry = e.row
WHERE e.log = ? AND e.seq > ? AND e.row <= ? ORDER BY e.seq LIMIT ?
"""

# What is kept beside some entries, the number of one first in each row. Those of one log lie side
# by side mostly, and a range is read in a fraction of the time that as many single rows take.
_LISTED_SQL = f"""
SELECT {", ".join(f"d.{name}" for name in OWN_COLUMNS)}, n.log, n.year, n.number, n.reference
FROM decisions AS d
CROSS JOIN entries AS e ON e.row = d.row
LEFT JOIN numbers AS n ON n.reference = d.reference AND n.subject = e.subject
WHERE d.row {{}}
"""
_DUES_SQL = f"SELECT {', '.join(DUE_COLUMNS)} FROM dues WHERE row {{}} ORDER BY row, n"
_HAPPENINGS_SQL = (
    f"SELECT {', '.join(HAPPENING_COLUMNS)} FROM happenings WHERE row {{}} ORDER BY row, n"
)
_OFFICE_SQL = {
    table: f"SELECT {', '.join(columns)} FROM {table} WHERE row {{}}"
    for table, columns in worked_out.COLUMNS.items()
}


def page(store: Store, *, log: bytes, after: int, until: int, limit: int) -> list[SweptRow]:
    """Return the next rows of a log after position `after`, none beyond row `until`."""
    found = store.rows(_SQL, (log, after, until, limit))
    rows = tuple(sorted(row[0] for row in found))
    listed = {row[0]: row for row in _held(store, _LISTED_SQL, rows)}
    dues = _by_entry(_held(store, _DUES_SQL, rows))
    happened = _by_entry(_held(store, _HAPPENINGS_SQL, rows))
    office: dict[int, dict[str, Row]] = {}
    for table, sql in _OFFICE_SQL.items():
        for row in _held(store, sql, rows):
            office.setdefault(row[0], {})[table] = row
    return [
        _read(
            row,
            listed.get(row[0]),
            dues=dues.get(row[0], ()),
            happenings=happened.get(row[0], ()),
            office=office.get(row[0], _NO_OFFICE),
        )
        for row in found
    ]


def _held(store: Store, sql: str, rows: tuple[int, ...]) -> list[Row]:
    """Return what a table holds of the entries with these numbers, which ascend."""
    if not rows:
        return []
    first, last = rows[0], rows[-1]
    if last - first == len(rows) - 1:
        return store.rows(sql.format("BETWEEN ? AND ?"), (first, last))
    return store.rows(sql.format(f"IN ({', '.join('?' * len(rows))})"), rows)


def _by_entry(rows: Sequence[Row]) -> dict[int, Rows]:
    found: dict[int, Rows] = {}
    for row in rows:
        found[row[0]] = (*found.get(row[0], ()), row)
    return found


_IN_TABLE_SQL = """
SELECT e.row, e.id, e.log, e.seq, e.kind, e.subject, e.at, e.bytes, e.signature, {payload}
FROM entries AS e NOT INDEXED {join}
WHERE e.log = ? AND {rows} ORDER BY e.row
"""
_SAID = {"payload": "p.secret, p.packed", "join": "LEFT JOIN payloads AS p ON p.entry = e.row"}
_UNSAID = {"payload": "NULL, NULL", "join": ""}
_SEVERAL_SQL = _IN_TABLE_SQL.format(**_SAID, rows="e.row > ? AND e.row <= ?")
# A range looks at the rows on either side of it as well, which may be on a damaged page.
_ONE_SQL = _IN_TABLE_SQL.format(**_SAID, rows="e.row = ?")
_ALONE_SQL = _IN_TABLE_SQL.format(**_UNSAID, rows="e.row = ?")


def from_table(store: Store, *, log: bytes, after: int, until: int) -> list[SweptRow]:
    """Return the entries of a log among some row numbers, by their table's own order.

    For a damaged register: no index is used, and what the lists hold of an entry is left out.
    """
    return [_read(row) for row in store.rows(_SEVERAL_SQL, (log, after, until))]


def one_from_table(store: Store, *, log: bytes, row: int, payload: bool) -> list[SweptRow]:
    """Return the entry of that row where it is of that log, reading nothing of any other.

    Without `payload` the table of payloads is not read, as if there were none.
    """
    sql = _ONE_SQL if payload else _ALONE_SQL
    return [_read(found) for found in store.rows(sql, (log, row))]


def log_of_row(store: Store, row: int) -> list[bytes]:
    """Return the log of the entry of that row, if there is one, reading nothing of any other."""
    return [log for (log,) in store.rows("SELECT log FROM entries WHERE row = ?", (row,))]


_LAST_SQL = (
    "SELECT max(row) FROM entries NOT INDEXED",
    "SELECT max(row), count(*) FROM entries INDEXED BY sqlite_autoindex_entries_1",
    "SELECT max(entry) FROM payloads",
)
LAST_ROW_WAYS = len(_LAST_SQL)


def last_row(store: Store, way: int) -> int:
    """Return the number of the newest row in one of `LAST_ROW_WAYS` ways, of which some may fail.

    They lead through the table, through an index, and through the payloads.
    """
    return int(store.value(_LAST_SQL[way]) or 0)


def rows_between(store: Store, *, after: int, until: int) -> int:
    """Return how many entries the table itself holds in a range of rows, its indexes aside."""
    sql = "SELECT count(id) FROM entries NOT INDEXED WHERE row > ? AND row <= ?"
    return int(store.value(sql, (after, until)))


def node_digests(
    store: Store, *, log: bytes, level: int, first: int, limit: int
) -> list[tuple[int, bytes]]:
    """Return place and digest of the kept nodes of one level, from place `first` on."""
    sql = (
        "SELECT place, digest FROM nodes WHERE log = ? AND level = ? AND place >= ?"
        " ORDER BY place LIMIT ?"
    )
    return [(place, digest) for place, digest in store.rows(sql, (log, level, first, limit))]


def listed_between(store: Store, *, after: int, until: int) -> int:
    """Return how many decisions, cards aside, are listed for the entries in a range of rows."""
    sql = "SELECT count(*) FROM decisions WHERE row > ? AND row <= ? AND kind_id <> ?"
    return int(store.value(sql, (after, until, LISTED_AS)))


def worked_out_between(store: Store, table: str, *, after: int, until: int) -> int:
    """Return how many rows a worked-out table holds for the entries in a range of rows."""
    sql = f"SELECT count(*) FROM {table} NOT INDEXED WHERE row > ? AND row <= ?"
    return int(store.value(sql, (after, until)))


def is_listed(store: Store, row: int) -> bool:
    """Tell whether the table itself lists the entry of that row, its indexes aside."""
    sql = "SELECT 1 FROM decisions NOT INDEXED WHERE row = ?"
    return store.value(sql, (row,)) is not None


def numbers_page(
    store: Store, *, after: tuple[bytes, int, int] | None, limit: int
) -> list[tuple[bytes, int, int, str, bytes, int]]:
    """Return the next numbers given: log, year, number, reference, subject, and the giving row."""
    beyond = "" if after is None else "WHERE (log, year, number) > (?, ?, ?)"
    sql = (
        "SELECT log, year, number, reference, subject, row FROM numbers"
        f" {beyond} ORDER BY log, year, number LIMIT ?"
    )
    return [
        (log, year, number, reference, subject, row)
        for log, year, number, reference, subject, row in store.rows(sql, (*(after or ()), limit))
    ]


def _read(
    row: Row,
    listed: Row | None = None,
    *,
    dues: Rows = (),
    happenings: Rows = (),
    office: OfficeRows = _NO_OFFICE,
) -> SweptRow:
    """Return a row of `entries` with its secret and payload, and what lists hold of it."""
    packed = row[_PACKED]
    payload = None if packed is None else _unpacked(packed)
    number = None if listed is None or listed[_OWN] is None else listed[_OWN:]
    own = None if listed is None else listed[:_OWN]
    return SweptRow._make((*row[:_PACKED], payload, number, own, dues, happenings, office))


def _unpacked(packed: bytes) -> bytes:
    """Return a payload, or else the bytes that are no payload, for the ledger to name."""
    try:
        return packing.unpack(packed)
    except RegisterDamaged:
        return packed


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index that readings rest on: its table, the column it orders, and the rows it leads to.

    One that is `living` is over what may change as entries arrive, or leads to several rows of one
    entry; `also` are columns it orders beside that one and the row: a row is looked for by all of
    them, since otherwise many are passed over to find it. One that is `only` over some rows says
    which, in SQL with a place for the table's name. One of a table that only `grows`, by a row for
    an entry, is counted in turns.
    """

    name: str
    table: str
    column: str
    living: bool = False
    also: tuple[str, ...] = ()
    only: str = "1"
    grows: bool = False


INDEXES = (
    Index(name="sqlite_autoindex_entries_1", table="entries", column="id"),
    Index(name="entries_by_subject", table="entries", column="subject"),
    Index(name="entries_by_kind", table="entries", column="kind"),
    Index(name="decisions_by_id", table="decisions", column="id"),
    Index(name="decisions_by_reference", table="decisions", column="series"),
    Index(name="decisions_by_year", table="decisions", column="year"),
    Index(name="decisions_by_kind", table="decisions", column="kind_id"),
    Index(name="decisions_by_decided", table="decisions", column="decided_at"),
    Index(name="decisions_by_recorded", table="decisions", column="recorded_at"),
    Index(name="decisions_by_requester", table="decisions", column="requester"),
    Index(name="decisions_by_outcome", table="decisions", column="outcome"),
    Index(name="decisions_by_subject", table="decisions", column="subject"),
    Index(name="decisions_by_gateway", table="decisions", column="gateway"),
    Index(name="decisions_by_decider", table="decisions", column="decided_by"),
    Index(name="decisions_by_nation", table="decisions", column="nation"),
    Index(name="decisions_by_late", table="decisions", column="late_s"),
    Index(name="decisions_by_standing", table="decisions", column="standing", living=True),
    Index(name="decisions_by_release", table="decisions", column="release", living=True),
    Index(name="decisions_by_next", table="decisions", column="next_on", living=True),
    Index(name="dues_by_subject", table="dues", column="subject", living=True),
    Index(name="dues_by_day", table="dues", column="due_on", living=True, also=("open",)),
    Index(name="happenings_by_decision", table="happenings", column="decision", living=True),
    Index(name="numbers_by_subject", table="numbers", column="subject", living=True),
    Index(name="exceptions_by_case", table="exceptions", column="examiner_case", living=True),
    Index(name="problems_by_case", table="problems", column="subject", living=True),
    Index(
        name="problems_by_problem", table="problems", column="what", living=True, also=("problem",)
    ),
    *(
        Index(
            name=name,
            table="examiner_entries",
            column=column,
            living=True,
            also=also,
            only=only,
            grows=only == "1",
        )
        for name, column, also, only in (
            ("examiner_entries_by_case", "subject", ("source",), "1"),
            ("examiner_entries_by_source", "source", ("accessed_at",), "{}.source IS NOT NULL"),
            ("examiner_entries_by_confirmed", "confirms", (), "{}.confirms IS NOT NULL"),
            ("examiner_entries_for_others", "accessor_id", (), "{0}.accessor_id <> {0}.signer"),
        )
    ),
    *(
        Index(name=name, table="examiner_cases", column=column, living=True)
        for name, column in (
            ("sqlite_autoindex_examiner_cases_1", "id"),
            ("examiner_cases_by_reference", "reference"),
            ("examiner_cases_by_died", "died_from"),
            ("examiner_cases_by_changed", "changed_at"),
            ("examiner_cases_by_state", "state"),
            ("examiner_cases_by_officer", "prepared_by"),
            ("examiner_cases_by_examiner", "examiner_id"),
            ("examiner_cases_by_listed", "listed_at"),
        )
    ),
    Index(
        name="examiner_cases_by_closing",
        table="examiner_cases",
        column="died_from",
        living=True,
        also=("open",),
    ),
    Index(
        name="examiner_cases_awaiting",
        table="examiner_cases",
        column="awaiting",
        living=True,
        only="{}.awaiting > 0",
    ),
)
"""Every index that could hide a row; that over log and position is what a sweep goes by."""


def hiding(store: Store, row: int) -> tuple[Index, ...]:
    """Return the indexes of the list that do not lead to the row of an entry that is listed."""
    found = store.row(
        f"SELECT {', '.join(COLUMNS)} FROM decisions NOT INDEXED WHERE row = ?", (row,)
    )
    if found is None:
        return ()
    held = dict(zip(COLUMNS, found, strict=True))
    return tuple(
        index
        for index in INDEXES
        if index.table == "decisions"
        and store.value(
            f"SELECT 1 FROM decisions INDEXED BY {index.name} WHERE {index.column} = ? AND row = ?",
            (held[index.column], row),
        )
        is None
    )


# Another index of each table, or none, to count the rows of a living one against: reading a whole
# table for its count would be felt.
_COUNTED_BY = {
    "decisions": "INDEXED BY decisions_by_id",
    "dues_by_subject": "INDEXED BY dues_by_day",
    "dues_by_day": "INDEXED BY dues_by_subject",
    "numbers": "INDEXED BY sqlite_autoindex_numbers_2",
    "happenings": "NOT INDEXED",
    "exceptions": "NOT INDEXED",
    "problems": "NOT INDEXED",
    "sqlite_autoindex_examiner_cases_1": "INDEXED BY examiner_cases_by_listed",
    "examiner_cases": "INDEXED BY sqlite_autoindex_examiner_cases_1",
}


def is_whole(store: Store, index: Index) -> bool:
    """Tell whether a living index has as many rows as its table; at once, since both may grow.

    One that is over some rows alone is not counted: that would read the whole table.
    """
    if index.only != "1":
        return True
    other = _COUNTED_BY.get(index.name) or _COUNTED_BY[index.table]
    counted = (
        f"SELECT (SELECT count(*) FROM {index.table} INDEXED BY {index.name})"
        f" = (SELECT count(*) FROM {index.table} {other})"
    )
    return bool(store.value(counted))


def next_count(
    store: Store, index: Index, *, after: SqlValue, until: int, limit: int
) -> tuple[int, SqlValue]:
    """Return how many rows up to `until` an index holds after a value, and where to go on.

    It counts some `limit` rows, all of one value together, and gives `None` at the end.
    """
    held = f"FROM {index.table} INDEXED BY {index.name} WHERE {index.column} >"
    start = b"" if after is None else after
    last = store.value(
        f"SELECT {index.column} {held} ? ORDER BY {index.column} LIMIT 1 OFFSET ?", (start, limit)
    )
    within, bounds = ("", ()) if last is None else (f" AND {index.column} <= ?", (last,))
    counted = store.value(f"SELECT count(*) {held} ?{within} AND row <= ?", (start, *bounds, until))
    return int(counted), last


def hides_any(store: Store, indexes: Sequence[Index], *, after: int, until: int) -> bool:
    """Tell whether one of a table's living indexes does not lead to one of a range of its rows."""
    leads = " AND ".join(map(_leads, indexes))
    sql = (
        f"SELECT 1 FROM {indexes[0].table} AS held NOT INDEXED"
        f" WHERE held.row > ? AND held.row <= ? AND NOT ({leads}) LIMIT 1"
    )
    return store.value(sql, (after, until)) is not None


def _leads(index: Index) -> str:
    """Return the condition that an index leads to the row `held`, where it is over that row."""
    columns = (*index.also, index.column, "row")
    same = " AND ".join(f"led.{name} IS held.{name}" for name in columns)
    led = (
        f"EXISTS (SELECT 1 FROM {index.table} AS led INDEXED BY {index.name}"
        f" WHERE {index.only.format('led')} AND {same})"
    )
    return led if index.only == "1" else f"(NOT ({index.only.format('held')}) OR {led})"


def index_page(
    store: Store, index: Index, *, after: tuple[SqlValue, int] | None, limit: int
) -> list[tuple[SqlValue, int]]:
    """Return the next value and row of an index as the index itself holds them, in its order."""
    beyond = "1" if after is None else f"({index.column}, row) > (?, ?)"
    sql = (
        f"SELECT {index.column}, row FROM {index.table} INDEXED BY {index.name}"
        f" WHERE {index.only.format(index.table)} AND {beyond}"
        f" ORDER BY {index.column}, row LIMIT ?"
    )
    return cast("list[tuple[SqlValue, int]]", store.rows(sql, (*(after or ()), limit)))
