"""Blocks of a document as WordprocessingML (ECMA-376 part 1, chapter 17).

Elements are appended and never looked up again, and rows are parsed many at a time, so long tables
cost what their text costs. The schema prescribes the order of properties, and Word refuses a file
that breaks it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from lxml import etree

from caldicott_desktop.domain.record.blocks import (
    Align,
    Box,
    Facts,
    Paragraph,
    Row,
    Run,
    Style,
    Table,
    line,
)
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.export import word_markup as markup
from caldicott_desktop.export.model import Block, Field, Figure, Inline, Points
from caldicott_desktop.export.word_chart import add_chart
from caldicott_desktop.export.word_markup import INK, W_NAMESPACE

W = f"{{{W_NAMESPACE}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_LABEL_SHARE = 24
_CELL_SIDE = "85"
_CELL_TOP = "34"
_BOX_SIDE, _BOX_TOP = "130", "45"

RULE = "8A969E"
_BOX_SPANS = {1: (3,), 2: (2, 1)}
_BOX_ID = "1127044011"

_Element = etree._Element  # noqa: SLF001 - the only name lxml has for its element type


def add(parent: _Element, name: str, **attributes: str) -> _Element:
    """Append the element `w:name` with `w:` attributes and return it."""
    if not attributes:
        return etree.SubElement(parent, W + name)
    return etree.SubElement(parent, W + name, {W + key: each for key, each in attributes.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What blocks are put into: `width` between the margins, and where a chart's data is kept.

    `width` is in twentieths of a point. `keep_chart` puts a chart into the package and gives the
    id of the relationship to it.
    """

    width: int
    keep_chart: Callable[[Figure], str]


def add_blocks(body: _Element, blocks: Sequence[Block], room: Room) -> None:
    """Append the blocks; tables that meet are parted, and notes stay with the table above."""
    after: Block | None = None
    for block, following in zip_longest(blocks, blocks[1:]):
        match block:
            case Paragraph():
                add_paragraph(body, block)
            case Points():
                _add_points(body, block)
            case Figure():
                _add_figure(body, block, room)
            case _:
                if isinstance(after, Table | Facts | Box):
                    _add_gap(body)
                bound = isinstance(following, Paragraph) and following.style in _BOUND
                _add_framework(body, block, room.width, bound=bound)
        after = block
    if isinstance(after, Table | Facts | Box):
        # A body may not end in a table.
        _add_gap(body, height="20")


_BOUND = frozenset({Style.NOTE, Style.AFTER_TABLE})


def _add_framework(body: _Element, block: Table | Facts | Box, width: int, *, bound: bool) -> None:
    match block:
        case Table():
            _add_table(body, block, width, bound=bound)
        case Facts():
            _add_facts(body, block, width, bound=bound)
        case Box():
            _add_box(body, block, width)


def _add_points(body: _Element, points: Points) -> None:
    """Append the list as paragraphs with their marks as words, so that its numbers are signed."""
    for at, (first, *more) in enumerate(points.items):
        mark = Run(text=f"{points.mark(at)}\t", strong=True)
        add_paragraph(body, replace(first, inlines=(mark, *first.inlines)))
        for paragraph in more:
            add_paragraph(body, replace(paragraph, inlines=(Run(text="\t"), *paragraph.inlines)))


def _add_figure(body: _Element, figure: Figure, room: Room) -> None:
    add_paragraph(body, line(figure.caption, style=Style.CAPTION, keep_with_next=True))
    run = add(add(body, "p"), "r")
    add_chart(run, figure, room.keep_chart(figure), room.width)


def add_paragraph(parent: _Element, paragraph: Paragraph) -> None:
    """Append one paragraph."""
    parent.extend(markup.parsed((markup.paragraph(paragraph),)))


def add_run(paragraph: _Element, run: Run) -> None:
    """Append a stretch of text; what cannot be shown in it is made visible."""
    paragraph.extend(markup.parsed((markup.run(run),)))


def _add_field(paragraph: _Element, field: Field) -> None:
    for kind in ("begin", "separate", "end"):
        add(add(paragraph, "r"), "fldChar", fldCharType=kind)
        if kind == "begin":
            instruction = add(add(paragraph, "r"), "instrText")
            instruction.text = f" {field.value} "
            instruction.set(SPACE, "preserve")
        elif kind == "separate":
            add(add(paragraph, "r"), "t").text = "1"


def _add_gap(body: _Element, height: str = "140") -> None:
    properties = add(add(body, "p"), "pPr")
    add(properties, "spacing", before="0", after="0", line=height, lineRule="exact")


def _add_table(body: _Element, table: Table, width: int, *, bound: bool) -> None:
    if table.caption:
        add_paragraph(body, line(table.caption, style=Style.CAPTION, keep_with_next=True))
    widths = _widths([column.share for column in table.columns], width)
    element = _open_table(body, table.title, table.description, widths, framed=table.framed)
    ends = frozenset(at for at, each in enumerate(table.columns) if each.align is Align.RIGHT)
    header = Row(cells=tuple((line(column.title, style=Style.COLUMN),) for column in table.columns))
    keep_header = bool(table.rows) and table.rows[0].stays_whole
    kept = zip(table.rows, _kept(table.rows, bound=bound), strict=True)
    rows = (markup.row(row, widths, keep=keep, ends=ends) for row, keep in kept)
    first = markup.row(header, widths, header=True, keep=keep_header, ends=ends)
    element.extend(markup.parsed(chain((first,), rows)))


