"""Dates, lengths of time and missing answers in words, the same in every document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.record.blocks import Run, gap

UK_TIME = ZoneInfo("Europe/London")
"""Recorded times are printed in UK local time, which the Crown dependencies keep as well."""

_ON_UK_TIME = frozenset(
    {
        *("Europe/London", "Europe/Belfast", "Europe/Jersey", "Europe/Guernsey"),
        *("Europe/Isle_of_Man", "GB"),
    },
)

NOT_ANSWERED = gap("Not answered")

# Names of our own: the standard library's follow the computer's language.
_WHOLE_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = tuple(day[:3] for day in _WHOLE_DAYS)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MINUTE_S = 60
_HOUR_S = 60 * _MINUTE_S
_DAY_S = 24 * _HOUR_S


def long_date(on: date) -> str:
    """Give `10 March 2026`."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def short_date(on: date) -> str:
    """Give `10 Mar 2026`, for narrow columns."""
    return f"{on.day} {_MONTHS[on.month - 1][:3]} {on.year}"


def days(first: date | None, last: date | None) -> str:
    """Give the days from `first` to `last`, both meant: `from 1 July 2025 to 30 June 2026`."""
    if first is None:
        return f"up to {long_date(last)}" if last else "on any day"
    if last is None:
        return f"from {long_date(first)}"
    if first == last:
        return f"on {long_date(first)}"
    return f"from {long_date(first)} to {long_date(last)}"


def month_of(on: date, *, short: bool = False) -> str:
    """Give `March 2026`, or `Mar 2026` for narrow places."""
    month = _MONTHS[on.month - 1]
    return f"{month[:3] if short else month} {on.year}"


def weekday(at: datetime) -> str:
    """Give `Friday`, by the clock of `at`."""
    return _WHOLE_DAYS[at.weekday()]


def moment(at: datetime) -> str:
    """Give `10 March 2026, 16:40`, with the zone's name where it is not the UK's.

    `at` is aware; its own clock is printed.
    """
    return f"{long_date(at)}, {_clock(at)}"


def moment_with_day(at: datetime) -> str:
    """Give `Tue 10 March 2026, 16:40 GMT`: no hour is in doubt, not even when clocks go back."""
    zone = f" {at:%Z}" if _is_uk(at) else ""
    return f"{_DAYS[at.weekday()]} {moment(at)}{zone}"


def short_moment(at: datetime) -> str:
    """Give `10 Mar 2026, 16:40`, for narrow columns."""
    return f"{short_date(at)}, {_clock(at)}"


def in_uk(at: datetime) -> datetime:
    """Give the same instant on the UK's clock."""
    return at.astimezone(UK_TIME)


def delay(happened_at: datetime, recorded_at: datetime) -> str | None:
    """Give `2 days later`; `None` when it was recorded within the minute.

    From a day on, calendar days in the UK are counted, as a reader counts them. Both are aware.
    """
    seconds = (recorded_at - happened_at).total_seconds()
    if abs(seconds) < _MINUTE_S:
        return None
    if seconds < 0:
        return "before the time given for it"
    if seconds < _HOUR_S:
        return f"{counted(int(seconds // _MINUTE_S), 'minute')} later"
    if seconds < _DAY_S:
        return f"{counted(int(seconds // _HOUR_S), 'hour')} later"
    days = (in_uk(recorded_at).date() - in_uk(happened_at).date()).days
    return f"{counted(days, 'day')} later"


def counted(number: int, noun: str) -> str:
    """Give `1 day`, `2 days`, `1,412 entries` (nouns in y change)."""
    if number == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
    return f"{number:,} {plural}"


def yes_no(answer: bool) -> str:  # noqa: FBT001 - the answer itself
    """Give `Yes` or `No`."""
    return "Yes" if answer else "No"


def joined(names: Sequence[str]) -> str:
    """Give names in one line: `A`, `A and B`, `A, B and C`."""
    *first, last = names or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def listed(choices: tuple[Choice, ...]) -> str:
    """Give the labels of a set of choices in one line: the first begins it, the rest follow."""
    first, *others = (choice.label for choice in choices) if choices else ("",)
    return "; ".join((first, *(inner(label) for label in others)))


def inner(label: str) -> str:
    """Give a label as it stands inside a sentence: its first letter small, unless it is a name."""
    second_is_small = len(label) > 1 and (label[1].islower() or label[1] == " ")
    return label[0].lower() + label[1:] if second_is_small else label


def as_date(text: str) -> str:
    """Give an ISO date in words; other text as it is."""
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text


def as_short_date(text: str) -> str:
    """Give an ISO date in short words; other text as it is."""
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return text


def note(text: str | None, before: str = ". ") -> tuple[Run, ...]:
    """Give an optional note to follow other words, led by `before`; nothing when there is none."""
    return (Run(text=f"{before}{text}"),) if text else ()


def _clock(at: datetime) -> str:
    clock = f"{at.hour:02}:{at.minute:02}"
    return clock if _is_uk(at) else f"{clock} ({at.tzinfo})"


def _is_uk(at: datetime) -> bool:
    return str(at.tzinfo) in _ON_UK_TIME
