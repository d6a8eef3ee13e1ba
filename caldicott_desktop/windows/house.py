"""The pages behind the door: how they lead to one another, and what is done in quiet moments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject

from caldicott_desktop import casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Ticket
from caldicott_desktop.windows.audit.rooms import AuditRooms
from caldicott_desktop.windows.blanks import Blanks
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.letter_page import LetterPage
from caldicott_desktop.windows.decisions.programs import system_programs
from caldicott_desktop.windows.decisions.record_page import RecordPage
from caldicott_desktop.windows.doings import doings
from caldicott_desktop.windows.examiner.rooms import ExaminerRooms, Leads
from caldicott_desktop.windows.finding.looking import Found, Sort
from caldicott_desktop.windows.finding.palette import Around, Palette
from caldicott_desktop.windows.full_check import FullCheck
from caldicott_desktop.windows.furnishing import Furnishing
from caldicott_desktop.windows.guidance.guidance_page import GuidancePage
from caldicott_desktop.windows.interests_page import InterestsPage
from caldicott_desktop.windows.names.names_page import NamesPage
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.page import Asks, Page
from caldicott_desktop.windows.preferences import Preferences
from caldicott_desktop.windows.quiet_work import QuietWork
from caldicott_desktop.windows.recovery_page import RecoveryPage
from caldicott_desktop.windows.reports.reports_page import ReportsPage
from caldicott_desktop.windows.reviews.reviews_page import ReviewsPage
from caldicott_desktop.windows.rooms_of_roles import rooms_of
from caldicott_desktop.windows.settings.computer_section import ComputerSection
from caldicott_desktop.windows.settings.heads_section import HeadsSection
from caldicott_desktop.windows.settings.letters_section import LettersSection
from caldicott_desktop.windows.settings.organisation_section import OrganisationSection
from caldicott_desktop.windows.settings.people_section import PeopleSection
from caldicott_desktop.windows.settings.settings_page import SettingsPage
from caldicott_desktop.windows.settings.vault_section import VaultSection
from caldicott_desktop.windows.shell import Shell
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.today.today_page import TodayPage
from caldicott_desktop.windows.urgent_card.card_record_page import CardRecordPage
from caldicott_desktop.windows.urgent_card.printed_cards_page import PrintedCardsPage
from caldicott_desktop.windows.urgent_card.urgent_card_page import UrgentCardPage
from caldicott_desktop.windows.waiting import Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the pages are given beside the vault: the window's dress and the computer around it."""

    theme: Theme
    preferences: Preferences
    asks: Asks
    papers: Path
    blanks: Blanks


@dataclass(frozen=True, slots=True)
class _Room:
    """A page by name, how it is made, and under which item of the sidebar it belongs.

    Those that are opened every day are made `ahead`.
    """

    name: str
    make: Callable[[], Page]
    under: str | None = None
    ahead: bool = True


