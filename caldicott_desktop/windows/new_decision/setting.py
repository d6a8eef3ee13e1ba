"""What every page of a walkthrough is given: kind, guidance, who is at the desk, the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.domain.guidance_types import CaseKind, GuidanceSet
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.new_decision.earlier import Earlier

Clock = Callable[[], datetime]
ReviewDay = Callable[[Outcome, date], date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The facts that stay the same while one draft is open."""

    kind: CaseKind
    guidance: GuidanceSet
    person: str
    position: str
    clock: Clock
    names: NameKey | None = None
    """The name key, where there is one to ask."""
    earlier: Earlier | None = None
    """Where earlier like decisions are asked for."""
    review_day: ReviewDay = lambda _outcome, _decided_on: None
    """When a decision of that outcome is to be looked at again, as the organisation has it."""

    def now(self) -> datetime:
        """The present moment, with the United Kingdom's zone, as event times are kept."""
        return self.clock().astimezone(UK).replace(second=0, microsecond=0)

    def today(self) -> date:
        """The day it is in the United Kingdom."""
        return self.now().date()
