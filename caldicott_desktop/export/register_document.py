"""A register as a document with pages, on its side: what it is, its lines, its completeness.

Which columns stand together in one cell, and what of them, its shape says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from caldicott_desktop.domain.record import completeness, phrases
from caldicott_desktop.domain.record.blocks import (
    Align,
    Box,
    Column,
    Fact,
    Facts,
    Row,
    Run,
    Style,
    Table,
    Words,
    cell,
    line,
    strong,
)
from caldicott_desktop.domain.record.completeness import LEVELS
from caldicott_desktop.domain.record.register import Cell
from caldicott_desktop.export import locking, pdf, register_content, word
from caldicott_desktop.export.formats import Format
from caldicott_desktop.export.model import (
    Attachment,
    Bar,
    Block,
    Document,
    Field,
    Figure,
    Inline,
    Layout,
)
from caldicott_desktop.export.register_content import SMALL, Register
from caldicott_desktop.export.register_shape import PageColumn, Shape
from caldicott_desktop.ledger import origin, proof_check, proof_words, word_text
from caldicott_desktop.ledger.origin import Origin
from caldicott_desktop.ledger.proof import FILE_NAME, ExportProof
from caldicott_desktop.ledger.proof_words import Carrier

if TYPE_CHECKING:
    from docx.document import Document as Package

MOST_INSIDE = 100
"""Decisions whose entries a document carries itself; those of more stand beside it alone."""

MOST_ROWS = 500
"""Rows of one table: LibreOffice takes four times as long for one that has twice as many."""

_ABOUT_PROOF = "The signed entry of this export, and proof that it is unchanged"
_ABOUT_ORIGIN = "Which export of which log this is; nothing of a decision"
_CARRIERS = {Format.WORD: Carrier.WORD, Format.PDF: Carrier.PDF}
_LONGEST_NAME = 60
_BEFORE_NUMBER = re.compile(r" (?=\S*-\d{4}-\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which part of a long register a document is; `first` and `last` begin its lines."""

    number: int
    parts: int
    first: str
    last: str

    @property
    def named(self) -> str:
        """What it is called after the title."""
        return f"part {self.number} of {self.parts}"

    @property
    def ends(self) -> bool:
        """Whether the completeness statement is in it."""
        return self.number == self.parts


