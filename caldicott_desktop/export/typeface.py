"""What the program's own typeface can draw, and how wide (OpenType 1.9: `cmap`, `hhea`, `hmtx`).

An archived PDF may name no character that its typeface lacks, so those are told apart before.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from caldicott_desktop import assets

_UNICODE_IN_FULL = 3, 10  # platform and encoding of the table that reaches every character
# Drawn as nothing, so no glyph is needed: joiners, marks of direction, variation selectors.
_UNSEEN = "\xad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\t\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """A typeface: what it lacks, and how wide its characters are, in units of which `em` are one.

    `lacking` finds each stretch of characters that it cannot draw.
    """

    em: int
    widths: dict[int, int]
    lacking: re.Pattern[str]

    @property
    def widest(self) -> float:
        """The width of the widest letter of plain English, in ems."""
        return max(self.widths[code] for code in range(0x41, 0x7B) if code in self.widths) / self.em

    def width(self, word: str) -> float:
        """Give how wide a word is in ems; what the typeface lacks counts as an em."""
        return sum(self.widths.get(ord(each), self.em) for each in word) / self.em


def folder() -> Path:
    """Give the folder that holds the typeface's files."""
    return assets.folder("resources") / "fonts"


@cache
def inter() -> Typeface:
    """Give the typeface that every PDF is set in; its four weights draw the same characters.

    Widths are those of its bold, the widest.
    """
    return read((folder() / "Inter-Bold.otf").read_bytes())


def read(font: bytes) -> Typeface:
    """Give the typeface in the bytes of an OpenType file."""
    tables = _tables(font)
    (em,) = struct.unpack_from(">H", font, tables["head"] + 18)
    (measured,) = struct.unpack_from(">H", font, tables["hhea"] + 34)
    advances = [
        struct.unpack_from(">H", font, tables["hmtx"] + 4 * glyph)[0] for glyph in range(measured)
    ]
    groups = _groups(font, tables["cmap"])
    widths = {
        code: advances[min(glyph + code - first, measured - 1)]
        for first, last, glyph in groups
        for code in range(first, last + 1)
    }
    return Typeface(em=em, widths=widths, lacking=_all_but(sorted(widths)))


def _tables(font: bytes) -> dict[str, int]:
    """Give where each table of the file begins."""
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * at) for at in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _groups(font: bytes, cmap: int) -> list[tuple[int, int, int]]:
    """Give first and last character of each group, and the glyph of its first."""
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for at in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * at)
        if (platform, encoding) == _UNICODE_IN_FULL:
            place = cmap + offset
            (groups,) = struct.unpack_from(">I", font, place + 12)
            return [struct.unpack_from(">III", font, place + 16 + 12 * n) for n in range(groups)]
    raise ValueError("the typeface has no table of all its characters")


def _all_but(codes: list[int]) -> re.Pattern[str]:
    """Give what finds stretches of all characters but these."""
    first, spans = codes[0], []
    for code, following in pairwise([*codes, 0]):
        if following != code + 1:
            spans.append(f"\\U{first:08x}-\\U{code:08x}")
            first = following
    return re.compile(f"[^{''.join(spans)}{_UNSEEN}]+")
