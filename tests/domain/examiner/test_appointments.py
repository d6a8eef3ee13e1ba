from __future__ import annotations

from dataclasses import replace
from datetime import date

from caldicott_desktop.domain.examiner.appointments import (
    Appointment,
    appointed_on,
    faults,
    tidied,
)
from caldicott_desktop.domain.examiner.choices import AccessorRole

PRIYA = Appointment(
    person_id="ab" * 16,
    name="Dr Priya Nair",
    role=AccessorRole.EXAMINER,
    from_on=date(2026, 4, 1),
    until_on=date(2027, 3, 31),
)
LOCUM = Appointment(name="Dr Órla Ó Néill", role=AccessorRole.EXAMINER, from_on=date(2026, 9, 1))


def test_every_fault_is_named_at_once_beside_its_field() -> None:
    assert faults(PRIYA) == ()
    assert [each.path for each in faults(Appointment())] == ["/name", "/role", "/from_on"]
    (upside_down,) = faults(replace(PRIYA, until_on=date(2026, 3, 31)))
    assert upside_down.path == "/until_on"
    assert upside_down.sentence.endswith(".")


def test_texts_are_put_on_one_line() -> None:
    told = tidied(replace(PRIYA, name=" Dr  Priya\nNair ", note="  "))
    assert (told.name, told.note) == ("Dr Priya Nair", None)


def test_both_days_are_within_and_no_last_day_is_until_further_notice() -> None:
    both = (PRIYA, LOCUM)
    for day in (date(2026, 4, 1), date(2027, 3, 31)):
        assert appointed_on(both, PRIYA.person_id, PRIYA.name, day) is PRIYA
    for day in (date(2026, 3, 31), date(2027, 4, 1)):
        assert appointed_on(both, PRIYA.person_id, PRIYA.name, day) is None
    assert appointed_on(both, None, "dr orla o'neill", date(2030, 1, 1)) is None
    assert appointed_on(both, None, "DR ORLA Ó NEILL", date(2030, 1, 1)) is LOCUM
    assert not Appointment(name="Nobody").covers(date(2026, 4, 1))


def test_a_person_of_the_vault_is_found_by_id_whatever_they_are_called_by_now() -> None:
    day = date(2026, 9, 2)
    assert appointed_on((PRIYA,), PRIYA.person_id, "Dr Priya Sharma", day) is PRIYA
    assert appointed_on((PRIYA,), "cd" * 16, PRIYA.name, day) is None
    unlinked = replace(PRIYA, person_id=None)
    assert appointed_on((unlinked,), "cd" * 16, PRIYA.name, day) is unlinked
    assert appointed_on((PRIYA,), None, "Somebody else", day) is None
