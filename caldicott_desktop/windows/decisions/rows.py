"""A decision as a row of a table: its columns, the words of its cells, and how it is heard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum
from types import MappingProxyType

from PySide6.QtCore import Qt

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Choice, Standing
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows.kit.lines import BelowRole, SecondLineRole
from caldicott_desktop.windows.saying import long_date, noted, short_date, translate

NOTHING = "–"


class Column(IntEnum):
    """The columns, from left to right."""

    REFERENCE = 0
    DECIDED = 1
    KIND = 2
    REQUESTER = 3
    OUTCOME = 4
    SUBJECT = 5
    NEXT = 6


ORDERS: Mapping[Column, casework.Order] = MappingProxyType(
    {
        Column.REFERENCE: casework.Order.REFERENCE,
        Column.DECIDED: casework.Order.DECIDED,
        Column.KIND: casework.Order.KIND,
        Column.REQUESTER: casework.Order.REQUESTER,
        Column.OUTCOME: casework.Order.OUTCOME,
        Column.SUBJECT: casework.Order.SUBJECT,
        Column.NEXT: casework.Order.NEXT,
    }
)

HEADERS: Mapping[Column, str] = MappingProxyType(
    {
        Column.REFERENCE: noted("Rows", "Reference"),
        Column.DECIDED: noted("Rows", "Decided"),
        Column.KIND: noted("Rows", "Kind of case"),
        Column.REQUESTER: noted("Rows", "Requester"),
        Column.OUTCOME: noted("Rows", "Outcome"),
        Column.SUBJECT: noted("Rows", "Subject"),
        Column.NEXT: noted("Rows", "Next date"),
    }
)


def cell(row: casework.DecisionRow, column: Column, role: int) -> str | None:
    """What the cell of `row` in `column` gives for `role`, as a model's `data`."""
    if role == SecondLineRole:
        return _second_line(row) if column is Column.KIND else None
    if role == BelowRole:
        return _below(row, column)
    words = showable(_CELLS[column](row))
    if role == Qt.ItemDataRole.DisplayRole:
        return words or NOTHING
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return (
            showable(spoken(row))
            if column is Column.REFERENCE
            else words or translate("Rows", "None")
        )
    is_tip = role == Qt.ItemDataRole.ToolTipRole and column in {Column.KIND, Column.REQUESTER}
    return words if is_tip else None


def heading(section: int, orientation: Qt.Orientation, role: int) -> str | Qt.AlignmentFlag | None:
    """What a header gives for `role`, as a model's `headerData`."""
    if orientation is not Qt.Orientation.Horizontal:
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return translate("Rows", HEADERS[Column(section)])
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    return None


def short_outcome(outcome: Choice) -> str:
    """An outcome in a word or three; what follows a colon in its label explains it elsewhere."""
    return outcome.label.partition(":")[0]


def recorded_later(row: casework.DecisionRow) -> str | None:
    """`Recorded 12 days later`, when it was recorded on a later day (UK) than it was decided."""
    decided, recorded = phrases.in_uk(row.decided_at), phrases.in_uk(row.recorded_at)
    if recorded.date() <= decided.date():
        return None
    return translate(
        "Rows", "Recorded %Ln day(s) later", "", (recorded.date() - decided.date()).days
    )


def _second_line(row: casework.DecisionRow) -> str | None:
    """What a reader of the list should not miss: how it stands, and that it was recorded later."""
    standing = "" if row.standing is Standing.STANDS else row.standing.label
    parts = [part for part in (standing, recorded_later(row)) if part]
    return " · ".join(parts) or None


def _below(row: casework.DecisionRow, column: Column) -> str:
    """What a cell says where it stands below another, without its heading."""
    if column is Column.NEXT:
        return _next_date(row, short_date)
    words = showable(_CELLS[column](row))
    if column is Column.KIND:
        return " · ".join(filter(None, (_second_line(row), words)))
    return words


def _next_date(row: casework.DecisionRow, dated: Callable[[date], str]) -> str:
    """When something falls due on it, for where no heading says so; empty for never."""
    if row.next_on is None:
        return ""
    return translate("Rows", "next date {day}").format(day=dated(row.next_on))


def spoken(row: casework.DecisionRow) -> str:
    """The whole row in one sentence, for someone who hears it."""
    parts = (
        row.reference,
        row.outcome.label,
        row.kind_title,
        translate("Rows", "asked by {who}").format(who=row.requester) if row.requester else "",
        translate("Rows", "about {whom}").format(whom=row.subject_reference)
        if row.subject_reference
        else "",
        translate("Rows", "decided {day}").format(day=long_date(row.decided_at.date())),
        "" if row.standing is Standing.STANDS else row.standing.label,
        recorded_later(row) or "",
        _next_date(row, long_date),
    )
    return ", ".join(part for part in parts if part)


_CELLS: Mapping[Column, Callable[[casework.DecisionRow], str]] = MappingProxyType(
    {
        Column.REFERENCE: lambda row: row.reference,
        Column.DECIDED: lambda row: short_date(row.decided_at.date()),
        Column.KIND: lambda row: row.kind_title,
        Column.REQUESTER: lambda row: row.requester,
        Column.OUTCOME: lambda row: short_outcome(row.outcome),
        Column.SUBJECT: lambda row: row.subject_reference,
        Column.NEXT: lambda row: short_date(row.next_on) if row.next_on else "",
    }
)
