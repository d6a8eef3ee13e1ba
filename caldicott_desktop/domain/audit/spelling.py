"""How many slips of the hand lie between two spellings of one word.

A slip is a letter left out, put in, mistaken for another, or two neighbours turned round: the
distance of Damerau in its restricted form. It counts what a reader would count, which a likeness in
per cent (`difflib`) does not, and names are heard and typed in too many ways for rules of sound.
`docs/decisions/0193-searching-our-own-log.md`.
"""

from __future__ import annotations

_FROM_ONE, _FROM_TWO = 4, 8  # letters; a shorter word with a slip is another word


def allowed(word: str) -> int:
    """Return how many slips a spelling of `word` may have and still be taken for it."""
    if len(word) < _FROM_ONE:
        return 0
    return 1 if len(word) < _FROM_TWO else 2


def is_near(word: str, wanted: str) -> bool:
    """Tell whether `word` is `wanted` with one slip or more, but no more than are allowed."""
    return word != wanted and slips(word, wanted, most=allowed(wanted)) is not None


def slips(one: str, other: str, *, most: int) -> int | None:
    """Return how many slips turn one word into the other, or `None` where it is more than `most`.

    Takes time in proportion to the product of their lengths.
    """
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    last = [*range(len(other) + 1)]
    for row, letter in enumerate(one, start=1):
        line = [row]
        for place, wanted in enumerate(other, start=1):
            cost = min(last[place] + 1, line[place - 1] + 1, last[place - 1] + (letter != wanted))
            turned = row > 1 and place > 1 and letter == other[place - 2] and wanted == one[row - 2]
            line.append(min(cost, before[place - 2] + 1) if turned else cost)
        if min(line) > most:
            return None
        before, last = last, line
    return last[-1] if last[-1] <= most else None
