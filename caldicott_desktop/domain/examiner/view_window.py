"""What follows from a date of death while a line is typed: days since, and when views close.

Of a range of days the earliest possible one counts towards a window, so that nobody is told they
have longer than they may. A source that may be viewed for 28 days after death may still be viewed
on the twenty-eighth day after.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysSince:
    """How many days a death lies back: `least` and `most` differ for a range."""

    least: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How a source's view window stands on a day: `closes_on` is the last day within.

    `days_left` is 0 on that day and below 0 after it.
    """

    closes_on: date
    days_left: int

    @property
    def is_open(self) -> bool:
        """Whether the day is within."""
        return self.days_left >= 0


def days_since(died_from: date | None, died_to: date | None, today: date) -> DaysSince | None:
    """How many days a death lies back, or `None` where no day of it is known."""
    if died_from is None or died_to is None:
        return None
    return DaysSince(least=(today - died_to).days, most=(today - died_from).days)


def window(died_from: date | None, window_days: int | None, today: date) -> Window | None:
    """How a window stands; `None` for a source without one or a death without a day."""
    if died_from is None or window_days is None:
        return None
    closes_on = died_from + timedelta(days=window_days)
    return Window(closes_on=closes_on, days_left=(closes_on - today).days)


def closes_next(
    died_from: date | None, windows: Iterable[int | None], today: date
) -> Window | None:
    """The window of these that closes next; `None` where none is still open."""
    found = (window(died_from, days, today) for days in windows)
    still = [each for each in found if each is not None and each.is_open]
    return min(still, key=lambda each: each.days_left, default=None)
