"""Dates and times as people in the UK type them; pure functions over text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

UK = ZoneInfo("Europe/London")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EARLIEST = 1880  # the oldest date of birth in a record that is still asked for
_AHEAD_YEARS = 10  # a two-figure year further ahead than this means the last century
_HALF_DAY = 12


class Unreadable(ValueError):  # says what it is; the reader sees its sentence
    """What was typed is not a date or a time; the text is a sentence for the reader."""


def show_date(day: date) -> str:
    """`Thu 19 Nov 2026`."""
    return f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1].title()} {day.year}"


def show_time(moment: time) -> str:
    """`14:30`."""
    return f"{moment.hour:02}:{moment.minute:02}"


def read_date(text: str, today: date, *, ahead: bool = False) -> date:
    """The day meant by `text`: 19/11/2026, 19.11.26, 19 Nov 2026, Thu 19 November, today.

    A day without a year is the latest such day not after `today`; where the date asked for lies
    `ahead`, as a date by which something is due, the first not before it. Raises `Unreadable`.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if words in near:
        return today + timedelta(days=near[words])
    named = re.fullmatch(r"(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.? )?(.+)", words)
    weekday, rest = (named[1], named[2]) if named else (None, words)
    found = (
        re.fullmatch(r"(?P<d>\d{1,2})[/. -](?P<m>\d{1,2})(?:[/. -](?P<y>\d{2}|\d{4}))?", rest)
        or re.fullmatch(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})", rest)
        or re.fullmatch(
            r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[ -]?(?P<m>[a-z]{3,9})\.?(?:[ -]?(?P<y>\d{2}|\d{4}))?",
            rest,
        )
    )
    if found is None:
        raise Unreadable("Write the date as day, month and year, for example 19 Nov 2026.")
    month = _month(found["m"])
    day = _day(int(found["d"]), month, found["y"], today, ahead=ahead)
    if weekday and _DAYS[day.weekday()][:3].lower() != weekday:
        raise Unreadable(f"{show_date(day)[4:]} is a {_DAYS[day.weekday()]}.")
    return day


def _month(text: str) -> int:
    if text.isdigit():
        if not 1 <= int(text) <= len(_MONTHS):
            raise Unreadable(f"There is no month {int(text)}. Write the day first, then the month.")
        return int(text)
    full = "january february march april may june july august september october november december"
    months = full.split()
    for number, name in enumerate(months, 1):
        if text in {name, name[:3]} or (text == "sept" and name == "september"):
            return number
    raise Unreadable(f"“{text}” is not a month.")


def _day(day: int, month: int, year: str | None, today: date, *, ahead: bool) -> date:
    if year is None:
        try:
            this_year = date(today.year, month, day)
        except ValueError:
            raise Unreadable("Add the year, for example 19 Nov 2026.") from None
        if ahead:
            return this_year if this_year >= today else _date(today.year + 1, month, day)
        return this_year if this_year <= today else _date(today.year - 1, month, day)
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004  # two figures
        number += today.year // 100 * 100
        if number > today.year + _AHEAD_YEARS:
            number -= 100
    if number < _EARLIEST:
        raise Unreadable(f"{number} is too long ago. Check the year.")
    return _date(number, month, day)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        name = _MONTHS[month - 1].title()
        raise Unreadable(f"There is no {day} {name} in {year}.") from None


def read_time(text: str) -> time:
    """The time of day meant by `text`: 14:30, 14.30, 1430, 2.30pm, 2 pm, noon, midnight.

    Raises `Unreadable`.
    """
    words = "".join(text.lower().split())
    if words in {"noon", "midday", "midnight"}:
        return time(0 if words == "midnight" else _HALF_DAY)
    found = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?(am|pm)?", words)
    if found is None or (found[2] is None and found[3] is None):
        raise Unreadable("Write the time as hours and minutes, for example 14:30.")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= _HALF_DAY:
            raise Unreadable(f"There is no {hour} {half}. Write for example 2.30 pm or 14:30.")
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise Unreadable("There is no such time. Write for example 14:30.") from None


def moment(day: date, at: time, zone: ZoneInfo = UK) -> datetime:
    """The aware time of `at` on `day`; the earlier one where the clocks go back over it.

    Raises `Unreadable` for a time that the clocks skipped.
    """
    made = datetime.combine(day, at, tzinfo=zone)
    if made.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != made.replace(tzinfo=None):
        raise Unreadable(
            f"The clocks went forward on {show_date(day)}: {show_time(at)} did not exist."
        )
    return made
