"""Pages of the list of cases: what they are narrowed to, in which order, and where they go on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from caldicott_desktop.domain.examiner.choices import CaseState
from caldicott_desktop.store import search
from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.store.decisions import NO_DATE
from caldicott_desktop.store.examiner import cases, log
from caldicott_desktop.store.examiner.cases import CaseRow
from caldicott_desktop.store.examiner.log import Opened
from caldicott_desktop.store.planning import Part, is_few, planned
from caldicott_desktop.store.times import midnight

_COLUMNS = ", ".join(cases.COLUMNS)

# No reference has this character, so that what begins with a text ends before that text with it.
_AFTER_ALL = "\U0010ffff"


class CaseOrder(Enum):
    """What the list of cases can be ordered by; the value is the indexed column."""

    LISTED = "row"
    REFERENCE = "reference"
    DIED = "died_from"
    CHANGED = "changed_at"
    STATE = "state"
    CLOSES = "closes"
    """The view window that closes next first, of open cases alone; it has no column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """View windows as they stand `today`: how many days after a death each source may be viewed.

    `until` narrows to cases of which a window closes by that day, and not before today.
    """

    today: date
    days: tuple[int, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What the list of cases is narrowed to; a part left at `None` does not narrow it.

    Ids are 16 bytes; `sources` are entries of standing decisions, 32 bytes, of which one was
    opened. `listed_from` and `listed_until` are days in the UK, both within. `among` are cases by
    id, such as those with an exception that is open.
    """

    state: CaseState | None = None
    open: bool | None = None
    examiner_id: bytes | None = None
    officer_id: bytes | None = None
    sources: tuple[bytes, ...] = ()
    awaiting: bool = False
    accessed: bool | None = None
    high_profile: bool | None = None
    listed_from: date | None = None
    listed_until: date | None = None
    among: tuple[bytes, ...] | None = None
    closing: Closing | None = None


EVERY_CASE = CaseFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseListing:
    """A list of cases: words or the beginning of a reference, a filter, and an order."""

    text: str = ""
    only: CaseFilter = EVERY_CASE
    order: CaseOrder = CaseOrder.LISTED
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCursor:
    """Where a page ended: the last row's value in the ordered column, and its number."""

    value: int | str
    row: int


def page(
    store: Store, listing: CaseListing, *, after: CaseCursor | None = None, limit: int
) -> tuple[tuple[CaseRow, ...], CaseCursor | None]:
    """Return the next cases of a list and where they end; no end where nothing follows."""
    if listing.order is CaseOrder.CLOSES:
        return _closing_page(store, listing, after=after, limit=limit)
    return _page(store, listing, _asked(store, listing), after=after, limit=limit)


class Counted(NamedTuple):
    """How many cases there are, and whether there may be more than were counted."""

    number: int
    more: bool = False


def counted_page(
    store: Store, listing: CaseListing, *, after: CaseCursor | None = None, limit: int
) -> tuple[tuple[CaseRow, ...], CaseCursor | None, Counted]:
    """Return what `page` and `count` do, having looked for words once."""
    if listing.order is CaseOrder.CLOSES:
        rows, following = _closing_page(store, listing, after=after, limit=limit)
        still = replace(listing, only=replace(listing.only, open=True))
        return rows, following, count(store, still)
    said = _said(store, listing.text)
    others = _asked(store, replace(listing, text=""))
    asked = [*others, said.part()] if said else others
    newest_first = listing.order is CaseOrder.LISTED and listing.descending
    if said is None or others or not newest_first:
        rows, following = _page(store, listing, asked, after=after, limit=limit)
        return rows, following, _count(store, listing, asked)
    # Of words alone the page is among the newest hits, and they are counted where they are.
    some = [said.part(before=after.row if after else None, newest=limit + 1)]
    rows, following = _page(store, listing, some, after=after, limit=limit)
    return rows, following, said.counted() or _count(store, listing, asked)


def _page(
    store: Store,
    listing: CaseListing,
    asked: list[Part],
    *,
    after: CaseCursor | None,
    limit: int,
) -> tuple[tuple[CaseRow, ...], CaseCursor | None]:
    column = listing.order.value
    way, beyond = ("DESC", "<") if listing.descending else ("ASC", ">")
    words, ordered, values = planned(store, "examiner_cases", asked, column)
    if after is not None:
        words = f"{words} AND ({ordered}, row) {beyond} (?, ?)"
        values = (*values, after.value, after.row)
    found = store.rows(
        f"SELECT {_COLUMNS} FROM examiner_cases WHERE {words}"
        f" ORDER BY {ordered} {way}, row {way} LIMIT ?",
        (*values, limit + 1),
    )
    rows = tuple(map(cases.read, found[:limit]))
    if len(found) <= limit:
        return rows, None
    last = found[limit - 1]
    return rows, CaseCursor(value=last[cases.COLUMNS.index(column)], row=last[0])


def _closing_page(
    store: Store, listing: CaseListing, *, after: CaseCursor | None, limit: int
) -> tuple[tuple[CaseRow, ...], CaseCursor | None]:
    """Return a page of the cases with a window still to close, the soonest first."""
    closing = listing.only.closing
    if closing is None or not closing.days:
        return (), None
    soonest, named = _closes(closing)
    only = replace(listing.only, open=True, closing=None)
    within, bounds = _may_close(closing)
    parts = [(within, bounds), *_asked(store, replace(listing, only=only))]
    words = " AND ".join(part for part, _ in parts)
    values = tuple(value for _, each in parts for value in each)
    beyond: tuple[SqlValue, ...] = ()
    goes_on = ""
    if after is not None:
        goes_on, beyond = "AND (closes, row) > (?, ?)", (after.value, after.row)
    until = (closing.until or date.max).isoformat()
    found = store.rows(
        f"SELECT * FROM (SELECT {_COLUMNS}, {soonest} AS closes FROM examiner_cases WHERE {words})"
        f" WHERE closes <= ? {goes_on} ORDER BY closes, row LIMIT ?",
        (*named, *values, until, *beyond, limit + 1),
    )
    rows = tuple(cases.read(row[:-1]) for row in found[:limit])
    if len(found) <= limit:
        return rows, None
    return rows, CaseCursor(value=found[limit - 1][-1], row=found[limit - 1][0])


def _closes(closing: Closing) -> tuple[str, tuple[SqlValue, ...]]:
    """Return the day on which a case's next window closes, in SQL."""
    arms, values = [], []
    for days in sorted(set(closing.days)):
        arms.append(f"WHEN died_from >= ? THEN date(died_from, '+{days:d} days')")
        values.append((closing.today - timedelta(days=days)).isoformat())
    return f"CASE {' '.join(arms)} END", tuple(values)


def _may_close(closing: Closing) -> Part:
    """Return the condition that a death has a day, and a window that has not closed."""
    first = closing.today - timedelta(days=max(closing.days, default=0))
    return "died_from >= ? AND died_from < ?", (first.isoformat(), NO_DATE)


MOST_COUNTED = search.MOST_SORTED
"""Cases of words are counted no further, and those of a source among so many cases: nobody reads
on, and it would be felt."""

_EACH_IS_ASKED = "EXISTS"


def _is_counted_short(listing: CaseListing) -> bool:
    """Tell whether a list is counted no further than `MOST_COUNTED`."""
    return bool(listing.text.strip()) or bool(listing.only.sources)


def count(store: Store, listing: CaseListing) -> Counted:
    """Return how many cases a list holds; of words, or of a source, at most `MOST_COUNTED`."""
    return _count(store, listing, _asked(store, listing))


def _count(store: Store, listing: CaseListing, parts: list[Part]) -> Counted:
    words = " AND ".join(part for part, _ in parts) or "1"
    values = tuple(value for _, each in parts for value in each)
    if not _is_counted_short(listing):
        number = store.value(f"SELECT count(*) FROM examiner_cases WHERE {words}", values)
        return Counted(int(number))
    beyond = None
    if any(part.startswith(_EACH_IS_ASKED) for part, _ in parts):
        # In the order of ids, in which the entries on each are side by side as well.
        beyond = store.value(
            "SELECT id FROM examiner_cases ORDER BY id LIMIT 1 OFFSET ?", (MOST_COUNTED,)
        )
    if beyond is not None:
        words, values = f"id < ? AND {words}", (beyond, *values)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM examiner_cases WHERE {words} LIMIT ?)"
    number = int(store.value(sql, (*values, MOST_COUNTED)))
    return Counted(number, more=beyond is not None or number == MOST_COUNTED)


