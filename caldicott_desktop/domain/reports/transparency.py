"""How information was used and what good it did, for anybody to read.

It shows a part of what the annual report counts, by the same suppression, so that the two never
give back what either withholds. It names no member of staff, and no free text stands in it but what
somebody read and marked as fit for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.record.blocks import Fact, Paragraph, Style, line, prose
from caldicott_desktop.domain.record.blocks import Facts as FactTable
from caldicott_desktop.domain.reports import counting as by
from caldicott_desktop.domain.reports.facts import Facts
from caldicott_desktop.domain.reports.guardian import cannot_show, quoted, table_by
from caldicott_desktop.domain.reports.kinds import TERMS, ReportKind
from caldicott_desktop.domain.reports.report import (
    SMALL_NUMBERS,
    Blank,
    Counted,
    Part,
    Report,
    ReportSection,
    rows_of,
    sentence,
)
from caldicott_desktop.domain.reports.words import many, of_them, so_far, there
from caldicott_desktop.domain.tally import Tallied

GOOD = Blank(
    title="What good it did",
    asks="Examples of what came of sharing, or of not sharing, in words that name nobody.",
)
CONTACT = Blank(
    title="How to ask or object",
    asks="Where to ask what is held about you, how to object, and where to complain.",
)


def transparency(facts: Facts) -> Report:
    """Return the page for the public, and after it the register in counts."""
    shown = by.published(facts).all
    kind = ReportKind.TRANSPARENCY
    return Report(
        kind=kind,
        level=TERMS[kind].level,
        title=f"How we used confidential information, {facts.period.title.lower()}",
        subject=f"Decisions made from {facts.period.words}",
        organisation=facts.organisation,
        site=facts.site,
        period=facts.period,
        made_at=facts.made_at,
        made_by=None,
        answer=_answer(facts, shown),
        sections=(
            ReportSection(title="What it was for", parts=tuple(_used(shown))),
            ReportSection(title="What we shared, and what we did not", parts=tuple(_shared(shown))),
            ReportSection(title="What good it did", parts=tuple(_good(facts, shown))),
            ReportSection(title="Telling people", parts=tuple(_telling(shown))),
            ReportSection(title="Asking and objecting", parts=tuple(_contact(facts))),
            ReportSection(title="The register in counts", parts=tuple(_register(shown))),
            ReportSection(title="What this page cannot show", parts=cannot_show()),
        ),
    )


def _answer(facts: Facts, shown: Tallied) -> tuple[Paragraph, ...]:
    total = shown.at(*by.ALL)
    words = (
        "When somebody outside asks for confidential health or care information, our Caldicott"
        " Guardian weighs it: whether it is needed, how little is enough, and who may know."
        f" From {facts.period.words} we recorded {many(total, 'such decision')}."
    )
    if total != 0:
        groups = shown.of(by.GROUP)
        refused = of_them(groups[by.REFUSED], "were refusals")
        shared = of_them(groups[by.SHARED], "were to share something")
        words += f" Of these, {shared} and {refused}."
    more = so_far(facts)
    rest = (sentence(more),) if more else ()
    return (line(words, style=Style.ANSWER), *rest, line(SMALL_NUMBERS, style=Style.NOTE))


def _used(shown: Tallied) -> Iterator[Part]:
    yield table_by(shown, by.PURPOSE, "Purpose", "What information was asked for", charted=True)
    yield table_by(shown, by.REQUESTER, "Who asked", "Decisions by kind of requester")


def _shared(shown: Tallied) -> Iterator[Part]:
    yield table_by(shown, by.OUTCOME, "Outcome", "How requests ended", charted=True)
    yield line("A request is often for several things. This is what was decided on each of them:")
    yield Counted(
        name=by.ITEM,
        title="Things asked for",
        of=("What was decided", "Things"),
        rows=rows_of(shown.of(by.ITEM)),
    )


def _good(facts: Facts, shown: Tallied) -> Iterator[Part]:
    met = shown.at(by.CONDITION, c.ConditionResult.MET.label)
    stopped = shown.at(by.REVIEW, c.ReviewResult.STOP.label)
    yield sentence(
        [
            there(met, "condition", "set on sharing and since met"),
            there(shown.at(*by.REVIEWS), "use", "looked at again"),
            there(stopped, "use", "stopped because it was no longer needed"),
            there(shown.at(*by.LEARNT), "lesson", "noted, to do better next time"),
        ]
    )
    yield from quoted(facts)
    yield GOOD


def _telling(shown: Tallied) -> Iterator[Part]:
    yield table_by(shown, by.TELLING, "Whether the person is told", "Telling the person")
    yield table_by(shown, by.OBJECTION, "Whether the person objected", "Objections")


def _contact(facts: Facts) -> Iterator[Part]:
    """Give where to turn, of what the organisation has said; what it has not is left to write."""
    at = facts.contact
    said = (
        ("By telephone", at.phone),
        ("By email", at.email),
        ("By post", at.address),
        ("If our answer does not satisfy you", at.complaints),
    )
    told = tuple(Fact(label=label, words=prose(words)) for label, words in said if words)
    if not told:
        yield CONTACT
        return
    yield line("Anybody can ask what is held about them, object to its being shared, or complain.")
    yield FactTable(
        title="Where to turn",
        description="Each row is a way to reach us, or whom else to turn to.",
        facts=told,
    )


def _register(shown: Tallied) -> Iterator[Part]:
    groups, parts = shown.crossed(by.GROUP, by.PART), shown.of(by.PART)
    yield Counted(
        name="over time",
        title="Decisions over time",
        of=("When", "All", *by.GROUPS),
        rows=rows_of(parts, *(groups[each] for each in by.GROUPS)),
    )
    yield table_by(shown, by.KIND, "Kind of case")
    yield table_by(shown, by.GATEWAY, "Gateway", "The law that was named")
