"""How much of the record may leave: three levels, and what each of them shows."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How much an exported document shows.

    Values are written into signed payloads and never change.
    """

    FULL = "full"
    REFERENCES = "references"
    PUBLISHABLE = "publishable"
