from __future__ import annotations

from caldicott_desktop.ledger.tree import Node
from caldicott_desktop.store import decisions, entries, nodes, numbers, sweep
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.numbers import Reference
from tests.domain import samples as domain
from tests.store import samples


def test_a_sweep_reads_everything_kept_about_an_entry(store: Store) -> None:
    shown = samples.put_decision(store, 1, domain.refused())
    reference = Reference.parse(shown.reference)
    numbers.give(store, reference, log=samples.LOG, subject=shown.id, row=1)
    (found,) = sweep.page(store, log=samples.LOG, after=-1, until=1, limit=9)
    stored = entries.by_row(store, 1)
    assert stored is not None
    assert (found.row, found.id, found.log, found.seq) == (1, stored.id, samples.LOG, 0)
    assert (found.kind, found.subject, found.at) == (stored.kind, stored.subject, stored.at)
    assert (found.content, found.signature) == (stored.content, stored.signature)
    assert found.payload == samples.content(domain.refused(), shown.reference)
    assert found.secret == bytes(32)
    assert found.listed == decisions.columns_of(shown)
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


def test_counts_and_nodes(store: Store) -> None:
    shown = samples.put_decision(store, 1, domain.refused())
    reference = Reference.parse(shown.reference)
    numbers.give(store, reference, log=samples.LOG, subject=shown.id, row=1)
    assert (sweep.listed_count(store, 1), sweep.listed_count(store, 0)) == (1, 0)
    assert (sweep.numbered_count(store, 1), sweep.numbered_count(store, 0)) == (1, 0)
    kept = [Node(level=1, index=place, digest=bytes([place]) * 32) for place in range(4)]
    nodes.add(store, samples.LOG, kept)
    found = sweep.node_digests(store, log=samples.LOG, level=1, first=1, limit=2)
    assert found == [(1, b"\x01" * 32), (2, b"\x02" * 32)]
