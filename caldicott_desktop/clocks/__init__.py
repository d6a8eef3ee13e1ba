"""Time limits: a rule, events and a nation in; a date out, or the reason why none runs."""

from caldicott_desktop.clocks.health_records import (
    Clock,
    NotStarted,
    days_left,
    health_record_access,
)

__all__ = ["Clock", "NotStarted", "days_left", "health_record_access"]
