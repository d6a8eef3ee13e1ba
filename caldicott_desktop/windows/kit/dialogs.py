"""Dialogs that are as large as their words need, and the one question before something is lost."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QWidget

from caldicott_desktop.windows.gaps import gap
from caldicott_desktop.windows.layouts import layout_of

_BETWEEN_PX = 12
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


def ask_to_lose(  # noqa: PLR0913 - the words of a question, each by its name
    parent: QWidget, title: str, question: str, *, keep: str, lose: str, why: str = ""
) -> bool:
    """Whether the person would rather lose something than keep it; keeping is what Enter does."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning if why else QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(question)
    box.setInformativeText(why)
    kept = box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
    lost = box.addButton(lose, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(kept)
    box.setEscapeButton(kept)
    for buttons in box.findChildren(QDialogButtonBox):
        row = layout_of(buttons)
        if row is not None:
            row.setSpacing(gap(_BETWEEN_PX))  # a ring around one leaves the other free
    box.exec()
    is_lost = box.clickedButton() is lost
    box.deleteLater()
    return is_lost
