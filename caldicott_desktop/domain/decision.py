"""A decision, or everything that still stands between a case and one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from caldicott_desktop.domain import consistency, rules
from caldicott_desktop.domain.asking import answers_that_count
from caldicott_desktop.domain.case import PRINCIPLES, Case
from caldicott_desktop.domain.choices import Form
from caldicott_desktop.domain.consistency import Finding
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.domain.lateness import lateness
from caldicott_desktop.domain.outcomes import Need, needs
from caldicott_desktop.domain.stop_checks import standing
from caldicott_desktop.domain.unmet import Undecidable, Unmet

__all__ = ["Decision", "Undecidable", "Unmet", "decide", "missing", "unmet_needs"]

_UK = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A case with every requirement of its outcome met, ready to be signed.

    Its stop-checks are those of its kind, one by one, each with the answer that counts, those still
    open included; its answers are to the questions that were asked, and no others. `late_s` is the
    time between deciding and recording, in whole seconds, never negative.
    """

    case: Case
    recorded_at: datetime
    late_s: int


def unmet_needs(
    case: Case,
    kind: CaseKind,
    asked: frozenset[Need],
    *,
    at: datetime,
) -> tuple[Unmet, ...]:
    """What of `asked` is not met, in the order of the walkthrough, each requirement once.

    Raises `ValueError` when `case` is not of `kind`, or does not hold the eight principles.
    """
    if case.kind_id != kind.id:
        raise ValueError(f"a case of kind {case.kind_id!r} cannot be held against {kind.id!r}")
    if [assessment.principle for assessment in case.principles] != [*PRINCIPLES]:
        raise ValueError("a case holds the eight principles, once each and in order")
    matter = rules.Matter(case=case, kind=kind, at=at, shares=Need.ALL_PRINCIPLES in asked)
    found = (
        unmet
        for need in Need
        if need in asked
        for rule in rules.BY_NEED[need]
        for unmet in rule(matter)
    )
    once = {(unmet.path, unmet.code): unmet for unmet in found}
    return tuple(sorted(once.values(), key=lambda unmet: unmet.section.order))


def missing(case: Case, kind: CaseKind, *, at: datetime) -> tuple[Unmet, ...]:
    """Every requirement of the chosen outcome not yet met, in the order of the walkthrough.

    Empty when the case can be recorded at `at` (aware).
    """
    case = _with_its_time(case, at)
    return unmet_needs(case, kind, needs(case.conclusion.outcome), at=at)


def decide(
    case: Case, kind: CaseKind, *, at: datetime, findings: Sequence[Finding] = ()
) -> Decision:
    """The decision this case amounts to when it is recorded at `at` (aware).

    `findings` are those of the consistency checks; their overrides are kept with the decision, and
    no others. Raises `Undecidable` with every unmet requirement and all findings that still hold.
    """
    case = _with_its_time(case, at)
    unmet = (*missing(case, kind, at=at), *consistency.held(case, findings))
    decided_at = case.conclusion.decided_at
    if unmet or decided_at is None:
        raise Undecidable(unmet)
    kept = replace(
        consistency.carried(case, findings),
        stop_checks=standing(case, kind),
        answers=answers_that_count(case, kind),
    )
    return Decision(
        case=kept,
        recorded_at=at,
        late_s=lateness(decided_at, at),
    )


def _with_its_time(case: Case, at: datetime) -> Case:
    """The case with the time it was decided: a short one, unless another was given, as recorded.

    To the minute, as all times of events are given.
    """
    if case.form is not Form.SHORT or case.conclusion.decided_at is not None:
        return case
    decided_at = at.astimezone(_UK).replace(second=0, microsecond=0)
    return replace(case, conclusion=replace(case.conclusion, decided_at=decided_at))
