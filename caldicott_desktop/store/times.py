"""Times as the register's columns hold them: milliseconds since 1970 in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from caldicott_desktop.domain.record.phrases import UK_TIME

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


def to_ms(at: datetime) -> int:
    """Return an aware time in whole milliseconds, cut towards the past."""
    return (at - _EPOCH) // _MS


def from_ms(value: int) -> datetime:
    """Return the aware UTC time that `to_ms` wrote."""
    return _EPOCH + value * _MS


def midnight(day: date | None, *, days: int = 0) -> int | None:
    """Return when a day, or that many days after it, begins in the UK, in milliseconds."""
    if day is None:
        return None
    return to_ms(datetime.combine(day + timedelta(days=days), time(), tzinfo=UK_TIME))
