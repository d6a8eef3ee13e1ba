"""A case as a row of the examiner log: what its cells say, and what is said of the whole row."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.choices import CaseState, Independence
from caldicott_desktop.domain.examiner.view_window import DaysSince, Window
from caldicott_desktop.domain.guidance_types import ExaminerVariant
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.windows.examiner.line_facts import died_words, since_words, window_words
from caldicott_desktop.windows.examiner.nation_words import capital, state_words
from caldicott_desktop.windows.moments import short_moment
from caldicott_desktop.windows.saying import noted, number, short_date, translate

Row = examiner.CaseRowShown


class Column(IntEnum):
    """The columns, from left to right."""

    CASE = 0
    DIED = 1
    SOURCES = 2
    PREPARED = 3
    EXAMINER = 4
    STATE = 5


HEADERS = {
    Column.CASE: noted("ExaminerLog", "Case"),
    Column.DIED: noted("ExaminerLog", "Died"),
    Column.SOURCES: noted("ExaminerLog", "Sources"),
    Column.PREPARED: noted("ExaminerLog", "Prepared by"),
    Column.EXAMINER: noted("ExaminerLog", "Examiner"),
    Column.STATE: noted("ExaminerLog", "State"),
}


def header_words(variant: ExaminerVariant | None, column: Column) -> str:
    """What a column is called in a nation."""
    if column is Column.EXAMINER and variant is not None:
        return capital(variant.examiner)
    return translate("ExaminerLog", HEADERS[column])


def cell(row: Row, column: Column) -> tuple[str, str]:
    """The first and the second line of a cell."""
    match column:
        case Column.CASE:
            return showable(row.reference), _flags(row)
        case Column.DIED:
            return died_words(row.died_from, row.died_to), days_words(
                row.since, row.closes, row.died_from
            )
        case Column.SOURCES:
            return _sources(row), _waiting(row)
        case Column.PREPARED:
            at = short_moment(in_uk(row.prepared_at)) if row.prepared_at else ""
            return showable(row.prepared_by or ""), at
        case Column.EXAMINER:
            return _examiner(row)
        case Column.STATE:
            return tag_words(row), ""


def below_words(row: Row, column: Column) -> str:
    """What a cell says where it stands below another: all of it, and of whom it tells."""
    first, second = cell(row, column)
    match column:
        case Column.DIED:
            return " · ".join(filter(None, (second, first)))
        case Column.PREPARED:
            return translate("ExaminerLog", "prepared by {who}").format(who=first) if first else ""
        case _:
            return first


def tag_words(row: Row) -> str:
    """The state as its tag says it; what is open beside it comes first."""
    if row.exception_open:
        return translate("ExaminerLog", "Exception open")
    if row.awaiting:
        return translate("ExaminerLog", "Awaiting confirmation")
    return state_words(row.variant, row.state)


def adds_words(row: Row) -> str:
    """What is said of a case that is here, to whoever types its reference again."""
    words = translate("ExaminerLog", "On the log since {day}: {state}. This adds to its line.")
    return words.format(
        day=short_date(in_uk(row.listed_at).date()), state=state_words(row.variant, row.state)
    )


def state_tone(row: Row) -> str:
    """The tone of the tag: only what waits for somebody stands out."""
    if row.exception_open:
        return "attention"
    if row.awaiting:
        return "accent"
    return "neutral"


def spoken(row: Row) -> str:
    """The whole row, as a screen reader says it: what it is and what waits first."""
    open_beside = translate("ExaminerLog", "Exception open") if row.exception_open else ""
    parts = [
        showable(row.reference),
        state_words(row.variant, row.state),
        open_beside,
        _waiting(row),
        _flags(row),
        _said_of_death(row),
    ]
    for column in (Column.SOURCES, Column.PREPARED, Column.EXAMINER):
        words = ", ".join(filter(None, cell(row, column)))
        if column is Column.SOURCES:
            words = _sources(row)
        if words:
            parts.append(f"{header_words(row.variant, column)}: {words}")
    return ". ".join(filter(None, parts))


def _said_of_death(row: Row) -> str:
    """When it was and how long ago, and how long its records can be viewed, in whole words."""
    died = translate("ExaminerLog", "Died: {when}").format(
        when=died_words(row.died_from, row.died_to)
    )
    return ". ".join(filter(None, (died, since_words(row.since), window_words(row.closes))))


def days_words(since: DaysSince | None, closes: Window | None, first: date | None) -> str:
    """`Day 8`, `Day 8–9 of 28` where a view is limited, and what closes today or tomorrow."""
    if since is None:
        return ""
    days = number(since.most)
    if since.least != since.most:
        days = f"{number(since.least)}–{days}"
    if closes is None or first is None:
        return translate("ExaminerLog", "Day {days}").format(days=days)
    if closes.days_left <= 1:
        return window_words(closes)
    return translate("ExaminerLog", "Day {days} of {all}").format(
        days=days, all=number((closes.closes_on - first).days)
    )


def _sources(row: Row) -> str:
    names = dict.fromkeys(showable(each.short_name) for each in row.opened)
    return " · ".join(names) or translate("ExaminerLog", "None opened")


def _waiting(row: Row) -> str:
    if not row.awaiting:
        return ""
    return translate("ExaminerLog", "%Ln access(es) to confirm", "", row.awaiting)


def _flags(row: Row) -> str:
    return translate("ExaminerLog", "High profile") if row.high_profile else ""


def _examiner(row: Row) -> tuple[str, str]:
    if row.examiner is None:
        return translate("ExaminerLog", "Not yet assigned"), ""
    if row.state is CaseState.LISTED and row.independence is Independence.NOT_STATED:
        return showable(row.examiner), ""
    return showable(row.examiner), row.independence.label