def document(
    register: Register, lines: Iterable[Sequence[Cell]], part: Part | None = None
) -> Document:
    """Give the document of a register, all but its checking box; or one part of it.

    A part has these lines alone, and what stands before them in each. The completeness statement
    is in the last.
    """
    title = register.title if part is None else f"{register.title}, {part.named}"
    return Document(
        title=title,
        subject=register.level_note,
        author=register.organisation,
        made_at=register.made_at,
        header=_header(register),
        footer=_footer(register, title),
        blocks=tuple(_blocks(register, lines, title, part)),
        layout=Layout.SIDEWAYS,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A register whose words are settled; only its checking box is still to come.

    `digest` (32 bytes) is over its words, `None` for a PDF. `package` is what a Word file is built
    in, once: a long register takes its time; `said` are its lines.
    """

    document: Document
    form: Format
    digest: bytes | None
    package: Package | None
    said: tuple[str, ...]


def compose(told: Document, form: Format) -> Composed:
    """Give a register's words and their digest, to be signed in `export.begun`."""
    if form is not Format.WORD:
        return Composed(document=told, form=form, digest=None, package=None, said=())
    package = word.build(told)
    said = word.lines(package)
    digest = word_text.digest(said)
    # What stands in the package by now would take its room twice.
    told = replace(told, blocks=())
    return Composed(document=told, form=form, digest=digest, package=package, said=said)


def finish(
    composed: Composed, inside: ExportProof | Origin, passphrase: str | None = None
) -> bytes:
    """Give the bytes of the file, with what it is checked with inside; to be asked for once.

    With a passphrase it opens with that only.
    """
    if isinstance(inside, Origin):
        carried = Attachment(name=origin.FILE_NAME, about=_ABOUT_ORIGIN, data=inside.to_json())
        return _bytes(composed, (), carried, passphrase)
    found = proof_check.check(inside)
    if found.faults:
        # Only a mistake of ours can hand over a proof that proves nothing.
        raise ValueError("this proof does not prove the export")
    words = proof_words.checking_box(inside, found, _CARRIERS[composed.form])
    box = Box(
        title=words.heading,
        description="Facts of the signed export, then what they prove and what they do not prove.",
        heading=words.heading,
        facts=tuple(Fact(label=fact.label, words=cell(fact.text)) for fact in words.facts),
        columns=tuple(cell(strong(text.label), f" {text.text}") for text in words.texts),
        tag=word_text.CHECK_TAG,
    )
    carried = Attachment(name=FILE_NAME, about=_ABOUT_PROOF, data=inside.to_json())
    return _bytes(composed, (box,), carried, passphrase)


def _bytes(
    composed: Composed, more: tuple[Block, ...], carried: Attachment, passphrase: str | None
) -> bytes:
    if composed.package is None:
        whole = (*composed.document.blocks, *more)
        document = replace(composed.document, blocks=whole, attachment=carried)
        return pdf.to_bytes(document, passphrase)
    word.extend(composed.package, more)
    word.attach(composed.package, carried, composed.said)
    data = word.to_bytes(composed.package)
    return data if passphrase is None else locking.locked_office(data, passphrase)


def _header(register: Register) -> tuple[Inline, ...]:
    site = register.site if register.site != register.organisation else None
    return (
        strong(register.organisation[:_LONGEST_NAME]),
        *((Run(text=f"  ·  {site[:_LONGEST_NAME]}"),) if site else ()),
        Run(text="Disclosure level: ", tab_before=True),
        strong(LEVELS[register.level]),
    )


def _footer(register: Register, title: str) -> tuple[Inline, ...]:
    on = phrases.long_date(phrases.in_uk(register.made_at))
    return (
        Run(text="Page "),
        Field.PAGE,
        Run(text=" of "),
        Field.PAGES,
        Run(text=f"{title}, {on}", strong=True, tab_before=True),
        Run(text=register.marking, tab_before=True),
    )


def _blocks(
    register: Register, lines: Iterable[Sequence[Cell]], title: str, part: Part | None
) -> Iterator[Block]:
    yield line(title, style=Style.TITLE)
    yield line(register_content.which(register), style=Style.SUBTITLE)
    told = register_content.facts(register)
    if part is not None:
        told = (("This part", _part(register, part)), *told)
    yield Facts(
        title="About this register",
        description="Each row is something to know about the register, and what it is.",
        facts=tuple(
            Fact(label=label, words=cell(words))
            for label, words in told
            if label != register.shape.which  # the line above says so
        ),
    )
    if not register.level.embeds_entries:
        yield from _figures(register, tuple(lines))
        return
    yield from _register(register, lines)
    if register.statement is None or not (part is None or part.ends):
        return
    yield line(completeness.TITLE, style=Style.HEADING_1)
    yield from register_content.answer(register)
    for section in register_content.sections(register):
        yield line(section.title, style=Style.HEADING_2)
        yield from section.blocks


def _part(register: Register, part: Part) -> str:
    """Give what a part holds, and where the rest of the register is."""
    holds = f"{part.number} of {part.parts}, from {part.first} to {part.last}."
    if register.statement is None:
        return holds
    where = "ends this part" if part.ends else f"is in part {part.parts}"
    return f"{holds} The completeness statement is of all parts, and {where}."


def _register(register: Register, lines: Iterable[Sequence[Cell]]) -> Iterator[Block]:
    """Give the lines as a table, or as several that follow each other where they are many."""
    shape = register.shape
    names = [each.name for each in register.headings]
    columns = [each for each in shape.columns if not _is_missing(each, names)]
    rows = [_row(dict(zip(names, cells, strict=True)), columns, shape) for cells in lines]
    for first in range(0, max(1, len(rows)), MOST_ROWS):
        if first:
            yield line("", style=Style.AFTER_TABLE)
        yield Table(
            title=register.title,
            description=shape.lines,
            columns=tuple(Column(title=each.title, share=each.share) for each in columns),
            rows=tuple(rows[first : first + MOST_ROWS]),
        )


def _is_missing(column: PageColumn, names: Sequence[str]) -> bool:
    return not any(each in names for each in column.names)


def _row(said: Mapping[str, Cell], columns: Sequence[PageColumn], shape: Shape) -> Row:
    return Row(cells=tuple(_words(said, column, shape) for column in columns))


def _words(said: Mapping[str, Cell], column: PageColumn, shape: Shape) -> Words:
    """Give a cell on paper: each value it holds on a line of its own."""
    shown = [
        (name, said[name])
        for name in column.names
        if name in said and said[name] not in shape.ordinary.get(name, frozenset())
    ]
    # A matter that is held says so once.
    once = {value: name for name, value in reversed(shown)}
    kept = [(name, value) for name, value in shown if once[value] == name]
    return tuple(
        line(strong(words) if name in column.strong else words, style=Style.CELL)
        for name, value in kept
        for words in _lines_of(shape, name, _said(shape, name, value))
    ) or cell("–")


def _lines_of(shape: Shape, name: str, said: str) -> Sequence[str]:
    return _BEFORE_NUMBER.split(said) if name in shape.numbered else (said,)


def _said(shape: Shape, name: str, value: Cell) -> str:
    """Give a value on paper; with a word before it where it could be taken for another's."""
    if isinstance(value, date):
        said = phrases.short_date(value)
    elif isinstance(value, int):
        noun = shape.nouns.get(name)
        said = phrases.counted(value, noun) if noun else f"{value:,}"
    else:
        said = value
    lead = shape.leads.get(name)
    return f"{lead}: {said}" if lead and value not in shape.alone.get(name, ()) else said


def _figures(register: Register, lines: Sequence[Sequence[Cell]]) -> Iterator[Block]:
    """Give the counts as charts, each with its words, and then all of them as one table."""
    shape = register.shape
    for by in shape.drawn:
        counted = [each for each in lines if each[0] == by]
        bars = tuple(
            Bar(label=str(each[shape.figures[by]]), value=each[-1], said=f"{each[-1]:,}")
            for each in counted
            if isinstance(each[-1], int)
        )
        if bars:
            hidden = len(counted) - len(bars)
            told = "; ".join(f"{bar.label}: {bar.said}" for bar in bars)
            rest = f" {phrases.counted(hidden, 'number')} withheld." if hidden else ""
            yield Figure(
                caption=f"{shape.counts} by {by.lower()}.{rest}",
                alternative=f"{told}.{rest}",
                bars=bars,
            )
    yield Table(
        title=register.title,
        description="One row for each count, and what it is of.",
        columns=tuple(
            Column(title=each.title, share=share, align=align)
            for each, share, align in zip(
                register.headings,
                (28, 42, *(15 for _ in register.headings[2:])),
                (*(Align.LEFT for _ in register.headings[1:]), Align.RIGHT),
                strict=True,
            )
        ),
        rows=tuple(Row(cells=tuple(cell(_count(each)) for each in cells)) for cells in lines),
    )
    yield line(
        f"{SMALL} stands for a number that is small, or from which a small one could be reckoned.",
        style=Style.NOTE,
    )


def _count(value: Cell) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)
