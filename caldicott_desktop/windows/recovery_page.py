"""The recovery sheet: make it, see it once, keep it on paper, and prove that it works."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QWidget
from typing_extensions import override

from caldicott_desktop import casework, files
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.page import Asks, Page
from caldicott_desktop.windows.saying import noted


class SheetNotSaved(KnownError):
    """The sheet could not be written where it was asked for."""

    id = "sheet-not-saved"

    def __init__(self, target: Path) -> None:
        """Name the file."""
        super().__init__(name=target.name)


class RecoveryForm(forms.Form):
    """The widgets of the recovery page."""

    file = "recovery_page.ui"
    state: kit.NoticeBar
    trouble: kit.NoticeBar
    code: QLabel
    saved: kit.SpokenLabel
    make: QPushButton
    save: QPushButton
    hide_code: QPushButton
    try_card: kit.Card
    typed: QLineEdit
    typed_row: kit.FieldRow
    tried: kit.SpokenLabel
    try_it: QPushButton
    working: kit.SpokenLabel
    progress: QProgressBar


class RecoveryPage(Page):
    """Makes the sheet and tries its code; the code leaves the page with the page."""

    title = noted("Page", "Recovery sheet")
    proven = Signal()  # the typed code has opened the vault

    def __init__(
        self,
        desk: Desk,
        book: casework.Casebook,
        asks: Asks,
        papers: Path,
        parent: QWidget | None = None,
    ) -> None:
        """Work on `book`; `papers` is where saving the sheet starts."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._asks = asks
        self._papers = papers
        self._sheet: casework.RecoverySheet | None = None
        self._form = forms.build(RecoveryForm, onto=self)
        form = self._form
        form.make.clicked.connect(self._on_make)
        form.save.clicked.connect(self._on_save)
        form.hide_code.clicked.connect(self.forget)
        form.try_it.clicked.connect(self._on_try)
        form.typed.returnPressed.connect(self._on_try)
        form.typed.textEdited.connect(lambda: form.typed_row.set_error(""))
        self._set_busy("")
        self.forget()

    @override
    def shown(self) -> None:
        self._desk.ask(
            partial(casework.notices, self._book),
            owner=self,
            then=self._show_state,
            failed=self._form.trouble.say_error,
        )

    @override
    def leaving(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Take the code off the screen and out of the page."""
        self._sheet = None
        self._show_sheet()

    def _show_state(self, notices: Sequence[casework.Notice]) -> None:
        words = [notice.words for notice in notices if notice.action == "recovery"]
        if words:
            self._form.state.say(words[0], tone="attention")
        else:
            self._form.state.clear()

    def _on_make(self) -> None:
        self._ask_busy(self.tr("Making the recovery sheet."))
        self._desk.ask(
            partial(casework.make_recovery_sheet, self._book),
            owner=self,
            then=self._on_made,
            failed=self._on_failed,
        )

    def _on_made(self, sheet: casework.RecoverySheet) -> None:
        self._set_busy("")
        self._sheet = sheet
        self._show_sheet()
        self.shown()
        self._form.saved.say(
            self.tr("Write the code down or save the sheet now. It is not shown again.")
        )
        self._form.save.setFocus()

    def _on_save(self) -> None:
        if self._sheet is None:
            return
        target = self._asks.target(
            self,
            self.tr("Save the recovery sheet"),
            self._papers / self.tr("Recovery sheet.docx"),
        )
        if target is None:
            return
        self._desk.ask(
            partial(_write, target, self._sheet.word),
            owner=self,
            then=lambda _done: self._form.saved.say(
                self.tr("Saved as {path}. Print it, then delete the file.").format(path=target)
            ),
            failed=self._on_failed,
        )

    def _on_try(self) -> None:
        form = self._form
        if not form.typed.text().strip():
            form.typed_row.set_error(self.tr("Type the code from the sheet."))
            form.typed.setFocus()
            return
        self._ask_busy(self.tr("Trying the code. This takes a second or two, on purpose."))
        self._desk.ask(
            partial(casework.test_recovery, self._book, form.typed.text()),
            owner=self,
            then=lambda _done: self._on_proven(),
            failed=self._on_code_refused,
        )

    def _on_proven(self) -> None:
        self._set_busy("")
        self._form.typed.clear()
        self._form.typed.setFocus()
        self._form.typed_row.set_error("")
        self.shown()
        self._form.tried.say(self.tr("The code opened the vault. The sheet works."))
        self.proven.emit()

    def _on_code_refused(self, error: KnownError) -> None:
        self._set_busy("")
        self._form.typed_row.set_error(f"{error.message} {error.remedy}")
        self._form.typed.setFocus()

    def _on_failed(self, error: KnownError) -> None:
        self._set_busy("")
        self._form.trouble.say_error(error)

    def _show_sheet(self) -> None:
        form = self._form
        there = self._sheet is not None
        form.code.setText("" if self._sheet is None else self._sheet.code)
        form.code.setVisible(there)
        form.save.setVisible(there)
        form.hide_code.setVisible(there)
        form.make.setVisible(not there)
        if not there:
            form.saved.say("")

    def _ask_busy(self, words: str) -> None:
        self._form.trouble.clear()
        self._form.tried.say("")
        self._set_busy(words)

    def _set_busy(self, words: str) -> None:
        form = self._form
        form.working.say(words)
        form.progress.setVisible(bool(words))
        busy: tuple[QWidget, ...] = (form.make, form.save, form.hide_code, form.try_it, form.typed)
        for widget in busy:
            widget.setEnabled(not words)


def _write(target: Path, word: bytes) -> None:
    try:
        files.write_atomically(target, word)
    except OSError as error:
        raise SheetNotSaved(target) from error
