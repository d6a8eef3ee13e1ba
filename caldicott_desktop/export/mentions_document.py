"""What this log holds about one person, as a document for that person: nobody is named in it.

Other people's data has been taken out of it by somebody who looked at each passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import (
    Block,
    Fact,
    Facts,
    Run,
    Style,
    line,
    prose,
    strong,
)
from caldicott_desktop.domain.record.withholding import WITHHELD
from caldicott_desktop.export.model import Document, Field

STEM = "Own mentions"
"""What the names of its files begin with; it names no one."""

TITLE = "What this log holds about one person"
_HOW = (
    f"{WITHHELD} stands where somebody else is spoken of. What is printed here are the fields in"
    " which the person is spoken of, and what else was typed in decisions about them."
)
_KEPT_BACK = "Legal advice that is privileged was searched as well, and is not shown."


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A field that is shown, as it leaves, and the entry it is of."""

    entry: str
    recorded_at: datetime
    where: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionsToWrite:
    """What is written: the parts in order, fields of one entry after one another.

    `searched` counts the entries that were looked through, `not_searched` those that could not be,
    by what they are; `drafts` counts drafts that speak of the person.
    """

    organisation: str
    made_at: datetime
    searched: int
    parts: tuple[Part, ...]
    not_searched: tuple[tuple[str, int], ...]
    drafts: int


def document(mentions: MentionsToWrite) -> Document:
    """Give the document."""
    return Document(
        title=TITLE,
        subject="Prepared for the person who asks",
        author=mentions.organisation,
        made_at=mentions.made_at,
        header=(strong(mentions.organisation),),
        footer=(Run(text="Page "), Field.PAGE, Run(text=" of "), Field.PAGES),
        blocks=tuple(_blocks(mentions)),
    )


def _blocks(mentions: MentionsToWrite) -> Iterator[Block]:
    entries = [
        (entry, tuple(parts))
        for entry, parts in groupby(mentions.parts, key=lambda each: (each.entry, each.recorded_at))
    ]
    made = phrases.long_date(phrases.in_uk(mentions.made_at))
    yield line("Own mentions", style=Style.DOCUMENT_KIND)
    yield line(TITLE, style=Style.TITLE)
    yield line(f"{mentions.organisation}  ·  {made}", style=Style.SUBTITLE)
    yield line(
        f"{phrases.counted(len(mentions.parts), 'passage')} of"
        f" {phrases.counted(len(entries), 'entry')} of this log, out of"
        f" {mentions.searched:,} that were searched.",
        style=Style.ANSWER,
    )
    yield line(_HOW)
    for (entry, recorded_at), parts in entries:
        on = phrases.long_date(phrases.in_uk(recorded_at))
        yield line(entry, style=Style.HEADING_1)
        yield line(f"Recorded {on}.", style=Style.NOTE, keep_with_next=True)
        yield Facts(
            title=entry,
            description="One row for each field: what it is called, and what it says.",
            facts=tuple(Fact(label=each.where, words=prose(each.text)) for each in parts),
        )
    yield line("What this does not hold", style=Style.HEADING_1)
    for kind, count in mentions.not_searched:
        yield line(f"{kind}: {count:,}. What they say could not be searched.")
    if mentions.drafts:
        drafts = phrases.counted(mentions.drafts, "draft")
        yield line(f"{drafts} not decided yet: what they say is with whoever writes them.")
    yield line(_KEPT_BACK)
