"""What the name key knows about people, made ready for looking through many texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from caldicott_desktop.domain.naming import parts_of
from caldicott_desktop.identifiers.everyday import EVERYDAY
from caldicott_desktop.identifiers.numbers import numbers_in

_DISTINCTIVE_FROM = 3  # letters; shorter surnames are parts of too much else


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A person of the name key; `numbers` are lines that may hold identifiers among words."""

    name: str
    born_on: date | None = None
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surname:
    """A surname as folded words, and the forenames of everyone who bears it.

    A `distinctive` one is told by itself; another only beside a forename, an initial or a title.
    """

    words: tuple[str, ...]
    forenames: frozenset[str]
    initials: frozenset[str]
    distinctive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everyone of a name key; surnames by their first word, the longest first."""

    surnames: Mapping[str, tuple[Surname, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    births: AbstractSet[date] = frozenset()
    numbers: AbstractSet[str] = frozenset()

    @classmethod
    def of(cls, people: Iterable[KnownPerson]) -> Known:
        """Make `people` ready; takes a few milliseconds for a thousand."""
        forenames: dict[tuple[str, ...], set[str]] = {}
        births: set[date] = set()
        numbers: set[str] = set()
        for person in people:
            parts = parts_of(person.name)
            if len("".join(parts.surname)) > 1:
                forenames.setdefault(parts.surname, set()).update(parts.forenames)
            if person.born_on is not None:
                births.add(person.born_on)
            for each in person.numbers:
                numbers.update(numbers_in(each))
        by_word: dict[str, list[Surname]] = {}
        for words, given in sorted(forenames.items(), key=lambda each: -len(each[0])):
            by_word.setdefault(words[0], []).append(_surname(words, given))
        return cls(
            surnames={word: tuple(found) for word, found in by_word.items()},
            births=frozenset(births),
            numbers=frozenset(numbers),
        )


NOBODY = Known()
"""No one is known."""


def _surname(words: tuple[str, ...], forenames: set[str]) -> Surname:
    alone = len(words) == 1
    return Surname(
        words=words,
        forenames=frozenset(forenames),
        initials=frozenset(name[0] for name in forenames),
        distinctive=not alone or (len(words[0]) >= _DISTINCTIVE_FROM and words[0] not in EVERYDAY),
    )
