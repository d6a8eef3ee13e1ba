from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, EntryId, NotEntitled
from caldicott_desktop.casework.changes import CaseId
from caldicott_desktop.casework.examiner import problems
from caldicott_desktop.domain.examiner.choices import AccessProblem, ProblemResult
from caldicott_desktop.domain.examiner.problems import ProblemNoted, ProblemResolved
from caldicott_desktop.domain.people import Role
from tests.casework.examiner.office import lead, list_case, stand
from tests.casework.test_cards import become
from tests.casework.world import World, done

DAY = date(2026, 11, 20)
DELAY = ProblemNoted(
    holder=" Mill Lane Surgery ", code=AccessProblem.DELAY, asked_on=DAY, note=" By form\n"
)
CHASED = ProblemNoted(code=AccessProblem.AWAITING_REPLY, asked_on=DAY + timedelta(days=1))
CAME = ProblemResolved(result=ProblemResult.CAME, on=DAY + timedelta(days=2))


@pytest.fixture
def office(book: Casebook) -> Casebook:
    lead(book)
    return book


def noted(book: Casebook, told: ProblemNoted = DELAY) -> EntryId:
    case_id = list_case(book)
    assert problems.note_problem(book, case_id, told).office
    (shown,) = problems.problems_of(book, case_id)
    return shown.id


def test_a_problem_is_noted_chased_and_resolved_and_all_of_it_stays(office: Casebook) -> None:
    problem_id = noted(office)
    (shown,) = problems.open_problems(office).rows
    assert shown.id == problem_id
    assert (shown.reference, shown.noted_by) == ("ME-0412", "Priya Nair")
    assert shown.problem.waits_days(DAY + timedelta(days=3)) == 3
    assert shown.problem.noted == replace(DELAY, holder="Mill Lane Surgery", note="By form")
    assert not shown.problem.offers_exception
    problems.chase_problem(office, problem_id, CHASED)
    problems.chase_problem(office, problem_id, CHASED)
    told = problems.problem_of(office, problem_id).problem
    assert told.code is AccessProblem.AWAITING_REPLY
    assert [each.holder for each in told.chases] == ["Mill Lane Surgery"] * 2
    assert told.offers_exception
    assert problems.open_problems_count(office) == 1
    problems.resolve_problem(office, problem_id, CAME)
    resolved = problems.problem_of(office, problem_id).problem
    assert resolved.resolved == replace(CAME, problem=problem_id)
    assert not resolved.offers_exception
    assert problems.open_problems_count(office) == 0
    assert problems.open_problems(office).rows == ()
    with pytest.raises(problems.ProblemOver):
        problems.chase_problem(office, problem_id, CHASED)
    with pytest.raises(problems.ProblemOver):
        problems.resolve_problem(office, problem_id, CAME)
    assert done(casework.verify_vault(office)).intact


def test_a_source_is_copied_as_it_stands(office: Casebook) -> None:
    source = stand(office)
    shown = problems.problem_of(
        office, noted(office, replace(DELAY, holder=None, source=source.entry_id))
    )
    told = shown.problem.noted
    assert told.source == source.entry_id
    assert told.source_name == "GP record through GP Connect"
    assert told.holder == "General practices of the area"
    unknown = noted(office, replace(DELAY, source="ab" * 32))
    assert problems.problem_of(office, unknown).problem.noted.source is None


def test_what_is_missing_is_said_at_once_and_nothing_recorded(office: Casebook) -> None:
    case_id = list_case(office)
    with pytest.raises(problems.ProblemIncomplete) as refused:
        problems.note_problem(office, case_id, ProblemNoted())
    assert [each.path for each in refused.value.faults] == ["/holder", "/code", "/asked_on"]
    assert problems.problems_of(office, case_id) == ()
    problem_id = noted(office)
    early = replace(CHASED, asked_on=DAY - timedelta(days=1))
    with pytest.raises(problems.ProblemIncomplete, match="One thing"):
        problems.chase_problem(office, problem_id, early)
    with pytest.raises(problems.ProblemIncomplete):
        problems.resolve_problem(office, problem_id, replace(CAME, result=None))


def test_a_problem_nobody_noted_is_unknown(office: Casebook) -> None:
    with pytest.raises(problems.ProblemUnknown):
        problems.problem_of(office, EntryId("ab" * 32))
    with pytest.raises(casework.CaseworkError, match="case"):
        problems.note_problem(office, CaseId("ab" * 16), DELAY)


def test_open_problems_come_in_pages_the_oldest_first(office: Casebook) -> None:
    wanted = [noted(office) for _ in range(3)]
    first = problems.open_problems(office, limit=2)
    assert [each.id for each in first.rows] == wanted[:2]
    second = problems.open_problems(office, after=first.next, limit=2)
    assert ([each.id for each in second.rows], second.next) == (wanted[2:], None)


def test_an_auditor_notes_no_problem(office: Casebook) -> None:
    case_id = list_case(office)
    become(office, Role.OWNER, Role.AUDITOR)
    with pytest.raises(NotEntitled, match="examiner"):
        problems.note_problem(office, case_id, DELAY)


def test_problems_are_worked_out_anew_and_a_changed_one_is_found(world: World) -> None:
    book = world.create()
    lead(book)
    problem_id = noted(book)
    problems.chase_problem(book, problem_id, CHASED)
    before = problems.open_problems(book)
    done(casework.rebuild_lists(book))
    assert problems.open_problems(book) == before
    book.store.run("UPDATE problems SET what = 'resolved' WHERE what = 'chased'")
    assert not done(casework.verify_vault(book)).intact
    book.close()
