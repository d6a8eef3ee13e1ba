"""Lines of a form to be filled in by hand, as WordprocessingML: words, rules, boxes, digits.

A line is a table of one row and fixed widths, because only cells have edges that stay where they
are whatever the font. Widths are in twentieths of a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from lxml import etree

from caldicott_desktop.domain.record.blocks import Run, Style
from caldicott_desktop.export.word_markup import INK, SHADE
from caldicott_desktop.export.word_xml import RULE, SPACE, W, add, add_run

_Element = etree._Element  # noqa: SLF001 - the only name lxml has for its element type

# Twentieths of a point: A4 less the margins of the template (`resources/templates/word`).
WIDTH = 10206
_BOX = 270
_DIGIT = 270
_LINE_HEIGHT = 312
_GAP_HEIGHT = "90"
_ROW_HEIGHT = 400
_FRAME_SIDE = 160


@dataclass(frozen=True, slots=True)
class Text:
    """Printed words; without a width they take what is left."""

    words: str
    width: int | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line to write on; without a width it takes what is left."""

    width: int | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing, so wide."""

    width: int


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick."""

    width: int = _BOX


@dataclass(frozen=True, slots=True)
class Digits:
    """A box for each of some digits, with a pale letter in it for what belongs there."""

    letters: str


Part: TypeAlias = Text | Rule | Gap | Box | Digits


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell of a line: its width, what is in it, and which of its edges are drawn."""

    width: int
    run: Run | None = None
    edges: tuple[str, ...] = ()
    pale: bool = False
    middle: bool = False


_ALL_ROUND = ("top", "left", "bottom", "right")


# A4 with less room above and below than a record has: a card has to end on its first page.
_MARGINS = {"top": "850", "bottom": "800", "header": "400", "footer": "380"}


def use_the_page(section: _Element) -> None:
    """Give a document's only section narrow margins above and below."""
    (margins,) = section.iter(W + "pgMar")
    for side, width in _MARGINS.items():
        margins.set(W + side, width)


def add_title(  # noqa: PLR0913 - the parts of one line
    body: _Element, title: str, remark: str, caption: str, number: str, *, new_page: bool
) -> None:
    """Append the title of a page: a remark after it, and at the right a number in a frame."""
    element = add(body, "p")
    properties = add(element, "pPr")
    add(properties, "pStyle", val=Style.TITLE.value)
    if new_page:
        add(properties, "pageBreakBefore")
    add(properties, "spacing", before="0", after="60", line="240", lineRule="auto")
    add_run(element, Run(text=title))
    _add_light(element, f"  {remark}", "24")
    add(add(element, "r"), "tab")
    _add_light(element, f"{caption}  ", "18")
    add_run(element, Run(text=number, strong=True, boxed=True, small=True))


def add_barred(body: _Element, runs: Sequence[Run]) -> None:
    """Append a paragraph with a strong bar at its left."""
    element = add(body, "p")
    properties = add(element, "pPr")
    bar = add(properties, "pBdr")
    add(bar, "left", val="single", sz="36", space="6", color=INK)
    add(properties, "spacing", before="0", after="0", line="264", lineRule="auto")
    add(properties, "ind", left="200")
    for run in runs:
        add_run(element, run)


def add_heading(body: _Element, number: int, words: str, *, aside: str = "") -> None:
    """Append the heading of a numbered part, shaded, with a remark at its right."""
    element = add(body, "p")
    properties = add(element, "pPr")
    add(properties, "pStyle", val=Style.HEADING_2.value)
    add(properties, "keepNext")
    edge = add(properties, "pBdr")
    add(edge, "top", val="single", sz="6", space="2", color=INK)
    add(properties, "shd", val="clear", color="auto", fill=SHADE)
    tabs = add(properties, "tabs")
    add(tabs, "tab", val="right", pos=str(WIDTH - 80))
    add(properties, "spacing", before="110", after="80", line="240", lineRule="auto")
    _add_number(element, number)
    add_run(element, Run(text=f"  {words}", strong=True))
    if aside:
        add(add(element, "r"), "tab")
        _add_light(element, aside, "16")


def _add_number(paragraph: _Element, number: int) -> None:
    """Append the number of a part, white in a dark field as wide as two digits."""
    run = add(paragraph, "r")
    properties = add(run, "rPr")
    for name in ("b", "bCs"):
        add(properties, name)
    add(properties, "color", val="FFFFFF")
    add(properties, "bdr", val="single", sz="8", space="0", color=INK)
    add(properties, "shd", val="clear", color="auto", fill=INK)
    text = add(run, "t")
    text.text = f"\N{NO-BREAK SPACE}{number}\N{NO-BREAK SPACE}"
    text.set(SPACE, "preserve")


def _add_light(paragraph: _Element, words: str, size: str) -> None:
    """Append words that are not bold where their style is; the size is in half points."""
    run = add(paragraph, "r")
    properties = add(run, "rPr")
    for name in ("b", "bCs"):
        add(properties, name, val="0")
    for name in ("sz", "szCs"):
        add(properties, name, val=size)
    text = add(run, "t")
    text.text = words
    text.set(SPACE, "preserve")


def add_line(body: _Element, *parts: Part) -> None:
    """Append a line of parts across the page, and a little room below it."""
    cells = _cells(parts, WIDTH)
    _add_row(_open(body, [cell.width for cell in cells]), cells, _LINE_HEIGHT)
    add_break(body)


def add_break(body: _Element) -> None:
    """Append the little room that parts two tables; without it Word would make them one."""
    properties = add(add(body, "p"), "pPr")
    add(properties, "spacing", before="0", after="0", line=_GAP_HEIGHT, lineRule="exact")


