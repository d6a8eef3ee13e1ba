"""Room between things, which grows with the text.

Forms and widgets give it as it is beside text of the ordinary size. It grows by half as much as
the text does: twice as much would leave twice as large a text with little room of its own. What
stands already keeps its gaps: see `docs/decisions/0242-gaps-grow-with-the-text.md`.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

BODY_SP = 14  # pixels at 100 %, the size the pictures of the design were drawn with

_SPACING = re.compile(
    rb'(<property name="(?:spacing|horizontalSpacing|verticalSpacing)">\s*<number>)(\d+)'
)


def text_scale(font: QFont) -> float:
    """How many times the ordinary size `font` has; one where nobody has given it a size."""
    pixels = font.pixelSize()
    return pixels / BODY_SP if pixels > 0 else 1.0


def gap(pixels: int) -> int:
    """A gap of `pixels` as it is beside the text of the application."""
    return _grown(pixels, text_scale(QApplication.font()))


def widened(form: bytes) -> bytes:
    """A form with its gaps as they are beside the text of the application."""
    scale = text_scale(QApplication.font())
    if scale == 1.0:
        return form
    return _SPACING.sub(lambda found: found[1] + b"%d" % _grown(int(found[2]), scale), form)


def _grown(pixels: int, scale: float) -> int:
    return round(pixels * (1 + scale) / 2)
