"""What holds for every case, however strangely it is filled in."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import PRINCIPLES, Assessment, Case, StopCheckAnswer
from caldicott_desktop.domain.decision import decide, missing
from caldicott_desktop.domain.progress import progress
from caldicott_desktop.domain.sections import Section, section_of
from caldicott_desktop.domain.status import change_status
from caldicott_desktop.domain.summary import item_counts, page_classes, summary_line
from caldicott_desktop.domain.unmet import Undecidable
from tests.domain.samples import AT, KINDS, change, codes, kind, of_outcome, shared
from tests.ledger.cases import answers, part

PRINCIPLE = st.tuples(*(part(Assessment, principle=st.just(n)) for n in PRINCIPLES))
QUESTIONS = sorted({q.id for kind_id in KINDS for q in kind(kind_id).questions})
ANY = part(
    Case,
    kind_id=st.sampled_from(KINDS),
    principles=PRINCIPLE,
    answers=st.dictionaries(st.sampled_from(QUESTIONS), answers, max_size=4),
)
READY = st.builds(of_outcome, st.sampled_from(list(c.Outcome)), st.sampled_from(KINDS))
NOT_SHARING = st.sampled_from([outcome for outcome in c.Outcome if not outcome.shares])

# Requirements of sharing that no other answer takes away.
INDEPENDENT = {
    "/request/requester_kind": "request.requester_kind.missing",
    "/request/urgency": "request.urgency.missing",
    "/request/purpose": "request.purpose.missing",
    "/subject/age_group": "subject.age_group.missing",
    "/subject/third_parties": "subject.third_parties.missing",
    "/answers/instrument": "answers.instrument.missing",
    "/items/0/page_class": "items.page_class.missing",
    "/items/1/reason": "items.reason.missing",
    "/law/nation": "law.nation.missing",
    "/law/objection": "law.objection.missing",
    "/law/confidentiality": "law.confidentiality.missing",
    "/necessity/note": "necessity.note.missing",
    "/principles/4/reason": "principles.reason.missing",
    "/balance/harm_if_not_shared": "balance.harm_if_not_shared.missing",
    "/conclusion/reasons": "conclusion.reasons.missing",
    "/conclusion/decided_as": "conclusion.decided_as.missing",
}


@given(case=ANY)
@settings(max_examples=150)
def test_any_case_can_be_weighed_and_shown(case: Case) -> None:
    own = kind(case.kind_id)
    unmet = missing(case, own, at=AT)
    assert all(one.section is section_of(one.path) for one in unmet)
    assert set(progress(case, own, at=AT)) == set(Section)
    assert summary_line(case)
    assert item_counts(case).asked == len(case.items)
    placed = [index for indices in page_classes(case).values() for index in indices]
    assert sorted(placed) == list(range(len(case.items)))


@given(case=ANY | READY)
@settings(max_examples=150)
def test_a_case_is_decided_exactly_when_nothing_is_missing(case: Case) -> None:
    own = kind(case.kind_id)
    unmet = missing(case, own, at=AT)
    if unmet:
        with pytest.raises(Undecidable) as raised:
            decide(case, own, at=AT)
        assert raised.value.unmet == unmet
    else:
        assert decide(case, own, at=AT).late_s >= 0


@given(blanked=st.sets(st.sampled_from(sorted(INDEPENDENT))))
def test_all_that_is_missing_is_named_whatever_else_is(blanked: set[str]) -> None:
    case = change(shared(), **dict.fromkeys(blanked))
    assert codes(case) == {INDEPENDENT[path] for path in blanked}


@given(
    outcome=NOT_SHARING,
    checks=st.lists(part(StopCheckAnswer), max_size=4).map(tuple),
    kind_id=st.sampled_from(KINDS),
)
def test_no_stop_check_ever_holds_a_decision_that_shares_nothing(
    outcome: c.Outcome,
    checks: tuple[StopCheckAnswer, ...],
    kind_id: str,
) -> None:
    case = replace(of_outcome(outcome, kind_id), stop_checks=checks)
    assert decide(case, kind(kind_id), at=AT).case.conclusion.outcome is outcome


@given(statuses=st.lists(st.sampled_from(list(c.SubjectStatus)), max_size=6))
def test_every_change_of_status_is_kept_in_order(statuses: list[c.SubjectStatus]) -> None:
    case = Case(kind_id="general")
    for status in statuses:
        case = change_status(case, status, at=AT)
    steps = case.subject.status_changes
    assert all(step.was is not step.became for step in steps)
    assert all(one.became is next_.was for one, next_ in pairwise(steps))
    if statuses:
        assert case.subject.status is statuses[-1]
    if steps:
        assert steps[0].was is statuses[0]
        assert steps[-1].became is statuses[-1]
