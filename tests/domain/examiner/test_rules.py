from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from caldicott_desktop.domain.case import DataProtection
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner import choices as c
from caldicott_desktop.domain.examiner.finding_rules import faults_of_findings
from caldicott_desktop.domain.examiner.independence import faults_of_independence
from caldicott_desktop.domain.examiner.rules import (
    Known,
    faults,
    faults_of_details,
    faults_of_step,
    is_wider,
)
from caldicott_desktop.domain.examiner.sources import StandingSource, Term
from caldicott_desktop.domain.examiner.states import Stands
from caldicott_desktop.domain.happening_rules import tidied
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.guidance import load
from tests.every import every
from tests.guidance.folders import REAL

UK = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UK)
TODAY = NOW.date()
DIED = date(2026, 11, 18)
GP = StandingSource(
    entry_id="5c" * 32,
    decision_id="0d" * 16,
    reference="CG-2026-0032",
    name="GP record through GP Connect",
    short_name="GP Connect",
    type=c.SourceType.GP_CONNECT,
    holder="Practices",
    route=c.Route.NATIONAL_SERVICE,
    agreement="National",
    roles=(c.AccessorRole.EXAMINER,),
    scope=c.Scope.MONTHS,
    scope_months=12,
    view_days=28,
    decided_at=NOW - timedelta(days=40),
    terms=(Term(since=date(2026, 10, 1), until=date(2027, 10, 1)),),
)
KNOWN = Known(now=NOW, sources={GP.entry_id: GP}, is_health_number=str.isdecimal)
DETAILS = case.CaseDetails(reference="ME-1", died_from_on=DIED, died_to_on=DIED)
OPENED = case.Access(
    source=GP.entry_id,
    accessed_at=NOW - timedelta(hours=1),
    accessor="Dr S Rahman",
    accessor_role=c.AccessorRole.EXAMINER,
    scope=c.Scope.LAST_EPISODE,
)


def paths(found: tuple[Lacking, ...]) -> list[str]:
    assert all(each.sentence for each in found)
    return [each.path for each in found]


def of_line(
    details: case.CaseDetails = DETAILS, *opened: case.Access, **known: object
) -> list[str]:
    line = case.CaseLine(details=details, accesses=opened)
    return paths(faults(line, replace(KNOWN, **known)))  # type: ignore[arg-type]  # any part


def test_a_whole_line_lacks_nothing() -> None:
    assert of_line(DETAILS, OPENED) == []
    assert of_line(case.CaseDetails(reference="ME-1")) == []


@pytest.mark.parametrize(
    ("details", "wanted"),
    [
        (case.CaseDetails(), ["/reference"]),
        (case.CaseDetails(reference=" "), ["/reference"]),
        (case.CaseDetails(reference="x" * 101), ["/reference"]),
        (case.CaseDetails(reference="9434765919"), ["/reference"]),
        (replace(DETAILS, died_to_on=None), ["/died_to_on"]),
        (replace(DETAILS, died_from_on=None), ["/died_from_on"]),
        (replace(DETAILS, died_to_on=DIED - timedelta(days=1)), ["/died_to_on"]),
        (replace(DETAILS, died_to_on=TODAY + timedelta(days=1)), ["/died_to_on"]),
        (
            replace(
                DETAILS,
                died_from_on=TODAY + timedelta(days=1),
                died_to_on=TODAY + timedelta(days=1),
            ),
            ["/died_from_on"],
        ),
        (replace(DETAILS, died_to_on=TODAY), []),
    ],
)
def test_a_fault_of_the_details_is_named(details: case.CaseDetails, wanted: list[str]) -> None:
    assert paths(faults_of_details(details, KNOWN)) == wanted


def test_a_reference_is_no_health_number_where_nobody_can_look() -> None:
    assert faults_of_details(case.CaseDetails(reference="9434765919"), Known(now=NOW)) == ()


