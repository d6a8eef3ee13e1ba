from __future__ import annotations

from collections.abc import Generator, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import entry, payload, schemas
from caldicott_desktop.ledger.authority import STATE_KINDS
from caldicott_desktop.ledger.faults import FaultCode
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.schemas import LogReason
from caldicott_desktop.ledger.tree import Frontier
from caldicott_desktop.ledger.verification import (
    Before,
    Checked,
    Report,
    compare,
    verify,
)
from tests.ledger.a_vault import APP, GUIDANCE, House, Log, Signer, StoredEntry

MARCUS = Signer("Marcus Bell")


def lived_in(decisions: int = 6) -> House:
    house = House()
    house.add_person(MARCUS, Role.DEPUTY)
    for number in range(decisions):
        house.log.decide(MARCUS if number % 2 else house.priya, number)
    return house


def run(
    vault: bytes, rows: list[StoredEntry], helper: Executor | None = None
) -> tuple[Report, list[int]]:
    finding = Finding(verify(vault, rows, helper=helper))
    turns = list(finding)
    assert finding.report is not None
    return finding.report, turns


class Finding:
    """A verification that is run by iterating and keeps its report."""

    def __init__(self, work: Generator[int, None, Report]) -> None:
        self.work = work
        self.report: Report | None = None

    def __iter__(self) -> Iterator[int]:
        self.report = yield from self.work


def report(house: House, rows: list[StoredEntry] | None = None) -> Report:
    return run(house.vault, list(house.rows()) if rows is None else rows)[0]


def codes(found: Report) -> list[FaultCode]:
    return [fault.code for fault in found.faults]


HOUSE = lived_in()
ROWS = list(HOUSE.rows())


def test_an_untouched_register_is_intact() -> None:
    found = report(HOUSE)
    assert found.faults == ()
    assert found.entries == len(ROWS)
    assert found.heads == (HOUSE.log.head(),)
    assert found.installations == {HOUSE.log.log_id: "Front office"}
    assert found.told() == []


def test_an_empty_register_holds_nothing_against_anyone() -> None:
    assert report(HOUSE, []) == Report(entries=0, heads=(), faults=())


def test_work_is_told_in_turns_and_the_second_thread_finds_the_same() -> None:
    house = lived_in(120)
    rows = list(house.rows())
    rows[70] = replace(rows[70], signature=bytes(64))
    alone, turns = run(house.vault, rows)
    assert turns == [20, 40, 60, 80, 100, 120, 124]
    with ThreadPoolExecutor(1) as helper:
        together, shared = run(house.vault, rows, helper)
    assert shared == turns
    assert together == alone


def test_long_payloads_make_short_turns() -> None:
    house = House()
    for number in range(4):
        text = "x" * 100_000
        fields = {"/schema": "card/9", "/app": APP, "/guidance": GUIDANCE, "/text": text}
        house.log.append("card.recorded", fields, house.priya, subject=bytes([number] * 16))
    found, turns = run(house.vault, list(house.rows()))
    assert turns == [3, 4, 5, 6]
    assert found.newer == 4
    assert found.faults == ()


def test_closing_the_work_stops_it() -> None:
    work = verify(HOUSE.vault, ROWS)
    next(work)
    work.close()
    assert list(work) == []


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@given(st.integers(0, len(ROWS) - 1), st.data())
def test_any_flipped_bit_is_found_where_it_is(at: int, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["entry_bytes", "signature", "payload", "secret"]))
    kept = getattr(ROWS[at], name)
    bit = data.draw(st.integers(0, 8 * len(kept) - 1))
    change: dict[str, Any] = {name: flipped(kept, bit)}
    rows = [*ROWS[:at], replace(ROWS[at], **change), *ROWS[at + 1 :]]
    found = report(HOUSE, rows)
    first = found.faults[0]
    assert first.where is not None
    assert first.where.seq == at
    expected = {
        "entry_bytes": {FaultCode.ENTRY, FaultCode.SIGNATURE},
        "signature": {FaultCode.SIGNATURE},
        "payload": {FaultCode.COMMITMENT, FaultCode.PAYLOAD},
        "secret": {FaultCode.COMMITMENT},
    }
    assert first.code in expected[name]


