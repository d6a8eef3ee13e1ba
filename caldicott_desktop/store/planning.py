"""How a page of a narrowed list is read: by what narrows it, or along its order."""

from __future__ import annotations

from collections.abc import Sequence

from caldicott_desktop.store.connection import SqlValue, Store

Part = tuple[str, tuple[SqlValue, ...]]
"""A condition in SQL, with its parameters."""

# With fewer than this left, sorting what a filter leaves is quicker than reading along the order
# until a page is full; with more, the other way about.
FEW = 2_000


def planned(
    store: Store, table: str, parts: Sequence[Part], column: str, *, among: Part | None = None
) -> tuple[str, str, tuple[SqlValue, ...]]:
    """Return the condition of a list, what it is ordered by, and the parameters.

    `among` narrows it to the rows of a subquery besides. SQLite does not know how many rows a
    filter leaves, so a plus is put before the columns whose indexes it should leave alone: those of
    the filter, or that of the order.
    """
    words = " AND ".join(part for part, _ in parts) or "1"
    values = tuple(value for _, each in parts for value in each)
    if among is not None:
        return f"{words} AND row IN ({among[0]})", column, (*values, *among[1])
    if not parts:
        return words, column, values
    if is_few(store, f"SELECT 1 FROM {table} WHERE {words}", values):
        return words, f"+{column}", values
    apart = (part if part.startswith(column) else f"+{part}" for part, _ in parts)
    return " AND ".join(apart), column, values


def is_few(store: Store, sql: str, values: tuple[SqlValue, ...]) -> bool:
    """Tell whether a query gives fewer than `FEW` rows, having looked no further."""
    return int(store.value(f"SELECT count(*) FROM ({sql} LIMIT ?)", (*values, FEW))) < FEW
