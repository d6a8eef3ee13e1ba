"""A case of the examiner log as it was told, every entry of it checked on this reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import CaseId, DecisionId, EntryId
from caldicott_desktop.casework.examiner.off_list import is_on_list, listed_appointments
from caldicott_desktop.casework.examiner.problems import ProblemShown, problems_of
from caldicott_desktop.casework.examiner.sources import every_source
from caldicott_desktop.casework.examiner.told import CaseTold, NotedAccess, ToldEntry
from caldicott_desktop.casework.examiner.working import now_of, variant_of
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import (
    CaseState,
    Independence,
    Onward,
    SensitiveItem,
)
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.domain.examiner.view_window import (
    DaysSince,
    Window,
    closes_next,
    days_since,
    window,
)
from caldicott_desktop.domain.guidance_types import ExaminerVariant

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Generic[Answer]):
    """An answer to a question, who stated it and when; `by` is a name."""

    answer: Answer
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found; `None`, or no answer, where nobody has been asked.

    Of what is found the newest answer stands. Each record that was opened, each telling and each
    passing on is a happening of its own: all of them are here, the newest first.
    """

    sensitive: Stated[tuple[SensitiveItem, ...]] | None = None
    sensitive_words: str | None = None
    linked: tuple[Stated[case.Linked], ...] = ()
    bereaved: tuple[Stated[case.ToldBereaved], ...] = ()
    onward: tuple[Stated[tuple[Onward, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessShown:
    """A source that was opened: by whom, noted by whom and when, under which standing decision.

    `standing_id` leads to that decision and `standing_reference` is its number, where it is listed
    here. `awaits` says that its accessor has not confirmed it, `mine` that the person at work is
    who it waits for. `on_list` tells whether its accessor was on the office's list that day, and is
    `None` where there is no list.
    """

    id: EntryId
    access: case.Access
    noted_by: str
    noted_at: datetime
    confirmed_at: datetime | None
    awaits: bool
    mine: bool
    standing_id: DecisionId | None
    standing_reference: str | None
    on_list: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHappened:
    """One entry of the timeline: when it happened, when it was recorded, by whom, and what.

    Both times are equal where it tells of no other. `position` counts entries of the log from 1.
    """

    id: EntryId
    told: case.Told
    happened_at: datetime
    recorded_at: datetime
    recorded_by: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWindow:
    """How a source's view window stands for a case today; `None` for one without a limit."""

    source: StandingSource
    window: Window | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """A case as it was told, drawn only from its payloads. People are names.

    `variant` has the words of its nation. `conclusion` is the entry that brought it to its state,
    where that is one; `assertion` the newest word of the examiner it is with that they are
    independent.
    """

    id: CaseId
    reference: str
    details: case.CaseDetails
    state: CaseState
    state_by: str | None
    state_at: datetime | None
    prepared_by: str | None
    prepared_at: datetime | None
    examiner: str | None
    independence: Independence
    assertion: Stated[case.Assertion] | None
    conclusion: CaseHappened | None
    accesses: tuple[AccessShown, ...]
    found: Found
    lost: tuple[CaseHappened, ...]
    timeline: tuple[CaseHappened, ...]
    since: DaysSince | None
    windows: tuple[SourceWindow, ...]
    closes: Window | None
    variant: ExaminerVariant | None
    problems: tuple[ProblemShown, ...]


def open_case(book: Casebook, case_id: CaseId) -> CasePage:
    """Return a case as it was told: signature, place in the tree and commitment of each checked.

    Raises `CaseUnknown`, and `NotIntact` naming what failed.
    """
    told_of = CaseTold(book, case_id)
    details, stood = told_of.details, told_of.stood
    today = now_of(book).date()
    sources = every_source(book)
    by_entry = {each.entry_id: each for each in sources}
    listed = listed_appointments(book)
    timeline = tuple(_happened(book, each) for each in told_of.entries)
    windows = _windows(sources, details.died_from_on, today)
    return CasePage(
        id=case_id,
        reference=told_of.reference,
        details=details,
        state=stood.state,
        state_by=_name(book, stood.state_by),
        state_at=stood.since,
        prepared_by=_name(book, stood.prepared_by),
        prepared_at=stood.prepared_at,
        examiner=_name(book, stood.examiner_id) or stood.examiner,
        independence=stood.independence,
        assertion=_assertion(book, told_of),
        conclusion=_conclusion(timeline, stood.state),
        accesses=tuple(_shown(book, each, by_entry, listed) for each in told_of.accesses),
        found=found_in(book, told_of),
        lost=tuple(each for each in timeline if isinstance(each.told, case.IndependenceLost)),
        timeline=timeline,
        since=days_since(details.died_from_on, details.died_to_on, today),
        windows=windows,
        closes=closes_next(
            details.died_from_on, (each.source.view_days for each in windows), today
        ),
        variant=variant_of(book, details.nation),
        problems=problems_of(book, case_id),
    )


def _name(book: Casebook, person: str | None) -> str | None:
    return name_of(book, bytes.fromhex(person)) if person else None


def _happened(book: Casebook, each: ToldEntry) -> CaseHappened:
    return CaseHappened(
        id=each.id,
        told=each.told,
        happened_at=_event_of(each.told) or each.at,
        recorded_at=each.at,
        recorded_by=name_of(book, each.signer),
        position=each.entry.signed.entry.seq + 1,
    )


def _event_of(told: case.Told) -> datetime | None:
    """Return when what an entry tells of happened, where it says."""
    match told:
        case case.Access():
            return told.accessed_at
        case case.IndependenceLost():
            return told.came_to_light_at or told.notified_at or told.handed_at
        case _:
            return None


def _windows(
    sources: tuple[StandingSource, ...], died_from: date | None, today: date
) -> tuple[SourceWindow, ...]:
    return tuple(
        SourceWindow(source=each, window=window(died_from, each.view_days, today))
        for each in sources
        if each.over_by is None
    )


def _shown(
    book: Casebook,
    each: NotedAccess,
    sources: dict[str, StandingSource],
    listed: tuple[Appointment, ...],
) -> AccessShown:
    standing = sources.get(each.access.source or "")
    accessor, opened_at = each.access.accessor, each.access.accessed_at
    day = opened_at.date() if opened_at else None
    return AccessShown(
        id=each.noted.id,
        access=each.access,
        noted_by=name_of(book, each.noted.signer),
        noted_at=each.noted.at,
        confirmed_at=each.confirmed.at if each.confirmed else None,
        awaits=each.awaits,
        mine=each.awaits and each.access.accessor_id == book.person_id.hex(),
        standing_id=DecisionId(standing.decision_id) if standing else None,
        standing_reference=standing.reference if standing else None,
        on_list=is_on_list(listed, each.access.accessor_id, accessor, day),
    )


def _conclusion(timeline: tuple[CaseHappened, ...], state: CaseState) -> CaseHappened | None:
    if state not in {CaseState.COMPLETE, CaseState.CORONER, CaseState.PASSED}:
        return None
    concluded = [each for each in timeline if isinstance(each.told, case.Concluding)]
    return concluded[-1] if concluded else None


def _assertion(book: Casebook, told_of: CaseTold) -> Stated[case.Assertion] | None:
    with_them = told_of.stood.examiner_id
    for each in reversed(told_of.entries):
        assertion = case.assertion_of(each.told)
        if assertion is not None and assertion.independent and each.signer.hex() == with_them:
            return Stated(answer=assertion, by=name_of(book, each.signer), at=each.at)
    return None


def found_in(book: Casebook, told_of: CaseTold) -> Found:
    """Return what was answered to each question of what was found, whoever stated it."""
    stated = [
        (findings, each)
        for each in told_of.entries
        if (findings := case.findings_of(each.told)) is not None
    ]

    def answers(answer: Callable[[case.Findings], Answer | None]) -> Iterator[Stated[Answer]]:
        for findings, each in reversed(stated):
            if (found := answer(findings)) is not None:
                yield Stated(answer=found, by=name_of(book, each.signer), at=each.at)

    words = next(
        (each.sensitive_words for each, _ in reversed(stated) if each.sensitive is not None), None
    )
    return Found(
        sensitive=next(answers(lambda each: each.sensitive), None),
        sensitive_words=words,
        linked=tuple(answers(_linked)),
        bereaved=tuple(answers(_bereaved)),
        onward=tuple(answers(lambda each: each.onward)),
    )


def _linked(findings: case.Findings) -> case.Linked | None:
    return findings.linked if findings.linked.record is not None else None


def _bereaved(findings: case.Findings) -> case.ToldBereaved | None:
    return findings.bereaved if findings.bereaved.anything is not None else None
