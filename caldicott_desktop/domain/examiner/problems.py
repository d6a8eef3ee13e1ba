"""Problems of access: what went wrong with getting a record, chased and at last resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

from caldicott_desktop.domain.examiner.case import Digest
from caldicott_desktop.domain.examiner.choices import AccessProblem, ProblemResult
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence

CHASES_TO_DECIDE = 2
"""A late answer is noted; a second chase without one is brought to a decision (section 2.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemNoted:
    """Something stands in the way of a record; with `chases`, the holder was asked once more.

    `source` is the entry id of the standing decision, whose name and holder are copied as they
    stood; all three may be empty for a record that no standing decision is about, which then has
    a `holder` alone. `chases` is the entry id of the problem as it was first noted.
    """

    source: Digest | None = None
    source_name: str | None = None
    holder: str | None = None
    code: AccessProblem | None = None
    asked_on: date | None = None
    note: str | None = None
    chases: Digest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemResolved:
    """How a problem ended, and when; `problem` is the entry id of its first noting."""

    problem: Digest | None = None
    result: ProblemResult | None = None
    on: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem of access with all that was told of it: noted first, then chased, then resolved."""

    noted: ProblemNoted
    chases: tuple[ProblemNoted, ...] = ()
    resolved: ProblemResolved | None = None

    @property
    def code(self) -> AccessProblem | None:
        """What it is by the newest word."""
        return (self.noted, *self.chases)[-1].code

    @property
    def last_asked_on(self) -> date | None:
        """When the holder was last asked."""
        return (self.noted, *self.chases)[-1].asked_on

    def waits_days(self, today: date) -> int:
        """How many days ago the holder was first asked."""
        return (today - self.noted.asked_on).days if self.noted.asked_on else 0

    @property
    def offers_exception(self) -> bool:
        """Whether to bring it to a decision: refused, or chased twice without an answer."""
        refused = self.code is AccessProblem.REFUSED
        return self.resolved is None and (refused or len(self.chases) >= CHASES_TO_DECIDE)


Told = TypeVar("Told", ProblemNoted, ProblemResolved)


def tidied(told: Told) -> Told:
    """`told` with its texts trimmed, and those that hold nothing left unanswered."""
    texts = {
        item.name: getattr(told, item.name).strip() or None
        for item in fields(told)
        if isinstance(getattr(told, item.name), str)
    }
    return replace(told, **texts)


def faults_of_note(
    told: ProblemNoted, today: date, before: date | None = None
) -> tuple[Lacking, ...]:
    """Everything that stands between a problem, or a chase of one, and its recording.

    `before` is the day on which the holder was asked before.
    """
    return tuple(_faults_of_note(told, today, before))


def _faults_of_note(told: ProblemNoted, today: date, before: date | None) -> Iterator[Lacking]:
    if told.holder is None:
        yield Lacking(path="/holder", said=Sentence("problem.holder"))
    if told.code in {None, AccessProblem.NONE}:
        yield Lacking(path="/code", said=Sentence("problem.code"))
    yield from _day("/asked_on", told.asked_on, today, before, Sentence("problem.asked-on"))


def faults_of_end(told: ProblemResolved, today: date, asked: date | None) -> tuple[Lacking, ...]:
    """Everything that stands between the end of a problem and its recording."""
    return tuple(_faults_of_end(told, today, asked))


def _faults_of_end(told: ProblemResolved, today: date, asked: date | None) -> Iterator[Lacking]:
    if told.result is None:
        yield Lacking(path="/result", said=Sentence("problem.result"))
    yield from _day("/on", told.on, today, asked, Sentence("problem.on"))


def _day(
    path: str, on: date | None, today: date, after: date | None, said: Sentence
) -> Iterator[Lacking]:
    if on is None:
        yield Lacking(path=path, said=said)
    elif on > today:
        yield Lacking(path=path, said=Sentence("happened.not-yet"))
    elif after is not None and on < after:
        yield Lacking(path=path, said=Sentence("problem.before-asked", on=after))
