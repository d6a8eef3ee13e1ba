"""The vault itself: its place, whether it is unchanged, backups, passphrase and recovery sheet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import VaultFacts
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.full_check import FullCheck
from caldicott_desktop.windows.moments import moment
from caldicott_desktop.windows.page import Asks, Page
from caldicott_desktop.windows.saying import noted
from caldicott_desktop.windows.settings.backup_panel import BackupPanel
from caldicott_desktop.windows.settings.passphrase_panel import PassphrasePanel


class VaultForm(forms.Form):
    """What is known of the vault, and where the panels below it go."""

    file = "vault_section.ui"
    scroll: kit.ScrollPage
    inside: QWidget
    trouble: kit.NoticeBar
    sentence: QLabel
    place: QLineEdit
    size: QLabel
    entries: QLabel
    checked: QLabel
    checking: kit.SpokenLabel
    check_progress: QProgressBar
    check_now: QPushButton
    stop_check: QPushButton
    copy_place: kit.LinkButton
    panels_body: QVBoxLayout
    recovery: kit.LinkButton


class VaultSection(Page):
    """Says what is known of the vault; what a check finds is told above every page."""

    title = noted("Page", "Vault")
    recovery_asked = Signal()

    def __init__(
        self, desk: Desk, book: casework.Casebook, check: FullCheck, asks: Asks, papers: Path
    ) -> None:
        """Work on `book`; `check` is the one check of the house, `papers` where backups start."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._check = check
        form = self._form = forms.build(VaultForm, onto=self)
        self._backup = BackupPanel(desk, book, asks, papers)
        self._passphrase = PassphrasePanel(desk, book)
        form.panels_body.addWidget(self._backup)
        form.panels_body.addWidget(self._passphrase)
        form.check_now.clicked.connect(lambda: check.start(asked_for=True))
        form.stop_check.clicked.connect(check.stop)
        form.copy_place.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(form.place.text())
        )
        form.recovery.clicked.connect(self.recovery_asked)
        check.moved.connect(self._on_moved)
        desk.changed.connect(self._on_changed)
        self._on_moved("")
        kit.tab_in_reading_order(form.inside)

    def back_up(self) -> None:
        """Bring the backup into sight and ask where it is to go."""
        self._form.scroll.show_part(self._backup)
        self._backup.ask()

    @override
    def shown(self) -> None:
        self._desk.ask(
            partial(casework.vault_facts, self._book),
            owner=self,
            then=self._show,
            failed=self._form.trouble.say_error,
        )

    @override
    def leaving(self) -> None:
        self._passphrase.forget()

    # inside

    def _show(self, facts: VaultFacts) -> None:
        form = self._form
        form.trouble.clear()
        form.sentence.setText(facts.sentence)
        form.place.setText(str(facts.folder))
        form.place.setCursorPosition(0)
        form.size.setText(
            QLocale().formattedDataSize(facts.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        )
        form.entries.setText(QLocale().toString(facts.entries))
        form.checked.setText(self._words_of_check(facts))
        self._backup.show_last(facts.backup)

    def _words_of_check(self, facts: VaultFacts) -> str:
        if facts.checked_at is None:
            return self.tr("Not yet")
        when = moment(phrases.in_uk(facts.checked_at))
        if facts.checked_by is None:
            return when
        return self.tr("{when}, by {name}").format(when=when, name=facts.checked_by)

    def _on_moved(self, words: str) -> None:
        form = self._form
        running = self._check.is_running
        form.checking.show_words(words)
        form.check_progress.setVisible(running)
        form.check_progress.setValue(self._check.percent)
        form.check_now.setVisible(not running)
        form.stop_check.setVisible(running)

    def _on_changed(self, changes: casework.Changes) -> None:
        if self.isVisible() and changes.notices:
            self.shown()
