"""Which pages there are for whom, and on which they begin: one rule, of roles alone.

What a person may not record has no page of its own; what is rare is still there. Whoever neither
decides nor looks after others' decisions begins where their own work is. Why:
`docs/decisions/0157-where-each-role-begins.md`. Reading is for
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

# What somebody must be entitled to record, one of these, for a page to be theirs. The name key is
# kept by whoever may record a card: auditors read decisions without it. What an examiner's office
# rests on is also decided, kept or compared by people who have no part in its cases.
_NEEDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "new_decision": ("decision.recorded",),
        "urgent_card": ("card.recorded",),
        "printed_cards": ("cards.printed",),
        "audit": ("export.begun",),
        "mentions": ("export.begun",),
        "reports": ("export.begun",),
        "names": ("card.recorded",),
        "examiner": ("access.noted",),
        "day_list": ("case.listed",),
        "exceptions": ("access.noted",),
        "problems": ("access.noted",),
        "holder_letter": ("access.noted",),
        "office_sources": ("access.noted", "appointment.changed", "decision.recorded"),
        "reconciliation": ("access.noted", "reconciliation.made", "decision.recorded"),
        "office": ("access.noted",),
    }
)

# An examiner's office keeps its own cards; the name key, what falls due after a Guardian's
# decisions, answering an auditor and reports are others' work.
_EXAMINER_OFFICE = frozenset({Role.MEDICAL_EXAMINER, Role.EXAMINER_OFFICER})
_NOT_OF_EXAMINERS = frozenset({"names", "reviews", "audit", "mentions", "reports"})
_KEEPS_A_LOG = _EXAMINER_OFFICE | {Role.LEAD_EXAMINER}

_DECIDE = frozenset({Role.GUARDIAN, Role.DEPUTY, Role.LEAD_EXAMINER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """The pages of a person by name, and the one they begin on, at one of its sections if named."""

    opens_on: str
    pages: frozenset[str]
    section: str = ""


def rooms_of(roles: Collection[Role]) -> Rooms:
    """The pages for somebody who holds these roles; for none, with the recovery code, to read."""
    own = frozenset(
        page
        for page, kinds in _NEEDS.items()
        if any(CURRENT.permits(kind, roles, frozenset(Condition)) for kind in kinds)
    )
    pages = _FOR_EVERYBODY | own
    held = frozenset(roles)
    if held and held <= _EXAMINER_OFFICE:
        pages -= _NOT_OF_EXAMINERS
    if held == {Role.AUDITOR}:
        return Rooms(opens_on="decisions", pages=pages)
    if held & _KEEPS_A_LOG and Role.GUARDIAN not in held:
        return Rooms(opens_on="examiner", pages=pages)
    if held == {Role.OWNER}:
        return Rooms(opens_on="settings", pages=pages, section="people")
    if Role.IG_LEAD in held and held.isdisjoint(_DECIDE):
        return Rooms(opens_on="reviews", pages=pages)
    return Rooms(opens_on="today", pages=pages)
