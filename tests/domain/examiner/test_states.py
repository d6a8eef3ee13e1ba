from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from caldicott_desktop.domain.authority import CURRENT
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import AccessorRole, CaseState, Independence
from caldicott_desktop.domain.examiner.states import (
    LEADS_TO,
    Stands,
    Step,
    refusal,
    stands,
    state_of,
    step_of,
)

AT = datetime(2026, 11, 20, 9, 4, tzinfo=UTC)
BELL, RAHMAN, FENWICK = "0b" * 16, "0a" * 16, "0f" * 16
ASSERTED = case.Assertion(independent=True)
LISTED = case.CaseDetails(reference="ME-1")
LOST = case.IndependenceLost(
    who="Dr S Rahman",
    who_id=RAHMAN,
    role=AccessorRole.EXAMINER,
    handed_to="Dr L Fenwick",
    handed_to_id=FENWICK,
)


def steps(*told: tuple[case.Told, str]) -> list[Step]:
    return [
        step_of(each, at=AT + timedelta(minutes=n), signer=signer)
        for n, (each, signer) in enumerate(told)
    ]


def stood(*told: tuple[case.Told, str]) -> Stands:
    return stands(steps((LISTED, BELL), *told))


def test_nothing_told_stands_as_listed() -> None:
    assert stands([]) == Stands()
    assert state_of([]) is CaseState.LISTED


def test_the_usual_way_ends_complete_with_its_examiner() -> None:
    found = stood(
        (case.CasePrepared(examiner="Dr S Rahman", examiner_id=RAHMAN), BELL),
        (case.CaseCompleted(assertion=ASSERTED), RAHMAN),
    )
    assert found.state is CaseState.COMPLETE
    assert (found.prepared_by, found.prepared_at) == (BELL, AT + timedelta(minutes=1))
    assert (found.examiner_id, found.state_by, found.since) == (
        RAHMAN,
        RAHMAN,
        AT + timedelta(minutes=2),
    )
    assert found.independence is Independence.CONFIRMED


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (case.CaseReferred(assertion=ASSERTED), CaseState.CORONER),
        (case.CasePassed(examiner="Dr L Fenwick"), CaseState.PASSED),
        (case.CaseReopened(), CaseState.REOPENED),
        (case.Access(), CaseState.LISTED),
        (case.AccessConfirmed(), CaseState.LISTED),
        (LISTED, CaseState.LISTED),
    ],
)
def test_each_entry_leads_to_its_state(told: case.Told, state: CaseState) -> None:
    assert stood((told, RAHMAN)).state is state


def test_details_stated_anew_leave_the_state_and_may_name_an_examiner() -> None:
    found = stood(
        (case.CasePrepared(), BELL), (case.CaseDetails(reference="ME-1", examiner="Dr X"), BELL)
    )
    assert (found.state, found.examiner, found.examiner_id) == (CaseState.PREPARED, "Dr X", None)
    assert found.independence is Independence.NOT_STATED


def test_an_examiner_may_say_they_are_independent_when_they_open_a_record() -> None:
    found = stood(
        (case.CasePrepared(examiner="Dr S Rahman", examiner_id=RAHMAN), BELL),
        (case.Access(assertion=ASSERTED), RAHMAN),
    )
    assert (found.state, found.independence) == (CaseState.PREPARED, Independence.CONFIRMED)


def test_a_case_whose_examiner_is_not_independent_waits_for_the_other() -> None:
    found = stood((case.CasePrepared(examiner_id=RAHMAN), BELL), (LOST, RAHMAN))
    assert (found.state, found.examiner_id) == (CaseState.PASSED, FENWICK)
    assert found.lost == {RAHMAN}
    assert found.independence is Independence.NOT_STATED


def test_what_was_concluded_stays_so_when_independence_is_lost_later() -> None:
    found = stood((case.CaseCompleted(assertion=ASSERTED), RAHMAN), (LOST, RAHMAN))
    assert (found.state, found.examiner_id) == (CaseState.COMPLETE, FENWICK)


def test_nobody_to_hand_to_leaves_the_case_with_the_examiner_and_shows_it() -> None:
    alone = case.IndependenceLost(who_id=RAHMAN, role=AccessorRole.EXAMINER)
    found = stood((case.CasePrepared(examiner_id=RAHMAN), BELL), (alone, RAHMAN))
    assert (found.state, found.independence) == (CaseState.PREPARED, Independence.LOST)


def test_an_officer_who_is_not_independent_does_not_move_the_case() -> None:
    officer = case.IndependenceLost(
        who="T Bell", who_id=BELL, role=AccessorRole.OFFICER, handed_to="K Osei"
    )
    found = stood((case.CasePrepared(), BELL), (officer, BELL))
    assert (found.state, found.examiner) == (CaseState.PREPARED, None)


def test_somebody_unknown_here_is_lost_to_nobody_known() -> None:
    unknown = case.IndependenceLost(who="Dr Weekend", role=AccessorRole.EXAMINER)
    assert stood((unknown, BELL)).lost == frozenset()


REFUSED = {
    "case.prepared": {CaseState.PASSED, CaseState.COMPLETE, CaseState.CORONER},
    "case.completed": {CaseState.COMPLETE, CaseState.CORONER},
    "case.referred": {CaseState.COMPLETE, CaseState.CORONER},
    "case.passed": {CaseState.COMPLETE, CaseState.CORONER},
    "case.reopened": {
        CaseState.LISTED,
        CaseState.PREPARED,
        CaseState.PASSED,
        CaseState.REOPENED,
    },
    "case.listed": set(),
    "access.noted": set(),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_step_is_refused_in_exactly_these_states(kind: str) -> None:
    refused = {state for state in CaseState if refusal(Stands(state=state), kind, signer=RAHMAN)}
    assert refused == REFUSED[kind]


@pytest.mark.parametrize("state", CaseState)
def test_a_refusal_is_a_sentence_that_says_what_can_be_done(state: CaseState) -> None:
    said = [refusal(Stands(state=state), kind, signer=RAHMAN) for kind in LEADS_TO]
    assert all(each.words for each in said if each is not None)


def test_who_is_not_independent_passes_the_case_on_and_concludes_nothing() -> None:
    lost = Stands(lost=frozenset({RAHMAN}))
    for kind in ("case.completed", "case.referred"):
        said = refusal(lost, kind, signer=RAHMAN)
        assert said is not None
        assert "another examiner" in said.words.lower()
        assert refusal(lost, kind, signer=FENWICK) is None
    assert refusal(lost, "case.passed", signer=RAHMAN) is None


def test_every_kind_told_of_a_case_is_one_that_somebody_may_sign() -> None:
    assert all(CURRENT.knows(kind) for kind in case.KINDS.values())
    assert LEADS_TO.keys() <= set(case.KINDS.values())
