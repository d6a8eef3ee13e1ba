"""Sources of records that an examiner's office may open: each rests on a standing decision.

Whether one is in force on a day follows from when it was decided, from its reviews, and from what
ended it. `docs/decisions/0175-a-standing-decision-is-a-decision.md`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from caldicott_desktop.domain.choices import ReviewResult
from caldicott_desktop.domain.examiner.choices import (
    AccessorRole,
    Route,
    Scope,
    SourceEnd,
    SourceType,
)
from caldicott_desktop.errors import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Days on which a standing decision is in force, both within; no `until` is without end."""

    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review of a standing decision: the day it was recorded, and what it came to."""

    on: date
    result: ReviewResult
    next_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingSource:
    """A source of records and the standing decision it rests on, as it was recorded.

    `entry_id` (hex) names the decision for good; `decision_id` leads to its page. `view_days` is
    how long after a death it may be opened, `None` where nothing limits that. `awaits` tells that
    whoever is named as having decided has not confirmed it, `contested` that another decision of
    the same case stands beside it; `over_since` is the day on which `over_by` ended it.
    """

    entry_id: str
    decision_id: str
    reference: str
    name: str
    short_name: str
    type: SourceType
    holder: str
    route: Route
    agreement: str
    roles: tuple[AccessorRole, ...]
    scope: Scope
    scope_months: int | None
    view_days: int | None
    decided_at: datetime
    terms: tuple[Term, ...]
    awaits: bool = False
    contested: bool = False
    over_by: SourceEnd | None = None
    over_since: date | None = None

    @property
    def review_due_on(self) -> date | None:
        """The day of its next review, on which it is in force for the last time without one."""
        return self.terms[-1].until


def terms_of(
    decided_on: date, review_on: date | None, reviews: Iterable[Review]
) -> tuple[Term, ...]:
    """The days on which a standing decision is in force by its reviews, in their order.

    A review ends the term before it and begins the next, so that days nobody looked after stay
    without one. One that found something to change and set no day begins none.
    """
    terms = [Term(since=decided_on, until=review_on)]
    for review in reviews:
        last = terms[-1]
        if last.until is None or last.until > review.on:
            terms[-1] = replace(last, until=review.on)
        if review.next_on is not None or review.result is ReviewResult.CONTINUE:
            terms.append(Term(since=review.on, until=review.next_on))
    return tuple(terms)


def source_in_force(source: StandingSource, role: AccessorRole, on: date) -> Sentence | None:
    """Why nobody of that role may open a source on a day, or `None` where its decision allows it.

    One whose review day has passed says so: `can_be_renewed` tells it from the others.
    """
    if (said := _not_in_force(source, on)) is not None:
        return said
    if role not in source.roles:
        return Sentence("source.role", source=source.short_name, role=role.label)
    return None


def _not_in_force(source: StandingSource, on: date) -> Sentence | None:
    name, begins = source.short_name, source.terms[0].since
    if on < begins:
        return Sentence("source.not-yet", source=name, since=begins)
    if (over := source.over_by) and (since := source.over_since) and on >= since:
        return _is_over(over, name, since)
    if source.contested or source.awaits:
        return Sentence("source.contested" if source.contested else "source.awaits", source=name)
    if (lapsed := _lapsed_on(source, on)) is not None:
        return Sentence("source.lapsed", source=name, until=lapsed)
    return None


def _is_over(by: SourceEnd, name: str, since: date) -> Sentence:
    if by is SourceEnd.ENDED:
        return Sentence("source.ended", source=name, since=since)
    if by is SourceEnd.WITHDRAWN:
        return Sentence("source.withdrawn", source=name, since=since)
    return Sentence("source.superseded", source=name, since=since)


def can_be_renewed(source: StandingSource, on: date) -> bool:
    """Whether a review that goes on is all that a standing decision needs on a day."""
    settled = source.over_by is None and not source.contested and not source.awaits
    return settled and _lapsed_on(source, on) is not None


def _lapsed_on(source: StandingSource, on: date) -> date | None:
    """The last day in force before `on`, where `on` is in none of the terms."""
    before: date | None = None
    for term in source.terms:
        if term.since > on:
            break
        if term.until is None or on <= term.until:
            return None
        before = term.until
    return before
