from __future__ import annotations

import pytest

from caldicott_desktop.domain.authority import (
    ANYONE,
    CURRENT,
    TABLES,
    Condition,
    NotEntitled,
)
from caldicott_desktop.domain.people import Role

# Who may, as the design settles it, written a second time by role rather than by kind.
OWNER = "vault.founded person.added person.changed key.added key.retired settings.changed"
AFTERWARDS = (
    "draft.numbered draft.taken draft.discarded decision.released condition.settled review.held "
    "permission.withdrawn challenge.opened challenge.closed advice.followed person.told "
    "learning.noted incident.linked"
)
DECIDER = "decision.recorded decision.corrected " + AFTERWARDS
NOT_AUDITOR = "card.recorded cards.printed card.voided export.begun"
EVERYONE = "log.begun log.seen clock.changed guidance.adopted export.finished"
OFFICE = "case.listed access.noted case.prepared independence.lost problem.noted problem.resolved"
EXAMINER = "case.completed case.referred case.passed case.reopened"
OVERSEER = "appointment.changed reconciliation.made"

ALONE = {
    Role.OWNER: f"{OWNER} {NOT_AUDITOR} {EVERYONE} {OVERSEER} head.witnessed guidance.rechecked",
    Role.GUARDIAN: f"{DECIDER} {NOT_AUDITOR} {EVERYONE} head.witnessed",
    Role.DEPUTY: f"{DECIDER} {NOT_AUDITOR} {EVERYONE}",
    Role.LEAD_EXAMINER: f"{DECIDER} {NOT_AUDITOR} {EVERYONE} {OFFICE} {EXAMINER} {OVERSEER}",
    Role.MEDICAL_EXAMINER: f"{NOT_AUDITOR} {EVERYONE} {OFFICE} {EXAMINER}",
    Role.EXAMINER_OFFICER: f"{NOT_AUDITOR} {EVERYONE} {OFFICE}",
    Role.IG_LEAD: (
        f"{AFTERWARDS} {NOT_AUDITOR} {EVERYONE} {OVERSEER} head.witnessed guidance.rechecked"
    ),
    Role.AUDITOR: EVERYONE,
}


@pytest.mark.parametrize("role", Role)
def test_each_role_may_exactly_what_is_settled(role: Role) -> None:
    may = {kind for kind in CURRENT.grants if CURRENT.permits(kind, {role})}
    assert may == set(ALONE[role].split())


@pytest.mark.parametrize(
    ("condition", "roles", "kinds"),
    [
        (Condition.OWN, {Role.GUARDIAN, Role.DEPUTY, Role.LEAD_EXAMINER}, "decision.confirmed"),
        (Condition.OWN, ANYONE - {Role.AUDITOR}, "interest.declared"),
        (
            Condition.OWN,
            {Role.MEDICAL_EXAMINER, Role.LEAD_EXAMINER, Role.EXAMINER_OFFICER},
            "access.confirmed",
        ),
        (Condition.OWN_KEY, ANYONE - {Role.OWNER}, "key.added key.retired"),
        (Condition.ANOTHERS_DECISION, {Role.IG_LEAD}, "decision.recorded decision.corrected"),
        (Condition.NOT_FULL, {Role.AUDITOR}, "export.begun"),
    ],
)
def test_a_condition_opens_these_kinds_to_these_roles_only(
    condition: Condition, roles: set[Role], kinds: str
) -> None:
    for kind in kinds.split():
        opened = {
            role
            for role in Role
            if CURRENT.permits(kind, {role}, {condition}) and not CURRENT.permits(kind, {role})
        }
        assert opened == roles


def test_roles_add_up() -> None:
    assert not CURRENT.permits("decision.recorded", {Role.OWNER})
    assert CURRENT.permits("decision.recorded", {Role.OWNER, Role.GUARDIAN})
    assert not CURRENT.permits("log.seen", set())


def test_the_recovery_key_opens_and_repairs_but_never_decides() -> None:
    assert CURRENT.recovery == {"recovery.tested", "recovery.used", "key.added", "key.retired"}
    for kind in ("recovery.tested", "recovery.used"):
        assert CURRENT.knows(kind)
        assert not CURRENT.permits(kind, ANYONE, set(Condition))


def test_reserved_names_are_nobodys_yet() -> None:
    for kind in CURRENT.reserved:
        assert not CURRENT.knows(kind)
        assert not CURRENT.permits(kind, ANYONE, set(Condition))
    assert not CURRENT.knows("no.such")


def test_every_released_version_is_kept_under_its_number() -> None:
    assert list(TABLES) == [1]
    assert TABLES[CURRENT.version] is CURRENT


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("person.added", "an owner of this vault"),
        ("case.completed", "a medical examiner or a lead medical examiner"),
        ("head.witnessed", "an owner of this vault, the Caldicott Guardian or an information "),
        ("log.begun", "anyone who holds a role here"),
        ("card.recorded", "anyone who holds a role here, except auditors"),
        ("hold.set", "nobody yet"),
        ("recovery.used", "the recovery key alone"),
        ("key.added", "an owner of this vault; or anyone who holds a role here, for their own key"),
        ("export.begun", "anyone who holds a role here, except auditors; or an auditor, at a "),
        ("interest.declared", "anyone who holds a role here, except auditors, for what is their"),
    ],
)
def test_a_refusal_says_who_can(kind: str, words: str) -> None:
    refused = NotEntitled(kind, CURRENT)
    assert refused.remedy.startswith(f"It can be done by {words}")
    assert refused.kind == kind


def test_every_role_has_words() -> None:
    assert [role.label for role in Role]
    assert len({role.label for role in Role}) == len(Role)
    assert Role("ig_lead").phrase == "an information governance lead"
