from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caldicott_desktop.casework.changes import CaseId
from caldicott_desktop.casework.examiner import lines, steps, told, working
from caldicott_desktop.domain.authority import NotEntitled
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import (
    AccessorRole,
    Came,
    CaseState,
    ExceptionTrigger,
    Scope,
)
from caldicott_desktop.domain.people import Role
from tests.casework.examiner.people import BELL, DIED, FENWICK, LEAD, OSEI, RAHMAN, Office
from tests.casework.test_cards import become

REFERENCE = "ME-2611-0409"


def test_a_line_with_two_sources_makes_one_case_and_two_accesses(office: Office) -> None:
    saved = office.save(REFERENCE, office.epr, office.gp)
    assert (saved.is_new, saved.reference, saved.asks_for) == (True, REFERENCE, ())
    assert saved.changes.cases == {saved.case_id}
    page = office.page(saved.case_id)
    assert (page.reference, page.state, page.details.came) == (
        REFERENCE,
        CaseState.LISTED,
        Came.TYPED,
    )
    assert page.details.nation is Nation.ENGLAND
    assert [each.id for each in page.accesses] == list(saved.accesses)
    epr, gp = (each.access for each in page.accesses)
    assert (epr.source_short, epr.source_holder, epr.source_type) == (
        "Trust EPR",
        "Northmere University Hospitals",
        "own_record",
    )
    assert (gp.source_name, gp.scope, gp.months) == (
        "GP record through GP Connect",
        Scope.MONTHS,
        12,
    )
    assert (epr.accessor, epr.accessor_id, epr.accessor_role) == (
        BELL,
        office.ids[BELL],
        AccessorRole.OFFICER,
    )
    assert epr.accessed_at is not None
    assert abs(epr.accessed_at - page.accesses[0].noted_at) < timedelta(minutes=1)


def test_nothing_about_what_was_found_is_answered_by_default(office: Office) -> None:
    page = office.page(office.save(REFERENCE, office.epr).case_id)
    found = page.found
    assert (found.sensitive, found.linked, found.bereaved, found.onward) == (None, (), (), ())
    assert page.accesses[0].access.findings == case.Findings()
    assert page.accesses[0].access.access_problem is None
    assert page.assertion is None


def test_a_line_touched_again_by_another_is_the_same_case_with_more_facts(office: Office) -> None:
    first = office.save(REFERENCE, office.epr)
    office.switch(OSEI)
    again = office.save(" me-2611-0409 ", office.gp)
    assert (again.case_id, again.is_new, again.reference) == (first.case_id, False, REFERENCE)
    page = office.page(first.case_id)
    assert [each.access.source_short for each in page.accesses] == ["Trust EPR", "GP Connect"]
    assert [each.noted_by for each in page.accesses] == [BELL, OSEI]
    assert len(page.timeline) == 3


def test_a_line_may_complete_the_details_and_states_them_anew(office: Office) -> None:
    bare = case.CaseLine(details=case.CaseDetails(reference=REFERENCE))
    first = lines.save_line(office.book, bare)
    line = office.line(REFERENCE)
    lines.save_line(
        office.book,
        replace(line, details=replace(line.details, high_profile=True, examiner=RAHMAN)),
    )
    page = office.page(first.case_id)
    assert (page.details.died_from_on, page.details.high_profile) == (DIED, True)
    assert (page.examiner, page.details.examiner_id) == (RAHMAN, office.ids[RAHMAN])
    assert len(page.timeline) == 2


def test_another_date_of_death_is_asked_about_and_changed_only_on_purpose(office: Office) -> None:
    saved = office.save(REFERENCE, office.epr)
    other = replace(
        office.line(REFERENCE),
        details=case.CaseDetails(
            reference=REFERENCE, died_from_on=date(2026, 11, 17), died_to_on=DIED
        ),
    )
    with pytest.raises(working.CaseIncomplete) as refused:
        lines.save_line(office.book, other)
    (fault,) = refused.value.faults
    assert fault.path == "/details/died_from_on"
    assert "18 November 2026" in fault.sentence
    lines.change_details(office.book, saved.case_id, other.details)
    page = office.page(saved.case_id)
    assert (page.details.died_from_on, page.details.died_to_on) == (date(2026, 11, 17), DIED)
    assert page.details.came is Came.TYPED
    other_range = office.line(REFERENCE)
    with pytest.raises(working.CaseIncomplete) as refused:
        lines.save_line(office.book, other_range)
    assert "17 November 2026 to 18 November 2026" in refused.value.faults[0].sentence


def test_all_faults_of_a_line_are_said_at_once_and_nothing_is_recorded(office: Office) -> None:
    line = case.CaseLine(
        details=case.CaseDetails(
            reference="943 476 5919", died_from_on=date(2026, 12, 1), died_to_on=date(2026, 12, 2)
        ),
        accesses=(
            case.Access(source="ab" * 32, scope=Scope.MONTHS),
            case.Access(source=office.epr, scope=Scope.WHOLE),
            case.Access(),
        ),
    )
    paths = [
        "/details/reference",
        "/details/died_from_on",
        "/accesses/0/accessed_at",
        "/accesses/0/source",
        "/accesses/0/months",
        "/accesses/1/accessed_at",
        "/accesses/1/scope_reason",
        "/accesses/2/accessed_at",
        "/accesses/2/source",
        "/accesses/2/scope",
    ]
    assert [each.path for each in lines.line_faults(office.book, line)] == paths
    with pytest.raises(working.CaseIncomplete) as refused:
        lines.save_line(office.book, line)
    assert [each.path for each in refused.value.faults] == paths
    assert all(each.sentence for each in refused.value.faults)
    assert "10 more things" in refused.value.message


