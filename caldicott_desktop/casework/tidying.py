"""Work for idle moments, and building the lists anew: long, cut into small turns."""

from __future__ import annotations

from caldicott_desktop.casework import checked, projecting
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.numbering import LISTS_PENDING
from caldicott_desktop.casework.verifying import Progress, Steps
from caldicott_desktop.store import entries, payloads, search, settings

# Entries put on the lists in one turn: each costs about two tenths of a millisecond.
_ROWS = 16


def tidy(book: Casebook) -> Steps[None]:
    """Do what waits for idle time: finish lists left half-built, merge the search index.

    Closing it at any turn is harmless.
    """
    if settings.get(book.store, LISTS_PENDING) is not None:
        yield from _go_on(book)
    more = True
    while more:
        with book.store.transaction():
            more = search.merge(book.store)
        yield Progress(done=0, total=0)


def rebuild_lists(book: Casebook) -> Steps[int]:
    """Build every list and the search index anew from the entries; return how many were read.

    Entries are checked as they are read. Until it is done no number can be given; left half-way, it
    is gone on with at the next idle moment. Raises `NotIntact` where an entry is not as signed.
    """
    with book.store.transaction():
        projecting.clear(book.store)
        settings.put(book.store, LISTS_PENDING, f"0 {entries.last_row(book.store)}")
    return (yield from _go_on(book))


def _go_on(book: Casebook) -> Steps[int]:
    pending = settings.get(book.store, LISTS_PENDING) or "0 0"
    after, until = (int(part) for part in pending.split())
    while after < until:
        words: dict[int, str] = {}
        with book.store.transaction():
            for stored in entries.page(book.store, after=after, until=until, limit=_ROWS):
                kept = payloads.get(book.store, stored.row)
                found = checked.with_payload(book.vault_id, stored, kept)
                projected = projecting.project(stored.row, found.signed, found.payload.content)
                projecting.put(book.store, stored.row, found.signed, projected, words)
            projecting.index(book.store, words)
            after = min(after + _ROWS, until)
            settings.put(book.store, LISTS_PENDING, f"{after} {until}")
        yield Progress(done=after, total=until)
    with book.store.transaction():
        settings.drop(book.store, LISTS_PENDING)
    return until
