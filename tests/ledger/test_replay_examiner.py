from __future__ import annotations

from caldicott_desktop.domain.examiner.case import Access, AccessConfirmed, CaseCompleted
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import examiner_schemas
from tests.ledger.a_vault import House, Kept, Signer
from tests.ledger.test_replay import confirm, only, replayed


def note_access(house: House, by: Signer, accessor: bytes | None) -> Kept:
    noted = Access(accessor="Somebody", accessor_id=accessor.hex() if accessor else None)
    return house.log.say(examiner_schemas.ACCESS, noted, by)


def confirm_access(house: House, noted: bytes, by: Signer) -> Kept:
    confirmed = AccessConfirmed(confirmed=noted.hex())
    return house.log.say(examiner_schemas.ACCESS_CONFIRMED, confirmed, by)


def test_only_the_one_an_access_was_logged_for_confirms_it() -> None:
    house = House()
    bell, rahman = Signer("T Bell"), Signer("Dr S Rahman")
    house.add_person(bell, Role.EXAMINER_OFFICER)
    house.add_person(rahman, Role.MEDICAL_EXAMINER)
    noted = note_access(house, bell, rahman.person).signed.entry_id
    confirm_access(house, noted, rahman)
    assert replayed(house)[1] == []
    only(house, confirm_access(house, noted, bell), "not logged for its signer")


def test_ones_own_access_or_that_of_someone_unknown_awaits_nobody() -> None:
    for accessor in (True, False):
        house = House()
        bell = Signer("T Bell")
        house.add_person(bell, Role.EXAMINER_OFFICER)
        noted = note_access(house, bell, bell.person if accessor else None).signed.entry_id
        only(house, confirm_access(house, noted, bell), "not logged for its signer")


def test_an_access_is_not_confirmed_as_if_it_were_a_decision() -> None:
    house = House()
    bell = Signer("T Bell")
    house.add_person(bell, Role.EXAMINER_OFFICER)
    noted = note_access(house, bell, house.priya.person).signed.entry_id
    only(house, confirm(house, noted, house.priya), "not recorded for its signer")


def test_an_officer_does_not_complete_a_case() -> None:
    house = House()
    bell = Signer("T Bell")
    house.add_person(bell, Role.EXAMINER_OFFICER)
    only(
        house,
        house.log.say(examiner_schemas.COMPLETED, CaseCompleted(), bell),
        "which is for a medical examiner or a lead medical examiner",
    )
