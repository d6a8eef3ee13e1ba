"""Problems of access: noted, chased and resolved, each in an entry of its own on the case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import CaseId, Changes, EntryId
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.examiner.sources import every_source
from caldicott_desktop.casework.examiner.told import CaseTold
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.examiner import problems as rules
from caldicott_desktop.domain.examiner.problems import Problem, ProblemNoted, ProblemResolved
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.ledger import office_schemas
from caldicott_desktop.store import entries
from caldicott_desktop.store.examiner import cases
from caldicott_desktop.store.examiner import problems as table
from caldicott_desktop.store.examiner.problems import ProblemCursor

_NOTED, _RESOLVED = "problem.noted", "problem.resolved"

PAGE_ROWS = 200


class ProblemIncomplete(faults.CaseworkError):
    """A problem cannot be recorded as it stands; `faults` says all that is needed."""

    id = "problem-incomplete"

    def __init__(self, found: tuple[Lacking, ...]) -> None:
        """Keep every fault, in the order of the form."""
        super().__init__(count=len(found))
        self.faults = found


class ProblemUnknown(faults.CaseworkError):
    """No problem of access has that id."""

    id = "problem-unknown"


class ProblemOver(faults.CaseworkError):
    """The problem was resolved before: it is neither chased nor resolved again."""

    id = "problem-over"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemShown:
    """A problem of access as its entries tell it, of an examiner's case.

    What the case is called, `reference`, is as the list has it.
    """

    id: EntryId
    case_id: CaseId
    reference: str
    problem: Problem
    noted_at: datetime
    noted_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPage:
    """A page of open problems, the oldest first, and where it goes on."""

    rows: tuple[ProblemShown, ...]
    next: ProblemCursor | None


def note_problem(book: Casebook, case_id: CaseId, told: ProblemNoted) -> Changes:
    """Record a problem with getting a record for an examiner's case.

    The source's name and holder are copied from its standing decision as it stands. Raises
    `ProblemIncomplete` with every fault, `CaseUnknown`, `NotIntact`, `NotEntitled`.
    """
    require(book, _NOTED)
    CaseTold(book, case_id)
    whole = _with_source(book, rules.tidied(told))
    _require_whole(rules.faults_of_note(whole, _today(book)))
    with writing(book) as writer:
        writer.append(office_schemas.PROBLEM_NOTED, whole, subject=bytes.fromhex(case_id))
    return Changes(office=True)


def chase_problem(book: Casebook, problem_id: EntryId, told: ProblemNoted) -> Changes:
    """Record that the holder was asked again, and what the problem is by now.

    Raises `ProblemIncomplete`, `ProblemUnknown`, `ProblemOver`, `NotIntact`, `NotEntitled`.
    """
    require(book, _NOTED)
    shown = _open_problem(book, problem_id)
    first = shown.problem.noted
    chase = replace(
        rules.tidied(told),
        source=first.source,
        source_name=first.source_name,
        holder=first.holder,
        chases=problem_id,
    )
    _require_whole(rules.faults_of_note(chase, _today(book), shown.problem.last_asked_on))
    with writing(book) as writer:
        writer.append(office_schemas.PROBLEM_NOTED, chase, subject=bytes.fromhex(shown.case_id))
    return Changes(office=True)


def resolve_problem(book: Casebook, problem_id: EntryId, told: ProblemResolved) -> Changes:
    """Record how a problem ended.

    Raises `ProblemIncomplete`, `ProblemUnknown`, `ProblemOver`, `NotIntact`, `NotEntitled`.
    """
    require(book, _RESOLVED)
    shown = _open_problem(book, problem_id)
    end = replace(rules.tidied(told), problem=problem_id)
    _require_whole(rules.faults_of_end(end, _today(book), shown.problem.noted.asked_on))
    with writing(book) as writer:
        writer.append(office_schemas.PROBLEM_RESOLVED, end, subject=bytes.fromhex(shown.case_id))
    return Changes(office=True)


def open_problems(
    book: Casebook, *, after: ProblemCursor | None = None, limit: int = PAGE_ROWS
) -> ProblemPage:
    """Return a page of the problems that are not resolved, the oldest first. Raises `NotIntact`."""
    ids, end = table.open_problems(book.store, after=after, limit=limit)
    return ProblemPage(rows=tuple(_read(book, each) for each in ids), next=end)


def open_problems_count(book: Casebook) -> int:
    """Return how many problems of access are not resolved."""
    return table.count_open(book.store)


def problems_of(book: Casebook, case_id: CaseId) -> tuple[ProblemShown, ...]:
    """Return every problem of an examiner's case, the oldest first. Raises `NotIntact`."""
    return tuple(_read(book, each) for each in table.of_case(book.store, bytes.fromhex(case_id)))


def problem_of(book: Casebook, problem_id: EntryId) -> ProblemShown:
    """Return a problem with all that was told of it. Raises `ProblemUnknown`, `NotIntact`."""
    return _read(book, bytes.fromhex(problem_id))


def _open_problem(book: Casebook, problem_id: EntryId) -> ProblemShown:
    shown = problem_of(book, problem_id)
    if shown.problem.resolved is not None:
        raise ProblemOver
    return shown


def _read(book: Casebook, problem: bytes) -> ProblemShown:
    rows = table.rows_of(book.store, problem)
    found = [checked.load(book, entries.by_row(book.store, row)) for row in rows]
    first = next((each for each in found if each.signed.entry_id == problem), None)
    if first is None:
        raise ProblemUnknown
    noted = [_noted(each) for each in found if each.signed.entry.kind == _NOTED]
    ends = [
        office_schemas.PROBLEM_RESOLVED.read(each.fields)
        for each in found
        if each.signed.entry.kind == _RESOLVED
    ]
    made = first.signed.entry
    listed = cases.by_id(book.store, made.subject)
    return ProblemShown(
        id=EntryId(problem.hex()),
        case_id=CaseId(made.subject.hex()),
        reference=listed.reference if listed else "",
        problem=Problem(
            noted=_noted(first),
            chases=tuple(each for each in noted if each.chases is not None),
            resolved=ends[0] if ends else None,
        ),
        noted_at=made.at,
        noted_by=name_of(book, made.person),
    )


def _noted(entry: CheckedEntry) -> ProblemNoted:
    return office_schemas.PROBLEM_NOTED.read(entry.fields)


def _with_source(book: Casebook, told: ProblemNoted) -> ProblemNoted:
    found = next((each for each in every_source(book) if each.entry_id == told.source), None)
    if found is None:
        return replace(told, source=None, chases=None)
    return replace(told, source_name=found.name, holder=found.holder, chases=None)


def _require_whole(found: tuple[Lacking, ...]) -> None:
    if found:
        raise ProblemIncomplete(found)


def _today(book: Casebook) -> date:
    return book.timing.now().astimezone(UK).date()
