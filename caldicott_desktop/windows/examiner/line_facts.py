"""What follows from a line while it is typed: days since the death, and how views stand."""

from __future__ import annotations

from datetime import date

from caldicott_desktop.domain.examiner.choices import AccessorRole
from caldicott_desktop.domain.examiner.died import Died
from caldicott_desktop.domain.examiner.sources import StandingSource, source_in_force
from caldicott_desktop.domain.examiner.view_window import DaysSince, Window, days_since, window
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows.saying import number, short_date, translate


def died_words(first: date | None, last: date | None) -> str:
    """`14 Nov 2026`, or `14–15 Nov 2026` for a range, or that no day is known."""
    if first is None or last is None:
        return translate("ExaminerLog", "Not known")
    if first == last:
        return short_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short_date(last)}"
    return f"{short_date(first)} – {short_date(last)}"


def since_words(since: DaysSince | None) -> str:
    """`Died 8–9 days ago`; empty where no day is known."""
    if since is None:
        return ""
    if since.least != since.most:
        return translate("ExaminerLog", "Died {least}–{most} days ago").format(
            least=number(since.least), most=number(since.most)
        )
    if since.least == 0:
        return translate("ExaminerLog", "Died today")
    return translate("ExaminerLog", "Died %Ln day(s) ago", "", since.least)


def window_words(found: Window | None) -> str:
    """How a source's view window stands; empty for a source without one."""
    if found is None:
        return ""
    if found.days_left == 0:
        return translate("ExaminerLog", "View closes today")
    if found.is_open:
        return translate("ExaminerLog", "View closes in %Ln day(s)", "", found.days_left)
    return translate("ExaminerLog", "View closed {day}").format(day=short_date(found.closes_on))


def source_words(source: StandingSource, died: Died, role: AccessorRole | None, today: date) -> str:
    """How a source stands for this death and whoever opens it today."""
    if role is not None and (why := source_in_force(source, role, today)) is not None:
        return why.words
    return window_words(window(died.from_on, source.view_days, today))


def line_words(died: Died, today: date) -> tuple[str, ...]:
    """What is said of the death below the line: how long ago, and what was made of the typing."""
    since = since_words(days_since(died.from_on, died.to_on, today))
    return tuple(filter(None, (since, *(remark.words for remark in died.remarks))))


def no_word_here(name: str) -> str:
    """That an access can never be confirmed here, since whoever had it holds no key."""
    return translate(
        "ExaminerLog", "Cannot be confirmed here: {name} has no key in this vault"
    ).format(name=showable(name))
