"""What an inspector is handed on a visit beside the register: what is there, and what is open.

It is at *references only*, as the register beside it; its counts are those of the annual report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.choices import Followed, Outcome, ReleaseState
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import (
    Column,
    Fact,
    Row,
    Style,
    Table,
    cell,
    line,
    strong,
)
from caldicott_desktop.domain.record.blocks import (
    Facts as FactTable,
)
from caldicott_desktop.domain.reports import counting as by
from caldicott_desktop.domain.reports.advice import is_unanswered
from caldicott_desktop.domain.reports.facts import Decided, Facts
from caldicott_desktop.domain.reports.guardian import (
    answer,
    cannot_show,
    figures_of,
    holders,
)
from caldicott_desktop.domain.reports.kinds import TERMS, ReportKind
from caldicott_desktop.domain.reports.report import Blank, Part, Report, ReportSection
from caldicott_desktop.domain.reports.words import held

POLICIES = Blank(
    title="Policies",
    asks="Where the policies on confidentiality and on sharing are, and when each was reviewed.",
)
STAFF = Blank(
    title="Staff",
    asks="Whom an inspector can ask about confidentiality on each shift, and their training.",
)


_WHAT = {
    Format.WORD: "The register with its completeness statement, to read and to search",
    Format.PDF: "The register with its completeness statement, to read and to print",
    None: "What the register is checked with",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A file in the same folder, and its format; `None` for what the others are checked with."""

    name: str
    form: Format | None


def visit(facts: Facts, made_by: str, beside: Sequence[Beside]) -> Report:
    """Return the summary that leads an inspector through the folder."""
    shown = by.counted(facts)
    kind = ReportKind.CQC
    return Report(
        kind=kind,
        level=TERMS[kind].level,
        title=f"For an inspection, {facts.period.title[:1].lower()}{facts.period.title[1:]}",
        subject=f"Decisions made from {facts.period.words}",
        organisation=facts.organisation,
        site=facts.site,
        period=facts.period,
        made_at=facts.made_at,
        made_by=made_by,
        answer=answer(facts, shown),
        sections=(
            ReportSection(title="What is in this folder", parts=tuple(_folder(beside))),
            ReportSection(title="Who holds the roles", parts=(holders(facts), STAFF)),
            ReportSection(title="What is still open", parts=tuple(_open(facts))),
            ReportSection(title="In counts", parts=tuple(figures_of(facts, shown))),
            ReportSection(title="Policies", parts=(POLICIES,)),
            ReportSection(title="What this summary cannot show", parts=cannot_show()),
        ),
    )


def _folder(beside: Sequence[Beside]) -> Iterator[Part]:
    if not beside:
        yield line("The register of these days lies beside this summary, with what checks it.")
        return
    yield Table(
        title="Files in this folder",
        description="One row for each file, and what it is.",
        columns=(Column(title="File", share=45), Column(title="What it is", share=55)),
        rows=tuple(Row(cells=(cell(strong(each.name)), cell(_WHAT[each.form]))) for each in beside),
    )
    yield line("", style=Style.AFTER_TABLE)
    yield line(
        "The register has a line for each decision, by number, and says for itself whether it is"
        " all of them. No requester and no person is named in it. Any record can be shown here in"
        " full by the Guardian. The files can be checked on any computer with the verb “verify”."
    )


def _open(facts: Facts) -> Iterator[Part]:
    asked = (
        ("Live matters", [each for each in facts.decided if each.waits]),
        ("Advice not followed", list(filter(_is_not_followed, facts.told))),
        ("Escalated, not answered", list(filter(is_unanswered, facts.told))),
        ("Released otherwise than approved", list(filter(_differs, facts.told))),
        ("Conditions overdue", [e for e in facts.told if by.has_overdue(e, facts.made_on)]),
        ("Reviews overdue", [e for e in facts.told if by.is_overdue(e, facts.made_on)]),
    )
    yield FactTable(
        title="What is still open",
        description="Each row is something an inspector may ask about, and the numbers it is in.",
        facts=tuple(Fact(label=label, words=cell(_numbers(found))) for label, found in asked),
    )
    yield from map(line, held(facts))


def _is_not_followed(decided: Decided) -> bool:
    return decided.outcome is Outcome.ADVICE_ONLY and decided.followed in {
        Followed.NO,
        Followed.IN_PART,
    }


def _differs(decided: Decided) -> bool:
    return decided.release is ReleaseState.DIFFERS


def _numbers(found: Sequence[Decided]) -> str:
    return phrases.joined([each.reference for each in found]) if found else "None"
