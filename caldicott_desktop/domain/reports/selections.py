"""How the log calls a report that leaves, and which days a report looked back on that is so called.

`docs/store-format.md`, "Selections": `report`, the kind of report, the period as a line.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.reports import period as lines
from caldicott_desktop.domain.reports.kinds import ReportKind
from caldicott_desktop.domain.reports.period import Period, PeriodUnreadable

_REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSelection:
    """A report over a period, as something that leaves."""

    kind: ReportKind
    period: Period

    @property
    def text(self) -> str:
        """The line that `export.begun` says; `read` gives it back."""
        return f"{_REPORT} {self.kind.code} {self.period.text}"

    @property
    def decisions(self) -> Selection:
        """The decisions that it counts."""
        return Selection(decided_from=self.period.first, decided_until=self.period.last)


def read(text: str) -> ReportSelection | None:
    """Return the report that a line says; `None` where it says something else."""
    word, _, rest = text.partition(" ")
    code, _, days = rest.partition(" ")
    kind = next((each for each in ReportKind if each.code == code), None)
    if word != _REPORT or kind is None:
        return None
    with suppress(PeriodUnreadable):
        return ReportSelection(kind=kind, period=lines.read(days))
    return None