def _asked(store: Store, listing: CaseListing) -> list[Part]:
    """Return the conditions of a list, each on one column first."""
    only = listing.only
    found: list[Part] = [
        (sql, (value,))
        for sql, value in (
            ("state = ?", only.state.code if only.state else None),
            ("open = ?", _flag(only.open)),
            ("examiner_id = ?", only.examiner_id),
            ("prepared_by = ?", only.officer_id),
            ("high_profile = ?", _flag(only.high_profile)),
            ("listed_at >= ?", midnight(only.listed_from)),
            ("listed_at < ?", midnight(only.listed_until, days=1)),
        )
        if value is not None
    ]
    if only.awaiting:
        found.append(("awaiting > 0", ()))
    if only.accessed is not None:
        found.append(("accesses > 0" if only.accessed else "accesses = 0", ()))
    if only.sources:
        found.append(_of_sources(store, only.sources))
    if only.among is not None:
        found.append((f"id IN ({_places(only.among)})", only.among))
    if only.closing is not None:
        found.append(_closes_by(only.closing))
    if said := _said(store, listing.text):
        found.append(said.part())
    return found


def _flag(value: bool | None) -> int | None:  # noqa: FBT001 - an answer, not a switch
    return None if value is None else int(value)


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _closes_by(closing: Closing) -> Part:
    """Return the condition that a window closes from today until a day."""
    until = closing.until or date.max
    parts, values = [], []
    for days in sorted(set(closing.days)):
        parts.append("died_from BETWEEN ? AND ?")
        last = until if until == date.max else until - timedelta(days=days)
        values += [(closing.today - timedelta(days=days)).isoformat(), last.isoformat()]
    sql = " OR ".join(parts) or "0"
    return f"({sql}) AND died_from < ?", (*values, NO_DATE)


