"""Blocks of a document as plain text: rows of words, for files that have no pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from caldicott_desktop.domain.record.account import Section
from caldicott_desktop.domain.record.blocks import (
    Block,
    Box,
    Facts,
    Paragraph,
    Table,
    Words,
)

PlainRow = tuple[str, ...]


def rows(blocks: Iterable[Block]) -> Iterator[PlainRow]:
    """Yield a row for each paragraph, fact and row of a table, with a text for each of its cells.

    A table begins with the titles of its columns.
    """
    for block in blocks:
        match block:
            case Paragraph():
                yield (_line(block),)
            case Table():
                yield tuple(column.title for column in block.columns)
                yield from (tuple(map(said, row.cells)) for row in block.rows)
            case Facts():
                yield from ((fact.label, said(fact.words)) for fact in block.facts)
            case Box():
                yield from ((fact.label, said(fact.words)) for fact in block.facts)
                yield from ((said(words),) for words in block.columns)


def text(title: str, answer: Iterable[Paragraph], sections: Iterable[Section]) -> str:
    """Give a statement as text, its sections under their titles."""
    parts = ["\n".join((title, *(_line(each) for each in answer)))]
    parts += ["\n".join((each.title, *lines(each.blocks))) for each in sections]
    return "\n\n".join(parts)


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the same rows as lines: a label and a colon before what is said of it."""
    for row in rows(blocks):
        first, *others = row
        yield f"{first}: {' | '.join(others)}" if others else first


def said(words: Words) -> str:
    """Give the words of a cell in one line."""
    return " ".join(_line(each) for each in words)


def _line(paragraph: Paragraph) -> str:
    runs = (f"\t{run.text}" if run.tab_before else run.text for run in paragraph.inlines)
    return " ".join("".join(runs).split())
