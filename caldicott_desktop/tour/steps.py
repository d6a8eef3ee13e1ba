"""What a journey does on a page, one thing after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caldicott_desktop.tour.person import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Gives:
    """An answer to the field at `path`, as paths are in `domain.case`.

    A stop-check may be named by its id instead of its place (`/stop_checks/caller_verified/note`).
    """

    path: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Presses:
    """A button of the page, by the words on it."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeps:
    """A law-status row, ticked to be kept in the record."""

    row_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearsTheRest:
    """Every stop-check that neither an answer nor the person has settled: looked at, no concern."""


Step = Gives | Presses | Keeps | ClearsTheRest


def answers(given: Mapping[str, Answer]) -> Sequence[Step]:
    """One step for each path and its answer, in order."""
    return [Gives(path=path, answer=answer) for path, answer in given.items()]
