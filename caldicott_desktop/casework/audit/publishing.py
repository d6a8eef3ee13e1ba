"""Which days something may be published of: whole quarters, and nothing that narrows them.

So that no two things that are published can be set against each other
(`docs/decisions/0251-what-is-published-stands-on-quarters.md`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.audit.accesses import AccessSelection
from caldicott_desktop.domain.audit.selection import Selection, SelectionUnreadable
from caldicott_desktop.domain.quarters import quarter_of, quarters_within
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.store import selecting
from caldicott_desktop.store.examiner import log


class NarrowedTooFar(faults.CaseworkError):
    """Counts that may be published were asked for of a part of the decisions only."""

    id = "narrowed-too-far"


def days_to_publish(book: Casebook, selection: Selection) -> Selection:
    """Return a selection with the days that figures of it are published of.

    Where an end is left open, it is that of the quarter in which the first decision was made, or of
    the one that goes on now. Raises `NarrowedTooFar`, and `SelectionUnreadable` where the days are
    no whole quarters.
    """
    if selection.narrows:
        raise NarrowedTooFar
    first = next(iter(selecting.decided(book.store, None, None, limit=1)), None)
    began = None if first is None else first.decided_at
    decided_from, decided_until = _quarters(
        book, selection.decided_from, selection.decided_until, began
    )
    return replace(selection, decided_from=decided_from, decided_until=decided_until)


def days_of_accesses_to_publish(book: Casebook, selection: AccessSelection) -> AccessSelection:
    """Return a selection of accesses with the days that figures of it are published of.

    Raises `SelectionUnreadable` where these are no whole quarters.
    """
    opened_from, opened_until = _quarters(
        book, selection.opened_from, selection.opened_until, log.first_opened_at(book.store)
    )
    return AccessSelection(opened_from=opened_from, opened_until=opened_until)


def _quarters(
    book: Casebook, first: date | None, last: date | None, began: datetime | None
) -> tuple[date, date]:
    """Return the first and the last day; `began` is that of the first thing there is."""
    now = book.timing.now()
    today, began_on = now.astimezone(UK).date(), (began or now).astimezone(UK).date()
    until = last or max(quarter_of(today).last, quarter_of(first or today).last)
    since = first or min(quarter_of(began_on).first, quarter_of(until).first)
    if not quarters_within(since, until):
        raise SelectionUnreadable(
            "quarters",
            first=phrases.long_date(quarter_of(since).first),
            last=phrases.long_date(quarter_of(until).last),
        )
    return since, until
