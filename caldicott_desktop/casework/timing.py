"""The clock as records need it: cut to the millisecond, and watched for jumps.

The rules are those of `docs/store-format.md`, "Times".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from caldicott_desktop.casework import faults
from caldicott_desktop.ledger.entry import to_millisecond

Clock = Callable[[], datetime]
"""Gives the time now, aware, in UTC."""

Elapsed = Callable[[], float]
"""Gives seconds that no one can set, counted through sleep, from any start."""

UK = ZoneInfo("Europe/London")

# Small steps are the clock being set right by the network; the time before is then repeated.
SMALL_STEP = timedelta(seconds=5)

# Beyond this a wrong year is likelier than a vault left alone (store-format, "Times").
FAR_AHEAD = timedelta(days=400)

# A clock that is being slewed into step may run up to 500 parts per million fast or slow (RFC 5905,
# section 11.3); twice that is still no jump.
_DRIFT = 0.001


class Timing:
    """Reads the clock and notices when it jumps between two readings."""

    def __init__(self, clock: Clock, *, elapsed: Elapsed | None = None) -> None:
        """Read `clock`; with `elapsed`, jumps forward during a session are noticed as well."""
        self.clock = clock
        self._elapsed = elapsed
        self._last: datetime | None = None
        self._ticks = 0.0
        self._confirmed_until: datetime | None = None

    def now(self) -> datetime:
        """Return the time in UTC, in whole milliseconds."""
        return to_millisecond(self.clock())

    def reading(self) -> tuple[datetime, datetime | None]:
        """Return the time, and what was expected instead if the clock jumped since last asked."""
        now, ticks = self.now(), self._elapsed() if self._elapsed else 0.0
        last, passed = self._last, timedelta(seconds=ticks - self._ticks)
        self._last, self._ticks = now, ticks
        if last is None:
            return now, None
        expected = to_millisecond(last + passed)
        back = last - now > SMALL_STEP
        ahead = self._elapsed is not None and now - expected > SMALL_STEP + passed * _DRIFT
        return now, (expected if back or ahead else None)

    def confirm(self) -> None:
        """Take the person's word that the clock is right, however far ahead it is."""
        self._confirmed_until = self.now() + FAR_AHEAD

    def require_plausible(self, last: datetime, now: datetime) -> None:
        """Raise `ClockFarAhead` when `now` is far beyond the `last` entry, unless confirmed."""
        confirmed = self._confirmed_until is not None and now <= self._confirmed_until
        if now - last > FAR_AHEAD and not confirmed:
            raise faults.ClockFarAhead(last.astimezone(UK), now.astimezone(UK))


def uk_year(at: datetime) -> int:
    """Return the year in which `at` falls by the clock on a UK wall."""
    return at.astimezone(UK).year


def system_clock() -> datetime:
    """Return the computer's own time."""
    return datetime.now(UTC)
