"""Working days: no weekend and no bank holiday of the nation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from caldicott_desktop.domain.choices import Nation

if TYPE_CHECKING:
    from holidays import HolidayBase

_SATURDAY = 5

# Country and part of it, as `holidays` names them.
_PLACES: Mapping[Nation, tuple[str, str | None]] = MappingProxyType(
    {
        Nation.ENGLAND: ("GB", "ENG"),
        Nation.WALES: ("GB", "WLS"),
        Nation.SCOTLAND: ("GB", "SCT"),
        Nation.NORTHERN_IRELAND: ("GB", "NIR"),
        Nation.JERSEY: ("JE", None),
        Nation.GUERNSEY: ("GG", None),
        Nation.ISLE_OF_MAN: ("IM", None),
    },
)


def working_day_after(start: date, count: int, nation: Nation) -> date:
    """The last of `count` (1 or more) working days that follow `start` in `nation`."""
    day = start
    for _ in range(count):
        day += timedelta(days=1)
        while not is_working_day(day, nation):
            day += timedelta(days=1)
    return day


def working_days_between(start: date, end: date, nation: Nation) -> int:
    """How many working days follow `start` up to and with `end`; negative where `end` is before."""
    first, last = min(start, end), max(start, end)
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    count = sum(is_working_day(day, nation) for day in days)
    return count if start <= end else -count


def is_working_day(day: date, nation: Nation) -> bool:
    """Whether `day` is neither at the weekend nor a bank holiday of `nation`."""
    return day.weekday() < _SATURDAY and day not in _holidays(nation)


@lru_cache(maxsize=len(Nation))
def _holidays(nation: Nation) -> HolidayBase:
    # A tenth of a second to import: only where a limit is counted in working days.
    from holidays import country_holidays  # noqa: PLC0415

    country, part = _PLACES[nation]
    return country_holidays(country, subdiv=part)
