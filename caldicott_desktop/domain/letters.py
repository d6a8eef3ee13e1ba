"""The reply letters: which there are, and which outcome gets which."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from caldicott_desktop.domain.choices import Choice, Outcome


class LetterKind(Choice):
    """A letter to whoever asked; `code` names its wording in the settings and on disk."""

    REFUSED = "refused", "Refused"
    REDIRECTED = "redirected", "Redirected"
    MORE_NEEDED = "more_needed", "More information needed"


_BY_OUTCOME: Mapping[Outcome, LetterKind] = MappingProxyType(
    {
        Outcome.REFUSE: LetterKind.REFUSED,
        Outcome.REDIRECT: LetterKind.REDIRECTED,
        Outcome.DEFER: LetterKind.MORE_NEEDED,
    }
)


def letter_for(outcome: Outcome | None) -> LetterKind | None:
    """The letter that answers the requester after `outcome`, or `None` where there is none.

    What is shared goes with words of its own, advice goes to whoever asked for it within the
    organisation, and a request that was withdrawn wants no answer.
    """
    return None if outcome is None else _BY_OUTCOME.get(outcome)
