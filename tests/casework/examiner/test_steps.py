from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from caldicott_desktop.casework import verify_vault
from caldicott_desktop.casework.changes import CaseId, Changes, EntryId
from caldicott_desktop.casework.examiner import lines, steps, told, working
from caldicott_desktop.domain.authority import NotEntitled
from caldicott_desktop.domain.case import DataProtection
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner import choices as c
from caldicott_desktop.domain.examiner.choices import AccessorRole, CaseState, Independence
from tests.casework.examiner.people import ASSERTED, BELL, FENWICK, LEAD, OSEI, RAHMAN, Office
from tests.casework.world import done

REFERENCE = "ME-2611-0409"
DAY = date(2026, 11, 21)


@pytest.fixture
def case_id(office: Office) -> CaseId:
    """A case with one record opened by the first officer."""
    return office.save(REFERENCE, office.epr).case_id


def test_a_case_goes_from_its_officer_to_its_examiner(office: Office, case_id: CaseId) -> None:
    office.prepare(case_id)
    page = office.page(case_id)
    assert (page.state, page.prepared_by, page.examiner) == (CaseState.PREPARED, BELL, RAHMAN)
    assert page.independence is Independence.NOT_STATED
    assert page.conclusion is None
    office.switch(RAHMAN)
    read = (page.accesses[0].id,)
    steps.complete_cases(
        office.book, {case_id: case.CaseCompleted(assertion=ASSERTED, read=read, note="Natural.")}
    )
    page = office.page(case_id)
    assert (page.state, page.state_by, page.independence) == (
        CaseState.COMPLETE,
        RAHMAN,
        Independence.CONFIRMED,
    )
    assert page.conclusion is not None
    assert isinstance(page.conclusion.told, case.CaseCompleted)
    assert page.conclusion.told.read == read
    assert page.assertion is not None
    assert page.assertion.by == RAHMAN
    assert page.assertion.answer.own_words == ASSERTED.own_words
    assert "I am independent" in (page.assertion.answer.words or "")
    assert [type(each.told) for each in page.timeline] == [
        case.CaseDetails,
        case.Access,
        case.CasePrepared,
        case.CaseCompleted,
    ]
    assert [each.position for each in page.timeline] == sorted(
        each.position for each in page.timeline
    )


def test_an_officer_concludes_nothing_and_is_told_who_can(office: Office, case_id: CaseId) -> None:
    takes: tuple[Callable[[], Changes], ...] = (
        lambda: office.complete(case_id),
        lambda: steps.refer_case(office.book, case_id, case.CaseReferred()),
        lambda: steps.pass_cases(office.book, {case_id: case.CasePassed()}),
        lambda: steps.reopen_case(office.book, case_id, case.CaseReopened()),
    )
    for take in takes:
        with pytest.raises(NotEntitled, match="medical examiner or a lead medical examiner"):
            take()
    assert office.page(case_id).state is CaseState.LISTED


def test_many_cases_are_completed_in_one_go_each_with_an_entry_of_its_own(office: Office) -> None:
    ids = [office.save(f"ME-{n}", office.epr).case_id for n in range(5)]
    office.prepare(*ids)
    office.switch(RAHMAN)
    changed = office.complete(*ids)
    assert changed.cases == set(ids)
    assert {office.page(each).state for each in ids} == {CaseState.COMPLETE}
    assert len({office.page(each).timeline[-1].id for each in ids}) == 5


def test_one_case_that_does_not_stand_so_holds_all_and_is_named(office: Office) -> None:
    first, second = (office.save(f"ME-{n}", office.epr).case_id for n in range(2))
    office.switch(RAHMAN)
    office.complete(first)
    with pytest.raises(working.StepRefused, match="ME-0: Scrutiny of this case is complete") as no:
        office.complete(first, second)
    assert [reference for reference, _ in no.value.refused] == ["ME-0"]
    assert office.page(second).state is CaseState.LISTED


