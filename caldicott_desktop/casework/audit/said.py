"""Single answers of a decision, read from its checked payload without reading all of it.

A payload has some three hundred fields and a register's line wants thirty of them: that is half the
time (`docs/decisions/0190-selections-and-presets.md`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.domain.choices import Choice, ItemDecision, Rating
from caldicott_desktop.domain.summary import ItemCounts, counted
from caldicott_desktop.ledger import moments
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store.decisions import requester_words

C = TypeVar("C", bound=Choice)

_OVERRIDES = (
    "/stop_checks/{}/override/reason",
    "/principles/{}/override/reason",
    "/check_overrides/{}/override/reason",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a decision says, field by field; a field that its schema did not have says nothing.

    Raises `LedgerFault` for a code that no list has.
    """

    lines: Lines

    @classmethod
    def of(cls, entry: CheckedEntry) -> Said:
        """Take apart the payload of a checked decision."""
        return cls(Lines(entry.payload.content))

    def text(self, path: str) -> str | None:
        """Return what was typed or chosen there, or `None`."""
        value = self.lines.get(path)
        return value if isinstance(value, str) else None

    def number(self, path: str) -> int | None:
        """Return the number there, or `None`."""
        value = self.lines.get(path)
        return value if isinstance(value, int) else None

    def choice(self, path: str, choices: type[C]) -> C | None:
        """Return the choice there, or `None`."""
        code = self.text(path)
        return None if code is None else _of(choices, code, path)

    def moment(self, path: str) -> datetime:
        """Return the time there; a decision always says when it was made."""
        return moments.read(str(self.lines[path]))

    def each(self, path: str) -> tuple[str | None, ...]:
        """Return the texts of a list of sections, `path` with a place in braces."""
        return tuple(self.text(each) for each in self._places(path))

    @property
    def requester(self) -> str:
        """Who asked, in the shortest words."""
        asked = ("organisation", "position", "name", "requester_kind")
        return requester_words(*(self.lines[f"/request/{name}"] for name in asked))

    @property
    def items(self) -> ItemCounts:
        """The items, counted by what was decided."""
        path = "/items/{}/decision"
        return counted(
            [None if code is None else _of(ItemDecision, code, path) for code in self.each(path)]
        )

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """How each of the eight principles was rated, in order."""
        path = "/principles/{}/rating"
        return tuple(_of(Rating, code or "", path) for code in self.each(path))

    @property
    def overrides(self) -> int:
        """How many times somebody went on in spite of something open, with a reason."""
        reasons = itertools.chain.from_iterable(map(self.each, _OVERRIDES))
        return sum(1 for reason in reasons if (reason or "").strip())

    @property
    def corrects(self) -> tuple[bytes, ...]:
        """The ids of the entries it takes the place of."""
        value = self.lines.get("/correction/corrects")
        return tuple(bytes.fromhex(str(each)) for each in value) if isinstance(value, tuple) else ()

    def _places(self, path: str) -> Iterator[str]:
        return itertools.takewhile(self.lines.__contains__, map(path.format, itertools.count()))


def _of(choices: type[C], code: str, path: str) -> C:
    try:
        return choices.of(code)
    except ValueError:
        raise LedgerFault("decision-other-value", path=path) from None