@given(st.integers(0, len(ROWS) - 2))
def test_a_dropped_entry_is_found(at: int) -> None:
    found = report(HOUSE, [*ROWS[:at], *ROWS[at + 1 :]])
    assert FaultCode.GAP in codes(found)
    assert any("Just before it, an entry is missing." in told for told in found.told())


def test_several_dropped_entries_are_counted() -> None:
    found = report(HOUSE, [*ROWS[:4], *ROWS[7:]])
    assert "Entry 8 of “Front office”: Just before it, 3 entries are missing." in found.told()


def test_a_truncated_log_is_found_by_a_head_kept_elsewhere() -> None:
    kept = HOUSE.log.head()
    found = report(HOUSE, ROWS[:-2])
    assert found.faults == ()
    (short,) = found.heads
    fault = compare(kept, short.size, None)
    assert fault is not None
    assert fault.code is FaultCode.OLDER
    assert "10 entries of this log had been seen, and 8 are here" in fault.sentence


def test_a_head_kept_elsewhere_is_continued_or_not() -> None:
    kept = HOUSE.log.head(5)
    assert compare(kept, 10, HOUSE.log.head(5).root) is None
    gone = compare(kept, None, None)
    assert gone is not None
    assert gone.code is FaultCode.OLDER
    other = compare(kept, 10, bytes(32))
    assert other is not None
    assert other.code is FaultCode.ROOT


@given(st.integers(0, len(ROWS) - 1), st.integers(0, len(ROWS) - 1))
def test_swapped_entries_are_found(one: int, two: int) -> None:
    if one == two:
        return
    rows = list(ROWS)
    rows[one] = replace(ROWS[two], seq=ROWS[one].seq)
    rows[two] = replace(ROWS[one], seq=ROWS[two].seq)
    assert FaultCode.COLUMNS in codes(report(HOUSE, rows))


def test_reordered_rows_are_found() -> None:
    rows = [*ROWS[:5], ROWS[6], ROWS[5], *ROWS[7:]]
    found = report(HOUSE, rows)
    assert FaultCode.GAP in codes(found)
    assert any("does not come after the entry before it" in told for told in found.told())


@pytest.mark.parametrize(
    "change", [{"log": bytes(16)}, {"seq": 99}, {"entry_id": bytes(32)}], ids=str
)
def test_wrong_columns_are_found(change: dict[str, object]) -> None:
    last = replace(ROWS[-1], **change)  # type: ignore[arg-type]  # one column
    assert FaultCode.COLUMNS in codes(report(HOUSE, [*ROWS[:-1], last]))


@pytest.mark.parametrize("name", ["payload", "secret"])
def test_a_missing_payload_is_found(name: str) -> None:
    rows = [*ROWS[:6], replace(ROWS[6], **{name: None}), *ROWS[7:]]  # type: ignore[arg-type]
    assert codes(report(HOUSE, rows)) == [FaultCode.PAYLOAD_MISSING]


def test_another_entrys_payload_is_found() -> None:
    other = ROWS[7]
    rows = [
        *ROWS[:6],
        replace(ROWS[6], payload=other.payload, secret=other.secret),
        *ROWS[7:],
    ]
    assert codes(report(HOUSE, rows)) == [FaultCode.COMMITMENT]


def test_a_cut_signature_is_found() -> None:
    rows = [*ROWS[:6], replace(ROWS[6], signature=ROWS[6].signature[:-1]), *ROWS[7:]]
    assert codes(report(HOUSE, rows))[0] is FaultCode.ENTRY


