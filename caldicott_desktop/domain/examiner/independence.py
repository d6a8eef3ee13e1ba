"""What the record of not being independent needs; it is a duty recorded, and nobody approves it.

Regulation 6 of the Medical Examiners (England) Regulations 2024 (SI 2024/493) and of those for
Wales (SI 2024/505): stop, record which circumstance applies, notify the appointing body in writing
without unreasonable delay, hand over what was received and made. What is not yet known may be told
in a further entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol

from caldicott_desktop.domain.examiner.case import IndependenceLost
from caldicott_desktop.domain.lacking import blank, needed
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence


class Listed(Protocol):
    """A circumstance as a nation's dated list has it."""

    @property
    def code(self) -> str:
        """What it is recorded as."""

    @property
    def asks_toward(self) -> bool:
        """Whether it has to be said to whom the tie is."""


OTHER = "other_connection"
"""The circumstance that says nothing without words of one's own."""


def faults_of_independence(
    lost: IndependenceLost, circumstances: Sequence[Listed], now: datetime
) -> tuple[Lacking, ...]:
    """Everything that stands between it and its recording, by the list of the nation, if any."""
    if lost.adds_to is not None:
        return (*_something_added(lost), *_notified(lost), *_handed(lost), *_times(lost, now))
    return (
        *_whose(lost),
        *_circumstance(lost, circumstances),
        *_notified(lost),
        *_handed(lost),
        *_times(lost, now),
    )


def _something_added(lost: IndependenceLost) -> Iterator[Lacking]:
    if blank(lost.notified) and blank(lost.handed_to) and blank(lost.words):
        yield Lacking(path="/notified", said=Sentence("examiner.lost.nothing-added"))


def _whose(lost: IndependenceLost) -> Iterator[Lacking]:
    yield from needed("/who", lost.who, Sentence("examiner.lost.who"))
    yield from needed("/role", lost.role, Sentence("examiner.access.role"))
    for path, at, said in (
        ("/came_to_light_at", lost.came_to_light_at, Sentence("examiner.lost.came-to-light")),
        ("/stopped_at", lost.stopped_at, Sentence("examiner.lost.stopped")),
    ):
        yield from needed(path, at, said)


def _circumstance(lost: IndependenceLost, circumstances: Sequence[Listed]) -> Iterator[Lacking]:
    if not circumstances:
        # Nothing is listed for the nation: the words stand alone.
        yield from needed("/words", lost.words, Sentence("examiner.lost.words"))
        return
    listed = next((each for each in circumstances if each.code == lost.circumstance), None)
    if listed is None:
        yield Lacking(path="/circumstance", said=Sentence("examiner.lost.circumstance"))
        return
    if listed.asks_toward and lost.toward is None:
        yield Lacking(path="/toward", said=Sentence("examiner.lost.toward"))
    if listed.code == OTHER:
        yield from needed("/words", lost.words, Sentence("examiner.lost.words"))


def _notified(lost: IndependenceLost) -> Iterator[Lacking]:
    if not blank(lost.notified):
        said = Sentence("examiner.lost.notified-how")
        yield from needed("/notified_how", lost.notified_how, said)
        yield from needed("/notified_at", lost.notified_at, Sentence("examiner.lost.notified-at"))


def _handed(lost: IndependenceLost) -> Iterator[Lacking]:
    if not blank(lost.handed_to):
        said = Sentence("examiner.lost.handed-what")
        yield from needed("/handed_what", lost.handed_what, said)
        yield from needed("/handed_at", lost.handed_at, Sentence("examiner.lost.handed-at"))
        if lost.handed_to_id is not None and lost.handed_to_id == lost.who_id:
            yield Lacking(path="/handed_to", said=Sentence("examiner.lost.handed-to-self"))


def _times(lost: IndependenceLost, now: datetime) -> Iterator[Lacking]:
    for path, at in (
        ("/came_to_light_at", lost.came_to_light_at),
        ("/stopped_at", lost.stopped_at),
        ("/notified_at", lost.notified_at),
        ("/handed_at", lost.handed_at),
    ):
        if at is not None and at > now:
            yield Lacking(path=path, said=Sentence("examiner.access.to-come"))