def add_table(
    body: _Element,
    title: str,
    description: str,
    *,
    columns: Sequence[tuple[int, str]],
    rows: Sequence[str],
) -> None:
    """Append a framed table with a header row, whose rows are named and otherwise empty."""
    widths = [width for width, _ in columns]
    table = _open(body, widths, framed=True, title=title, description=description)
    header = [_Cell(width, Run(text=words, strong=True)) for width, words in columns]
    _add_row(table, header, _LINE_HEIGHT, shaded=True)
    for words in rows:
        first, *others = widths
        named = _Cell(first, Run(text=words, strong=True), middle=True)
        cells = [named, *map(_Cell, others)]
        _add_row(table, cells, _ROW_HEIGHT)
    add_break(body)


def add_framed(
    body: _Element, first: Sequence[Run], line: Sequence[Part], last: Sequence[Run]
) -> None:
    """Append a strongly framed box: a sentence, a line to fill in, a sentence."""
    table = _open(body, [WIDTH], framed=True, edge="12")
    cell = add(add(table, "tr"), "tc")
    add(add(cell, "tcPr"), "tcW", w=str(WIDTH), type="dxa")
    inside = WIDTH - 2 * _FRAME_SIDE
    _add_framed_words(cell, first, inside)
    cells = _cells(line, inside)
    _add_row(_open(cell, [each.width for each in cells]), cells, _LINE_HEIGHT)
    add_break(cell)
    _add_framed_words(cell, last, inside)
    add_break(body)


def _add_framed_words(cell: _Element, runs: Sequence[Run], inside: int) -> None:
    element = add(cell, "p")
    properties = add(element, "pPr")
    add(properties, "pStyle", val=Style.NOTE.value)
    add(add(properties, "tabs"), "tab", val="right", pos=str(inside))
    add(properties, "spacing", before="40", after="40")
    for run in runs:
        add_run(element, run)


def _cells(parts: Sequence[Part], width: int) -> list[_Cell]:
    """Give the cells of a line; the one part without a width takes what the others leave."""
    taken = sum(_width(part) or 0 for part in parts)
    wide = [part for part in parts if _width(part) is None]
    if len(wide) > 1 or taken > width:
        raise ValueError(f"a line of {taken} does not fit into {width}")
    left = width - taken
    cells = [cell for part in parts for cell in _made(part, left)]
    return cells if wide or not left else [*cells, _Cell(left)]


def _width(part: Part) -> int | None:
    return len(part.letters) * _DIGIT if isinstance(part, Digits) else part.width


def _made(part: Part, left: int) -> tuple[_Cell, ...]:
    match part:
        case Text():
            run = Run(text=part.words, strong=part.bold)
            return (_Cell(left if part.width is None else part.width, run),)
        case Rule():
            return (_Cell(left if part.width is None else part.width, None, ("bottom",)),)
        case Gap():
            return (_Cell(part.width),)
        case Box():
            return (_Cell(part.width, None, _ALL_ROUND),)
        case Digits():
            cell = _Cell(_DIGIT, None, _ALL_ROUND, pale=True)
            return tuple(replace(cell, run=Run(text=letter)) for letter in part.letters)


def _open(  # noqa: PLR0913 - one switch for each look a table can have
    body: _Element,
    widths: Sequence[int],
    *,
    framed: bool = False,
    edge: str = "4",
    title: str = "",
    description: str = "",
) -> _Element:
    table = add(body, "tbl")
    properties = add(table, "tblPr")
    add(properties, "tblW", w=str(sum(widths)), type="dxa")
    if framed:
        borders = add(properties, "tblBorders")
        for side in (*_ALL_ROUND, "insideH", "insideV"):
            add(borders, side, val="single", sz=edge, space="0", color=INK)
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    side_room = str(_FRAME_SIDE if edge != "4" else 80) if framed else "0"
    for side in ("left", "right"):
        add(margins, side, w=side_room, type="dxa")
    if title:
        add(properties, "tblCaption", val=title)
        add(properties, "tblDescription", val=description)
    grid = add(table, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=str(width))
    return table


def _add_row(table: _Element, cells: Sequence[_Cell], height: int, *, shaded: bool = False) -> None:
    row = add(table, "tr")
    properties = add(row, "trPr")
    add(properties, "cantSplit")
    add(properties, "trHeight", val=str(height), hRule="exact")
    if shaded:
        add(properties, "tblHeader")
    for each in cells:
        _add_cell(row, each, shaded=shaded)


def _add_cell(row: _Element, cell: _Cell, *, shaded: bool) -> None:
    element = add(row, "tc")
    look = add(element, "tcPr")
    add(look, "tcW", w=str(cell.width), type="dxa")
    if cell.edges:
        borders = add(look, "tcBorders")
        for side in cell.edges:
            thick = "8" if len(cell.edges) > 1 and not cell.pale else "6"
            add(borders, side, val="single", sz=thick, space="0", color=INK)
    if shaded:
        add(look, "shd", val="clear", color="auto", fill=SHADE)
    # Words stand on the line that is written on, letters in the middle of their box.
    add(look, "vAlign", val="center" if cell.pale or cell.middle or shaded else "bottom")
    paragraph = add(element, "p")
    properties = add(paragraph, "pPr")
    add(properties, "spacing", before="0", after="0", line="220", lineRule="exact")
    if cell.pale:
        add(properties, "jc", val="center")
    if cell.run is not None and cell.pale:
        _add_pale(paragraph, cell.run.text)
    elif cell.run is not None:
        add_run(paragraph, cell.run)


def _add_pale(paragraph: _Element, letter: str) -> None:
    run = add(paragraph, "r")
    properties = add(run, "rPr")
    add(properties, "color", val=RULE)
    add(properties, "sz", val="16")
    add(properties, "szCs", val="16")
    add(run, "t").text = letter
