"""A whole document, before any file format: its blocks, and what surrounds them.

Most blocks are those of `domain.record.blocks`, which a window draws as well; lists and charts
stand in documents alone. A module for each format turns a document into bytes and decides about
nothing that is said (`docs/decisions/0185-one-document-many-formats.md`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from caldicott_desktop.domain.record import blocks
from caldicott_desktop.domain.record.blocks import Run, Words

if TYPE_CHECKING:
    from caldicott_desktop.export.letterhead import Letterhead


class Field(Enum):
    """A number that the pages are counted for."""

    PAGE = "PAGE"
    PAGES = "NUMPAGES"


Inline: TypeAlias = Run | Field


class Layout(Enum):
    """How a document's pages are cut: upright, on their side for wide tables, or as a letter."""

    UPRIGHT = "upright"
    SIDEWAYS = "sideways"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A list: numbered from `start`, or with a dot before each item where that is `None`."""

    items: tuple[Words, ...]
    start: int | None = None

    def mark(self, at: int) -> str:
        """Give what stands before the item at that index."""
        return "•" if self.start is None else str(self.start + at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of a chart: what it stands for, how long it is, and that in words beside it.

    `value` is not negative.
    """

    label: str
    value: int
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart of bars, each with its words, so that no colour and no measuring is needed.

    `caption` is printed; `alternative` tells whoever does not see the chart all that it shows.
    """

    caption: str
    alternative: str
    bars: tuple[Bar, ...]


Block: TypeAlias = blocks.Block | Points | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Data carried inside the file, unseen on the page: canonical JSON under a file's name.

    `about` tells a reader who comes upon it what it is.
    """

    name: str
    about: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document: its properties, what stands on every page, and its blocks.

    `title` and `subject` never name an allegation, a diagnosis or a person. `author` is who
    issues it. `made_at` (aware) is the only time in the file's properties. The language of all of
    it is British English. Of a `letterhead` a Word file takes the edges of its pages, and a PDF the
    picture.
    """

    title: str
    subject: str
    author: str
    made_at: datetime
    header: tuple[Inline, ...]
    footer: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    layout: Layout = Layout.UPRIGHT
    attachment: Attachment | None = None
    letterhead: Letterhead | None = None
