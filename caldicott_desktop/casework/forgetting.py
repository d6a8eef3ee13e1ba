"""Forgetting names: out of the name key, and out of the lists that were saved with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from caldicott_desktop.casework import saved_views
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.entitlement import may, require
from caldicott_desktop.casework.names import KEEPING, changing
from caldicott_desktop.domain.naming import TITLES, folded, words_of
from caldicott_desktop.store import names as table
from caldicott_desktop.store.names import NamedPerson

# Forgetting everyone is for those who answer for the vault: guardian, IG lead, owner.
_FORGETTING = "head.witnessed"

# A single letter is an initial, and names nobody.
_SHORTEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """How many people were taken out of the name key, and how many saved lists held a name.

    Those lists, whoever saved them, were removed with the names.
    """

    count: int
    views: int = 0
    changes: Changes = field(default=Changes(names=True, views=True))


def may_forget_names(book: Casebook) -> bool:
    """Tell whether the person at work may take everyone out of the name key."""
    return may(book, _FORGETTING)


def forget_name(book: Casebook, reference: str) -> Forgotten:
    """Take one person out of the name key, for good. Raises `NotEntitled`, `NotWithRecovery`."""
    require(book, KEEPING)
    there = table.get(book.store, reference)
    if there is None:
        return Forgotten(count=0)
    with changing(book):
        table.remove(book.store, there.reference)
        views = saved_views.remove_with_words(book.store, _words([there]))
    book.store.checkpoint()
    return Forgotten(count=1, views=views)


def forget_names(book: Casebook) -> Forgotten:
    """Take everyone out of the name key, for good. Raises `NotEntitled`, `NotWithRecovery`.

    The pages are overwritten and the write-ahead log is emptied: in this file nothing of it is
    left. Backups made before still hold it, and so does any copy for which names were ticked.
    """
    require(book, _FORGETTING)
    count, words = table.count(book.store), _words(table.everyone(book.store))
    with changing(book):
        table.clear(book.store)
        views = saved_views.remove_with_words(book.store, words)
    book.store.checkpoint()
    return Forgotten(count=count, views=views)


def _words(people: Iterable[NamedPerson]) -> frozenset[str]:
    """Return every word and number, folded, by which these people could be told."""
    told = (
        word
        for each in people
        for text in (each.name, each.health_number or "", each.others or "")
        for word in (*words_of(text), *folded(text).split())
    )
    return frozenset(word for word in told if len(word) >= _SHORTEST and word not in TITLES)
