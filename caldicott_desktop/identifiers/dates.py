"""Dates of birth: a date near a word about birth, or a full date of the last century.

A decision log is full of dates: of requests, letters, replies. They are of this century, so a whole
date of the nineteen-hundreds is taken for a birth without another word, and a later one only where
*born*, *DOB* or the like stands beside it, or where the name key has that very day.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from caldicott_desktop.domain.identifying import IdentifierKind
from caldicott_desktop.domain.months import MONTH_NAMES, MONTHS
from caldicott_desktop.domain.naming import plain as plain_text
from caldicott_desktop.identifiers.edges import follows_a_number

_MONTH = f"({MONTH_NAMES})(?![a-z])"
_YEAR = r"((?:18|19|20)[0-9]{2}|[0-9]{2})(?![0-9])"

# A pattern begins with a plain character class, and what may not stand before it is asked
# afterwards (`follows_a_number`): only so does Python's `re` skip through a text quickly.
_IN_FIGURES = re.compile(rf"([0-9][0-9]?) ?([./-]) ?([01]?[0-9]) ?\2 ?{_YEAR}")
_YEAR_FIRST = re.compile(r"((?:18|19|20)[0-9]{2})([-/.])([01][0-9])\2([0-3][0-9])(?![0-9])")
_UNBROKEN = re.compile(r"([0-9][0-9])([01][0-9])((?:18|19|20)[0-9]{2})(?![0-9])")

# These two and the words about birth are looked for in plain text: small letters, spaces for marks.
_DAY_FIRST = re.compile(
    rf"([0-9][0-9]?)(?:st|nd|rd|th)?[ -]{{0,3}}(?:of {{1,2}})?{_MONTH}[ -]{{0,3}}{_YEAR}"
)
_MONTH_FIRST = re.compile(rf"{_MONTH} {{0,2}}([0-3]?[0-9])(?:st|nd|rd|th)? {{1,3}}{_YEAR}")
_BIRTH = re.compile(r"(?:born|birth(?:day|date)?|d(?<![a-z]d) {0,2}o {0,2}b)(?![a-z])")
_BEFORE = 40  # “was born in Market Harborough on 14 March 2015”
_AFTER = 14  # “14/03/2015 (DOB)”

_LAST_CENTURY = range(1900, 2000)


class WrittenDate(NamedTuple):
    """A date as it stands in a text: the days it can mean (two where the century is left out)."""

    start: int
    end: int
    days: tuple[date, ...]
    whole: bool
    """Whether it says itself that it is a date: unbroken digits do not."""


def written(text: str, plain: str) -> list[WrittenDate]:
    """Give every date in `text`, by where it stands; `plain` is that text made plain."""
    found = [
        *_of(_IN_FIGURES, text, day=1, month=3, year=4),
        *_of(_YEAR_FIRST, text, day=4, month=3, year=1),
        *_of(_UNBROKEN, text, day=1, month=2, year=3),
        *_of(_DAY_FIRST, plain, day=1, month=2, year=3),
        *_of(_MONTH_FIRST, plain, day=2, month=1, year=3),
    ]
    return sorted(each for each in found if each.days)


def births(
    plain: str, found: Sequence[WrittenDate], known: AbstractSet[date]
) -> Iterator[tuple[IdentifierKind, int, int]]:
    """Give those of the dates `found` that look like somebody's birth."""
    if not found:
        return
    beside = _beside_words_of_birth(plain, found)
    for place, each in enumerate(found):
        one_century = each.whole and len(each.days) == 1
        old = one_century and each.days[0].year in _LAST_CENTURY
        if place in beside or old or not known.isdisjoint(each.days):
            yield IdentifierKind.BIRTH, each.start, each.end


def is_date(text: str) -> bool:
    """Tell whether `text` is a date and nothing else."""
    return _only(text) is not None


def birth_date(text: str, today: date) -> date | None:
    """Return the day that `text`, a date and nothing else, means as a birth; never one to come.

    A year without its century is the latest that has been: *14/3/31* is of 1931.
    """
    found = _only(text)
    been = [day for day in found.days if day <= today] if found else []
    return max(been, default=None)


def _only(text: str) -> WrittenDate | None:
    bare = text.strip()
    for each in written(bare, plain_text(bare)):
        if (each.start, each.end) == (0, len(bare)):
            return each
    return None


def _beside_words_of_birth(plain: str, found: Sequence[WrittenDate]) -> AbstractSet[int]:
    """Return the places in `found` of the dates that a word about birth belongs to.

    It belongs to the first date that follows it closely, or else to one just before it.
    """
    starts, ends = [each.start for each in found], [each.end for each in found]
    beside = set()
    for word in _BIRTH.finditer(plain):
        after = bisect_left(starts, word.end())
        if after < len(found) and starts[after] - word.end() <= _BEFORE:
            beside.add(after)
            continue
        before = bisect_right(ends, word.start()) - 1
        if before >= 0 and word.start() - ends[before] <= _AFTER:
            beside.add(before)
    return beside


def _of(
    pattern: re.Pattern[str], text: str, *, day: int, month: int, year: int
) -> Iterator[WrittenDate]:
    for found in pattern.finditer(text):
        if follows_a_number(text, found.start()):
            continue
        number = MONTHS.get(found[month]) or int(found[month])
        yield WrittenDate(
            start=found.start(),
            end=found.end(),
            days=tuple(_days(found[year], number, int(found[day]))),
            whole=pattern is not _UNBROKEN,
        )


def _days(year: str, month: int, day: int) -> Iterator[date]:
    whole = len(year) > len("31")
    for each in (year,) if whole else (f"19{year}", f"20{year}"):
        try:
            yield date(int(each), month, day)
        except ValueError:
            continue
