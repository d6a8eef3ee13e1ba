"""A document as the JSON that the PDF template walks: plain values, and no word of it a command.

What the typeface cannot draw is named by its number here, and what would run out of its column may
break anywhere; `resources/templates/typst/document.typ` does all the drawing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC
from math import ceil
from typing import TypeAlias

from caldicott_desktop.domain.record.blocks import (
    Align,
    Box,
    Fact,
    Facts,
    Paragraph,
    Row,
    Run,
    Style,
    Table,
    Words,
    cell,
    line,
)
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.export import typeface
from caldicott_desktop.export.model import (
    Block,
    Document,
    Field,
    Figure,
    Inline,
    Layout,
    Points,
)

Tree: TypeAlias = dict[str, object]

_LEVELS = {
    Style.HEADING_1: 1,
    Style.LETTER_TITLE: 1,
    Style.HEADING_2: 2,
    Style.LETTER_HEADING: 2,
}
_LOOKS = ("strong", "gap", "boxed", "accent", "small")
# Ems of the text of cells between the margins, less what the cells' edges take; the template says
# how large it is set: 8.8 points, and 10.5 in a letter.
_ROOM = {Layout.UPRIGHT: 57.0, Layout.SIDEWAYS: 85.0, Layout.LETTER: 42.0}
_EDGES = 1.2
_LABEL_SHARE = 22
# How much larger than the text of cells the template sets some styles.
_LARGER = {
    Style.TITLE: 2.4,
    Style.SUBTITLE: 1.4,
    Style.ANSWER: 1.3,
    Style.HEADING_1: 1.3,
    Style.CODE: 2.3,
    Style.LARGE: 1.2,
    Style.LETTER_NAME: 1.5,
    Style.LETTER_TITLE: 1.4,
}
# Rows of a table that begin together; and the points of a line, of what is around the words of a
# row, and of the half page, on its side, that may stay empty for them.
_FIRST_ROWS = 2
_LINE, _AROUND, _MOST_KEPT = 11.0, 9.0, 240.0
# How much further words reach than they would without ends of lines.
_RAGGED = 1.15
# Characters: a box of so many still fits on one page.
_BOX_WHOLE = 5000
_ZERO_WIDTH_SPACE = "\u200b"
_EM_SPACE = "\N{EM SPACE}"
NAMED = (
    "Characters that this file’s typeface does not have stand in square brackets, by their numbers "
    "in Unicode."
)


def tree(document: Document) -> Tree:
    """Give the document as plain values."""
    return _Planter(document.layout).tree(document)


class _Planter:
    """Turns one document into its tree."""

    def __init__(self, layout: Layout) -> None:
        self._typeface = typeface.inter()
        self._widest = self._typeface.widest
        self._room = _ROOM[layout]
        self._named = False
        self._level = 0

    def tree(self, document: Document) -> Tree:
        made = document.made_at.astimezone(UTC)
        blocks = [self._block(block) for block in document.blocks if not _only_parts(block)]
        about = document.attachment
        if self._named:
            blocks.append(self._paragraph(line(NAMED, style=Style.NOTE), self._room))
        return {
            "title": showable(document.title),
            "subject": showable(document.subject),
            "author": showable(document.author),
            "made": {
                "year": made.year,
                "month": made.month,
                "day": made.day,
                "hour": made.hour,
                "minute": made.minute,
                "second": made.second,
            },
            "layout": document.layout.value,
            "header": self._parts(document.header, self._room),
            "footer": self._parts(document.footer, self._room),
            "blocks": blocks,
            "attachment": {"name": about.name, "about": about.about} if about else None,
            "logo": _logo(document),
        }

    def _block(self, block: Block) -> Tree:
        match block:
            case Paragraph():
                return self._standing(block)
            case Table():
                return self._table(block)
            case Facts():
                return {"kind": "facts", "facts": self._facts(block.facts, self._room)}
            case Box():
                return self._box(block)
            case Points():
                return self._points(block)
            case Figure():
                return self._figure(block)

    def _standing(self, paragraph: Paragraph) -> Tree:
        """Give a paragraph of the page itself: a heading, a title, or one like any other."""
        planted = self._paragraph(paragraph, self._room)
        if paragraph.style is Style.TITLE:
            return {**planted, "kind": "title"}
        if paragraph.style in _LEVELS:
            return {**planted, "kind": "heading", "level": self._next(_LEVELS[paragraph.style])}
        return planted

    def _next(self, level: int) -> int:
        """Give a heading's level; none is left out on the way down, whatever was typed."""
        self._level = min(level, self._level + 1)
        return self._level

    def _paragraph(self, paragraph: Paragraph, room: float) -> Tree:
        return {
            "kind": "paragraph",
            "style": paragraph.style.value,
            "parts": self._parts(paragraph.inlines, room / _LARGER.get(paragraph.style, 1)),
            "keep": paragraph.keep_with_next,
        }

    def _parts(self, inlines: Iterable[Inline], room: float) -> list[list[object]]:
        """Give the runs of a line, parted where it moves to its next tab stop."""
        parts: list[list[object]] = [[]]
        for inline in inlines:
            if isinstance(inline, Field):
                parts[-1].append({"field": inline.value})
                continue
            if inline.tab_before:
                parts.append([])
            parts[-1].append(self._run(inline, room))
        return [] if parts == [[]] else parts

    def _run(self, run: Run, room: float) -> object:
        text = self._text(run.text, room)
        if not (run.strong or run.gap or run.boxed or run.accent or run.small):
            return text
        return {"text": text, **{name: True for name in _LOOKS if getattr(run, name)}}

    def _words(self, words: Words, room: float) -> object:
        """Give a cell's content; most are one plain text, and stand as that.

        Lines of one stretch each are one paragraph: each paragraph of a long table takes the
        typesetter some hundred kilobytes.
        """
        if not all(each.style is Style.CELL and len(each.inlines) == 1 for each in words):
            return [self._paragraph(paragraph, room) for paragraph in words]
        lines = [self._run(each.inlines[0], room) for each in words]
        if len(lines) == 1 and isinstance(lines[0], str):
            return lines[0]
        return {"lines": lines}

    def _table(self, table: Table) -> Tree:
        shares = [column.share for column in table.columns]
        rooms = [self._room * share / sum(shares) - _EDGES for share in shares]
        return {
            "kind": "table",
            "widths": shares,
            "right": [at for at, each in enumerate(table.columns) if each.align is Align.RIGHT],
            "header": [
                self._text(column.title, room)
                for column, room in zip(table.columns, rooms, strict=True)
            ],
            "framed": table.framed,
            "caption": self._text(table.caption, self._room) if table.caption else None,
            "rows": [self._row(row, rooms) for row in table.rows],
            "least": self._least(table, rooms),
        }

    def _least(self, table: Table, rooms: Sequence[float]) -> float:
        """Give how many points of one page a table has to begin with, reckoned a little high.

        Nothing where its first rows may break, or would leave too much of a page empty.
        """
        first = table.rows[:_FIRST_ROWS]
        if not all(row.stays_whole for row in first):
            return 0.0
        head = [cell(column.title) for column in table.columns]
        caption = _AROUND + _LINE if table.caption else 0.0
        rows = sum(self._height(words, rooms) for words in (head, *(row.cells for row in first)))
        return caption + rows if caption + rows <= _MOST_KEPT else 0.0

    def _height(self, cells: Sequence[Words], rooms: Sequence[float]) -> float:
        if len(cells) == 1:
            rooms = (self._room,)
        lines = (self._lines(words, room) for words, room in zip(cells, rooms, strict=True))
        return _AROUND + _LINE * max(lines)

    def _lines(self, words: Words, room: float) -> float:
        said = ("".join(run.text for run in each.inlines) for each in words)
        parts = [part for each in said for part in each.split("\n")]
        return sum(max(1, ceil(_RAGGED * self._typeface.width(each) / room)) for each in parts)

    def _row(self, row: Row, rooms: Sequence[float]) -> Tree:
        if len(row.cells) == 1:
            rooms = (self._room,)
        cells = [self._words(words, room) for words, room in zip(row.cells, rooms, strict=True)]
        return {"cells": cells, "whole": row.stays_whole}

    def _facts(self, facts: Sequence[Fact], room: float) -> list[Tree]:
        label = room * _LABEL_SHARE / 100 - _EDGES
        return [
            {
                "label": self._text(fact.label, label),
                "words": self._words(fact.words, room - label - 2 * _EDGES),
            }
            for fact in facts
        ]

    def _box(self, box: Box) -> Tree:
        inside = self._room - 2 * _EDGES
        beside = bool(box.facts) and len(box.columns) > 1
        room = inside / 2 - _EDGES if beside else inside / len(box.columns) - _EDGES
        paragraphs = [each for words in box.columns for each in words]
        paragraphs += [each for fact in box.facts for each in fact.words]
        length = sum(len(run.text) for each in paragraphs for run in each.inlines)
        return {
            "kind": "box",
            "heading": self._text(box.heading, inside) if box.heading else None,
            "level": self._next(1) if box.heading else None,
            "facts": self._facts(box.facts, room if beside else inside),
            "columns": [[self._paragraph(each, room) for each in words] for words in box.columns],
            "whole": length <= _BOX_WHOLE,
        }

    def _points(self, points: Points) -> Tree:
        return {
            "kind": "points",
            "start": points.start,
            "style": points.items[0][0].style.value,
            "items": [
                [self._paragraph(each, self._room - 3) for each in item] for item in points.items
            ],
        }

    def _figure(self, figure: Figure) -> Tree:
        return {
            "kind": "figure",
            "caption": self._text(figure.caption, self._room),
            "alternative": showable(figure.alternative),
            "bars": [
                {
                    "label": self._text(f"{bar.label}: {bar.said}", self._room / 3),
                    "value": bar.value,
                }
                for bar in figure.bars
            ],
        }

    def _text(self, text: str, room: float) -> str:
        """Give text that the typeface can draw in a column of that many ems."""
        if not (text.isascii() and text.isprintable()):  # else nothing below would change it
            text = unicodedata.normalize("NFC", showable(text)).replace("\t", _EM_SPACE)
            if self._typeface.lacking.search(text):
                self._named = True
                text = self._typeface.lacking.sub(_numbers, text)
        if len(text) * self._widest <= room:
            return text
        return _WORD.sub(lambda found: self._breaking(found[0], room), text)

    def _breaking(self, word: str, room: float) -> str:
        """Give a word that is wider than its column with leave to break anywhere."""
        if len(word) * self._widest <= room or self._typeface.width(word) <= room:
            return word
        return _ZERO_WIDTH_SPACE.join(word)


def _only_parts(block: Block) -> bool:
    """Tell whether a block is there to part a table from what follows, which the template does."""
    return (
        isinstance(block, Paragraph)
        and block.style is Style.AFTER_TABLE
        and not any(each.text for each in block.inlines)
    )


def _logo(document: Document) -> Tree | None:
    """Give a letterhead's picture as numbers, since JSON has no bytes."""
    picture = document.letterhead.logo if document.letterhead else None
    if picture is None:
        return None
    alternative = f"Logo of {showable(document.author)}"
    return {"data": list(picture.data), "form": picture.form, "alternative": alternative}


# What stays together on a line: a hyphen and a dash let go after them.
_WORD = re.compile(r"[^\s\-–—\u200b]+")


def _numbers(found: re.Match[str]) -> str:
    return f"[{' '.join(f'U+{ord(each):04X}' for each in found[0])}]"
