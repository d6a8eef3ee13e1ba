"""A whole document, before any file format: its blocks, and what surrounds them.

The blocks are those of `domain.record.blocks`; format modules (`word`) turn a document into bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TypeAlias

from caldicott_desktop.domain.record.blocks import Block, Run


class Field(Enum):
    """A number that the word processor works out."""

    PAGE = "PAGE"
    PAGES = "NUMPAGES"


Inline: TypeAlias = Run | Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Data carried inside the file, unseen on the page: one XML element with named texts in it.

    The texts hold only what XML can hold.
    """

    namespace: str
    name: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document: its properties, what stands on every page, and its blocks.

    `title` and `subject` never name an allegation, a diagnosis or a person. `author` is who
    issues it. `made_at` (aware) is the only time in the file's properties.
    """

    title: str
    subject: str
    author: str
    made_at: datetime
    header: tuple[Inline, ...]
    footer: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    attachment: Attachment | None = None
