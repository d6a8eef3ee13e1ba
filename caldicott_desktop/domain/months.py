"""The months as people write them in English, whole or cut short."""

from __future__ import annotations

_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)

MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
"""The number of each month by its names, in small letters."""

MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
"""The names as alternatives of a pattern, longer ones first."""
