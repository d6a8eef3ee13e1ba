"""The table `entries`: what was signed, byte for byte, in order of arrival."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.store.connection import Row, SqlValue, Store
from caldicott_desktop.store.times import from_ms, to_ms

_COLUMNS = "row, id, log, seq, kind, subject, at, bytes, signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """One row as it stands: nothing here is checked, neither the bytes nor the columns beside them.

    `row` counts arrivals from 1, `id` and `content` are what they should be if all is well, `at` is
    in milliseconds. Checking is the ledger's.
    """

    row: int
    id: bytes
    log: bytes
    seq: int
    kind: str
    subject: bytes
    at: int
    content: bytes
    signature: bytes

    @property
    def when(self) -> datetime:
        """The column `at` as an aware time in UTC."""
        return from_ms(self.at)


def add(store: Store, row: int, signed: SignedEntry) -> None:
    """Append an entry as number `row`; the schema refuses one that is already there."""
    entry = signed.entry
    values = (
        row,
        signed.entry_id,
        entry.log,
        entry.seq,
        entry.kind,
        entry.subject,
        to_ms(entry.at),
        signed.entry_bytes,
        signed.signature,
    )
    store.run("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def columns_of(signed: SignedEntry) -> tuple[SqlValue, ...]:
    """Return what the index columns of an entry's row should hold, from its bytes alone."""
    entry = signed.entry
    return (signed.entry_id, entry.log, entry.seq, entry.kind, entry.subject, to_ms(entry.at))


def last_row(store: Store) -> int:
    """Return the number of the newest row; 0 in an empty register."""
    return int(store.value("SELECT coalesce(max(row), 0) FROM entries"))


def count(store: Store) -> int:
    """Return how many entries the register holds."""
    return int(store.value("SELECT count(*) FROM entries"))


def counts(store: Store, kinds: Iterable[str]) -> dict[str, int]:
    """Return how many entries of each of these kinds the register holds."""
    # One index range for each kind, instead of reading every entry.
    sql = "SELECT count(*) FROM entries WHERE kind = ?"
    return {kind: int(store.value(sql, (kind,))) for kind in kinds}


def logs(store: Store) -> tuple[bytes, ...]:
    """Return every log id that any row bears, in order of the logs' first arrival."""
    found: dict[bytes, int] = {}
    # One step along the index for each log, instead of reading every entry.
    sql = "SELECT log, row FROM entries WHERE log > ? ORDER BY log, seq LIMIT 1"
    last: bytes = b""
    while (row := store.row(sql, (last,))) is not None:
        last, first = row
        found[last] = first
    return tuple(sorted(found, key=found.__getitem__))


def sizes(store: Store) -> dict[bytes, int]:
    """Return how many entries each log has, by log id, in order of the logs' first arrival."""
    return {log: size(store, log) for log in logs(store)}


def size(store: Store, log: bytes) -> int:
    """Return how many entries a log has; 0 for one that is not here."""
    newest = store.value("SELECT max(seq) FROM entries WHERE log = ?", (log,))
    return 0 if newest is None else int(newest) + 1


def last_time(store: Store) -> datetime | None:
    """Return when the entry that arrived last says it was recorded, or `None` where none is."""
    found = store.value("SELECT at FROM entries ORDER BY row DESC LIMIT 1")
    return None if found is None else from_ms(found)


def by_id(store: Store, entry_id: bytes) -> StoredEntry | None:
    """Return the entry with that id (32 bytes), or `None`."""
    return _first(store.rows(f"SELECT {_COLUMNS} FROM entries WHERE id = ?", (entry_id,)))


def by_place(store: Store, log: bytes, seq: int) -> StoredEntry | None:
    """Return entry number `seq` of a log, or `None`."""
    sql = f"SELECT {_COLUMNS} FROM entries WHERE log = ? AND seq = ?"
    return _first(store.rows(sql, (log, seq)))


