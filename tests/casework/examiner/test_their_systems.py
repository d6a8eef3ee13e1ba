from __future__ import annotations

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.casework.changes import EntryId
from caldicott_desktop.domain.examiner.reconciliation import FindingKind, Reconciliation
from caldicott_desktop.domain.tables import Purpose
from caldicott_desktop.store.names import NamedPerson
from tests.casework.examiner.people import LEAD, Office
from tests.casework.world import done

ONE, TWO, THREE = "943 476 5870", "943 476 5919", "987 654 3210"


def compared(
    office: Office, *rows: tuple[str, str], numbers: str = ""
) -> tuple[examiner.SourceLog, Reconciliation]:
    """What a log of several systems comes to, with who is who by number."""
    at = f"{office.now:%d/%m/%Y %H:%M}"
    text = "Date and time\tUser name\tPatient ID\tSystem\n" + "".join(
        f"{at}\tT Bell\t{person}\t{system}\n" for person, system in rows
    )
    log = examiner.paste_list(office.book, Purpose.ACCESS_LOG, text)
    listed = (
        examiner.paste_list(office.book, Purpose.NUMBER_LIST, f"NHS number\tCase\n{numbers}")
        if numbers
        else None
    )
    besides = examiner.Besides(numbers=listed)
    theirs = done(examiner.source_log(office.book, EntryId(office.gp), log, besides))
    return theirs, done(examiner.compare_with_log(office.book, theirs))


def test_rows_of_a_system_that_was_said_to_be_another_are_left_out(office: Office) -> None:
    office.save("ME-1", office.gp)
    office.save("ME-2", office.gp)
    rows = (("ME-1", "EMIS"), ("ME-2", "SystmOne"), ("ME-3", "Maternity"), ("ME-4", "maternity"))
    theirs, found = compared(office, *rows)
    assert (found.counts[FindingKind.MATCHED], found.counts[FindingKind.NO_LINE]) == (2, 2)
    source = EntryId(office.gp)
    asked = examiner.their_systems(office.book, source, theirs.log.systems)
    assert [(each.called, each.rows, each.is_this) for each in asked] == [
        ("Maternity", 2, None),
        ("EMIS", 1, None),
        ("SystmOne", 1, None),
    ]
    examiner.remember_systems(office.book, source, {"EMIS": True, "Maternity": False})
    theirs, found = compared(office, *rows)
    assert (found.counts[FindingKind.MATCHED], found.counts[FindingKind.NO_LINE]) == (2, 0)
    assert theirs.log.elsewhere == 2
    asked = examiner.their_systems(office.book, source, theirs.log.systems)
    assert [each.is_this for each in asked] == [False, True, None]
    examiner.remember_systems(office.book, source, {"maternity": None})
    assert compared(office, *rows)[0].log.elsewhere == 0


def test_nothing_is_asked_of_a_log_that_names_one_system(office: Office) -> None:
    source = EntryId(office.gp)
    systems = compared(office, ("ME-1", "EMIS"))[0].log.systems
    assert systems == {"EMIS": 1}
    assert examiner.their_systems(office.book, source, systems) == ()
    examiner.remember_systems(office.book, source, {"emis": False})
    (asked,) = examiner.their_systems(office.book, source, systems)
    assert asked.is_this is False
    with pytest.raises(examiner.SourceUnknown):
        examiner.their_systems(office.book, EntryId("00" * 16), systems)


def test_numbers_in_a_log_find_their_cases_by_a_list_and_are_kept_nowhere(office: Office) -> None:
    office.save("ME-1", office.gp)
    rows = ((ONE, ""), (TWO, ""))
    theirs, found = compared(office, *rows, numbers=f"{ONE}\tME-1\n{THREE}\t\n")
    assert (found.counts[FindingKind.MATCHED], found.counts[FindingKind.NO_LINE]) == (1, 1)
    assert theirs.log.unknown == 1
    assert [each.number for each in theirs.number_faults] == [3]
    kept = office.book.store.rows("SELECT name, value FROM settings")
    assert not any("943" in f"{name} {value}" for name, value in kept)


def test_numbers_of_the_name_key_find_their_cases_unless_two_people_have_them(
    office: Office,
) -> None:
    office.switch(LEAD)
    for reference, number in (("ME-1", ONE), ("ME-2", None), ("ME-3", None)):
        others = None if number else "Hospital no. H1234567"
        person = NamedPerson(
            reference=reference, name="Ada Ellery", health_number=number, others=others
        )
        casework.keep_name(office.book, person)
    rows = ((ONE, ""), ("H1234567", ""))
    assert [row.reference for row in compared(office, *rows)[0].log.rows] == ["ME-1", "H1234567"]
    listed = compared(office, *rows, numbers="H-1234567\tME-3\n")[0].log
    assert [row.reference for row in listed.rows] == ["ME-1", "ME-3"]
