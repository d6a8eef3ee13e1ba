"""The weekly and monthly figures of an office, small numbers withheld."""

from __future__ import annotations

from datetime import date, timedelta

from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.turns import Progress, Steps, reckoned, scaled
from caldicott_desktop.domain.examiner.choices import AccessProblem
from caldicott_desktop.domain.examiner.figures import (
    CaseFacts,
    Figures,
    ProblemFacts,
    figures_in_turns,
)
from caldicott_desktop.ledger import office_schemas
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store import entries, payloads
from caldicott_desktop.store.examiner import case_listing, exceptions
from caldicott_desktop.store.times import from_ms

_NOTED = "problem.noted"
_DAYS = 7  # whose cases are read in one turn: up to some 300 in the largest offices
_PROBLEMS = 50  # read in one turn


def office_figures(book: Casebook, *, first_on: date, last_on: date) -> Steps[Figures]:
    """Work out the figures of the cases listed and the problems noted between two days.

    Both days are within. From the lists, unchecked. An exception counts whether or not it has been
    decided.
    """
    cases = yield from scaled(_cases(book, first_on, last_on), 0, 1, whole=2)
    problems = yield from _problems(book)
    turns = figures_in_turns(cases, problems, first_on=first_on, last_on=last_on)
    return (yield from scaled(reckoned(turns), 1, 2, whole=2))


def _cases(book: Casebook, first_on: date, last_on: date) -> Steps[list[CaseFacts]]:
    """Read the cases, the days of some at a time."""
    exceptional = exceptions.all_cases(book.store)
    found: list[CaseFacts] = []
    total = (last_on - first_on).days + 1
    for day in range(0, total, _DAYS):
        first = first_on + timedelta(days=day)
        last = min(last_on, first + timedelta(days=_DAYS - 1))
        found += (
            CaseFacts(
                listed_on=each.row.listed_at.astimezone(UK).date(),
                state=each.row.state,
                sources=each.sources,
                has_exception=each.row.id in exceptional,
                awaits_confirmation=each.row.awaiting > 0,
            )
            for each in case_listing.listed_between(book.store, first=first, last=last)
        )
        yield Progress(done=day, total=total)
    return found


def _problems(book: Casebook) -> Steps[list[ProblemFacts]]:
    """Read every problem by the day it was noted first; a chase is none of its own."""
    found: list[ProblemFacts] = []
    for number, stored in enumerate(entries.of_kinds(book.store, [_NOTED])):
        if number % _PROBLEMS == 0:
            yield Progress(done=1, total=2)
        kept = payloads.get(book.store, stored.row)
        lines = Lines(kept.content) if kept else None
        if lines is None or lines["/schema"] != office_schemas.PROBLEM_NOTED.name:
            continue
        if lines["/chases"] is None:
            on = from_ms(stored.at).astimezone(UK).date()
            found.append(ProblemFacts(noted_on=on, code=AccessProblem.of(str(lines["/code"]))))
    return found
