"""When somebody died, as it is written on a form or a list: a day, a range of days, or not known.

Days are read as `written_days` reads them. A year that is left out is that of the latest such day
that has been, and one of two figures is of this century; both are remarked on, for the person to
see what was made of it. Whatever cannot be read is a sentence that says how to write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from caldicott_desktop.domain.tables import Cell, text_of
from caldicott_desktop.domain.written_days import WrittenDay, serial, tidy, written
from caldicott_desktop.errors import Sentence

_UNKNOWN = frozenset({"", "-", "?", "unknown", "not known", "n/k", "nk", "not yet known", "tbc"})
_LEADING = re.compile(r"^(?:(?:date of death|dod|died|death)(?: on)?|on|from|between)[: ]+")
_PARTING = re.compile(r" ?(?:-|/|\b(?:to|and|or|until|till)\b) ?")
_DAY_ALONE = re.compile(r"[0-9]{1,2}")
_ALIVE = r"(?:last )?(?:seen|known|heard from)(?: to be)?(?: alive)?(?: on)?:? "
_FOUND = r"(?:found|discovered)(?: dead| deceased)?(?: on)?:? "
_BETWEEN = r",?;? ?(?:and |but )?"
_FOUND_FIRST = re.compile(rf"{_FOUND}(?P<found>.+?){_BETWEEN}{_ALIVE}(?P<seen>.+)")
_SEEN_FIRST = re.compile(rf"{_ALIVE}(?P<seen>.+?){_BETWEEN}{_FOUND}(?P<found>.+)")

_LONGEST = 80  # characters: the longest form, with weekdays and words, has some seventy
_LONG_AGO_DAYS = 366  # scrutiny follows death by days; a year is mostly a slip of the year
_WIDE_DAYS = 31  # between last seen and found lie days, seldom weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Died:
    """The first and the last day it can have been, alike for a day, both empty for not known.

    `remarks` say what was made of what was written, where that might not be what was meant.
    """

    from_on: date | None = None
    to_on: date | None = None
    remarks: tuple[Sentence, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether any day is known."""
        return self.from_on is not None


NOT_KNOWN = Died()


def parse_died(text: str, today: date) -> Died | Sentence:
    """When somebody died, as the text says, or what is wrong with it; empty is not known."""
    if len(text) > _LONGEST:
        return Sentence("died.unreadable", text=f"{text[:_LONGEST].strip()} …")
    plain = _LEADING.sub("", tidy(text), count=1)
    if plain in _UNKNOWN:
        return NOT_KNOWN
    if on := serial(plain):
        remark = Sentence("died.serial", text=plain, day=on)
        return _checked(Died(from_on=on, to_on=on, remarks=(remark,)), today)
    if day := written(plain):
        return _dated(day, day, text, today)
    if ends := _ends(plain):
        return _dated(*ends, text, today)
    return Sentence("died.unreadable", text=text.strip())


def died_of(cell: Cell, today: date) -> Died | Sentence:
    """The same for a cell of a spreadsheet, which may hold a day as itself or as a number."""
    on = cell.date() if isinstance(cell, datetime) else serial(cell)
    if on is not None and not isinstance(cell, str):
        return _checked(Died(from_on=on, to_on=on), today)
    return parse_died(text_of(cell), today)


def died_between(first: Cell, last: Cell, today: date) -> Died | Sentence:
    """The range between two cells; one that is empty is the same day as the other."""
    begins, ends = died_of(first, today), died_of(last, today)
    if isinstance(begins, Sentence):
        return begins
    if isinstance(ends, Sentence):
        return ends
    remarks = tuple(dict.fromkeys((*begins.remarks, *ends.remarks)))
    from_on = begins.from_on or ends.from_on
    to_on = ends.to_on or begins.to_on
    return _checked(Died(from_on=from_on, to_on=to_on, remarks=remarks), today)


def _ends(plain: str) -> tuple[WrittenDay, WrittenDay] | None:
    """The two ends of a range as they are written, each lending the other what it leaves out."""
    for pattern in (_FOUND_FIRST, _SEEN_FIRST):
        if told := pattern.fullmatch(plain):
            seen, found = written(told["seen"].strip(" ,;")), written(told["found"].strip(" ,;"))
            return (seen, found) if seen and found else None
    return next(_parted(plain), None)


def _parted(plain: str) -> Iterator[tuple[WrittenDay, WrittenDay]]:
    for parting in _PARTING.finditer(plain):
        left, right = plain[: parting.start()], plain[parting.end() :]
        first, last = written(left), written(right)
        if first and last:
            yield first, last
        elif last and _DAY_ALONE.fullmatch(left):
            yield WrittenDay(day=int(left), month=last.month, year=last.year), last
        elif first and _DAY_ALONE.fullmatch(right):
            yield first, WrittenDay(day=int(right), month=first.month, year=first.year)


def _dated(first: WrittenDay, last: WrittenDay, text: str, today: date) -> Died | Sentence:
    """The days of the calendar that are written, or what is wrong with them."""
    for each in (first, last):
        if each.is_month_first:
            return Sentence("died.month-first", text=text.strip())
    to_on = last.in_year(first.year or _year_been(last, today))
    if to_on is None:
        return Sentence("died.no-such-day", text=text.strip())
    from_on = first.in_year(to_on.year)
    if from_on is None:
        return Sentence("died.no-such-day", text=text.strip())
    if from_on > to_on and last.year is None and first.year is not None:  # 31 Dec 2026 - 1 Jan
        to_on = last.in_year(first.year + 1) or to_on
    elif from_on > to_on and first.year is None and first.month > last.month:  # 31 Dec - 1 Jan 2027
        from_on = first.in_year(to_on.year - 1) or from_on
    remarks = []
    if first.year is None and last.year is None:
        remarks.append(Sentence("died.year-left-out", day=to_on))
    if first.is_short or last.is_short:
        remarks.append(Sentence("died.short-year", day=to_on))
    return _checked(Died(from_on=from_on, to_on=to_on, remarks=tuple(remarks)), today)


def _year_been(day: WrittenDay, today: date) -> int:
    """The year of the latest such day that is not to come; this year's where none is a day."""
    this = day.in_year(today.year)
    return today.year - 1 if this is not None and this > today else today.year


def _checked(died: Died, today: date) -> Died | Sentence:
    """The same, with what is remarkable about it, unless it cannot be."""
    from_on, to_on = died.from_on, died.to_on
    if from_on is None or to_on is None:
        return died
    if to_on > today or from_on > today:
        return Sentence("died.to-come", day=max(from_on, to_on))
    if from_on > to_on:
        return Sentence("died.upside-down", first=from_on, last=to_on)
    remarks = [*died.remarks]
    if (to_on - from_on).days > _WIDE_DAYS:
        remarks.append(Sentence("died.wide", count=(to_on - from_on).days))
    if (today - to_on).days > _LONG_AGO_DAYS:
        remarks.append(Sentence("died.long-ago", day=to_on))
    return Died(from_on=from_on, to_on=to_on, remarks=tuple(dict.fromkeys(remarks)))
