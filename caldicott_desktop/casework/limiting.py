"""The time limit of a case: which rules there are for it, and where its events lead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from caldicott_desktop import clocks, guidance
from caldicott_desktop.clocks import NotStarted
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import ClockRule, Counting, GuidanceSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Where a time limit leads: its last day, or why it does not run yet.

    `early_on` is the last day of the shorter of two limits, where guidance often asks for that one.
    `left` counts what lies between today and the last day, in the unit of the rule (negative once
    it has passed); `why` says which rule of the two holds, and what was left out.
    """

    rule: ClockRule
    due_on: date | None
    early_on: date | None
    left: int | None
    why: str


def limits_for(case: Case, known: GuidanceSet) -> tuple[ClockRule, ...]:
    """The rules to offer: of the case's kind first, then the others of its nation.

    An unanswered nation excludes none.
    """
    of_kind, nation = guidance.clocks_for(case, known), case.law.nation
    others = (rule for rule in known.clocks.values() if nation is None or nation in rule.nations)
    return tuple({rule.id: rule for rule in (*of_kind, *others)}.values())


def limit_of(case: Case, known: GuidanceSet, *, today: date) -> Limit | None:
    """Where the limit chosen for `case` leads; `None` when none is chosen, or it is not known.

    Pure: it reads no vault and may be called from anywhere.
    """
    rule = known.clocks.get(case.time_limit.clock_id or "")
    if rule is None:
        return None
    reckoned = clocks.reckon(case, rule)
    if isinstance(reckoned, NotStarted):
        return Limit(rule=rule, due_on=None, early_on=None, left=None, why=reckoned.reason)
    early = reckoned.short_due_on
    return Limit(
        rule=rule,
        due_on=reckoned.due_on,
        early_on=early if early != reckoned.due_on else None,
        left=_left(case, rule, today, reckoned.due_on),
        why=reckoned.why,
    )


def with_limit(case: Case, known: GuidanceSet, *, today: date) -> Case:
    """`case` with the title of its limit and the day it leads to, as they are recorded."""
    found = limit_of(case, known, today=today)
    if found is None:
        return case
    limit = replace(case.time_limit, title=found.rule.title, due_on=found.due_on)
    return replace(case, time_limit=limit)


def _left(case: Case, rule: ClockRule, today: date, due_on: date) -> int:
    if rule.counting is Counting.WORKING_DAYS and case.law.nation is not None:
        return clocks.working_days_between(today, due_on, case.law.nation)
    return (due_on - today).days
