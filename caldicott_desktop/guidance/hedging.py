"""How far a statement has been checked, in words; composed here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from caldicott_desktop.domain.guidance_types import (
    Checked,
    Citation,
    DayLimit,
    ExaminerCircumstance,
    LawRow,
    Source,
)
from caldicott_desktop.domain.record.phrases import long_date

_WEEK, _MONTH, _YEAR = 7, 30.4375, 365.25


_READ = {Checked.READ, Checked.READ_COPY}
_SUREST_FIRST = (Checked.READ, Checked.READ_COPY, Checked.SECOND_HAND, Checked.NOT_CHECKED)


def ago(day: date, today: date) -> str:
    """How long ago `day` was: today, 19 days ago, 8 months ago, 2 years ago."""
    days = (today - day).days
    if days <= 0:
        return "today"
    if days < 2 * _MONTH:
        return "1 day ago" if days == 1 else f"{days} days ago"
    if days < 2 * _YEAR:
        return f"{int(days / _MONTH)} months ago"
    return f"{int(days / _YEAR)} years ago"


def checked_words(citation: Citation) -> str:
    """What the tag beside a source says; only what was read at source is said without a hedge.

    What was read in a mirror or a public copy says so, because it may have gone out of date there.
    """
    if citation.checked in _READ and citation.checked_on is not None:
        return f"{citation.checked.label} on {long_date(citation.checked_on)}"
    return citation.checked.label


def weakest_of(citations: Iterable[Citation]) -> Citation | None:
    """The citation that was checked least, the first of several; `None` where there is none."""
    return max(citations, key=lambda cited: _SUREST_FIRST.index(cited.checked), default=None)


def circumstance_words(circumstance: ExaminerCircumstance) -> str:
    """A circumstance as it is listed, with how far that was checked where it was not read."""
    least = weakest_of(circumstance.citations)
    if circumstance.is_suggestion:
        return f"{circumstance.words} ({Checked.SUGGESTION.label})"
    if least is None or least.checked in _READ:
        return circumstance.words
    return f"{circumstance.words} ({checked_words(least)})"


def limit_words(limit: DayLimit, sources: Mapping[str, Source]) -> str:
    """A number of days that guidance names, with where it stands and how far that was checked."""
    said = (
        f"{sources[each.source_id].title}, {each.section}: {checked_words(each)}"
        for each in limit.citations
    )
    return f"{limit.words}: {limit.days} ({'; '.join(said)})."


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """One source as the guidance pane and the record show it."""

    title: str
    detail: str
    """Publisher, date of the document, and the place in it."""
    checked: Checked
    words: str
    age: str
    """How long ago it was read and when it is looked at again; empty where neither is known."""
    overdue: bool
    link: str


def source_note(citation: Citation, source: Source, today: date) -> SourceNote:
    """`citation` of `source` as it is shown on `today`."""
    parts = []
    if citation.checked_on is not None:
        read = ago(citation.checked_on, today)
        if citation.checked in _READ:
            parts.append(read)
        else:
            parts.append(f"noted {long_date(citation.checked_on)}, {read}")
    overdue = citation.recheck_by is not None and citation.recheck_by < today
    if citation.recheck_by is not None:
        due = long_date(citation.recheck_by)
        parts.append(f"was to be rechecked by {due}" if overdue else f"recheck by {due}")
    age = " · ".join(parts)
    return SourceNote(
        title=source.title,
        detail=f"{source.publisher}, {source.dated}, {citation.section}",
        checked=citation.checked,
        words=checked_words(citation),
        age=age[:1].upper() + age[1:],
        overdue=overdue,
        link=source.link,
    )


def row_as_at(row: LawRow) -> str:
    """`As at 21 November 2026`, or that the day is not known."""
    return "As at a day not known" if row.as_at is None else f"As at {long_date(row.as_at)}"
