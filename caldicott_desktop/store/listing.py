"""What a long list is read by: its order as numbers of rows, and the rows of a few of them.

A list of a hundred thousand decisions is never held. Its order is eight bytes for each, read in one
statement; the rows themselves are read where somebody looks.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from caldicott_desktop.store import decisions
from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.store.decisions import COLUMNS, DecisionRow, Filter, Listing, Order

# Numbers made at a time, between which other threads run: well under a millisecond.
_AT_ONCE = 4096


class Facet(Enum):
    """What a list can be narrowed to one value of; the value is the column, and the filter's name.

    Each column has an index.
    """

    KIND = "kind_id"
    OUTCOME = "outcome"
    STANDING = "standing"
    GATEWAY = "gateway"
    DECIDED_BY = "decided_by"
    NATION = "nation"


def top(store: Store, listing: Listing, *, limit: int) -> list[int]:
    """Return the numbers of the first rows of a list, in its order."""
    words, held = _chosen(listing)
    return [row for (row,) in store.rows(f"{words} LIMIT ?", (*held, limit))]


def order(store: Store, listing: Listing) -> array[int]:
    """Return the numbers of all rows of a list, in its order."""
    words, held = _chosen(listing)
    # As one text: a hundred thousand rows of one number would take the driver three times as long.
    told = store.value(f"SELECT group_concat(row) FROM ({words})", held) or ""
    parts = told.split(",") if told else []
    numbers = array("q")
    for start in range(0, len(parts), _AT_ONCE):
        numbers.extend(map(int, parts[start : start + _AT_ONCE]))
    return numbers


def rows(store: Store, numbers: Sequence[int]) -> dict[int, DecisionRow]:
    """Return those of the rows with these numbers that are there."""
    names, places = ", ".join(COLUMNS), ", ".join("?" * len(numbers))
    found = store.rows(
        f"SELECT {names} FROM decisions WHERE row IN ({places})", tuple(map(int, numbers))
    )
    return {row[0]: decisions.read(row) for row in found}


def values(store: Store, facet: Facet, only: Filter) -> list[tuple[str, int]]:
    """Return each value that the decisions of `only` have, but for its own part, and how many."""
    words, held = decisions.narrowed(replace(only, **{facet.value: None}))
    column = facet.value
    sql = f"SELECT {column}, count(*) FROM decisions WHERE {words} GROUP BY {column}"
    return [(str(value), int(count)) for value, count in store.rows(sql, held)]


def differs(store: Store, facet: Facet) -> bool:
    """Tell whether decisions differ in this at all, so that narrowing to it can mean something."""
    column = facet.value
    first = store.value(f"SELECT min({column}) FROM decisions")
    return bool(first != store.value(f"SELECT max({column}) FROM decisions"))


def decided_between(store: Store) -> tuple[int, int] | None:
    """Return the first and the last time of deciding, in milliseconds, or `None` if none was."""
    first = store.value("SELECT min(decided_at) FROM decisions")
    last = store.value("SELECT max(decided_at) FROM decisions")
    return None if first is None else (int(first), int(last))


def _chosen(listing: Listing) -> tuple[str, tuple[SqlValue, ...]]:
    """Return the statement that gives the numbers of a list's rows in its order."""
    words, held = decisions.narrowed(listing.only)
    column, way = listing.order.value, "DESC" if listing.descending else "ASC"
    if listing.among is not None:
        words, held = f"{words} AND row IN ({listing.among[0]})", (*held, *listing.among[1])
    elif listing.order is not Order.RECORDED:
        # Each condition from its own index, in the order of another: no row is looked up, which is
        # what takes the time. The plus keeps a condition from leading.
        words = " AND ".join(
            f"+row IN (SELECT row FROM decisions WHERE {part})"
            for part, _ in decisions.parts(listing.only)
        )
    words = words or "1"
    return f"SELECT row FROM decisions WHERE {words} ORDER BY {column} {way}, row {way}", held
