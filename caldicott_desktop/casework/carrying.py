"""The open vault as a proof in an exported file asks for it: its entries, trees and people."""

from __future__ import annotations

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import Appended
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.ledger.authority import STATE_KINDS
from caldicott_desktop.ledger.proof import Source
from caldicott_desktop.ledger.replay import Replay
from caldicott_desktop.store import entries
from caldicott_desktop.store.nodes import StoredNodes


def source_of(entry: Appended | CheckedEntry, withheld: frozenset[str] = frozenset()) -> Source:
    """Return an entry as a proof takes it, without the values at the paths `withheld`."""
    return Source(
        signed=entry.signed,
        payload=entry.payload.content,
        secret=entry.payload.secret,
        withheld=withheld,
    )


class Register:
    """The open vault as `ledger.proof` asks for it."""

    def __init__(self, book: Casebook) -> None:
        """Judge everything about people, keys and logs once."""
        self._book = book
        self._replay = Replay(book.vault_id)
        known = checked.of_kinds(book.store, book.vault_id, STATE_KINDS)
        for each in sorted(known, key=lambda one: (one.signed.entry.log, one.signed.entry.seq)):
            self._replay.take(each.signed, each.fields)
        for fault in self._replay.judge():
            raise faults.NotIntact(what=fault.sentence)

    @property
    def replay(self) -> Replay:
        """What was judged."""
        return self._replay

    def source(self, entry_id: bytes) -> Source:
        """Return the entry with this 32-byte id."""
        return source_of(checked.load(self._book, entries.by_id(self._book.store, entry_id)))

    def nodes(self, log: bytes) -> StoredNodes:
        """Return the tree of the log with this 16-byte id."""
        return StoredNodes(self._book.store, log)
