"""Gathering what a report counts: each decision and each later entry read and checked now.

What follows from later entries (how a decision stands, what is recorded as released) is told by the
lists, as in a register's lines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.afterwards import CaseHistory
from caldicott_desktop.casework.audit import board_reports
from caldicott_desktop.casework.audit.disclosing import holds_live_matters
from caldicott_desktop.casework.audit.said import Said
from caldicott_desktop.casework.audit.selecting import Selected, select
from caldicott_desktop.casework.cards import cards_to_write_up
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.people import WayIn, people
from caldicott_desktop.casework.reading import decision_entry, title_of
from caldicott_desktop.casework.settings import late_after_h, settings
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.clocks.working_days import is_working_day
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.quarters import quarters_within
from caldicott_desktop.domain.reports.facts import (
    ConditionFact,
    Contact,
    Decided,
    Events,
    Facts,
    Noted,
    RoleHolder,
)
from caldicott_desktop.domain.reports.period import Period
from caldicott_desktop.ledger import later_schemas, moments
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.store import entries
from caldicott_desktop.store.selecting import ListedDecision

_H = TypeVar("_H", bound=h.Happening)

# Cases read and checked in one turn, with all that happened to them: some ten milliseconds.
_READ_AT_ONCE = 4
_ENTRIES_AT_ONCE = 25

_HOUR_S = 3600
# Office hours as most bodies that are asked keep them; the report prints them.
_OPENS, _CLOSES = 8, 18

_HAPPENED: tuple[type[h.Happening], ...] = (
    h.ReviewHeld,
    h.ChallengeOpened,
    h.ChallengeClosed,
    h.PersonTold,
    h.PermissionWithdrawn,
    h.IncidentLinked,
    h.LearningNoted,
)
_HELD_ROLES = (Role.GUARDIAN, Role.DEPUTY, Role.IG_LEAD)


def gather(
    book: Casebook,
    period: Period,
    *,
    quotable: Collection[str] = frozenset(),
    compared: bool = False,
) -> Steps[Facts]:
    """Return everything that reports of a period are made of. Raises `NotIntact`.

    `quotable` are the entries (ids in hex) whose words somebody read and lets leave. What is
    `compared` goes with the facts of the period before, where the log reaches back to it.
    """
    selected = yield from select(book, _selection(period))
    facts = yield from _gathered(book, selected, period)
    before = None
    if compared and facts.log_since <= period.before.first:
        earlier = yield from select(book, _selection(period.before))
        before = yield from _gathered(book, earlier, period.before)
    board = yield from board_reports.reports_to_the_board(book, period)
    return replace(facts, before=before, board_reports=board, quotable=frozenset(quotable))


def gather_selected(book: Casebook, selected: Selected) -> Steps[Facts]:
    """Return what is counted of the decisions of all the days that a selection means."""
    first, last = selected.selection.decided_from, selected.selection.decided_until
    if first is None or last is None:
        raise ValueError("a selection to be counted has a first and a last day")
    return (yield from _gathered(book, selected, Period(first=first, last=last)))


def _gathered(book: Casebook, selected: Selected, period: Period) -> Steps[Facts]:
    within = _Within(
        decided=(yield from _decided(book, selected)),
        superseded_on=tuple(
            _on(each.decided_at)
            for each in selected.decisions
            if each.standing is c.Standing.SUPERSEDED
        ),
        cards_on=tuple(_on(each.happened_at) for each in cards_to_write_up(book)),
        happened=(yield from _happened(book, until=selected.rows)),
    )
    whole = within.facts(_told_of_all(book, selected, period))
    quarters = quarters_within(period.first, period.last)
    if len(quarters) <= 1:
        return whole
    parts = (Period(first=each.first, last=each.last) for each in quarters)
    return replace(
        whole, quarters=tuple(within.facts(replace(whole, period=each)) for each in parts)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Within:
    """What was decided and what happened, each with its day."""

    decided: tuple[Decided, ...]
    superseded_on: tuple[date, ...]
    cards_on: tuple[date, ...]
    happened: tuple[_Happened, ...]

    def facts(self, of: Facts) -> Facts:
        """Return `of` with what falls on the days of its period."""
        period = of.period
        return replace(
            of,
            decided=tuple(each for each in self.decided if period.holds(each.decided_on)),
            superseded=sum(map(period.holds, self.superseded_on)),
            cards=sum(map(period.holds, self.cards_on)),
            events=_events([each for each in self.happened if period.holds(each.on)]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Happened:
    """Something that happened to a decision, the id of its entry, and the day."""

    told: h.Happening
    entry_id: str
    on: date


def _told_of_all(book: Casebook, selected: Selected, period: Period) -> Facts:
    """Return what is the same for all days, of none of which anything is told yet."""
    return Facts(
        organisation=book.organisation,
        site=book.site,
        nation=book.nation,
        period=period,
        made_at=selected.at,
        principles=tuple(each.short_title for each in book.guidance.principles),
        decided=(),
        log_since=_first_day(book),
        holders=tuple(_holders(book)),
        late_after_h=late_after_h(book),
        holds=holds_live_matters(book),
        contact=_contact(book),
    )


def _contact(book: Casebook) -> Contact:
    said = settings(book)
    return Contact(
        phone=said.phone,
        email=said.email,
        address=said.address,
        complaints=said.complaint_routes.get(book.nation),
    )


def _selection(period: Period) -> Selection:
    return Selection(decided_from=period.first, decided_until=period.last)


def _on(at: datetime) -> date:
    return at.astimezone(UK).date()


def _first_day(book: Casebook) -> date:
    """Return the day of the first entry of the register."""
    return _on(checked.load(book, entries.by_row(book.store, 1)).signed.entry.at)


def _standing(selected: Selected) -> tuple[ListedDecision, ...]:
    """Return the decisions whose place no other has taken, so that one matter counts once."""
    return tuple(e for e in selected.decisions if e.standing is not c.Standing.SUPERSEDED)


def _decided(book: Casebook, selected: Selected) -> Steps[tuple[Decided, ...]]:
    found: list[Decided] = []
    standing = _standing(selected)
    reading = _Reading(book=book, late_after_s=late_after_h(book) * _HOUR_S)
    for done, each in enumerate(standing):
        if done % _READ_AT_ONCE == 0:
            yield Progress(done=done, total=len(standing))
        with _readable():
            found.append(reading.decided(each))
    return tuple(found)


def _outcome(said: Said) -> c.Outcome:
    outcome = said.choice("/conclusion/outcome", c.Outcome)
    if outcome is None:
        raise LedgerFault("payload-no-field", path="/conclusion/outcome")
    return outcome


@contextmanager
def _readable() -> Iterator[None]:
    """Raise `NotIntact` where an entry does not have the form of its kind."""
    try:
        yield
    except LedgerFault as error:
        raise faults.NotIntact(what=error.message) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """Reads decisions as reports count them."""

    book: Casebook
    late_after_s: int
    _working: dict[date, bool] = field(default_factory=dict)

    def decided(self, listed: ListedDecision) -> Decided:
        """Return one decision; raises `NotIntact`, and `LedgerFault` for what has no form."""
        entry = decision_entry(self.book, listed.row, listed.case)
        said = Said.of(entry)
        happened = [each.happening for each in CaseHistory(self.book, entry).happened()]
        decided_at = said.moment("/conclusion/decided_at").astimezone(UK)
        followed = _last(happened, h.AdviceFollowed)
        reviewed = _last(happened, h.ReviewHeld)
        return Decided(
            reference=listed.reference,
            decided_on=decided_at.date(),
            outcome=_outcome(said),
            kind=title_of(self.book, listed.kind_id),
            requester=said.choice("/request/requester_kind", c.RequesterKind),
            purpose=said.choice("/request/purpose_kind", c.Purpose),
            gateway=said.text("/law/gateway_title") or said.text("/law/gateway_id") or "",
            confidentiality=said.text("/law/confidentiality") is not None,
            data_protection=said.text("/law/data_protection/article_6") is not None,
            urgency=said.choice("/request/urgency", c.Urgency),
            on_card=said.choice("/form", c.Form) is c.Form.CARD,
            out_of_hours=self._is_out_of_hours(decided_at),
            days=_days_taken(said, decided_at.date()),
            due_on=_day(said, "/time_limit/due_on") or _day(said, "/request/reply_by_on"),
            telling=said.choice("/conclusion/telling/told", c.Telling),
            objection=said.choice("/law/objection", c.Objection),
            opt_out=said.choice("/law/opt_out", c.OptOut),
            continuing=bool(said.number("/request/continuing")),
            ratings=said.ratings,
            overrides=said.overrides,
            late=listed.late_s > self.late_after_s,
            items=said.items,
            conditions=tuple(_conditions(said, happened)),
            release=listed.release,
            first_review_on=_day(said, "/conclusion/review_on"),
            reviewed_on=reviewed.on if reviewed else None,
            escalated_by_on=_day(said, "/conclusion/details/escalated_by_on"),
            followed=followed.followed if followed else None,
            followed_on=followed.on if followed else None,
            waits=listed.waits,
        )

    def _is_out_of_hours(self, at: datetime) -> bool:
        day = at.date()
        if day not in self._working:
            self._working[day] = is_working_day(day, self.book.nation)
        return not self._working[day] or not _OPENS <= at.hour < _CLOSES


def _last(happened: list[h.Happening], kind: type[_H]) -> _H | None:
    """Return what was recorded last of one kind."""
    return next((each for each in reversed(happened) if isinstance(each, kind)), None)


def _days_taken(said: Said, decided_on: date) -> int | None:
    received = said.text("/request/received_at")
    if received is None:
        return None
    return max(0, (decided_on - moments.read(received).astimezone(UK).date()).days)


def _day(said: Said, path: str) -> date | None:
    text = said.text(path)
    return date.fromisoformat(text) if text else None


def _conditions(said: Said, happened: list[h.Happening]) -> Iterator[ConditionFact]:
    settled = {
        each.condition: each.result for each in happened if isinstance(each, h.ConditionSettled)
    }
    for number, due in enumerate(said.each("/conditions/{}/due_on"), start=1):
        due_on = date.fromisoformat(due) if due else None
        yield ConditionFact(due_on=due_on, result=settled.get(number))


def _happened(book: Casebook, *, until: int) -> Steps[tuple[_Happened, ...]]:
    """Return what happened, on any day, whenever it was decided what it happened to."""
    found: list[_Happened] = []
    for kind in _HAPPENED:
        stored = entries.of_kind_between(book.store, h.KINDS[kind], after=0, until=until)
        for done, each in enumerate(stored):
            if done % _ENTRIES_AT_ONCE == 0:
                yield Progress(done=done, total=len(stored))
            entry = checked.load(book, each)
            if entry.fields["/schema"] not in later_schemas.NAMES:
                continue
            with _readable():
                told, _ = later_schemas.read(entry.fields)
            on = h.day_of(told) or _on(entry.signed.entry.at)
            found.append(_Happened(told=told, entry_id=entry.signed.entry_id.hex(), on=on))
    return tuple(found)


def _events(happened: Sequence[_Happened]) -> Events:
    """Return what happened, counted by what it is."""

    def of(kind: type[_H]) -> list[_H]:
        return [each.told for each in happened if isinstance(each.told, kind)]

    return Events(
        reviews=tuple(each.result for each in of(h.ReviewHeld) if each.result),
        challenges=tuple(each.route for each in of(h.ChallengeOpened) if each.route),
        challenges_ended=tuple(each.result for each in of(h.ChallengeClosed) if each.result),
        people_told=len(of(h.PersonTold)),
        permissions_withdrawn=len(of(h.PermissionWithdrawn)),
        incidents=len(of(h.IncidentLinked)),
        learnt=tuple(
            Noted(entry_id=each.entry_id, noted_on=each.on, words=each.told.words or "")
            for each in happened
            if isinstance(each.told, h.LearningNoted)
        ),
    )


def _holders(book: Casebook) -> Iterator[RoleHolder]:
    """Give who holds a role and can open the vault, each role apart."""
    for row in people(book):
        if row.way_in is WayIn.OPEN:
            for role in _HELD_ROLES:
                if role in row.roles:
                    yield RoleHolder(name=row.name, position=row.position, role=role)
