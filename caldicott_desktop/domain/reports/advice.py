"""Advice of the Guardian that was not followed, by number of the decision and without its words.

A Guardian is asked to show how the organisation responds to advice (UK Caldicott Guardian Council,
manual of 2017, appraisal). What was advised, and why it was not followed, stands in the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caldicott_desktop.domain.choices import Followed, Outcome
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import (
    Align,
    Column,
    Paragraph,
    Row,
    Style,
    Table,
    cell,
    line,
    strong,
)
from caldicott_desktop.domain.reports.facts import Decided, Facts
from caldicott_desktop.domain.reports.kinds import TERMS, ReportKind
from caldicott_desktop.domain.reports.report import Part, Report, ReportSection, sentence
from caldicott_desktop.domain.reports.words import held, many, so_far, there

_WHERE = (
    "What was advised, and what was said when it was not followed, is in the record of each"
    " decision. It may name people, and is not repeated here."
)


def advice_not_followed(facts: Facts, made_by: str) -> Report:
    """Return the advice and escalations of a period that were not followed, or have no answer."""
    given = [each for each in facts.told if each.outcome is Outcome.ADVICE_ONLY]
    passed_on = [each for each in facts.told if each.outcome is Outcome.ESCALATE]
    kind = ReportKind.ADVICE
    return Report(
        kind=kind,
        level=TERMS[kind].level,
        title=f"Advice not followed, {facts.period.title[:1].lower()}{facts.period.title[1:]}",
        subject=f"Decisions made from {facts.period.words}",
        organisation=facts.organisation,
        site=facts.site,
        period=facts.period,
        made_at=facts.made_at,
        made_by=made_by,
        answer=_answer(facts, given, passed_on),
        sections=tuple(_sections(facts, given, passed_on)),
    )


def _sections(
    facts: Facts, given: Sequence[Decided], passed_on: Sequence[Decided]
) -> Iterator[ReportSection]:
    for title, followed in (
        ("Not followed", Followed.NO),
        ("Followed in part", Followed.IN_PART),
        ("Followed", Followed.YES),
    ):
        found = [each for each in given if each.followed is followed]
        yield ReportSection(title=title, parts=tuple(_answered(found)))
    waiting = [each for each in given if each.followed is None]
    yield ReportSection(title="Not answered yet", parts=tuple(_waiting(waiting, facts)))
    unanswered = [each for each in passed_on if is_unanswered(each)]
    yield ReportSection(
        title="Escalated, and not answered yet",
        parts=tuple(_waiting(unanswered, facts)),
    )
    yield ReportSection(title="Where to read more", parts=(line(_WHERE),))


def is_unanswered(decided: Decided) -> bool:
    """Tell whether nothing has come back of what was passed on to somebody above."""
    return decided.outcome is Outcome.ESCALATE and decided.reviewed_on is None


def _answer(
    facts: Facts, given: Sequence[Decided], passed_on: Sequence[Decided]
) -> tuple[Paragraph, ...]:
    def ended(followed: Followed | None) -> int:
        return sum(each.followed is followed for each in given)

    unanswered = sum(map(is_unanswered, passed_on))
    verb = "was" if len(given) == 1 else "were"
    advised = f"{many(len(given), 'decision')} made from {facts.period.words} {verb} advice only."
    ends = (
        f" Advice was followed in {ended(Followed.YES)}, in part in {ended(Followed.IN_PART)},"
        f" and not in {ended(Followed.NO)}; for {ended(None)} there is no answer yet."
    )
    escalated = there(len(passed_on), "decision", "escalated")
    verb = "are" if unanswered > 1 else "is"
    rest = f" {unanswered or 'None'} of them {verb} without an answer." if passed_on else ""
    words = f"{advised[:1].upper()}{advised[1:]}{ends if given else ''}"
    first = line(words, style=Style.ANSWER)
    more = (f"{escalated}{rest}", *held(facts), *so_far(facts))
    return (first, sentence(more))


def _answered(found: Sequence[Decided]) -> Iterator[Part]:
    if not found:
        yield line("None.")
        return
    yield Table(
        title="Advice and what came of it",
        description="One row for each decision, the oldest first.",
        columns=(
            Column(title="Reference", share=22),
            Column(title="Decided", share=18),
            Column(title="Kind", share=42),
            Column(title="Answered", share=18),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(strong(each.reference)),
                    cell(phrases.short_date(each.decided_on)),
                    cell(each.kind),
                    cell(phrases.short_date(each.followed_on) if each.followed_on else "Not said"),
                )
            )
            for each in found
        ),
    )
    yield line("", style=Style.AFTER_TABLE)


def _waiting(found: Sequence[Decided], facts: Facts) -> Iterator[Part]:
    if not found:
        yield line("None.")
        return
    yield Table(
        title="Decisions without an answer",
        description="One row for each decision, the oldest first.",
        columns=(
            Column(title="Reference", share=20),
            Column(title="Decided", share=16),
            Column(title="Kind", share=34),
            Column(title="Answer due", share=16),
            Column(title="Days since", share=14, align=Align.RIGHT),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(strong(each.reference)),
                    cell(phrases.short_date(each.decided_on)),
                    cell(each.kind),
                    cell(_due(each)),
                    cell(f"{(facts.made_on - each.decided_on).days:,}"),
                )
            )
            for each in found
        ),
    )
    yield line("", style=Style.AFTER_TABLE)


def _due(decided: Decided) -> str:
    due_on = decided.escalated_by_on
    return phrases.short_date(due_on) if due_on else "No day set"
