"""What was signed can be added to and never changed, whatever SQL is tried."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2 as driver

from caldicott_desktop.ledger.tree import Node
from caldicott_desktop.store import entries, guidance_sets, nodes, packing, payloads
from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.store.payloads import StoredPayload
from tests.store import samples

TABLES = {
    "entries": "signature = zeroblob(64)",
    "payloads": "secret = zeroblob(32)",
    "nodes": "digest = zeroblob(32)",
    "guidance_sets": "version = 'x'",
}


@pytest.fixture
def filled(store: Store) -> Store:
    with store.transaction():
        entries.add(store, 1, samples.signed(0))
        payloads.add(store, 1, StoredPayload(secret=bytes(32), content=b"/a null\n"))
        nodes.add(store, samples.LOG, [Node(level=1, index=0, digest=bytes(32))])
        guidance_sets.add(store, bytes(32), "2026.11", packing.pack(b"{}"))
    return store


def whole(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {table: store.rows(f"SELECT * FROM {table}") for table in TABLES}


def refused(store: Store, sql: str, values: tuple[SqlValue, ...] = ()) -> None:
    before = whole(store)
    with pytest.raises(driver.IntegrityError):
        store.run(sql, values)
    assert whole(store) == before


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_never_changed(filled: Store, table: str) -> None:
    refused(filled, f"UPDATE {table} SET {TABLES[table]}")


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_never_deleted(filled: Store, table: str) -> None:
    refused(filled, f"DELETE FROM {table}")


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE", "REPLACE", "INSERT OR FAIL"])
@pytest.mark.parametrize("table", TABLES)
def test_rows_are_never_replaced(filled: Store, table: str, verb: str) -> None:
    row = filled.row(f"SELECT * FROM {table}")
    assert row is not None
    refused(filled, f"{verb} INTO {table} VALUES ({', '.join('?' * len(row))})", row)


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_never_replaced_through_a_conflict_clause(filled: Store, table: str) -> None:
    row = filled.row(f"SELECT * FROM {table}")
    assert row is not None
    marks = ", ".join("?" * len(row))
    refused(
        filled,
        f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT DO UPDATE SET {TABLES[table]}",
        row,
    )


@pytest.mark.parametrize("same", ["row", "id", "place"])
def test_each_key_of_an_entry_is_guarded(filled: Store, same: str) -> None:
    other = samples.signed(5)
    row = filled.row("SELECT * FROM entries")
    assert row is not None
    new: list[SqlValue] = [2, *entries.columns_of(other), other.entry_bytes, other.signature]
    if same == "row":
        new[0] = row[0]
    elif same == "id":
        new[1] = row[1]
    else:
        new[2:4] = row[2:4]
    refused(filled, f"INSERT OR REPLACE INTO entries VALUES ({', '.join('?' * 9)})", tuple(new))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", b"short"),
        ("log", b"short"),
        ("seq", -1),
        ("kind", ""),
        ("subject", b"short"),
        ("bytes", b""),
        ("signature", b"short"),
        ("seq", "many"),
    ],
)
def test_lengths_and_types_are_held(store: Store, column: str, value: SqlValue) -> None:
    one = samples.signed(0)
    names = ("row", "id", "log", "seq", "kind", "subject", "at", "bytes", "signature")
    values = dict(
        zip(names, (1, *entries.columns_of(one), one.entry_bytes, one.signature), strict=True)
    )
    values[column] = value
    with pytest.raises(driver.IntegrityError):
        store.run(f"INSERT INTO entries VALUES ({', '.join('?' * 9)})", tuple(values.values()))


def test_a_payload_needs_its_entry(store: Store) -> None:
    with pytest.raises(driver.IntegrityError):
        payloads.add(store, 1, StoredPayload(secret=bytes(32), content=b"/a null\n"))