@pytest.mark.parametrize(
    ("here", "wanted"),
    [
        (DETAILS, []),
        (case.CaseDetails(reference="ME-1"), []),
        (replace(DETAILS, died_to_on=TODAY), ["/details/died_from_on"]),
    ],
)
def test_another_date_than_the_case_has_is_asked_about(
    here: case.CaseDetails, wanted: list[str]
) -> None:
    assert of_line(DETAILS, here=here) == wanted
    assert of_line(case.CaseDetails(reference="ME-1"), here=here) == []


@every(
    ("opened", "wanted"),
    [
        (replace(OPENED, accessor=None), ["/accessor"]),
        (replace(OPENED, accessor_role=None), ["/accessor_role"]),
        (replace(OPENED, accessed_at=None), ["/accessed_at"]),
        (replace(OPENED, accessed_at=NOW + timedelta(minutes=1)), ["/accessed_at"]),
        (replace(OPENED, accessed_at=NOW - timedelta(days=5)), ["/accessed_at"]),
        (replace(OPENED, source=None), ["/source"]),
        (replace(OPENED, source="ab" * 32), ["/source"]),
        (replace(OPENED, accessor_role=c.AccessorRole.OFFICER), ["/source"]),
        (replace(OPENED, scope=None), ["/scope"]),
        (replace(OPENED, scope=c.Scope.MONTHS), ["/months"]),
        (replace(OPENED, scope=c.Scope.MONTHS, months=12), []),
        (replace(OPENED, scope=c.Scope.MONTHS, months=24), ["/scope_reason"]),
        (replace(OPENED, scope=c.Scope.PROBLEM), ["/problem_words", "/scope_reason"]),
        (replace(OPENED, scope=c.Scope.WHOLE, scope_reason="An old illness"), []),
        (replace(OPENED, assertion=case.Assertion(independent=False)), ["/assertion/independent"]),
        (
            replace(OPENED, findings=case.Findings(sensitive=(c.SensitiveItem.OTHER,))),
            ["/findings/sensitive_words"],
        ),
    ],
)
def test_a_fault_of_an_access_is_named_by_its_place(opened: case.Access, wanted: list[str]) -> None:
    assert of_line(DETAILS, OPENED, opened) == [f"/accesses/1{path}" for path in wanted]


def test_the_date_of_death_of_the_case_that_is_here_counts_for_an_access() -> None:
    before = replace(OPENED, accessed_at=NOW - timedelta(days=5))
    bare = case.CaseDetails(reference="ME-1")
    assert of_line(bare, before) == []
    assert of_line(bare, before, here=DETAILS) == ["/accesses/0/accessed_at"]


def test_nothing_is_wider_than_the_whole_record() -> None:
    whole = replace(GP, scope=c.Scope.WHOLE, scope_months=None)
    assert not any(is_wider(replace(OPENED, scope=scope), whole) for scope in c.Scope)
    assert not is_wider(replace(OPENED, scope=None), GP)


def test_what_an_examiner_concludes_with_is_named() -> None:
    stood = Stands()

    def of(step: case.Told) -> list[str]:
        return paths(faults_of_step(step, KNOWN, stood, signer="0a" * 16))

    asserted = case.Assertion(independent=True)
    assert of(case.CaseCompleted()) == ["/assertion/independent"]
    assert of(case.CaseCompleted(assertion=case.Assertion(independent=False))) == [
        "/assertion/independent"
    ]
    assert of(case.CaseCompleted(assertion=asserted)) == []
    referred = case.CaseReferred(assertion=asserted, coroner="N", referred_on=TODAY)
    assert of(referred) == []
    assert of(replace(referred, referred_on=TODAY + timedelta(days=1))) == ["/referred_on"]
    assert of(case.CasePassed()) == ["/examiner", "/why"]
    assert of(case.CasePassed(examiner="Me", examiner_id="0a" * 16, why="x")) == ["/examiner"]
    assert of(case.CasePrepared()) == []
    assert of(case.CaseReopened()) == ["/reason"]
    assert of(case.CaseReopened(reason=c.ReopenReason.OTHER)) == ["/words"]
    assert of(case.CaseReopened(reason=c.ReopenReason.BEREAVED)) == []
    assert of(case.CaseReopened(reason=c.ReopenReason.RETURNED)) == ["/reason"]


