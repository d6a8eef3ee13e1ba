"""The pages behind the door: how they lead to one another, and what is done in quiet moments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from caldicott_desktop import casework
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.decisions.export_panel import Copying
from caldicott_desktop.windows.decisions.letter_page import LetterPage
from caldicott_desktop.windows.decisions.programs import system_programs
from caldicott_desktop.windows.decisions.record_page import RecordPage
from caldicott_desktop.windows.full_check import FullCheck
from caldicott_desktop.windows.guidance.guidance_page import GuidancePage
from caldicott_desktop.windows.interests_page import InterestsPage
from caldicott_desktop.windows.names.names_page import NamesPage
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.page import Asks
from caldicott_desktop.windows.recovery_page import RecoveryPage
from caldicott_desktop.windows.settings.letters_section import LettersSection
from caldicott_desktop.windows.settings.organisation_section import OrganisationSection
from caldicott_desktop.windows.settings.settings_page import SettingsPage
from caldicott_desktop.windows.shell import Shell
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.today.today_page import TodayPage
from caldicott_desktop.windows.urgent_card.card_record_page import CardRecordPage
from caldicott_desktop.windows.urgent_card.printed_cards_page import PrintedCardsPage
from caldicott_desktop.windows.urgent_card.urgent_card_page import UrgentCardPage

# After this long without anything asked for, what waits for idle time is begun; a person who reads
# or thinks does not notice it, and whatever they ask for next goes first all the same.
QUIET_MS = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the pages are given beside the vault: the window's dress and the computer around it."""

    theme: Theme
    asks: Asks
    papers: Path


