"""The weekly and monthly figures of an office, small numbers withheld."""

from __future__ import annotations

from datetime import date

from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.examiner.choices import AccessProblem
from caldicott_desktop.domain.examiner.figures import CaseFacts, Figures, ProblemFacts, figures
from caldicott_desktop.ledger import office_schemas
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store import entries, payloads
from caldicott_desktop.store.examiner import case_listing, exceptions
from caldicott_desktop.store.times import from_ms

_NOTED = "problem.noted"


def office_figures(book: Casebook, *, first_on: date, last_on: date) -> Figures:
    """Return the figures of the cases listed and the problems noted between two days, both within.

    From the lists, unchecked. An exception counts whether or not it has been decided.
    """
    with book.store.reading():
        exceptional = exceptions.all_cases(book.store)
        cases = [
            CaseFacts(
                listed_on=each.row.listed_at.astimezone(UK).date(),
                state=each.row.state,
                sources=each.sources,
                has_exception=each.row.id in exceptional,
                awaits_confirmation=each.row.awaiting > 0,
            )
            for each in case_listing.listed_between(book.store, first=first_on, last=last_on)
        ]
        return figures(cases, _problems(book), first_on=first_on, last_on=last_on)


def _problems(book: Casebook) -> list[ProblemFacts]:
    """Return every problem by the day it was noted first; a chase is none of its own."""
    found: list[ProblemFacts] = []
    for stored in entries.of_kinds(book.store, [_NOTED]):
        kept = payloads.get(book.store, stored.row)
        lines = Lines(kept.content) if kept else None
        if lines is None or lines["/schema"] != office_schemas.PROBLEM_NOTED.name:
            continue
        if lines["/chases"] is None:
            on = from_ms(stored.at).astimezone(UK).date()
            found.append(ProblemFacts(noted_on=on, code=AccessProblem.of(str(lines["/code"]))))
    return found
