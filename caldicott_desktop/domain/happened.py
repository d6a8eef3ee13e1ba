"""When something happened, as it is written into payloads: with offset and the zone's name."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

Moment = Annotated[datetime, "event"]
"""The time of an event, aware, its `tzinfo` a `ZoneInfo`; what is recorded has UTC instead."""
