"""Reading what a damaged register still gives, so that as much as possible is still checked.

Only entries and what they say are read, from their own tables: indexes and lists may be damaged
too, and are worked out from these. Whoever uses this sees to it that the file stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from caldicott_desktop.store import entries, sweep
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.faults import RegisterDamaged
from caldicott_desktop.store.sweep import SweptRow

# Rows read at a time: as many as the ledger checks in one turn.
_ROWS = 16

T = TypeVar("T")


class Salvage:
    """The register at `path`, read through a connection that is renewed after each damaged page.

    `until` is the newest row, as far as it can still be told. `lost` collects the rows of entries
    that cannot be read, `unsaid` those of entries whose payload cannot.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Begin reading; end with `close`."""
        self._renewed = partial(Store.aside, path, key)
        self._store = self._renewed()
        self.lost: set[int] = set()
        self.unsaid: set[int] = set()
        self.until = self._last_row()

    @property
    def missed(self) -> int:
        """How many entries could not be read whole so far."""
        return len(self.lost) + len(self.unsaid)

    def close(self) -> None:
        """Give the file back."""
        self._store.abandon()

    def attempt(self, read: Callable[[Store], T]) -> T | None:
        """Return what `read` gives, or `None` where it comes upon damage."""
        try:
            found = read(self._store)
            self._store.require_sound()
        except RegisterDamaged:
            # After a damaged page SQLCipher refuses every further reading on a connection.
            self._store.abandon()
            self._store = self._renewed()
            return None
        return found

    def logs(self) -> set[bytes]:
        """Return the id of every log that an entry which can be read belongs to."""
        found = self.attempt(entries.logs)
        if found is not None:
            return set(found)
        each = (
            self.attempt(partial(sweep.log_of_row, row=row)) for row in range(1, self.until + 1)
        )
        return {log for some in each for log in some or ()}

    def rows_of(self, log: bytes) -> Iterator[SweptRow]:
        """Yield the entries of a log that can be read, in order of arrival."""
        for after, until in self._stretches():
            page = self.attempt(partial(sweep.from_table, log=log, after=after, until=until))
            yield from self._singly(log, after, until) if page is None else page

    def _singly(self, log: bytes, after: int, until: int) -> Iterator[SweptRow]:
        for row in range(after + 1, until + 1):
            if row in self.lost:
                continue
            read = partial(sweep.one_from_table, log=log, row=row)
            found = self.attempt(partial(read, payload=True))
            if found is None:
                found = self.attempt(partial(read, payload=False))
                if found:
                    self.unsaid.add(row)
            if found is None:
                self.lost.add(row)
            else:
                yield from found

    def _stretches(self) -> Iterator[tuple[int, int]]:
        for after in range(0, self.until, _ROWS):
            yield after, min(after + _ROWS, self.until)

    def _last_row(self) -> int:
        for way in range(sweep.LAST_ROW_WAYS):
            found = self.attempt(partial(sweep.last_row, way=way))
            if found is not None:
                return found
        return 0