def test_what_is_needed_for_many_cases_is_named_by_case(office: Office) -> None:
    ids = [office.save(f"ME-{n}", office.epr).case_id for n in range(2)]
    office.switch(RAHMAN)
    with pytest.raises(working.CaseIncomplete) as refused:
        steps.complete_cases(office.book, dict.fromkeys(ids, case.CaseCompleted()))
    assert [each.path for each in refused.value.faults] == [
        f"/{each}/assertion/independent" for each in ids
    ]


def test_an_examiner_reads_only_what_was_opened_for_the_case(
    office: Office, case_id: CaseId
) -> None:
    elsewhere = office.save("ME-2", office.epr).accesses
    office.switch(RAHMAN)
    step = case.CaseReferred(assertion=ASSERTED, coroner="Northmere", referred_on=DAY)
    with pytest.raises(working.CaseIncomplete) as refused:
        steps.refer_case(office.book, case_id, replace(step, read=elsewhere))
    assert [each.path for each in refused.value.faults] == ["/read"]


def test_a_referral_comes_back_and_is_completed(office: Office, case_id: CaseId) -> None:
    office.switch(RAHMAN)
    returned = case.CaseReopened(reason=c.ReopenReason.RETURNED, words="No inquest.")
    with pytest.raises(working.StepRefused, match="has not been concluded"):
        steps.reopen_case(office.book, case_id, returned)
    with pytest.raises(working.CaseIncomplete) as refused:
        steps.refer_case(office.book, case_id, case.CaseReferred(assertion=ASSERTED))
    assert [each.path for each in refused.value.faults] == ["/coroner", "/referred_on"]
    steps.refer_case(
        office.book,
        case_id,
        case.CaseReferred(
            assertion=ASSERTED, coroner="Northmere", their_reference="C-12", referred_on=DAY
        ),
    )
    page = office.page(case_id)
    assert (page.state, page.state_by) == (CaseState.CORONER, RAHMAN)
    steps.reopen_case(office.book, case_id, returned)
    assert office.page(case_id).state is CaseState.REOPENED
    assert office.page(case_id).conclusion is None
    office.complete(case_id)
    assert office.page(case_id).state is CaseState.COMPLETE
    with pytest.raises(working.CaseIncomplete) as refused:
        steps.reopen_case(office.book, case_id, returned)
    assert [each.path for each in refused.value.faults] == ["/reason"]


def test_cases_are_passed_on_to_the_other_examiner(office: Office, case_id: CaseId) -> None:
    second = office.save("ME-2", office.epr).case_id
    office.switch(RAHMAN)
    passed = case.CasePassed(examiner=RAHMAN)
    with pytest.raises(working.CaseIncomplete) as refused:
        steps.pass_cases(office.book, {case_id: passed})
    assert [each.path for each in refused.value.faults] == [
        f"/{case_id}/examiner",
        f"/{case_id}/why",
    ]
    passed = case.CasePassed(examiner=FENWICK, why="The end of my rota")
    steps.pass_cases(office.book, dict.fromkeys((case_id, second), passed))
    for each in (case_id, second):
        page = office.page(each)
        assert (page.state, page.examiner) == (CaseState.PASSED, FENWICK)
    office.switch(BELL)
    with pytest.raises(working.StepRefused, match="passed on and waits"):
        office.prepare(case_id)
    office.switch(FENWICK)
    office.complete(case_id)
    assert office.page(case_id).state_by == FENWICK


def lost(office: Office, **changes: object) -> case.IndependenceLost:
    told_of = case.IndependenceLost(
        circumstance="work_tie",
        toward=c.Toward.PRACTITIONER,
        words="We share a clinic.",
        came_to_light_at=office.now - timedelta(hours=2),
        stopped_at=office.now - timedelta(hours=2),
        notified="Medical director",
        notified_how="E-mail",
        notified_at=office.now - timedelta(hours=1),
        handed_to=FENWICK,
        handed_what="Notes so far",
        handed_at=office.now - timedelta(hours=1),
    )
    return replace(told_of, **changes)  # type: ignore[arg-type]  # any field of it


