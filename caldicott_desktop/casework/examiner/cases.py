"""The list of cases and the office at a glance: from the lists, unchecked.

Every question here may be cut off by `Casebook.interrupt`; then `SearchStopped` is raised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import CaseId, EntryId
from caldicott_desktop.casework.examiner.off_list import accesses_off_list
from caldicott_desktop.casework.examiner.sources import every_source, standing_sources
from caldicott_desktop.casework.examiner.working import now_of, variant_of
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner.choices import CaseState, Independence, Scope
from caldicott_desktop.domain.examiner.view_window import (
    DaysSince,
    Window,
    closes_next,
    days_since,
)
from caldicott_desktop.domain.guidance_types import ExaminerVariant
from caldicott_desktop.store import entries
from caldicott_desktop.store.examiner import case_listing as table
from caldicott_desktop.store.examiner import cases, exceptions
from caldicott_desktop.store.examiner.case_listing import (
    EVERY_CASE,
    CaseCursor,
    CaseFilter,
    CaseListing,
    CaseOrder,
    Closing,
)
from caldicott_desktop.store.examiner.log import Opened

PAGE_ROWS = 200
SOON = timedelta(days=7)
"""How near the closing of a view window is for its case to stand first: a working week, and the
days over which fewer people are there."""

# More of one's own to confirm than anybody has is not counted on.
_MOST_MINE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedShown:
    """A source opened for a case, as its row shows it."""

    short_name: str
    scope: Scope | None
    months: int | None
    accessor: str
    accessed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRowShown:
    """A case as the list shows it; people are names. Nothing here was checked.

    `awaiting` counts accesses that wait for their accessor's word, `exception_open` tells that an
    exception of the case is not decided yet. `variant` has the words of its nation.
    """

    id: CaseId
    reference: str
    nation: Nation | None
    died_from: date | None
    died_to: date | None
    since: DaysSince | None
    closes: Window | None
    high_profile: bool | None
    listed_at: datetime
    opened: tuple[OpenedShown, ...]
    prepared_by: str | None
    prepared_at: datetime | None
    examiner: str | None
    independence: Independence
    state: CaseState
    state_by: str
    state_at: datetime
    awaiting: int
    exception_open: bool
    variant: ExaminerVariant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What the list of cases is narrowed to; people and sources are ids in hex."""

    state: CaseState | None = None
    open: bool | None = None
    examiner_id: str | None = None
    officer_id: str | None = None
    source: EntryId | None = None
    closes_by: date | None = None
    awaiting: bool = False
    exception_open: bool = False
    high_profile: bool | None = None
    listed_from: date | None = None
    listed_until: date | None = None


NOT_NARROWED = Narrowed()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRows:
    """A page of the list: where it goes on, and how many cases there are in all.

    `total` counts no further than ten thousand cases of a search, and those of a source among ten
    thousand of them; `more_than_total` says so.
    """

    rows: tuple[CaseRowShown, ...]
    next: CaseCursor | None
    total: int
    more_than_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """The office on a day: what was listed, and what waits for somebody.

    `listed_today` counts today's lines by state. `unconcluded` are cases of which records were
    opened and that nobody has concluded; `closing` those whose view window closes within a week.
    `mine` are the accesses that wait for the word of the person at work; `off_list` counts what was
    opened of late by somebody who was not on the office's list that day.
    """

    listed_today: Mapping[CaseState, int]
    open: Mapping[CaseState, int]
    unconcluded: int
    closing: int
    awaiting: int
    exceptions_open: int
    off_list: int
    mine: tuple[EntryId, ...]


def case_page(  # noqa: PLR0913 - what is looked for, in which order, and which page of it
    book: Casebook,
    *,
    text: str = "",
    only: Narrowed = NOT_NARROWED,
    order: CaseOrder = CaseOrder.LISTED,
    descending: bool = True,
    after: CaseCursor | None = None,
    limit: int = PAGE_ROWS,
) -> CaseRows:
    """Return a page of the cases, newest first unless another order is asked for.

    `text` finds a reference by its beginning, and cases that hold all its words, each of which may
    go on. `CaseOrder.CLOSES` gives open cases alone of which a window is still to close.
    """
    with book.store.reading():
        listing = _listing(book, text, only, order, descending=descending)
        found, following, counted = table.counted_page(
            book.store, listing, after=after, limit=limit
        )
        shown = _shown(book, found)
    # A source may have been opened for other cases than are counted.
    total = max(counted.number, len(shown))
    return CaseRows(rows=shown, next=following, total=total, more_than_total=counted.more)


def closing_soon(
    book: Casebook, *, after: CaseCursor | None = None, limit: int = PAGE_ROWS
) -> CaseRows:
    """Return a page of the open cases whose view window closes within a week, the soonest first."""
    until = now_of(book).date() + SOON
    only = Narrowed(open=True, closes_by=until)
    return case_page(book, only=only, order=CaseOrder.CLOSES, after=after, limit=limit)


def case_rows(book: Casebook, wanted: Sequence[CaseId]) -> Mapping[CaseId, CaseRowShown]:
    """Return the rows of these cases as they are now; one that is not listed is left out."""
    with book.store.reading():
        found = [cases.by_id(book.store, bytes.fromhex(each)) for each in wanted]
        return {each.id: each for each in _shown(book, [row for row in found if row])}


