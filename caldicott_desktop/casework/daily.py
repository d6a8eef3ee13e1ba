"""Today: what a person comes back to, gathered in one read that no register makes long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from caldicott_desktop import guidance as guidance_room
from caldicott_desktop.casework.cards import WriteUp, cards_to_write_up
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.drafting import DraftRow, drafts
from caldicott_desktop.casework.due import (
    Due,
    OpenConditions,
    confirmations,
    dues,
    open_conditions,
)
from caldicott_desktop.casework.noticing import Notice, is_away, notices
from caldicott_desktop.casework.reading import DecisionRow, decisions
from caldicott_desktop.casework.rechecking import may_recheck
from caldicott_desktop.casework.taking_over import (
    OtherDraft,
    TakenDraft,
    drafts_of_others,
    drafts_taken_from,
)
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.store import decisions as list_of_decisions
from caldicott_desktop.store.decisions import Filter

_RECENT = 8

MOST_DUE = 20

# How long before its day a thing becomes a line of Today: two working weeks.
AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class RechecksDue:
    """Items of guidance to look at again: how many, and the title and day of the first of them."""

    number: int
    first: str
    first_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSoFar:
    """Decisions of this year so far, and of the last one up to the same day."""

    decisions: int
    last_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What a person comes back to; drafts that write up a card stand under `write_ups` alone.

    `others` are drafts of other people, for whoever may take one over; `taken` are those that were
    taken over from the person at work and not put away yet. `due` are at most `MOST_DUE` of what
    falls due within `AHEAD`, of everyone, and what waits for one's own word. `recorded` counts the
    whole list. `rechecks` are for those who may record one; the notice that others have of them is
    then left out.
    """

    write_ups: tuple[WriteUp, ...]
    drafts: tuple[DraftRow, ...]
    others: tuple[OtherDraft, ...]
    taken: tuple[TakenDraft, ...]
    recent: tuple[DecisionRow, ...]
    recorded: int
    year: YearSoFar
    due: tuple[Due, ...]
    conditions: OpenConditions
    rechecks: RechecksDue | None
    notices: tuple[Notice, ...]


def today(book: Casebook) -> Today:
    """Return what waits for the person at work, what was recorded last, and the notices."""
    day = book.timing.now().astimezone(UK).date()
    recent = decisions(book, limit=_RECENT)
    rechecks = _rechecks_due(book, day + AHEAD)
    return Today(
        write_ups=cards_to_write_up(book),
        drafts=tuple(each for each in drafts(book) if not each.writes_up),
        others=drafts_of_others(book),
        taken=tuple(each for each in drafts_taken_from(book) if not is_away(book, each.code)),
        recent=recent.rows,
        recorded=recent.total,
        year=_year_so_far(book, day),
        due=(*dues(book, until=day + AHEAD, limit=MOST_DUE), *confirmations(book, limit=MOST_DUE)),
        conditions=open_conditions(book),
        rechecks=rechecks,
        notices=tuple(
            each for each in notices(book) if rechecks is None or each.action != "guidance"
        ),
    )


def _year_so_far(book: Casebook, day: date) -> YearSoFar:
    this = Filter(decided_from=day.replace(month=1, day=1))
    then = day - relativedelta(years=1)
    last = Filter(decided_from=then.replace(month=1, day=1), decided_until=then)
    return YearSoFar(
        decisions=list_of_decisions.count(book.store, this),
        last_year=list_of_decisions.count(book.store, last),
    )


def _rechecks_due(book: Casebook, until: date) -> RechecksDue | None:
    if not may_recheck(book):
        return None
    due = sorted(
        (day, each.title)
        for each in guidance_room.items(book.guidance)
        if (day := guidance_room.recheck_day_of(each)) is not None and day <= until
    )
    if not due:
        return None
    first_on, first = due[0]
    return RechecksDue(number=len(due), first=first, first_on=first_on)
