"""Numbers that name a person: those of the three health services, and those of the name key.

All three health services number patients with ten digits of which the last is a check digit (NHS
Data Dictionary, *NHS number*; ISD Scotland, *CHI number*; BSO Northern Ireland, *Health and Care
number*); python-stdnum computes it. They share one range: CHI numbers begin with the day and month
of birth (01 to 31), Health and Care numbers with 32 to 39, all others are NHS numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date

from caldicott_desktop.domain.identifying import IdentifierKind
from caldicott_desktop.domain.naming import joined, plain
from caldicott_desktop.identifiers.edges import follows_a_number

Found = tuple[IdentifierKind, int, int]

# What people and forms put between the groups of a number.
_GAP = r"[ \t\u00a0\u2007\u2009\u202f\-\u2010-\u2013]{0,2}"

# 943 476 5870 and 010190 1234, with or without gaps; never a part of a longer number.
_TEN_DIGITS = re.compile(
    rf"[0-9](?:[0-9]{{2}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}}|[0-9]{{5}}{_GAP}[0-9]{{4}})"
    r"(?![0-9])(?![-./,][0-9])"
)
_NOT_DIGITS = re.compile(r"[^0-9]+")

_HEALTH_AND_CARE = range(32, 40)
_LAST_TWO_DIGIT_YEAR = 2000  # a leap year, so that 29 February is a day in it

_WORD = re.compile(r"\S+")  # of plain text, joins inside
_SHORTEST_KNOWN = 5  # anything shorter would be met by chance


def health_numbers(text: str, known: AbstractSet[str]) -> Iterator[Found]:
    """Give each ten-digit number with a right check digit, or of the name key."""
    for found in _TEN_DIGITS.finditer(text):
        if follows_a_number(text, found.start()):
            continue
        digits = _NOT_DIGITS.sub("", found[0])
        if _is_valid(digits):
            yield _kind_of(digits), found.start(), found.end()
        elif digits in known:
            yield IdentifierKind.KNOWN_NUMBER, found.start(), found.end()


def health_number(text: str) -> str | None:
    """Return the ten digits of `text` where it is one health number and nothing else."""
    found = _TEN_DIGITS.fullmatch(text.strip())
    digits = _NOT_DIGITS.sub("", found[0]) if found else ""
    return digits if _is_valid(digits) else None


def _is_valid(digits: str) -> bool:
    # It loads what fetches from the network, which nothing here does, and more beside it.
    from stdnum.gb import nhs  # noqa: PLC0415 - not before somebody writes of a person

    return nhs.is_valid(digits) and len(set(digits)) > 1


def known_numbers(text: str, known: AbstractSet[str]) -> Iterator[Found]:
    """Give each number of the name key, however it is parted by hyphens and slashes."""
    if not known:
        return
    words = _slashes_joined(text)
    if known.isdisjoint(joined(words).split()):
        return
    for found in _WORD.finditer(words):
        if joined(found[0]) in known:
            yield IdentifierKind.KNOWN_NUMBER, found.start(), found.end()


def numbers_in(text: str) -> Iterator[str]:
    """Give the numbers of a line of identifiers, plain, so that they can be compared.

    *Hospital no. H1234567* has one. Words without a digit and numbers too short to mean one person
    are left out.
    """
    for found in _TEN_DIGITS.finditer(text):
        yield _NOT_DIGITS.sub("", found[0])
    for word in joined(_slashes_joined(text)).split():
        if len(word) >= _SHORTEST_KNOWN and any(map(str.isdecimal, word)):
            yield word


def _slashes_joined(text: str) -> str:
    """Return `text` made plain, a slash joining as a hyphen does: *H12/34567* is one word."""
    return plain(text.replace("/", "-"))


def _kind_of(digits: str) -> IdentifierKind:
    day, month = int(digits[:2]), int(digits[2:4])
    if day in _HEALTH_AND_CARE:
        return IdentifierKind.HC_NUMBER
    try:
        date(_LAST_TWO_DIGIT_YEAR, month, day)
    except ValueError:
        return IdentifierKind.NHS_NUMBER
    return IdentifierKind.CHI_NUMBER
