"""What was read of a day list as rows of a table: what happens to each, and why."""

from __future__ import annotations

from collections.abc import Callable

from caldicott_desktop.domain.examiner.day_list import DayList, DayRow, RowFault
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows.examiner.line_facts import died_words
from caldicott_desktop.windows.names.tables import Column
from caldicott_desktop.windows.saying import noted, number, translate

Read = DayRow | RowFault

WHY = 6
"""The column that takes what the others leave."""


def rows_of(found: DayList) -> tuple[Read, ...]:
    """The rows of the table: first those that cannot be listed, then the rest as in the list."""
    return (*found.faults, *found.rows)


def summary(found: DayList) -> str:
    """How many cases there are of each sort."""
    here = sum(row.is_here for row in found.rows)
    parts = (
        (len(found.rows) - here, translate("DayList", "{count} to be listed")),
        (here, translate("DayList", "{count} on the log already")),
        (len(found.faults), translate("DayList", "{count} not read")),
    )
    said = " · ".join(words.format(count=number(count)) for count, words in parts if count)
    return said or translate("DayList", "There is nothing in this list but its headings.")


def _numbers(row: Read) -> str:
    numbers = (row.number,) if isinstance(row, RowFault) else row.numbers
    return ", ".join(map(str, numbers))


def _what(row: Read) -> str:
    if isinstance(row, RowFault):
        return translate("DayList", "Not read")
    if row.is_here:
        return translate("DayList", "On the log")
    return translate("DayList", "To be listed")


def _tone(row: Read) -> str:
    if isinstance(row, RowFault):
        return "attention"
    return "outline" if row.is_here else "neutral"


def _of_case(words: Callable[[DayRow], str]) -> Callable[[Read], str]:
    return lambda row: "" if isinstance(row, RowFault) else showable(words(row))


def _why(row: Read) -> str:
    if isinstance(row, RowFault):
        return row.said.words
    return " ".join(remark.words for remark in row.remarks)


COLUMNS: tuple[Column[Read], ...] = (
    Column(title=noted("Tables", "Row"), words=_numbers, widest="000, 000"),
    Column(title=noted("Tables", "What happens"), words=_what, widest="To be listed  ", tone=_tone),
    Column(
        title=noted("Tables", "Case"),
        words=lambda row: showable(row.reference),
        widest="ME-2611-00000",
    ),
    Column(
        title=noted("Tables", "Died"),
        words=_of_case(lambda row: died_words(row.died.from_on, row.died.to_on)),
        widest="29–30 Sep 2026",
    ),
    Column(
        title=noted("Tables", "Sources asked"),
        words=_of_case(lambda row: " · ".join(row.sources)),
        widest="EPR · GP Connect",
    ),
    Column(
        title=noted("Tables", "Examiner"),
        words=_of_case(lambda row: row.examiner),
        widest="Dr M Ellery",
    ),
    Column(
        title=noted("Tables", "Why, or what to look at"),
        words=_why,
        widest="Row 12 names the same case as",
    ),
)
