"""Reports over a period: gathering what they count, showing them before they leave, writing them.

What windows and the command line use of it is here, as in `casework` itself.
"""

from caldicott_desktop.casework.audit.gathering import gather
from caldicott_desktop.casework.reports.leaving import export_report
from caldicott_desktop.casework.reports.making import (
    Learnt,
    PeriodUnfit,
    ReportMade,
    kinds_offered,
    make_report,
    read_period,
)

__all__ = [
    "Learnt",
    "PeriodUnfit",
    "ReportMade",
    "export_report",
    "gather",
    "kinds_offered",
    "make_report",
    "read_period",
]
