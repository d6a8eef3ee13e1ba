"""Putting other widgets in the place of those that were there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QWidget


def put(body: QBoxLayout, widgets: Iterable[QWidget]) -> None:
    """Let go of the widgets of `body` and hold `widgets` instead."""
    while (item := body.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        add(body, widget)


def add(body: QBoxLayout, widget: QWidget) -> None:
    """Hold `widget` in `body` after those that are there."""
    body.addWidget(widget)
    widget.show()  # at once, not when the event loop comes round: a focus may go there next


def put_at_once(whole: QWidget, body: QBoxLayout, widgets: Iterable[QWidget]) -> None:
    """Do as `put` where `body` is all that `whole` holds: it is laid out once, not for each."""
    shown = not whole.isHidden()
    whole.hide()
    put(body, widgets)
    whole.setVisible(shown)
