from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import payload, schemas
from caldicott_desktop.ledger.entry import NO_ONE
from caldicott_desktop.ledger.faults import Fault, FaultCode, LedgerFault
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.ledger.replay import Replay, needed
from caldicott_desktop.ledger.schemas import KeyUse, LogReason
from tests.ledger.a_vault import APP, GUIDANCE, House, Kept, Signer, drawn


def replayed(house: House) -> tuple[Replay, list[Fault]]:
    replay = Replay(house.vault)
    for log in sorted(house.logs, key=lambda each: each.log_id):
        for kept in log.entries:
            take(replay, kept)
    faults = list(replay.judge())
    assert all(fault.code is FaultCode.AUTHORITY for fault in faults)
    return replay, faults


def take(replay: Replay, kept: Kept) -> None:
    replay.take(kept.signed, needed(kept.signed.entry.kind, Lines(kept.payload)))


def only(house: House, kept: Kept, said: str) -> None:
    """The one fault is at `kept` and says so."""
    _, faults = replayed(house)
    assert [fault.where.entry_id for fault in faults if fault.where] == [kept.signed.entry_id]
    assert said in faults[0].sentence


def test_an_ordinary_life_has_no_faults() -> None:
    house = House()
    marcus, ada = Signer("Marcus Bell"), Signer("Ada Obi")
    house.add_person(marcus, Role.DEPUTY)
    house.add_person(ada, Role.AUDITOR)
    house.log.decide(house.priya)
    house.log.decide(marcus, 2)
    newer = Signer("Marcus Bell again", person=marcus.person)
    house.add_key(newer, by=marcus)
    house.retire_key(marcus, by=newer, why=schemas.Retirement.REPLACED)
    house.log.decide(newer, 3)
    house.change_person(marcus, Role.OWNER, Role.DEPUTY)
    house.add_key(Signer("sheet", person=NO_ONE), by=newer)
    replay, faults = replayed(house)
    assert faults == []
    assert replay.newer == 0
    everyone = replay.everyone()
    assert everyone.people[marcus.person].roles == {Role.OWNER, Role.DEPUTY}
    assert everyone.keys[marcus.public].retired
    assert not everyone.keys[newer.public].retired


@pytest.mark.parametrize(
    ("role", "kind"),
    [(Role.OWNER, "decision.recorded"), (Role.AUDITOR, "decision.recorded")],
)
def test_a_role_that_does_not_entitle_is_named(role: Role, kind: str) -> None:
    house = House()
    other = Signer("Oscar Reed")
    house.add_person(other, role)
    kept = house.log.decide(other)
    only(house, kept, f"Oscar Reed signed it without a role entitled to “{kind}”")


def test_equal_faults_are_told_once_with_their_number() -> None:
    house = House()
    other = Signer("Oscar Reed")
    house.add_person(other, Role.AUDITOR)
    first = house.log.decide(other, 1)
    house.log.decide(other, 2)
    house.log.decide(other, 3)
    only(house, first, "So are 2 entries after it.")


def test_a_role_counts_from_when_it_is_given_until_it_is_taken() -> None:
    house = House()
    other = Signer("Oscar Reed")
    house.add_person(other, Role.AUDITOR)
    early = house.log.decide(other, 1)
    house.change_person(other, Role.DEPUTY)
    house.log.decide(other, 2)
    house.change_person(other)
    late = house.log.decide(other, 3)
    _, faults = replayed(house)
    told = {fault.where.entry_id for fault in faults if fault.where}
    assert told == {early.signed.entry_id, late.signed.entry_id}


def test_an_unknown_key_and_anothers_name_are_noticed() -> None:
    house = House()
    stranger = Signer("nobody")
    only(house, house.log.decide(stranger), "a key this vault had not added")
    house = House()
    marcus = Signer("Marcus Bell")
    house.add_person(marcus, Role.DEPUTY)
    forged = house.log.decide(marcus, person=house.priya.person)
    only(house, forged, "another person's key")


def test_a_retired_key_signs_nothing_more_and_never_again() -> None:
    house = House()
    marcus = Signer("Marcus Bell")
    house.add_person(marcus, Role.DEPUTY)
    house.retire_key(marcus)
    only(house, house.log.decide(marcus), "already retired")
    house = House()
    house.add_person(marcus, Role.DEPUTY)
    house.retire_key(marcus)
    only(house, house.add_key(marcus), "had been retired")
    house = House()
    house.add_person(marcus, Role.DEPUTY)
    house.retire_key(marcus)
    only(house, house.retire_key(marcus), "not in use")
    house = House()
    only(house, house.retire_key(marcus), "not in use")


