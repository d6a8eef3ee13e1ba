"""What is offered to be done for as long as the house is open, as entries of a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from caldicott_desktop.windows.finding.actions import Action

KEYWORDS = "keywords"  # the property of an entry that holds them


class Offered(QObject):
    """Keeps a menu's entries for what is offered, greyed where it cannot be done now."""

    def __init__(self, menu: QMenu, before: QAction) -> None:
        """Put what is offered into `menu`, ahead of its entry `before`."""
        super().__init__(menu)
        self._menu = menu
        self._before = before
        self._entries: list[QAction] = []
        self._here: dict[QAction, Callable[[], bool]] = {}
        menu.aboutToShow.connect(self.settle)

    def add(self, action: Action) -> None:
        """Have an entry for `action`."""
        made = QAction(action.words, self)
        made.setObjectName(action.id)
        made.setShortcut(action.shortcut)
        made.setProperty(KEYWORDS, action.keywords)
        made.triggered.connect(lambda _checked=False: action.run())
        if action.here is not None:
            self._here[made] = action.here
        self._menu.insertAction(self._before, made)
        if not self._entries:
            self._entries.append(self._menu.insertSeparator(self._before))
        self._entries.append(made)

    def settle(self) -> None:
        """Grey what cannot be done now."""
        for made, here in self._here.items():
            made.setEnabled(here())

    def clear(self) -> None:
        """Offer nothing more."""
        for each in self._entries:
            self._menu.removeAction(each)
            each.deleteLater()
        self._entries, self._here = [], {}
