"""What the organisation did with the Guardian's advice, recorded when it is known."""

from __future__ import annotations

from datetime import date

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes, DecisionId
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.reading import read_decision
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.choices import Followed, Outcome
from caldicott_desktop.domain.happenings import AdviceFollowed
from caldicott_desktop.ledger import later_schemas

_KIND = "advice.followed"


class NoAdvice(faults.CaseworkError):
    """The decision gave no advice for somebody else to follow."""

    id = "no-advice"


class FollowedIncomplete(faults.CaseworkError):
    """What became of the advice cannot be recorded as it stands; nothing was."""

    id = "followed-incomplete"

    def __init__(self, which: str, path: str) -> None:
        """Say `which` thing is needed, and in which field."""
        super().__init__(which)
        self.path = path


def record_advice_followed(  # noqa: PLR0913 - the parts of one entry
    book: Casebook,
    decision_id: DecisionId,
    *,
    followed: Followed | None,
    who: str | None,
    on: date | None,
    note: str | None = None,
) -> Changes:
    """Record what the organisation did with the advice of a decision: `advice.followed`.

    `who` decided it, `on` that day. A later entry adds to an earlier one and changes nothing of it.
    Raises `NoAdvice`, `FollowedIncomplete`, `DecisionUnknown`, `NotIntact`, `NotEntitled`.
    """
    require(book, _KIND)
    opened = read_decision(book, decision_id)
    if opened.recorded.case.conclusion.outcome is not Outcome.ADVICE_ONLY:
        raise NoAdvice
    if followed is None:
        raise FollowedIncomplete("followed", "/followed")
    by = " ".join((who or "").split())
    if not by:
        raise FollowedIncomplete("who", "/who")
    if on is None:
        raise FollowedIncomplete("day", "/on")
    if on > book.timing.now().astimezone(UK).date():
        raise FollowedIncomplete("day-to-come", "/on")
    told = AdviceFollowed(followed=followed, who=by, on=on, note=(note or "").strip() or None)
    form, payload = later_schemas.payload_of(told, opened.entry.signed.entry_id)
    with writing(book) as writer:
        writer.append(form, payload, subject=opened.entry.signed.entry.subject)
    return Changes(decisions=frozenset({decision_id}))
