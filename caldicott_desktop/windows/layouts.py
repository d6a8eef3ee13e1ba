"""Layouts as they are, and not as Python remembers what stood at their place in memory before.

Qt frees an item of a layout without telling Python where somebody still knows it. What Qt then puts
at the same place is handed over as that item: a layout without the ways of a layout, or with those
of another class, whose use would write where it must not.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import invalidate
from typing_extensions import TypeIs


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
