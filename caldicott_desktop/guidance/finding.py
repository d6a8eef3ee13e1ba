"""Kinds of case, and recurring cases within them, found by everyday words."""

from __future__ import annotations

import bisect
import difflib
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from caldicott_desktop.domain.guidance_types import CaseKind, GuidanceSet, Variant

_AFTER_A_DEATH = "Someone has died"
GROUPS = (
    _AFTER_A_DEATH,
    "Organ and tissue donation",
    "Assisted dying",
    "Police and courts",
    "Safeguarding and risk to others",
    "Family, carers and representatives",
    "Care and treatment",
    "Research and secondary use",
    "Suppliers and systems",
    "Staff",
    "Regulators and public bodies",
    "Media and public life",
    "General",
)
"""The groups of kinds in the order they are offered; a group not named here comes last."""

# What a word found in each place counts for. Ours, set so that the table of everyday phrases in
# `tests/guidance/test_finding.py` comes out: only their order matters.
_WHOLE_KEYWORD, _TITLE, _IN_KEYWORD, _SCOPE = 12.0, 8.0, 7.0, 2.0
_ONLY_BEGUN, _MISSPELT = 0.8, 0.6
_OF_WHOLE_PHRASE = 13.0  # each word of a title, or of a keyword of several, typed as a whole