class House(QObject):
    """The pages of one open vault in the shell, until the shell shows its door again.

    Pages for what the person at work may not do are not there.
    """

    def __init__(
        self, shell: Shell, desk: Desk, book: casework.Casebook, around: Surroundings
    ) -> None:
        """Furnish `shell` for `book` and open *Today*."""
        super().__init__(shell)
        self._shell = shell
        self._desk = desk
        self._book = book
        self._status = ""
        self._check = FullCheck(desk, book, shell.notice, self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._tidied = False
        copying = Copying(folder=around.papers, asks=around.asks, programs=system_programs())
        self._today = TodayPage(desk, book, around.theme)
        self._decisions = DecisionsPage(desk, book, around.theme)
        self._record = RecordPage(desk, book, around.theme, copying)
        self._recovery = RecoveryPage(desk, book, around.asks, around.papers)
        self._card_record = CardRecordPage(desk, book, around.theme)
        self._new: NewDecisionPage | None = None
        shell.add_page("today", self._today)
        shell.add_page("decisions", self._decisions)
        shell.add_page("record", self._record, under="decisions")
        shell.add_page("card_record", self._card_record, under="decisions")
        shell.add_page("recovery", self._recovery, under="today")
        shell.add_page("interests", InterestsPage(desk, book))
        if casework.may_keep_names(book):
            shell.add_page("names", NamesPage(desk, book, around.theme))
        self._guidance = GuidancePage(desk, book, around.theme, copying)
        shell.add_page("guidance", self._guidance)
        self._letter = LetterPage(desk, book, copying)
        shell.add_page("letter", self._letter, under="decisions")
        self._settings = self._add_settings()
        if casework.may(book, "decision.recorded"):
            self._new = NewDecisionPage(desk, book)
            shell.add_page("new_decision", self._new)
        if casework.may(book, "card.recorded"):
            self._add_cards(copying)
        self._connect()
        shell.open_page("today")
        self._show_status()
        if any(finding.code == "check-due" for finding in book.findings):
            self._check.start(asked_for=False)

    def close(self) -> None:
        """Begin nothing more: the vault is about to be closed."""
        self._quiet.stop()
        self._check.stop()
        self._desk.changed.disconnect(self._on_changed)
        self._desk.settled.disconnect(self._on_settled)
        self.deleteLater()

    def _add_settings(self) -> SettingsPage:
        """Add the settings with their sections in order; each is made when it is first opened."""
        desk, book, page = self._desk, self._book, SettingsPage()
        page.add_section(
            "organisation", self.tr("Organisation"), partial(OrganisationSection, desk, book)
        )
        page.add_section("letters", self.tr("Letters"), partial(LettersSection, desk, book))
        self._shell.add_page("settings", page)
        return page

    def _add_cards(self, copying: Copying) -> None:
        shell = self._shell
        card = UrgentCardPage(self._desk, self._book)
        printed = PrintedCardsPage(self._desk, self._book, copying)
        shell.add_page("urgent_card", card)
        shell.add_page("printed_cards", printed, under="urgent_card")
        card.write_up_asked.connect(self._on_write_up_asked)
        card.card_opened.connect(self._open_card)
        card.printed_asked.connect(partial(shell.open_page, "printed_cards"))
        printed.back_asked.connect(partial(shell.open_page, "urgent_card"))

    def _connect(self) -> None:
        shell = self._shell
        self._today.decision_opened.connect(self._open_decision)
        self._today.card_opened.connect(self._open_card)
        self._today.write_up_asked.connect(self._on_write_up_asked)
        self._today.list_asked.connect(partial(shell.open_page, "decisions"))
        self._today.action_asked.connect(self._on_action_asked)
        self._decisions.opened.connect(self._open_decision)
        self._decisions.card_opened.connect(self._open_card)
        self._decisions.export_asked.connect(self._export)
        self._record.back_asked.connect(partial(shell.open_page, "decisions"))
        self._record.card_asked.connect(self._open_card)
        self._card_record.back_asked.connect(partial(shell.open_page, "decisions"))
        self._card_record.write_up_asked.connect(self._on_write_up_asked)
        self._card_record.decision_asked.connect(self._open_decision)
        self._record.letter_asked.connect(self._write_letter)
        self._letter.back_asked.connect(self._open_decision)
        if self._new is not None:
            self._today.new_asked.connect(self._on_new_asked)
            self._today.draft_opened.connect(self._on_draft_opened)
            self._decisions.new_asked.connect(self._on_new_asked)
            self._new.record_wanted.connect(self._open_decision)
            self._new.export_wanted.connect(self._export)
            self._new.letter_wanted.connect(self._write_letter)
        self._check.moved.connect(self._on_checking)
        self._check.ended.connect(self._on_checked)
        self._quiet.timeout.connect(self._tidy)
        self._desk.changed.connect(self._on_changed)
        self._desk.settled.connect(self._on_settled)

    def _open_decision(self, decision_id: str) -> None:
        self._record.open_decision(casework.DecisionId(decision_id))
        self._shell.open_page("record")

    def _open_card(self, card_id: str) -> None:
        self._card_record.open_card(casework.DecisionId(card_id))
        self._shell.open_page("card_record")

    def _on_write_up_asked(self, card_id: str) -> None:
        if self._new is not None:
            self._new.write_up(casework.DecisionId(card_id))
            self._shell.open_page("new_decision")

    def _export(self, decision_id: str) -> None:
        self._open_decision(decision_id)
        self._record.offer_export()

    def _write_letter(self, decision_id: str, reference: str) -> None:
        self._letter.write_to(casework.DecisionId(decision_id), reference)
        self._shell.open_page("letter")

    def _on_new_asked(self) -> None:
        """Begin another decision; a draft that is open is kept, and *Today* leads back to it."""
        if self._new is not None:
            self._new.start()
        self._shell.open_page("new_decision")

    def _on_draft_opened(self, draft_id: str) -> None:
        if self._new is not None:
            self._new.resume(casework.DraftId(draft_id))
            self._shell.open_page("new_decision")

    def _on_action_asked(self, action: str) -> None:
        if action == "recovery":
            self._shell.open_page("recovery")
        elif action == "verify":
            self._check.start(asked_for=True)
        elif action == "guidance":
            self._guidance.show_due()
            self._shell.open_page("guidance")

    def _on_changed(self, _changes: casework.Changes) -> None:
        self._tidied = False
        self._show_status()

    def _show_status(self) -> None:
        self._desk.ask(
            partial(casework.status, self._book),
            owner=self,
            then=self._on_status,
            failed=self._shell.notice.say_error,
        )

    def _on_status(self, status: casework.Status) -> None:
        self._status = status.sentence
        if not self._check.is_running:
            self._shell.set_status(self._status)

    def _on_checking(self, words: str) -> None:
        self._shell.show_progress(words or self._status)

    def _on_checked(self) -> None:
        """What was found, or is no longer due, is told on *Today* and in the status line."""
        self._desk.changed.emit(casework.Changes(notices=True))

    def _on_settled(self) -> None:
        if not self._tidied:
            self._quiet.start()

    def _tidy(self) -> None:
        """Do what waits for idle time; anything asked for meanwhile goes first."""
        if not self._desk.is_idle():
            return  # it settles again
        self._tidied = True
        self._desk.ask_long(
            partial(casework.tidy, self._book),
            owner=self,
            progress=lambda _progress: None,
            then=lambda _done: None,
            failed=self._shell.notice.say_error,
        )