def test_what_nobody_read_of_a_nations_list_is_signed_as_not_checked(office: Office) -> None:
    line = office.line(REFERENCE, office.epr)
    welsh = replace(line, details=replace(line.details, nation=Nation.WALES))
    case_id = lines.save_line(office.book, welsh).case_id
    office.switch(RAHMAN)
    steps.lose_independence(office.book, case_id, lost(office))
    (entry,) = office.page(case_id).lost
    assert isinstance(entry.told, case.IndependenceLost)
    assert entry.told.circumstance_words == (
        "Partner, employer, employee or associate (Not yet checked against the primary text)"
    )


def test_who_is_not_independent_hands_over_and_what_was_logged_stays(
    office: Office, case_id: CaseId
) -> None:
    office.prepare(case_id)
    office.switch(RAHMAN)
    office.save(REFERENCE, office.gp)
    steps.lose_independence(office.book, case_id, lost(office))
    page = office.page(case_id)
    assert (page.state, page.examiner, page.independence) == (
        CaseState.PASSED,
        FENWICK,
        Independence.NOT_STATED,
    )
    assert len(page.accesses) == 2
    (entry,) = page.lost
    assert isinstance(entry.told, case.IndependenceLost)
    assert (entry.told.who, entry.told.who_id, entry.told.role) == (
        RAHMAN,
        office.ids[RAHMAN],
        AccessorRole.EXAMINER,
    )
    assert entry.told.circumstance_words == "Partner, employer, employee or associate"
    assert entry.told.handed_to_id == office.ids[FENWICK]
    assert entry.happened_at < entry.recorded_at
    with pytest.raises(working.StepRefused, match="Another examiner can conclude it"):
        office.complete(case_id)
    office.switch(FENWICK)
    office.complete(case_id)
    assert office.page(case_id).state is CaseState.COMPLETE


def test_what_is_known_later_is_a_further_entry(office: Office, case_id: CaseId) -> None:
    office.switch(RAHMAN)
    first = lost(office, notified=None, handed_to=None, notified_how=None, handed_what=None)
    steps.lose_independence(office.book, case_id, replace(first, notified_at=None, handed_at=None))
    page = office.page(case_id)
    assert (page.state, page.independence) == (CaseState.LISTED, Independence.NOT_STATED)
    added = case.IndependenceLost(
        adds_to=page.lost[0].id,
        notified="Medical director",
        notified_how="E-mail",
        notified_at=office.now,
    )
    steps.lose_independence(office.book, case_id, added)
    assert len(office.page(case_id).lost) == 2
    with pytest.raises(working.CaseIncomplete) as refused:
        steps.lose_independence(
            office.book, case_id, case.IndependenceLost(adds_to=page.timeline[0].id)
        )
    assert [each.path for each in refused.value.faults] == ["/notified", "/adds_to"]


def test_an_officer_records_it_for_an_examiner_on_the_telephone(
    office: Office, case_id: CaseId
) -> None:
    office.prepare(case_id)
    steps.lose_independence(office.book, case_id, lost(office, who=RAHMAN))
    page = office.page(case_id)
    assert page.examiner == FENWICK
    assert page.lost[0].recorded_by == BELL
    with pytest.raises(working.CaseIncomplete) as refused:
        steps.lose_independence(office.book, case_id, case.IndependenceLost(who="Dr Weekend"))
    assert [each.path for each in refused.value.faults] == [
        "/role",
        "/came_to_light_at",
        "/stopped_at",
        "/circumstance",
    ]