def test_an_answer_needs_what_belongs_to_it_and_a_question_needs_nothing() -> None:
    assert faults_of_findings(case.Findings()) == ()
    nothing = case.Findings(
        sensitive=(),
        linked=case.Linked(record=c.LinkedRecord.NONE),
        bereaved=case.ToldBereaved(anything=False),
        onward=(),
    )
    assert faults_of_findings(nothing) == ()
    told = case.Findings(bereaved=case.ToldBereaved(anything=True))
    assert paths(faults_of_findings(told)) == [
        "/bereaved/what",
        "/bereaved/to_whom",
        "/bereaved/relationship",
    ]
    linked = case.Linked(
        record=c.LinkedRecord.BABY,
        reference="B-1",
        scope="Delivery",
        data_protection=DataProtection(article_6="6_1_e", article_9="9_2_h"),
        person_told=False,
    )
    assert paths(faults_of_findings(case.Findings(linked=linked))) == ["/linked/not_told_because"]
    assert faults_of_findings(case.Findings(linked=replace(linked, person_told=True))) == ()


ENGLAND, _WALES, SCOTLAND = load(REAL).examiner.variants.values()
LOST = case.IndependenceLost(
    who="Dr S Rahman",
    who_id="0a" * 16,
    role=c.AccessorRole.EXAMINER,
    circumstance="attended_in_life",
    came_to_light_at=NOW,
    stopped_at=NOW,
)


@pytest.mark.parametrize(
    ("lost", "wanted"),
    [
        (LOST, []),
        (
            case.IndependenceLost(),
            ["/who", "/role", "/came_to_light_at", "/stopped_at", "/circumstance"],
        ),
        (replace(LOST, circumstance="spouse_or_partner"), ["/toward"]),
        (
            replace(LOST, circumstance="other_connection", toward=c.Toward.DECEASED),
            ["/words"],
        ),
        (replace(LOST, notified="The director"), ["/notified_how", "/notified_at"]),
        (replace(LOST, handed_to="Dr L Fenwick"), ["/handed_what", "/handed_at"]),
        (
            replace(LOST, handed_to="Me", handed_to_id="0a" * 16, handed_what="All", handed_at=NOW),
            ["/handed_to"],
        ),
        (replace(LOST, stopped_at=NOW + timedelta(minutes=1)), ["/stopped_at"]),
        (case.IndependenceLost(adds_to="ab" * 32), ["/notified"]),
        (case.IndependenceLost(adds_to="ab" * 32, words="More."), []),
    ],
)
def test_what_the_record_of_lost_independence_needs(
    lost: case.IndependenceLost, wanted: list[str]
) -> None:
    assert paths(faults_of_independence(lost, ENGLAND.circumstances, NOW)) == wanted


def test_where_a_nation_lists_nothing_words_are_needed() -> None:
    assert paths(faults_of_independence(LOST, (), NOW)) == ["/words"]
    assert paths(faults_of_independence(LOST, SCOTLAND.circumstances, NOW)) == ["/circumstance"]


def test_texts_in_lists_are_trimmed_like_others() -> None:
    details = case.CaseDetails(reference=" ME-1 ", asked=(" GP  Connect ", " "))
    assert tidied(details) == case.CaseDetails(reference="ME-1", asked=("GP Connect", ""))
    found = tidied(case.Findings(sensitive=(c.SensitiveItem.ADOPTION,), sensitive_words=" a "))
    assert found.sensitive == (c.SensitiveItem.ADOPTION,)
    assert found.sensitive_words == "a"
