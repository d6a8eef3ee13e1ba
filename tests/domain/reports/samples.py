"""Decisions as reports count them, many at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.record.account import Section
from caldicott_desktop.domain.reports.facts import Decided, Facts, RoleHolder
from caldicott_desktop.domain.reports.period import financial_year
from caldicott_desktop.domain.reports.report import Counted, Report, blocks
from caldicott_desktop.domain.summary import ItemCounts
from caldicott_desktop.export import plain

PERIOD = financial_year(2025)
MADE_AT = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)

ONE = Decided(
    reference="CG-2025-0001",
    decided_on=date(2025, 5, 6),
    outcome=c.Outcome.REFUSE,
    kind="Police request",
    requester=c.RequesterKind.POLICE,
    purpose=c.Purpose.CRIME,
    gateway="Overriding public interest",
    confidentiality=True,
    data_protection=True,
    urgency=c.Urgency.ROUTINE,
    on_card=False,
    out_of_hours=False,
    days=3,
    due_on=date(2025, 5, 20),
    telling=c.Telling.TOLD_BEFORE,
    objection=c.Objection.NONE_KNOWN,
    opt_out=c.OptOut.DOES_NOT_APPLY,
    continuing=False,
    ratings=(c.Rating.MET,) * 8,
    overrides=0,
    late=False,
    items=ItemCounts(asked=1, allowed=0, reduced=0, redacted=0, refused=1, undecided=0),
    conditions=(),
    release=c.ReleaseState.NONE,
    first_review_on=None,
    reviewed_on=None,
    escalated_by_on=None,
    followed=None,
    followed_on=None,
    waits=False,
)

FACTS = Facts(
    organisation="Rosewood House",
    site="Rosewood House",
    nation=c.Nation.ENGLAND,
    period=PERIOD,
    made_at=MADE_AT,
    principles=tuple(f"Principle {number}" for number in range(1, 9)),
    decided=(),
    log_since=date(2020, 1, 1),
    holders=(RoleHolder(name="Priya Nair", position="Registered manager", role=Role.GUARDIAN),),
    late_after_h=48,
)


def made(number: int, **changes: Any) -> tuple[Decided, ...]:  # noqa: ANN401 - any part
    """So many decisions alike."""
    return (replace(ONE, **changes),) * number


def facts(*groups: tuple[Decided, ...], **changes: Any) -> Facts:  # noqa: ANN401 - any part
    """The facts of these decisions."""
    return replace(FACTS, decided=sum(groups, ()), **changes)


def words_of(report: Report) -> str:
    """All that a report says, as plain text."""
    sections = [
        Section(title=each.title, blocks=tuple(blocks(each.parts))) for each in report.sections
    ]
    return plain.text(report.title, report.answer, sections)


def counts_of(report: Report, title: str) -> dict[str, tuple[int | None, ...]]:
    """The rows of one table of counts."""
    found: Counted = next(each for each in report.counts if each.title == title)
    return dict(found.rows)
