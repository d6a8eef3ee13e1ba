"""Who may sign what: every kind of entry, and the roles entitled to it.

The table is specified in `docs/store-format.md`, "Kinds and authority". Every version ever
released stays here, because an entry is judged by the version that its schema belongs to.
Roles guard against mistakes; signatures guard against denial.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from caldicott_desktop.domain.people import Role
from caldicott_desktop.errors import KnownError


class Condition(Enum):
    """What must hold besides the role."""

    ALWAYS = "always"
    OWN = "own"
    """It is about the signer: their interest, or what was recorded in their name."""
    OWN_KEY = "own key"
    """The key added or retired is the signer's own."""
    ANOTHERS_DECISION = "another's decision"
    """Somebody else is named as the one who decided."""
    NOT_FULL = "not full"
    """The export is at a level below *full*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Any of these roles may, when the condition holds."""

    roles: frozenset[Role]
    condition: Condition = Condition.ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """One released version of who may sign what; each exists once."""

    version: int
    grants: Mapping[str, tuple[Grant, ...]]
    recovery: frozenset[str]
    """The kinds a recovery key may sign; it speaks as no one and may sign nothing else."""
    reserved: frozenset[str]
    """Names kept for later: nobody may sign these yet."""

    def knows(self, kind: str) -> bool:
        """Tell whether this version has a rule for `kind`."""
        return kind in self.grants

    def permits(
        self, kind: str, roles: Collection[Role], holding: Collection[Condition] = ()
    ) -> bool:
        """Tell whether someone with these roles may sign `kind` while these conditions hold."""
        return any(
            not grant.roles.isdisjoint(roles)
            and (grant.condition is Condition.ALWAYS or grant.condition in holding)
            for grant in self.grants.get(kind, ())
        )

    def who_may(self, kind: str) -> str:
        """Return who may sign `kind`, as words to stand inside a sentence."""
        grants = self.grants.get(kind, ())
        if not grants:
            return "nobody yet" if kind not in self.recovery else "the recovery key alone"
        return "; or ".join(
            f"{_words_for(grant.roles)}{_CONDITION_WORDS[grant.condition]}" for grant in grants
        )


class NotEntitled(KnownError):
    """Somebody tried to record what their roles do not allow; says who can."""

    id = "not-entitled"

    def __init__(self, kind: str, table: Table) -> None:
        """Word the refusal of `kind` by this version of the table."""
        super().__init__(people=table.who_may(kind))
        self.kind = kind


_CONDITION_WORDS = {
    Condition.ALWAYS: "",
    Condition.OWN: ", for what is their own",
    Condition.OWN_KEY: ", for their own key",
    Condition.ANOTHERS_DECISION: ", for a decision somebody else made",
    Condition.NOT_FULL: ", at a level below “full”",
}

ANYONE = frozenset(Role)
BUT_AUDITORS = ANYONE - {Role.AUDITOR}
_DECIDERS = frozenset({Role.GUARDIAN, Role.DEPUTY, Role.LEAD_EXAMINER})
_RECORDERS = _DECIDERS | {Role.IG_LEAD}
_EXAMINERS = frozenset({Role.MEDICAL_EXAMINER, Role.LEAD_EXAMINER})
_EXAMINER_OFFICE = _EXAMINERS | {Role.EXAMINER_OFFICER}
_OVERSEERS = frozenset({Role.LEAD_EXAMINER, Role.IG_LEAD, Role.OWNER})
_WITNESSES = frozenset({Role.GUARDIAN, Role.IG_LEAD, Role.OWNER})
_OWNER = frozenset({Role.OWNER})


def _words_for(roles: frozenset[Role]) -> str:
    if roles == ANYONE:
        return "anyone who holds a role here"
    if roles == BUT_AUDITORS:
        return "anyone who holds a role here, except auditors"
    *others, last = [role.phrase for role in Role if role in roles]
    return f"{', '.join(others)} or {last}" if others else last


def _all(roles: frozenset[Role], *kinds: str) -> dict[str, tuple[Grant, ...]]:
    return dict.fromkeys(kinds, (Grant(roles=roles),))


def _own(roles: frozenset[Role], *kinds: str) -> dict[str, tuple[Grant, ...]]:
    return dict.fromkeys(kinds, (Grant(roles=roles, condition=Condition.OWN),))


_KEYS = (Grant(roles=_OWNER), Grant(roles=ANYONE, condition=Condition.OWN_KEY))
_DECISIONS = (
    Grant(roles=_DECIDERS),
    Grant(roles=frozenset({Role.IG_LEAD}), condition=Condition.ANOTHERS_DECISION),
)
_EXPORTS = (
    Grant(roles=BUT_AUDITORS),
    Grant(roles=frozenset({Role.AUDITOR}), condition=Condition.NOT_FULL),
)

_VERSION_1 = Table(
    version=1,
    grants={
        **_all(_OWNER, "vault.founded", "person.added", "person.changed", "settings.changed"),
        **dict.fromkeys(("key.added", "key.retired"), _KEYS),
        **dict.fromkeys(("decision.recorded", "decision.corrected"), _DECISIONS),
        **_own(_DECIDERS, "decision.confirmed"),
        **_all(
            _RECORDERS,
            "draft.numbered",
            "draft.taken",
            "draft.discarded",
            "decision.released",
            "condition.settled",
            "review.held",
            "permission.withdrawn",
            "challenge.opened",
            "challenge.closed",
            "advice.followed",
            "person.told",
            "learning.noted",
            "incident.linked",
        ),
        **_all(BUT_AUDITORS, "card.recorded", "cards.printed", "card.voided"),
        **_own(BUT_AUDITORS, "interest.declared"),
        **_all(
            _EXAMINER_OFFICE,
            "case.listed",
            "access.noted",
            "case.prepared",
            "independence.lost",
            "problem.noted",
            "problem.resolved",
        ),
        **_own(_EXAMINER_OFFICE, "access.confirmed"),
        **_all(_EXAMINERS, "case.completed", "case.referred", "case.passed", "case.reopened"),
        **_all(_OVERSEERS, "appointment.changed", "reconciliation.made"),
        **_all(_WITNESSES, "head.witnessed"),
        **_all(frozenset({Role.IG_LEAD, Role.OWNER}), "guidance.rechecked"),
        **_all(ANYONE, "log.begun", "log.seen", "clock.changed", "guidance.adopted"),
        **dict.fromkeys(("export.begun",), _EXPORTS),
        **_all(ANYONE, "export.finished"),
        # Nobody's role entitles to these: the recovery key alone signs them.
        "recovery.tested": (),
        "recovery.used": (),
    },
    recovery=frozenset({"recovery.tested", "recovery.used", "key.added", "key.retired"}),
    reserved=frozenset(
        {
            "decision.imported",
            "payload.disposed",
            "hold.set",
            "hold.lifted",
            "views.noted",
            "file.attached",
            "opinion.given",
        }
    ),
)

TABLES: Mapping[int, Table] = {_VERSION_1.version: _VERSION_1}
"""Every version ever released, by number."""

CURRENT = _VERSION_1
"""The version that new entries are written and judged by."""
