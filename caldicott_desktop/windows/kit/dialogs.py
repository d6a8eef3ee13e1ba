"""Dialogs that are as large as their words need, whatever the size of text."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from caldicott_desktop.windows.layouts import layout_of

_MEASURE = 64  # characters across: a paragraph that is easily read


def size_to_words(dialog: QDialog) -> None:
    """Make `dialog` wide enough to read and as high as its words then need.

    Qt sizes a dialog before it knows how its lines break, and cuts them off where text is large.
    Call it once the words are in.
    """
    for widget in dialog.findChildren(QWidget):
        widget.ensurePolished()  # a size asked for before has the letters of another font
    layout = layout_of(dialog)
    if layout is None:
        return
    room = dialog.screen().availableGeometry()
    layout.activate()
    wide = min(
        max(_MEASURE * dialog.fontMetrics().averageCharWidth(), layout.minimumSize().width()),
        room.width(),
    )
    dialog.resize(wide, min(layout.totalHeightForWidth(wide), room.height()))
