"""Differences between a source's log and ours as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping

from caldicott_desktop.domain.examiner.reconciled import Explained
from caldicott_desktop.domain.examiner.reconciliation import Finding, FindingKind, Mark
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows.moments import short_moment
from caldicott_desktop.windows.names.tables import Column
from caldicott_desktop.windows.saying import noted, translate

Difference = tuple[int, Finding, Explained | None]
"""A finding with its place among all, and what explains it."""

KINDS: Mapping[FindingKind, str] = {
    FindingKind.NO_LINE: noted("Differences", "Access without a line"),
    FindingKind.NOT_ON_LIST: noted("Differences", "Not on the list that day"),
    FindingKind.OFF_DUTY: noted("Differences", "Not on duty that day"),
    FindingKind.ADDED_AFTERWARDS: noted("Differences", "Line added afterwards"),
    FindingKind.MATCHED: noted("Differences", "Matched"),
    FindingKind.NO_ACCESS: noted("Differences", "Line without an access"),
}

MARKS: Mapping[Mark, str] = {
    Mark.NOT_ON_LIST: noted("Differences", "not on the list"),
    Mark.OFF_DUTY: noted("Differences", "not on duty"),
    Mark.DUTY_NOT_CHECKED: noted("Differences", "duty not checked"),
    Mark.ADDED_AFTERWARDS: noted("Differences", "line added afterwards"),
    Mark.FURTHER_LOOK: noted("Differences", "a further look"),
}


def kind_words(kind: FindingKind) -> str:
    """What a class of findings is called."""
    return translate("Differences", KINDS[kind])


def _number(row: Difference) -> str:
    found = row[1].row
    return str(found.number) if found else ""


def _case(row: Difference) -> str:
    found = row[1].row or row[1].access
    return showable(found.reference) if found else ""


def _who(row: Difference) -> str:
    found = row[1].row or row[1].access
    return showable(found.who) if found else ""


def _when(row: Difference) -> str:
    finding = row[1]
    if finding.row is not None:
        return short_moment(finding.row.at)
    return short_moment(finding.access.accessed_at) if finding.access else ""


def _besides(row: Difference) -> str:
    marks = sorted(row[1].marks)
    return ", ".join(translate("Differences", MARKS[mark]) for mark in marks)


def explained_words(explained: Explained | None) -> str:
    """What somebody wrote beside a difference."""
    if explained is None:
        return ""
    return showable(" · ".join(filter(None, (explained.note, explained.incident))))


EXPLAINED = 6
"""The column that takes what the others leave."""

COLUMNS: tuple[Column[Difference], ...] = (
    Column(title=noted("Tables", "Row"), words=_number, widest="000000"),
    Column(
        title=noted("Tables", "Difference"),
        words=lambda row: kind_words(row[1].kind),
        widest="Not on the list that day  ",
        tone=lambda row: "neutral" if row[2] else "attention",
    ),
    Column(title=noted("Tables", "Case"), words=_case, widest="ME-2611-00000"),
    Column(title=noted("Tables", "Person"), words=_who, widest="Margaret Ellery"),
    Column(title=noted("Tables", "When"), words=_when, widest="30 Sep 2026, 00:00"),
    Column(title=noted("Tables", "Besides"), words=_besides, widest="duty not checked"),
    Column(
        title=noted("Tables", "Explained"),
        words=lambda row: explained_words(row[2]),
        widest="On call that night",
    ),
)
