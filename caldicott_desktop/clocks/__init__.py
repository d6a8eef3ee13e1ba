"""Time limits: a rule, events and a nation in; a date out, or the reason why none runs."""

from caldicott_desktop.clocks.health_records import (
    Clock,
    NotStarted,
    days_left,
    health_record_access,
)
from caldicott_desktop.clocks.limits import reckon
from caldicott_desktop.clocks.working_days import (
    is_working_day,
    working_day_after,
    working_days_between,
)

__all__ = [
    "Clock",
    "NotStarted",
    "days_left",
    "health_record_access",
    "is_working_day",
    "reckon",
    "working_day_after",
    "working_days_between",
]
