"""Moments and the time between two, as pages say them in the language spoken."""

from __future__ import annotations

from datetime import datetime, timedelta

from caldicott_desktop.domain.record import phrases
from caldicott_desktop.windows.saying import long_date, short_date, translate

_DAY_MINUTES = 24 * 60


def short_moment(at: datetime) -> str:
    """`19 Nov 2026, 14:30`, by the clock of `at`; its zone follows where it is not the UK's."""
    clock = phrases.short_moment(at).partition(", ")[2]
    return f"{short_date(at.date())}, {clock}"


def moment(at: datetime) -> str:
    """`19 November 2026, 14:30`, by the clock of `at`; a zone that is not the UK's follows."""
    clock = phrases.moment(at).partition(", ")[2]
    return f"{long_date(at.date())}, {clock}"


def ago(happened_at: datetime, now: datetime) -> str:
    """`5 minutes ago`; from a day on, calendar days in the UK are counted."""
    minutes, hours, days = _between(happened_at, now)
    if days:
        return translate("Moments", "%Ln day(s) ago", "", days)
    if hours:
        return translate("Moments", "%Ln hour(s) ago", "", hours)
    if minutes:
        return translate("Moments", "%Ln minute(s) ago", "", minutes)
    return translate("Moments", "Just now")


def later_than(happened_at: datetime, recorded_at: datetime) -> str:
    """`5 minutes later`, counted as `ago` does; nothing within the minute."""
    minutes, hours, days = _between(happened_at, recorded_at)
    if days:
        return translate("Moments", "%Ln day(s) later", "", days)
    if hours:
        return translate("Moments", "%Ln hour(s) later", "", hours)
    if minutes:
        return translate("Moments", "%Ln minute(s) later", "", minutes)
    early = recorded_at <= happened_at - timedelta(minutes=1)
    return translate("Moments", "before the time given for it") if early else ""


def _between(since: datetime, until: datetime) -> tuple[int, int, int]:
    """Whole minutes, hours and, from a day on, calendar days in the UK; 0 where it was earlier."""
    minutes = max(0, int((until - since).total_seconds() // 60))
    days = (phrases.in_uk(until).date() - phrases.in_uk(since).date()).days
    return minutes, minutes // 60, days if minutes >= _DAY_MINUTES else 0
