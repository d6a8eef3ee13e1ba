"""What a journey does on a page, one thing after another."""

from __future__ import annotations

from dataclasses import dataclass

from caldicott_desktop.tour.person import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Gives:
    """An answer to the field at `path`, as paths are in `domain.case`."""

    path: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Presses:
    """A button of the page, by the words on it."""

    words: str


Step = Gives | Presses
