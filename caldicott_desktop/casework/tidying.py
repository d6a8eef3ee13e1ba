"""Work for idle moments, and building the lists anew: long, cut into small turns."""

from __future__ import annotations

from caldicott_desktop.casework import relisting
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.half_written import clear_half_written
from caldicott_desktop.casework.turns import Progress, Steps, reckoned
from caldicott_desktop.store import search


def tidy(book: Casebook) -> Steps[None]:
    """Do what waits for idle time: clear what a killed program left half-written, and more.

    Lists left half-built are finished and the search index merged. Closing it at any turn is
    harmless.
    """
    clear_half_written(book)
    yield Progress(done=0, total=0)
    if relisting.is_pending(book.store):
        yield from _go_on(book)
    more = True
    while more:
        with book.store.transaction():
            more = any(search.merge(book.store, index=index) for index in search.INDEXES)
        yield Progress(done=0, total=0)


def lists_are_pending(book: Casebook) -> bool:
    """Tell whether the lists are left half-built, as after a new version changed their form.

    They are empty until then, or show too little, and no number can be given.
    """
    return relisting.is_pending(book.store)


def finish_lists(book: Casebook) -> Steps[Changes]:
    """Build lists left half-built to their end. Raises `NotIntact` where an entry is not as signed.

    Closing it at any turn is harmless: it is gone on with the next time.
    """
    yield from _go_on(book)
    return Changes(lists=True, notices=True)


def rebuild_lists(book: Casebook) -> Steps[int]:
    """Build every list and the search index anew from the entries; return how many were read.

    Entries are checked as they are read. Until it is done no number can be given; left half-way, it
    is gone on with at the next idle moment. Raises `NotIntact` where an entry is not as signed.
    """
    relisting.begin(book.store)
    return (yield from _go_on(book))


def _go_on(book: Casebook) -> Steps[int]:
    return reckoned(relisting.go_on(book.store, book.vault_id))
