"""The short decision: one page for when nothing is shared. A face of a case, not another case.

What it must hold is settled by the outcome alone (`domain.outcomes`); this module says which
outcomes it can end in, what is filled in before anybody types, and how a case passes from this face
to the full walkthrough and back with all that was typed
(`docs/decisions/0084-one-case-two-faces.md`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from caldicott_desktop.domain.case import Assessment, Case
from caldicott_desktop.domain.choices import Capacities, Form, Outcome, Rating
from caldicott_desktop.domain.outcomes import Need, needs
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.ratings import CARRIES_A_REFUSAL, NEEDED_TO_REFUSE

OUTCOMES = (
    Outcome.REFUSE,
    Outcome.REDIRECT,
    Outcome.DEFER,
    Outcome.ADVICE_ONLY,
    Outcome.ESCALATE,
    Outcome.WITHDRAWN,
)
"""What a short decision can end in: every outcome in which nothing is shared."""

_CAPACITY: Mapping[Role, Capacities] = MappingProxyType(
    {
        Role.GUARDIAN: Capacities.GUARDIAN,
        Role.DEPUTY: Capacities.DEPUTY,
        Role.LEAD_EXAMINER: Capacities.LEAD_EXAMINER,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """The person at work, as who decides unless somebody else is named."""

    name: str
    position: str | None
    roles: Collection[Role]

    @property
    def acts_as(self) -> Capacities | None:
        """In what capacity their roles let them decide; `None` where somebody else must."""
        return next((_CAPACITY[role] for role in _CAPACITY if role in self.roles), None)


def as_short(case: Case, decider: Decider, *, received_at: datetime | None = None) -> Case:
    """The case as a short decision; what is filled in already stays.

    `received_at` is when the request is taken to have come where nobody has said: given for a case
    that is begun this minute, and for no other. An outcome that shares is taken back.
    """
    request, done = case.request, case.conclusion
    if request.received_at is None and received_at is not None:
        request = replace(request, received_at=received_at)
    if done.outcome is not None and done.outcome.shares:
        done = replace(done, outcome=None)
    if done.decided_by is None and decider.acts_as is not None:
        done = replace(
            done,
            decided_by=decider.name,
            decided_by_position=done.decided_by_position or decider.position,
            decided_as=done.decided_as or decider.acts_as,
        )
    return replace(case, form=Form.SHORT, request=request, conclusion=done)


def as_full(case: Case, *, to_share: bool) -> Case:
    """The case for the full walkthrough, with all that was typed.

    Only a choice not to share is taken back where the person has just chosen to (`to_share`), so
    that the walkthrough asks for what sharing needs.
    """
    outcome = None if to_share else case.conclusion.outcome
    return replace(case, form=Form.FULL, conclusion=replace(case.conclusion, outcome=outcome))


def is_needed(principle: int, outcome: Outcome | None) -> bool:
    """Whether `outcome` needs principle `principle` (1 to 8) rated, whatever the rating."""
    return Need.REFUSAL_PRINCIPLES in needs(outcome) and principle in NEEDED_TO_REFUSE


def carries(assessment: Assessment, outcome: Outcome | None) -> bool:
    """Whether `assessment` is one that a refusal rests on."""
    return (
        Need.REFUSAL_PRINCIPLES in needs(outcome)
        and assessment.rating is Rating.NOT_MET
        and assessment.principle in CARRIES_A_REFUSAL
    )
