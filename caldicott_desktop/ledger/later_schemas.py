"""The payloads of what happened after a decision: each thing of the domain, and the decision.

Each is specified in `docs/store-format.md`, "Payload schemas". `decision` is the entry id of the
decision it is about; the case is the subject.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, cast

from caldicott_desktop.domain import happenings as h
from caldicott_desktop.ledger.codec import Digest
from caldicott_desktop.ledger.payload import Fields
from caldicott_desktop.ledger.schema import Schema, schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Released(h.Released):
    """`decision.released`: information was given."""

    decision: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionSettled(h.ConditionSettled):
    """`condition.settled`: a condition was met or breached."""

    decision: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewHeld(h.ReviewHeld):
    """`review.held`: the decision was looked at again."""

    decision: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionWithdrawn(h.PermissionWithdrawn):
    """`permission.withdrawn`: someone took back the permission it rests on."""

    decision: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeOpened(h.ChallengeOpened):
    """`challenge.opened`: somebody challenges the decision."""

    decision: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeClosed(h.ChallengeClosed):
    """`challenge.closed`: a challenge ended."""

    decision: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceFollowed(h.AdviceFollowed):
    """`advice.followed`: what the organisation did with advice."""

    decision: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTold(h.PersonTold):
    """`person.told`: the person, or somebody for them, was told."""

    decision: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningNoted(h.LearningNoted):
    """`learning.noted`: what was learnt."""

    decision: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLinked(h.IncidentLinked):
    """`incident.linked`: an incident recorded elsewhere."""

    decision: Digest


ALL = (
    schema("release/1", Released, "decision.released"),
    schema("condition/1", ConditionSettled, "condition.settled"),
    schema("review/1", ReviewHeld, "review.held"),
    schema("permission/1", PermissionWithdrawn, "permission.withdrawn"),
    schema("challenge/1 opened", ChallengeOpened, "challenge.opened"),
    schema("challenge/1 closed", ChallengeClosed, "challenge.closed"),
    schema("advice/1 followed", AdviceFollowed, "advice.followed"),
    schema("told/1", PersonTold, "person.told"),
    schema("learning/1", LearningNoted, "learning.noted"),
    schema("incident/1", IncidentLinked, "incident.linked"),
)
"""Every schema defined here."""

_BY_NAME: dict[str, Schema[Any]] = {each.name: each for each in ALL}
_OF: dict[type[object], Schema[Any]] = {each.made.__mro__[1]: each for each in ALL}

NAMES = frozenset(_BY_NAME)
"""What stands in `/schema` of everything that happens after a decision."""


def payload_of(happening: h.Happening, decision: bytes) -> tuple[Schema[Any], object]:
    """Return the schema of `happening`, and its payload about the decision of that entry id."""
    form = _OF[type(happening)]
    values = {item.name: getattr(happening, item.name) for item in fields(happening)}
    return form, form.made(**values, decision=decision)


def read(found: Fields) -> tuple[h.Happening, bytes]:
    """Return what happened and the entry id of the decision it is about.

    Raises `LedgerFault` for a payload that does not have the form of its schema, `KeyError` for one
    that is none of these.
    """
    form = _BY_NAME[str(found["/schema"])]
    told = form.read(found)
    plain = form.made.__mro__[1]
    values = {item.name: getattr(told, item.name) for item in fields(plain)}
    return cast("h.Happening", plain(**values)), told.decision
