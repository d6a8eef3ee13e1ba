"""Building the lists anew from the entries, some at a time, and going on where that was left."""

from __future__ import annotations

from collections.abc import Generator

from caldicott_desktop.casework import checked, projecting
from caldicott_desktop.casework.numbering import LISTS_PENDING
from caldicott_desktop.store import entries, payloads, settings
from caldicott_desktop.store.connection import Store

# Entries put on the lists in one turn: each costs about three tenths of a millisecond.
_ROWS = 16

# Lists of this many entries are finished before anything else, in about half a second.
_AT_ONCE = 2_000


def begin(store: Store) -> None:
    """Empty every list, to be filled again by `go_on`."""
    with store.transaction():
        projecting.clear(store)
        settings.put(store, LISTS_PENDING, f"0 {entries.last_row(store)}")


def is_pending(store: Store) -> bool:
    """Tell whether the lists are left half-built."""
    return settings.get(store, LISTS_PENDING) is not None


def is_short(store: Store) -> bool:
    """Tell whether what is left to build is so little that nobody need wait for it."""
    after, until = _pending(store)
    return until - after <= _AT_ONCE


def go_on(store: Store, vault: bytes) -> Generator[tuple[int, int], None, int]:
    """Fill the lists from where that was left, yielding how many of how many entries are done.

    Entries are checked as they are read. Where each is is read anew at each turn, so that several
    may take turns with it. Raises `NotIntact` where one is not as signed.
    """
    _, until = _pending(store)
    while is_pending(store):
        after, until = _pending(store)
        if after >= until:
            with store.transaction():
                settings.drop(store, LISTS_PENDING)
            break
        words = projecting.Words()
        with store.transaction():
            for stored in entries.page(store, after=after, until=until, limit=_ROWS):
                kept = payloads.get(store, stored.row)
                found = checked.with_payload(vault, stored, kept)
                projected = projecting.project(stored.row, found.signed, found.payload.content)
                projecting.put(store, stored.row, found.signed, projected, words)
            projecting.index(store, words)
            after = min(after + _ROWS, until)
            settings.put(store, LISTS_PENDING, f"{after} {until}")
        yield after, until
    return until


def _pending(store: Store) -> tuple[int, int]:
    after, until = (settings.get(store, LISTS_PENDING) or "0 0").split()
    return int(after), int(until)
