"""The parts a record is told in, before any page or file format.

The modules beside this one build these values; a window draws them, and an export turns them into
bytes. Text may hold anything a person can type or paste: whoever draws it makes visible what cannot
be shown. A line feed inside a run is a line break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")
# Characters: some twelve lines in a column of ordinary width, which fit on what is left of a page.
_KEPT_WHOLE = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text; `gap` marks words that stand for something missing, `boxed` a tag.

    `tab_before` moves to the paragraph's next tab stop first; `accent` colours a number; `small`
    sets the text one step smaller.
    """

    text: str
    strong: bool = False
    gap: bool = False
    boxed: bool = False
    accent: bool = False
    small: bool = False
    tab_before: bool = False


class Style(Enum):
    """What a paragraph is for; the value is also the id of its style in the Word template."""

    DOCUMENT_KIND = "DocumentKind"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    ANSWER = "Answer"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    BODY = "Normal"
    AFTER_TABLE = "AfterTable"
    NOTE = "Note"
    NOTICE = "Notice"
    CAPTION = "Caption"
    CELL = "TableText"
    CELL_MORE = "TableTextMore"
    COLUMN = "TableHeading"
    LABEL = "FactLabel"
    INSET = "Inset"
    WITHHELD = "Withheld"
    LARGE = "LargeText"
    CODE = "Code"
    POINT = "Point"
    LETTER_NAME = "LetterName"
    LETTER_HEAD = "LetterHead"
    LETTER_RULE = "LetterRule"
    LETTER_LINES = "LetterLines"
    LETTER_GREETING = "LetterGreeting"
    LETTER_TITLE = "LetterTitle"
    LETTER_HEADING = "LetterHeading"
    LETTER = "LetterText"
    LETTER_STEP = "LetterStep"
    LETTER_SIGNATURE = "LetterSignature"
    HEADER = "Header"
    FOOTER = "Footer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph."""

    inlines: tuple[Run, ...]
    style: Style = Style.BODY
    keep_with_next: bool = False


Words: TypeAlias = tuple[Paragraph, ...]
"""The content of a cell: one paragraph or more."""


class Align(Enum):
    """Where the words of a column stand; numbers to be compared stand at the right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: the words of its header cell and its share of the width."""

    title: str
    share: int
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: one cell for each column, or a single cell across all of them."""

    cells: tuple[Words, ...]

    @property
    def stays_whole(self) -> bool:
        """Whether no page may end within it; a longer one must be able to go on overleaf."""
        paragraphs = (each for words in self.cells for each in words)
        return sum(len(run.text) for each in paragraphs for run in each.inlines) <= _KEPT_WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a header row that repeats on each page.

    `title` and `description` are read out by screen readers and not printed; a `caption` is
    printed above. `framed` draws a border round every cell instead of lines between the rows.
    """

    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    framed: bool = False
    caption: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and what is said under it."""

    label: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Labels on the left, their words on the right; `title` and `description` as for a table."""

    title: str
    description: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A strongly framed block under a heading: facts, then one text or two side by side.

    With a `tag` it is a content control of that tag, so that a reader of the file can find it.
    """

    title: str
    description: str
    heading: str | None
    facts: tuple[Fact, ...]
    columns: tuple[Words, ...]
    tag: str | None = None


Block: TypeAlias = Paragraph | Table | Facts | Box


def line(*texts: str | Run, style: Style = Style.BODY, keep_with_next: bool = False) -> Paragraph:
    """Give one paragraph; plain text becomes a run."""
    inlines = tuple(Run(text=text) if isinstance(text, str) else text for text in texts)
    return Paragraph(inlines=inlines, style=style, keep_with_next=keep_with_next)


def cell(*texts: str | Run) -> Words:
    """Give the content of a cell that is one paragraph."""
    return (line(*texts, style=Style.CELL),)


def strong(text: str) -> Run:
    """Give text in bold."""
    return Run(text=text, strong=True)


def gap(text: str) -> Run:
    """Give words that say what is missing."""
    return Run(text=text, gap=True)


def styled(words: Words, style: Style) -> Words:
    """Give the same paragraphs in another style."""
    return tuple(replace(paragraph, style=style) for paragraph in words)


def prose(text: str, *, style: Style = Style.CELL, lead: tuple[Run, ...] = ()) -> Words:
    """Give typed text as paragraphs: an empty line parts them, a single one breaks the line.

    `lead` stands before the first words.
    """
    blocks = _EMPTY_LINES.split(_LINE_END.sub("\n", text).strip("\n"))
    kept = [block for block in blocks if block] or [""]
    first = Paragraph(inlines=(*lead, Run(text=kept[0])), style=style)
    more = Style.CELL_MORE if style is Style.CELL else style
    return (first, *(line(block, style=more) for block in kept[1:]))