def test_keys_of_others_are_an_owners_affair() -> None:
    house = House()
    marcus, ada = Signer("Marcus Bell"), Signer("Ada Obi")
    house.add_person(marcus, Role.DEPUTY)
    house.add_person(ada, Role.AUDITOR)
    only(house, house.retire_key(ada, by=marcus), "for an owner of this vault")
    house = House()
    house.add_person(marcus, Role.DEPUTY)
    house.add_person(ada, Role.AUDITOR)
    another = Signer("Ada again", person=ada.person)
    only(house, house.add_key(another, by=marcus), "for an owner of this vault")


def test_an_ig_lead_records_only_what_somebody_else_decided() -> None:
    house = House()
    ivy = Signer("Ivy Grant")
    house.add_person(ivy, Role.IG_LEAD)
    house.log.decide(ivy, 1, decider=house.priya.person)
    house.log.decide(ivy, 2)
    only(house, house.log.decide(ivy, 3, decider=ivy.person), "decision.recorded")


def confirm(house: House, decided: bytes, by: Signer) -> Kept:
    return house.log.say(schemas.CONFIRMATION, schemas.Confirmation(confirmed=decided), by)


def test_only_the_one_who_decided_confirms() -> None:
    house = House()
    marcus = Signer("Marcus Bell")
    house.add_person(marcus, Role.DEPUTY)
    decided = house.log.decide(marcus, decider=house.priya.person)
    confirm(house, decided.signed.entry_id, house.priya)
    assert replayed(house)[1] == []
    only(house, confirm(house, decided.signed.entry_id, marcus), "not recorded for its signer")
    house = House()
    only(house, confirm(house, bytes(32), house.priya), "not recorded for its signer")


def export(level: schemas.Level) -> schemas.ExportBegun:
    return schemas.ExportBegun(
        selection="one decision",
        level=level,
        privileged=False,
        recipient=None,
        purpose=None,
        files=(),
    )


def test_an_auditor_exports_but_never_in_full() -> None:
    house = House()
    ada = Signer("Ada Obi")
    house.add_person(ada, Role.AUDITOR)
    house.log.say(schemas.EXPORT_BEGUN, export(schemas.Level.REFERENCES), ada)
    assert replayed(house)[1] == []
    only(
        house, house.log.say(schemas.EXPORT_BEGUN, export(schemas.Level.FULL), ada), "export.begun"
    )


