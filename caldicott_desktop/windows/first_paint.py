"""Knowing when a window can be seen, for what must not hold that up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class _FirstPaint(QObject):
    """Waits for one paint of a window and ends with it."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # What the window holds is painted after it, before any timer.
            QTimer.singleShot(0, self, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self._then()
        self.deleteLater()


def once_painted(window: QWidget, then: Callable[[], None]) -> None:
    """Call `then` after `window` and all in it have been painted for the first time."""
    _FirstPaint(window, then)
