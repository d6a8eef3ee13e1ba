"""Names of the name key in a text: whole, with initials or a title, or a telling surname alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from caldicott_desktop.domain.identifying import IdentifierKind
from caldicott_desktop.domain.naming import TITLES, joined
from caldicott_desktop.identifiers.known import Known, Surname

# In plain text: a word, and the sign of a possessive, which is no part of it.
_WORD = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"'s(?= |$)|(?<=s)'(?= |$)")

# Between the words of one name: *Ellery, M. J.*
_BETWEEN = re.compile(r"[.,]? {0,2}|\s")
_LONGEST_BETWEEN = 3
_MOST_BESIDE = 4  # forenames, initials and titles looked for on either side


class _Word(NamedTuple):
    start: int
    end: int
    plain: str


def names(text: str, plain: str, known: Known) -> Iterator[tuple[IdentifierKind, int, int]]:
    """Give each name of the name key in `text`; `plain` is that text made plain."""
    if not known.surnames:
        return
    words_only = without_possessives(plain)
    if known.surnames.keys().isdisjoint(joined(words_only).split()):
        return  # most texts: nobody of the name key is named
    words = [
        _Word(found.start(), found.end(), joined(found[0])) for found in _WORD.finditer(words_only)
    ]
    for place, word in enumerate(words):
        for surname in known.surnames.get(word.plain, ()):
            span = _named(text, words, place, surname)
            if span is not None:
                yield IdentifierKind.NAME, *span
                break


def without_possessives(plain: str) -> str:
    """Return plain text with spaces for the signs of possessives: places stay the same."""
    return _POSSESSIVE.sub(lambda found: " " * len(found[0]), plain)


def _named(text: str, words: list[_Word], place: int, surname: Surname) -> tuple[int, int] | None:
    """Return start and end of the name whose surname begins at `place`, or `None`."""
    last = place + len(surname.words) - 1
    if tuple(word.plain for word in words[place : last + 1]) != surname.words:
        return None
    if not all(_adjacent(text, words, each) for each in range(place, last)):
        return None
    first, beyond = place, last
    while first > max(0, place - _MOST_BESIDE) and _adjacent(text, words, first - 1):
        if not _goes_before(words[first - 1], text, surname):
            break
        first -= 1
    while beyond < min(len(words) - 1, last + _MOST_BESIDE) and _adjacent(text, words, beyond):
        if words[beyond + 1].plain not in surname.forenames:
            break
        beyond += 1
    supported = first < place or beyond > last
    capital = text[words[place].start].isupper()
    if surname.distinctive or (supported and capital):
        return words[first].start, words[beyond].end
    return None


def _adjacent(text: str, words: list[_Word], place: int) -> bool:
    """Tell whether nothing but a space or a mark stands between two words."""
    start, end = words[place].end, words[place + 1].start
    return end - start <= _LONGEST_BETWEEN and bool(_BETWEEN.fullmatch(text, start, end))


def _goes_before(word: _Word, text: str, surname: Surname) -> bool:
    """Tell whether `word` is a title, a forename, or the initial of one, written as a capital."""
    if word.plain in TITLES or word.plain in surname.forenames:
        return True
    return word.plain in surname.initials and text[word.start].isupper()
