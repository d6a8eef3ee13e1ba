"""The name key as other pages use it: who a reference means, and what finds names in a text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from caldicott_desktop import casework
from caldicott_desktop.domain.identifying import Find
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.kit.reading import UK


def _ignored(_error: KnownError) -> None:
    """A line that could not be looked up says nothing; the page's own work says what is wrong."""


class NameKey(QObject):
    """Asks the desk about names; `changed` follows each change of the name key.

    `find` finds identifiers, and names as soon as the name key has been read.
    """

    changed = Signal()

    def __init__(self, desk: Desk, book: casework.Casebook, parent: QObject | None = None) -> None:
        """Read what finds names, now and after each change."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self.find: Find = casework.find_identifiers
        desk.changed.connect(self._on_changed)
        self._read()

    @property
    def may_add(self) -> bool:
        """Whether the person at work may add a name."""
        return casework.may_keep_names(self._book)

    def today(self) -> date:
        """The day it is in the United Kingdom."""
        return self._book.clock().astimezone(UK).date()

    def who_is(
        self,
        reference: str,
        *,
        owner: QObject,
        then: Callable[[casework.NamedPerson | None], None],
    ) -> None:
        """Tell `then` whom `reference` means."""
        self._desk.ask(
            partial(casework.who_is, self._book, reference), owner=owner, then=then, failed=_ignored
        )

    def keep(
        self,
        person: casework.NamedPerson,
        *,
        owner: QObject,
        then: Callable[[casework.Kept], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Put `person` into the name key."""
        self._desk.ask(
            partial(casework.keep_name, self._book, person), owner=owner, then=then, failed=failed
        )

    def _read(self) -> None:
        self._desk.ask(
            partial(casework.finder, self._book), owner=self, then=self._on_read, failed=_ignored
        )

    def _on_read(self, find: Find) -> None:
        self.find = find
        self.changed.emit()

    def _on_changed(self, changes: casework.Changes) -> None:
        if changes.names:
            self._read()
