"""Items of the guidance library as a Word file: words, sources and dates, and nothing of a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import (
    Block,
    Column,
    Row,
    Run,
    Style,
    Table,
    cell,
    line,
    strong,
)
from caldicott_desktop.export import word
from caldicott_desktop.export.model import Document, Field
from caldicott_desktop.guidance import PaneBlock, SourceNote
from caldicott_desktop.ledger import word_text

_SHORT_SHA = 12  # hexadecimal digits in the footer: enough to tell sets apart by eye
_PROMISE = (
    "What stands here is guidance with the state of its checking, not legal advice. Each statement "
    "says how far it was checked. What is marked second-hand or not yet checked against the "
    "primary text has to be checked before anyone relies on it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One item: the section it stands in, what it is called, and its blocks."""

    section: str
    title: str
    blocks: tuple[PaneBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryToWrite:
    """What is printed: `parts` in order, section after section. `sha256` (hex) names the set."""

    organisation: str
    version: str
    sha256: str
    as_at: str
    parts: tuple[Part, ...]
    whole: bool
    written_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """The bytes of the file, and the digest (32 bytes) of the words on its pages."""

    data: bytes
    digest: bytes


def file_name(version: str) -> str:
    """Give the name to offer."""
    return f"Guidance {version}.docx"


def compose(library: LibraryToWrite) -> Composed:
    """Give the Word file; the same items give the same bytes."""
    on = phrases.long_date(phrases.in_uk(library.written_at))
    package = word.build(
        Document(
            title="Guidance library" if library.whole else "From the guidance library",
            subject=f"Guidance version {library.version}",
            author=library.organisation,
            made_at=library.written_at,
            header=(strong(library.organisation), Run(text=f"  ·  printed {on}")),
            footer=(
                Run(text="Page "),
                Field.PAGE,
                Run(text=" of "),
                Field.PAGES,
                Run(text=f"Guidance {library.version}", strong=True, tab_before=True),
                Run(text=f"set {library.sha256[:_SHORT_SHA]}", tab_before=True),
            ),
            blocks=tuple(_blocks(library, on)),
        )
    )
    lines = word.lines(package)
    return Composed(data=word.to_bytes(package), digest=word_text.digest(lines))


def _blocks(library: LibraryToWrite, on: str) -> Iterator[Block]:
    yield line("Guidance", style=Style.DOCUMENT_KIND)
    title = "Guidance library" if library.whole else "From the guidance library"
    yield line(title, style=Style.TITLE)
    count = "1 item" if len(library.parts) == 1 else f"{len(library.parts)} items"
    version = f"Version {library.version}, as at {library.as_at}"
    yield line(f"{version}  ·  {count}  ·  printed {on}", style=Style.SUBTITLE)
    yield line(_PROMISE)
    yield line(f"SHA-256 of the set: {library.sha256}", style=Style.NOTE)
    before = ""
    for part in library.parts:
        if part.section != before:
            before = part.section
            yield line(part.section, style=Style.HEADING_1)
        yield line(part.title, style=Style.HEADING_2)
        for block in part.blocks:
            yield from _drawn(part, block)


def _drawn(part: Part, block: PaneBlock) -> Iterator[Block]:
    if block.sources:
        yield _table(part, block.sources)
        yield line("", style=Style.AFTER_TABLE)
        return
    note = f" ({block.note})" if block.note else ""
    yield line(strong(block.heading), note, keep_with_next=True)
    for paragraph in block.paragraphs:
        yield line(paragraph)
    for bullet in block.bullets:
        yield line(f"•  {bullet}")


def _table(part: Part, sources: tuple[SourceNote, ...]) -> Table:
    return Table(
        title=f"Sources of {part.title}",
        description="Each source, the place in it, how far it was checked and when to look again.",
        columns=(
            Column(title="Source", share=38),
            Column(title="Place", share=32),
            Column(title="How far checked", share=30),
        ),
        rows=tuple(
            Row(cells=(cell(each.title), cell(each.detail), cell(_checked(each))))
            for each in sources
        ),
    )


def _checked(source: SourceNote) -> str:
    return f"{source.words}. {source.age}." if source.age else f"{source.words}."
