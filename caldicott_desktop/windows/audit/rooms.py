"""The pages on which somebody outside is answered, and how they lead to one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from PySide6.QtCore import QObject

from caldicott_desktop import casework
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.audit.audit_page import AuditPage
from caldicott_desktop.windows.audit.mentions_page import MentionsPage
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.shell import Shell
from caldicott_desktop.windows.theme import Theme


class AuditRooms(QObject):
    """Makes the pages; each is made when it is first wanted."""

    def __init__(  # noqa: PLR0913 - what the pages work on, and where they lead
        self,
        shell: Shell,
        desk: Desk,
        book: casework.Casebook,
        theme: Theme,
        copying: Copying,
        *,
        decision: Callable[[str], None],
        parent: QObject,
    ) -> None:
        """Make pages that stand in `shell`, for as long as `parent`; `decision` opens one."""
        super().__init__(parent)
        self._shell = shell
        self._desk = desk
        self._book = book
        self._theme = theme
        self._copying = copying
        self._decision = decision

    def makers(self) -> Mapping[str, Callable[[], Page]]:
        """How each page is made, by its name; all but the first stand under it in the sidebar."""
        return {"audit": lambda: self._audit, "mentions": lambda: self._mentions}

    @cached_property
    def _audit(self) -> AuditPage:
        page = AuditPage(self._desk, self._book, self._theme, self._copying, self._shell.place)
        page.decision_opened.connect(self._decision)
        page.mentions_asked.connect(partial(self._shell.open_page, "mentions"))
        return page

    @cached_property
    def _mentions(self) -> MentionsPage:
        page = MentionsPage(self._desk, self._book, self._theme, self._copying, self._shell.place)
        page.decision_opened.connect(self._decision)
        page.left.connect(partial(self._shell.open_page, "audit"))
        return page
