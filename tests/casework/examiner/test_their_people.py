from __future__ import annotations

import pytest

from caldicott_desktop.casework import examiner
from caldicott_desktop.casework.changes import EntryId
from caldicott_desktop.domain.examiner.reconciliation import FindingKind, Reconciliation
from caldicott_desktop.domain.tables import Purpose
from caldicott_desktop.store import settings
from tests.casework.examiner.people import BELL, LEAD, OSEI, Office
from tests.casework.world import done


def compared(office: Office) -> Reconciliation:
    """What a log of the GP system comes to, in which people have user ids."""
    at = f"{office.now:%d/%m/%Y %H:%M}"
    text = (
        "Date and time\tUser name\tCase reference\n"
        f"{at}\tOSEIK02\tME-3\n"
        f"{at}\tBELLT01\tME-1\n"
        f"{at}\tbellt01\tME-2\n"
    )
    read = examiner.paste_list(office.book, Purpose.ACCESS_LOG, text)
    theirs = done(examiner.source_log(office.book, EntryId(office.gp), read))
    return done(examiner.compare_with_log(office.book, theirs))


def users(office: Office, source: str, found: Reconciliation) -> list[tuple[str, int, str | None]]:
    people = examiner.their_people(office.book, EntryId(source), found)
    assert {BELL, OSEI, LEAD} <= set(people.ours)
    return [(each.called, each.rows, each.taken_for) for each in people.users]


def test_who_a_user_id_is_is_said_once_for_a_source(office: Office) -> None:
    for reference in ("ME-1", "ME-2"):
        office.save(reference, office.gp)
    found = compared(office)
    assert (found.counts[FindingKind.MATCHED], found.counts[FindingKind.NO_LINE]) == (0, 3)
    assert users(office, office.gp, found) == [("BELLT01", 2, None), ("OSEIK02", 1, None)]
    source = EntryId(office.gp)
    said = {"BELLT01": BELL, "OSEIK02": examiner.NOT_OURS}
    examiner.remember_people(office.book, source, said)
    office.switch(LEAD)
    found = compared(office)
    assert (found.counts[FindingKind.MATCHED], found.counts[FindingKind.NO_LINE]) == (2, 1)
    assert users(office, office.gp, found) == [("BELLT01", 2, BELL), ("OSEIK02", 1, "")]
    assert users(office, office.epr, found) == [("BELLT01", 2, None), ("OSEIK02", 1, None)]
    examiner.remember_people(office.book, source, {"oseik02": None})
    assert users(office, office.gp, found) == [("OSEIK02", 1, None), ("BELLT01", 2, BELL)]


@pytest.mark.parametrize("kept", ["[", "[]", '{"bellt01": 1}'])
def test_what_cannot_be_read_of_who_is_who_is_asked_again(office: Office, kept: str) -> None:
    found = compared(office)
    store = office.book.store
    examiner.remember_people(office.book, EntryId(office.gp), {"BELLT01": BELL})
    ((name, _value),) = settings.beginning_with(store, "source-people ")
    with store.transaction():
        settings.put(store, name, kept)
    assert users(office, office.gp, found)[0] == ("BELLT01", 2, None)


def test_a_source_that_is_none_has_no_people(office: Office) -> None:
    with pytest.raises(examiner.SourceUnknown):
        examiner.remember_people(office.book, EntryId("00" * 16), {})
