from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from caldicott_desktop.casework import examiner
from caldicott_desktop.casework.examiner.off_list import is_on_list
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import AccessorRole
from tests.casework.examiner.people import BELL, DIED, LEAD, OSEI, Office


def appoint(office: Office, name: str, **changes: Any) -> None:  # noqa: ANN401 - any part
    told = Appointment(
        person_id=office.ids[name], name=name, role=AccessorRole.OFFICER, from_on=DIED
    )
    examiner.change_appointment(office.book, replace(told, **changes))


def test_without_a_list_nothing_is_marked(office: Office) -> None:
    office.switch(BELL)
    saved = office.save("ME-1", office.epr)
    assert office.page(saved.case_id).accesses[0].on_list is None
    assert examiner.office_view(office.book).off_list == 0
    assert is_on_list((Appointment(name=BELL),), None, BELL, None) is None


def test_what_somebody_not_on_the_list_opened_is_seen_on_the_case_and_in_the_office(
    office: Office,
) -> None:
    office.switch(LEAD)
    appoint(office, BELL)
    office.switch(OSEI)
    outside = office.save("ME-2", office.epr, office.gp)
    office.switch(BELL)
    inside = office.save("ME-1", office.epr)
    assert [each.on_list for each in office.page(inside.case_id).accesses] == [True]
    assert [each.on_list for each in office.page(outside.case_id).accesses] == [False, False]
    assert examiner.office_view(office.book).off_list == 2
    found = examiner.accesses_off_list(office.book)
    assert {(each.reference, each.accessor, each.case_id) for each in found} == {
        ("ME-2", OSEI, outside.case_id)
    }
    assert {each.source for each in found} == {
        each.access.source_short for each in office.page(outside.case_id).accesses
    }


def test_the_list_of_that_day_counts_and_what_is_long_past_is_left_to_the_case(
    office: Office,
) -> None:
    office.switch(BELL)
    saved = office.save("ME-1", office.epr)
    office.switch(LEAD)
    appoint(office, BELL, from_on=DIED - timedelta(days=90), until_on=DIED)
    assert office.page(saved.case_id).accesses[0].on_list is False
    assert len(examiner.accesses_off_list(office.book)) == 1
    office.world.hands.now += timedelta(days=29)
    assert examiner.accesses_off_list(office.book) == ()
    assert office.page(saved.case_id).accesses[0].on_list is False
