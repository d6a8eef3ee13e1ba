"""What a list can be narrowed to, as this vault's decisions differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.card import LISTED_AS, CardResult
from caldicott_desktop.domain.card import TITLE as CARD_TITLE
from caldicott_desktop.domain.choices import Choice, Nation, Outcome, ReleaseState, Standing
from caldicott_desktop.errors import Sentence
from caldicott_desktop.store import listing as table
from caldicott_desktop.store.decisions import Filter
from caldicott_desktop.store.listing import Facet
from caldicott_desktop.store.times import from_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterChoice:
    """One value to narrow a list to: what the filter takes, what is read, and how many have it."""

    value: Choice | str
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """In what the decisions of a vault differ, newest year first."""

    facets: frozenset[Facet]
    years: tuple[int, ...]


def differences(book: Casebook) -> Differences:
    """Return in what decisions differ at all: what all have alike need not be asked for."""
    with book.store.reading():
        found = frozenset(each for each in Facet if table.differs(book.store, each))
        between = table.decided_between(book.store)
    if between is None:
        return Differences(facets=found, years=())
    first, last = (from_ms(each).astimezone(UK).year for each in between)
    return Differences(facets=found, years=tuple(range(last, first - 1, -1)))


def filter_choices(book: Casebook, facet: Facet, only: Filter) -> tuple[FilterChoice, ...]:
    """Return the values that decisions of `only` have, but for its own part, as people read them.

    Outcomes and states are in the order of their lists, everything else by its words.
    """
    with book.store.reading():
        found = table.values(book.store, facet, only)
    listed = LISTS.get(facet.value)
    if listed is not None:
        counts = dict(found)
        return tuple(
            FilterChoice(value=value, words=value.label, count=counts[code])
            for code, value in listed.items()
            if code in counts
        )
    choices = (
        FilterChoice(value=value, words=words_of(book, facet, value), count=count)
        for value, count in found
    )
    return tuple(sorted(choices, key=lambda each: each.words.casefold()))


def words_of(book: Casebook, facet: Facet, value: Choice | str) -> str:
    """Return how people read one value of a filter."""
    if isinstance(value, Choice):
        return value.label
    if facet is Facet.KIND:
        return CARD_TITLE if value == LISTED_AS else book.guidance.title_of(value)
    return value or _NOT_SAID[facet].words


_NOT_SAID = {
    Facet.GATEWAY: Sentence("label.no-gateway"),
    Facet.DECIDED_BY: Sentence("label.nobody-named"),
}


def _by_code(*choices: Choice) -> Mapping[str, Choice]:
    return MappingProxyType({each.code: each for each in choices})


LISTS: Mapping[str, Mapping[str, Choice]] = MappingProxyType(
    {
        "outcome": _by_code(*Outcome, *CardResult),
        "standing": _by_code(*Standing),
        "release": _by_code(*ReleaseState),
        "nation": _by_code(*Nation),
    }
)
"""What each part of a filter takes that takes one of a closed list, by part and code."""
