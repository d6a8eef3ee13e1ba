"""What falls due on decisions, and how they ended month by month: from the lists, unchecked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import DecisionId
from caldicott_desktop.casework.reading import listed_id, title_of
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.choices import DueWhat, Outcome
from caldicott_desktop.store import decisions as table
from caldicott_desktop.store import happenings
from caldicott_desktop.store.happenings import Mine, OpenDue

# More than anybody looks through at once.
MOST_DUES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that is open on a decision, and by when; `due_on` is `None` where no day is set.

    `at` names the place on the decision that settles it: `condition/2`, `review`, `telling`,
    `challenge/<entry id>` or `confirmation`. `who` sees to it, as typed.
    """

    decision_id: DecisionId
    reference: str
    kind_title: str
    subject_reference: str
    what: DueWhat
    at: str
    words: str
    who: str
    due_on: date | None


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
    found = happenings.open_dues(
        book.store, until=until, mine=_mine(book, mine=mine), limit=limit or MOST_DUES
    )
    return tuple(_due(book, each) for each in found)


def dues_count(book: Casebook, *, until: date | None = None, mine: bool = False) -> int:
    """Return how many things `dues` has in all."""
    return happenings.count_open(book.store, until=until, mine=_mine(book, mine=mine))


def outcome_months(book: Casebook, months: int = 12) -> tuple[MonthOutcomes, ...]:
    """Return how decisions ended in each of the last months, the present one last.

    By the day on which they were decided; urgent cards and superseded decisions are left out.
    """
    first = book.timing.now().astimezone(UK).date().replace(day=1)
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


def _mine(book: Casebook, *, mine: bool) -> Mine | None:
    return Mine(person=book.person_id, name=book.person.name) if mine else None


def _due(book: Casebook, due: OpenDue) -> Due:
    row = due.decision
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
