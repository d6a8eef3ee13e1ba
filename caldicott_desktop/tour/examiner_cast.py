"""An examiner's office in the middle of its day: a case in every state, and what waits for whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, examiner
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import AccessProblem, ExceptionTrigger, ReopenReason
from caldicott_desktop.domain.examiner.problems import ProblemNoted
from caldicott_desktop.tour import examiner_office as office
from caldicott_desktop.tour.examiner_office import BELL, FENWICK, LEAD, OSEI, RAHMAN
from caldicott_desktop.tour.stage import BEGINS
from caldicott_desktop.windows.kit.reading import UK

LATER = timedelta(minutes=40)
"""So long after the day list was read."""

_ASSERTED = case.Assertion(independent=True, own_words="I had no part in this person's care.")
_ALL = 100
_LEFT = 5  # of each officer's cases, at the end of their list: not opened yet


def fill(folder: Path) -> None:
    """Have everybody of the office under `folder` work, once its day list was read."""
    (vault,) = folder.glob("*.caldicott")
    place = casework.Place(state_folder=folder / "state")
    work: Sequence[tuple[str, Callable[[Casebook], None]]] = (
        (BELL, partial(_prepare, meant=RAHMAN)),
        (OSEI, partial(_prepare, meant=FENWICK)),
        (RAHMAN, _examine),
        (LEAD, _raise),
    )
    for name, works in work:
        book = casework.unlock(
            vault, office.PASSPHRASES[name], place=place, clock=lambda: BEGINS + LATER / 2
        )
        try:
            works(book)
        finally:
            casework.lock(book)


def _ids(book: Casebook) -> Mapping[str, examiner.CaseId]:
    return {row.reference: row.id for row in examiner.case_page(book, limit=_ALL).rows}


def _prepare(book: Casebook, *, meant: str) -> None:
    """Open two sources for most cases, and prepare those; one is logged for who is not there."""
    ids, references = _ids(book), office.meant_for(meant)
    epr, gp, _hospice = examiner.standing_sources(book)
    opened = tuple(
        case.Access(source=each.entry_id, scope=each.scope, months=each.scope_months)
        for each in (epr, gp)
    )
    mine = references[:-_LEFT]
    for reference in mine:
        details = case.CaseDetails(reference=reference)
        examiner.save_line(book, case.CaseLine(details=details, accesses=opened))
    told = case.CasePrepared(note="All here.", examiner=meant)
    examiner.prepare_cases(book, {ids[each]: told for each in mine})
    who = next(each for each in examiner.accessors(book) if each.name == meant)
    theirs = case.CaseLine(
        details=case.CaseDetails(reference=references[-1]),
        accesses=opened[:1],
        accessor=who.name,
        accessor_id=who.person_id,
        accessor_role=who.role,
        accessed_at=book.clock().astimezone(UK) - timedelta(hours=15),
    )
    examiner.save_line(book, theirs)
    problem = ProblemNoted(
        source=gp.entry_id, code=AccessProblem.DELAY, asked_on=office.TODAY - timedelta(days=3)
    )
    examiner.note_problem(book, ids[mine[0]], problem)


def _examine(book: Casebook) -> None:
    """Conclude some cases, each another way, and open one again."""
    ids = _ids(book)
    first, second, third, fourth = (ids[each] for each in office.meant_for(RAHMAN)[8:12])

    def read(case_id: examiner.CaseId) -> tuple[examiner.EntryId, ...]:
        return tuple(each.id for each in examiner.open_case(book, case_id).accesses)

    for each in (first, fourth):
        done = case.CaseCompleted(assertion=_ASSERTED, read=read(each))
        examiner.complete_cases(book, {each: done})
    referred = case.CaseReferred(
        assertion=_ASSERTED,
        read=read(second),
        coroner="Northmere",
        referred_on=office.TODAY,
    )
    examiner.refer_case(book, second, referred)
    passed = case.CasePassed(examiner=FENWICK, why="The end of the rota", read=read(third))
    examiner.pass_cases(book, {third: passed})
    why = "Her son remembers a fall the week before."
    again = case.CaseReopened(reason=ReopenReason.BEREAVED, words=why)
    examiner.reopen_case(book, fourth, again)


def _raise(book: Casebook) -> None:
    """Raise two exceptions, to be decided."""
    ids = _ids(book)
    first, second = (ids[each] for each in office.meant_for(FENWICK)[6:8])
    examiner.raise_exception(book, first, ExceptionTrigger.REFUSED)
    examiner.raise_exception(book, second, ExceptionTrigger.CONFIDENCE)
