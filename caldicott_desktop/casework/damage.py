"""What is told of damage to the register's file: which part, which pages, what was still checked.

Damage is one thing and a change by someone with the key another; both mean *not intact*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caldicott_desktop.store.pages import CONTENTS, BadPages, Part

# Numbers of pages told before the rest are only counted.
_MOST_PAGES = 20

_HOLDS = {
    CONTENTS: "the list of its parts",
    "entries": "entries",
    "payloads": "what entries say",
    "nodes": "the trees over the entries",
    "guidance_sets": "the guidance used",
    "drafts": "drafts",
    "draft_versions": "earlier states of drafts",
    "names": "the name key",
    "name_words": "the name key",
    "decisions": "the list of decisions",
    "numbers": "the numbers given",
    "settings": "settings",
}
_SEARCH = "search_"  # FTS5 keeps the search index in several tables of that name

# Tables that a full verification goes through.
_SWEPT = frozenset({"entries", "payloads", "nodes", "guidance_sets", "decisions", "numbers"})

_MISFIT = (
    "Each page of the register's file is sound, but some are missing or do not belong together."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """The damaged pages of a register, and the parts of it that cannot be read to their end."""

    pages: BadPages
    parts: tuple[Part, ...]

    @property
    def reaches_record(self) -> bool:
        """Whether an ordinary verification would come upon it."""
        return any(part.table in _SWEPT for part in self.parts)

    def told(self) -> tuple[str, ...]:
        """Return a sentence for each damaged part, with its pages where they are known to be its.

        A page that belongs to no part holds nothing at present.
        """
        # One page of a tree leads to others, so several parts cannot share out their pages.
        parts = list(dict.fromkeys(map(_holds, self.parts)))
        if not parts and not self.pages.numbers:
            return (_MISFIT,)
        if len(parts) > 1:
            each = [f"A part of the register that holds {part} is damaged." for part in parts]
            return (*each, self._where())
        held = f"that holds {parts[0]}" if parts else "that holds nothing at present"
        where = f" ({_pages(self.pages.numbers)})" if self.pages.numbers else ""
        return (f"A part of the register {held} is damaged{where}.",)

    def _where(self) -> str:
        if not self.pages.numbers:
            return _MISFIT
        return f"Damaged in its file: {_pages(self.pages.numbers)}."


def told_of_checking(checked: int, total: int) -> str:
    """Return what damage left to be checked: `checked` of `total` entries."""
    match checked, total:
        case _, 0:
            return "Part of the register is damaged, and none of its entries could be checked."
        case 0, 1:
            what = "its only entry could not be checked"
        case 1, 1:
            what = "its only entry could still be checked"
        case 0, _:
            what = f"none of its {total:,} entries could be checked"
        case _ if checked == total:
            what = f"all of its {total:,} entries could still be checked"
        case _:
            what = f"{checked:,} of its {total:,} entries could still be checked"
    return f"Part of the register is damaged; {what}."


def _holds(part: Part) -> str:
    table = "the search index" if part.table.startswith(_SEARCH) else _HOLDS.get(part.table)
    held = table or f"“{part.table}”"
    return f"an index of {held}" if part.index else held


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]:,}"
    told = [f"{number:,}" for number in numbers[:_MOST_PAGES]]
    more = len(numbers) - len(told)
    last = f"{more:,} more" if more else told.pop()
    return f"pages {', '.join(told)} and {last}"
