"""Names as people write them: folded so that they can be compared, and taken apart.

Everything that compares names (the name key, its search, detection in free text) folds them here,
so that what one part finds another finds too.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_APOSTROPHES = frozenset("'’‘\u02bc`")  # noqa: RUF001
_HYPHENS = frozenset("-\u2010\u2011\u00ad")

# Letters that Unicode does not take apart but English readers read as the plain ones.
_PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "æ": "a", "œ": "o", "\u0131": "i"}

_TITLES = """
cllr dame doctor dr father fr hon lady lord master miss mr mrs ms mx prof professor rev revd
reverend sir sister sr
"""
TITLES = frozenset(_TITLES.split())

# Small words that belong to the surname they stand before.
_PARTICLE_WORDS = """
al ap bin da das de del della den der di dos du el fitz ibn la le mac mc ni nic san st te ten
ter van vander von zu
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())

# A name is read as far as this; beyond it there are only mistakes of pasting.
_MOST_WORDS = 12


class _Plain(dict[int, str]):
    """Each character as one plain one: a small letter, a digit, a join, or else a space."""

    def __missing__(self, code: int) -> str:
        """Work it out once."""
        plain = self[code] = _plain(chr(code))
        return plain


_TABLE = _Plain()


def _plain(character: str) -> str:
    if character in _APOSTROPHES or unicodedata.combining(character):
        return "'"
    if character in _HYPHENS:
        return "-"
    small = unicodedata.normalize("NFKD", character.casefold())[:1]
    small = _PLAIN.get(small, small)
    return small if small.isalnum() else " "


def plain(text: str) -> str:
    """Return `text` for comparing names, character for character, so that places stay the same.

    Letters are small and without accents; an apostrophe or a combining accent is `'`, a hyphen `-`,
    whatever parts words a space.
    """
    return text.translate(_TABLE)


def joined(word: str) -> str:
    """Return a word of `plain` text without the joins inside: *o'neill* as *oneill*."""
    return word.replace("'", "").replace("-", "")


def folded(text: str) -> str:
    """Return `text` without case, accents, apostrophes and hyphens, single spaces between words."""
    return " ".join(joined(plain(text)).split())


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and numbers of `text`, folded, in order; a hyphen parts two words."""
    return tuple(plain(text).replace("'", "").replace("-", " ").split())


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """A name taken apart, each word folded: `surname` in order, `forenames` as they stand."""

    surname: tuple[str, ...]
    forenames: tuple[str, ...]


def parts_of(name: str) -> NameParts:
    """Take a name apart: *Ellery, Margaret*, *Mrs Margaret Ellery*, *Jan van der Berg*.

    With a comma the surname comes first; without, it is the last word with the particles before
    it. Titles are left out. A single word is a surname.
    """
    before, comma, after = name.partition(",")
    first = _named(before)
    if comma and first:
        return NameParts(surname=first, forenames=_named(after))
    words = first or _named(after)
    start = max(0, len(words) - 1)
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    if start == 1 and words[0] in _PARTICLES:
        start = 0
    return NameParts(surname=words[start:], forenames=words[:start])


def _named(text: str) -> tuple[str, ...]:
    words = folded(text).split()[:_MOST_WORDS]
    return tuple(word for word in words if word not in TITLES)
