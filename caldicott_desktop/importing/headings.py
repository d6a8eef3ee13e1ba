"""Where a table's headings are, if it has any: a guess from its first rows, shown and confirmed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from caldicott_desktop.domain.tables import Line

_LOOKED_AT = 20  # titles, dates of printing and empty rows above the headings are fewer
_FEW = 100  # rows that tell how wide the table is
_DATUM = re.compile(r"[0-9]{2}[^0-9]*[0-9]{2}|^[0-9]+$|@")
_FIGURE = re.compile(r"[0-9]")


def parted(lines: Sequence[Line]) -> tuple[Line | None, Sequence[Line], Sequence[Line]]:
    """Part filled rows into headings, the rows below and what stands above the headings.

    Headings are the first row that is as wide as most and holds words alone, if no row of data
    comes before it. Of one column, or with no row below, they are headings only without any figure.
    """
    width = _usual_width(lines)
    fewest = 1 if width == 1 else max(2, (width + 1) // 2)  # a title fills one cell, dated or not
    for place, line in enumerate(lines[:_LOOKED_AT]):
        if _filled(line) < fewest:
            continue
        datum = _FIGURE if width == 1 or line is lines[-1] else _DATUM
        if any(not isinstance(cell, str) or datum.search(cell) for cell in line.cells):
            break
        return line, lines[place + 1 :], lines[:place]
    return None, lines, ()


def _usual_width(lines: Sequence[Line]) -> int:
    widths = Counter(_filled(line) for line in lines[:_FEW])
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _filled(line: Line) -> int:
    return sum(cell != "" for cell in line.cells)