class House(QObject):
    """The pages of one open vault in the shell, until the shell shows its door again.

    A page is made when it is first wanted, so that a vault opens at once. Which there are for the
    person at work is the rule of `rooms_of_roles`.
    """

    def __init__(
        self, shell: Shell, desk: Desk, book: casework.Casebook, around: Surroundings
    ) -> None:
        """Furnish `shell` for `book`; `opened` opens the page that its person begins on."""
        super().__init__(shell)
        self._shell = shell
        self._desk = desk
        self._book = book
        self._around = around
        self._place = shell.place
        self._copying = Copying(folder=around.papers, asks=around.asks, programs=system_programs())
        self._status = ""
        self._check = FullCheck(desk, book, shell.notice, self)
        self._waiting = Waiting(shell, desk, book, self)
        self._quiet = QuietWork(shell, desk, book)
        self._building: Ticket | None = None
        leads = Leads(
            theme=around.theme,
            copying=self._copying,
            decision=self._open_decision,
            draft=self._on_draft_opened,
        )
        self._office = ExaminerRooms(shell, desk, book, leads, self)
        self._outside = AuditRooms(
            shell,
            desk,
            book,
            around.theme,
            self._copying,
            decision=self._open_decision,
            parent=self,
        )
        rooms = self._furnished = rooms_of(book.person.roles)
        for room in self._rooms():
            if room.name in rooms.pages:
                shell.promise_page(room.name, room.make, under=room.under)
        ahead = tuple(room.name for room in self._rooms() if room.ahead)
        self._ahead = Furnishing(shell, desk, ahead)
        self._check.moved.connect(self._on_checking)
        self._check.ended.connect(self._on_checked)
        self._desk.changed.connect(self._on_changed)
        shell.status_asked.connect(self._on_status_asked)
        shell.find_asked.connect(self._on_find_asked)
        for action in doings(
            shell,
            check=partial(self._check.start, asked_for=True),
            back_up=partial(self._on_action_asked, "vault"),
            send_head=partial(self._open_section, "proof"),
        ):
            shell.offer(action)

    def opened(self) -> Iterator[None]:
        """Open the page that the person begins on, in steps, and ask for what stands around it."""
        rooms = self._furnished
        if rooms.section:
            self._settings.open_section(rooms.section)
            yield
        yield from self._shell.made(rooms.opens_on)
        if self._shell.current_page() is self._shell.page(rooms.opens_on):
            self._shell.open_page(rooms.opens_on)
            yield
        self._show_status()
        self._waiting.count()
        self._office.offer_places()
        self._build_lists()
        match casework.due_check(self._book):
            case casework.DueCheck.WHOLE:
                self._check.start(asked_for=False)
            case casework.DueCheck.NEWER:
                self._check.start_newer()

    def close(self) -> None:
        """Begin nothing more: the vault is about to be closed."""
        self._quiet.end()
        self._ahead.stop()
        self._check.stop()
        if self._building is not None:
            self._building.cancel()
        self._desk.changed.disconnect(self._on_changed)
        self._shell.status_asked.disconnect(self._on_status_asked)
        self._shell.find_asked.disconnect(self._on_find_asked)
        self.deleteLater()

    def _rooms(self) -> tuple[_Room, ...]:
        """Every page there could be, and the item of the sidebar it belongs to."""
        desk, book, theme, place = self._desk, self._book, self._around.theme, self._place
        return (
            *self._of_examiners(),
            *self._of_auditors(),
            _Room("today", lambda: self._today),
            _Room("decisions", lambda: self._decisions),
            _Room("record", lambda: self._record, under="decisions"),
            _Room("card_record", lambda: self._card_record, under="decisions", ahead=False),
            _Room("letter", lambda: self._letter, under="decisions", ahead=False),
            _Room("reviews", lambda: self._reviews),
            _Room("reports", self._make_reports, ahead=False),
            _Room("recovery", self._make_recovery, under="today", ahead=False),
            _Room("interests", partial(InterestsPage, desk, book, place)),
            _Room("names", partial(NamesPage, desk, book, theme, place)),
            _Room("guidance", lambda: self._guidance),
            _Room("settings", lambda: self._settings),
            _Room("new_decision", lambda: self._new),
            _Room("urgent_card", self._make_card),
            _Room("printed_cards", self._make_printed_cards, under="urgent_card", ahead=False),
        )

    def _make_reports(self) -> ReportsPage:
        return ReportsPage(self._desk, self._book, self._around.theme, self._copying, self._place)

    def _of_examiners(self) -> Iterator[_Room]:
        # Who begins at the log works in its office all day; a letter to a holder is rare.
        daily = self._furnished.opens_on == "examiner"
        for name, make in self._office.makers().items():
            ahead = name == "examiner" or (daily and name != "holder_letter")
            yield _Room(name, make, under=self._office.under(name), ahead=ahead)

    def _of_auditors(self) -> Iterator[_Room]:
        for name, make in self._outside.makers().items():
            yield _Room(name, make, under="audit", ahead=False)

    @cached_property
    def _today(self) -> TodayPage:
        page = self._around.blanks.today().of(self._book)
        page.decision_opened.connect(self._open_decision)
        page.due_opened.connect(self._open_decision)
        page.case_asked.connect(self._on_case_asked)
        page.card_opened.connect(self._open_card)
        page.write_up_asked.connect(self._on_write_up_asked)
        page.list_asked.connect(partial(self._shell.open_page, "decisions"))
        page.days_asked.connect(self._on_days_asked)
        page.action_asked.connect(self._on_action_asked)
        page.guidance_asked.connect(self._on_guidance_asked)
        page.page_asked.connect(self._shell.open_page)
        page.new_asked.connect(self._on_new_asked)
        page.draft_opened.connect(self._on_draft_opened)
        return page

    @cached_property
    def _decisions(self) -> DecisionsPage:
        page = self._around.blanks.decisions().of(self._book, self._copying)
        page.opened.connect(self._open_decision)
        page.card_opened.connect(self._open_card)
        page.export_asked.connect(self._export)
        page.correction_asked.connect(self._correct)
        page.new_asked.connect(self._on_new_asked)
        page.give_preview(self._around.preferences.preview_percent)
        page.preview_moved.connect(self._around.preferences.choose_preview)
        return page

    @cached_property
    def _reviews(self) -> ReviewsPage:
        page = ReviewsPage(self._desk, self._book, self._around.theme, self._place)
        page.due_opened.connect(self._open_decision)
        page.case_asked.connect(self._on_case_asked)
        return page

    @cached_property
    def _record(self) -> RecordPage:
        page = RecordPage(self._desk, self._book, self._around.theme, self._copying, self._place)
        page.back_asked.connect(partial(self._shell.open_page, "decisions"))
        page.card_asked.connect(self._open_card)
        page.letter_asked.connect(self._write_letter)
        page.correction_begun.connect(self._on_draft_opened)
        return page

    @cached_property
    def _card_record(self) -> CardRecordPage:
        page = CardRecordPage(self._desk, self._book, self._around.theme, self._place)
        page.back_asked.connect(partial(self._shell.open_page, "decisions"))
        page.write_up_asked.connect(self._on_write_up_asked)
        page.decision_asked.connect(self._open_decision)
        return page

    @cached_property
    def _letter(self) -> LetterPage:
        page = LetterPage(self._desk, self._book, self._copying, self._place)
        page.back_asked.connect(self._open_decision)
        return page

    @cached_property
    def _guidance(self) -> GuidancePage:
        return GuidancePage(self._desk, self._book, self._around.theme, self._copying, self._place)

    @cached_property
    def _settings(self) -> SettingsPage:
        """The settings with their sections in order; each is made when it is first opened."""
        desk, book, page = self._desk, self._book, SettingsPage(self._place)
        page.add_section(
            "computer",
            self.tr("This computer"),
            partial(ComputerSection, self._around.preferences),
        )
        page.add_section(
            "organisation", self.tr("Organisation"), partial(OrganisationSection, desk, book)
        )
        page.add_section(
            "letters",
            self.tr("Letters"),
            partial(LettersSection, desk, book, self._around.asks, self._around.papers),
        )
        page.add_section("people", self.tr("People"), partial(PeopleSection, desk, book))
        page.add_section("vault", self.tr("Vault"), self._make_vault)
        page.add_section(
            "proof",
            self.tr("Proof"),
            partial(HeadsSection, desk, book, self._around.asks, self._around.papers),
        )
        return page

    def _make_vault(self) -> VaultSection:
        around = self._around
        section = VaultSection(self._desk, self._book, self._check, around.asks, around.papers)
        section.recovery_asked.connect(partial(self._shell.open_page, "recovery"))
        return section

    @cached_property
    def _new(self) -> NewDecisionPage:
        page = NewDecisionPage(self._desk, self._book, self._place)
        page.record_wanted.connect(self._open_decision)
        page.export_wanted.connect(self._export)
        page.letter_wanted.connect(self._write_letter)
        return page

    def _make_recovery(self) -> RecoveryPage:
        around = self._around
        return RecoveryPage(self._desk, self._book, around.asks, around.papers, self._place)

    def _make_card(self) -> UrgentCardPage:
        page = UrgentCardPage(self._desk, self._book, self._place, whole=False)
        page.write_up_asked.connect(self._on_write_up_asked)
        page.card_opened.connect(self._open_card)
        page.printed_asked.connect(partial(self._shell.open_page, "printed_cards"))
        return page

    def _make_printed_cards(self) -> PrintedCardsPage:
        page = PrintedCardsPage(self._desk, self._book, self._copying, self._place)
        page.back_asked.connect(partial(self._shell.open_page, "urgent_card"))
        return page

    def _on_find_asked(self) -> None:
        around = Around(
            desk=self._desk,
            book=self._book,
            theme=self._around.theme,
            actions=self._shell.to_find(),
        )
        palette = Palette(self._shell, around)
        palette.wanted.connect(self._on_found)
        palette.open()

    def _on_found(self, found: Found) -> None:
        opens: dict[Sort, Callable[[str], None]] = {
            Sort.DECISION: self._open_decision,
            Sort.CARD: self._open_card,
            Sort.DRAFT: self._on_draft_opened,
            Sort.GUIDANCE: self._on_guidance_asked,
        }
        opens[found.sort](found.key)

    def _open_decision(self, decision_id: str, at: str = "") -> None:
        """Open a decision, at what falls due on it where that is named."""
        self._record.open_decision(casework.DecisionId(decision_id), at)
        self._shell.open_page("record")

    def _open_card(self, card_id: str) -> None:
        self._card_record.open_card(casework.DecisionId(card_id))
        self._shell.open_page("card_record")

    def _on_write_up_asked(self, card_id: str) -> None:
        if self._shell.holds("new_decision"):
            self._new.write_up(casework.DecisionId(card_id))
            self._shell.open_page("new_decision")

    def _export(self, decision_id: str) -> None:
        self._open_decision(decision_id)
        self._record.offer_export()

    def _correct(self, decision_id: str) -> None:
        self._open_decision(decision_id)
        self._record.offer_correction()

    def _write_letter(self, decision_id: str, reference: str) -> None:
        self._letter.write_to(casework.DecisionId(decision_id), reference)
        self._shell.open_page("letter")

    def _on_case_asked(self, case_id: str, reference: str) -> None:
        """Show an examiner's case where it is read; who has no part in the log, when it is due."""
        if self._shell.holds("examiner"):
            self._office.open_case(case_id, reference)
        else:
            self._shell.open_page("reviews")

    def _on_new_asked(self) -> None:
        """Begin another decision; a draft that is open is kept, and *Today* leads back to it."""
        if self._shell.holds("new_decision"):
            self._new.start()
            self._shell.open_page("new_decision")

    def _on_draft_opened(self, draft_id: str) -> None:
        """Go on with a draft; whoever does not decide has drafts of exceptions, which wait."""
        if self._shell.holds("new_decision"):
            self._new.resume(casework.DraftId(draft_id))
            self._shell.open_page("new_decision")
        elif self._shell.holds("exceptions"):
            self._office.show_exception(draft_id)

    def _on_days_asked(self, first: date, last: date) -> None:
        """List what was decided on these days, both within."""
        self._decisions.show_only(casework.Filter(decided_from=first, decided_until=last))
        self._shell.open_page("decisions")

    def _on_action_asked(self, action: str) -> None:
        if action == "recovery":
            self._shell.open_page("recovery")
        elif action == "verify":
            self._check.start(asked_for=True)
        elif action == "guidance":
            self._on_guidance_asked("")
        elif action in {"vault", "proof"}:
            section = self._open_section(action)
            if isinstance(section, VaultSection):
                section.back_up()
            elif isinstance(section, HeadsSection):
                section.write()

    def _on_status_asked(self) -> None:
        if self._shell.holds("settings"):
            self._open_section("vault")

    def _open_section(self, name: str) -> Page:
        self._shell.open_page("settings")
        return self._settings.open_section(name)

    def _on_guidance_asked(self, title: str) -> None:
        """Show the part of the guidance called `title`, or all that is due to be looked at."""
        self._shell.page("guidance")  # has all of it made before anything is asked of it
        if title:
            self._guidance.show_titled(title)
        else:
            self._guidance.show_due()
        self._shell.open_page("guidance")

    def _on_changed(self, changes: casework.Changes) -> None:
        self._show_status()
        if changes.settings:
            self._shell.name_organisation(self._book.organisation)
        if changes.decisions or changes.drafts or changes.lists:
            self._waiting.count()
        if changes.people and rooms_of(self._book.person.roles) != self._furnished:
            self._shell.notice.say(
                self.tr("What you may do in this vault has changed."),
                self.tr("Lock the vault and open it again to see the pages that go with it."),
                tone="attention",
            )

    def _show_status(self) -> None:
        self._desk.ask(
            partial(casework.status, self._book),
            owner=self,
            then=self._on_status,
            failed=self._shell.notice.say_error,
        )

    def _on_status(self, status: casework.Status) -> None:
        self._status = status.sentence
        if not self._check.is_running and self._building is None:
            self._shell.set_status(self._status)

    def _build_lists(self) -> None:
        """Build lists that opening left half-built, at once: until then they show too little."""
        self._desk.ask(
            partial(casework.lists_are_pending, self._book),
            owner=self,
            then=self._on_lists_pending,
            failed=self._shell.notice.say_error,
        )

    def _on_lists_pending(self, pending: bool) -> None:  # noqa: FBT001 - what was asked
        if pending:
            self._building = self._desk.ask_long(
                partial(casework.finish_lists, self._book),
                owner=self,
                progress=self._on_building,
                then=self._on_built,
                failed=self._on_not_built,
            )

    def _on_building(self, progress: casework.Progress) -> None:
        percent = min(100 * progress.done // max(progress.total, 1), 100)
        self._shell.show_progress(self.tr("Building the lists: {n} %").format(n=percent))

    def _on_built(self, changes: casework.Changes) -> None:
        self._building = None
        self._desk.changed.emit(changes)

    def _on_not_built(self, error: KnownError) -> None:
        self._building = None
        self._show_status()
        self._shell.notice.say_error(error)

    def _on_checking(self, words: str) -> None:
        self._shell.show_progress(words or self._status)

    def _on_checked(self) -> None:
        """What was found, or is no longer due, is told on *Today* and in the status line."""
        self._desk.changed.emit(casework.Changes(notices=True))