class Recovered(House):
    """Priya's passphrase is lost: the sheet's key set her a new one."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Signer("sheet", person=NO_ONE)
        self.add_key(self.sheet)
        self.log.say(schemas.RECOVERY_TESTED, schemas.RecoveryTested(), self.sheet)
        self.log.say(schemas.RECOVERY_USED, schemas.RecoveryUsed(reason=None), self.sheet)
        self.new = Signer("Priya Nair, new", person=self.priya.person)
        self.add_key(self.new, by=self.sheet)
        self.retire_key(self.priya, by=self.sheet)


def test_recovery_sets_a_key_and_marks_it() -> None:
    house = Recovered()
    house.log.decide(house.new)
    replay, faults = replayed(house)
    assert faults == []
    assert replay.everyone().keys[house.new.public].set_by_recovery


def test_the_mark_spreads_and_only_somebody_else_lifts_it() -> None:
    house = Recovered()
    second = Signer("Priya Nair, second", person=house.priya.person)
    friend = Signer("a friend")
    house.add_key(second, by=house.new)
    house.add_person(friend, Role.OWNER, by=house.new)
    for signer, by in ((house.new, second), (house.new, friend), (second, house.sheet)):
        house.add_key(signer, by=by)
    replay, faults = replayed(house)
    assert faults == []
    for signer in (house.new, second, friend):
        assert replay.everyone().keys[signer.public].set_by_recovery


def test_another_owner_confirms_what_recovery_set() -> None:
    house = House()
    olive = Signer("Olive Owen")
    house.add_person(olive, Role.OWNER)
    sheet = Signer("sheet", person=NO_ONE)
    house.add_key(sheet)
    new = Signer("Priya Nair, new", person=house.priya.person)
    house.add_key(new, by=sheet)
    confirmed = house.add_key(new, by=olive)
    decided = house.log.decide(new)
    replay, faults = replayed(house)
    assert faults == []
    known = replay.everyone().keys[new.public]
    assert not known.set_by_recovery
    assert known.confirmed_by == confirmed.signed.entry_id
    assert confirmed.signed.entry_id in replay.rests_on(decided.signed)


def test_a_recovery_key_speaks_as_no_one() -> None:
    house = Recovered()
    only(house, house.log.decide(house.sheet), "which may not sign “decision.recorded”")
    house = Recovered()
    forged = house.log.say(
        schemas.RECOVERY_TESTED,
        schemas.RecoveryTested(),
        house.sheet,
        person=house.priya.person,
    )
    only(house, forged, "in a person's name")
    house = Recovered()
    another = Signer("another sheet", person=NO_ONE)
    only(house, house.add_key(another, by=house.sheet), "may not add another recovery key")
    plain = House()
    tested = plain.log.say(schemas.RECOVERY_TESTED, schemas.RecoveryTested(), plain.priya)
    only(plain, tested, "which is for the recovery key alone")


def test_additions_that_do_not_add_up_are_refused() -> None:
    house = House()
    ghost = Signer("never added")
    only(house, house.add_key(ghost), "who had not been added")
    house = House()
    house.add_person(Signer("Priya twice", person=house.priya.person), Role.OWNER)
    _, faults = replayed(house)
    assert "already known" in faults[0].sentence
    house = House()
    only(house, house.change_person(Signer("never added"), Role.OWNER), "changes one who is not")


def said_of(signer: Signer, house: House) -> schemas.KeyAdded:
    return schemas.KeyAdded(
        use=KeyUse.PERSON,
        person=signer.person,
        signing=signer.public,
        sealing=signer.sealing,
        possession=signer.possession(house.vault),
        reason=None,
    )


def test_a_key_needs_its_holders_word_and_keeps_its_holder() -> None:
    house = House()
    marcus = Signer("Marcus Bell")
    house.add_person(marcus, Role.DEPUTY)
    good = said_of(marcus, house)
    for wrong, told in (
        (replace(good, possession=bytes(64)), "asked for it"),
        (replace(good, sealing=bytes(32)), "asked for it"),
        (replace(good, use=KeyUse.RECOVERY), "names no one"),
        (replace(good, person=None), "names no one"),
    ):
        other = House()
        other.add_person(marcus, Role.DEPUTY)
        only(other, other.log.say(schemas.KEY_ADDED, wrong, other.priya), told)
    thief = Signer("Marcus Bell", person=house.priya.person)
    taken = replace(good, person=thief.person, possession=thief.possession(house.vault))
    only(house, house.log.say(schemas.KEY_ADDED, taken, house.priya), "belongs to someone else")


def test_a_key_that_anyone_can_sign_with_is_refused() -> None:
    house = House()
    marcus = Signer("Marcus Bell")
    house.add_person(marcus, Role.DEPUTY)
    anyones = (1).to_bytes(32, "little")
    weak = replace(said_of(marcus, house), signing=anyones, possession=anyones + bytes(32))
    only(house, house.log.say(schemas.KEY_ADDED, weak, house.priya), "asked for it")


def test_a_founding_proves_itself() -> None:
    def founded(changes: dict[str, Any]) -> list[Fault]:
        house = House()
        founding = house.founding(frozenset({Role.OWNER}))
        founder = replace(founding.founder, **changes.get("founder", {}))
        log = house.new_log("other")
        replay = Replay(house.vault)
        said = replace(founding, **(changes | {"founder": founder}))
        take(replay, log.say(schemas.FOUNDING, said, house.priya, subject=house.priya.person))
        return list(replay.judge())

    assert founded({}) == []
    cases: tuple[tuple[dict[str, Any], str], ...] = (
        ({"nonce": bytes(16)}, "founds another vault"),
        ({"founder": {"signing": bytes(32)}}, "not signed by the founder"),
        ({"founder": {"sealing": bytes(32)}}, "holds the keys"),
        ({"founder": {"roles": frozenset({Role.GUARDIAN})}}, "does not own the vault"),
    )
    for changes, told in cases:
        (fault,) = founded(changes)
        assert told in fault.sentence
    house = House()
    twice = house.log.say(
        schemas.FOUNDING,
        house.founding(frozenset({Role.OWNER})),
        house.priya,
        subject=house.priya.person,
    )
    only(house, twice, "already been founded")


def test_newer_kinds_and_schemas_are_counted_not_judged() -> None:
    house = House()
    common = {"/app": APP, "/guidance": GUIDANCE}
    house.log.append(
        "decision.recorded", {**common, "/schema": "decision/5 x", "/decided_by_id": 1}, house.priya
    )
    house.log.append("moon.landed", {**common, "/schema": "vault/1"}, house.priya)
    house.log.append("person.added", {**common, "/schema": "person/2"}, house.priya)
    house.log.append("hold.set", {**common, "/schema": "hold/1"}, house.priya)
    house.log.append("log.seen", {**common, "/schema": 7}, house.priya)
    replay, faults = replayed(house)
    assert faults == []
    assert replay.newer == 5


def test_a_schema_of_another_kind_is_refused() -> None:
    house = House()
    kept = house.log.say(
        schemas.PERSON,
        schemas.Person(name="x", position=None, roles=frozenset(), reason=None),
        house.priya,
        kind="decision.confirmed",
    )
    replay = Replay(house.vault)
    fields = payload.read(kept.payload)
    with pytest.raises(LedgerFault, match=r"not one for “decision\.confirmed”"):
        replay.take(kept.signed, fields)


def test_a_log_knows_what_it_has_been_told_and_no_more() -> None:
    house = House()
    marcus = Signer("Marcus Bell")
    house.add_person(marcus, Role.DEPUTY)
    laptop = house.new_log("laptop")
    house.begin(laptop, "Laptop", LogReason.FIRST_USE, (house.log.head_at(),))
    laptop.decide(marcus, 1)
    house.retire_key(marcus)
    laptop.decide(marcus, 2)
    assert replayed(house)[1] == []
    laptop.say(
        schemas.LOG_SEEN,
        schemas.LogSeen(heads=(house.log.head_at(),)),
        house.priya,
        subject=laptop.log_id,
    )
    only(house, laptop.decide(marcus, 3), "already retired")


def test_knowledge_goes_back_and_forth_between_logs() -> None:
    house = House()
    marcus, ada = Signer("Marcus Bell"), Signer("Ada Obi")
    laptop = house.new_log("laptop")
    house.begin(laptop, "Laptop", LogReason.FIRST_USE, (house.log.head_at(),))
    house.add_person(marcus, Role.OWNER, log=laptop)
    seen = schemas.LogSeen(heads=(laptop.head_at(),))
    house.log.say(schemas.LOG_SEEN, seen, house.priya, subject=house.log.log_id)
    house.add_person(ada, Role.DEPUTY, by=marcus)
    house.change_person(marcus, Role.AUDITOR)
    seen = schemas.LogSeen(heads=(house.log.head_at(),))
    laptop.say(schemas.LOG_SEEN, seen, ada, subject=laptop.log_id)
    decided = laptop.decide(ada)
    replay, faults = replayed(house)
    assert faults == []
    assert replay.everyone().people[marcus.person].roles == {Role.AUDITOR}
    assert replay.view_at(laptop.log_id, 3).people[marcus.person].roles == {Role.OWNER}
    assert replay.view_at(bytes(16), 3).people == {}
    assert len(replay.rests_on(decided.signed)) == 2


def test_a_log_that_was_told_of_nobody_knows_nobody() -> None:
    house = House()
    laptop = house.new_log("laptop")
    begun = house.begin(laptop, "Laptop", LogReason.FIRST_USE)
    only(house, begun, "had not added")
    unknown = schemas.HeadAt(log=bytes(16), size=3, root=bytes(32))
    house = House()
    laptop = house.new_log("laptop")
    begun = house.begin(laptop, "Laptop", LogReason.FIRST_USE, (unknown,))
    only(house, begun, "had not added")


def test_logs_that_knew_each_other_first_cannot_be() -> None:
    house = House()
    one, two = house.new_log("one"), house.new_log("two")
    for log, other in ((one, two), (two, one)):
        named = schemas.HeadAt(log=other.log_id, size=1, root=bytes(32))
        house.begin(log, "x", LogReason.FIRST_USE, (named,))
        log.decide(house.priya)
    _, faults = replayed(house)
    assert len(faults) == 4
    assert all("known the other first" in fault.sentence for fault in faults)


def test_what_an_entry_rests_on_leads_to_the_founding() -> None:
    house = House()
    marcus = Signer("Marcus Bell")
    house.add_person(marcus, Role.DEPUTY)
    decided = house.log.decide(marcus)
    replay, _ = replayed(house)
    entries = house.log.entries
    assert set(replay.rests_on(decided.signed)) == {
        entries[2].signed.entry_id,
        entries[3].signed.entry_id,
    }
    assert set(replay.rests_on(entries[3].signed)) == {
        entries[0].signed.entry_id,
        entries[2].signed.entry_id,
    }
    assert replay.rests_on(entries[0].signed) == ()
    assert set(replay.changes()) == {kept.signed.entry_id for kept in entries[:4]}
    unknown = house.log.decide(Signer("nobody"))
    assert replay.rests_on(unknown.signed) == ()


def test_a_missing_field_is_named() -> None:
    with pytest.raises(LedgerFault, match="no field /schema"):
        needed("card.recorded", Lines(payload.write({"/a": drawn(1, "x").hex()})))


def test_a_condition_holds_only_when_its_field_is_there() -> None:
    house = House()
    ivy = Signer("Ivy Grant")
    house.add_person(ivy, Role.IG_LEAD)
    fields = {"/schema": "decision/1 x", "/app": APP, "/guidance": GUIDANCE}
    kept = house.log.append("decision.recorded", fields, ivy)
    only(house, kept, "decision.recorded")