def _of_sources(store: Store, sources: tuple[bytes, ...]) -> Part:
    """Return the condition that one of the sources was opened for a case.

    A source opened for few cases leads to them; of one opened for most, each case is asked.
    """
    places = _places(sources)
    opened = f"SELECT subject FROM examiner_entries WHERE source IN ({places})"
    if is_few(store, opened, sources):
        return f"id IN ({opened})", sources
    asked = (
        f"{_EACH_IS_ASKED} (SELECT 1 FROM examiner_entries AS e INDEXED BY examiner_entries_by_case"
        f" WHERE e.subject = examiner_cases.id AND e.source IN ({places}))"
    )
    return asked, sources


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a text finds: references that begin so, and cases that hold its words, newest first.

    `begins` are the rows of such references, where they are few.
    """

    bounds: tuple[str, str]
    hits: tuple[int, ...]
    begins: tuple[int, ...] | None

    def part(self, *, before: int | None = None, newest: int | None = None) -> Part:
        """Return the condition, of so many of the `newest` hits `before` a row alone if asked."""
        found: Sequence[int] = self.hits
        if before is not None:
            found = [row for row in found if row < before]
        hits = json.dumps(found[:newest])
        if self.begins is not None:
            both = json.dumps([*found[:newest], *self.begins])
            return "row IN (SELECT value FROM json_each(?))", (both,)
        condition = (
            "((+reference >= ? AND +reference < ?) OR row IN (SELECT value FROM json_each(?)))"
        )
        return condition, (*self.bounds, hits)

    def counted(self) -> Counted | None:
        """Return how many there are; `None` where references have to be looked through."""
        if self.begins is None:
            return None
        number = len({*self.hits, *self.begins})
        return Counted(min(number, MOST_COUNTED), more=number >= MOST_COUNTED)


def _said(store: Store, text: str) -> _Said | None:
    """Look for a text, or give `None` where there is none.

    Of words that more cases hold than anybody reads, the newest are looked at.
    """
    text = text.strip()
    if not text:
        return None
    bounds = (text, text + _AFTER_ALL)
    by_reference = "SELECT row FROM examiner_cases WHERE reference >= ? AND reference < ?"
    begins = None
    if is_few(store, by_reference, bounds):
        begins = tuple(row for (row,) in store.rows(by_reference, bounds))
    query = search.parse(store, text)
    hits: tuple[int, ...] = ()
    if query is not None:
        # As one text: to be given ten thousand rows one by one takes longer than to find them.
        found = store.value(
            f"SELECT json_group_array(rowid) FROM (SELECT rowid FROM {search.CASES}"
            f" WHERE {search.CASES} MATCH ? ORDER BY rowid DESC LIMIT ?)",
            (query.match, search.MOST_SORTED),
        )
        hits = tuple(json.loads(found))
    return _Said(bounds=bounds, hits=hits, begins=begins)


def opened_for(store: Store, wanted: Sequence[bytes]) -> dict[bytes, tuple[Opened, ...]]:
    """Return what was opened for each of these cases, in the order in which it was recorded."""
    found: dict[bytes, list[Opened]] = {}
    for opened in log.accesses_of(store, wanted):
        found.setdefault(opened.case, []).append(opened)
    return {case: tuple(each) for case, each in found.items()}


def states(store: Store, only: CaseFilter = EVERY_CASE) -> dict[CaseState, int]:
    """Return how many cases of a filter stand in each state; states without one are left out."""
    parts = _asked(store, CaseListing(only=only))
    words = " AND ".join(part for part, _ in parts) or "1"
    values = tuple(value for _, each in parts for value in each)
    found = store.rows(
        f"SELECT state, count(*) FROM examiner_cases WHERE {words} GROUP BY state", values
    )
    return {CaseState.of(state): number for state, number in found}


def awaiting_word(store: Store, person: bytes, *, limit: int) -> list[int]:
    """Return the accesses that wait for a person's word, by their entry's number, oldest first."""
    sql = (
        "SELECT a.row FROM examiner_entries AS a JOIN entries AS n ON n.row = a.row"
        " WHERE a.accessor_id = ? AND a.accessor_id <> a.signer AND NOT EXISTS ("
        " SELECT 1 FROM examiner_entries AS w WHERE w.confirms = n.id AND w.signer = ?)"
        " ORDER BY a.row LIMIT ?"
    )
    return [row for (row,) in store.rows(sql, (person, person, limit))]


def opened_between(
    store: Store, source: bytes, *, first: date, last: date
) -> list[tuple[Opened, str]]:
    """Return what was opened of a source on these days in the UK, each with its case's reference.

    A case whose listing is not here has an empty one.
    """
    columns = ", ".join(f"e.{name}" for name in log.COLUMNS)
    sql = (
        f"SELECT {columns}, coalesce(c.reference, '') FROM examiner_entries AS e"
        " LEFT JOIN examiner_cases AS c ON c.id = e.subject"
        " WHERE e.source = ? AND e.accessed_at >= ? AND e.accessed_at < ?"
        " ORDER BY e.accessed_at, e.row"
    )
    found = store.rows(sql, (source, midnight(first), midnight(last, days=1)))
    read = ((log.access_in(row[:-1]), row[-1]) for row in found)
    return [(opened, reference) for opened, reference in read if opened is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """A case with the short names of the sources that were opened for it."""

    row: CaseRow
    sources: frozenset[str]


def listed_between(store: Store, *, first: date, last: date) -> list[ListedCase]:
    """Return the cases that were listed on these days in the UK."""
    found = store.rows(
        f"SELECT {_COLUMNS}, (SELECT json_group_array(DISTINCT e.source_short)"
        " FROM examiner_entries AS e WHERE e.subject = c.id AND e.kind = 'access.noted')"
        " FROM examiner_cases AS c WHERE c.listed_at >= ? AND c.listed_at < ? ORDER BY c.row",
        (midnight(first), midnight(last, days=1)),
    )
    return [
        ListedCase(
            row=cases.read(row[:-1]),
            sources=frozenset(name for name in json.loads(row[-1]) if name),
        )
        for row in found
    ]