def by_row(store: Store, row: int) -> StoredEntry | None:
    """Return the entry that arrived as number `row`, or `None`."""
    return _first(store.rows(f"SELECT {_COLUMNS} FROM entries WHERE row = ?", (row,)))


def id_of(store: Store, row: int) -> bytes | None:
    """Return the id of the entry that arrived as number `row`, unchecked, or `None`."""
    found: bytes | None = store.value("SELECT id FROM entries WHERE row = ?", (row,))
    return found


def of_subject(store: Store, subject: bytes) -> tuple[StoredEntry, ...]:
    """Return every entry on a subject (16 bytes), oldest first."""
    sql = f"SELECT {_COLUMNS} FROM entries WHERE subject = ? ORDER BY row"
    return tuple(map(_read, store.rows(sql, (subject,))))


def newest_of_kind(store: Store, kind: str) -> StoredEntry | None:
    """Return the entry of that kind that arrived last, or `None`."""
    sql = f"SELECT {_COLUMNS} FROM entries WHERE kind = ? ORDER BY row DESC LIMIT 1"
    return _first(store.rows(sql, (kind,)))


def newest_of(store: Store, kind: str, *, limit: int) -> tuple[StoredEntry, ...]:
    """Return the entries of that kind that arrived last, the newest first."""
    sql = f"SELECT {_COLUMNS} FROM entries WHERE kind = ? ORDER BY row DESC LIMIT ?"
    return tuple(map(_read, store.rows(sql, (kind, limit))))


def oldest_of_kind(store: Store, kind: str) -> StoredEntry | None:
    """Return the entry of that kind that arrived first, or `None`."""
    sql = f"SELECT {_COLUMNS} FROM entries WHERE kind = ? ORDER BY row LIMIT 1"
    return _first(store.rows(sql, (kind,)))


def newest_of_subject(store: Store, subject: bytes) -> tuple[StoredEntry, ...]:
    """Return the newest entry on a subject in each log that has one, oldest first."""
    sql = (
        f"SELECT {_COLUMNS} FROM entries WHERE row IN"
        " (SELECT max(row) FROM entries WHERE subject = ? GROUP BY log) ORDER BY row"
    )
    return tuple(map(_read, store.rows(sql, (subject,))))


def of_kinds(store: Store, kinds: Iterable[str]) -> tuple[StoredEntry, ...]:
    """Return every entry of the given kinds, oldest first."""
    wanted = tuple(kinds)
    marks = ", ".join("?" * len(wanted))
    sql = f"SELECT {_COLUMNS} FROM entries WHERE kind IN ({marks}) ORDER BY row"
    return tuple(map(_read, store.rows(sql, wanted)))


def of_kind_between(store: Store, kind: str, *, after: int, until: int) -> tuple[StoredEntry, ...]:
    """Return the entries of one kind that arrived after row `after`, none beyond row `until`."""
    sql = f"SELECT {_COLUMNS} FROM entries WHERE kind = ? AND row > ? AND row <= ? ORDER BY row"
    return tuple(map(_read, store.rows(sql, (kind, after, until))))


def page(store: Store, *, after: int, until: int, limit: int) -> tuple[StoredEntry, ...]:
    """Return the next entries that arrived after row `after`, none beyond row `until`."""
    sql = f"SELECT {_COLUMNS} FROM entries WHERE row > ? AND row <= ? ORDER BY row LIMIT ?"
    return tuple(map(_read, store.rows(sql, (after, until, limit))))


def _first(rows: list[Row]) -> StoredEntry | None:
    return _read(rows[0]) if rows else None


def _read(row: Row) -> StoredEntry:
    number, entry_id, log, seq, kind, subject, at, content, signature = row
    return StoredEntry(
        row=number,
        id=entry_id,
        log=log,
        seq=seq,
        kind=kind,
        subject=subject,
        at=at,
        content=content,
        signature=signature,
    )
