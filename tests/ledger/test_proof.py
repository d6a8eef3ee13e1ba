from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import canonical, payload, proof, proof_check, schemas, tree
from caldicott_desktop.ledger.entry import NO_ONE
from caldicott_desktop.ledger.faults import FaultCode, LedgerFault
from caldicott_desktop.ledger.payload import Lines, RedactedCopy, Shown
from caldicott_desktop.ledger.proof import Carried, ExportProof, Inclusion, Source
from caldicott_desktop.ledger.proof_check import NOT_PROVEN, ProofReport
from caldicott_desktop.ledger.replay import Replay, needed
from caldicott_desktop.ledger.schemas import FileDigest, Level, LogReason
from tests.every import every
from tests.ledger.a_vault import House, Kept, Log, Signer

DIGEST = b"\xdd" * 32


class Nodes:
    def __init__(self, log: Log) -> None:
        self.kept = {(0, at): kept.signed.entry_id for at, kept in enumerate(log.entries)}
        edge = tree.Frontier()
        for kept in log.entries:
            for node in edge.append(kept.signed.entry_id):
                self.kept[node.level, node.index] = node.digest

    def get(self, level: int, index: int) -> bytes:
        return self.kept[level, index]


class Held:
    """A house's logs as `assemble` wants them."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.replay = Replay(house.vault)
        self.entries = {}
        for log in house.logs:
            for kept in log.entries:
                self.replay.take(kept.signed, needed(kept.signed.entry.kind, Lines(kept.payload)))
                self.entries[kept.signed.entry_id] = kept
        assert list(self.replay.judge()) == []

    def source(self, entry_id: bytes) -> Source:
        return source(self.entries[entry_id])

    def nodes(self, log: bytes) -> tree.Nodes:
        return Nodes(next(each for each in self.house.logs if each.log_id == log))


def source(kept: Kept) -> Source:
    return Source(signed=kept.signed, payload=kept.payload, secret=kept.secret)


def begin_export(house: House, by: Signer, log: Log | None = None) -> Kept:
    said = schemas.ExportBegun(
        selection="CG-2026-0001",
        level=Level.FULL,
        privileged=False,
        recipient="Avon Police (fictional)",
        purpose="The requester's copy",
        files=(FileDigest(name="record.docx", format="docx", digest=DIGEST),),
    )
    return (log or house.log).say(schemas.EXPORT_BEGUN, said, by)


def exported(
    house: House,
    decided: Kept,
    begun: Kept,
    withhold: Callable[[str], bool] = lambda path: path == "/reasons",
) -> ExportProof:
    paths = frozenset(filter(withhold, Lines(decided.payload).read()))
    return proof.assemble(source(begun), [replace(source(decided), withheld=paths)], Held(house))


def lived_in() -> tuple[House, Signer, Kept]:
    house = House()
    marcus, ada = Signer("Marcus Bell"), Signer("Ada Obi")
    house.add_person(ada, Role.AUDITOR)
    house.add_person(marcus, Role.AUDITOR)
    house.change_person(marcus, Role.DEPUTY)
    for number in range(4):
        house.log.decide(house.priya, number)
    return house, marcus, house.log.decide(marcus, 9)


def made() -> ExportProof:
    house, _, decided = lived_in()
    house.log.decide(house.priya, 10)
    return exported(house, decided, begin_export(house, house.priya))


def check(carried: ExportProof) -> ProofReport:
    """What is found in a proof; read entry by entry it is the same, where it can be read at all."""
    found = proof_check.check(carried)
    data = carried.to_json()
    if all(each.inclusion for each in carried.entries):
        assert proof_check.check_json(data) == found
    return found


def codes(found: ProofReport) -> set[FaultCode]:
    return {fault.code for fault in found.faults}


def test_an_exported_decision_is_proven_alone() -> None:
    carried = made()
    found = check(ExportProof.from_json(carried.to_json()))
    assert found.faults == ()
    assert found.newer == 0
    assert found.files == {"record.docx": DIGEST}
    assert found.export is not None
    assert found.export.recipient == "Avon Police (fictional)"
    assert found.founding is not None
    assert found.founding.organisation == "Rosewood Care Group (fictional)"
    assert found.head.size == carried.begun.signed.entry.seq
    first, second = found.proven
    assert first == (
        "Entry 12 of 13 was signed by Marcus Bell (Deputy Guardian) with key "
        f"{found.entries[0].key[:8].hex(' ', 2).upper()}, and has not changed since. "
        "6 fields: 5 shown and proven, 1 withheld."
    )
    assert found.entries[0].withheld == ("/reasons",)
    assert "Entry 14 of 14 was signed by Priya Nair (Caldicott Guardian, Owner)" in second
    assert NOT_PROVEN


def test_only_what_leads_to_the_signers_is_carried() -> None:
    carried = made()
    kinds = [each.signed.entry.kind for each in carried.grounds]
    assert kinds == ["vault.founded", "person.added", "key.added", "person.changed"]
    assert b"Ada Obi" not in carried.to_json()
    assert b"no more." not in carried.to_json()


def test_the_json_goes_both_ways_byte_for_byte() -> None:
    carried = made()
    data = carried.to_json()
    assert ExportProof.from_json(data) == carried
    assert ExportProof.from_json(data).to_json() == data


def altered(copy: RedactedCopy, path: str, value: str) -> RedactedCopy:
    return RedactedCopy(
        fields=tuple(
            Shown(path=part.path, salt=part.salt, value=value)
            if part.path == path and isinstance(part, Shown)
            else part
            for part in copy.fields
        )
    )


def test_an_altered_word_is_found() -> None:
    carried = made()
    (decided,) = carried.entries
    wrong = replace(decided, copy=altered(decided.copy, "/reference", "CG-2026-9999"))
    found = check(replace(carried, entries=(wrong,)))
    assert codes(found) == {FaultCode.COMMITMENT}
    assert found.proven == ()


def test_an_altered_head_place_or_vault_is_found() -> None:
    carried = made()
    (decided,) = carried.entries
    assert decided.inclusion is not None
    for inclusion in (
        None,
        replace(decided.inclusion, size=decided.inclusion.size - 1),
        replace(decided.inclusion, path=decided.inclusion.path[:-1]),
        Inclusion(size=decided.inclusion.size, path=(bytes(32),) * len(decided.inclusion.path)),
    ):
        wrong = replace(carried, entries=(replace(decided, inclusion=inclusion),))
        assert codes(check(wrong)) == {FaultCode.PROOF}
    assert FaultCode.VAULT in codes(check(replace(carried, vault=bytes(16))))
    signed = replace(decided.signed, signature=bytes(64))
    wrong = replace(carried, entries=(replace(decided, signed=signed),))
    assert codes(check(wrong)) == {FaultCode.SIGNATURE, FaultCode.PROOF}


def test_an_entry_from_another_time_is_found() -> None:
    house, marcus, decided = lived_in()
    carried = exported(house, decided, begin_export(house, marcus))
    late = house.log.decide(house.priya, 50)
    stray = Carried(
        signed=late.signed,
        copy=payload.redact(late.payload, late.secret, lambda _: False),
        inclusion=carried.entries[0].inclusion,
    )
    assert codes(check(replace(carried, entries=(stray,)))) == {FaultCode.PROOF}


def test_missing_grounds_are_found() -> None:
    carried = made()
    for at, each in enumerate(carried.grounds):
        found = check(replace(carried, grounds=carried.grounds[:at] + carried.grounds[at + 1 :]))
        expected = {FaultCode.AUTHORITY}
        if each.signed.entry.kind == "vault.founded":
            expected.add(FaultCode.LOG_START)
            assert found.founding is None
        assert codes(found) == expected
    found = check(replace(carried, grounds=()))
    assert found.entries[0].signer == "a key that this file does not explain"
    assert found.entries[0].roles == ()


def test_grounds_must_be_shown_in_full() -> None:
    carried = made()
    first, *others = carried.grounds
    part = first.copy.fields[0]
    assert isinstance(part, Shown)
    held = payload.Withheld(
        path=part.path,
        digest=payload.value_digest(part.salt, payload.encode_value(part.value)),
    )
    hidden = RedactedCopy(fields=(held, *first.copy.fields[1:]))
    assert payload.commitment(hidden) == first.signed.entry.payload
    found = check(replace(carried, grounds=(replace(first, copy=hidden), *others)))
    assert FaultCode.PAYLOAD in codes(found)
    assert found.founding is None


def test_what_authority_rests_on_is_never_withheld() -> None:
    house, marcus, decided = lived_in()
    carried = exported(house, decided, begin_export(house, marcus), lambda _: True)
    assert carried.entries[0].copy.shown == {
        "/schema": "decision/1 police-request",
        "/decided_by_id": None,
    }
    assert check(carried).faults == ()


def test_something_else_in_place_of_the_export_is_found() -> None:
    house, _, decided = lived_in()
    carried = exported(house, decided, house.log.decide(house.priya, 11))
    found = check(carried)
    assert codes(found) == {FaultCode.PROOF, FaultCode.PAYLOAD}
    assert found.export is None
    assert found.files == {}


def test_a_forged_signer_is_found_in_a_file_too() -> None:
    house, marcus, decided = lived_in()
    carried = exported(house, decided, begin_export(house, marcus))
    stranger = Signer("nobody")
    forged = begin_export(house, stranger)
    begun = Carried(
        signed=forged.signed,
        copy=payload.redact(forged.payload, forged.secret, lambda _: False),
        inclusion=None,
    )
    assert FaultCode.AUTHORITY in codes(check(replace(carried, begun=begun)))


def test_a_newer_decision_is_proven_but_not_judged() -> None:
    house = House()
    fields = {"/schema": "decision/7 x", "/app": "9", "/guidance": "ab" * 32}
    decided = house.log.append("decision.recorded", fields, house.priya)
    found = check(exported(house, decided, begin_export(house, house.priya)))
    assert found.faults == ()
    assert found.newer == 1


def test_a_key_set_by_recovery_is_marked_until_it_is_confirmed() -> None:
    house = House()
    olive = Signer("Olive Owen")
    house.add_person(olive, Role.OWNER)
    sheet = Signer("sheet", person=NO_ONE)
    house.add_key(sheet)
    new = Signer("Priya Nair, new", person=house.priya.person)
    house.add_key(new, by=sheet)
    decided = house.log.decide(new)
    found = check(exported(house, decided, begin_export(house, new)))
    assert found.faults == ()
    assert found.entries[0].set_by_recovery
    assert "set by recovery that nobody else has confirmed" in found.proven[0]
    house.add_key(new, by=olive)
    found = check(exported(house, decided, begin_export(house, new)))
    assert found.faults == ()
    assert not found.entries[0].set_by_recovery


def test_the_recovery_key_is_named_as_what_it_is() -> None:
    house = House()
    sheet = Signer("sheet", person=NO_ONE)
    house.add_key(sheet)
    tested = house.log.say(schemas.RECOVERY_TESTED, schemas.RecoveryTested(), sheet)
    found = check(exported(house, tested, begin_export(house, house.priya)))
    assert found.faults == ()
    assert "was signed by the recovery key with key" in found.proven[0]


def two_logs() -> tuple[House, Log, Kept]:
    """A deputy added on the first machine decides on the second."""
    house, marcus, _ = lived_in()
    laptop = house.new_log("laptop")
    house.begin(laptop, "Laptop", LogReason.FIRST_USE, (house.log.head_at(),))
    house.log.decide(house.priya, 70)
    seen = schemas.LogSeen(heads=(house.log.head_at(),))
    laptop.say(schemas.LOG_SEEN, seen, marcus, subject=laptop.log_id)
    return house, laptop, laptop.decide(marcus, 80)


def test_grounds_in_another_log_are_proven_through_the_head_it_was_known_by() -> None:
    house, laptop, decided = two_logs()
    carried = exported(house, decided, begin_export(house, house.priya, laptop))
    found = check(ExportProof.from_json(carried.to_json()))
    assert found.faults == ()
    kinds = [each.signed.entry.kind for each in carried.grounds]
    assert "log.seen" in kinds
    (link,) = (each for each in carried.grounds if each.signed.entry.kind == "log.seen")
    hidden = payload.redact(
        Held(house).source(link.signed.entry_id).payload,
        Held(house).source(link.signed.entry_id).secret,
        lambda path: path == "/heads/0/root",
    )
    others = tuple(each for each in carried.grounds if each is not link)
    found = check(replace(carried, grounds=(*others, replace(link, copy=hidden))))
    assert {FaultCode.PROOF, FaultCode.PAYLOAD} <= codes(found)
    without = tuple(each for each in carried.grounds if each.signed.entry.kind != "log.seen")
    assert FaultCode.PROOF in codes(check(replace(carried, grounds=without)))


def test_an_entry_of_a_log_that_is_not_known_cannot_be_exported() -> None:
    house, _, decided = two_logs()
    with pytest.raises(LedgerFault, match="does not know the log"):
        exported(house, decided, begin_export(house, house.priya))


def edited(change: Callable[[Any], None]) -> bytes:
    value = canonical.decode(made().to_json())
    change(value)
    return canonical.encode(value)


@every(
    ("change", "said"),
    [
        (lambda value: value.update(format="caldicott-log/export/2"), "cannot read"),
        (lambda value: value.update(more=1), "not the proof"),
        (lambda value: value.pop("begun"), "not the proof"),
        (lambda value: value.update(vault="00"), "16 bytes"),
        (lambda value: value["begun"].pop("signature"), "no bytes, signature or payload"),
        (lambda value: value["begun"].update(size=1, path=[]), "where in the log"),
        (lambda value: value["entries"][0].pop("size"), "where in the log"),
        (lambda value: value["entries"][0].update(size=True), "where in the log"),
        (lambda value: value["entries"][0].update(path=[1]), "where in the log"),
        (lambda value: value["entries"][0].update(more=1), "where in the log"),
        (lambda value: value["entries"][0].update(path=["00"]), "32 bytes"),
        (lambda value: value["entries"][0].update(entry="{}"), "version None"),
        (lambda value: value["entries"][0].update(entry="é"), "not JSON"),
        (lambda value: value["entries"][0].update(signature="00"), "64 bytes"),
        (lambda value: value["entries"][0].update(payload=[]), "no fields"),
    ],
)
def test_other_json_is_refused_by_name(change: Callable[[Any], None], said: str) -> None:
    data = edited(change)
    with pytest.raises(LedgerFault) as refused:
        ExportProof.from_json(data)
    assert said in refused.value.message
    assert refused.value.remedy
    with pytest.raises(LedgerFault):
        proof_check.check_json(data)


def test_json_that_is_not_ours_is_refused() -> None:
    whole = made().to_json()
    for data in (b"", b"[]", b'"x"', b"\xff", whole + b"\n", whole.replace(b",", b", ", 1)):
        with pytest.raises(LedgerFault):
            ExportProof.from_json(data)
        with pytest.raises(LedgerFault):
            proof_check.check_json(data)
    for at in range(0, len(whole), 97):
        with pytest.raises(LedgerFault):
            proof_check.check_json(whole[:at])
