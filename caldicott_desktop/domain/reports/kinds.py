"""The reports there are: what each is called, for which lengths of time, and how much it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.domain.reports.period import Span


class ReportKind(Choice):
    """A report; the code is what the command line takes and what the log keeps."""

    ANNUAL = "annual", "Annual report to the board"
    QUARTERLY = "quarterly", "Quarterly summary"
    DSPT = "dspt", "Evidence for the Data Security and Protection Toolkit"
    ADVICE = "advice", "Advice not followed"
    CQC = "cqc", "CQC visit"
    TRANSPARENCY = "transparency", "Transparency register"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a kind of report is for, in a line; how long it may look back; how much it shows.

    In CSV its counts leave alone, so a report without any has no such format. `purpose` is what the
    entry about its leaving says it is for. Where it `quotes`, lessons leave in their own words once
    somebody has read them; where it `compares`, beside the period before.
    """

    summary: str
    spans: tuple[Span, ...]
    formats: tuple[Format, ...]
    level: Level
    purpose: str
    quotes: bool = False
    compares: bool = False


_PAGES = (Format.WORD, Format.PDF)
_WITH_COUNTS = (*_PAGES, Format.CSV)

TERMS: Mapping[ReportKind, Terms] = MappingProxyType(
    {
        ReportKind.ANNUAL: Terms(
            summary="A year of the log in counts and sentences, for the board to read",
            spans=(Span.YEAR,),
            formats=_WITH_COUNTS,
            level=Level.PUBLISHABLE,
            purpose="Annual report of the Caldicott Guardian to the board",
            quotes=True,
            compares=True,
        ),
        ReportKind.QUARTERLY: Terms(
            summary="Three months in counts and sentences, month by month",
            spans=(Span.QUARTER,),
            formats=_WITH_COUNTS,
            level=Level.PUBLISHABLE,
            purpose="Quarterly summary of the Caldicott Guardian",
            quotes=True,
            compares=True,
        ),
        ReportKind.DSPT: Terms(
            summary="What the log holds as evidence for each requirement, and what it lacks",
            spans=(Span.YEAR, Span.OTHER),
            formats=_PAGES,
            level=Level.PUBLISHABLE,
            purpose="Evidence for the Data Security and Protection Toolkit",
        ),
        ReportKind.ADVICE: Terms(
            summary="Advice that was not followed, or followed in part, or is not answered yet",
            spans=tuple(Span),
            formats=_PAGES,
            level=Level.REFERENCES,
            purpose="Advice not followed",
        ),
        ReportKind.CQC: Terms(
            summary="A register by number, its completeness statement and the year in counts",
            spans=tuple(Span),
            formats=_PAGES,
            level=Level.REFERENCES,
            purpose="Visit of the Care Quality Commission",
        ),
        ReportKind.TRANSPARENCY: Terms(
            summary="How information was used and what came of it, in counts for the public",
            spans=tuple(Span),
            formats=_WITH_COUNTS,
            level=Level.PUBLISHABLE,
            purpose="Transparency register",
            quotes=True,
        ),
    }
)
"""What each kind of report is."""
