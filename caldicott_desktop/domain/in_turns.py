"""Long reckoning in turns, so that whoever reckons can say how far it is and break it off."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")

Turns = Generator[tuple[int, int], None, T]
"""Gives how much is done, and of how much, between turns, and what came of it at the end."""


def finished(turns: Turns[T]) -> T:
    """What comes of `turns`, reckoned at once."""
    while True:
        try:
            next(turns)
        except StopIteration as end:
            result: T = end.value
            return result
