"""Pages that are made while the door is shown, before there is a vault to read for them.

See `docs/decisions/0257-pages-are-made-at-the-door.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QGradient

from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.in_turns import InTurns, dressed
from caldicott_desktop.windows.kit.showing import let_go
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.shell import Shell
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.today.today_page import TodayPage


class Blanks(QObject):
    """The pages that most people want first, with nothing on them.

    They are made in turns, while somebody types a passphrase and while it is checked. What was not
    made by then is made when it is asked for.
    """

    def __init__(self, shell: Shell, desk: Desk, theme: Theme) -> None:
        """Stand ready to make pages for the house in `shell`; see `prepare`."""
        super().__init__(shell)
        self._shell = shell
        self._desk = desk
        self._theme = theme
        self._today: TodayPage | None = None
        self._decisions: DecisionsPage | None = None
        self._given: set[type[Page]] = set()  # since `prepare`: of these no other is wanted
        self._making = InTurns(shell)

    def prepare(self) -> None:
        """Make in turns what is not there, for the next vault that is opened."""
        self._given.clear()
        self._making.prepare(self._made())

    def today(self) -> TodayPage:
        """A page *Today* that is the caller's from now on."""
        page, self._today = self._today, None
        self._given.add(TodayPage)
        return page or self._blank_today()

    def decisions(self) -> DecisionsPage:
        """A page *Decisions* that is the caller's from now on."""
        page, self._decisions = self._decisions, None
        self._given.add(DecisionsPage)
        return page or self._blank_decisions()

    def renew(self) -> None:
        """Make anew what is there: another size of text has other gaps, which forms keep."""
        if self._making.is_busy or self._today is not None or self._decisions is not None:
            self.drop()
            self.prepare()

    def drop(self) -> None:
        """Let go of what nobody took; make nothing more."""
        self._making.drop()
        for page in (self._today, self._decisions):
            if page is not None:
                let_go(page)
        self._today = self._decisions = None

    def _made(self) -> Iterator[None]:
        _ = QGradient.Preset  # what fills a row: Python looks through all of it the first time
        yield
        if self._today is None and TodayPage not in self._given:
            self._today = self._blank_today()
            yield from _out_of_sight(self._today)
        if self._decisions is None and DecisionsPage not in self._given:
            self._decisions = self._blank_decisions()
            yield from _out_of_sight(self._decisions)

    def _blank_today(self) -> TodayPage:
        return TodayPage(self._desk, self._theme, self._shell.place)

    def _blank_decisions(self) -> DecisionsPage:
        return DecisionsPage(self._desk, self._theme, self._shell.place)


def _out_of_sight(page: Page) -> Iterator[None]:
    """Have `page` ready to be filled; it would come into sight with the stack it stands in."""
    page.hide()
    yield
    yield from page.ahead()
    yield from dressed(page)
