"""Things that happened, as rows: when each happened, when that was recorded, what, and by whom.

What happened and when it was recorded are two times; where they lie apart it says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import Column, Row, Table, cell, prose, strong


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

    @property
    def order(self) -> tuple[date, time, datetime]:
        """By day and time of day; what has only its day comes after what has a time on it."""
        clock = phrases.in_uk(self.at).time() if self.at else time.max
        return self.on, clock, self.recorded_at


def at_a_time(at: datetime, recorded_at: datetime, what: str, recorded_by: str) -> Event:
    """Something of which the time is told; its own clock is shown, and the UK's for UTC."""
    shown = phrases.in_uk(at) if at == recorded_at else at
    return Event(
        on=shown.date(),
        at=shown,
        recorded_at=recorded_at,
        what=what,
        recorded_by=recorded_by,
        late=phrases.delay(at, recorded_at),
    )


def on_a_day(on: date, recorded_at: datetime, what: str, recorded_by: str) -> Event:
    """Something of which no more than the day is told."""
    days = (phrases.in_uk(recorded_at).date() - on).days
    return Event(
        on=on,
        at=None,
        recorded_at=recorded_at,
        what=what,
        recorded_by=recorded_by,
        late=f"{phrases.counted(days, 'day')} later" if days > 0 else None,
    )


def table(title: str, events: Iterable[Event]) -> Table:
    """The events in the order given, both times beside each other."""
    return Table(
        title=title,
        description="One row for each thing that happened: when it happened, when it was recorded, "
        "what it says and who recorded it.",
        columns=(
            Column(title="Happened", share=19),
            Column(title="Recorded", share=21),
            Column(title="What", share=43),
            Column(title="Recorded by", share=17),
        ),
        rows=tuple(map(_row, events)),
    )


def _row(event: Event) -> Row:
    recorded = list(cell(phrases.short_moment(phrases.in_uk(event.recorded_at))))
    if event.late:
        recorded += cell(strong(event.late))
    return Row(
        cells=(cell(event.when), tuple(recorded), prose(event.what), cell(event.recorded_by))
    )
