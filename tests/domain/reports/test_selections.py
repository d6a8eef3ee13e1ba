"""How the log calls a report that leaves."""

from __future__ import annotations

from datetime import date

import pytest

from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.reports.kinds import ReportKind
from caldicott_desktop.domain.reports.period import financial_year, quarter
from caldicott_desktop.domain.reports.selections import ReportSelection, read


@pytest.mark.parametrize("kind", ReportKind)
def test_the_line_of_a_report_is_read_back(kind: ReportKind) -> None:
    for period in (financial_year(2025), quarter(2026, 3)):
        report = ReportSelection(kind=kind, period=period)
        assert read(report.text) == report


def test_a_report_counts_the_decisions_of_its_days() -> None:
    report = ReportSelection(kind=ReportKind.ANNUAL, period=financial_year(2025))
    assert report.text == "report annual 2025-26"
    assert report.decisions == Selection(
        decided_from=date(2025, 4, 1), decided_until=date(2026, 3, 31)
    )


@pytest.mark.parametrize(
    "line",
    [
        *("CG-2026-0001", "head statement", "decided 2026-01-01..", "annual 2025-26"),
        *("report", "report weekly 2026", "report annual", "report annual of last year"),
    ],
)
def test_what_says_something_else_is_no_report(line: str) -> None:
    assert read(line) is None
