"""Days as people and systems write them, read strictly: the day before the month, always.

A text is a day in one of the forms below or it is none; nothing is guessed from what stands beside
it. `dateutil` reads more, `11/14/2026` and `14` among it, so it is not asked. A cell of a
spreadsheet may also hold a day as itself, or as the number by which spreadsheets count it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from caldicott_desktop.domain.months import MONTH_NAMES, MONTHS
from caldicott_desktop.domain.tables import Cell

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]? *")
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b(?: of\b)?")
_CLOCK = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?: ?[ap]m)?"
_AFTER_A_DAY = re.compile(rf"(?<=[0-9])(?:,? +(?:at )?|t)({_CLOCK})z?$")

_YEAR = "(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})"
_WHOLE_YEAR = "(?P<year>(?:19|20)[0-9]{2})"
_DAY = "(?P<day>[0-9]{1,2})"
_MONTH = "(?P<month>[0-9]{1,2})"
_NAME = rf"(?P<month>{MONTH_NAMES})\.?"
_FORMS = tuple(
    map(
        re.compile,
        (
            rf"{_WHOLE_YEAR}(?P<parting>[-/.]){_MONTH}(?P=parting){_DAY}",  # 2026-11-14
            rf"{_DAY} ?(?P<parting>[-/. ]) ?{_MONTH} ?(?P=parting) ?{_YEAR}",  # 14/11/2026
            rf"{_DAY}[-/. ]*{_NAME}(?:[-/., ]*{_YEAR})?",  # 14 Nov 2026, 14-Nov-26, 14 Nov
            rf"{_NAME} ?{_DAY}(?:,? {_WHOLE_YEAR})?",  # November 14, 2026
            "(?P<year>20[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",  # 20261114
            "(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>20[0-9]{2})",  # 14112026
            rf"{_DAY}[/.]{_MONTH}",  # 14/11
        ),
    )
)
_UNBROKEN = range(4, 6)  # of the forms: of these two only the one that is a day is meant

_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheets, for every day after February 1900
_SERIALS = range(36_526, 73_051)  # 2000 to 2099: other numbers in a column of days are mistakes
_SERIAL = re.compile(r"[3-7][0-9]{4}(?:\.0*)?")
_CENTURY = 2000  # of a year of two figures: nothing that is listed here is older


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDay:
    """A day as it was written, which need not be one of the calendar; the year may be left out."""

    day: int
    month: int
    year: int | None = None
    is_short: bool = False
    """Whether the year was written with two figures."""

    def in_year(self, year: int) -> date | None:
        """The day of the calendar, in the year written or else in this one."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None

    @property
    def is_month_first(self) -> bool:
        """Whether it would be a day if the month stood before the day."""
        return self.month > len(set(MONTHS.values())) and 0 < self.day <= len(set(MONTHS.values()))


def tidy(text: str) -> str:
    """A text for reading days in it: small letters, plain hyphens, no weekdays, `1st` as `1`."""
    plain = " ".join(text.translate(_DASHES).casefold().split())
    return _ORDINAL.sub("", _WEEKDAY.sub("", plain)).strip(" .,;:")


def written(text: str) -> WrittenDay | None:
    """The day that a tidied text is, with or without a year; a time after it is left out."""
    bare = _AFTER_A_DAY.sub("", text)
    found = [*_in_forms(bare)]
    return found[0] if found else None


def serial(cell: str | float) -> date | None:
    """The day that a number stands for as spreadsheets count days, if it is one of this century."""
    if isinstance(cell, str) and not _SERIAL.fullmatch(cell):
        return None
    number = float(cell)
    return _EPOCH + timedelta(days=int(number)) if int(number) in _SERIALS else None


def day_of(cell: Cell) -> date | None:
    """The day in a cell, with its year; `None` where it is no day or leaves the year out."""
    if isinstance(cell, datetime):
        return cell.date()
    if found := serial(cell):
        return found
    day = written(tidy(str(cell)))
    return day.in_year(0) if day and day.year else None


def moment_of(day: Cell, clock: Cell = "") -> datetime | None:
    """The time in one cell, or the day in one and the time in the other; it has no zone.

    `None` where either is missing or cannot be read.
    """
    if clock == "":
        return _moment(day)
    on = day_of(day)
    at = _time_of(clock)
    return datetime.combine(on, at) if on is not None and at is not None else None


def _moment(cell: Cell) -> datetime | None:
    match cell:
        case datetime():
            return cell
        case str():
            text = tidy(cell)
            at = _AFTER_A_DAY.search(text)
            on = day_of(cell)
            clock = _time_of(at[1]) if at else None
            return datetime.combine(on, clock) if on and clock else None
        case _:
            on = serial(cell)
            return datetime.combine(on, _part_of_a_day(cell % 1)) if on else None


def _time_of(cell: Cell) -> time | None:
    match cell:
        case datetime():
            return cell.time()
        case str():
            text = tidy(cell).removesuffix("z")
            return _clock(text) if re.fullmatch(_CLOCK, text) else None
        case _:
            return _part_of_a_day(cell) if 0 <= cell < 1 else None


def _clock(text: str) -> time | None:
    """A time of the day: `9:04`, `09:04:33.12`, `9:04 pm`."""
    half, bare = text[-2:], text.removesuffix("am").removesuffix("pm").strip()
    hours, minutes, seconds, *_ = *map(int, bare.partition(".")[0].split(":")), 0
    if half in {"am", "pm"}:
        if not 0 < hours <= 12:  # noqa: PLR2004 - the hours of a clock face
            return None
        hours = hours % 12 + (12 if half == "pm" else 0)
    return time(hours, minutes, seconds)


def _part_of_a_day(part: float) -> time:
    """A part of a day as a time, to the second; what rounds up to midnight is a second before."""
    seconds = min(round(part * 86_400), 86_399)
    return (datetime.combine(_EPOCH, time()) + timedelta(seconds=seconds)).time()


def _in_forms(text: str) -> Iterator[WrittenDay]:
    for place, form in enumerate(_FORMS):
        if not (found := form.fullmatch(text)):
            continue
        parts = found.groupdict()
        year = parts.get("year")
        is_short = year is not None and len(year) == len("26")
        day = WrittenDay(
            day=int(parts["day"]),
            month=MONTHS.get(parts["month"]) or int(parts["month"]),
            year=int(year) + (_CENTURY if is_short else 0) if year else None,
            is_short=is_short,
        )
        if place not in _UNBROKEN or day.in_year(0):
            yield day
