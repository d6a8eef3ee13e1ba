"""Dates and times as people in the UK type them: the day first, names of months in English."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from caldicott_desktop.windows import saying
from caldicott_desktop.windows.saying import short_date, show_date, show_time, translate

UK = ZoneInfo("Europe/London")
# Names as they are typed in English, and as the language spoken shows them.
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EARLIEST = 1880  # the oldest date of birth in a record that is still asked for
_AHEAD_YEARS = 10  # a two-figure year further ahead than this means the last century
_HALF_DAY = 12


class Unreadable(ValueError):  # says what it is; the reader sees its sentence
    """What was typed is not a date or a time; the text is a sentence for the reader."""


def read_date(text: str, today: date, *, ahead: bool = False) -> date:
    """The day meant by `text`: 19/11/2026, 19.11.26, 19 Nov 2026, Thu 19 November, today.

    A day without a year is the latest such day not after `today`; where the date asked for lies
    `ahead`, as a date by which something is due, the first not before it. Raises `Unreadable`.
    """
    words = _in_english(" ".join(text.lower().replace(",", " ").split()))
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
        raise Unreadable(
            translate("Reading", "Write the date as day, month and year, for example 19 Nov 2026.")
        )
    month = _month(found["m"])
    day = _day(int(found["d"]), month, found["y"], today, ahead=ahead)
    if weekday and _DAYS[day.weekday()] != weekday:
        raise Unreadable(
            translate("Reading", "{date} is a {weekday}.").format(
                date=short_date(day), weekday=saying.weekday(day)
            )
        )
    return day


def _in_english(words: str) -> str:
    """`words` with the names of months and days in the language spoken given in English."""
    english = {
        name: each[:3]
        for names, ours in ((saying.month_names, _MONTHS), (saying.day_names, _DAYS))
        for number, each in enumerate(ours, 1)
        for name in names(number)
    }
    return " ".join(english.get(word.rstrip("."), word) for word in words.split())


def _month(text: str) -> int:
    if text.isdigit():
        if not 1 <= int(text) <= len(_MONTHS):
            raise Unreadable(
                translate(
                    "Reading", "There is no month {number}. Write the day first, then the month."
                ).format(number=int(text))
            )
        return int(text)
    for number, name in enumerate(_MONTHS, 1):
        if text in {name, name[:3]} or (text == "sept" and name == "september"):
            return number
    raise Unreadable(translate("Reading", "“{text}” is not a month.").format(text=text))


def _day(day: int, month: int, year: str | None, today: date, *, ahead: bool) -> date:
    if year is None:
        try:
            this_year = date(today.year, month, day)
        except ValueError:
            raise Unreadable(
                translate("Reading", "Add the year, for example 19 Nov 2026.")
            ) from None
        if ahead:
            return this_year if this_year >= today else _date(today.year + 1, month, day)
        return this_year if this_year <= today else _date(today.year - 1, month, day)
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004  # two figures
        number += today.year // 100 * 100
        if number > today.year + _AHEAD_YEARS:
            number -= 100
    if number < _EARLIEST:
        raise Unreadable(
            translate("Reading", "{year} is too long ago. Check the year.").format(year=number)
        )
    return _date(number, month, day)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(
            translate("Reading", "There is no {day} {month} in {year}.").format(
                day=day, month=saying.short_month(month), year=year
            )
        ) from None


def read_time(text: str) -> time:
    """The time of day meant by `text`: 14:30, 14.30, 1430, 2.30pm, 2 pm, noon, midnight.

    Raises `Unreadable`.
    """
    words = "".join(text.lower().split())
    if words in {"noon", "midday", "midnight"}:
        return time(0 if words == "midnight" else _HALF_DAY)
    found = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?(am|pm)?", words)
    if found is None or (found[2] is None and found[3] is None):
        raise Unreadable(
            translate("Reading", "Write the time as hours and minutes, for example 14:30.")
        )
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= _HALF_DAY:
            raise Unreadable(
                translate(
                    "Reading", "There is no {hour} {half}. Write for example 2.30 pm or 14:30."
                ).format(hour=hour, half=half)
            )
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise Unreadable(
            translate("Reading", "There is no such time. Write for example 14:30.")
        ) from None


def moment(day: date, at: time, zone: ZoneInfo = UK) -> datetime:
    """The aware time of `at` on `day`; the earlier one where the clocks go back over it.

    Raises `Unreadable` for a time that the clocks skipped.
    """
    made = datetime.combine(day, at, tzinfo=zone)
    if made.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != made.replace(tzinfo=None):
        raise Unreadable(
            translate("Reading", "The clocks went forward on {date}: {time} did not exist.").format(
                date=show_date(day), time=show_time(at)
            )
        )
    return made
