"""The roles people hold in a vault."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person may be in a vault; one person holds a set of these.

    Values are written into signed payloads and never change; labels may.
    """

    OWNER = "owner"
    GUARDIAN = "guardian"
    DEPUTY = "deputy"
    MEDICAL_EXAMINER = "medical_examiner"
    EXAMINER_OFFICER = "examiner_officer"
    LEAD_EXAMINER = "lead_examiner"
    IG_LEAD = "ig_lead"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        """The words shown for the role, to begin a line with."""
        return _LABELS[self]

    @property
    def phrase(self) -> str:
        """The words for someone in this role, to stand inside a sentence: *an owner*."""
        return _PHRASES[self]


_LABELS = {
    Role.OWNER: "Owner",
    Role.GUARDIAN: "Caldicott Guardian",
    Role.DEPUTY: "Deputy Guardian",
    Role.MEDICAL_EXAMINER: "Medical examiner",
    Role.EXAMINER_OFFICER: "Medical examiner officer",
    Role.LEAD_EXAMINER: "Lead medical examiner",
    Role.IG_LEAD: "Information governance lead",
    Role.AUDITOR: "Auditor",
}

_PHRASES = {
    Role.OWNER: "an owner of this vault",
    Role.GUARDIAN: "the Caldicott Guardian",
    Role.DEPUTY: "a deputy Guardian",
    Role.MEDICAL_EXAMINER: "a medical examiner",
    Role.EXAMINER_OFFICER: "a medical examiner officer",
    Role.LEAD_EXAMINER: "a lead medical examiner",
    Role.IG_LEAD: "an information governance lead",
    Role.AUDITOR: "an auditor",
}
