"""Outcomes of twelve months: the groups they are shown in, and what the chart says in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from dateutil.relativedelta import relativedelta

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.windows.saying import long_month, noted, number, short_month, translate


class Group(Enum):
    """What decisions came to, as the chart counts them: a letter, and the words of the legend."""

    FULL = "S", noted("Outcomes", "Shared in full")
    PART = "P", noted("Outcomes", "In part or with conditions")
    REFUSED = "R", noted("Outcomes", "Refused")
    OTHER = "O", noted("Outcomes", "Deferred, redirected or other")

    def __init__(self, letter: str, words: str) -> None:
        """Keep the letter in its blocks and the words beside it in the legend."""
        self.letter = letter
        self._words = words

    @property
    def words(self) -> str:
        """Its words in the legend, in the language spoken."""
        return translate("Outcomes", self._words)


GROUPS = tuple(Group)
_GROUP_OF: Mapping[Outcome, Group] = MappingProxyType(
    {
        Outcome.SHARE_IN_FULL: Group.FULL,
        Outcome.SHARE_IN_PART: Group.PART,
        Outcome.SHARE_WITH_CONDITIONS: Group.PART,
        Outcome.ANONYMISED: Group.PART,
        Outcome.REFUSE: Group.REFUSED,
    }
)
LETTERS = tuple(group.letter for group in GROUPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The decisions of one month; `counts` in the order of `GROUPS`."""

    year: int
    month: int
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many decisions there were."""
        return sum(self.counts)

    @property
    def days(self) -> tuple[date, date]:
        """Its first and its last day."""
        first = date(self.year, self.month, 1)
        return first, first + relativedelta(day=31)

    @property
    def short(self) -> str:
        """Its name under the chart: `Nov`."""
        return short_month(self.month)

    @property
    def name(self) -> str:
        """Its name in a sentence: `November 2026`."""
        return f"{long_month(self.month)} {self.year}"


def grouped(months: Sequence[casework.MonthOutcomes]) -> tuple[Month, ...]:
    """Give the months of the register as the chart counts them."""
    return tuple(
        Month(
            year=each.year,
            month=each.month,
            counts=tuple(
                sum(
                    many
                    for outcome, many in each.counts.items()
                    if _GROUP_OF.get(outcome, Group.OTHER) is group
                )
                for group in GROUPS
            ),
        )
        for each in months
    )


def totals(months: Sequence[Month]) -> tuple[int, ...]:
    """Give the sum of each group, in the order of `GROUPS`."""
    return tuple(sum(column) for column in zip(*(each.counts for each in months), strict=True))


def summed_up(months: Sequence[Month]) -> str:
    """Give what the chart shows as sentences: all decisions, by group, and the fullest month."""
    by_group = totals(months)
    whole = sum(by_group)
    if not whole:
        return translate("Outcomes", "No decisions in the last %Ln month(s).", "", len(months))
    full, part, refused, other = by_group
    shared = full + part
    ends = (
        translate("Outcomes", "{count} shared in some form").format(count=number(shared))
        if shared
        else "",
        translate("Outcomes", "{count} refused").format(count=number(refused)) if refused else "",
        translate("Outcomes", "{count} deferred, redirected or ended in another way").format(
            count=number(other)
        )
        if other
        else "",
    )
    said = translate("Outcomes", "%Ln decision(s): {ends}.", "", whole).format(
        ends=", ".join(each for each in ends if each)
    )
    if whole == 1:
        return said
    fullest = max(reversed(months), key=lambda each: each.total)
    if fullest.total == whole:
        return said + " " + translate("Outcomes", "All were in {month}.").format(month=fullest.name)
    most = translate("Outcomes", "Most in one month: {count}, in {month}.").format(
        count=number(fullest.total), month=fullest.name
    )
    return f"{said} {most}"


def month_in_words(month: Month) -> str:
    """Give one month as a sentence: what the keyboard comes to in the chart."""
    if not month.total:
        return translate("Outcomes", "{month}: no decisions.").format(month=month.name)
    parts = (
        f"{number(many)} {phrases.inner(group.words)}"
        for group, many in zip(GROUPS, month.counts, strict=True)
        if many
    )
    return f"{month.name}: {', '.join(parts)}."
