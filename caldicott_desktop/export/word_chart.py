"""Charts of a Word file: drawn by the word processor from numbers (ECMA-376 part 1, chapter 21).

So a chart can be read at any size, and its numbers can be read out. A bar's words stand in its
label and not at its end: every program shows them, and a bar held back can say so.
"""

from __future__ import annotations

from lxml import etree

from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.export.model import Bar, Figure

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = {"c": _C, "a": _A, "r": _R}

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
RELATIONSHIP = f"{_R}/chart"

_EMU_IN_TWIP = 635
# A bar with the space below it, and what stands above and below all of them, in EMU.
_BAR_HEIGHT, _EDGES = 230_000, 120_000
_BAR_COLOUR = "0F4C56"
_TEXT_SIZE = "900"  # hundredths of a point
# Shares of the width: a letter of that size on a page's 170 mm, what parts words from bars, the
# most that words may take; and what stays empty at each edge.
_A_LETTER, _BESIDE_WORDS, _MOST_FOR_WORDS, _MARGIN = 0.0105, 0.02, 0.5, 0.03

_Element = etree._Element  # noqa: SLF001 - the only name lxml has for its element type


def add_chart(run: _Element, figure: Figure, relationship: str, width: int) -> None:
    """Append the drawing that shows the chart kept under `relationship`, `width` twips wide."""
    drawing = etree.SubElement(run, f"{{{_W}}}drawing")
    place = etree.SubElement(drawing, f"{{{_P}}}inline", nsmap={"wp": _P, **_NAMES})
    for side in ("distT", "distB", "distL", "distR"):
        place.set(side, "0")
    height = _BAR_HEIGHT * len(figure.bars) + _EDGES
    size = {"cx": str(width * _EMU_IN_TWIP), "cy": str(height)}
    etree.SubElement(place, f"{{{_P}}}extent", size)
    about = {"name": f"Chart {relationship}", "descr": showable(figure.alternative)}
    # Ids must differ within a document; that of the relationship does.
    number = "".join(filter(str.isdigit, relationship))
    etree.SubElement(place, f"{{{_P}}}docPr", {"id": number, **about})
    etree.SubElement(place, f"{{{_P}}}cNvGraphicFramePr")
    graphic = etree.SubElement(place, f"{{{_A}}}graphic")
    data = etree.SubElement(graphic, f"{{{_A}}}graphicData", uri=_C)
    etree.SubElement(data, f"{{{_C}}}chart", {f"{{{_R}}}id": relationship})


def chart(figure: Figure) -> bytes:
    """Give the part that holds the chart's numbers and says how they are drawn."""
    root = etree.Element(f"{{{_C}}}chartSpace", nsmap=_NAMES)
    _add(root, "roundedCorners", "0")
    space = _add(root, "chart")
    _add(space, "autoTitleDeleted", "1")
    plot = _add(space, "plotArea")
    _add_room(_add(plot, "layout"), figure)
    bars = _add(plot, "barChart")
    for name, value in (("barDir", "bar"), ("grouping", "clustered"), ("varyColors", "0")):
        _add(bars, name, value)
    _add_series(bars, figure)
    for name, value in (("gapWidth", "45"), ("axId", "1"), ("axId", "2")):
        _add(bars, name, value)
    _add_axis(plot, "catAx", "1", "2", hidden=False)
    _add_axis(plot, "valAx", "2", "1", hidden=True)
    _add(space, "plotVisOnly", "1")
    _set_text(_add(root, "txPr"))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _add(parent: _Element, name: str, value: str | None = None) -> _Element:
    element = etree.SubElement(parent, f"{{{_C}}}{name}")
    if value is not None:
        element.set("val", value)
    return element


def _add_room(layout: _Element, figure: Figure) -> None:
    """Leave as much room before the bars as the longest words take, but never more than half."""
    longest = max((len(_words(bar)) for bar in figure.bars), default=0)
    before = min(_MOST_FOR_WORDS, longest * _A_LETTER + _BESIDE_WORDS)
    manual = _add(layout, "manualLayout")
    _add(manual, "layoutTarget", "inner")
    for edge in ("xMode", "yMode"):
        _add(manual, edge, "edge")
    room = (("x", before), ("y", _MARGIN), ("w", 1 - _MARGIN - before), ("h", 1 - 2 * _MARGIN))
    for name, share in room:
        _add(manual, name, f"{share:.3f}")


def _words(bar: Bar) -> str:
    return showable(f"{bar.label}: {bar.said}")


def _add_series(bars: _Element, figure: Figure) -> None:
    series = _add(bars, "ser")
    _add(series, "idx", "0")
    _add(series, "order", "0")
    fill = etree.SubElement(_add(series, "spPr"), f"{{{_A}}}solidFill")
    etree.SubElement(fill, f"{{{_A}}}srgbClr", val=_BAR_COLOUR)
    _add(series, "invertIfNegative", "0")
    labels = list(map(_words, figure.bars))
    _add_points(_add(_add(series, "cat"), "strLit"), labels)
    _add_points(_add(_add(series, "val"), "numLit"), [str(bar.value) for bar in figure.bars])


def _add_points(parent: _Element, values: list[str]) -> None:
    _add(parent, "ptCount", str(len(values)))
    for at, value in enumerate(values):
        point = etree.SubElement(parent, f"{{{_C}}}pt", idx=str(at))
        _add(point, "v").text = value


def _add_axis(plot: _Element, kind: str, own: str, other: str, *, hidden: bool) -> None:
    axis = _add(plot, kind)
    _add(axis, "axId", own)
    scale = _add(axis, "scaling")
    # The first bar stands at the top; each bar begins at nothing.
    _add(scale, "orientation", "minMax" if hidden else "maxMin")
    if hidden:
        _add(scale, "min", "0")
    _add(axis, "delete", "1" if hidden else "0")
    _add(axis, "axPos", "b" if hidden else "l")
    _add(axis, "majorTickMark", "none")
    _add(axis, "minorTickMark", "none")
    _add(axis, "tickLblPos", "nextTo")
    if not hidden:
        # Said to lie flat, no program leaves out words that need two lines.
        _set_text(_add(axis, "txPr"), flat=True)
    _add(axis, "crossAx", other)
    _add(axis, "crosses", "autoZero")
    if not hidden:
        _add(axis, "tickLblSkip", "1")


def _set_text(properties: _Element, *, flat: bool = False) -> None:
    etree.SubElement(properties, f"{{{_A}}}bodyPr", {"rot": "0"} if flat else {})
    etree.SubElement(properties, f"{{{_A}}}lstStyle")
    paragraph = etree.SubElement(properties, f"{{{_A}}}p")
    text = etree.SubElement(etree.SubElement(paragraph, f"{{{_A}}}pPr"), f"{{{_A}}}defRPr")
    text.set("sz", _TEXT_SIZE)
    etree.SubElement(text, f"{{{_A}}}latin", typeface="Arial")
    etree.SubElement(paragraph, f"{{{_A}}}endParaRPr", lang="en-GB")
