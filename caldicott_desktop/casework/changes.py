"""What a verb changed, for windows that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

DraftId = NewType("DraftId", str)
DecisionId = NewType("DecisionId", str)
"""A case's id in hex: its decision in force. With `@` and a row behind it, that one decision."""
PersonId = NewType("PersonId", str)
EntryId = NewType("EntryId", str)
CaseId = NewType("CaseId", str)
"""A case of the examiner log: its random id in hex."""


def decision_id(subject: bytes, row: int | None = None) -> DecisionId:
    """Return the id of a case's decision in force, or of the one recorded as entry number `row`."""
    return DecisionId(subject.hex() if row is None else f"{subject.hex()}@{row}")


def parse_decision_id(text: DecisionId) -> tuple[bytes, int | None]:
    """Return the case and the row that `decision_id` was given."""
    subject, _, row = text.partition("@")
    return bytes.fromhex(subject), int(row) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a verb changed; the desk passes it on once, and each window asks whether it matters."""

    drafts: frozenset[DraftId] = frozenset()
    decisions: frozenset[DecisionId] = frozenset()
    people: frozenset[PersonId] = frozenset()
    cases: frozenset[CaseId] = frozenset()
    """Cases of the examiner log."""
    notices: bool = False
    names: bool = False
    """Whether the name key changed, as a whole: it is small, and read again."""
    settings: bool = False
    interests: bool = False
    cards: bool = False
    """Printed cards that are out, or were handed in."""
    office: bool = False
    """Appointments and problems of access of an examiner's office."""
    guidance: bool = False
    """What was rechecked in the guidance in use."""
    lists: bool = False
    """Whether all lists were built anew."""
    views: bool = False
    """The lists that the person at work has saved."""
