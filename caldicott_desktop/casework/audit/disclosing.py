"""What stays behind of a selection: by level, and by who answers.

Whoever may not decide can still answer a visit, at *references only* and below; of a matter that is
still live they can say that it is held, and who will give the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from caldicott_desktop.casework.afterwards import CaseHistory
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import DecisionId, EntryId
from caldicott_desktop.casework.entitlement import may
from caldicott_desktop.casework.reading import read_decision
from caldicott_desktop.domain.disclosure import (
    Disclosure,
    Level,
    withheld_later,
    withheld_paths,
)

_DECIDING = "decision.recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """The payload paths of a decision, and of each later entry on it, whose values stay behind."""

    decision: frozenset[str]
    later: Mapping[EntryId, frozenset[str]] = field(default_factory=dict)


def levels_offered(book: Casebook) -> tuple[Level, ...]:
    """Return the levels at which the person at work may let a selection leave."""
    if book.by_recovery:
        return ()
    return tuple(Level) if may(book, _DECIDING) else (Level.REFERENCES, Level.PUBLISHABLE)


def holds_live_matters(book: Casebook) -> bool:
    """Tell whether live matters are held in what the person at work lets leave."""
    return not may(book, _DECIDING)


def withheld(book: Casebook, decision_id: DecisionId, disclosure: Disclosure) -> Withheld:
    """Return what stays behind of a decision and of what was told of it later.

    Raises `DecisionUnknown`, `NotIntact`, `StillACard`.
    """
    opened = read_decision(book, decision_id)
    happened = CaseHistory(book, opened.entry).happened()
    return Withheld(
        decision=withheld_paths(opened.recorded.case, opened.kind, disclosure),
        later={each.entry_id: withheld_later(each.happening, disclosure) for each in happened},
    )
