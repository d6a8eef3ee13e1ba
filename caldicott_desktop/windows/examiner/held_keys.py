"""Keys that are typed ahead while a line is on its way to the disk: kept, and typed after it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})


class HeldKeys(QObject):
    """Between `hold` and `let_go`, keys of one window wait; then they go where the keyboard is."""

    def __init__(self, of: QWidget) -> None:
        """Hold keys of the window of `of`."""
        super().__init__(of)
        self._of = of
        self._held: list[QKeyEvent] = []
        self._holding = False

    def hold(self) -> None:
        """Keep keys from now on."""
        self._holding = True
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def let_go(self) -> None:
        """Type what was kept, in its order."""
        app = QCoreApplication.instance()
        if not self._holding or app is None:
            return
        self._holding = False
        app.removeEventFilter(self)
        held, self._held = self._held, []
        for key in held:
            target = QApplication.focusWidget()
            if target is not None:
                QCoreApplication.postEvent(target, key)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._of.window():
            return False
        if event.type() != QEvent.Type.ShortcutOverride:
            self._held.append(event.clone())
        event.accept()
        return True
