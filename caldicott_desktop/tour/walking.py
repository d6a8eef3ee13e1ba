"""Walking a decision through its pages: every answer typed into its own field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from caldicott_desktop.domain.choices import StopAnswer
from caldicott_desktop.domain.guidance_types import CaseKind, GuidanceSet
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.domain.stop_checks import standing
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.stage import Stage
from caldicott_desktop.tour.steps import ClearsTheRest, Gives, Keeps, Presses, Step
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.section_page import SectionPage
from caldicott_desktop.windows.new_decision.walkthrough_page import WalkthroughPage

_STOP_CHECKS = "/stop_checks"


@dataclass(slots=True, kw_only=True)
class Walk:
    """Somebody before the walkthrough, and the album its pages go into."""

    stage: Stage
    album: Album
    page: WalkthroughPage
    given: list[str] = field(default_factory=list)

    def answers(self, section: Section, steps: Sequence[Step]) -> None:
        """Come to `section`, answer it from top to bottom, and keep pictures of it."""
        self.fills(section, steps)
        self.album.screenfuls(self._scroll(), section.code, f"{section.label}, answered.")

    def fills(self, section: Section, steps: Sequence[Step]) -> None:
        """Come to `section` and answer it from top to bottom."""
        self.comes_to(section)
        for step in steps:
            self._takes(step)
        self.kept()

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

    def records(self) -> None:
        """Ask to record what was answered: Ctrl, Shift and Enter."""
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self.stage.person.presses(Qt.Key.Key_Return, modifiers)

    def kept(self) -> None:
        """Wait until everything typed is on disk."""
        until(lambda: not self.page.keeping.is_dirty, "the draft to be saved")

    def _has_left(self, section: Section) -> bool:
        return self.page.section is not section

    def _scroll(self) -> kit.ScrollPage:
        return self.stage.person.sees(kit.ScrollPage, "scroll", within=self.page)

    def _takes(self, step: Step) -> None:
        person = self.stage.person
        match step:
            case Gives():
                path = self._placed(step.path)
                person.gives(self.field(path), step.answer)
                self.given.append(path)
            case Presses():
                person.goes_and_presses(person.sees_button(step.words, within=self.page))
            case Keeps():
                title = self._guidance().law_rows[step.row_id].title
                person.goes_and_presses(person.sees_button(title, within=self.page))
            case ClearsTheRest():
                for path in self._open_stop_checks():
                    person.gives(self.field(path), StopAnswer.NO_CONCERN.code)
                    self.given.append(path)

    def _guidance(self) -> GuidanceSet:
        book = self.stage.program.book
        if book is None:
            raise Stuck("the vault is locked")
        return book.guidance

    def _kind(self) -> CaseKind:
        return self._guidance().kinds[self.page.case.kind_id]

    def _placed(self, path: str) -> str:
        """`path` with a stop-check's id turned into its place."""
        for index, check in enumerate(self._kind().stop_checks):
            path = path.replace(f"{_STOP_CHECKS}/{check.id}/", f"{_STOP_CHECKS}/{index}/")
        return path

    def _open_stop_checks(self) -> list[str]:
        """The paths of the stop-checks that still wait for an answer."""
        checks = standing(self.page.case, self._kind())
        return [
            f"{_STOP_CHECKS}/{index}/answer"
            for index, check in enumerate(checks)
            if check.answer is StopAnswer.NOT_CHECKED
        ]

    def field(self, path: str) -> QWidget:
        """The widget that answers `path`, which must be in its place on the open page."""
        for page in self.page.findChildren(SectionPage):
            if page.isVisible():
                for each in page.fields():
                    if each.path == path and each.widget.isVisible():
                        return each.widget
        raise Stuck(f"the page {self.page.section.label} does not ask for {path}")
