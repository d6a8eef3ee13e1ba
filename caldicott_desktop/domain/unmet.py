"""What an unmet requirement is: where the answer belongs and what to do, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from caldicott_desktop.domain.sections import Section, section_of
from caldicott_desktop.errors import KnownError, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """One requirement of the chosen outcome that is not met.

    `code` names the rule for programs and tests, `path` the field whose answer meets it,
    `section` the page that holds the field. `said` is what is needed and how to meet it.
    `unanswered` tells an empty field from an answer that stands in the way.
    """

    code: str
    path: str
    section: Section
    said: Sentence
    unanswered: bool = False

    @property
    def sentence(self) -> str:
        """What is said, in the language spoken."""
        return self.said.words


def unmet(code: str, path: str, said: Sentence) -> Unmet:
    """An answer at `path` that stands in the way."""
    return Unmet(code=code, path=path, section=section_of(path), said=said)


def unanswered(path: str, said: Sentence) -> Unmet:
    """An empty field at `path`; its code is the path without list positions, then `missing`."""
    names = [part for part in path.split("/") if part and not part.isdecimal()]
    return Unmet(
        code=".".join([*names, "missing"]),
        path=path,
        section=section_of(path),
        said=said,
        unanswered=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """One thing that stands between a form and its recording: the field, and what to do there."""

    path: str
    said: Sentence

    @property
    def sentence(self) -> str:
        """What is said, in the language spoken."""
        return self.said.words


class Undecidable(KnownError):
    """The case does not yet amount to a decision; `unmet` says all that is missing."""

    id = "undecidable"

    def __init__(self, unmet: tuple[Unmet, ...]) -> None:
        """Keep every unmet requirement, in the order of the walkthrough."""
        super().__init__(count=len(unmet))
        self.unmet = unmet
