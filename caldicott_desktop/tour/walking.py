"""Walking a decision through its pages: every answer typed into its own field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.stage import Stage
from caldicott_desktop.tour.steps import Gives, Step
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.section_page import SectionPage
from caldicott_desktop.windows.new_decision.walkthrough_page import WalkthroughPage


@dataclass(slots=True, kw_only=True)
class Walk:
    """Somebody before the walkthrough, and the album its pages go into."""

    stage: Stage
    album: Album
    page: WalkthroughPage
    given: list[str] = field(default_factory=list)

    def answers(self, section: Section, steps: Sequence[Step]) -> None:
        """Come to `section`, answer it from top to bottom, and keep pictures of it."""
        self.comes_to(section)
        for step in steps:
            self._takes(step)
        self.kept()
        self.album.screenfuls(self._scroll(), section.code, f"{section.label}, answered.")

    def comes_to(self, section: Section) -> None:
        """Go on, page by page with Ctrl and Enter, until `section` is open."""
        while (here := self.page.section) is not section:
            if here.order > section.order:
                raise Stuck(f"{section.label} lies behind")
            self.stage.person.presses_ctrl(Qt.Key.Key_Return)
            until(partial(self._has_left, here), f"what follows {here.label}")
        self.stage.visits(section.code)

    def jumps_to(self, section: Section) -> None:
        """Choose `section` in the task list: F6, the arrow keys, Enter."""
        person = self.stage.person
        tasks = person.sees(kit.TaskList, "tasks", within=self.page)
        person.presses(Qt.Key.Key_F6)
        person.presses(Qt.Key.Key_Home)
        row = tasks.row(section.code)
        for _ in Section:
            if row.hasFocus():
                break
            person.presses(Qt.Key.Key_Down)
        person.presses(Qt.Key.Key_Return)
        until(lambda: self.page.section is section, section.label)
        self.stage.visits(section.code)

    def kept(self) -> None:
        """Wait until everything typed is on disk."""
        until(lambda: not self.page.keeping.is_dirty, "the draft to be saved")

    def _has_left(self, section: Section) -> bool:
        return self.page.section is not section

    def _scroll(self) -> kit.ScrollPage:
        return self.stage.person.sees(kit.ScrollPage, "scroll", within=self.page)

    def _takes(self, step: Step) -> None:
        person = self.stage.person
        if isinstance(step, Gives):
            person.gives(self.field(step.path), step.answer)
            self.given.append(step.path)
        else:
            person.goes_and_presses(person.sees_button(step.words, within=self.page))

    def field(self, path: str) -> QWidget:
        """The widget that answers `path`, which must be in its place on the open page."""
        for page in self.page.findChildren(SectionPage):
            if page.isVisible():
                for each in page.fields():
                    if each.path == path and each.widget.isVisible():
                        return each.widget
        raise Stuck(f"the page {self.page.section.label} does not ask for {path}")
