"""The time between deciding and recording."""

from __future__ import annotations

from datetime import datetime

LATE_AFTER_H = 48
"""From how many hours on a statement counts a decision as recorded late, unless a vault says so
itself. A Guardian decides on a Friday and writes it down on Sunday at the latest: two days, printed
wherever something is counted by them."""


def lateness(decided_at: datetime, recorded_at: datetime) -> int:
    """Whole seconds from deciding to recording; 0 when recorded at once.

    Both times are aware. Whether that is late is for a reader to judge: late recording is allowed,
    always shown, and counted.
    """
    return max(0, int((recorded_at - decided_at).total_seconds()))