def test_another_vaults_entry_is_found() -> None:
    house = lived_in()
    stray = Log(log_id=house.log.log_id, vault=bytes(16))
    stray.entries, stray.edge, stray.at = house.log.entries, house.log.edge, house.log.at
    stray.decide(MARCUS)
    assert FaultCode.VAULT in codes(report(house))


def resigned(house: House, at: int) -> list[StoredEntry]:
    """The register after somebody rewrote entry `at` and signed it again with the right key."""
    rows = list(house.rows())
    kept = house.log.entries[at]
    other = replace(kept.signed.entry, at=kept.signed.entry.at + timedelta(milliseconds=1))
    signer = MARCUS if other.key == MARCUS.public else house.priya
    again = entry.sign(other, signer.private.sign)
    rows[at] = replace(
        rows[at],
        entry_id=again.entry_id,
        entry_bytes=again.entry_bytes,
        signature=again.signature,
    )
    return rows


def test_history_rewritten_with_the_right_key_is_found_once() -> None:
    found = report(HOUSE, resigned(HOUSE, 5))
    assert codes(found) == [FaultCode.ROOT]
    assert found.faults[0].where is not None
    assert found.faults[0].where.seq == 6
    assert found.told()[0].startswith("Entry 7 of “Front office”: The entries before it are not")


def test_a_forged_signer_is_found() -> None:
    house = lived_in()
    house.log.decide(Signer("nobody"))
    assert codes(report(house)) == [FaultCode.AUTHORITY]


def test_a_key_not_entitled_is_found() -> None:
    house = lived_in()
    ada = Signer("Ada Obi")
    house.add_person(ada, Role.AUDITOR)
    house.log.decide(ada)
    found = report(house)
    assert codes(found) == [FaultCode.AUTHORITY]
    assert "Ada Obi signed it without a role" in found.told()[0]


def before(house: House, size: int, kept: Head | None = None) -> Before:
    """What is known when the first `size` entries were checked before."""
    edge = Frontier()
    for each in house.log.entries[:size]:
        edge.append(each.signed.entry_id)
    return Before(
        checked=(Checked(head=kept or house.log.head(size), edge=edge),),
        changes=tuple(
            (each.signed, payload.read(each.payload))
            for each in house.log.entries[:size]
            if each.signed.entry.kind in STATE_KINDS
        ),
    )


def continued(house: House, known: Before, rows: list[StoredEntry]) -> Report:
    finding = Finding(verify(house.vault, rows, before=known))
    list(finding)
    assert finding.report is not None
    return finding.report


def test_newer_entries_are_checked_from_the_head_checked_last() -> None:
    house = lived_in()
    known = before(house, 6)
    found = continued(house, known, house.log.rows()[6:])
    assert found.faults == ()
    assert found.entries == 4
    assert found.heads == (house.log.head(),)
    assert continued(house, before(house, 10), []).heads == (house.log.head(),)
    assert continued(house, before(house, 1), house.log.rows()[1:]).faults == ()
    house.log.decide(Signer("nobody"), after=(house.log.entries[4].signed.entry_id,))
    assert codes(continued(house, known, house.log.rows()[6:])) == [FaultCode.AUTHORITY]


def test_newer_entries_that_do_not_go_on_from_there_are_found() -> None:
    house = lived_in()
    rows = resigned(house, 7)
    assert codes(continued(house, before(house, 6), rows[6:])) == [FaultCode.ROOT]
    older = before(house, 6, kept=house.log.head(8))
    assert codes(continued(house, older, house.log.rows()[6:])) == [FaultCode.OLDER]
    other = before(house, 6, kept=replace(house.log.head(6), root=bytes(32)))
    assert codes(continued(house, other, house.log.rows()[6:])) == [FaultCode.ROOT]


