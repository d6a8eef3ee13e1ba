"""The pages of an examiner's office beside its log, and how they lead to one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from PySide6.QtCore import QObject

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.examiner.day_list_page import DayListPage
from caldicott_desktop.windows.examiner.examiner_page import ExaminerPage
from caldicott_desktop.windows.examiner.exception_dialog import ExceptionDialog
from caldicott_desktop.windows.examiner.exceptions_page import ExceptionsPage
from caldicott_desktop.windows.examiner.holder_letter_page import HolderLetterPage
from caldicott_desktop.windows.examiner.office_page import OfficePage
from caldicott_desktop.windows.examiner.office_sources_page import OfficeSourcesPage
from caldicott_desktop.windows.examiner.problems_page import ProblemsPage
from caldicott_desktop.windows.examiner.reconciliation_page import ReconciliationPage
from caldicott_desktop.windows.finding.actions import Action
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.shell import Shell
from caldicott_desktop.windows.theme import Theme

_WITH_ITEM = frozenset({"examiner", "exceptions"})  # of its own in the sidebar


@dataclass(frozen=True, slots=True, kw_only=True)
class Leads:
    """What the pages are given beside the vault, and where they lead in the rest of the house."""

    theme: Theme
    copying: Copying
    decision: Callable[[str], None]
    draft: Callable[[str], None]


class ExaminerRooms(QObject):
    """Makes the pages of an examiner's office; each is made when it is first wanted."""

    def __init__(
        self, shell: Shell, desk: Desk, book: casework.Casebook, leads: Leads, parent: QObject
    ) -> None:
        """Make pages that stand in `shell`, for as long as `parent` is there."""
        super().__init__(parent)
        self._shell = shell
        self._desk = desk
        self._book = book
        self._leads = leads

    def makers(self) -> Mapping[str, Callable[[], Page]]:
        """How each page is made, by its name; all but the log stand under it in the sidebar."""
        return {
            "examiner": lambda: self._log,
            "day_list": lambda: self._day_list,
            "exceptions": lambda: self._exceptions,
            "problems": lambda: self._problems,
            "holder_letter": lambda: self._letter,
            "office_sources": lambda: self._sources,
            "reconciliation": lambda: self._reconciliation,
            "office": lambda: self._office,
        }

    def under(self, name: str) -> str:
        """The item of the sidebar that a page belongs to."""
        return name if name in _WITH_ITEM else "examiner"

    def offer_places(self) -> None:
        """Have the pages without an item in the *Go* menu.

        Whoever has no part in the log itself is shown them once there is a log to be looked after.
        """
        if self._shell.holds("examiner"):
            self._put_places(is_kept=True)
            return
        self._desk.ask(
            partial(examiner.is_log_kept, self._book),
            owner=self,
            then=lambda kept: self._put_places(is_kept=kept),
            failed=self._shell.notice.say_error,
        )

    def _put_places(self, *, is_kept: bool) -> None:
        for name, words, lead in self._places() if is_kept else ():
            if name not in _WITH_ITEM:
                keywords = self.tr("examiner office log")
                self._shell.offer_place(
                    Action(
                        id=f"go_{name}",
                        words=words,
                        group=self.tr("Go"),
                        run=lead,
                        keywords=keywords,
                    )
                )

    @property
    def log(self) -> ExaminerPage:
        """The examiner log, all of it."""
        for _step in self._log.rest():
            pass
        return self._log

    @cached_property
    def _log(self) -> ExaminerPage:
        page = ExaminerPage(self._desk, self._book, self._leads.theme, self._shell.place)
        page.decision_opened.connect(self._leads.decision)
        page.day_list_asked.connect(self._on_day_list)
        page.exception_asked.connect(self._on_exception)
        page.problem_asked.connect(self._on_problem)
        page.renew_asked.connect(self._on_renew)
        page.switch_asked.connect(self._shell.switch_asked)
        page.offer_office((words, lead) for _name, words, lead in self._places())
        return page

    @cached_property
    def _day_list(self) -> DayListPage:
        leads = self._leads
        page = DayListPage(self._desk, self._book, leads.theme, leads.copying, self._shell.place)
        page.left.connect(partial(self._shell.open_page, "examiner"))
        page.listed.connect(self._on_listed)
        return page

    @cached_property
    def _exceptions(self) -> ExceptionsPage:
        page = ExceptionsPage(self._desk, self._book, self._leads.theme, self._shell.place)
        page.decision_opened.connect(self._leads.decision)
        page.draft_opened.connect(self._leads.draft)
        page.left.connect(partial(self._shell.open_page, "examiner"))
        return page

    @cached_property
    def _problems(self) -> ProblemsPage:
        page = ProblemsPage(self._desk, self._book, self._leads.theme, self._shell.place)
        page.letter_asked.connect(self._on_letter)
        page.case_asked.connect(self.open_case)
        page.draft_opened.connect(self._on_begun)
        page.switch_asked.connect(self._shell.switch_asked)
        page.left.connect(partial(self._shell.open_page, "examiner"))
        return page

    @cached_property
    def _letter(self) -> HolderLetterPage:
        page = HolderLetterPage(self._desk, self._book, self._leads.copying, self._shell.place)
        page.back_asked.connect(lambda _letter: self._shell.open_page("problems"))
        return page

    @cached_property
    def _sources(self) -> OfficeSourcesPage:
        page = OfficeSourcesPage(self._desk, self._book, self._leads.theme, self._shell.place)
        page.decision_opened.connect(self._leads.decision)
        page.draft_opened.connect(self._leads.draft)
        page.left.connect(self._leave)
        return page

    @cached_property
    def _reconciliation(self) -> ReconciliationPage:
        leads = self._leads
        page = ReconciliationPage(
            self._desk, self._book, leads.theme, leads.copying, self._shell.place
        )
        page.left.connect(self._leave)
        return page

    @cached_property
    def _office(self) -> OfficePage:
        page = OfficePage(self._desk, self._book, self._leads.theme, self._shell.place)
        page.case_asked.connect(self.open_case)
        page.left.connect(partial(self._shell.open_page, "examiner"))
        return page

    def open_case(self, case_id: str, reference: str) -> None:
        """Show a case on the log."""
        self.log.open_case(examiner.CaseId(case_id), reference)
        self._shell.open_page("examiner")

    def _places(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        """What the office has beside its log, for whoever may use it, and how it is opened."""
        names = {
            "office": self.tr("Office today"),
            "exceptions": self.tr("Exceptions"),
            "problems": self.tr("Problems of access"),
            "office_sources": self.tr("Sources and people"),
            "reconciliation": self.tr("Compare with a source’s log"),
        }
        for name, words in names.items():
            if self._shell.holds(name):
                yield name, words, partial(self._shell.open_page, name)

    def _leave(self) -> None:
        """Go back to the log, or to *Today* where the log is no page of the person at work."""
        self._shell.open_page("examiner" if self._shell.holds("examiner") else "today")

    def _on_exception(self, case_id: str, reference: str, trigger: ExceptionTrigger | None) -> None:
        """Ask what makes a case an exception, and open its draft."""
        dialog = ExceptionDialog(self._shell, reference, self.log.sources, decides=self._decides)
        if trigger is not None:
            dialog.suggest(trigger)
        begun = dialog.exec() == ExceptionDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not begun:
            return
        self._desk.ask(
            partial(
                examiner.raise_exception,
                self._book,
                examiner.CaseId(case_id),
                dialog.trigger,
                source=dialog.source,
            ),
            owner=self.log,
            then=lambda draft: self._on_begun(draft.id),
            failed=self.log.say_error,
        )

    @property
    def _decides(self) -> bool:
        return casework.may(self._book, "draft.numbered")

    def _on_begun(self, draft_id: str) -> None:
        """Open an exception's draft; for whoever may not decide it, show where it waits."""
        if self._decides:
            self._leads.draft(draft_id)
        else:
            self.show_exception(draft_id)

    def show_exception(self, draft_id: str) -> None:
        """Show an exception that waits among the others."""
        self._exceptions.show_draft(draft_id)
        self._shell.open_page("exceptions")

    def _on_problem(self, problem: str) -> None:
        self._problems.show_problem(examiner.EntryId(problem))
        self._shell.open_page("problems")

    def _on_renew(self, source: str) -> None:
        self._sources.offer_renewal(examiner.EntryId(source))
        self._shell.open_page("office_sources")

    def _on_letter(self, shown: examiner.ProblemShown, again: bool) -> None:  # noqa: FBT001 - a slot
        self._letter.write_about(shown, again=again)
        self._shell.open_page("holder_letter")

    def _on_day_list(self) -> None:
        """Open the day list and read what the clipboard holds."""
        self._shell.open_page("day_list")
        self._day_list.paste()

    def _on_listed(self, listed: examiner.DayListed) -> None:
        self._shell.open_page("examiner")
        words = self.tr("%Ln case(s) listed.", "", listed.added)
        here = self.tr("%Ln case(s) of the list were on the log already.", "", listed.here)
        more = here if listed.here else ""
        self._shell.notice.say(words, more, tone="accent", can_dismiss=True)
