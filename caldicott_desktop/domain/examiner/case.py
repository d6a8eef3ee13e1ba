"""What is told of a case of the examiner log: each in an entry of its own, never edited.

As long as a form is being filled in, every part may be empty: `None` means not answered, and what
can be answered with nothing has a value for it (`()`, `LinkedRecord.NONE`, `False`).
`domain/examiner/rules.py` says what is still needed. The names of the dataclass fields are the
paths of the signed payload (`docs/store-format.md`, "Examiner log").

A person is named as they were known, and linked by id where this vault knows them. An id is hex.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated

from caldicott_desktop.domain.case import DataProtection
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner import choices as c
from caldicott_desktop.domain.happened import Moment

Id = Annotated[str, 16]
"""A person or a case: 16 bytes in hex."""
Digest = Annotated[str, 32]
"""An entry, or the SHA-256 of a file: 32 bytes in hex."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDetails:
    """A case as it is known from now on; stating it again takes the place of what was stated.

    Both days are equal when one day is known, and both empty when none is. `list_sha256` is that of
    the file or the pasted text it came from, `asked` the sources a day list says were asked for,
    `examiner` whom it is meant for. `high_profile` is `None` until somebody says.
    """

    reference: str | None = None
    died_from_on: date | None = None
    died_to_on: date | None = None
    came: c.Came | None = None
    list_sha256: Digest | None = None
    high_profile: bool | None = None
    asked: tuple[str, ...] = ()
    examiner: str | None = None
    examiner_id: Id | None = None
    note: str | None = None
    nation: Nation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A living person's record opened with it: whose, how much, on which basis, and told or not."""

    record: c.LinkedRecord | None = None
    reference: str | None = None
    scope: str | None = None
    data_protection: DataProtection = field(default_factory=DataProtection)
    person_told: bool | None = None
    not_told_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBereaved:
    """What the bereaved were told of what was read; `anything` is false where it was nothing."""

    anything: bool | None = None
    what: str | None = None
    to_whom: str | None = None
    relationship: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Questions that nobody has been asked until somebody answers, and never answered by default.

    Of several entries on a case the newest that answers a question stands.
    """

    sensitive: tuple[c.SensitiveItem, ...] | None = None
    sensitive_words: str | None = None
    linked: Linked = field(default_factory=Linked)
    bereaved: ToldBereaved = field(default_factory=ToldBereaved)
    onward: tuple[c.Onward, ...] | None = None


def opens_linked_record(findings: Findings) -> bool:
    """Whether it is said that a living person's record was opened."""
    return findings.linked.record not in {None, c.LinkedRecord.NONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """An examiner's word that they are independent: as put to them, and in their own words."""

    independent: bool | None = None
    words: str | None = None
    own_words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One record source opened for a case.

    `source` is the entry id of the standing decision that was in force; its name, short name,
    holder and type are copied as they stood. `scope_reason` is for what is wider than its default.
    """

    source: Digest | None = None
    source_name: str | None = None
    source_short: str | None = None
    source_holder: str | None = None
    source_type: str | None = None
    accessed_at: Moment | None = None
    accessor: str | None = None
    accessor_id: Id | None = None
    accessor_role: c.AccessorRole | None = None
    scope: c.Scope | None = None
    months: int | None = None
    problem_words: str | None = None
    scope_reason: str | None = None
    access_problem: c.AccessProblem | None = None
    assertion: Assertion = field(default_factory=Assertion)
    findings: Findings = field(default_factory=Findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessConfirmed:
    """The accessor's word that an access logged for them was theirs."""

    confirmed: Digest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePrepared:
    """An officer has made a case ready: the note for the examiner, and whom it is meant for."""

    note: str | None = None
    examiner: str | None = None
    examiner_id: Id | None = None
    findings: Findings = field(default_factory=Findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCompleted:
    """An examiner's scrutiny is complete; `read` are the access entries they had before them."""

    assertion: Assertion = field(default_factory=Assertion)
    read: tuple[Digest, ...] = ()
    note: str | None = None
    findings: Findings = field(default_factory=Findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReferred:
    """An examiner referred a case to the coroner, who may send it back."""

    assertion: Assertion = field(default_factory=Assertion)
    read: tuple[Digest, ...] = ()
    coroner: str | None = None
    their_reference: str | None = None
    referred_on: date | None = None
    note: str | None = None
    findings: Findings = field(default_factory=Findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePassed:
    """An examiner passed a case on to another."""

    assertion: Assertion = field(default_factory=Assertion)
    read: tuple[Digest, ...] = ()
    examiner: str | None = None
    examiner_id: Id | None = None
    why: str | None = None
    findings: Findings = field(default_factory=Findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReopened:
    """A case that was concluded is looked at again."""

    reason: c.ReopenReason | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndependenceLost:
    """Somebody at work on a case turned out not to be independent: recorded, never approved.

    `circumstance` is a code of the nation's dated list and `circumstance_words` what the list said.
    What is only known later is told in a further entry, whose `adds_to` is the first one's id.
    """

    who: str | None = None
    who_id: Id | None = None
    role: c.AccessorRole | None = None
    nation: Nation | None = None
    circumstance: str | None = None
    circumstance_words: str | None = None
    toward: c.Toward | None = None
    words: str | None = None
    came_to_light_at: Moment | None = None
    stopped_at: Moment | None = None
    notified: str | None = None
    notified_how: str | None = None
    notified_at: Moment | None = None
    handed_to: str | None = None
    handed_to_id: Id | None = None
    handed_what: str | None = None
    handed_at: Moment | None = None
    adds_to: Digest | None = None


Told = (
    CaseDetails
    | Access
    | AccessConfirmed
    | CasePrepared
    | CaseCompleted
    | CaseReferred
    | CasePassed
    | CaseReopened
    | IndependenceLost
)
"""Anything that is told of a case of the examiner log here."""

Concluding = CaseCompleted | CaseReferred | CasePassed
"""What only an examiner signs, with the assertion of their independence."""

KINDS: dict[type[Told], str] = {
    CaseDetails: "case.listed",
    Access: "access.noted",
    AccessConfirmed: "access.confirmed",
    CasePrepared: "case.prepared",
    CaseCompleted: "case.completed",
    CaseReferred: "case.referred",
    CasePassed: "case.passed",
    CaseReopened: "case.reopened",
    IndependenceLost: "independence.lost",
}
"""The kind of entry each is recorded as; `casework.may` takes it."""


def kind_of(told: Told) -> str:
    """The kind of entry something is recorded as."""
    return KINDS[type(told)]


def findings_of(told: Told) -> Findings | None:
    """The answers an entry states, where it is one that can state any."""
    if isinstance(told, Access | CasePrepared | CaseCompleted | CaseReferred | CasePassed):
        return told.findings
    return None


def assertion_of(told: Told) -> Assertion | None:
    """The assertion of independence an entry holds, where it is one that can hold it."""
    if isinstance(told, Access | CaseCompleted | CaseReferred | CasePassed):
        return told.assertion
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A line as the page takes it: one case, and the sources that were opened for it.

    Each access names its `source`, `scope` and what else is said of it; who opened it and when are
    those of the line where it says nothing itself.
    """

    details: CaseDetails = field(default_factory=CaseDetails)
    accesses: tuple[Access, ...] = ()
    accessor: str | None = None
    accessor_id: Id | None = None
    accessor_role: c.AccessorRole | None = None
    accessed_at: Moment | None = None

    def opened(self) -> tuple[Access, ...]:
        """Its accesses, each with who opened it and when."""
        return tuple(
            replace(
                access,
                accessor=access.accessor or self.accessor,
                accessor_id=access.accessor_id or (None if access.accessor else self.accessor_id),
                accessor_role=access.accessor_role or self.accessor_role,
                accessed_at=access.accessed_at or self.accessed_at,
            )
            for access in self.accesses
        )