def test_only_the_one_it_waits_for_confirms_an_access_and_only_once(office: Office) -> None:
    line = replace(office.line(REFERENCE, office.epr, office.gp), accessor=RAHMAN)
    noted = lines.save_line(office.book, line).accesses
    own = office.save("ME-2", office.epr).accesses
    with pytest.raises(steps.AccessNotYours):
        steps.confirm_accesses(office.book, noted)
    with pytest.raises(steps.AccessNotYours):
        steps.confirm_accesses(office.book, own)
    office.switch(RAHMAN)
    with pytest.raises(steps.AccessNotYours):
        steps.confirm_accesses(office.book, [EntryId("00" * 32)])
    steps.confirm_accesses(office.book, noted)
    with pytest.raises(steps.AccessNotYours):
        steps.confirm_accesses(office.book, noted[:1])
    assert done(verify_vault(office.book)).intact


def test_whoever_looked_between_an_access_and_its_confirmation_finds_no_damage(
    office: Office,
) -> None:
    line = replace(office.line(REFERENCE, office.epr), accessor=RAHMAN)
    noted = lines.save_line(office.book, line).accesses
    office.switch(LEAD)
    office.switch(RAHMAN)
    steps.confirm_accesses(office.book, noted)
    office.switch(LEAD)
    assert office.book.damage is None
    assert done(verify_vault(office.book)).intact


FINDINGS = case.Findings(
    sensitive=(c.SensitiveItem.ADOPTION,),
    sensitive_words="A letter.",
    linked=case.Linked(
        record=c.LinkedRecord.BABY,
        reference="B-1",
        scope="Delivery",
        data_protection=DataProtection(article_6="6_1_e", article_9="9_2_h"),
        person_told=True,
    ),
    bereaved=case.ToldBereaved(anything=False),
)


def test_what_was_found_is_told_as_it_was_last_answered_and_every_happening_newest_first(
    office: Office, case_id: CaseId
) -> None:
    steps.prepare_cases(office.book, {case_id: case.CasePrepared(findings=FINDINGS)})
    office.switch(RAHMAN)
    nothing = case.Findings(sensitive=(), linked=case.Linked(record=c.LinkedRecord.NONE), onward=())
    step = case.CaseCompleted(assertion=ASSERTED, findings=nothing)
    steps.complete_cases(office.book, {case_id: step})
    found = office.page(case_id).found
    assert found.sensitive is not None
    assert (found.sensitive.answer, found.sensitive.by) == ((), RAHMAN)
    assert found.sensitive_words is None
    (told_bereaved,) = found.bereaved
    assert (told_bereaved.answer.anything, told_bereaved.by) == (False, BELL)
    assert [each.answer for each in found.onward] == [()]
    assert [(each.answer.record, each.by) for each in found.linked] == [
        (c.LinkedRecord.NONE, RAHMAN),
        (c.LinkedRecord.BABY, BELL),
    ]


def test_an_answer_about_a_living_person_asks_for_a_basis(office: Office, case_id: CaseId) -> None:
    findings = case.Findings(linked=case.Linked(record=c.LinkedRecord.MOTHER))
    with pytest.raises(working.CaseIncomplete) as refused:
        steps.prepare_cases(office.book, {case_id: case.CasePrepared(findings=findings)})
    assert [each.path.removeprefix(f"/{case_id}/findings") for each in refused.value.faults] == [
        "/linked/reference",
        "/linked/scope",
        "/linked/data_protection/article_6",
        "/linked/data_protection/article_9",
        "/linked/person_told",
    ]


def test_what_somebody_else_prepared_is_prepared_again(office: Office, case_id: CaseId) -> None:
    office.prepare(case_id)
    office.switch(OSEI)
    office.prepare(case_id, examiner=None)
    page = office.page(case_id)
    assert (page.prepared_by, page.examiner) == (OSEI, RAHMAN)


def test_a_case_that_is_not_here_is_unknown(office: Office) -> None:
    with pytest.raises(told.CaseUnknown):
        office.prepare(CaseId("00" * 16))


def test_a_day_at_the_office_verifies_whole(office: Office, case_id: CaseId) -> None:
    office.prepare(case_id)
    office.switch(RAHMAN)
    office.complete(case_id)
    assert done(verify_vault(office.book)).intact
