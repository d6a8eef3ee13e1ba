"""Where a case stands: worked out from what was told of it, and which step may come next.

A step is what one entry does to a case. Steps that could not follow one another here, because two
logs did not know each other, still come to a state: the last one's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from caldicott_desktop.domain.examiner import case as told
from caldicott_desktop.domain.examiner.choices import CaseState, Independence
from caldicott_desktop.errors import Sentence

LEADS_TO: Mapping[str, CaseState] = {
    "case.listed": CaseState.LISTED,
    "case.prepared": CaseState.PREPARED,
    "case.completed": CaseState.COMPLETE,
    "case.referred": CaseState.CORONER,
    "case.passed": CaseState.PASSED,
    "case.reopened": CaseState.REOPENED,
}
"""The state each kind of entry leads to; stating a case's details anew leads nowhere."""

_MAY_FOLLOW: Mapping[str, frozenset[CaseState]] = {
    "case.listed": frozenset(CaseState),
    "case.prepared": frozenset({CaseState.LISTED, CaseState.PREPARED, CaseState.REOPENED}),
    "case.completed": frozenset(each for each in CaseState if each.is_open),
    "case.referred": frozenset(each for each in CaseState if each.is_open),
    "case.passed": frozenset(each for each in CaseState if each.is_open),
    "case.reopened": frozenset({CaseState.COMPLETE, CaseState.CORONER}),
}

# An attribute of an enumeration takes many times as long to look up as a name.
_LISTED = CaseState.LISTED

_NOT_CONCLUDED = Sentence("examiner.state.not-concluded")
_IN_THE_WAY: Mapping[CaseState, Sentence] = {
    CaseState.LISTED: _NOT_CONCLUDED,
    CaseState.PREPARED: _NOT_CONCLUDED,
    CaseState.PASSED: Sentence("examiner.state.passed"),
    CaseState.REOPENED: Sentence("examiner.state.reopened"),
    CaseState.COMPLETE: Sentence("examiner.state.complete"),
    CaseState.CORONER: Sentence("examiner.state.coroner"),
}

_CONCLUDING = frozenset({"case.completed", "case.referred", "case.passed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one entry does to a case, recorded `at` by `signer` (a person's id in hex).

    `examiner` and `examiner_id` are whom it puts the case before, if anybody; `asserts` whether its
    signer said that they are independent. `not_independent` is who turned out not to be (empty for
    somebody this vault does not know), and `scrutinises` whether that was an examiner, whose case
    changes hands.
    """

    kind: str
    at: datetime
    signer: str
    examiner: str | None = None
    examiner_id: str | None = None
    asserts: bool | None = None
    not_independent: str | None = None
    scrutinises: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """How a case stands. People are ids in hex; `examiner` is a name where it was only typed.

    `since` and `state_by` are of the step that led to the state. `lost` are those who turned out
    not to be independent in this case.
    """

    state: CaseState = CaseState.LISTED
    since: datetime | None = None
    state_by: str | None = None
    prepared_by: str | None = None
    prepared_at: datetime | None = None
    examiner: str | None = None
    examiner_id: str | None = None
    asserted: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()

    @property
    def independence(self) -> Independence:
        """What is known of the independence of the examiner the case is with."""
        if self.examiner_id in self.lost:
            return Independence.LOST
        if self.examiner_id in self.asserted:
            return Independence.CONFIRMED
        return Independence.NOT_STATED


def step_of(entry: told.Told, *, at: datetime, signer: str) -> Step:
    """What an entry on a case does to it."""
    step = Step(kind=told.kind_of(entry), at=at, signer=signer)
    if (assertion := told.assertion_of(entry)) is not None:
        step = replace(step, asserts=assertion.independent)
    match entry:
        case told.CaseDetails() | told.CasePrepared() | told.CasePassed():
            return replace(step, examiner=entry.examiner, examiner_id=entry.examiner_id)
        case told.CaseCompleted() | told.CaseReferred():
            return replace(step, examiner_id=signer)
        case told.IndependenceLost():
            return replace(
                step,
                examiner=entry.handed_to,
                examiner_id=entry.handed_to_id,
                not_independent=entry.who_id or "",
                scrutinises=entry.role is not None and entry.role.scrutinises,
            )
        case _:
            return step


def stands(steps: Iterable[Step]) -> Stands:
    """How a case stands by its steps, in the order in which they were recorded."""
    found: _SoFar | None = None
    for step in steps:
        if found is None:
            found = _SoFar(since=step.at, state_by=step.signer)
        found.take(step)
    return Stands() if found is None else found.stands()


def state_of(steps: Iterable[Step]) -> CaseState:
    """The state a case has reached by its steps."""
    return stands(steps).state


@dataclass(slots=True, kw_only=True)
class _SoFar:
    """How a case stands while its steps are gone through: what `Stands` has, to be changed."""

    since: datetime
    state_by: str
    state: CaseState = CaseState.LISTED
    prepared_by: str | None = None
    prepared_at: datetime | None = None
    examiner: str | None = None
    examiner_id: str | None = None
    asserted: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()

    def take(self, step: Step) -> None:
        """Go on by one step."""
        if step.asserts:
            self.asserted |= {step.signer}
        if step.not_independent is not None:
            self._without(step)
            return
        if step.examiner or step.examiner_id:
            self.examiner, self.examiner_id = step.examiner, step.examiner_id
        if step.kind == "case.prepared":
            self.prepared_by, self.prepared_at = step.signer, step.at
        state = LEADS_TO.get(step.kind)
        if state is not None and state is not _LISTED:
            self._lead_to(state, step)

    def stands(self) -> Stands:
        """How it stands now."""
        return Stands(
            state=self.state,
            since=self.since,
            state_by=self.state_by,
            prepared_by=self.prepared_by,
            prepared_at=self.prepared_at,
            examiner=self.examiner,
            examiner_id=self.examiner_id,
            asserted=self.asserted,
            lost=self.lost,
        )

    def _without(self, step: Step) -> None:
        """Go on after somebody turned out not to be independent.

        An open case waits for whoever has it now. What was concluded stays concluded, and shows it,
        until an examiner opens the case again.
        """
        if step.not_independent:
            self.lost |= {step.not_independent}
        if not (step.scrutinises and (step.examiner or step.examiner_id)):
            return
        self.examiner, self.examiner_id = step.examiner, step.examiner_id
        if self.state.is_open:
            self._lead_to(CaseState.PASSED, step)

    def _lead_to(self, state: CaseState, step: Step) -> None:
        self.state, self.since, self.state_by = state, step.at, step.signer


def refusal(stood: Stands, kind: str, *, signer: str) -> Sentence | None:
    """Why a step may not be taken by `signer` as a case stands now, or `None` where it may.

    Whether their role allows it at all is the table of authority's affair.
    """
    if kind in _CONCLUDING - {"case.passed"} and signer in stood.lost:
        return Sentence("examiner.not-independent")
    may = _MAY_FOLLOW.get(kind)
    if may is None or stood.state in may:
        return None
    return _IN_THE_WAY[stood.state]
