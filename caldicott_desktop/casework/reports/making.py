"""Making a report from what was gathered: the same for a preview and for what leaves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from caldicott_desktop import guidance
from caldicott_desktop.casework import faults
from caldicott_desktop.casework.audit.disclosing import levels_offered
from caldicott_desktop.casework.audit.earlier import left_before
from caldicott_desktop.casework.audit.gathering import gather
from caldicott_desktop.casework.audit.leaving import LevelNotOffered
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.pointing_out import finder
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.turns import Steps, elsewhere, other_thread
from caldicott_desktop.domain.audit.completeness import EarlierExport
from caldicott_desktop.domain.identifying import Span
from caldicott_desktop.domain.quarters import quarters_within
from caldicott_desktop.domain.reports import advice, dspt, guardian, period, transparency, visit
from caldicott_desktop.domain.reports.facts import Facts
from caldicott_desktop.domain.reports.kinds import TERMS, ReportKind
from caldicott_desktop.domain.reports.period import Period
from caldicott_desktop.domain.reports.period import Span as Length
from caldicott_desktop.domain.reports.report import Report
from caldicott_desktop.domain.reports.selections import ReportSelection
from caldicott_desktop.domain.reports.visit import Beside
from caldicott_desktop.store import entries

_BEGUN = "export.begun"


class PeriodUnfit(faults.CaseworkError):
    """A report is asked for over days of another length than it looks back on."""

    id = "period-unfit"


class PeriodAhead(faults.CaseworkError):
    """A report is asked for over days that have not begun."""

    id = "period-ahead"


class LessonUnknown(faults.CaseworkError):
    """Words are to leave of an entry that says of nothing that was learnt within the days."""

    id = "lesson-unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """Something that was learnt, by its entry; `spans` are what in it could identify someone."""

    entry_id: str
    noted_on: date
    words: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMade:
    """A report as it would leave, and what was learnt within its days that could leave with it.

    `before` is what left before of the same days: for whoever looks, and not to leave.
    """

    report: Report
    learnt: tuple[Learnt, ...]
    before: tuple[EarlierExport, ...]


def kinds_offered(book: Casebook) -> tuple[ReportKind, ...]:
    """Return the reports that the person at work may let leave."""
    offered = levels_offered(book)
    return tuple(each for each in ReportKind if TERMS[each].level in offered)


def read_period(book: Casebook, kind: ReportKind, text: str) -> Period:
    """Return the period that a line says, as one that this report can look back on.

    Raises `PeriodUnreadable`, `PeriodUnfit`, `PeriodAhead`.
    """
    found = period.read(text)
    require_period(book, kind, found)
    return found


def require_period(book: Casebook, kind: ReportKind, asked: Period) -> None:
    """Raise `PeriodUnfit` or `PeriodAhead` where a report cannot look back on these days."""
    if asked.span not in TERMS[kind].spans:
        if Length.YEAR in TERMS[kind].spans:
            raise PeriodUnfit("year", report=kind.label)
        raise PeriodUnfit("quarter", report=kind.label)
    published = not TERMS[kind].level.embeds_entries
    if published and not quarters_within(asked.first, asked.last):
        raise PeriodUnfit("quarters", report=kind.label)
    if asked.first > book.timing.now().astimezone(UK).date():
        raise PeriodAhead


def require_report(book: Casebook, kind: ReportKind, asked: Period) -> None:
    """Raise what stands against a report, before anyone spends time on it.

    Raises `NotEntitled`, `NotWithRecovery`, `LevelNotOffered`, `PeriodUnfit`, `PeriodAhead`.
    """
    require(book, _BEGUN)
    if TERMS[kind].level not in levels_offered(book):
        raise LevelNotOffered
    require_period(book, kind, asked)


def require_learnt(facts: Facts) -> None:
    """Raise `LessonUnknown` where words are to leave that were not learnt within the days."""
    known = {each.entry_id for each in facts.events.learnt}
    if unknown := sorted(facts.quotable - known):
        raise LessonUnknown(entry=unknown[0][:16])


def make_report(
    book: Casebook, kind: ReportKind, asked: Period, *, quotable: Collection[str] = frozenset()
) -> Steps[ReportMade]:
    """Return a report as it would leave now; nothing is recorded.

    Raises `NotIntact`, `LessonUnknown`, and what `require_report` raises.
    """
    require_report(book, kind, asked)
    facts = yield from gather(book, asked, quotable=quotable, compared=TERMS[kind].compares)
    require_learnt(facts)
    report = yield from composed(book, kind, facts)
    meant = ReportSelection(kind=kind, period=asked)
    before, _ = yield from left_before(
        book, meant.decisions, meant.text, until=entries.last_row(book.store)
    )
    find = finder(book)
    noted = facts.events.learnt if TERMS[kind].quotes else ()
    return ReportMade(
        report=report,
        learnt=tuple(
            Learnt(
                entry_id=each.entry_id,
                noted_on=each.noted_on,
                words=each.words,
                spans=tuple(find(each.words)),
            )
            for each in noted
        ),
        before=before,
    )


def composed(
    book: Casebook, kind: ReportKind, facts: Facts, beside: Sequence[Beside] = ()
) -> Steps[Report]:
    """Return the report of that kind from what was gathered; `beside` lists an inspection's files.

    It is put together on another thread: over many months, what may be shown takes some thought.
    Raises `GuidanceError` for what is known of the toolkit.
    """
    with other_thread() as helper:
        return (yield from elsewhere(helper, partial(_compose, book, kind, facts, beside)))


def _compose(book: Casebook, kind: ReportKind, facts: Facts, beside: Sequence[Beside]) -> Report:
    match kind:
        case ReportKind.ANNUAL:
            return guardian.annual(facts)
        case ReportKind.QUARTERLY:
            return guardian.quarterly(facts)
        case ReportKind.DSPT:
            return dspt.dspt(facts, guidance.toolkit(), guidance.checked_words)
        case ReportKind.ADVICE:
            return advice.advice_not_followed(facts, book.person.name)
        case ReportKind.TRANSPARENCY:
            return transparency.transparency(facts)
        case ReportKind.CQC:
            return visit.visit(facts, book.person.name, beside)