_SHORTEST_PLURAL = 3  # letters that lose no ending: “gas”, “yes”
_LEAST_TO_FORGIVE = 5  # letters; a slip in a shorter word makes another word as often as not
_MOST_SLIPS = 2  # letters left out or doubled
_ALIKE = 0.78  # lets one slip in five letters pass and two in nine
_POSSESSIVE = re.compile(r"['’]s\b")
_WORD = re.compile(r"[^\W_]+")
_NO_MATTER = """
a about after again all an and any are as asked asking asks at be been being but by can could did do
does for from gave get gets give gives got had has have he her him his how i if in into is it its
like me my need needed needs of on or please put said say says see she should some somebody
someone that the their them there these they this to us want wanted wanting wants was we were what
when where which who whom whose will with would you your
"""
_SMALL = frozenset(_NO_MATTER.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedKind:
    """A card to offer: a kind of case, or with `variant` a recurring case within it.

    `matched` counts the words of the search that were found on it.
    """

    kind: CaseKind
    variant: Variant | None = None
    matched: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindGroup:
    """The cards of one group, each kind followed by its variants."""

    title: str
    cards: tuple[SearchedKind, ...]


_Told = tuple[str, str, tuple[str, ...]]
"""Title, scope and keywords of a card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """Which cards, by number, each word stands on and what it counts for there.

    `words` are sorted; `phrases` are for each card its title and its keywords of several words.
    """

    words: tuple[str, ...]
    places: Mapping[str, Mapping[int, float]]
    phrases: tuple[tuple[frozenset[str], ...], ...]

    def begun_by(self, word: str) -> tuple[str, ...]:
        """The known words that begin with `word`."""
        first = bisect.bisect_left(self.words, word)
        return tuple(itertools.takewhile(lambda known: known.startswith(word), self.words[first:]))

    def cards_of(self, word: str) -> Mapping[int, float]:
        """The cards on which `word` stands or is begun, and what the best place counts for."""
        found: dict[int, float] = {}
        for known in self.begun_by(word):
            share = 1.0 if known == word else _ONLY_BEGUN
            for card, worth in self.places[known].items():
                found[card] = max(found.get(card, 0.0), worth * share)
        return found


def find_kinds(text: str, guidance: GuidanceSet) -> tuple[SearchedKind, ...]:
    """The kinds and variants that `text` speaks of, best first.

    Without words every kind, by group and title. A word counts where it is, or begins, a word of a
    keyword, the title or the scope; order, small words and plurals do not matter, and a slip in a
    word that begins none is forgiven.
    """
    typed = list(dict.fromkeys(_words(text)))
    if not typed:
        all_ = (SearchedKind(kind=kind, matched=0) for kind in guidance.kinds.values())
        return tuple(sorted(all_, key=_place))
    cards = tuple(_offered(guidance))
    index = _index(tuple(_told(kind, variant) for kind, variant in cards))
    meant = dict(_meant(word, index) for word in typed)
    found: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for word, share in meant.items():
        for card, worth in index.cards_of(word).items():
            found[card][word] = worth * share
    scores = {card: _score(worths, meant, index.phrases[card]) for card, worths in found.items()}
    return tuple(
        SearchedKind(kind=cards[card][0], variant=cards[card][1], matched=len(found[card]))
        for card in sorted(scores, key=lambda card: (-scores[card], *_among_equals(*cards[card])))
    )


def grouped_kinds(guidance: GuidanceSet) -> tuple[KindGroup, ...]:
    """Every kind and variant under its group, in the order of `GROUPS`; kinds by place, title."""
    groups: dict[str, list[SearchedKind]] = {}
    for searched in find_kinds("", guidance):
        kind = searched.kind
        cards = groups.setdefault(kind.group, [])
        cards.append(searched)
        cards += [SearchedKind(kind=kind, variant=each, matched=0) for each in kind.variants]
    return tuple(KindGroup(title=title, cards=tuple(cards)) for title, cards in groups.items())


def _score(
    worths: Mapping[str, float],
    meant: Mapping[str, float],
    phrases: tuple[frozenset[str], ...],
) -> float:
    """What a card's words count for together; those of the longest whole phrase count as one."""
    whole = max((each for each in phrases if each <= meant.keys()), key=len, default=frozenset())
    return sum(
        max(worth, _OF_WHOLE_PHRASE * meant[word]) if word in whole else worth
        for word, worth in worths.items()
    )


def _among_equals(kind: CaseKind, variant: Variant | None) -> tuple[bool, bool, int, int, str]:
    """After a death last, as most that is asked is about the living; a kind before variants."""
    died = kind.group == _AFTER_A_DEATH
    return died, variant is not None, *_place(SearchedKind(kind=kind, matched=0))


def _place(searched: SearchedKind) -> tuple[int, int, str]:
    kind = searched.kind
    group = GROUPS.index(kind.group) if kind.group in GROUPS else len(GROUPS)
    return group, kind.place, kind.title


def _offered(guidance: GuidanceSet) -> Iterator[tuple[CaseKind, Variant | None]]:
    for kind in guidance.kinds.values():
        yield kind, None
        for variant in kind.variants:
            yield kind, variant


def _told(kind: CaseKind, variant: Variant | None) -> _Told:
    card = variant or kind
    return card.title, card.scope, card.keywords


@lru_cache(maxsize=4)  # every keystroke asks for the same cards; a few sets are open at most
def _index(cards: tuple[_Told, ...]) -> _Index:
    places: dict[str, dict[int, float]] = {}
    phrases = []
    for card, (title, scope, keywords) in enumerate(cards):
        for word, worth in _worths(title, scope, keywords).items():
            places.setdefault(word, {})[card] = worth
        told = (frozenset(_words(keyword)) for keyword in keywords if " " in keyword)
        phrases.append((frozenset(_words(title)), *told))
    return _Index(
        words=tuple(sorted(places)),
        places=MappingProxyType(places),
        phrases=tuple(phrases),
    )


def _worths(title: str, scope: str, keywords: tuple[str, ...]) -> dict[str, float]:
    """Each word of a card with what its best place counts for."""
    found: dict[str, float] = {}
    for text, worth in (
        (scope, _SCOPE),
        (title, _TITLE),
        *((keyword, _IN_KEYWORD if " " in keyword else _WHOLE_KEYWORD) for keyword in keywords),
    ):
        for word in _words(text):
            found[word] = max(worth, found.get(word, 0.0))
    return found


def _words(text: str) -> list[str]:
    """The words of `text` that say something; where all are small, they are what was meant.

    Plurals and possessives are taken down, on both sides of the comparison alike.
    """
    found = _WORD.findall(_POSSESSIVE.sub("", text.casefold()))
    return [_one(word) for word in found if word not in _SMALL] or found


def _one(word: str) -> str:
    """`word` without the ending of a plural; not of “bus”, “stress” or “crisis”."""
    plural = len(word) > _SHORTEST_PLURAL and word.endswith("s")
    return word[:-1] if plural and not word.endswith(("ss", "us", "is")) else word


def _could_be(known: str, word: str) -> bool:
    """Whether the two are near in length and begin or end alike, which is quickly seen."""
    near = abs(len(known) - len(word)) <= _MOST_SLIPS
    return near and (known[0] == word[0] or known[-2:] == word[-2:])


def _meant(word: str, index: _Index) -> tuple[str, float]:
    """The known word nearest to a long one that begins none, and what it still counts for."""
    if len(word) < _LEAST_TO_FORGIVE or index.begun_by(word):
        return word, 1.0
    alike = [known for known in index.words if _could_be(known, word)]
    near = difflib.get_close_matches(word, alike, n=1, cutoff=_ALIKE)
    return (near[0], _MISSPELT) if near else (word, 1.0)
