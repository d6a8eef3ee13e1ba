"""What each outcome requires, as data.

Source: the product's table *What each outcome requires*, which overrides the references
(`docs/decisions/0030-the-outcome-sets-what-is-required.md`). A refusal, a deferral or a redirection
asks for far less than a decision to share, so that saying no takes minutes.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from caldicott_desktop.domain.choices import SHARING, Outcome


class Need(Enum):
    """A group of requirements that an outcome either has or has not."""

    SOUND = auto()
    """Whatever is answered makes sense: dates in order, ratings allowed, rows complete."""
    REQUEST = auto()
    """Who asked, about whom or what service, what, when and how, what they were told."""
    DECIDER = auto()
    """Who decided, as what, and when."""
    REQUEST_IN_FULL = auto()
    INFORMATION = auto()
    OWN_QUESTIONS = auto()
    ITEMS = auto()
    LAW = auto()
    STOP_CHECKS = auto()
    ALL_PRINCIPLES = auto()
    REFUSAL_PRINCIPLES = auto()
    A_PRINCIPLE = auto()
    NECESSITY = auto()
    HARM_BOTH_WAYS = auto()
    PROPORTIONALITY = auto()
    TELLING = auto()
    WISH = auto()
    REASONS = auto()
    RETROSPECTIVE = auto()
    CITED_POWER = auto()
    DETAILS = auto()
    """The fields of `OutcomeDetails` that this outcome alone asks for."""


ALWAYS = frozenset({Need.SOUND, Need.REQUEST, Need.DECIDER})

_TO_SHARE = ALWAYS | {
    Need.REQUEST_IN_FULL,
    Need.INFORMATION,
    Need.OWN_QUESTIONS,
    Need.ITEMS,
    Need.LAW,
    Need.STOP_CHECKS,
    Need.ALL_PRINCIPLES,
    Need.NECESSITY,
    Need.HARM_BOTH_WAYS,
    Need.PROPORTIONALITY,
    Need.TELLING,
    Need.REASONS,
    Need.RETROSPECTIVE,
}

REQUIRED: Mapping[Outcome, frozenset[Need]] = MappingProxyType(
    {
        **dict.fromkeys(SHARING, _TO_SHARE),
        Outcome.REFUSE: ALWAYS
        | {
            Need.WISH,
            Need.HARM_BOTH_WAYS,
            Need.REFUSAL_PRINCIPLES,
            Need.REASONS,
            Need.CITED_POWER,
        },
        Outcome.DEFER: ALWAYS | {Need.DETAILS},
        Outcome.REDIRECT: ALWAYS | {Need.DETAILS},
        Outcome.ADVICE_ONLY: ALWAYS | {Need.DETAILS, Need.A_PRINCIPLE},
        Outcome.ESCALATE: ALWAYS | {Need.DETAILS},
        Outcome.WITHDRAWN: ALWAYS | {Need.DETAILS},
    },
)
"""Every outcome and all that it requires."""

TO_SHARE = _TO_SHARE
"""What the full walkthrough asks for; the task list is measured against it until an outcome is
chosen."""


def _details(*names: str) -> tuple[str, ...]:
    return tuple(f"/conclusion/details/{name}" for name in names)


_FIELDS: Mapping[Outcome, tuple[str, ...]] = MappingProxyType(
    {
        Outcome.REFUSE: _details("power_not_valid_because", "power_advice_from"),
        Outcome.DEFER: _details("missing", "told_to_send", "chase_on", "meanwhile"),
        Outcome.REDIRECT: _details("redirected_to", "requester_to_do"),
        Outcome.ADVICE_ONLY: _details("who_decides", "advised"),
        Outcome.ESCALATE: _details("escalated_to", "escalated_by_on", "meanwhile"),
        Outcome.WITHDRAWN: _details("withdrawn_at", "withdrawn_known_by"),
    },
)


def needs(outcome: Outcome | None) -> frozenset[Need]:
    """What `outcome` requires; before one is chosen, only what every outcome does."""
    return ALWAYS if outcome is None else REQUIRED[outcome]


def outcome_fields(outcome: Outcome | None) -> tuple[str, ...]:
    """Paths of the fields that only `outcome` asks for, in reading order; none for sharing.

    The two of a refusal are required only where a compelling power was cited.
    """
    return () if outcome is None else _FIELDS.get(outcome, ())
