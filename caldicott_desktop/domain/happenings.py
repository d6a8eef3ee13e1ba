"""What may happen after a decision: each is told in an entry of its own and changes nothing of it.

As long as a form is being filled in, every part may be empty: `None` means not answered.
`domain/happening_rules.py` says what is still needed. The names of the dataclass fields are the
paths of the signed payload (`docs/store-format.md`, "Payload schemas").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import CheckOverride
from caldicott_desktop.domain.happened import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedItem:
    """One thing that left, in the scope in which it left.

    `number` is that of the decision's item, from 1, or `None` for something that is not on its
    list. `approved` is what the decision approved of it, as it stood; `None` where it approved
    nothing. It is filled in by `completed`.
    """

    number: int | None = None
    name: str | None = None
    approved: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedFile:
    """A file that was sent: its SHA-256 (hex) and size, never its content.

    `label` is what the person called it, if anything; no path and no file name is kept unasked.
    """

    sha256: str
    size: int
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """Information was given: what exactly, to whom, how, by whom and when.

    `check_overrides` are the warnings gone past, as in a decision.
    """

    items: tuple[ReleasedItem, ...] = ()
    recipient: str | None = None
    way: c.ReleaseWay | None = None
    way_words: str | None = None
    proof: str | None = None
    """What shows that it was sent: a receipt, a tracking number, a signature."""
    released_at: Moment | None = None
    released_by: str | None = None
    files: tuple[ReleasedFile, ...] = ()
    note: str | None = None
    check_overrides: tuple[CheckOverride, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionSettled:
    """A condition of the decision, counted from 1, was met or breached."""

    condition: int | None = None
    result: c.ConditionResult | None = None
    on: date | None = None
    who: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewHeld:
    """The decision was looked at again, and what that came to; `next_on` is the next review."""

    result: c.ReviewResult | None = None
    on: date | None = None
    who: str | None = None
    note: str | None = None
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionWithdrawn:
    """Someone took back the permission the decision rests on."""

    who: str | None = None
    on: date | None = None
    known_by: str | None = None
    follows: str | None = None
    """What is done about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeOpened:
    """Somebody challenges the decision."""

    by: str | None = None
    route: c.ChallengeRoute | None = None
    on: date | None = None
    says: str | None = None
    answer_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeClosed:
    """A challenge ended; `opening` is the entry id (hex) of the one that told of it."""

    opening: str | None = None
    result: c.ChallengeResult | None = None
    on: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceFollowed:
    """What the organisation did with advice: `who` decided, for the organisation, on `on`."""

    followed: c.Followed | None = None
    who: str | None = None
    on: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTold:
    """The person, or somebody for them, was told; `revisit_on` is when that is looked at again."""

    who: str | None = None
    by: str | None = None
    how: str | None = None
    on: date | None = None
    note: str | None = None
    revisit_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningNoted:
    """What was learnt, and who it was passed to."""

    words: str | None = None
    passed_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLinked:
    """An incident recorded elsewhere: in which system, under which reference."""

    system: str | None = None
    their_reference: str | None = None
    on: date | None = None
    note: str | None = None


Happening = (
    Released
    | ConditionSettled
    | ReviewHeld
    | PermissionWithdrawn
    | ChallengeOpened
    | ChallengeClosed
    | AdviceFollowed
    | PersonTold
    | LearningNoted
    | IncidentLinked
)
"""Anything that may be told of a decision afterwards."""

KINDS: dict[type[Happening], str] = {
    Released: "decision.released",
    ConditionSettled: "condition.settled",
    ReviewHeld: "review.held",
    PermissionWithdrawn: "permission.withdrawn",
    ChallengeOpened: "challenge.opened",
    ChallengeClosed: "challenge.closed",
    AdviceFollowed: "advice.followed",
    PersonTold: "person.told",
    LearningNoted: "learning.noted",
    IncidentLinked: "incident.linked",
}
"""The kind of entry each is recorded as; `casework.may` takes it."""


def day_of(happening: Happening) -> date | None:
    """The day it tells of, by the clock of the place where it tells of a time."""
    if isinstance(happening, Released):
        return happening.released_at.date() if happening.released_at else None
    return None if isinstance(happening, LearningNoted) else happening.on
