from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import AccessorRole, CaseState

AT = datetime(2026, 11, 20, 9, 4, tzinfo=ZoneInfo("Europe/London"))
LATER = AT.replace(hour=11)


def test_an_access_is_the_lines_unless_it_says_otherwise() -> None:
    line = case.CaseLine(
        accesses=(
            case.Access(source="5c" * 32),
            case.Access(
                accessor="Dr S Rahman", accessor_role=AccessorRole.EXAMINER, accessed_at=LATER
            ),
        ),
        accessor="T Bell",
        accessor_id="0b" * 16,
        accessor_role=AccessorRole.OFFICER,
        accessed_at=AT,
    )
    own, anothers = line.opened()
    assert (own.accessor, own.accessor_id, own.accessor_role) == (
        "T Bell",
        "0b" * 16,
        AccessorRole.OFFICER,
    )
    assert own.accessed_at == AT
    assert (anothers.accessor, anothers.accessor_id) == ("Dr S Rahman", None)
    assert anothers.accessed_at == LATER


def test_findings_and_assertions_stand_where_they_can_be_stated() -> None:
    findings, assertion = case.Findings(onward=()), case.Assertion(independent=True)
    for told in (
        case.Access(findings=findings, assertion=assertion),
        case.CaseCompleted(findings=findings, assertion=assertion),
        case.CaseReferred(findings=findings, assertion=assertion),
        case.CasePassed(findings=findings, assertion=assertion),
    ):
        assert (case.findings_of(told), case.assertion_of(told)) == (findings, assertion)
    prepared = case.CasePrepared(findings=findings)
    assert (case.findings_of(prepared), case.assertion_of(prepared)) == (findings, None)
    assert case.findings_of(case.CaseReopened()) is None


def test_a_case_is_open_until_it_is_complete_or_with_the_coroner() -> None:
    closed = {state for state in CaseState if not state.is_open}
    assert closed == {CaseState.COMPLETE, CaseState.CORONER}


def test_all_but_officers_scrutinise() -> None:
    assert [role for role in AccessorRole if not role.scrutinises] == [AccessorRole.OFFICER]
