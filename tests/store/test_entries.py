from __future__ import annotations

import pytest

from caldicott_desktop.ledger.tree import Frontier, check_inclusion, inclusion_proof
from caldicott_desktop.store import entries, faults, nodes, packing, payloads
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.nodes import StoredNodes
from caldicott_desktop.store.payloads import StoredPayload
from caldicott_desktop.store.times import to_ms
from tests.store import samples

OTHER_LOG = bytes(reversed(range(16)))


def test_an_entry_comes_back_byte_for_byte(store: Store) -> None:
    one = samples.signed(0)
    entries.add(store, 1, one)
    for found in (
        entries.by_row(store, 1),
        entries.by_id(store, one.entry_id),
        entries.by_place(store, samples.LOG, 0),
    ):
        assert found is not None
        assert (found.content, found.signature) == (one.entry_bytes, one.signature)
        columns = (found.id, found.log, found.seq, found.kind, found.subject, found.at)
        assert columns == entries.columns_of(one)


def test_what_is_not_there_is_none(store: Store) -> None:
    assert entries.by_row(store, 1) is None
    assert entries.by_id(store, bytes(32)) is None
    assert entries.by_place(store, samples.LOG, 0) is None
    assert entries.newest_of_kind(store, "log.begun") is None
    assert entries.oldest_of_kind(store, "log.begun") is None
    assert entries.last_time(store) is None
    assert (entries.last_row(store), entries.count(store)) == (0, 0)
    assert (entries.sizes(store), entries.size(store, samples.LOG)) == ({}, 0)
    assert payloads.get(store, 1) is None


def test_logs_come_in_order_of_arrival_with_their_sizes(store: Store) -> None:
    entries.add(store, 1, samples.signed(0))
    entries.add(store, 2, samples.signed(0, log=bytes(16)))
    entries.add(store, 3, samples.signed(1))
    assert list(entries.sizes(store).items()) == [(samples.LOG, 2), (bytes(16), 1)]
    assert entries.last_row(store) == entries.count(store) == 3


def test_a_log_without_a_beginning_is_found_all_the_same(store: Store) -> None:
    entries.add(store, 1, samples.signed(7))
    assert entries.logs(store) == (samples.LOG,)


def test_kinds_are_counted_and_the_first_of_each_is_found(store: Store) -> None:
    made = [samples.signed(0), samples.signed(1, kind="draft.numbered"), samples.signed(2)]
    for row, each in enumerate(made, start=1):
        entries.add(store, row, each)
    kind = made[0].entry.kind
    assert entries.counts(store, (kind, "log.seen")) == {kind: 2, "log.seen": 0}
    first = entries.oldest_of_kind(store, kind)
    assert first is not None
    assert (first.row, first.when) == (1, made[0].entry.at)


def test_entries_by_subject_kind_and_page(store: Store) -> None:
    subject = bytes(range(1, 17))
    made = [
        samples.signed(0, subject=subject, kind="draft.numbered"),
        samples.signed(1),
        samples.signed(2, subject=subject),
        samples.signed(0, subject=subject, log=OTHER_LOG),
    ]
    for row, one in enumerate(made, start=1):
        entries.add(store, row, one)
    assert [each.row for each in entries.of_subject(store, subject)] == [1, 3, 4]
    assert [each.row for each in entries.newest_of_subject(store, subject)] == [3, 4]
    assert [each.row for each in entries.of_kinds(store, ["draft.numbered"])] == [1]
    newest = entries.newest_of_kind(store, "decision.recorded")
    assert newest is not None
    assert newest.row == 4
    assert [each.row for each in entries.page(store, after=1, until=3, limit=9)] == [2, 3]
    assert [each.row for each in entries.page(store, after=0, until=4, limit=2)] == [1, 2]
    last = entries.last_time(store)
    assert last is not None
    assert to_ms(last) == newest.at


def test_nodes_serve_proofs_and_their_absence_is_damage(store: Store) -> None:
    edge = Frontier()
    made = [samples.signed(seq) for seq in range(11)]
    for row, one in enumerate(made, start=1):
        entries.add(store, row, one)
        nodes.add(store, samples.LOG, edge.append(one.entry_id))
    kept = StoredNodes(store, samples.LOG)
    for seq, one in enumerate(made):
        proof = inclusion_proof(kept, seq, 11)
        assert check_inclusion(one.entry_id, seq, 11, proof, edge.root())
    assert nodes.count(store, samples.LOG) == 8
    for level, index in ((0, 11), (1, 5), (4, 0)):
        with pytest.raises(faults.RegisterDamaged):
            kept.get(level, index)


def test_a_payload_comes_back_and_a_damaged_one_is_named(store: Store) -> None:
    entries.add(store, 1, samples.signed(0))
    kept = StoredPayload(secret=bytes(range(32)), content='/a "ü"\n'.encode() * 99)
    payloads.add(store, 1, kept)
    assert payloads.get(store, 1) == kept
    assert payloads.count(store) == 1
    entries.add(store, 2, samples.signed(1))
    store.run("INSERT INTO payloads VALUES (2, zeroblob(32), x'00')")
    with pytest.raises(faults.RegisterDamaged):
        payloads.get(store, 2)


@pytest.mark.parametrize(
    "packed",
    [b"", b"nonsense", packing.pack(b"abc")[:-1], packing.pack(b"abc") + b"more"],
)
def test_what_was_not_packed_is_refused(packed: bytes) -> None:
    with pytest.raises(faults.RegisterDamaged):
        packing.unpack(packed)
