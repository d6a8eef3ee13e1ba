"""Dated guidance: read from `resources/guidance/`, checked whole, and shown with its sources."""

from caldicott_desktop.guidance.bundle import content_of, digest_of, load_bundle
from caldicott_desktop.guidance.considerations import PaneBlock, considerations_for
from caldicott_desktop.guidance.faults import GuidanceError
from caldicott_desktop.guidance.finding import (
    GROUPS,
    KindGroup,
    SearchedKind,
    find_kinds,
    grouped_kinds,
)
from caldicott_desktop.guidance.hedging import SourceNote, ago, checked_words, source_note
from caldicott_desktop.guidance.library import (
    EntryType,
    LibraryEntry,
    date_words,
    find_entries,
    library,
    nation_words,
)
from caldicott_desktop.guidance.loading import GENERAL, load, load_usable
from caldicott_desktop.guidance.reading_entry import entry_blocks
from caldicott_desktop.guidance.rechecking import (
    Item,
    due_for_recheck,
    item_digest,
    item_id,
    item_named,
    items,
    recheck_day_of,
    recheck_words,
    rechecked,
)
from caldicott_desktop.guidance.selection import (
    bases_for,
    clocks_for,
    gateways_for,
    law_row_used,
    law_rows_for,
)
from caldicott_desktop.guidance.standing_in import stand_in
from caldicott_desktop.guidance.toolkit import load_toolkit, toolkit

__all__ = [
    "GENERAL",
    "GROUPS",
    "EntryType",
    "GuidanceError",
    "Item",
    "KindGroup",
    "LibraryEntry",
    "PaneBlock",
    "SearchedKind",
    "SourceNote",
    "ago",
    "bases_for",
    "checked_words",
    "clocks_for",
    "considerations_for",
    "content_of",
    "date_words",
    "digest_of",
    "due_for_recheck",
    "entry_blocks",
    "find_entries",
    "find_kinds",
    "gateways_for",
    "grouped_kinds",
    "item_digest",
    "item_id",
    "item_named",
    "items",
    "law_row_used",
    "law_rows_for",
    "library",
    "load",
    "load_bundle",
    "load_toolkit",
    "load_usable",
    "nation_words",
    "recheck_day_of",
    "recheck_words",
    "rechecked",
    "source_note",
    "stand_in",
    "toolkit",
]
