"""What a consistency check looks at, and what it answers with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from caldicott_desktop.domain.asking import answers_that_count
from caldicott_desktop.domain.case import Answer, Case
from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.guidance_types import CaseKind, Gateway, LawRow
from caldicott_desktop.domain.happenings import ReleasedItem


class Severity(Choice):
    """What a finding asks of the person."""

    ERROR = "error", "Has to be put right"
    WARNING = "warning", "Put right, or give a reason"
    NOTE = "note", "To know"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A case of one kind at one moment (`at`, aware), and what is known around it.

    `gateway` is the one recorded, as guidance has it; `rows` are the law rows that bear on the
    case. `interests` are the declared interests of the person at work that touch it, in words.
    `identifiers` pairs the path of a free text with what in it could identify someone. `due_on` is
    the day its time limit leads to, where one is chosen and can be worked out. `released` is what
    left already under the decisions this one corrects, beside what this one approves.
    """

    case: Case
    kind: CaseKind
    at: datetime
    gateway: Gateway | None = None
    rows: tuple[LawRow, ...] = ()
    interests: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    due_on: date | None = None
    released: tuple[ReleasedItem, ...] = ()

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The kind's own questions that are asked, and their answers."""
        return answers_that_count(self.case, self.kind)

    @property
    def today(self) -> date:
        """The day of `at`, in the zone it was given in."""
        return self.at.date()

    @property
    def shares(self) -> bool:
        """Whether the outcome chosen lets information leave."""
        outcome = self.case.conclusion.outcome
        return outcome is not None and outcome.shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Where answers do not go together, and the sentence that says so with its remedy."""

    path: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One pure rule. `source` says what it rests on, and how far that was checked.

    `sharing` rules look at decisions to share alone, so that nothing holds a refusal that only a
    release would make wrong.
    """

    id: str
    severity: Severity
    source: str
    find: Callable[[Scene], Iterable[Hit]]
    sharing: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check found in a case."""

    check_id: str
    severity: Severity
    path: str
    words: str
    source: str
