"""Showing and hiding without work that a later moment does anyway."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_shown(widget: QWidget, shown: bool) -> None:  # noqa: FBT001 - as `QWidget.setVisible`
    """Show or hide `widget` as `setVisible` does, and do nothing where that is how it is.

    Qt dresses a widget at once that is told to be shown, though it stands in a page that nobody
    sees yet and will be dressed with it; half made, it is dressed twice.
    """
    if widget.isHidden() is shown:
        widget.setVisible(shown)


def let_go(widget: QWidget | None) -> None:
    """Hide it now, and have Qt delete it with the dialogs over it when no window is changing.

    It keeps its parent: without one it would be Python's, whose collector may come at any moment,
    also while Qt moves the keyboard from a dialog over it.
    """
    if widget is not None:
        widget.hide()
        widget.deleteLater()
