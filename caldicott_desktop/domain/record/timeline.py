"""A decision from the request to the last thing known of it: when each happened, when it was told.

Lists beside a page and the page itself show the same events. What happened and when it was recorded
are two times; where they lie apart it says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.account import Account, Afterwards
from caldicott_desktop.domain.record.blocks import (
    Block,
    Column,
    Row,
    Style,
    Table,
    cell,
    line,
    prose,
    strong,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened: on a day, at a time of it where that is told, and when recorded.

    `late` says in words how long after it was recorded, where that was not at once.
    """

    on: date
    at: datetime | None
    recorded_at: datetime
    what: str
    recorded_by: str
    late: str | None

    @property
    def when(self) -> str:
        """When it happened, for narrow columns."""
        return phrases.short_moment(self.at) if self.at else phrases.short_date(self.on)


def events(account: Account) -> tuple[Event, ...]:
    """Everything that is known of the decision, in the order in which it happened."""
    case, told = account.case, []
    channel = case.request.channel
    if case.request.received_at is not None:
        words = f"Request received: {phrases.inner(channel.label)}" if channel else None
        came = _moment(account, case.request.received_at, words or "Request received")
        told.append(replace(came, late=None))  # nobody records a request before it is decided
    decided = case.conclusion.decided_by
    words = f"Decided by {decided}" if decided else "Decided by someone not named"
    told.append(_moment(account, case.conclusion.decided_at or account.recorded_at, words))
    told += [_later(each) for each in account.afterwards]
    return tuple(sorted(told, key=_order))


def table(account: Account) -> tuple[Block, ...]:
    """The events as a table, both times beside each other."""
    until = phrases.moment(phrases.in_uk(account.up_to))
    rows = tuple(_row(event) for event in events(account))
    note = "Each line after the decision is a signed entry of its own; none is an edit."
    if not account.afterwards:
        note = f"Nothing had been recorded about this decision up to {until}."
    return (
        Table(
            title="Timeline",
            description="One row for each thing that happened: when, when it was recorded, what, "
            "and who recorded it.",
            columns=(
                Column(title="Happened", share=19),
                Column(title="Recorded", share=19),
                Column(title="What", share=44),
                Column(title="Recorded by", share=18),
            ),
            rows=rows,
        ),
        line(note, style=Style.NOTE),
    )


def _moment(account: Account, at: datetime, what: str) -> Event:
    """Something the decision itself tells of."""
    return Event(
        on=at.date(),
        at=at,
        recorded_at=account.recorded_at,
        what=what,
        recorded_by=account.recorded_by,
        late=phrases.delay(at, account.recorded_at),
    )


def _later(told: Afterwards) -> Event:
    recorded = phrases.in_uk(told.recorded_at)
    on = told.happened_on
    if on is not None:
        days = (recorded.date() - on).days
        late = f"{phrases.counted(days, 'day')} later" if days > 0 else None
    else:
        late = phrases.delay(told.happened_at, told.recorded_at)
    at = phrases.in_uk(told.happened_at) if on is None else None
    return Event(
        on=on or phrases.in_uk(told.happened_at).date(),
        at=at,
        recorded_at=told.recorded_at,
        what=told.what,
        recorded_by=told.recorded_by,
        late=late,
    )


def _order(event: Event) -> tuple[date, time, datetime]:
    """By day and time of day; what has no time of day comes after what has, as it was recorded."""
    clock = phrases.in_uk(event.at).time() if event.at else time.max
    return event.on, clock, event.recorded_at


def _row(event: Event) -> Row:
    recorded = list(cell(phrases.short_moment(phrases.in_uk(event.recorded_at))))
    if event.late:
        recorded += cell(strong(event.late))
    return Row(
        cells=(cell(event.when), tuple(recorded), prose(event.what), cell(event.recorded_by))
    )