def same_reference(book: Casebook, reference: str) -> CaseRowShown | None:
    """Return the case that has a reference already, in whatever letters it is typed.

    Saving a line with that reference adds to it; `listed_at` tells whether it is of today.
    """
    wanted = " ".join(reference.split())
    with book.store.reading():
        found = cases.by_reference(book.store, wanted) if wanted else None
        return None if found is None else _shown(book, [found])[0]


def accesses_of(book: Casebook, wanted: Sequence[CaseId]) -> Mapping[CaseId, tuple[EntryId, ...]]:
    """Return the accesses of these cases by their entries, for whoever has read them all."""
    with book.store.reading():
        opened = table.opened_for(book.store, [bytes.fromhex(each) for each in wanted])
        return {
            CaseId(case.hex()): tuple(_entry_id(book, each.row) for each in found)
            for case, found in opened.items()
        }


def is_log_kept(book: Casebook) -> bool:
    """Tell whether this vault has an examiner log: a standing decision of one, or a case."""
    return bool(every_source(book)) or table.count(book.store, CaseListing()).number > 0


def office_view(book: Casebook) -> OfficeView:
    """Return the office as it stands today: counts, and what waits for the person at work."""
    today = now_of(book).date()
    of_today = CaseFilter(listed_from=today, listed_until=today)
    with book.store.reading():
        store = book.store
        soon = _closing(book, today + SOON)
        exceptional = exceptions.open_cases(store)
        return OfficeView(
            listed_today=table.states(store, of_today),
            open=table.states(store, CaseFilter(open=True)),
            unconcluded=_count(book, CaseFilter(open=True, accessed=True)),
            closing=_count(book, CaseFilter(open=True, closing=soon)),
            awaiting=_count(book, CaseFilter(awaiting=True)),
            exceptions_open=len(exceptional),
            off_list=len(accesses_off_list(book)),
            mine=awaiting_me(book),
        )


def awaiting_me(book: Casebook) -> tuple[EntryId, ...]:
    """Return the accesses that wait for the word of the person at work, the oldest first."""
    found = table.awaiting_word(book.store, book.person_id, limit=_MOST_MINE)
    return tuple(_entry_id(book, row) for row in found)


def _entry_id(book: Casebook, row: int) -> EntryId:
    return EntryId((entries.id_of(book.store, row) or b"").hex())


def _count(book: Casebook, only: CaseFilter) -> int:
    return table.count(book.store, CaseListing(only=only)).number


def _closing(book: Casebook, until: date | None) -> Closing:
    """Return the view windows of the sources that stand, as they are today."""
    days = {each.view_days for each in standing_sources(book)}
    return Closing(
        today=now_of(book).date(),
        days=tuple(sorted(each for each in days if each is not None)),
        until=until,
    )


def _listing(
    book: Casebook, text: str, only: Narrowed, order: CaseOrder, *, descending: bool
) -> CaseListing:
    closing = None
    if only.closes_by is not None or order is CaseOrder.CLOSES:
        closing = _closing(book, only.closes_by)
    among = tuple(sorted(exceptions.open_cases(book.store))) if only.exception_open else None
    return CaseListing(
        text=text,
        order=order,
        descending=descending,
        only=replace(
            EVERY_CASE,
            state=only.state,
            open=only.open,
            examiner_id=_bytes(only.examiner_id),
            officer_id=_bytes(only.officer_id),
            sources=(bytes.fromhex(only.source),) if only.source else (),
            awaiting=only.awaiting,
            high_profile=only.high_profile,
            listed_from=only.listed_from,
            listed_until=only.listed_until,
            among=among,
            closing=closing,
        ),
    )


def _bytes(text: str | None) -> bytes | None:
    return bytes.fromhex(text) if text else None


def _shown(book: Casebook, rows: Sequence[cases.CaseRow]) -> tuple[CaseRowShown, ...]:
    today = now_of(book).date()
    days = _closing(book, None).days
    opened = table.opened_for(book.store, [each.id for each in rows]) if rows else {}
    exceptional = exceptions.open_cases(book.store)
    # Once for all rows: the book works out who is who each time it is asked.
    names = {person: each.name for person, each in book.people.items()}

    def name(person: bytes) -> str:
        return names.get(person) or name_of(book, person)

    return tuple(
        CaseRowShown(
            id=CaseId(row.id.hex()),
            reference=row.reference,
            nation=row.nation,
            died_from=row.died_from,
            died_to=row.died_to,
            since=days_since(row.died_from, row.died_to, today),
            closes=closes_next(row.died_from, days, today) if row.state.is_open else None,
            high_profile=row.high_profile,
            listed_at=row.listed_at,
            opened=tuple(map(_opened, opened.get(row.id, ()))),
            prepared_by=name(row.prepared_by) if row.prepared_by else None,
            prepared_at=row.prepared_at,
            examiner=name(row.examiner_id) if row.examiner_id else row.examiner or None,
            independence=row.independence,
            state=row.state,
            state_by=name(row.state_by),
            state_at=row.state_at,
            awaiting=row.awaiting,
            exception_open=row.id in exceptional,
            variant=variant_of(book, row.nation),
        )
        for row in rows
    )


def _opened(opened: Opened) -> OpenedShown:
    return OpenedShown(
        short_name=opened.short_name,
        scope=opened.scope,
        months=opened.months,
        accessor=opened.accessor,
        accessed_at=opened.accessed_at,
    )
