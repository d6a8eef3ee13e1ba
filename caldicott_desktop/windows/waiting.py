"""How many things wait behind the items of the sidebar that say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.shell import Shell


class Waiting(QObject):
    """Counts what is overdue and which exceptions are open, for whoever has a page of them."""

    def __init__(self, shell: Shell, desk: Desk, book: casework.Casebook, parent: QObject) -> None:
        """Show nothing until `count`, and nothing once `parent` is gone."""
        super().__init__(parent)
        self._shell = shell
        self._desk = desk
        self._book = book

    def count(self) -> None:
        """Show anew beside each item how many things wait behind it."""
        yesterday = in_uk(self._book.clock()).date() - timedelta(days=1)
        counts: dict[str, Callable[[], int]] = {
            "reviews": partial(casework.dues_count, self._book, until=yesterday),
            "exceptions": partial(examiner.open_exceptions_count, self._book),
        }
        for name, count in counts.items():
            if self._shell.holds(name):
                self._desk.ask(
                    count,
                    owner=self,
                    then=partial(self._shell.set_count, name),
                    failed=lambda _error: None,  # the status, asked for with it, says what is wrong
                )
