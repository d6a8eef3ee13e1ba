"""Layouts as they are, and not as Python remembers what stood at their place in memory before.

Qt frees an item of a layout without telling Python where somebody still knows it. What Qt then puts
at the same place is handed over as that item: a layout without the ways of a layout, or with those
of another class, whose use would write where it must not.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QLayoutItem, QWidget
from shiboken6 import invalidate
from typing_extensions import TypeIs


def items_of(layout: QLayout) -> Iterator[QLayoutItem]:
    """The items of `layout` in their order, each known to Python until the next or none is wanted.

    Kept for longer, it would be taken for whatever Qt puts at its place in memory afterwards.
    """
    for place in range(layout.count()):
        yield from item_at(layout, place)


def item_at(layout: QLayout, place: int) -> Iterator[QLayoutItem]:
    """The item at `place`, if there is one, known to Python until the next step."""
    item = layout.itemAt(place)
    if item is None:
        return
    try:
        yield item
    finally:  # also where no next step comes
        # A layout that is written in Python holds its items itself.
        if isinstance(layout, QBoxLayout | QGridLayout) and not isinstance(item, QLayout):
            invalidate(item)


def layout_of(widget: QWidget) -> QLayout | None:
    """The layout of `widget`, or `None` where it has none."""
    found: object = widget.layout()
    if found is None or _is_itself(found):
        return found
    invalidate(found)  # type: ignore[arg-type]  # the stubs name the class of all that Qt makes
    return widget.layout()


def _is_itself(found: object) -> TypeIs[QLayout]:
    """Whether Python takes a layout for what it is."""
    return isinstance(found, QLayout) and found.inherits(type(found).__name__)
