"""The pages of the sections of one draft: each made when it is wanted, a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout

from caldicott_desktop.domain.sections import Section
from caldicott_desktop.windows.in_turns import arranged, dressed
from caldicott_desktop.windows.new_decision.section_page import SectionPage
from caldicott_desktop.windows.new_decision.sections import PAGES
from caldicott_desktop.windows.new_decision.setting import Setting


class SectionPages:
    """Makes the page of a section once, and keeps it."""

    def __init__(
        self,
        setting: Setting,
        place: QLayout,
        hold: Callable[[SectionPage], None],
        fill: Callable[[SectionPage], Iterator[None]],
    ) -> None:
        """Start without pages, to be made in `place`; `hold` takes each in, `fill` fills it."""
        self._setting = setting
        self._place = place
        self._hold = hold
        self._fill = fill
        self._pages: dict[Section, SectionPage] = {}
        self._making: dict[Section, Iterator[None]] = {}

    def whole(self, section: Section) -> SectionPage:
        """The page of `section`, with whatever was missing of it made now."""
        for _step in self.made(section):
            pass
        return self._pages[section]

    def made(self, section: Section) -> Iterator[None]:
        """The steps until the page of `section` is whole.

        Who leaves off in the middle finds the rest when they come again.
        """
        # Not `yield from`: it would close the making together with the first one who leaves off.
        for _step in self._making.setdefault(section, self._make(section)):
            yield

    def _make(self, section: Section) -> Iterator[None]:
        """Make the page, filled and dressed, a part at each step."""
        page = PAGES[section](self._setting, self._place.parentWidget())
        self._hold(page)
        self._pages[section] = page
        yield
        yield from page.rest()
        yield from self._fill(page)
        yield from dressed(page)
        width = self._place.geometry().width()
        yield from arranged(page, QSize(width, page.heightForWidth(width)))
