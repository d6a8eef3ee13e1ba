"""The time limit a case falls under: its events in, its last day out, or why there is none yet.

Sources stand with each rule in `resources/guidance/clocks.toml`; this is the arithmetic alone.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from caldicott_desktop.clocks.health_records import Clock, NotStarted, health_record_access
from caldicott_desktop.clocks.working_days import working_day_after, working_days_between
from caldicott_desktop.domain.case import Case, TimeLimit
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.guidance_types import ClockRule, Counting
from caldicott_desktop.domain.record.phrases import long_date


def reckon(case: Case, rule: ClockRule) -> Clock | NotStarted:
    """Where the events in `case.time_limit` lead under `rule`, or why no limit runs yet."""
    limit = case.time_limit
    if rule.counting is Counting.DIRECTED:
        return _directed(rule, limit)
    if rule.page_classes:
        received_at = case.request.received_at
        return health_record_access(
            case,
            rule,
            applied_on=received_at.date() if received_at else None,
            complete_on=limit.started_on,
            asked_on=limit.asked_more_on,
        )
    if limit.started_on is None:
        return NotStarted(rule_id=rule.id, reason=f"Give the day it starts. {rule.starts}")
    if case.law.nation is None or case.law.nation not in rule.nations:
        return NotStarted(
            rule_id=rule.id,
            reason="Say which nation's law applies: this limit is not for every one.",
        )
    if rule.pauses and limit.asked_more_on is not None and limit.answered_on is None:
        return NotStarted(
            rule_id=rule.id,
            reason=f"It stands still since {long_date(limit.asked_more_on)}, until what was asked "
            "for comes.",
        )
    return _counted(case, rule, limit.started_on)


def _directed(rule: ClockRule, limit: TimeLimit) -> Clock | NotStarted:
    if limit.directed_on is None:
        return NotStarted(rule_id=rule.id, reason="Give the day that was set.")
    return Clock(
        rule_id=rule.id,
        starts_on=limit.started_on or limit.directed_on,
        days=0,
        due_on=limit.directed_on,
        short_due_on=limit.directed_on,
        items=(),
        why="The day was set by whoever asks.",
    )


def _counted(case: Case, rule: ClockRule, started_on: date) -> Clock:
    limit, nation = case.time_limit, case.law.nation
    due_on, why = started_on, f"{rule.length} {rule.counting.label}."
    match rule.counting:
        case Counting.DAYS:
            due_on += timedelta(days=rule.length - 1)
        case Counting.MONTHS:
            due_on += relativedelta(months=rule.length)
            why = "One month." if rule.length == 1 else why
        case Counting.WORKING_DAYS if nation is not None:
            days = rule.length + _paused_working_days(rule, limit, nation)
            due_on = working_day_after(started_on, days, nation)
    still = _paused(rule, limit)
    # A limit in working days has its pause counted in by now, in working days as well.
    added = timedelta() if rule.counting is Counting.WORKING_DAYS else still
    first_due_on = due_on + added
    if limit.extended and rule.extension_months and rule.counting is Counting.MONTHS:
        told_on = limit.extension_told_on
        if told_on is not None and told_on <= first_due_on:
            # From the start, so that the shorter month between the two ends takes no days away.
            due_on = started_on + relativedelta(months=rule.length + rule.extension_months)
            why = f"{why} Extended by {rule.extension_months} months, told on {long_date(told_on)}."
        else:
            why = f"{why} Not extended: no day on which the person was told lies within it."
    due_on += added
    if paused := still.days:
        why = f"{why} It stood still for {paused} day{'' if paused == 1 else 's'}."
    return Clock(
        rule_id=rule.id,
        starts_on=started_on,
        days=(due_on - started_on).days,
        due_on=due_on,
        short_due_on=due_on,
        items=(),
        why=why,
    )


def _paused(rule: ClockRule, limit: TimeLimit) -> timedelta:
    """How long the limit stood still."""
    if not rule.pauses or limit.asked_more_on is None or limit.answered_on is None:
        return timedelta()
    return max(timedelta(), limit.answered_on - limit.asked_more_on)


def _paused_working_days(rule: ClockRule, limit: TimeLimit, nation: Nation) -> int:
    """How many working days of `nation` the limit stood still."""
    if not _paused(rule, limit) or limit.asked_more_on is None or limit.answered_on is None:
        return 0
    return working_days_between(limit.asked_more_on, limit.answered_on, nation)
