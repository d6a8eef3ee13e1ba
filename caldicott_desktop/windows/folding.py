"""The sidebar in a narrow window, or beside large text: folded away behind a button."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from typing_extensions import override

_LEAST_PAGE = 56  # characters across, below which the sidebar leaves its room to the page


class Parts(Protocol):
    """The widgets of the window that share its width."""

    sidebar: QFrame
    show_sidebar: QPushButton


class Folding(QObject):
    """Hides the sidebar where the page beside it would be too narrow to read.

    A button then brings it back; opening a page folds it away again.
    """

    def __init__(self, window: QWidget, parts: Parts, page_opened: SignalInstance) -> None:
        """Watch the width of `window`, and for a page that is opened in it."""
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._narrow = False
        parts.show_sidebar.hide()
        parts.show_sidebar.toggled.connect(self._on_toggled)
        window.installEventFilter(self)
        page_opened.connect(self.fold)

    def fit(self) -> None:
        """Fold or unfold for the width there is now, at the present size of text."""
        parts = self._parts
        beside = self._window.width() - parts.sidebar.maximumWidth()
        least = _LEAST_PAGE * self._window.fontMetrics().averageCharWidth()
        narrow = beside < least
        if narrow != self._narrow:
            self._narrow = narrow
            parts.show_sidebar.setChecked(False)
            parts.show_sidebar.setVisible(narrow)
            parts.sidebar.setVisible(not narrow)

    def fold(self) -> None:
        """Fold the sidebar away where it is only out for a choice."""
        self._parts.show_sidebar.setChecked(False)

    def _on_toggled(self, out: bool) -> None:  # noqa: FBT001  # a slot of a button's signal
        self._parts.sidebar.setVisible(out or not self._narrow)
        if out:
            items = self._parts.sidebar.findChildren(QPushButton)
            here = next((item for item in items if item.isChecked()), None)
            (here or self._parts.sidebar).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False
