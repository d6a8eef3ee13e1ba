"""What reports are made of: a decision as it counts, and what happened within the days.

Every value is taken from an entry whose proof was checked. Nothing here names anybody a decision is
about, or anybody who asked; `Noted.words` alone is free text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.reports.period import Period
from caldicott_desktop.domain.summary import ItemCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionFact:
    """A condition of a decision: by when, and what was recorded last of what became of it."""

    due_on: date | None
    result: c.ConditionResult | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision as reports count it; `decided_on` is the day in the UK.

    `kind` and `gateway` are titles; `gateway` is empty where none is named. `confidentiality` and
    `data_protection` tell whether a route past the duty of confidence, and a basis in data
    protection law, are named. `out_of_hours` tells
    that it was decided at night, at a weekend or on a bank holiday. `days` are those from the
    request to the decision, `None` where it is not known when it came. `due_on` is the day by which
    an answer was due. `first_review_on` is the day the decision itself set, `reviewed_on` when it
    was last looked at again. `followed` is what the organisation did with advice, as it was
    recorded last.
    """

    reference: str
    decided_on: date
    outcome: c.Outcome
    kind: str
    requester: c.RequesterKind | None
    purpose: c.Purpose | None
    gateway: str
    confidentiality: bool
    data_protection: bool
    urgency: c.Urgency | None
    on_card: bool
    out_of_hours: bool
    days: int | None
    due_on: date | None
    telling: c.Telling | None
    objection: c.Objection | None
    opt_out: c.OptOut | None
    continuing: bool
    ratings: tuple[c.Rating, ...]
    overrides: int
    late: bool
    items: ItemCounts
    conditions: tuple[ConditionFact, ...]
    release: c.ReleaseState
    first_review_on: date | None
    reviewed_on: date | None
    escalated_by_on: date | None
    followed: c.Followed | None
    followed_on: date | None
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Something that was learnt, by the id of its entry; `words` were typed and may hold a name."""

    entry_id: str
    noted_on: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """What happened within the days, whenever the decision was made that it happened to."""

    reviews: tuple[c.ReviewResult, ...] = ()
    challenges: tuple[c.ChallengeRoute, ...] = ()
    challenges_ended: tuple[c.ChallengeResult, ...] = ()
    people_told: int = 0
    permissions_withdrawn: int = 0
    incidents: int = 0
    learnt: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleHolder:
    """Somebody who holds a role in the vault today and can open it."""

    name: str
    position: str | None
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where people outside can turn, as the organisation's settings have it."""

    phone: str | None = None
    email: str | None = None
    address: str | None = None
    complaints: str | None = None
    """Where else they can turn, in the organisation's nation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything a report is made of.

    `principles` are short titles of the eight, in order. `decided` leaves out decisions whose place
    another has taken, which are counted by `superseded`. `quarters` are the facts of each quarter
    where the period is several whole ones. `before` are those of the period before, `None` where
    the log does not reach back to its first day or nothing is compared.
    `log_since` is the day of the log's first entry. `cards` are urgent cards that nobody has
    written up. `late_after_h` is in hours. `board_reports` counts the annual and quarterly reports
    of any of these days that have left. Where it `holds`, how a live matter was decided is not
    said, since whoever makes the report may not decide. `quotable` are the ids of what was learnt
    that somebody has read and marked as fit to leave in its own words.
    """

    organisation: str
    site: str | None
    nation: c.Nation
    period: Period
    made_at: datetime
    principles: tuple[str, ...]
    decided: tuple[Decided, ...]
    superseded: int = 0
    quarters: tuple[Facts, ...] = ()
    before: Facts | None = None
    log_since: date
    cards: int = 0
    events: Events = field(default_factory=Events)
    holders: tuple[RoleHolder, ...] = ()
    late_after_h: int
    board_reports: int = 0
    holds: bool = False
    contact: Contact = field(default_factory=Contact)
    quotable: frozenset[str] = frozenset()

    @property
    def told(self) -> tuple[Decided, ...]:
        """The decisions of which it may be said how they were decided."""
        return tuple(each for each in self.decided if not (self.holds and each.waits))

    @property
    def made_on(self) -> date:
        """The day on which it is made, in the UK."""
        return phrases.in_uk(self.made_at).date()


def joined(parts: Sequence[Facts]) -> Facts:
    """Return the facts of days that follow each other as those of all of them."""
    first, last = parts[0], parts[-1]
    happened = [each.events for each in parts]
    return replace(
        first,
        period=Period(first=first.period.first, last=last.period.last),
        decided=tuple(each for part in parts for each in part.decided),
        superseded=sum(each.superseded for each in parts),
        cards=sum(each.cards for each in parts),
        events=Events(
            reviews=tuple(each for one in happened for each in one.reviews),
            challenges=tuple(each for one in happened for each in one.challenges),
            challenges_ended=tuple(each for one in happened for each in one.challenges_ended),
            people_told=sum(each.people_told for each in happened),
            permissions_withdrawn=sum(each.permissions_withdrawn for each in happened),
            incidents=sum(each.incidents for each in happened),
            learnt=tuple(each for one in happened for each in one.learnt),
        ),
    )
