"""Whether the person at work may do something, asked before they spend time on it.

The rule itself is kept where entries are appended; this only lets a refusal come early.
"""

from __future__ import annotations

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.domain.authority import CURRENT, Condition, NotEntitled

DECIDES = "decision.confirmed"
"""Whoever may sign this may decide by themselves."""


def may(book: Casebook, kind: str) -> bool:
    """Tell whether the person at work could sign an entry of `kind` in some circumstance."""
    if book.by_recovery:
        return False
    return CURRENT.permits(kind, book.person.roles, frozenset(Condition))


def may_send_whole_records(book: Casebook) -> bool:
    """Tell whether the person at work could let a record, or a reply letter, leave in full."""
    if book.by_recovery:
        return False
    return CURRENT.permits("export.begun", book.person.roles)


def require(book: Casebook, kind: str) -> None:
    """Raise `NotEntitled`, or `NotWithRecovery`, unless the person at work may sign `kind`."""
    if book.by_recovery:
        raise faults.NotWithRecovery
    if not may(book, kind):
        raise NotEntitled(kind, CURRENT)
