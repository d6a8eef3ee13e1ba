"""What a sealed pack says of itself: its manifest, and how earlier heads lead to its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caldicott_desktop.ledger import canonical, pack, proof
from caldicott_desktop.ledger.canonical import JsonValue
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.pack import Lead, Manifest, PackedFile
from caldicott_desktop.ledger.proof_check import check
from tests.ledger.a_vault import House
from tests.ledger.test_proof import Held, begin_export, source, two_logs

MANIFEST = Manifest(
    vault=b"\x01" * 16,
    files=(PackedFile(name="Register.csv", form="csv", sha256=b"\x02" * 32, size=1200),),
    earlier=(Head(log=b"\x03" * 16, size=4, root=b"\x04" * 32),),
)
LEAD = Lead(head=MANIFEST.earlier[0], size=9, path=(b"\x05" * 32, b"\x06" * 32))


def test_a_manifest_and_heads_go_both_ways_byte_for_byte() -> None:
    assert Manifest.from_json(MANIFEST.to_json()) == MANIFEST
    assert pack.leads_from_json(pack.leads_to_json([LEAD])) == (LEAD,)


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b"{}",
        MANIFEST.to_json().replace(b'"size":1200', b'"size":true'),
        MANIFEST.to_json().replace(b'"size":4', b'"size":true'),
        MANIFEST.to_json().replace(b'"size":4', b'"size":"4"'),
        MANIFEST.to_json().replace(b'"files":[', b'"files":[7,'),
        MANIFEST.to_json().replace(b'"vault"', b'"vbult"'),
        MANIFEST.to_json().replace(b"/pack/1", b"/pack/9"),
    ],
)
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(LedgerFault):
        Manifest.from_json(data)


def leads_with(**changes: JsonValue) -> bytes:
    one: dict[str, JsonValue] = {
        "log": "03" * 16,
        "size": 4,
        "root": "04" * 32,
        "to": 9,
        "path": [],
    }
    return canonical.encode({"format": "caldicott-log/heads/1", "heads": [{**one, **changes}]})


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        canonical.encode({"format": "caldicott-log/heads/2", "heads": []}),
        canonical.encode({"format": "caldicott-log/heads/1", "heads": [], "more": 1}),
        canonical.encode({"format": "caldicott-log/heads/1", "heads": [7]}),
        leads_with(to=True),
        leads_with(to="9"),
        leads_with(path=[7]),
        leads_with(size=None),
        leads_with(more=1),
    ],
)
def test_what_are_no_heads_is_refused(data: bytes) -> None:
    with pytest.raises(LedgerFault):
        pack.leads_from_json(data)


def test_every_earlier_head_leads_to_that_of_an_export() -> None:
    house = House()
    for number in range(6):
        house.log.decide(house.priya, number)
    heads = [house.log.head(size) for size in range(1, len(house.log.entries) + 1)]
    begun = begin_export(house, house.priya)
    proven, leads = proof.assemble_leading(source(begun), heads, Held(house))
    found = check(proven)
    assert not found.faults
    assert [each.head for each in leads] == heads
    assert all(each.holds(found.known) for each in leads)
    assert not any(each.holds({}) for each in leads)


def test_a_head_of_another_history_leads_nowhere() -> None:
    house = House()
    head = house.log.head()
    house.log.decide(house.priya, 1)
    begun = begin_export(house, house.priya)
    proven, (lead,) = proof.assemble_leading(source(begun), [head], Held(house))
    known = check(proven).known
    assert lead.holds(known)
    assert not replace(lead, head=replace(head, root=b"\x07" * 32)).holds(known)
    assert not replace(lead, path=(*lead.path, b"\x07" * 32)).holds(known)


def test_a_head_of_another_log_leads_to_what_the_exports_log_took_in() -> None:
    house, laptop, _ = two_logs()
    begun = begin_export(house, house.priya, laptop)
    proven, (lead,) = proof.assemble_leading(source(begun), [house.log.head(2)], Held(house))
    assert "log.seen" in [each.signed.entry.kind for each in proven.grounds]
    assert lead.size == len(house.log.entries)
    assert lead.holds(check(proven).known)


def test_a_head_of_a_log_that_was_not_taken_in_is_refused() -> None:
    house, laptop, _ = two_logs()
    begun = begin_export(house, house.priya)
    with pytest.raises(LedgerFault, match="does not know the log"):
        proof.assemble_leading(source(begun), [laptop.head(1)], Held(house))
