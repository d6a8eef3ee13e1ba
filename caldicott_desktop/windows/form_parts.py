"""A large form cut into parts, each loaded onto a widget that the parts before it made.

See `docs/decisions/0258-large-forms-in-parts.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from xml.etree import ElementTree as ET

# Widgets in a part, if it can be cut so small. To load one takes a third to half a millisecond.
MOST = 18
_LEAST = 4  # of them, for a part of its own

_OUTSIDE = frozenset({"property", "attribute"})  # of a widget: what is said where it is placed


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The documents of a form, outer before inner, each with the name of what it is loaded onto.

    `names` are those of all its widgets, in the order in which they stand in the form; `tab_stops`
    those that its order of Tab goes through.
    """

    documents: tuple[tuple[str, bytes], ...]
    names: tuple[str, ...]
    tab_stops: tuple[str, ...]


def parted(form: bytes) -> Parts:
    """Cut a form between its widgets, so that no part holds more than it need."""
    document = ET.fromstring(form)  # noqa: S314 - the same
    root = document.find("widget")
    if root is None:
        raise ValueError("the form has no widget")
    stops = document.find("tabstops")
    tab_stops = () if stops is None else tuple(each.text or "" for each in stops)
    names = tuple(each.attrib["name"] for each in root.iter("widget"))
    if stops is not None:
        document.remove(stops)
    cut: list[ET.Element] = []
    _cut(root, cut)
    document_of = [document]
    for inner in cut:
        around = copy(document)  # with the same parts, and a list of them of its own
        around[[*around].index(root)] = inner
        document_of.append(around)
    return Parts(
        documents=tuple(
            (inner.attrib["name"], ET.tostring(each, encoding="utf-8"))
            for inner, each in zip((root, *cut), document_of, strict=True)
        ),
        names=names,
        tab_stops=tab_stops,
    )


def _cut(widget: ET.Element, into: list[ET.Element]) -> int:
    """Take out of `widget` what is too much for one part; gives how many widgets are left.

    What is taken out comes into `into`, each before what was taken out of it.
    """
    place = len(into)
    inside = [(each, _cut(each, into)) for each in _within(widget)]
    left = 1 + sum(count for _each, count in inside)
    for each, count in sorted(inside, key=lambda one: -one[1]):
        if left <= MOST:
            break
        if count >= _LEAST and _is_placed(each, widget):
            into.insert(place, _emptied(each))
            left -= count - 1
    return left


def _within(widget: ET.Element) -> Iterator[ET.Element]:
    """The widgets that stand in `widget` itself, by way of its layouts."""
    for child in widget:
        if child.tag == "widget":
            yield child
        elif child.tag in {"layout", "item"}:
            yield from _within(child)


def _is_placed(widget: ET.Element, holder: ET.Element) -> bool:
    """Whether a layout of `holder` places `widget`, which holds others in a layout of its own.

    What scrolls, and a stack, take their pages in another way.
    """
    return widget not in [*holder] and all(
        child.tag in _OUTSIDE or child.tag == "layout" for child in widget
    )


def _emptied(widget: ET.Element) -> ET.Element:
    """Take all that is inside `widget` out of it, and give it back in a widget of that name."""
    inner = ET.Element("widget", widget.attrib)
    for child in [*widget]:
        if child.tag not in _OUTSIDE:
            widget.remove(child)
            inner.append(child)
    return inner
