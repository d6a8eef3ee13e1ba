from __future__ import annotations

from dataclasses import replace

from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.faults import FaultCode
from caldicott_desktop.ledger.payload import Lines, Value
from caldicott_desktop.ledger.verification import verify
from tests.ledger.a_vault import StoredEntry
from tests.ledger.test_verification import HOUSE, ROWS, codes, lived_in, report


def test_a_payload_without_a_schema_or_with_a_cut_secret_is_found() -> None:
    house = lived_in()
    house.log.append("card.recorded", {"/a": 1}, house.priya)
    rows = house.log.rows()
    found = report(house, [*rows[:6], replace(rows[6], secret=bytes(31)), *rows[7:]])
    assert codes(found) == [FaultCode.PAYLOAD, FaultCode.PAYLOAD]
    assert "32 bytes, not 31" in found.told()[0]
    assert "no field /schema" in found.told()[1]


def test_what_is_kept_beside_an_entry_is_compared_with_what_it_says() -> None:
    heard: list[tuple[int | None, Value]] = []

    def beside(_row: StoredEntry, signed: SignedEntry | None, lines: Lines | None) -> None:
        seq = signed.entry.seq if signed else None
        heard.append((seq, lines["/schema"] if lines else None))

    unreadable = replace(ROWS[4], entry_bytes=b"")
    unsaid = replace(ROWS[5], payload=None)
    damaged = replace(ROWS[6], payload=b"")
    changed = replace(ROWS[7], payload=ROWS[6].payload)
    rows = [*ROWS[:4], unreadable, unsaid, damaged, changed]
    for _ in verify(HOUSE.vault, rows, beside=beside):
        pass
    assert heard[4:] == [(None, None), (5, None), (6, None), (7, "decision/1 police-request")]
