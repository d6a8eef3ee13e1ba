"""What stands before a match: whether it is a beginning, or part of something longer."""

from __future__ import annotations

_LINKS = frozenset("./-,")


def follows_a_number(text: str, start: int) -> bool:
    """Tell whether the digit at `start` goes on a longer number: *1**2*, *3.**2***."""
    before = text[max(0, start - 2) : start]
    if not before or before[-1].isdecimal():
        return bool(before)
    return before[-1] in _LINKS and before[0].isdecimal()


def follows_a_letter(text: str, start: int) -> bool:
    """Tell whether a letter or digit stands before `start`."""
    return start > 0 and text[start - 1].isalnum()