def test_a_line_logged_for_an_absent_examiner_waits_for_their_word(office: Office) -> None:
    line = replace(office.line(REFERENCE, office.epr), accessor=RAHMAN)
    at = office.now - timedelta(hours=14)
    saved = lines.save_line(office.book, replace(line, accessed_at=at))
    (shown,) = office.page(saved.case_id).accesses
    assert (shown.access.accessor_id, shown.access.accessor_role) == (
        office.ids[RAHMAN],
        AccessorRole.EXAMINER,
    )
    assert (shown.awaits, shown.mine, shown.confirmed_at) == (True, False, None)
    office.switch(RAHMAN)
    assert office.page(saved.case_id).accesses[0].mine
    steps.confirm_accesses(office.book, saved.accesses)
    (shown,) = office.page(saved.case_id).accesses
    assert (shown.awaits, shown.noted_by) == (False, BELL)
    assert shown.access.accessed_at == at
    assert shown.confirmed_at is not None
    assert at < shown.noted_at < shown.confirmed_at
    happened = office.page(saved.case_id).timeline[1]
    assert (happened.happened_at, happened.recorded_at) == (at, shown.noted_at)


def test_somebody_whom_the_vault_does_not_know_confirms_nothing(office: Office) -> None:
    line = replace(
        office.line(REFERENCE, office.epr),
        accessor="Dr Weekend",
        accessor_role=AccessorRole.EXAMINER,
    )
    (shown,) = office.page(lines.save_line(office.book, line).case_id).accesses
    assert (shown.access.accessor, shown.access.accessor_id) == ("Dr Weekend", None)
    assert not shown.awaits


def test_a_source_whose_standing_decision_is_no_more_in_force_says_so(office: Office) -> None:
    office.world.hands.now += timedelta(days=380)
    line = case.CaseLine(
        details=case.CaseDetails(reference="ME-2712-1"), accesses=(office.opened(office.epr),)
    )
    (fault,) = lines.line_faults(office.book, line)
    assert fault.path == "/accesses/0/source"
    assert "Trust EPR" in fault.sentence


def test_opening_a_record_after_the_case_was_concluded_is_told(office: Office) -> None:
    saved = office.save(REFERENCE, office.epr)
    office.switch(RAHMAN)
    office.complete(saved.case_id)
    again = office.save(REFERENCE, office.epr)
    assert again.asks_for == (ExceptionTrigger.AFTER_CLOSURE,)
    assert office.page(saved.case_id).state is CaseState.COMPLETE


def test_a_day_list_is_listed_in_one_go_and_the_same_case_is_offered_as_one(
    office: Office,
) -> None:
    here = office.save("ME-1")
    rows = [
        case.CaseDetails(reference="ME-2", died_from_on=DIED, died_to_on=DIED, asked=("GP", " ")),
        case.CaseDetails(reference="me-1"),
        case.CaseDetails(reference=" ME-3 ", examiner=FENWICK),
        case.CaseDetails(reference="Me-2"),
    ]
    listed = lines.list_cases(office.book, rows, lines.Origin(came=Came.CSV, sha256="ab" * 32))
    assert listed.cases.keys() == {0, 2}
    assert listed.changes.cases == set(listed.cases.values())
    assert [(each.row, each.case_id, each.earlier) for each in listed.same] == [
        (1, here.case_id, None),
        (3, None, 0),
    ]
    page = office.page(listed.cases[0])
    assert (page.details.came, page.details.list_sha256, page.details.asked) == (
        Came.CSV,
        "ab" * 32,
        ("GP",),
    )
    third = office.page(listed.cases[2])
    assert (third.reference, third.examiner) == ("ME-3", FENWICK)


def test_a_day_list_with_a_fault_lists_nothing_and_names_row_and_field(office: Office) -> None:
    rows = [
        case.CaseDetails(reference="ME-2"),
        case.CaseDetails(reference="ME-3", died_from_on=DIED, died_to_on=date(2026, 11, 1)),
        case.CaseDetails(reference="9434765919", died_from_on=DIED),
    ]
    with pytest.raises(working.CaseIncomplete) as refused:
        lines.list_cases(office.book, rows, lines.Origin(came=Came.PASTED))
    assert [each.path for each in refused.value.faults] == [
        "/1/died_to_on",
        "/2/reference",
        "/2/died_to_on",
    ]
    assert lines.list_cases(office.book, rows[:1], lines.Origin(came=Came.PASTED)).same == ()


def test_a_reference_that_another_case_has_is_not_taken_over(office: Office) -> None:
    office.save("ME-1")
    second = office.save("ME-2")
    with pytest.raises(working.ReferenceTaken):
        lines.change_details(office.book, second.case_id, case.CaseDetails(reference="me-1"))
    with pytest.raises(working.CaseIncomplete):
        lines.change_details(office.book, second.case_id, case.CaseDetails())
    lines.change_details(office.book, second.case_id, case.CaseDetails(reference="me-2"))
    assert office.page(second.case_id).reference == "me-2"


def test_a_case_that_is_not_here_is_named_as_unknown(office: Office) -> None:
    with pytest.raises(told.CaseUnknown):
        lines.change_details(office.book, CaseId("00" * 16), case.CaseDetails(reference="ME-1"))


def test_a_guardian_logs_no_line_and_is_told_who_can(office: Office) -> None:
    office.switch(LEAD)
    become(office.book, Role.OWNER, Role.GUARDIAN)
    with pytest.raises(NotEntitled, match="medical examiner officer"):
        office.save(REFERENCE, office.epr)
    with pytest.raises(NotEntitled):
        lines.list_cases(office.book, [], lines.Origin(came=Came.PASTED))
