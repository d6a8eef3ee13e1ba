"""Room between things, which grows with the text.

Forms and widgets give it as it is beside text of the ordinary size. It grows by half as much as
the text does: twice as much would leave twice as large a text with little room of its own.
"""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFormLayout, QGridLayout, QLayout, QWidget

BODY_SP = 14  # pixels at 100 %, the size the pictures of the design were drawn with

_OWN = "own_gaps"  # across and down, in pixels, as they were given


def text_scale(font: QFont) -> float:
    """How many times the ordinary size `font` has; one where nobody has given it a size."""
    pixels = font.pixelSize()
    return pixels / BODY_SP if pixels > 0 else 1.0


def widen_new(root: QWidget) -> None:
    """Give what was just made in `root` the gaps that go with the text of the application."""
    scale = text_scale(QApplication.font())
    if scale != 1.0:
        widen(root, scale)


def widen(root: QWidget, scale: float) -> None:
    """Have everything in `root` stand apart as text `scale` times its ordinary size asks."""
    growth = (1 + scale) / 2
    for layout in root.findChildren(QLayout):
        own = layout.property(_OWN)
        if own is None:
            own = _gaps(layout)
            layout.setProperty(_OWN, own)
        _set_gaps(layout, *(round(each * growth) if each > 0 else each for each in own))


def _gaps(layout: QLayout) -> tuple[int, int]:
    if isinstance(layout, QGridLayout | QFormLayout):
        return layout.horizontalSpacing(), layout.verticalSpacing()
    return layout.spacing(), layout.spacing()


def _set_gaps(layout: QLayout, across: int, down: int) -> None:
    if isinstance(layout, QGridLayout | QFormLayout):
        layout.setHorizontalSpacing(across)
        layout.setVerticalSpacing(down)
    else:
        layout.setSpacing(across)
