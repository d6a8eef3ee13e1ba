"""The *Edit* menu: each entry acts on the field or the list that has the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

Text = QLineEdit | QPlainTextEdit | QTextEdit

_STANDARD = {
    "undo": QKeySequence.StandardKey.Undo,
    "redo": QKeySequence.StandardKey.Redo,
    "cut": QKeySequence.StandardKey.Cut,
    "copy": QKeySequence.StandardKey.Copy,
    "paste": QKeySequence.StandardKey.Paste,
    "selectAll": QKeySequence.StandardKey.SelectAll,
}
_CHANGES = {"undo", "redo", "cut", "paste"}
_OF_LISTS = {"selectAll"}


class Editing(QObject):
    """Gives the entries of the menu their system's own keys, and does what they say.

    An entry that can do nothing now is grey while the menu is open. With the menu shut all of them
    answer, so that no key is lost on the way to a field.
    """

    def __init__(self, menu: QMenu, actions: Mapping[str, QAction]) -> None:
        """Serve the `actions` of `menu`, each under the name of what it does in Qt."""
        super().__init__(menu)
        self._actions = dict(actions)
        for name, action in self._actions.items():
            action.setShortcuts(_STANDARD[name])
            action.triggered.connect(partial(self._do, name))
        menu.aboutToShow.connect(self._on_opened)
        menu.aboutToHide.connect(self._on_closed)

    def _do(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's
        here = QApplication.focusWidget()
        if _can(here, name):
            getattr(here, name)()

    def _on_opened(self) -> None:
        here = QApplication.focusWidget()
        for name, action in self._actions.items():
            action.setEnabled(_can(here, name))

    def _on_closed(self) -> None:
        for action in self._actions.values():
            action.setEnabled(True)


def _can(here: QWidget | None, name: str) -> bool:
    """Whether what has the keyboard can do that: a field for text, or a list of which many go."""
    if isinstance(here, Text):
        return not (name in _CHANGES and here.isReadOnly())
    many = QAbstractItemView.SelectionMode.ExtendedSelection
    return (
        name in _OF_LISTS and isinstance(here, QAbstractItemView) and here.selectionMode() is many
    )
