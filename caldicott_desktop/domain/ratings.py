"""Which ratings each principle allows, and what a rating is about.

Source: the rating scale of the project's reference on principles and law, section 1.3 (no national
scale exists; this one is our suggestion), with its compulsion variant.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import GatewayEffect, Purpose, Rating, Urgency

HOLDS_SHARING = frozenset({1, 2, 3, 4, 6})
"""Sharing is not recorded while one of these is *not met*, except under compulsion or in an
emergency, with an override."""
OVERRIDE_TO_SHARE = frozenset({5, 8})
"""Sharing while one of these is *not met* needs an override."""
CARRIES_A_REFUSAL = frozenset({1, 2, 3, 4, 5, 6, 8})
"""Any of these, rated *not met*, can carry a refusal; 7 is the duty to share, which cannot."""
NEEDED_TO_REFUSE = frozenset({7, 8})
"""Rated in every refusal: the duty to share, and telling people, bear on saying no as on yes."""

_COMPELLED: Mapping[int, str] = MappingProxyType(
    {
        2: "This disclosure is compelled, so rate the scope: does the instrument reach what is "
        "asked for?",
        3: "This disclosure is compelled, so rate the scope: is each item inside the instrument, "
        "and nothing more?",
        6: "This disclosure is compelled, so rate the instrument: is it valid and addressed to "
        "you? Where it is not, challenge it in the open.",
    },
)


def is_compelled(case: Case) -> bool:
    """Whether the recorded gateway compels the disclosure."""
    return case.law.gateway_effect is GatewayEffect.COMPELS


def may_go_on(case: Case) -> bool:
    """Whether a *not met* may become a recorded concern instead of holding the decision."""
    return is_compelled(case) or case.request.urgency is Urgency.EMERGENCY


def rating_asks(number: int, case: Case) -> str | None:
    """What principle `number` is rated on here when that differs from its title."""
    return _COMPELLED.get(number) if is_compelled(case) else None


def not_applicable_allowed(number: int, case: Case) -> bool:
    """Whether *not applicable* is open: 5 when nothing is shared, 7 when not individual care."""
    if number == 5:  # noqa: PLR2004 - a principle is known by its number
        return case.conclusion.outcome is None or not case.conclusion.outcome.shares
    if number == 7:  # noqa: PLR2004 - the same
        return case.request.purpose_kind not in {None, Purpose.CARE}
    return False


def ratings_for(number: int, case: Case) -> tuple[Rating, ...]:
    """The ratings to offer for principle `number`, in order."""
    return tuple(
        rating
        for rating in Rating
        if rating is not Rating.NOT_APPLICABLE or not_applicable_allowed(number, case)
    )
