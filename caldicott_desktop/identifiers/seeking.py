"""Finding one person in many texts: by reference, number, birth and name, and by near spellings.

More is found than is meant: this is a list for people to work through, and what it leaves out
nobody looks at. So a forename alone counts, and a surname that is a word of every day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from caldicott_desktop.domain.audit.mentions import Hit, How, Sought
from caldicott_desktop.domain.audit.spelling import is_near
from caldicott_desktop.domain.naming import TITLES, joined, parts_of, plain, words_of
from caldicott_desktop.identifiers import dates, names, numbers
from caldicott_desktop.identifiers.everyday import EVERYDAY
from caldicott_desktop.identifiers.known import Known, KnownPerson

# In plain text: a word, and each half of a double name.
_WORD = re.compile(r"[^\s-]+")
_NOT_DIGITS = re.compile(r"[^0-9]+")
_SHORTEST_PART = 3  # letters; shorter ones are initials

Found = tuple[How, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """What finds one person in texts, made ready once.

    `given` are all their forenames, `forenames` and `surnames` those long enough to stand alone.
    Words met before are kept, since most of a log's words come again and again.
    """

    sought: Sought
    known: Known
    references: tuple[re.Pattern[str], ...]
    surnames: frozenset[str]
    forenames: frozenset[str]
    given: frozenset[str]
    _met: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, sought: Sought) -> Seeker:
        """Make ready what finds `sought`."""
        parts = [parts_of(name) for name in sought.names]
        halves = {half for name in sought.names if "-" in name for half in words_of(name)}
        given = frozenset(word for each in parts for word in each.forenames)
        forenames = frozenset(_long(iter(given)))
        surnames = frozenset(_long(word for each in parts for word in each.surname))
        people = [
            KnownPerson(name=name, born_on=sought.born_on, numbers=sought.numbers)
            for name in sought.names or ("",)
        ]
        return cls(
            sought=sought,
            known=Known.of(people),
            references=tuple(map(_reference, sought.references)),
            surnames=surnames | (halves - forenames - TITLES),
            forenames=forenames,
            given=given,
        )

    def may_find(self, text: str) -> bool:
        """Tell, quickly, whether `find` could find anything in `text`."""
        if any(each.search(text) for each in self.references):
            return True
        if any(map(self._is_of_name, _WORD.findall(names.without_possessives(plain(text))))):
            return True
        return bool(self._numbers(text) or self._births(text))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return what speaks of the person, in order; of two that overlap the surer counts."""
        taken = bytearray(len(text))
        found = []
        for how, start, end in self._candidates(text):
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\x01" * (end - start)
                found.append(Hit(how=how, start=start, end=end))
        return tuple(sorted(found, key=lambda hit: hit.start))

    def _candidates(self, text: str) -> Iterator[Found]:
        for pattern in self.references:
            yield from ((How.REFERENCE, *hit.span()) for hit in pattern.finditer(text))
        yield from self._numbers(text)
        yield from self._births(text)
        words = plain(text)
        yield from self._names(text, words)
        yield from self._parts(text, words)

    def _numbers(self, text: str) -> list[Found]:
        known = self.known.numbers
        health = [
            (How.NUMBER, start, end)
            for _, start, end in numbers.health_numbers(text, known)
            if _NOT_DIGITS.sub("", text[start:end]) in known
        ]
        others = numbers.known_numbers(text, known)
        return [*health, *((How.NUMBER, start, end) for _, start, end in others)]

    def _births(self, text: str) -> list[Found]:
        if not self.known.births:
            return []
        return [
            (How.BIRTH, each.start, each.end)
            for each in dates.written(text, plain(text))
            if not self.known.births.isdisjoint(each.days)
        ]

    def _names(self, text: str, words: str) -> Iterator[Found]:
        """Give names as they are pointed out elsewhere: whole with a forename, or else a part."""
        for _, start, end in names.names(text, words, self.known):
            bare = self.given.isdisjoint(joined(words[start:end]).split())
            yield How.PART if bare else How.NAME, start, end

    def _parts(self, text: str, words: str) -> Iterator[Found]:
        """Give single words with a capital that are of the name, or near to the surname."""
        for found in _WORD.finditer(names.without_possessives(words)):
            word = found[0]
            if not text[found.start()].isupper() or not self._is_of_name(word):
                continue
            exact = joined(word) in self.surnames | self.forenames
            yield How.PART if exact else How.NEAR, found.start(), found.end()

    def _is_of_name(self, word: str) -> bool:
        """Tell whether a plain word is of the name, or near to the surname and no other word."""
        known = self._met.get(word)
        if known is None:
            known = self._met[word] = self._is_of_it(joined(word))
        return known

    def _is_of_it(self, word: str) -> bool:
        if word in self.surnames or word in self.forenames:
            return True
        return word not in EVERYDAY and any(is_near(word, each) for each in self.surnames)


def _long(words: Iterator[str]) -> Iterator[str]:
    return (word for word in words if len(word) >= _SHORTEST_PART)


def _reference(reference: str) -> re.Pattern[str]:
    """Return what finds a reference that is no part of a longer one, whatever its letters' case."""
    words = r"\s+".join(map(re.escape, reference.split()))
    return re.compile(rf"(?<![^\W_])(?<![-/]){words}(?![^\W_])(?![-/][^\W_])", re.IGNORECASE)
