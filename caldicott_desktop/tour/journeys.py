"""The journeys of the tour by name. A later one is a module here and a line in the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from caldicott_desktop.errors import KnownError
from caldicott_desktop.tour import (
    audit_visit,
    examiner,
    guardian,
    hard_cases,
    keeping,
    papers,
    people,
    screens,
    short,
    urgent,
)
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.gallery import WAYS

_TOGETHER: Mapping[str, Callable[[Album], None]] = MappingProxyType(
    {
        "guardian": guardian.go,
        "short": short.go,
        "urgent": urgent.go,
        "people": people.go,
        "keeping": keeping.go,
        "audit": audit_visit.go,
        "examiner": examiner.go,
        "hard-cases": hard_cases.go,
    }
)

# Minutes of pictures, so that they are made only when they are asked for.
_SCREENS: Mapping[str, Callable[[Album], None]] = MappingProxyType(
    {
        "papers": papers.go,
        "screens": screens.go,
        **{f"screens-{way}": partial(screens.go, ways=(way,)) for way in WAYS},
    }
)

JOURNEYS: Mapping[str, Callable[[Album], None]] = MappingProxyType(
    {
        **_TOGETHER,
        **_SCREENS,
        **{
            name: partial(hard_cases.go, stories=(story,))
            for name, story in hard_cases.STORIES.items()
        },
    }
)
"""Those of a tour of everything; then every document, and every screen, in every look and in one of
them; then each of the hard cases by itself."""

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "guardian": guardian.TITLE,
        "short": short.TITLE,
        "urgent": urgent.TITLE,
        "people": people.TITLE,
        "keeping": keeping.TITLE,
        "audit": audit_visit.TITLE,
        "examiner": examiner.TITLE,
        "hard-cases": hard_cases.TITLE,
        "papers": papers.TITLE,
        "screens": screens.TITLE,
        **{f"screens-{way}": f"{screens.TITLE}: {way}" for way in WAYS},
        **{name: story.told for name, story in hard_cases.STORIES.items()},
    }
)


class NoSuchJourney(KnownError):
    """A journey was asked for that does not exist."""

    id = "no-such-journey"

    def __init__(self, name: str) -> None:
        """Name it, and those that do."""
        super().__init__(name=name, journeys=", ".join(JOURNEYS))


def chosen(names: Sequence[str]) -> tuple[str, ...]:
    """The journeys that `names` stand for, each once. Raises `NoSuchJourney`.

    For none all of them, but for the papers and screens; a hard case only with the others.
    """
    for name in names:
        if name not in JOURNEYS:
            raise NoSuchJourney(name)
    return tuple(dict.fromkeys(names)) or tuple(_TOGETHER)
