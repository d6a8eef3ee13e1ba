"""Which pages there are for whom, and on which they begin: one rule, of roles alone.

What a person may not record has no page of its own; what is rare is still there. Reading is for
everybody: harm both ways, what was released, who was told, both times and open stop-checks stand on
the record, whoever opens it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from caldicott_desktop.domain.authority import CURRENT, Condition
from caldicott_desktop.domain.people import Role

_FOR_EVERYBODY = frozenset(
    {
        "today",
        "decisions",
        "record",
        "card_record",
        "letter",
        "recovery",
        "reviews",
        "interests",
        "guidance",
        "settings",
    }
)

# What somebody must be entitled to record for a page to be theirs. The name key is kept by whoever
# may record a card: auditors read decisions without it.
_NEEDS: Mapping[str, str] = MappingProxyType(
    {
        "new_decision": "decision.recorded",
        "urgent_card": "card.recorded",
        "printed_cards": "cards.printed",
        "names": "card.recorded",
    }
)

_BEGIN_AMONG_DECISIONS = frozenset({Role.AUDITOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """The pages of a person by name, and the one they begin on."""

    opens_on: str
    pages: frozenset[str]


def rooms_of(roles: Collection[Role]) -> Rooms:
    """The pages for somebody who holds these roles; for none, with the recovery code, to read."""
    own = frozenset(
        page for page, kind in _NEEDS.items() if CURRENT.permits(kind, roles, frozenset(Condition))
    )
    only_reads = bool(roles) and _BEGIN_AMONG_DECISIONS.issuperset(roles)
    return Rooms(opens_on="decisions" if only_reads else "today", pages=_FOR_EVERYBODY | own)
