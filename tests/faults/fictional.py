"""Fictional cases that can be recorded, for tests that need many of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from caldicott_desktop.casework import demo_cases
from caldicott_desktop.casework.demo_cases import Setting
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import GuidanceSet

SETTING = Setting(
    organisation="Rosewood House (fictional)",
    site="Rosewood House",
    guardian="Priya Nair",
    position="Registered manager",
    deputy="Meg Harland",
)


def case(chance: Random, guidance: GuidanceSet, decided_at: datetime | None = None) -> Case:
    """A case decided an hour ago, or at `decided_at` (aware, in a named zone)."""
    hour_ago = datetime.now(tz=UTC).astimezone(ZoneInfo("Europe/London")) - timedelta(hours=1)
    return demo_cases.load(guidance, SETTING).draw(chance, decided_at or hour_ago)
