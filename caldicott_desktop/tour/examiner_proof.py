"""What the vault of an examiner's office holds after its day, asked of the vault itself."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, examiner
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import CaseState, Independence
from caldicott_desktop.domain.examiner.reconciliation import FindingKind
from caldicott_desktop.tour import examiner_office as office
from caldicott_desktop.tour.examiner_office import (
    BELL,
    FENWICK,
    LEAD,
    OSEI,
    PASSPHRASES,
    RAHMAN,
    Cases,
)
from caldicott_desktop.tour.stage import BEGINS
from caldicott_desktop.tour.waiting import Stuck

_ALL = 100
_STATES = {
    CaseState.COMPLETE: 40,
    CaseState.CORONER: 1,
    CaseState.PREPARED: 2,
    CaseState.REOPENED: 1,
}


def check(folder: Path) -> None:
    """Open the vault under `folder` and look whether it holds what was done; raises `Stuck`."""
    (vault,) = folder.glob("*.caldicott")
    place = casework.Place(state_folder=folder / "state")
    book = casework.unlock(vault, PASSPHRASES[LEAD], place=place, clock=lambda: BEGINS)
    try:
        pages = {
            row.reference: examiner.open_case(book, row.id)
            for row in examiner.case_page(book, limit=_ALL).rows
        }
        _lines(pages)
        _signatures(pages)
        _told_apart(pages)
        _beside(book)
    finally:
        casework.lock(book)


def _is(found: object, wanted: object, what: str) -> None:
    if found != wanted:
        raise Stuck(f"{what}: {found}, not {wanted}")


def _lines(pages: dict[str, examiner.CasePage]) -> None:
    """Every case of the list and the one that was typed, each once, in its state."""
    wanted = {each.reference for each in office.listed()} | {Cases.TYPED}
    _is(set(pages), wanted, "the cases on the log")
    _is(Counter(page.state for page in pages.values()), Counter(_STATES), "the states")
    died = {name: page.details for name, page in pages.items()}
    ranges = [name for name, each in died.items() if each.died_from_on != each.died_to_on]
    _is(ranges, [Cases.RANGE], "the cases with a range")


def _signatures(pages: dict[str, examiner.CasePage]) -> None:
    """Who opened, prepared and concluded: each under their own key."""
    for meant, officer in ((RAHMAN, BELL), (FENWICK, OSEI)):
        for reference in office.meant_for(meant):
            page = pages[reference]
            own = [each for each in page.accesses if each.access.accessor == officer]
            sources = {each.access.source for each in own}
            _is(len(sources), 2, f"the sources opened for {reference}")
            _is({each.noted_by for each in own}, {officer}, f"who noted them for {reference}")
            _is(page.prepared_by, officer, f"who prepared {reference}")
            concluded = page.conclusion
            if page.state in {CaseState.COMPLETE, CaseState.CORONER} and concluded is not None:
                by = FENWICK if reference == Cases.LOST else meant
                _is(concluded.recorded_by, by, f"who concluded {reference}")
                _is(page.independence, Independence.CONFIRMED, f"the independence in {reference}")


def _told_apart(pages: dict[str, examiner.CasePage]) -> None:
    """What is told of the cases in which more happened."""
    (lost,) = pages[Cases.LOST].lost
    told = lost.told
    if not isinstance(told, case.IndependenceLost):
        raise Stuck("the record of not being independent is another")
    _is((lost.recorded_by, told.handed_to), (RAHMAN, FENWICK), "who stopped, and who took over")
    logged = pages[Cases.LOGGED_FOR].accesses
    (theirs,) = (each for each in logged if each.access.accessor == FENWICK)
    _is(theirs.noted_by, BELL, "who logged it for them")
    if theirs.confirmed_at is None or theirs.confirmed_at <= theirs.noted_at:
        raise Stuck("what was logged for somebody is not confirmed later")


def _beside(book: Casebook) -> None:
    """The office beside its lines: nothing awaits, three exceptions, one comparison."""
    _is(examiner.office_view(book).awaiting, 0, "the accesses that await a word")
    _is(examiner.case_page(book, text=office.HEALTH_NUMBER).total, 0, "cases by an NHS number")
    raised = examiner.every_exception(book)
    open_ones = {each.case_reference for each in raised if each.draft}
    _is(open_ones, {Cases.REFUSED}, "the exceptions to be decided")
    decided = {each.case_reference: each.decision.outcome for each in raised if each.decision}
    wanted = {Cases.FAMILY: Outcome.REDIRECT, Cases.CONFIDENCE: Outcome.REFUSE}
    _is(decided, wanted, "the exceptions decided")
    (compared,) = examiner.reconciliations(book)
    found = {each.kind for each in compared.made.findings}
    _is(found, {*FindingKind} - {FindingKind.MATCHED}, "the differences found")
