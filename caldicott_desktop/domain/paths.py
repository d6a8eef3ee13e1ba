"""Where in a payload a field stands."""

from __future__ import annotations

import re

_PLACE = re.compile(r"/[0-9]+(?=/|$)")


def unnumbered(path: str) -> str:
    """Return a payload path without the places of lists: `/advice/1/said` is `/advice/said`."""
    return _PLACE.sub("", path)
