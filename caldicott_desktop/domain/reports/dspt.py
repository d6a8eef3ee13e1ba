"""Evidence for the Data Security and Protection Toolkit, in both its forms, with what is lacking.

The references are dated data (`resources/toolkit/`), each shown with how far it was checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from caldicott_desktop.domain.guidance_types import Citation, Source
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import (
    Column,
    Paragraph,
    Row,
    Style,
    Table,
    Words,
    cell,
    gap,
    line,
    strong,
)
from caldicott_desktop.domain.reports import counting as by
from caldicott_desktop.domain.reports.evidence import Found, found
from caldicott_desktop.domain.reports.facts import Facts
from caldicott_desktop.domain.reports.kinds import TERMS, ReportKind
from caldicott_desktop.domain.reports.report import (
    SMALL_NUMBERS,
    Blank,
    Part,
    Report,
    ReportSection,
    sentence,
)
from caldicott_desktop.domain.reports.toolkit import (
    About,
    Requirement,
    Toolkit,
    ToolkitForm,
    Version,
)
from caldicott_desktop.domain.reports.words import so_far
from caldicott_desktop.domain.tally import Tallied

POSITION = Blank(
    title="Where we stand",
    asks="Which form is submitted, by which day, and what each level of assurance rests on.",
)

Hedge = Callable[[Citation], str]
"""Words how far a citation was checked; `guidance.hedging.checked_words` is the one there is."""


def dspt(facts: Facts, toolkit: Toolkit, hedge: Hedge) -> Report:
    """Return what the log holds as evidence for each requirement, and what it does not hold."""
    shown = by.published(facts).all
    evidence = {
        each: tuple(found(kind, facts, shown) for kind in each.evidence)
        for each in toolkit.requirements
    }
    lacking = tuple(_lacking(evidence))
    forms = tuple(
        ReportSection(title=form.label, parts=tuple(_form(form, toolkit, evidence, hedge)))
        for form in ToolkitForm
    )
    kind = ReportKind.DSPT
    return Report(
        kind=kind,
        level=TERMS[kind].level,
        title=f"Toolkit evidence from the log, {facts.period.title.lower()}",
        subject=f"Decisions made from {facts.period.words}",
        organisation=facts.organisation,
        site=facts.site,
        period=facts.period,
        made_at=facts.made_at,
        made_by=None,
        answer=_answer(facts, toolkit, shown, lacking),
        sections=(
            ReportSection(title="What the log lacks", parts=(*_gaps(lacking), POSITION)),
            *forms,
            ReportSection(title="Sources", parts=(_sources(toolkit),)),
        ),
    )


def _answer(
    facts: Facts, toolkit: Toolkit, shown: Tallied, lacking: tuple[tuple[str, str], ...]
) -> tuple[Paragraph, ...]:
    asked = len(toolkit.requirements)
    gaps = phrases.counted(len(lacking), "gap") if lacking else "no gap"
    stands = "stand" if len(lacking) > 1 else "stands"
    total = shown.at(*by.ALL)
    basis = "no decision" if total == 0 else "what was decided and what followed"
    first = line(
        f"The log bears on {asked} requirements of the toolkit’s two forms. For each, this says"
        f" what it holds; {gaps} {stands} out. It rests on {basis} from {facts.period.words}.",
        style=Style.ANSWER,
    )
    warned = line(
        "References are those known on"
        f" {phrases.long_date(toolkit.as_at)}. They change from version to version: compare each"
        " with the version you submit.",
        *_newest(facts, toolkit),
        style=Style.NOTICE,
    )
    more = so_far(facts)
    rest = (sentence(more),) if more else ()
    return (first, warned, *rest, line(SMALL_NUMBERS, style=Style.NOTE))


def _newest(facts: Facts, toolkit: Toolkit) -> Iterator[str]:
    """Give the newest versions known of that were due before the report was made, each once."""
    on = phrases.in_uk(facts.made_at).date()
    newest = (about.versions[-1] for about in toolkit.about.values())
    for name, due_on in dict.fromkeys((each.name, each.due_on) for each in newest):
        if due_on is not None and due_on < on:
            yield (
                f" The newest version known of here, {name}, was due by"
                f" {phrases.long_date(due_on)}: what a later one asks for is not in this report."
            )


def _lacking(evidence: dict[Requirement, tuple[Found, ...]]) -> Iterator[tuple[str, str]]:
    """Give each gap once, with the requirements it stands beside."""
    beside: dict[str, list[str]] = {}
    for requirement, shown in evidence.items():
        for each in shown:
            if each.gap:
                beside.setdefault(each.gap, []).append(requirement.reference)
    yield from ((gap_, "; ".join(references)) for gap_, references in beside.items())


def _gaps(lacking: tuple[tuple[str, str], ...]) -> tuple[Part, ...]:
    if not lacking:
        return (line("Nothing that this report looks for is lacking in the log."),)
    return (
        Table(
            title="What the log lacks",
            description="Each row is a gap, and the requirements it bears on.",
            columns=(Column(title="Gap", share=60), Column(title="Bears on", share=40)),
            rows=tuple(Row(cells=(cell(strong(gap_)), cell(on))) for gap_, on in lacking),
        ),
        line("", style=Style.AFTER_TABLE),
    )


def _form(
    form: ToolkitForm,
    toolkit: Toolkit,
    evidence: dict[Requirement, tuple[Found, ...]],
    hedge: Hedge,
) -> Iterator[Part]:
    about = toolkit.about[form]
    yield line(about.words)
    for each in about.citations:
        yield line(_cited(each, toolkit, hedge), style=Style.NOTE)
    yield _versions(form, about, toolkit, hedge)
    yield line("", style=Style.AFTER_TABLE)
    yield Table(
        title=f"{form.label}: what the log holds",
        description="One row for each requirement: what the log shows, and what is elsewhere.",
        columns=(
            Column(title="Requirement", share=28),
            Column(title="What the log holds", share=42),
            Column(title="Not in the log", share=30),
        ),
        rows=tuple(
            Row(
                cells=(
                    _requirement(each, toolkit, hedge),
                    _held(evidence[each]),
                    cell(each.elsewhere),
                )
            )
            for each in toolkit.requirements
            if each.form is form
        ),
    )
    yield line("", style=Style.AFTER_TABLE)


def _versions(form: ToolkitForm, about: About, toolkit: Toolkit, hedge: Hedge) -> Table:
    return Table(
        title=f"{form.label}: versions",
        description="One row for each version: its days, and which references here are of it.",
        columns=(
            Column(title="Version", share=28),
            Column(title="Its days", share=26),
            Column(title="What stands here of it", share=46),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(strong(each.name)),
                    cell(_days(each)),
                    (line(each.holds, style=Style.CELL), *_cells(each.citations, toolkit, hedge)),
                )
            )
            for each in about.versions
        ),
    )


def _days(version: Version) -> str:
    released, due = version.released_on, version.due_on
    told = [f"Released {phrases.long_date(released)}."] if released else []
    told += [f"To be submitted by {phrases.long_date(due)}."] if due else []
    return " ".join(told) or "Not seen"


def _requirement(requirement: Requirement, toolkit: Toolkit, hedge: Hedge) -> Words:
    return (
        line(strong(requirement.reference), style=Style.CELL),
        line(requirement.title, style=Style.CELL_MORE),
        line(f"Version: {phrases.inner(requirement.version.name)}", style=Style.CELL_MORE),
        *_cells(requirement.citations, toolkit, hedge),
    )


def _cells(citations: Iterable[Citation], toolkit: Toolkit, hedge: Hedge) -> Iterator[Paragraph]:
    return (line(_cited(each, toolkit, hedge), style=Style.CELL_MORE) for each in citations)


def _cited(citation: Citation, toolkit: Toolkit, hedge: Hedge) -> str:
    """Give the number of a source, and how far what is taken from it was checked."""
    number = tuple(toolkit.sources).index(citation.source_id) + 1
    return f"[{number}] {hedge(citation)}"


def _held(shown: tuple[Found, ...]) -> Words:
    first, *others = (
        line(each.says, *((" ", gap(each.gap)) if each.gap else ())) for each in shown
    )
    return (
        line(*first.inlines, style=Style.CELL),
        *(line(*each.inlines, style=Style.CELL_MORE) for each in others),
    )


def _sources(toolkit: Toolkit) -> Table:
    return Table(
        title="Sources of the references",
        description="One row for each source, by its number.",
        columns=(Column(title="No.", share=8), Column(title="Source", share=92)),
        rows=tuple(
            Row(cells=(cell(f"[{number}]"), cell(_source(each))))
            for number, each in enumerate(toolkit.sources.values(), start=1)
        ),
    )


def _source(source: Source) -> str:
    seen = f" Seen as: {source.copy}." if source.copy else ""
    where = f" {source.link}" if source.link else " Not seen."
    return f"{source.title}. {source.publisher}, {source.dated}.{seen}{where}"
