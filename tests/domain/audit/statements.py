"""A completeness statement with nothing in it, to be filled in where a test looks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from caldicott_desktop.domain.audit.completeness import Completeness, HeadAsOf, Origin, Told
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.record.blocks import Block, Facts, Paragraph, Table, Words
from caldicott_desktop.domain.record.completeness import sections

MADE_AT = datetime(2026, 7, 14, 8, 20, tzinfo=UTC)
YEAR = Selection(decided_from=date(2025, 7, 1), decided_until=date(2026, 6, 30))
TOLD = Told(on=date(2026, 3, 26), by="Priya Nair", why="Started twice")
HERE = Origin(installation="Reception laptop", is_here=True, count=3)


def statement(**parts: Any) -> Completeness:  # noqa: ANN401 - any part of it
    """A statement in which all is well, but for `parts`."""
    whole: dict[str, Any] = {
        "organisation": "Rosewood Care",
        "made_at": MADE_AT,
        "made_by": "Helen Marsh",
        "selection": YEAR,
        "titles": {},
        "within": 3,
        "listed": 3,
        "left_out": {},
        "origins": (HERE,),
        "imported": 0,
        "imported_untold": 0,
        "disposed": (),
        "disposed_untold": (),
        "series": (),
        "unnumbered": (),
        "late_after_h": 48,
        "late": (),
        "superseded": (),
        "contested": (),
        "differing": (),
        "live": (),
        "exports": (),
        "copies": 0,
        "checked": None,
        "heads": (HeadAsOf(installation="Reception laptop", entries=9, printed="log 11"),),
    }
    return Completeness(**{**whole, **parts})


def plain(words: Words) -> str:
    return " ".join("".join(run.text for run in each.inlines) for each in words)


def lines_of(block: Block) -> list[str]:
    """What a block says, a line for each paragraph, fact or row."""
    match block:
        case Paragraph():
            return [plain((block,))]
        case Facts():
            return [f"{fact.label}: {plain(fact.words)}" for fact in block.facts]
        case Table():
            return [" | ".join(map(plain, row.cells)) for row in block.rows]
        case _:
            raise AssertionError(block)


def said(found: Completeness) -> dict[str, list[str]]:
    """What each section says, line by line."""
    return {
        each.title: [line for block in each.blocks for line in lines_of(block)]
        for each in sections(found)
    }
