"""Where the parts of the chart of outcomes lie: numbers in, rectangles out, and nothing of Qt.

While there are few decisions, each is a block of its own with the letter of its outcome. Where the
blocks of a month would not fit above one another, each month is one bar, divided by outcome, with
its numbers in it and their sum above.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from caldicott_desktop.windows.saying import number

_BLOCK_EM = 2.15  # the side of a block where there is room, in heights of the chart's text
_LEAST_BLOCK_EM = 1.25  # the side below which a letter no longer stands in it well
_GAP_EM = 0.3  # between two blocks
_OF_SLOT = 0.82  # how much of its month's width a block or bar takes at most
_LEAST_PART = 2.0  # pixels: what is there is seen, however small beside the rest
_AROUND = 4.0  # pixels between a word and the edge of its part, both sides together


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One coloured rectangle: the month and group it stands for, and the words in it."""

    month: int
    group: int
    left: float
    top: float
    width: float
    height: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What stands above the bar of a month: its middle, its lower edge, and the number."""

    month: int
    middle: float
    bottom: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The whole chart; `each_is_one` where every part is one decision."""

    parts: tuple[Part, ...]
    sums: tuple[Sum, ...]
    slot: float
    each_is_one: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The room for the bars, the height of a line of text, and how wide words are in it."""

    width: float
    height: float
    em: float
    width_of: Callable[[str], float]


def lay_out(counts: Sequence[Sequence[int]], letters: Sequence[str], room: Room) -> Layout:
    """Place `counts`, by month and in it by group, on a base line at the lower edge of `room`.

    The first group stands lowest. `letters` are those of the groups.
    """
    slot = room.width / max(1, len(counts))
    tallest = max((sum(month) for month in counts), default=0)
    side = _side_of_block(tallest, slot, room)
    if side is not None or not tallest:
        return Layout(
            parts=tuple(_blocks(counts, letters, room, side or 0.0, slot)),
            sums=(),
            slot=slot,
            each_is_one=True,
        )
    parts, sums = _bars(counts, letters, room, tallest, slot)
    return Layout(parts=parts, sums=sums, slot=slot, each_is_one=False)


def _side_of_block(tallest: int, slot: float, room: Room) -> float | None:
    """The side of a block where the blocks of the fullest month fit, else `None`."""
    gap = _GAP_EM * room.em
    highest = (room.height + gap) / max(1, tallest) - gap
    side = min(_BLOCK_EM * room.em, slot * _OF_SLOT, highest)
    return side if side >= _LEAST_BLOCK_EM * room.em else None


def _blocks(
    counts: Sequence[Sequence[int]], letters: Sequence[str], room: Room, side: float, slot: float
) -> list[Part]:
    parts: list[Part] = []
    step = side + _GAP_EM * room.em
    for month, groups in enumerate(counts):
        each = [group for group, many in enumerate(groups) for _ in range(many)]
        left = slot * month + (slot - side) / 2
        parts += [
            Part(
                month=month,
                group=group,
                left=left,
                top=room.height - side - step * place,
                width=side,
                height=side,
                words=letters[group],
            )
            for place, group in enumerate(each)
        ]
    return parts


def _bars(
    counts: Sequence[Sequence[int]], letters: Sequence[str], room: Room, tallest: int, slot: float
) -> tuple[tuple[Part, ...], tuple[Sum, ...]]:
    parts: list[Part] = []
    sums: list[Sum] = []
    width = slot * _OF_SLOT
    each = max(0.0, room.height - 1.4 * room.em) / tallest
    for month, groups in enumerate(counts):
        bottom = room.height
        for group, many in enumerate(groups):
            if not many:
                continue
            height = max(_LEAST_PART, many * each)
            bottom -= height
            parts.append(
                Part(
                    month=month,
                    group=group,
                    left=slot * month + (slot - width) / 2,
                    top=bottom,
                    width=width,
                    height=height,
                    words=_inside(letters[group], many, width, height, room),
                )
            )
        if bottom < room.height:
            middle = slot * (month + 0.5)
            words = _sum_in(sum(groups), slot, room)
            sums.append(Sum(month=month, middle=middle, bottom=bottom, words=words))
    return tuple(parts), tuple(sums)


def _inside(letter: str, many: int, width: float, height: float, room: Room) -> str:
    """The longest of letter and number, number, letter that has room; else nothing."""
    if height < room.em:
        return ""
    wishes = (f"{letter} {number(many)}", number(many), letter)
    return next((each for each in wishes if room.width_of(each) + _AROUND <= width), "")


def _sum_in(many: int, slot: float, room: Room) -> str:
    """A number as it is, in thousands where that is too wide, or nothing."""
    wishes = (number(many), f"{many / 1000:.1f}k", f"{many // 1000}k")
    return next((each for each in wishes if room.width_of(each) <= slot), "")