def _add_facts(body: _Element, facts: Facts, width: int, *, bound: bool) -> None:
    widths = _widths([_LABEL_SHARE, 100 - _LABEL_SHARE], width)
    element = _open_table(body, facts.title, facts.description, widths, flush=True)
    rows = [Row(cells=((line(fact.label, style=Style.LABEL),), fact.words)) for fact in facts.facts]
    kept = zip(rows, _kept(rows, bound=bound), strict=True)
    element.extend(markup.parsed(markup.row(row, widths, keep=keep) for row, keep in kept))


def _kept(rows: Sequence[Row], *, bound: bool) -> list[bool]:
    """Tell of each row whether it stays with what follows: no single row is left at a page's edge.

    The last does where a note is `bound` to the table. A row that may break across pages keeps
    nothing with it, or what stands before it would be pushed on with it.
    """
    last = len(rows) - 1
    edges = {0, last - 1} - {last}
    return [
        (bound if at == last else at in edges)
        and all(each.stays_whole for each in rows[at : at + 2])
        for at, _ in enumerate(rows)
    ]


def _add_box(body: _Element, box: Box, width: int) -> None:
    content = body
    if box.tag:
        control = add(body, "sdt")
        properties = add(control, "sdtPr")
        add(properties, "alias", val=box.title)
        add(properties, "tag", val=box.tag)
        add(properties, "id", val=_BOX_ID)
        add(properties, "lock", val="sdtContentLocked")
        content = add(control, "sdtContent")
    if box.heading:
        add_paragraph(content, line(box.heading, style=Style.HEADING_1))
    label = _LABEL_SHARE - 4
    first = 50 - label
    widths = _widths([label, first, 50], width)
    element = _open_table(content, box.title, box.description, widths, strong=True)
    labelled = (((line(fact.label, style=Style.LABEL),), fact.words) for fact in box.facts)
    rows = [markup.row(Row(cells=each), widths, spans=(1, 2), keep=True) for each in labelled]
    spans = _BOX_SPANS[len(box.columns)]
    rows.append(markup.row(Row(cells=box.columns), widths, spans=spans))
    element.extend(markup.parsed(rows))


def _widths(shares: Sequence[int], width: int) -> list[int]:
    return [width * share // sum(shares) for share in shares]


def _open_table(  # noqa: PLR0913 - one switch for each look a table can have
    body: _Element,
    title: str,
    description: str,
    widths: Sequence[int],
    *,
    framed: bool = False,
    strong: bool = False,
    flush: bool = False,
) -> _Element:
    table = add(body, "tbl")
    properties = add(table, "tblPr")
    add(properties, "tblW", w=str(sum(widths)), type="dxa")
    borders = add(properties, "tblBorders")
    edge = "12" if strong else "4"
    colour = INK if strong else RULE
    if not flush:
        add(borders, "top", val="single", sz="12" if strong else "6", space="0", color=INK)
    if framed or strong:
        add(borders, "left", val="single", sz=edge, space="0", color=colour)
    add(borders, "bottom", val="single", sz=edge, space="0", color=colour)
    if framed or strong:
        add(borders, "right", val="single", sz=edge, space="0", color=colour)
    add(borders, "insideH", val="single", sz="4", space="0", color=RULE)
    if framed:
        add(borders, "insideV", val="single", sz="4", space="0", color=RULE)
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    side, top = (_BOX_SIDE, _BOX_TOP) if strong else (_CELL_SIDE, _CELL_TOP)
    add(margins, "top", w=top, type="dxa")
    add(margins, "left", w="0" if flush else side, type="dxa")
    add(margins, "bottom", w=top, type="dxa")
    add(margins, "right", w=side, type="dxa")
    _add_look(properties, by_row=not (flush or strong))
    add(properties, "tblCaption", val=showable(title))
    add(properties, "tblDescription", val=showable(description))
    grid = add(table, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=str(width))
    return table


def _add_look(properties: _Element, *, by_row: bool) -> None:
    """Say whether the first row or the first column names the cells, for screen readers."""
    look = {"firstRow": "1" if by_row else "0", "firstColumn": "0" if by_row else "1"}
    add(
        properties,
        "tblLook",
        val="0620" if by_row else "0680",
        lastRow="0",
        lastColumn="0",
        noHBand="1",
        noVBand="1",
        **look,
    )


def add_line(parent: _Element, inlines: Sequence[Inline], style: Style) -> None:
    """Append one paragraph of a header or footer."""
    element = add(parent, "p")
    add(add(element, "pPr"), "pStyle", val=style.value)
    for inline in inlines:
        if isinstance(inline, Field):
            _add_field(element, inline)
        else:
            add_run(element, inline)
