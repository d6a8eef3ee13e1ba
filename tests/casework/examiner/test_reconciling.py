from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.casework.changes import EntryId
from caldicott_desktop.casework.examiner import SourceLog
from caldicott_desktop.domain.authority import NotEntitled
from caldicott_desktop.domain.examiner.access_log import AccessLog, DutyDay, LogRow
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import AccessorRole
from caldicott_desktop.domain.examiner.reconciled import Explained
from caldicott_desktop.domain.examiner.reconciliation import FindingKind, Mark
from tests.casework.examiner.people import BELL, LEAD, OSEI, Office
from tests.casework.world import done


def row(office: Office, number: int, reference: str, *, who: str = BELL, at: datetime) -> LogRow:
    name = examiner.log_of_source(office.book, EntryId(office.gp))
    return LogRow(number=number, at=at, who=who, reference=reference, source=name)


def log_of(office: Office, *rows: LogRow) -> SourceLog:
    today = office.now.date()
    return SourceLog(
        source=EntryId(office.gp),
        file_name="audit.csv",
        file_sha256="ab" * 32,
        first_on=today - timedelta(days=7),
        last_on=today,
        log=AccessLog(rows=rows, faults=(), elsewhere=3),
        duty=(DutyDay(who=BELL, on=today),),
        duty_sha256="cd" * 32,
    )


@pytest.fixture
def planted(office: Office) -> SourceLog:
    """A log with one difference of each class, and two matches."""
    office.world.hands.now += timedelta(days=5)
    office.switch(LEAD)
    start = office.now.date() - timedelta(days=100)
    for name in (BELL, LEAD):
        told = Appointment(name=name, role=AccessorRole.OFFICER, from_on=start)
        examiner.change_appointment(office.book, told)
    office.switch(BELL)
    for reference in ("ME-1", "ME-2", "ME-3"):
        office.save(reference, office.gp)
    days_ago = office.now - timedelta(days=3)
    late = replace(office.line("ME-4", office.gp), accessed_at=days_ago)
    examiner.save_line(office.book, late)
    office.switch(OSEI)
    office.save("ME-5", office.gp)
    now = office.now
    long_ago = now - timedelta(days=60)
    return log_of(
        office,
        row(office, 2, "ME-1", at=now),
        row(office, 3, "me-2", at=now),
        row(office, 4, "ME-4", at=days_ago),
        row(office, 5, "ME-5", who=OSEI, at=now),
        row(office, 6, "ME-9", at=now),
        row(office, 7, "ME-8", at=long_ago),
    )


def test_planted_differences_of_each_class_are_found(office: Office, planted: SourceLog) -> None:
    found = done(examiner.compare_with_log(office.book, planted))
    assert {kind: number for kind, number in found.counts.items() if number} == {
        FindingKind.MATCHED: 2,
        FindingKind.ADDED_AFTERWARDS: 1,
        FindingKind.NOT_ON_LIST: 1,
        FindingKind.NO_LINE: 1,
        FindingKind.NO_ACCESS: 1,
    }
    of = {each.kind: each for each in found.findings}
    late = of[FindingKind.ADDED_AFTERWARDS]
    assert late.row is not None
    assert late.row.reference == "ME-4"
    assert Mark.DUTY_NOT_CHECKED in late.marks
    alone = of[FindingKind.NO_ACCESS].access
    assert alone is not None
    assert alone.reference == "ME-3"
    assert (found.duty_checked, found.list_checked) == (True, True)


def test_a_comparison_is_recorded_with_each_difference_explained(
    office: Office, planted: SourceLog
) -> None:
    found = done(examiner.compare_with_log(office.book, planted))
    with pytest.raises(NotEntitled, match="lead medical examiner"):
        examiner.record_reconciliation(office.book, planted, found, {})
    office.switch(LEAD)
    with pytest.raises(examiner.CaseIncomplete) as refused:
        examiner.record_reconciliation(office.book, planted, found, {})
    assert len(refused.value.faults) == 4
    places = [int(each.path.split("/")[2]) for each in refused.value.faults]
    words = {place: Explained(note=" Rung about it. ") for place in places}
    words[places[0]] = Explained(incident="W-7")
    assert examiner.record_reconciliation(office.book, planted, found, words).office
    (shown,) = examiner.reconciliations(office.book)
    made = shown.made
    assert (made.file_name, made.file_sha256, made.duty_sha256) == (
        "audit.csv",
        "ab" * 32,
        "cd" * 32,
    )
    assert (made.rows, made.unreadable, made.elsewhere) == (5, 0, 3)
    assert {each.kind: each.number for each in made.counts}[FindingKind.MATCHED] == 2
    assert [each.note or each.incident for each in made.findings] == [
        "W-7",
        *["Rung about it."] * 3,
    ]
    by_kind = {each.kind: each for each in made.findings}
    assert by_kind[FindingKind.NO_LINE].row == 6
    assert by_kind[FindingKind.NO_LINE].access is None
    assert by_kind[FindingKind.NO_ACCESS].row is None
    assert by_kind[FindingKind.NO_ACCESS].reference == "ME-3"
    assert shown.recorded_by == LEAD
    assert done(casework.verify_vault(office.book)).intact


def test_a_period_upside_down_and_a_source_unknown_are_named(office: Office) -> None:
    theirs = log_of(office)
    with pytest.raises(examiner.PeriodUpsideDown):
        done(
            examiner.compare_with_log(
                office.book, replace(theirs, first_on=theirs.last_on, last_on=theirs.first_on)
            )
        )
    with pytest.raises(examiner.SourceUnknown):
        done(examiner.compare_with_log(office.book, replace(theirs, source=EntryId("00" * 32))))


def test_nobodys_line_and_an_empty_log_compare_to_nothing(office: Office) -> None:
    found = done(examiner.compare_with_log(office.book, log_of(office)))
    assert found.findings == ()
    assert examiner.reconciliations(office.book) == ()
