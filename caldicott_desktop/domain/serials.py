"""The serials of printed cards, `RH1-014`: a prefix, a hyphen, at least three digits."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WIDTH = 3
_FORM = re.compile(r"(.+)-([0-9]{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Serial:
    """A printed card's serial; each number of a prefix is given out once."""

    prefix: str
    number: int

    def __str__(self) -> str:
        """Return it as it is printed."""
        return f"{self.prefix}-{self.number:0{_WIDTH}}"


def parse(text: str) -> Serial | None:
    """Return the serial that was typed, however it was spaced or capitalised, or `None`."""
    found = _FORM.fullmatch(tidy(text))
    return Serial(prefix=found[1], number=int(found[2])) if found else None


def tidy(text: str) -> str:
    """Return a serial as it is printed; text of another form without spaces, in capitals."""
    plain = "".join(text.split()).upper()
    found = _FORM.fullmatch(plain)
    return str(Serial(prefix=found[1], number=int(found[2]))) if found else plain
