"""A report as a document: its sections, counts as tables and charts, places left to fill in.

And its counts as CSV, with a note on how to read them. Neither decides about anything that is said
(`domain.reports`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import Run, Style, Table, line, strong
from caldicott_desktop.domain.record.completeness import LEVELS, MARKINGS
from caldicott_desktop.domain.record.register import Cell
from caldicott_desktop.domain.reports.report import (
    SMALL_NUMBERS,
    Counted,
    Part,
    Report,
    blocks,
    said,
)
from caldicott_desktop.export import csv_file
from caldicott_desktop.export.model import Bar, Block, Document, Field, Figure, Inline

_LONGEST_NAME = 60
_COLUMNS = ("report", "period", "table", "row", "column", "number")
_COLUMNS_SAY = (
    "Each line is one number: of which report and period, from which of its tables, and in which"
    " row and column there. A row that is a month or a quarter stands as 2026-10-01..2026-10-31 or"
    " 2026-Q4, which no spreadsheet takes for a day as it would Oct 2026. Charts and words are in"
    " the Word and PDF files only."
)


def document(report: Report) -> Document:
    """Give the document of a report."""
    return Document(
        title=report.title,
        subject=report.subject,
        author=report.organisation,
        made_at=report.made_at,
        header=_header(report),
        footer=_footer(report),
        blocks=tuple(_blocks(report)),
    )


def counts_as_csv(report: Report) -> bytes:
    """Give the counts of a report as CSV: a line for each number, with what it is of."""
    return csv_file.to_bytes(_COLUMNS, _lines(report))


def note(report: Report, name: str, digest: bytes, proof_name: str) -> bytes:
    """Give the text to lay beside its counts, the CSV file `name`: how to read it, what it is."""
    facts = (
        ("Organisation", report.organisation),
        *((("Site", report.site),) if report.site else ()),
        ("Report", report.kind.label),
        ("Days", report.period.words),
        ("Level", LEVELS[report.level]),
        ("Made", phrases.long_date(phrases.in_uk(report.made_at))),
    )
    whole = "\n".join((report.title, *(f"{label}: {words}" for label, words in facts)))
    return csv_file.reading(name, digest, proof_name, (whole, _COLUMNS_SAY, SMALL_NUMBERS))


def _lines(report: Report) -> Iterator[Sequence[Cell]]:
    parts = {each.short: each.text for each in report.period.parts}
    for counted in report.counts:
        for label, numbers in counted.rows:
            for column, number in zip(counted.of[1:], numbers, strict=True):
                shown = said(None) if number is None else number
                yield (
                    *(report.kind.code, report.period.text),
                    *(counted.title, parts.get(label, label), column, shown),
                )


def _header(report: Report) -> tuple[Inline, ...]:
    site = report.site if report.site != report.organisation else None
    return (
        strong(report.organisation[:_LONGEST_NAME]),
        *((Run(text=f"  ·  {site[:_LONGEST_NAME]}"),) if site else ()),
        Run(text="Disclosure level: ", tab_before=True),
        strong(LEVELS[report.level]),
    )


def _footer(report: Report) -> tuple[Inline, ...]:
    on = phrases.long_date(phrases.in_uk(report.made_at))
    return (
        Run(text="Page "),
        Field.PAGE,
        Run(text=" of "),
        Field.PAGES,
        Run(text=f"Made on {on}", strong=True, tab_before=True),
        Run(text=MARKINGS[report.level], tab_before=True),
    )


def _blocks(report: Report) -> Iterator[Block]:
    yield line(report.title, style=Style.TITLE)
    yield line(report.subject, style=Style.SUBTITLE)
    yield from report.answer
    if report.made_by is not None:
        at = phrases.moment(phrases.in_uk(report.made_at))
        yield line(f"Made {at} by {report.made_by}.", style=Style.NOTE)
    for section in report.sections:
        yield line(section.title, style=Style.HEADING_1)
        for part in section.parts:
            charts = tuple(_charts(part))
            yield from charts
            for block in blocks((part,)):
                # The chart above has said already what the table is of.
                if charts and isinstance(block, Table):
                    yield replace(block, caption=None)
                else:
                    yield block


def _charts(part: Part) -> Iterator[Figure]:
    """Give the first column of counts as a chart, where anything can be drawn of it."""
    if not isinstance(part, Counted) or not part.charted:
        return
    bars = tuple(
        Bar(label=label, value=numbers[0], said=said(numbers[0]))
        for label, numbers in part.rows
        if numbers[0]
    )
    if not bars:
        return
    hidden = sum(numbers[0] is None for _, numbers in part.rows)
    rest = f" {phrases.counted(hidden, 'number')} withheld." if hidden else ""
    told = "; ".join(f"{bar.label}: {bar.said}" for bar in bars)
    yield Figure(caption=f"{part.title}.{rest}", alternative=f"{told}.{rest}", bars=bars)
