"""The order of Tab where parts of a page are put together while the program runs.

A form lists its own tab stops. Parts that are added to it later come last in Qt's order, wherever
they stand on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from caldicott_desktop.windows.layouts import item_at, layout_of


def tab_in_reading_order(page: QWidget, *then: QWidget) -> None:
    """Let Tab come to everything in `page` in the order of its layouts, and go on to `then`.

    What is hidden keeps its place for when it is shown.
    """
    before: QWidget | None = None
    for stop in (*_stops(page), *then):
        if before is not None:
            QWidget.setTabOrder(before, stop)
        before = stop


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """The widgets inside `widget`, itself included, that Tab can come to."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        return
    layout = layout_of(widget)
    if layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in _places(layout):
        for item in item_at(layout, place):
            inner, widget = item.layout(), item.widget()
            if inner is not None:
                yield from _laid_out(inner)
            elif widget is not None:
                yield from _stops(widget)


def _places(layout: QLayout) -> list[int]:
    """The places of the items of `layout`; a grid is read row by row."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=partial(_row_and_column, layout))
    return places


def _row_and_column(grid: QGridLayout, place: int) -> tuple[int, int]:
    # The stubs leave open what it gives: row, column, and how many of each are spanned.
    row, column, *_spans = cast("tuple[int, int, int, int]", grid.getItemPosition(place))
    return row, column
