"""Sources of records and appointed people as rows of tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.sources import (
    StandingSource,
    can_be_renewed,
    source_in_force,
)
from caldicott_desktop.domain.guidance_types import ExaminerVariant
from caldicott_desktop.windows.examiner.nation_words import role_words
from caldicott_desktop.windows.names.tables import Column
from caldicott_desktop.windows.saying import noted, number, short_date, translate

Source = tuple[int, StandingSource]
"""A source with the number of its key."""


def source_columns(today: Callable[[], date]) -> tuple[Column[Source], ...]:
    """The columns of sources; whether one is in force goes by `today`."""

    def state(row: Source) -> str:
        source = row[1]
        if can_be_renewed(source, today()):
            return translate("Office", "To be renewed")
        if source.roles and source_in_force(source, source.roles[0], today()) is not None:
            return translate("Office", "Not in force")
        return translate("Office", "In force")

    def tone(row: Source) -> str:
        return "neutral" if state(row) == translate("Office", "In force") else "attention"

    return (
        Column(title=noted("Tables", "Key"), words=lambda row: number(row[0]), widest="00"),
        Column(title=noted("Tables", "Source"), words=_name, widest="GP record through GP Connect"),
        Column(title=noted("Tables", "State"), words=state, widest="To be renewed  ", tone=tone),
        Column(
            title=noted("Tables", "In force until"), words=_until, widest="30 Sep 2026", titled=True
        ),
        Column(
            title=noted("Tables", "Usual scope"), words=_scope, widest="Last 12 months", titled=True
        ),
        Column(
            title=noted("Tables", "View closes after"),
            words=_view,
            widest="View closes after",
            titled=True,
        ),
        Column(
            title=noted("Tables", "Holder"),
            words=lambda row: row[1].holder,
            widest="Northmere Hospitals",
        ),
    )


def _name(row: Source) -> str:
    source = row[1]
    return f"{source.short_name} · {source.name}"


def _until(row: Source) -> str:
    due = row[1].review_due_on
    return short_date(due) if due else ""


def _scope(row: Source) -> str:
    source = row[1]
    if source.scope_months is None:
        return source.scope.label
    return translate("Office", "Last %Ln month(s)", "", source.scope_months)


def _view(row: Source) -> str:
    days = row[1].view_days
    return "" if days is None else translate("Office", "%Ln day(s)", "", days)


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def people_columns(
    today: Callable[[], date], variant: ExaminerVariant | None
) -> tuple[Column[examiner.Appointed], ...]:
    """The columns of appointed people; who is on the list goes by `today`."""

    def state(row: examiner.Appointed) -> str:
        told = row.appointment
        if told.covers(today()):
            return translate("Office", "On the list")
        begun = told.from_on is not None and told.from_on <= today()
        return translate("Office", "Ended") if begun else translate("Office", "To come")

    return (
        Column(
            title=noted("Tables", "Name"),
            words=lambda row: row.appointment.name or "",
            widest="Margaret Ellery",
        ),
        Column(
            title=noted("Tables", "Role"),
            words=lambda row: (
                role_words(variant, row.appointment.role) if row.appointment.role else ""
            ),
            widest="Medical examiner officer",
        ),
        Column(
            title=noted("Tables", "State"),
            words=state,
            widest="On the list  ",
            tone=lambda _row: "neutral",
        ),
        Column(
            title=noted("Tables", "First day"),
            words=lambda row: _day(row.appointment.from_on),
            widest="30 Sep 2026",
            titled=True,
        ),
        Column(
            title=noted("Tables", "Last day"),
            words=lambda row: _day(row.appointment.until_on),
            widest="30 Sep 2026",
            titled=True,
        ),
        Column(
            title=noted("Tables", "Recorded by"),
            words=lambda row: row.recorded_by,
            widest="Margaret Ellery",
            titled=True,
        ),
    )
