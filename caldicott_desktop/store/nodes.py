"""The table `nodes`: completed inner nodes of each log's tree, kept so that proofs are short reads.

They are a cache: verification works them out again and compares.
"""

from __future__ import annotations

from collections.abc import Iterable

from caldicott_desktop.ledger.tree import Node
from caldicott_desktop.store import faults
from caldicott_desktop.store.connection import Store


class StoredNodes:
    """The nodes of one log, as `ledger.tree` asks for them."""

    def __init__(self, store: Store, log: bytes) -> None:
        """Read nodes of `log` (16 bytes) from `store`, one at a time."""
        self._store = store
        self._log = log

    def get(self, level: int, index: int) -> bytes:
        """Return the hash of a complete subtree; level 0 are the ids of the log's entries.

        Raises `RegisterDamaged` for one that should be there and is not.
        """
        if level:
            sql = "SELECT digest FROM nodes WHERE log = ? AND level = ? AND place = ?"
            found = self._store.value(sql, (self._log, level, index))
        else:
            sql = "SELECT id FROM entries WHERE log = ? AND seq = ?"
            found = self._store.value(sql, (self._log, index))
        if found is None:
            raise faults.RegisterDamaged
        return bytes(found)


def add(store: Store, log: bytes, completed: Iterable[Node]) -> None:
    """Keep the nodes that an append has completed."""
    store.run_many(
        "INSERT INTO nodes VALUES (?, ?, ?, ?)",
        [(log, node.level, node.index, node.digest) for node in completed],
    )


def count(store: Store, log: bytes) -> int:
    """Return how many nodes of a log are kept."""
    return int(store.value("SELECT count(*) FROM nodes WHERE log = ?", (log,)))
