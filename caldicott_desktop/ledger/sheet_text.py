"""The words of a workbook as its digest takes them: sheet names and the values of cells, in order.

`docs/store-format.md`, "Digest of a workbook". How cells look is no part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256

from caldicott_desktop.ledger.word_text import settle

# Most cells of a column say what others above them said.
_settled = lru_cache(maxsize=4096)(settle)

Value = str | int | None
"""A text, a number (a day is one too), or nothing."""


class SheetDigest:
    """Takes in the rows of one sheet in order."""

    def __init__(self) -> None:
        """Begin a sheet without rows."""
        self._digest = sha256()

    def add(self, values: Sequence[Value]) -> None:
        """Take in a row; empty cells at its end, and a row of nothing else, count for nothing."""
        kept = [(_settled(each) or None) if isinstance(each, str) else each for each in values]
        while kept and kept[-1] is None:
            kept.pop()
        if kept:
            line = json.dumps(kept)
            self._digest.update(line.encode("ascii") + b"\n")

    def digest(self) -> bytes:
        """Return what the rows come to (32 bytes)."""
        return self._digest.digest()


def of_workbook(sheets: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the digest (32 bytes) of a workbook from the names and digests of its sheets."""
    whole = sha256()
    for name, digest in sheets:
        whole.update(json.dumps([settle(name), digest.hex()]).encode("ascii") + b"\n")
    return whole.digest()
