"""The sidebar in a narrow window, or beside large text: folded away behind a button."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from typing_extensions import override

# Characters across: the least of a page, below which the sidebar leaves its room to it, and the
# least of a window, which would else be as wide as the sidebar and a page.
_LEAST_PAGE, _LEAST_WINDOW = 56, 40
# After these the window, or a character of its text, may have another width.
_CHANGES = {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FontChange, QEvent.Type.StyleChange}


class Parts(Protocol):
    """The widgets of the window that share its width."""

    house: QWidget
    house_layout: QHBoxLayout
    sidebar: QFrame
    items: QScrollArea
    show_sidebar: QPushButton


def widest(items: Iterable[QWidget]) -> int:
    """The width that the widest of the sidebar's items asks for, also while it is chosen.

    The words of the chosen one are heavier, and so wider.
    """
    found = 0
    for item in items:
        heavy = QFont(item.font())
        heavy.setWeight(QFont.Weight.Bold)
        words = item.text() if isinstance(item, QAbstractButton | QLabel) else ""
        more = QFontMetrics(heavy).horizontalAdvance(words)
        more -= item.fontMetrics().horizontalAdvance(words)
        found = max(found, item.sizeHint().width() + more)
    return found


class Folding(QObject):
    """Takes the sidebar away where the page beside it would be too narrow to read.

    A button then lays it over the page, until a page is opened, the keyboard goes elsewhere, or
    Escape is pressed.
    """

    def __init__(self, window: QWidget, parts: Parts, page_opened: SignalInstance) -> None:
        """Watch the width of `window`, and for a page that is opened in it."""
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._narrow = False
        parts.show_sidebar.hide()
        parts.show_sidebar.toggled.connect(self._on_toggled)
        parts.house.installEventFilter(self)
        window.installEventFilter(self)
        page_opened.connect(self.fold)
        page_opened.connect(self._show_chosen)
        parts.items.verticalScrollBar().rangeChanged.connect(self._show_chosen)
        # Only while there is something to fold away: until then the key belongs to others.
        escape = self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), parts.sidebar)
        escape.setEnabled(False)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_escape)
        running = QApplication.instance()
        if isinstance(running, QApplication):
            running.focusChanged.connect(self._on_focus_changed)

    def fit(self) -> None:
        """Fold or unfold for the width there is now, at the present size of text."""
        parts, character = self._parts, self._window.fontMetrics().averageCharWidth()
        self._window.setMinimumWidth(_LEAST_WINDOW * character)
        narrow = self._window.width() - parts.sidebar.maximumWidth() < _LEAST_PAGE * character
        if narrow != self._narrow:
            self._narrow = narrow
            self.fold()
            parts.show_sidebar.setVisible(narrow)
            if narrow:
                parts.house_layout.removeWidget(parts.sidebar)
            else:
                parts.house_layout.insertWidget(0, parts.sidebar)
            parts.sidebar.setVisible(not narrow)

    def fold(self) -> None:
        """Take the sidebar away where it only lies over the page for a choice."""
        self._parts.show_sidebar.setChecked(False)

    def _show_chosen(self) -> None:
        """Have the item of the page in front in sight, where not all have room."""
        items = self._parts.items
        for item in items.findChildren(QPushButton):
            if item.isChecked():
                items.ensureWidgetVisible(item, 0, 0)

    @property
    def _is_out(self) -> bool:
        return self._narrow and self._parts.show_sidebar.isChecked()

    def _on_toggled(self) -> None:
        sidebar = self._parts.sidebar
        self._escape.setEnabled(self._is_out)
        if not self._narrow:
            return
        self._lie_over()
        sidebar.setVisible(self._is_out)
        if self._is_out:
            sidebar.raise_()
            items = [each for each in sidebar.findChildren(QPushButton) if each.isVisible()]
            here = next((item for item in items if item.isChecked()), items[0])
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lie_over(self) -> None:
        sidebar = self._parts.sidebar
        sidebar.setGeometry(0, 0, sidebar.maximumWidth(), self._parts.house.height())

    def _on_escape(self) -> None:
        if self._is_out:
            self.fold()
            self._parts.show_sidebar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        parts = self._parts
        if now is None or not self._is_out or now is parts.show_sidebar:
            return
        if parts.house.isAncestorOf(now) and not parts.sidebar.isAncestorOf(now):
            self.fold()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in _CHANGES:
            self.fit()
        elif event.type() == QEvent.Type.Resize and self._is_out:
            self._lie_over()
        return False
