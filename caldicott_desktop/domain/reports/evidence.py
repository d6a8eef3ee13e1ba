"""What the log can show for each thing that the toolkit asks about, in a sentence, and where not.

A sentence says what was recorded. Whether that is enough is for whoever submits the toolkit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.reports import counting as by
from caldicott_desktop.domain.reports.facts import Facts
from caldicott_desktop.domain.reports.toolkit import Evidence
from caldicott_desktop.domain.reports.words import many, parted, there
from caldicott_desktop.domain.tally import NOT_SAID, Tallied


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the log shows, and in `gap` what it lacks of it; `None` where it lacks nothing."""

    says: str
    gap: str | None = None


def found(evidence: Evidence, facts: Facts, shown: Tallied) -> Found:
    """Return what the log shows of one thing."""
    return _FINDERS[evidence](facts, shown)


def _roles(facts: Facts, _shown: Tallied) -> Found:
    held = {each.role for each in facts.holders}
    named = {
        role: phrases.joined([each.name for each in facts.holders if each.role is role])
        for role in (Role.GUARDIAN, Role.DEPUTY, Role.IG_LEAD)
    }
    says = ". ".join(f"{role.label}: {name or 'nobody in the log'}" for role, name in named.items())
    lacking = [role for role in (Role.GUARDIAN, Role.DEPUTY) if role not in held]
    words = phrases.joined([phrases.inner(role.label) for role in lacking])
    return Found(
        says=f"{says}.", gap=f"Nobody is named in the log as {words}." if lacking else None
    )


def _to_the_board(facts: Facts, _shown: Tallied) -> Found:
    many_ = facts.board_reports
    says = there(many_, "board report", f"written from this log, for days in {facts.period.words}")
    return Found(
        says=says, gap=None if many_ else "No report to the board was written from this log."
    )


def _recorded(_facts: Facts, shown: Tallied) -> Found:
    total = shown.at(*by.ALL)
    says = there(total, "decision", "recorded, each signed, with its reasons and who made it")
    return Found(says=says, gap="No decision was recorded." if total == 0 else None)


def _law(_facts: Facts, shown: Tallied) -> Found:
    total = shown.at(*by.ALL)
    gateway, route, basis = (
        shown.at(*label)
        for label in (by.LAW_NAMED, by.CONFIDENTIALITY_NAMED, by.DATA_PROTECTION_NAMED)
    )
    says = (
        f"A gateway in law is named in {many(gateway, 'decision')}, a route past the duty of"
        f" confidence in {many(route, 'decision')}, a basis in data protection law in"
        f" {many(basis, 'decision')}. Refusals and advice need not name them, nor decisions about"
        " people who have died a basis in data protection law."
    )
    lacking = total != 0 and 0 in {gateway, route, basis}
    return Found(says=says, gap="One of the three is named in no decision." if lacking else None)


def _care(_facts: Facts, shown: Tallied) -> Found:
    number = shown.at(*by.FOR_CARE)
    says = there(number, "decision", "about sharing for individual care")
    return Found(says=says, gap="No decision was about sharing for care." if number == 0 else None)


def _other_uses(_facts: Facts, shown: Tallied) -> Found:
    number = shown.at(*by.FOR_OTHER_USES)
    says = there(number, "decision", "about sharing for other purposes than care")
    return Found(
        says=says, gap="No decision was about sharing for other purposes." if number == 0 else None
    )


def _objections(_facts: Facts, shown: Tallied) -> Found:
    objected = shown.at(by.OBJECTION, c.Objection.OBJECTED.label)
    honoured = shown.at(by.OPT_OUT, c.OptOut.CHECKED_SET.label)
    unchecked = shown.at(by.OPT_OUT, c.OptOut.NOT_CHECKED.label)
    says = " ".join(
        (
            there(objected, "decision", "made about somebody known to have objected"),
            there(honoured, "national data opt-out", "recorded as set and honoured"),
        )
    )
    lacking = unchecked != 0
    return Found(
        says=says,
        gap="There are decisions in which the national data opt-out was not checked."
        if lacking
        else None,
    )


def _telling(_facts: Facts, shown: Tallied) -> Found:
    told = shown.of(by.TELLING)
    said = {each: number for each, number in told.items() if each != NOT_SAID}
    says = f"Whether the person was told: {parted(said.items()) or 'nothing recorded'}."
    lacking = shown.at(by.TELLING, NOT_SAID) != 0
    return Found(
        says=says,
        gap="There are decisions that do not say whether the person is told." if lacking else None,
    )


def _need_to_know(_facts: Facts, shown: Tallied) -> Found:
    four = by.principle(4)
    rated = {each: shown.at(four, each.label) for each in c.Rating}
    weighed = [rated[c.Rating.MET], rated[c.Rating.MET_WITH_CONDITIONS], rated[c.Rating.NOT_MET]]
    says = (
        "Principle 4 (need to know) was rated as met in"
        f" {many(weighed[0], 'decision')}, as met with conditions in"
        f" {many(weighed[1], 'decision')} and as not met in {many(weighed[2], 'decision')}."
    )
    none = all(each == 0 for each in weighed)
    return Found(says=says, gap="Principle 4 was rated in no decision." if none else None)


def _learning(_facts: Facts, shown: Tallied) -> Found:
    number = shown.at(*by.LEARNT)
    return Found(
        says=there(number, "lesson", "noted from decisions"),
        gap="No lesson was noted in the log." if number == 0 else None,
    )


def _reviews(_facts: Facts, shown: Tallied) -> Found:
    held, overdue = shown.at(*by.REVIEWS), shown.at(by.REVIEW_STATE, by.REVIEW_OVERDUE)
    return Found(
        says=there(held, "review", "held of what had been decided"),
        gap="There are continuing uses whose review is overdue." if overdue != 0 else None,
    )


def _incidents(_facts: Facts, shown: Tallied) -> Found:
    return Found(says=there(shown.at(*by.INCIDENTS), "incident", "linked to a decision"))


def _suppliers(_facts: Facts, shown: Tallied) -> Found:
    number = shown.at(*by.SUPPLIERS)
    return Found(
        says=there(number, "decision", "about a request of a supplier"),
        gap="No decision was about a supplier." if number == 0 else None,
    )


def _keeping(facts: Facts, shown: Tallied) -> Found:
    hours = phrases.counted(facts.late_after_h, "hour")
    late = shown.at(*by.LATE)
    return Found(
        says=(
            "Entries are signed, and can be shown to be unchanged since. "
            + there(late, "decision", f"recorded more than {hours} after it was made")
        ),
        gap="There are decisions that were recorded late." if late != 0 else None,
    )


_FINDERS: Mapping[Evidence, Callable[[Facts, Tallied], Found]] = MappingProxyType(
    {
        Evidence.ROLES: _roles,
        Evidence.TO_THE_BOARD: _to_the_board,
        Evidence.RECORDED: _recorded,
        Evidence.LAW: _law,
        Evidence.CARE: _care,
        Evidence.OTHER_USES: _other_uses,
        Evidence.OBJECTIONS: _objections,
        Evidence.TELLING: _telling,
        Evidence.NEED_TO_KNOW: _need_to_know,
        Evidence.LEARNING: _learning,
        Evidence.REVIEWS: _reviews,
        Evidence.INCIDENTS: _incidents,
        Evidence.SUPPLIERS: _suppliers,
        Evidence.KEEPING: _keeping,
    }
)
