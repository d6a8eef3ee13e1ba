"""What has become of a decision by now, as far as the rules for recording more have to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What is known of a decision: the ids of its open challenges (hex), and certain days.

    `first_decided_on` is the day of the first decision of the case that it goes back to.
    `withdrawn_on` is when its permission was withdrawn first, `ended_on` when the review was held
    that ended it, `corrected_on` when a correction took its place; each `None` where none did.
    """

    open_challenges: tuple[str, ...] = ()
    first_decided_on: date | None = None
    withdrawn_on: date | None = None
    ended_on: date | None = None
    corrected_on: date | None = None


NOTHING_SINCE = Since()