def test_a_new_log_may_name_any_head_checked_before_or_since() -> None:
    for size in (3, 6, 8, 10):
        house = lived_in()
        laptop = second_log(house, house.log.head_at(size))
        rows = [*house.log.rows()[6:], *laptop.rows()]
        assert continued(house, before(house, 6), rows).faults == ()
    house = lived_in()
    laptop = second_log(house, replace(house.log.head_at(6), root=bytes(32)))
    found = continued(house, before(house, 6), [*house.log.rows()[6:], *laptop.rows()])
    assert codes(found) == [FaultCode.ROOT]


def forked() -> tuple[House, Log, list[StoredEntry]]:
    """Two copies of one vault, both used after entry 10."""
    one, two = lived_in(), lived_in()
    for number in range(3):
        one.log.decide(one.priya, 100 + number)
        two.log.decide(two.priya, 200 + number)
    joined = [*one.log.rows(), *two.log.rows()[10:]]
    return one, two.log, sorted(joined, key=lambda row: row.seq)


def test_two_copies_both_used_are_found_and_both_are_kept() -> None:
    house, other, rows = forked()
    found = report(house, rows)
    assert set(codes(found)) == {FaultCode.FORK}
    assert "Two copies of “Front office” were both used after entry 10." in found.told()[0]
    assert set(found.heads) == {house.log.head(), other.head()}


def test_heads_named_by_another_log_are_found_on_either_branch() -> None:
    house, other, rows = forked()
    for known in (house.log.head_at(), other.head_at(), other.head_at(12), house.log.head_at(3)):
        laptop = Log(log_id=b"\xff" * 16, vault=house.vault)
        house.begin(laptop, "Laptop", LogReason.FIRST_USE, (known,))
        found = report(house, [*rows, *laptop.rows()])
        assert set(codes(found)) == {FaultCode.FORK}


def test_an_entry_of_neither_branch_is_found() -> None:
    house, _, rows = forked()
    stray = lived_in()
    for number in range(3):
        stray.log.decide(MARCUS, 300 + number)
    found = report(house, sorted([*rows, stray.log.rows()[-1]], key=lambda row: row.seq))
    assert FaultCode.ROOT in codes(found)


def second_log(house: House, *heads: schemas.HeadAt) -> Log:
    laptop = house.new_log("laptop")
    house.begin(laptop, "Laptop", LogReason.OTHER_MACHINE, heads)
    laptop.decide(house.priya)
    return laptop


def test_two_logs_are_intact_together() -> None:
    house = lived_in()
    laptop = second_log(house, house.log.head_at())
    found = report(house)
    assert found.faults == ()
    assert set(found.heads) == {house.log.head(), laptop.head()}


def test_a_log_that_is_gone_or_short_is_found() -> None:
    house = lived_in()
    laptop = second_log(house, house.log.head_at())
    found = report(house, laptop.rows())
    assert FaultCode.LOG_MISSING in codes(found)
    assert FaultCode.LOG_START in codes(found)
    assert any("knew 10 entries of another log, of which 0 are here" in x for x in found.told())
    rows = sorted([*house.log.rows()[:-1], *laptop.rows()], key=lambda row: row.log)
    assert codes(report(house, rows)) == [FaultCode.LOG_MISSING]


def test_a_log_that_knew_another_history_is_found() -> None:
    house = lived_in()
    second_log(house, replace(house.log.head_at(), root=bytes(32)))
    assert codes(report(house)) == [FaultCode.ROOT]


def test_an_entry_that_follows_nothing_is_found() -> None:
    house = lived_in()
    house.log.decide(house.priya, 50, after=(house.log.entries[5].signed.entry_id,))
    assert report(house).faults == ()
    house.log.decide(house.priya, 51, after=(bytes(32),))
    assert codes(report(house)) == [FaultCode.REFERENCE]


def test_an_entry_may_follow_one_of_a_log_read_later() -> None:
    house = lived_in()
    laptop = second_log(house, house.log.head_at())
    told = laptop.entries[-1].signed.entry_id
    house.log.decide(house.priya, 50, after=(told,))
    laptop.decide(house.priya, 51, after=(house.log.entries[-1].signed.entry_id,))
    assert report(house).faults == ()


