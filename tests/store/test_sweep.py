from __future__ import annotations

import pytest

from caldicott_desktop.ledger.tree import Node
from caldicott_desktop.store import decisions, entries, nodes, numbers, sweep
from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.store.numbers import Reference
from tests.domain import samples as domain
from tests.store import samples

SUMMED = [index for index in sweep.INDEXES if not index.living]


def test_a_sweep_reads_everything_kept_about_an_entry(store: Store) -> None:
    shown = samples.put_decision(store, 1, domain.refused())
    reference = Reference.parse(shown.reference)
    numbers.give(store, reference, log=samples.LOG, subject=shown.id, row=1)
    (found,) = sweep.page(store, log=samples.LOG, after=-1, until=1, limit=9)
    stored = entries.by_row(store, 1)
    assert stored is not None
    assert (found.row, found.entry_id, found.log, found.seq) == (1, stored.id, samples.LOG, 0)
    assert (found.kind, found.subject, found.at) == (stored.kind, stored.subject, stored.at)
    assert (found.entry_bytes, found.signature) == (stored.content, stored.signature)
    assert found.payload == samples.content(domain.refused(), shown.reference)
    assert found.secret == bytes(32)
    assert found.listed == (store.row("SELECT * FROM decisions") or ())[: -decisions.OF_THE_CASE]
    assert found.number == (samples.LOG, 2026, 1, "CG-2026-0001")


def test_what_is_missing_beside_an_entry_is_none(store: Store) -> None:
    entries.add(store, 1, samples.signed(0))
    (found,) = sweep.page(store, log=samples.LOG, after=-1, until=1, limit=9)
    assert (found.payload, found.secret, found.listed, found.number) == (None,) * 4


def test_a_payload_that_cannot_be_unpacked_is_handed_on_as_it_lies(store: Store) -> None:
    entries.add(store, 1, samples.signed(0))
    store.run("INSERT INTO payloads VALUES (1, zeroblob(32), x'00')")
    (found,) = sweep.page(store, log=samples.LOG, after=-1, until=1, limit=9)
    assert found.payload == b"\x00"


def test_pages_go_on_and_end_where_the_sweep_began(store: Store) -> None:
    for row in range(1, 6):
        entries.add(store, row, samples.signed(row - 1))
    first = sweep.page(store, log=samples.LOG, after=-1, until=4, limit=3)
    then = sweep.page(store, log=samples.LOG, after=2, until=4, limit=3)
    assert [each.seq for each in (*first, *then)] == [0, 1, 2, 3]
    assert sweep.rows_between(store, after=1, until=4) == 3


def test_a_log_that_came_in_between_another_is_read_with_its_own(store: Store) -> None:
    for row in (1, 2, 3):
        samples.put_decision(store, row, domain.refused())
    entries.add(store, 4, samples.signed(0, log=bytes([9] * 16)))
    entries.add(store, 5, samples.signed(3))
    found = sweep.page(store, log=samples.LOG, after=-1, until=5, limit=9)
    assert [each.row for each in found] == [1, 2, 3, 5]
    assert [each.listed and each.listed[0] for each in found] == [1, 2, 3, None]
    assert sweep.page(store, log=samples.LOG, after=3, until=5, limit=9) == []


def test_counts_and_nodes(store: Store) -> None:
    shown = samples.put_decision(store, 1, domain.refused())
    reference = Reference.parse(shown.reference)
    numbers.give(store, reference, log=samples.LOG, subject=shown.id, row=1)
    assert sweep.listed_between(store, after=0, until=1) == 1
    assert sweep.listed_between(store, after=1, until=9) == 0
    (number,) = sweep.numbers_page(store, after=None, limit=9)
    assert number == (samples.LOG, 2026, 1, str(reference), shown.id, 1)
    assert sweep.numbers_page(store, after=number[:3], limit=9) == []
    kept = [Node(level=1, index=place, digest=bytes([place]) * 32) for place in range(4)]
    nodes.add(store, samples.LOG, kept)
    found = sweep.node_digests(store, log=samples.LOG, level=1, first=1, limit=2)
    assert found == [(1, b"\x01" * 32), (2, b"\x02" * 32)]


@pytest.mark.parametrize("index", SUMMED, ids=lambda index: index.name)
def test_an_index_is_read_in_its_own_order_to_its_end(store: Store, index: sweep.Index) -> None:
    for row in range(1, 6):
        samples.put_decision(store, row, domain.refused())
    found: list[tuple[SqlValue, int]] = []
    while page := sweep.index_page(store, index, after=found[-1] if found else None, limit=2):
        found += page
    assert sorted(row for _, row in found) == [1, 2, 3, 4, 5]
    held = store.rows(f"SELECT {index.column}, row FROM {index.table} NOT INDEXED")
    assert sorted(held) == sorted(found)


def test_every_index_that_readings_go_by_is_swept(store: Store) -> None:
    made = store.rows(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name IN"
        " ('entries', 'decisions', 'dues', 'happenings', 'numbers', 'sources', 'exceptions',"
        " 'problems', 'examiner_entries', 'examiner_cases')"
    )
    # What a sweep itself goes by: the places of entries, and the keys of tables without a row id.
    own = {"sqlite_autoindex_entries_2", "sqlite_autoindex_numbers_2"}
    own |= {f"sqlite_autoindex_{table}_1" for table in ("dues", "happenings", "numbers")}
    assert {name for (name,) in made} - own == {each.name for each in sweep.INDEXES}


def test_entries_are_read_by_their_table_alone(store: Store) -> None:
    for row in range(1, 6):
        samples.put_decision(store, row, domain.refused())
    several = sweep.from_table(store, log=samples.LOG, after=1, until=4)
    assert [each.row for each in several] == [2, 3, 4]
    assert all(each.payload and each.secret == bytes(32) for each in several)
    assert {(each.listed, each.number) for each in several} == {(None, None)}
    assert sweep.one_from_table(store, log=samples.LOG, row=2, payload=True) == several[:1]
    (bare,) = sweep.one_from_table(store, log=samples.LOG, row=2, payload=False)
    assert (bare.entry_id, bare.payload, bare.secret) == (several[0].entry_id, None, None)
    assert sweep.one_from_table(store, log=bytes(16), row=2, payload=True) == []
    assert (sweep.log_of_row(store, 2), sweep.log_of_row(store, 9)) == ([samples.LOG], [])


@pytest.mark.parametrize("way", range(sweep.LAST_ROW_WAYS))
def test_the_newest_row_is_told_in_each_way(store: Store, way: int) -> None:
    assert sweep.last_row(store, way) == 0
    for row in range(1, 4):
        samples.put_decision(store, row, domain.refused())
    assert sweep.last_row(store, way) == 3
