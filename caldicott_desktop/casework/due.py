"""What falls due on decisions, and how they ended month by month: from the lists, unchecked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import TypeAlias

from dateutil.relativedelta import relativedelta

from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import CaseId, DecisionId
from caldicott_desktop.casework.reading import listed_id, title_of
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.choices import DueWhat, Outcome
from caldicott_desktop.store import decisions as table
from caldicott_desktop.store import falling_due
from caldicott_desktop.store.falling_due import DueCursor, DueFilter, Mine, OpenDue

# More than anybody looks through at once.
MOST_DUES = 1_000

PAGE_ROWS = 200

_DAY, _WEEK, _MONTH = timedelta(days=1), timedelta(days=7), timedelta(days=30)


class Band(Enum):
    """How near its day is; everything open is in one of these."""

    OVERDUE = "overdue"
    WEEK = "week"
    MONTH = "month"
    LATER = "later"
    UNDATED = "undated"


BandCounts: TypeAlias = Mapping[Band, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that is open on a decision, and by when; `due_on` is `None` where no day is set.

    `at` names the place on the decision that settles it: `condition/2`, `review`, `telling`,
    `challenge/<entry id>` or `confirmation`. `who` sees to it, as typed. What is open on a case of
    the examiner log (`high_profile`) has that in place of a decision and its number.
    """

    decision_id: DecisionId | None
    reference: str
    kind_title: str
    subject_reference: str
    what: DueWhat
    at: str
    words: str
    who: str
    due_on: date | None
    examiner_case: CaseId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePage:
    """A page of what is open, the earliest first, and where it goes on."""

    rows: tuple[Due, ...]
    next: DueCursor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenConditions:
    """How many conditions are open, and how many of these are overdue."""

    number: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOutcomes:
    """How the decisions of one month in the UK ended, the superseded left out."""

    year: int
    month: int
    counts: Mapping[Outcome, int]

    @property
    def total(self) -> int:
        """How many there were."""
        return sum(self.counts.values())


def dues(
    book: Casebook, *, until: date | None = None, mine: bool = False, limit: int | None = None
) -> tuple[Due, ...]:
    """Return what is open on decisions, earliest first and what has no day last.

    With `until`, what falls due by that day; with `mine`, what bears the name of the person at
    work, or waits for their confirmation.
    """
    only = DueFilter(due_until=until, mine=_mine(book, mine=mine))
    found, _end = falling_due.page(book.store, only, limit=limit or MOST_DUES)
    return tuple(_due(book, each) for each in found)


def dues_count(book: Casebook, *, until: date | None = None, mine: bool = False) -> int:
    """Return how many things `dues` has in all."""
    return falling_due.count(book.store, DueFilter(due_until=until, mine=_mine(book, mine=mine)))


def due_page(
    book: Casebook,
    band: Band | None = None,
    *,
    mine: bool = False,
    after: DueCursor | None = None,
    limit: int = PAGE_ROWS,
) -> DuePage:
    """Return a page of what `dues` has, of one band or of all."""
    only = _in_band(book, band, mine=mine)
    found, end = falling_due.page(book.store, only, after=after, limit=limit)
    return DuePage(rows=tuple(_due(book, each) for each in found), next=end)


def band_counts(book: Casebook, *, mine: bool = False) -> BandCounts:
    """Return how many things are open in each band."""
    return {band: falling_due.count(book.store, _in_band(book, band, mine=mine)) for band in Band}


def confirmations(book: Casebook, *, limit: int) -> tuple[Due, ...]:
    """Return the decisions that wait for the word of the person at work."""
    only = DueFilter(undated=True, what=DueWhat.CONFIRMATION, mine=_mine(book, mine=True))
    found, _end = falling_due.page(book.store, only, limit=limit)
    return tuple(_due(book, each) for each in found)


def open_conditions(book: Casebook) -> OpenConditions:
    """Return how many conditions are open, of everyone."""
    conditions = DueFilter(what=DueWhat.CONDITION)
    past = replace(conditions, due_until=_today(book) - _DAY)
    return OpenConditions(
        number=falling_due.count(book.store, conditions),
        overdue=falling_due.count(book.store, past),
    )


def outcome_months(book: Casebook, months: int = 12) -> tuple[MonthOutcomes, ...]:
    """Return how decisions ended in each of the last months, the present one last.

    By the day on which they were decided; urgent cards and superseded decisions are left out.
    """
    first = _today(book).replace(day=1)
    begins = [first - relativedelta(months=back) for back in reversed(range(months))]
    return tuple(
        MonthOutcomes(
            year=begin.year,
            month=begin.month,
            counts=table.outcomes_between(
                book.store, begin, begin + relativedelta(months=1) - relativedelta(days=1)
            ),
        )
        for begin in begins
    )


def _in_band(book: Casebook, band: Band | None, *, mine: bool) -> DueFilter:
    today, whose = _today(book), _mine(book, mine=mine)
    match band:
        case Band.OVERDUE:
            return DueFilter(due_until=today - _DAY, mine=whose)
        case Band.WEEK:
            return DueFilter(due_from=today, due_until=today + _WEEK, mine=whose)
        case Band.MONTH:
            return DueFilter(due_from=today + _WEEK + _DAY, due_until=today + _MONTH, mine=whose)
        case Band.LATER:
            return DueFilter(due_from=today + _MONTH + _DAY, mine=whose)
        case Band.UNDATED:
            return DueFilter(undated=True, mine=whose)
        case None:
            return DueFilter(mine=whose)


def _today(book: Casebook) -> date:
    return book.timing.now().astimezone(UK).date()


def _mine(book: Casebook, *, mine: bool) -> Mine | None:
    return Mine(person=book.person_id, name=book.person.name) if mine else None


def _due(book: Casebook, due: OpenDue) -> Due:
    row = due.decision
    if row is None:
        return _due_on_case(due)
    return Due(
        decision_id=listed_id(row.id, row.row, row.standing),
        reference=row.reference,
        kind_title=title_of(book, row.kind_id),
        subject_reference=row.subject,
        what=due.what,
        at=due.settled_by,
        words=due.words,
        who=due.who,
        due_on=due.due_on,
    )


def _due_on_case(due: OpenDue) -> Due:
    case_id, reference = due.examiner_case or (b"", "")
    return Due(
        decision_id=None,
        reference="",
        kind_title="",
        subject_reference=reference,
        what=due.what,
        at=due.settled_by,
        words=due.words,
        who=due.who,
        due_on=due.due_on,
        examiner_case=CaseId(case_id.hex()),
    )
