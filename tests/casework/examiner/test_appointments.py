from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, NotEntitled
from caldicott_desktop.casework.examiner import appointments
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import AccessorRole
from caldicott_desktop.domain.people import Role
from tests.casework.examiner.office import lead
from tests.casework.test_cards import become
from tests.casework.world import done

RAHMAN = Appointment(name="Dr S Rahman", role=AccessorRole.EXAMINER, from_on=date(2026, 4, 1))


def test_an_appointment_is_recorded_changed_and_ended_by_further_words(book: Casebook) -> None:
    lead(book)
    assert appointments.change_appointment(book, replace(RAHMAN, name=" Dr  S Rahman")).office
    (first,) = appointments.appointments_of(book)
    assert (first.appointment, first.recorded_by) == (RAHMAN, "Priya Nair")
    ended = replace(RAHMAN, until_on=date(2026, 12, 31))
    appointments.change_appointment(book, ended, first.id)
    appointments.change_appointment(book, replace(RAHMAN, name="Dr A First"))
    told = appointments.appointments_of(book)
    assert [each.appointment for each in told] == [replace(RAHMAN, name="Dr A First"), ended]
    assert told[1].id == first.id
    assert told[1].recorded_at > first.recorded_at
    assert done(casework.verify_vault(book)).intact


def test_what_is_missing_is_said_at_once_and_nothing_recorded(book: Casebook) -> None:
    lead(book)
    with pytest.raises(appointments.AppointmentIncomplete) as refused:
        appointments.change_appointment(book, Appointment())
    assert len(refused.value.faults) == 3
    assert "3 things" in refused.value.message
    with pytest.raises(appointments.AppointmentUnknown):
        appointments.change_appointment(book, RAHMAN, appointments.AppointmentId("ab" * 16))
    assert appointments.appointments_of(book) == ()


def test_only_those_who_oversee_the_office_keep_the_list(book: Casebook) -> None:
    become(book, Role.EXAMINER_OFFICER)
    with pytest.raises(NotEntitled, match="lead"):
        appointments.change_appointment(book, RAHMAN)


def test_an_appointment_with_an_unknown_key_is_not_shown(book: Casebook) -> None:
    lead(book)
    appointments.change_appointment(book, RAHMAN)
    book.view.keys.clear()
    with pytest.raises(casework.NotIntact, match="appointment"):
        appointments.appointments_of(book)
