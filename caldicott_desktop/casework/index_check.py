"""Whether the register's indexes lead to the rows they should: an old page of one hides rows.

Adding up one number for each row is quick, needs no memory and no order: the sums over the table
and over the index are equal only when they hold the same. Python salts its hashes anew in each
process, so that nobody can prepare rows that add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from caldicott_desktop.store import sweep
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.faults import RegisterDamaged
from caldicott_desktop.store.sweep import INDEXES, OWN_COLUMNS, Index, SweptRow

# Rows of an index read in one turn: about a millisecond.
_ROWS = 1000

_CARD = "card.recorded"
_NONE: frozenset[int] = frozenset()

_LISTED = tuple(
    (index.name, OWN_COLUMNS.index(index.column))
    for index in INDEXES
    if index.table == "decisions" and not index.living
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
        sums["sqlite_autoindex_entries_1"] += hash((row.id, row.row))
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
            bad = False
            try:
                checks = (
                    self._living(store, index, until)
                    if index.living
                    else self._sums_of(store, index, until)
                )
                for sound in checks:
                    bad = bad or not sound
                    yield None
            except RegisterDamaged:
                bad = True
            if bad:
                yield (
                    f"The index of {index.table} by {index.column} does not lead to the rows that"
                    " are there."
                )

    def _sums_of(self, store: Callable[[], Store], index: Index, until: int) -> Iterator[bool]:
        """Yield in turns, at last whether an index holds what the table held."""
        total, after = 0, None
        apart = self._cards if index.table == "decisions" else _NONE
        while page := sweep.index_page(store(), index, after=after, limit=_ROWS):
            total += sum(hash(each) for each in page if each[1] <= until and each[1] not in apart)
            after = page[-1]
            yield True
        yield total == self._sums[index.name]

    def _living(self, store: Callable[[], Store], index: Index, until: int) -> Iterator[bool]:
        """Yield in turns whether an index leads to the rows of a range as they are at that time."""
        yield sweep.is_whole(store(), index)
        for after in range(0, until, _ROWS):
            yield not sweep.hides_any(store(), index, after=after, until=min(after + _ROWS, until))
