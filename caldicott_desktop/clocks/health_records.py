"""Access to health records after death.

Source: Access to Health Records Act 1990 s.3(5) and (6), read on 22 November 2026 (the numbers are
in `resources/guidance/clocks.toml`). The limit is a period *beginning with* the day of a complete
application, so that day counts as the first. It is the shorter one only where nothing applied for
was made before the 40 days that precede the application. It runs for health-record pages alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caldicott_desktop.domain.asking import day_of
from caldicott_desktop.domain.case import Case, Item
from caldicott_desktop.domain.choices import PageClass, SubjectStatus
from caldicott_desktop.domain.guidance_types import ClockRule

EARLIEST_ENTRY = "earliest_entry_in_scope"
"""The question of the kind whose answer stands in for items without a date of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A limit that runs.

    `due_on` is the last day of the limit, `short_due_on` the last day of the shorter one, which is
    shown too. `items` are the indices of the items it runs for. `why` says in a sentence which of
    the two holds.
    """

    rule_id: str
    starts_on: date
    days: int
    due_on: date
    short_due_on: date
    items: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotStarted:
    """No limit runs, and why, in a sentence."""

    rule_id: str
    reason: str


def health_record_access(
    case: Case,
    rule: ClockRule,
    *,
    applied_on: date | None,
    complete_on: date | None,
    asked_on: date | None = None,
) -> Clock | NotStarted:
    """The limit for the health-record items of `case` under `rule`, or why none runs.

    `applied_on`: when it was applied for. `complete_on`: when it was known who the patient was and
    that the applicant is entitled. `asked_on`: when the applicant was asked for more; asking later
    than the rule allows does not move the start, which is then the application itself.
    """
    if reason := _held_up(case, rule):
        return NotStarted(rule_id=rule.id, reason=reason)
    if applied_on is None:
        return NotStarted(rule_id=rule.id, reason="The date of the application is not known.")
    if complete_on is None:
        needed = _lower(rule.starts)
        return NotStarted(
            rule_id=rule.id,
            reason=f"The application is not complete. Needed: {needed}",
        )
    starts_on = _start(rule, applied_on, complete_on, asked_on)
    held = tuple(index for index, item in enumerate(case.items) if _covered(item, rule))
    days, why = _days(case, rule, applied_on, held)
    return Clock(
        rule_id=rule.id,
        starts_on=starts_on,
        days=days,
        due_on=_last_day(starts_on, days),
        short_due_on=_last_day(starts_on, rule.length),
        items=held,
        why=why,
    )


def days_left(clock: Clock, today: date) -> int:
    """Days from `today` to the last day of the limit; 0 on it, negative after it."""
    return (clock.due_on - today).days


def _held_up(case: Case, rule: ClockRule) -> str | None:
    """Why no limit can run for this case, whatever the dates."""
    if case.subject.status is not SubjectStatus.DECEASED:
        return "This limit is for the records of someone who has died."
    if case.law.nation is None:
        return "Say which nation's law applies: the limit is set nation by nation."
    if case.law.nation not in rule.nations:
        return f"This limit is not written for {case.law.nation.label}."
    placed = {item.page_class for item in case.items}
    if PageClass.MIXED in placed:
        return (
            "Split the mixed record into health and social care pages first: the limit runs for "
            "health-record pages only."
        )
    if not any(_covered(item, rule) for item in case.items):
        return "No health-record pages are asked for, and this limit runs for those only."
    return None


def _covered(item: Item, rule: ClockRule) -> bool:
    return item.page_class in rule.page_classes


def _start(rule: ClockRule, applied_on: date, complete_on: date, asked_on: date | None) -> date:
    if asked_on is not None and rule.ask_days is not None:
        in_time = asked_on <= _last_day(applied_on, rule.ask_days)
        return max(applied_on, complete_on) if in_time else applied_on
    return max(applied_on, complete_on)


def _days(
    case: Case,
    rule: ClockRule,
    applied_on: date,
    held: tuple[int, ...],
) -> tuple[int, str]:
    if rule.long_days is None or rule.recent_days is None:
        return rule.length, f"{rule.length} days: this rule has one limit."
    earliest = list(_earliest(case, held))
    if None in earliest:
        return rule.long_days, (
            f"{rule.long_days} days: the date of the earliest entry is not known."
        )
    recent_from = applied_on - timedelta(days=rule.recent_days)
    if any(day < recent_from for day in earliest if day is not None):
        return rule.long_days, (
            f"{rule.long_days} days: something applied for was made more than {rule.recent_days} "
            "days before the application."
        )
    return rule.length, (
        f"{rule.length} days: nothing applied for was made more than {rule.recent_days} days "
        "before the application."
    )


def _earliest(case: Case, held: tuple[int, ...]) -> Iterator[date | None]:
    """Each item's earliest entry; the kind's own answer stands in where none is given."""
    overall = day_of(case.answers.get(EARLIEST_ENTRY))
    if overall is not None:
        yield overall
    for index in held:
        yield case.items[index].earliest_on or overall


def _last_day(first: date, days: int) -> date:
    """The last day of a period of `days` that begins with `first`."""
    return first + timedelta(days=days - 1)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
