"""One line of a register: what a list for somebody outside says of one decision.

Every value is taken from a payload whose proof was checked, but for what follows from later entries
(`standing`, `release`, `next_on`, `waits`), which the vault keeps beside it and a full check
compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from caldicott_desktop.domain.choices import (
    GatewayEffect,
    Nation,
    Outcome,
    Rating,
    ReleaseState,
    RequesterKind,
    Standing,
)
from caldicott_desktop.domain.summary import ItemCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """A decision on a register; `decided_on` is the day in the UK.

    `requester` is who asked, in the shortest words, `subject` a local reference; `gateway` its
    title as it stood. `ratings` are those of the eight principles, in order;
    `overrides` counts named reasons for going on in spite of something open. `corrects`,
    `superseded_by` and `contested_with` are numbers. `waits` tells that the matter is live:
    deferred, escalated, challenged, contested, or not confirmed by its decider. `log` (hex) and
    `position` (from 1) are the place of its entry.
    """

    reference: str
    decided_at: datetime
    decided_on: date
    recorded_at: datetime
    late_s: int
    kind_id: str
    kind_title: str
    requester_kind: RequesterKind | None
    requester: str
    their_reference: str | None
    subject: str | None
    service: str | None
    people_count: int | None
    site: str | None
    nation: Nation | None
    gateway: str
    gateway_effect: GatewayEffect | None
    outcome: Outcome
    sentence: str | None
    decided_by: str | None
    ratings: tuple[Rating, ...]
    items: ItemCounts
    conditions: int
    overrides: int
    standing: Standing
    release: ReleaseState
    next_on: date | None
    waits: bool
    corrects: tuple[str, ...]
    superseded_by: tuple[str, ...]
    contested_with: tuple[str, ...]
    log: str
    position: int
    entry_id: str
