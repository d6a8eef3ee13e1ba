"""Whether the register's indexes lead to the rows they should: an old page of one hides rows.

Adding up one number for each row is quick, needs no memory and no order: the sums over the table
and over the index are equal only when they hold the same. Python salts its hashes anew in each
process, so that nobody can prepare rows that add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from caldicott_desktop.store import sweep
from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.store.faults import RegisterDamaged
from caldicott_desktop.store.sweep import INDEXES, OWN_COLUMNS, Index, SweptRow

# Rows of an index read, or looked for in one, in a turn: a few milliseconds.
_ROWS, _SOUGHT = 1000, 1500

_CARD = "card.recorded"
_NONE: frozenset[int] = frozenset()

_LISTED = tuple(
    (index.name, OWN_COLUMNS.index(index.column))
    for index in INDEXES
    if index.table == "decisions" and not index.living
)

_LIVING = tuple(
    tuple(group)
    for _, group in groupby(
        (index for index in INDEXES if index.living), key=lambda index: index.table
    )
)


class IndexCheck:
    """Adds up what a table holds while it is read, and compares with its indexes afterwards."""

    def __init__(self) -> None:
        """Begin with nothing added up."""
        self._sums = {index.name: 0 for index in INDEXES if not index.living}
        self._cards: set[int] = set()

    def take(self, row: SweptRow) -> None:
        """Take in a row as the tables hold it.

        A card may leave the list meanwhile, so the lists' indexes are compared without it.
        """
        sums = self._sums
        sums["sqlite_autoindex_entries_1"] += hash((row.entry_id, row.row))
        sums["entries_by_subject"] += hash((row.subject, row.row))
        sums["entries_by_kind"] += hash((row.kind, row.row))
        if row.kind == _CARD:
            self._cards.add(row.row)
        elif row.listed is not None:
            for name, place in _LISTED:
                sums[name] += hash((row.listed[place], row.row))

    def faults(self, store: Callable[[], Store], until: int) -> Iterator[str | None]:
        """Yield a sentence for each index that is not as it should be, and `None` for each turn.

        Rows beyond `until` arrived after the reading began.
        """
        for index in INDEXES:
            if not index.living:
                yield from self._told_of((index,), self._sums_of(store, index, until))
        for group in _LIVING:
            yield from self._told_of(group, self._living(store, group, until))

    def _told_of(
        self, group: Sequence[Index], checks: Iterator[tuple[Index, ...]]
    ) -> Iterator[str | None]:
        """Take the turns of the checks of some indexes, and tell of those that are not sound."""
        bad: set[str] = set()
        for found in checks:
            bad.update(index.name for index in found)
            yield None
        for index in group:
            if index.name in bad:
                yield (
                    f"The index of {index.table} by {index.column} does not lead to the rows that"
                    " are there."
                )

    def _sums_of(
        self, store: Callable[[], Store], index: Index, until: int
    ) -> Iterator[tuple[Index, ...]]:
        """Yield in turns, at last the index where it does not hold what the table held."""
        total, after = 0, None
        apart = self._cards if index.table == "decisions" else _NONE
        try:
            while page := sweep.index_page(store(), index, after=after, limit=_ROWS):
                total += sum(
                    hash(each) for each in page if each[1] <= until and each[1] not in apart
                )
                after = page[-1]
                yield ()
        except RegisterDamaged:
            yield (index,)
            return
        if total != self._sums[index.name]:
            yield (index,)

    def _living(
        self, store: Callable[[], Store], group: Sequence[Index], until: int
    ) -> Iterator[tuple[Index, ...]]:
        """Yield in turns which of a table's indexes do not lead to its rows as they are then."""
        for index in group:
            if index.grows:
                yield from self._counted(store, index, until)
            else:
                yield _unsound((index,), lambda each: sweep.is_whole(store(), each))
        at_once = max(1, _SOUGHT // len(group))
        for after in range(0, until, at_once):
            rows = range(after, min(after + at_once, until))
            yield _hiding(store(), group, rows)

    def _counted(
        self, store: Callable[[], Store], index: Index, until: int
    ) -> Iterator[tuple[Index, ...]]:
        """Yield in turns, at last the index where it has not as many rows as its table."""
        held = there = 0
        value: SqlValue = None
        try:
            for after in range(0, until, _ROWS):
                there += sweep.worked_out_between(
                    store(), index.table, after=after, until=min(after + _ROWS, until)
                )
                yield ()
            is_read = False
            while not is_read:
                number, value = sweep.next_count(
                    store(), index, after=value, until=until, limit=_ROWS
                )
                held, is_read = held + number, value is None
                yield ()
        except RegisterDamaged:
            yield (index,)
            return
        if held != there:
            yield (index,)


def _hiding(store: Store, group: Sequence[Index], rows: range) -> tuple[Index, ...]:
    """Return the indexes of one table that hide a row of those after `rows.start`."""

    def leads(*indexes: Index) -> bool:
        return not sweep.hides_any(store, indexes, after=rows.start, until=rows.stop)

    # All at once reads the table once; which of them it is matters where it is one.
    return _unsound(group, leads) if _unsound(group[:1], lambda _: leads(*group)) else ()


def _unsound(group: Sequence[Index], is_sound: Callable[[Index], bool]) -> tuple[Index, ...]:
    """Return the indexes that are not as they should be, or could not be read."""
    found = []
    for index in group:
        try:
            sound = is_sound(index)
        except RegisterDamaged:
            sound = False
        if not sound:
            found.append(index)
    return tuple(found)
