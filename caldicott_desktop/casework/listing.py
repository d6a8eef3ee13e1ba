"""The long list of decisions: what it is asked for, its order, and its rows where somebody looks.

Nothing of it was checked, as in all lists. Every question here may be cut off by
`Casebook.interrupt`; then `SearchStopped` is raised.
"""

from __future__ import annotations

from array import array
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import DecisionId
from caldicott_desktop.casework.names import people_named
from caldicott_desktop.casework.reading import DecisionRow, holds, row_shown
from caldicott_desktop.store import listing as table
from caldicott_desktop.store import search
from caldicott_desktop.store.decisions import EVERYTHING, Filter, Listing, Order
from caldicott_desktop.store.search import Query

# Rows given before the whole order is known: more than a screen holds.
FIRST_ROWS = 60

# Payloads compared with a phrase in one turn: about five milliseconds.
_COMPARED = 40

Finding = Generator["Listed", None, "Listed"]
"""The order of a list as it becomes known; closing it stops it."""

# Rows asked for in one statement, which takes no more than some thirty thousand numbers.
_AT_ONCE = 500

_NO_ROWS: Mapping[int, DecisionRow] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """What a list is asked for: words to find, what to narrow it to, and an order."""

    text: str = ""
    only: Filter = EVERYTHING
    order: Order = Order.RECORDED
    descending: bool = True

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves out any decision."""
        return bool(self.text) or self.only != EVERYTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The order of a list as far as it is known: the number of each row's entry in the vault.

    `rows` are those read on the way. `is_whole` says that nothing follows; `more`, that only the
    newest ten thousand of those that hold the words were looked at.
    """

    numbers: array[int]
    rows: Mapping[int, DecisionRow] = field(default_factory=lambda: _NO_ROWS)
    is_whole: bool
    more: bool = False


def find_decisions(book: Casebook, lookup: Lookup) -> Finding:
    """Give the first rows of a list at once and then its whole order.

    Words may go on, each of them, and may also be of the name that the name key has for the person
    a decision is about. Phrases in quotation marks are compared with the payloads, so their order
    grows turn by turn.
    """
    with book.store.reading():
        query, listing = _asked(book, lookup)
        if query is None or not query.phrases:
            numbers = array("q", table.top(book.store, listing, limit=FIRST_ROWS))
            rows = _rows(book, numbers)
            first = Listed(numbers=numbers, rows=rows, is_whole=len(numbers) < FIRST_ROWS)
        else:
            first = Listed(numbers=array("q"), is_whole=False)
    if first.is_whole:
        return first
    yield first
    with book.store.reading():
        numbers = table.order(book.store, listing)
        more = query is not None and _is_cut_short(book, listing)
    if query is not None and query.phrases:
        numbers = yield from _comparing(book, query, numbers)
    return Listed(numbers=numbers, is_whole=True, more=more)


def rows_at(book: Casebook, numbers: Sequence[int]) -> Mapping[int, DecisionRow]:
    """Return the rows with these numbers, by number; one that is listed no more is left out."""
    with book.store.reading():
        return _rows(book, numbers)


def decisions_at(book: Casebook, numbers: Sequence[int]) -> tuple[DecisionId, ...]:
    """Return the decisions with these numbers, in that order, without cards not yet written up."""
    found: list[DecisionId] = []
    with book.store.reading():
        for start in range(0, len(numbers), _AT_ONCE):
            rows = _rows(book, numbers[start : start + _AT_ONCE])
            found += [row.id for row in rows.values() if not row.is_card]
    return tuple(found)


def _asked(book: Casebook, lookup: Lookup) -> tuple[Query | None, Listing]:
    query = search.parse(book.store, lookup.text) if lookup.text else None
    among = None if query is None else search.among(query, people_named(book, query))
    return query, Listing(
        order=lookup.order, descending=lookup.descending, only=lookup.only, among=among
    )


def _rows(book: Casebook, numbers: Sequence[int]) -> dict[int, DecisionRow]:
    found = table.rows(book.store, numbers)
    return {n: row_shown(book, found[n]) for n in numbers if n in found}


def _is_cut_short(book: Casebook, listing: Listing) -> bool:
    """Tell whether more decisions hold the words than are looked at."""
    return (
        listing.among is not None and search.count(book.store, listing.among) == search.MOST_SORTED
    )


def _comparing(
    book: Casebook, query: Query, numbers: array[int]
) -> Generator[Listed, None, array[int]]:
    """Give the numbers of those that hold the phrases, as they are found."""
    held: array[int] = array("q")
    for start in range(0, len(numbers), _COMPARED):
        with book.store.reading():
            held.extend(n for n in numbers[start : start + _COMPARED] if holds(book, n, query))
        yield Listed(numbers=held[:], is_whole=False)
    return held