def test_time_goes_back_only_when_said() -> None:
    house = lived_in()
    house.log.decide(house.priya, 50, step=timedelta(0))
    assert report(house).faults == ()
    house.log.decide(house.priya, 51, step=timedelta(milliseconds=-1))
    assert codes(report(house)) == [FaultCode.TIME]
    house = lived_in()
    changed = schemas.ClockChanged(before=house.log.at, now=house.log.at - timedelta(hours=1))
    house.log.say(schemas.CLOCK_CHANGED, changed, house.priya, step=timedelta(hours=-1))
    house.log.decide(house.priya, 50)
    assert report(house).faults == ()


def test_a_log_begins_as_it_must() -> None:
    house = House()
    first = house.log
    assert codes(report(house, first.rows()[:1])) == []
    wrong = Log(log_id=b"\x01" * 16, vault=house.vault)
    wrong.decide(house.priya)
    assert codes(report(house, [*wrong.rows(), *first.rows()])) == [
        FaultCode.LOG_START,
        FaultCode.AUTHORITY,
    ]
    house.begin(first, "Again", LogReason.FIRST_USE)
    assert codes(report(house)) == [FaultCode.LOG_START]


def test_the_first_log_goes_on_with_its_beginning() -> None:
    house = House()
    del house.log.entries[1:]
    house.log.edge = type(house.log.edge)(1, [house.log.entries[0].signed.entry_id])
    house.log.decide(house.priya)
    assert codes(report(house)) == [FaultCode.LOG_START]


def test_a_vault_is_founded_once() -> None:
    house = House()
    again = house.new_log("again")
    founding = house.founding(frozenset({Role.OWNER}))
    again.say(schemas.FOUNDING, founding, house.priya, subject=house.priya.person)
    house.begin(again, "Again", LogReason.FOUNDED)
    assert codes(report(house)) == [FaultCode.LOG_START]


def test_a_payload_that_is_not_of_its_schema_is_found() -> None:
    house = lived_in()
    common = {"/schema": "person/1", "/app": APP, "/guidance": GUIDANCE}
    house.log.append("person.added", common, house.priya)
    house.log.append("decision.confirmed", common, house.priya)
    found = report(house)
    assert codes(found) == [FaultCode.PAYLOAD, FaultCode.PAYLOAD]
    assert "The payload has no field /name." in found.told()[0]


def test_a_payload_signed_in_a_wrong_form_is_found() -> None:
    house = lived_in()
    kept = house.log.decide(house.priya)
    secret, crooked = bytes(32), b"/b 1\n/a 1\n"
    pairs = [line.split(b" ") for line in crooked.split()]
    digests = [
        (path, payload.value_digest(salt, b"1"))
        for (path, *_), salt in zip(pairs, payload.salts(secret, 2), strict=False)
    ]
    made = replace(kept.signed.entry, payload=payload.combine(digests))
    signed = entry.sign(made, house.priya.private.sign)
    row = StoredEntry(
        log=made.log,
        seq=made.seq,
        entry_id=signed.entry_id,
        entry_bytes=signed.entry_bytes,
        signature=signed.signature,
        payload=crooked,
        secret=secret,
    )
    found = report(house, [*house.log.rows()[:-1], row])
    assert codes(found) == [FaultCode.PAYLOAD]


def test_a_register_wrong_throughout_is_not_listed_throughout() -> None:
    house = lived_in(0)
    row = replace(ROWS[0], entry_bytes=b"", signature=b"")
    rows = [replace(row, seq=seq, log=b"\x01" * 16) for seq in range(1100)]
    found = report(house, rows)
    assert len(found.faults) == 1000
    assert found.unlisted == 101
    assert found.told()[0].startswith("Entry 1 of “01010101”: ")
    assert found.heads == (Head(log=b"\x01" * 16, size=1100, root=found.heads[0].root),)
