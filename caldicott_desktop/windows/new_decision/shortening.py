"""Long answers where only a line of them is wanted; the record itself keeps every character."""

from __future__ import annotations

LINE = 120  # characters: what names a thing in a heading
SENTENCE = 320  # what a reader takes in at a glance in a list


def shortened(text: str, most: int = LINE) -> str:
    """`text` in one line of at most `most` characters, ending in … where something was left out.

    A pasted letter in the name of an item must not make a page take seconds to lay out.
    """
    words = " ".join(text[: most * 2].split())
    if len(words) <= most and len(text) <= most * 2:
        return words
    return f"{words[:most].rstrip()}…"
