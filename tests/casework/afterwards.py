"""Decisions to live on, and what may happen to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, DecisionId, Recorded
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.case import Case, Condition
from caldicott_desktop.domain.releasing import proposed
from tests.casework.world import record
from tests.domain import samples

DAY = date(2026, 11, 22)
BEYOND = "released-beyond-approved"

DESTROY = Condition(words="Destroy the copy", owner="PC 1042", due_on=date(2026, 11, 21))
TELL = Condition(words="Tell the daughter", owner="Priya Nair", due_on=date(2026, 12, 5))


def conditional() -> Case:
    """A decision to share in part, under two conditions and with a review."""
    case = replace(samples.of_outcome(c.Outcome.SHARE_IN_PART), conditions=(DESTROY, TELL))
    return samples.change(case, **{"/conclusion/review_on": date(2026, 12, 24)})


def shared(book: Casebook) -> DecisionId:
    """Such a decision, recorded."""
    return record(book, conditional()).decision_id


def release(case: Case) -> h.Released:
    """A release of just what was approved."""
    return h.Released(
        items=proposed(case),
        recipient="PC 1042",
        way=c.ReleaseWay.SECURE_EMAIL,
        released_at=datetime(2026, 11, 22, 8, 30, tzinfo=samples.LONDON),
        released_by="Priya Nair",
    )


MET = h.ConditionSettled(condition=1, result=c.ConditionResult.MET, on=DAY, who="Priya Nair")
REVIEWED = h.ReviewHeld(result=c.ReviewResult.CONTINUE, on=DAY, who="Priya Nair")
WITHDRAWN = h.PermissionWithdrawn(
    who="R-0417", on=DAY, known_by="She said so", follows="Nothing more is sent"
)
CHALLENGED = h.ChallengeOpened(
    by="A solicitor",
    route=c.ChallengeRoute.ICO,
    on=DAY,
    says="Too much was shared",
    answer_by=date(2026, 12, 1),
)
TOLD = h.PersonTold(who="R-0417", by="Priya Nair", how="In person", on=DAY)
LEARNT = h.LearningNoted(words="Ask for the form first", passed_to="All seniors")
INCIDENT = h.IncidentLinked(system="Datix", their_reference="W-17", on=DAY)


def correct(
    book: Casebook,
    decision_id: DecisionId,
    reason: str = "A word was wrong",
    changes: Mapping[str, object] = MappingProxyType({}),
) -> Recorded:
    """Correct a decision, with some answers changed."""
    draft = casework.begin_correction(book, decision_id, reason)
    case = samples.change(draft.case, **{"/conclusion/decided_at": samples.DECIDED, **changes})
    return casework.record_decision(book, draft.id, case)
