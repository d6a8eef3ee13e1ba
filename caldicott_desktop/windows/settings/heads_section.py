"""Heads for somebody outside: writing a statement, noting who keeps it, checking one received."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import HeadStatement, Lodged, StatementChecked
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.page import Asks, Page
from caldicott_desktop.windows.saying import long_date, noted


class HeadsForm(forms.Form):
    """The widgets of the section."""

    file = "heads_section.ui"
    scroll: kit.ScrollPage
    trouble: kit.NoticeBar
    last: QLabel
    holder: QLineEdit
    holder_row: kit.FieldRow
    replace: kit.NoticeBar
    written: kit.SpokenLabel
    write: QPushButton
    copy_text: QPushButton
    lodge_card: kit.Card
    on: kit.DateField
    on_row: kit.FieldRow
    lodge: QPushButton
    pasted: kit.GrowingText
    pasted_row: kit.FieldRow
    found: kit.NoticeBar
    check_pasted: QPushButton
    open_file: QPushButton


class HeadsSection(Page):
    """Writes heads down and compares them; nothing that is pasted here is kept."""

    title = noted("Page", "Proof")

    def __init__(self, desk: Desk, book: casework.Casebook, asks: Asks, papers: Path) -> None:
        """Work on `book`; `papers` is where files are offered and looked for first."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._asks = asks
        self._papers = papers
        self._target = papers
        self._statement: HeadStatement | None = None
        form = self._form = forms.build(HeadsForm, onto=self)
        form.on.set_today(lambda: book.clock().astimezone(UK).date())
        form.write.clicked.connect(self.write)
        form.replace.acted.connect(lambda: self._write(replace=True))
        form.copy_text.clicked.connect(self._on_copy)
        form.lodge.clicked.connect(self._on_lodge)
        form.holder.textEdited.connect(lambda: form.holder_row.set_error(""))
        form.on.changed.connect(lambda: form.on_row.set_error(""))
        form.check_pasted.clicked.connect(self._on_check)
        form.open_file.clicked.connect(self._on_open)
        form.pasted.textChanged.connect(lambda: form.pasted_row.set_error(""))
        self._show_written()

    @override
    def shown(self) -> None:
        self._desk.ask(
            partial(casework.last_lodged, self._book),
            owner=self,
            then=self._show_last,
            failed=self._form.trouble.say_error,
        )

    def write(self) -> None:
        """Ask where the statement is to go, and write it."""
        offered = self._papers / casework.statement_file_name(self._book)
        target = self._asks.target(self, self.tr("Save the head statement"), offered)
        if target is not None:
            self._target = target
            self._write(replace=False)

    # writing

    def _write(self, *, replace: bool) -> None:
        form = self._form
        form.trouble.clear()
        form.replace.clear()
        form.write.setEnabled(False)
        self._desk.ask(
            partial(
                casework.write_head_statement,
                self._book,
                self._target,
                holder=form.holder.text(),
                replace=replace,
            ),
            owner=self,
            then=self._on_written,
            failed=self._on_not_written,
        )

    def _on_written(self, statement: HeadStatement) -> None:
        self._statement = statement
        form = self._form
        form.write.setEnabled(True)
        self._show_written()
        form.written.say(
            self.tr("Saved as {word}, and beside it as {text}.").format(
                word=statement.word, text=statement.text.name
            )
        )
        if casework.may_lodge_heads(self._book):
            form.on.set_value(self._book.clock().astimezone(UK).date())
            form.lodge.setFocus()

    def _on_not_written(self, error: KnownError) -> None:
        form = self._form
        form.write.setEnabled(True)
        there = isinstance(error, casework.FileThere)
        bar = form.replace if there else form.trouble
        bar.say_error(error, action=self.tr("Replace it") if there else "")

    def _on_copy(self) -> None:
        if self._statement is not None:
            QGuiApplication.clipboard().setText(self._statement.words)
            self._form.written.say(self.tr("The text is copied. Paste it into an e-mail."))

    # who keeps it

    def _on_lodge(self) -> None:
        form = self._form
        if not form.holder.text().strip():
            self._refuse(form.holder_row, self.tr("Say who keeps it."))
            return
        try:
            on = form.on.value()
        except kit.Unreadable as error:
            self._refuse(form.on_row, str(error))
            return
        if on is None:
            self._refuse(form.on_row, self.tr("Give the day on which it was handed over."))
        elif self._statement is not None:
            self._desk.ask(
                partial(
                    casework.lodge_head,
                    self._book,
                    self._statement,
                    holder=form.holder.text(),
                    on=on,
                ),
                owner=self,
                then=self._on_lodged,
                failed=self._on_not_lodged,
            )

    def _on_not_lodged(self, error: KnownError) -> None:
        if isinstance(error, casework.LodgingNotYet):
            self._refuse(self._form.on_row, f"{error.message} {error.remedy}")
        else:
            self._form.trouble.say_error(error)

    def _on_lodged(self, _changes: casework.Changes) -> None:
        self._statement = None
        self._show_written()
        self._form.holder.clear()
        self._form.written.say(self.tr("Recorded."))
        self._form.write.setFocus()
        self.shown()

    def _refuse(self, row: kit.FieldRow, words: str) -> None:
        row.set_error(words)
        self._form.scroll.show_field(row.field)

    def _show_written(self) -> None:
        there = self._statement is not None
        self._form.copy_text.setVisible(there)
        self._form.lodge_card.setVisible(there and casework.may_lodge_heads(self._book))

    def _show_last(self, last: Lodged | None) -> None:
        if last is None:
            self._form.last.setText(self.tr("Nobody outside keeps a head of this vault yet."))
            return
        self._form.last.setText(
            self.tr("Last kept by {holder} since {on}, noted by {name}").format(
                holder=last.holder, on=long_date(last.on), name=last.by
            )
        )

    # checking one received

    def _on_check(self) -> None:
        words = self._form.pasted.toPlainText()
        if not words.strip():
            self._refuse(self._form.pasted_row, self.tr("Paste the words of a statement first."))
            return
        self._ask(partial(casework.check_statement, self._book, words), self._on_not_read)

    def _on_open(self) -> None:
        path = self._asks.file(self, self.tr("Open a head statement"), self._papers)
        if path is not None:
            self._ask(
                partial(casework.check_statement_file, self._book, path),
                self._form.found.say_error,
            )

    def _ask(
        self, check: Callable[[], StatementChecked], failed: Callable[[KnownError], None]
    ) -> None:
        self._form.found.clear()
        self._desk.ask(check, owner=self, then=self._on_checked, failed=failed)

    def _on_checked(self, found: StatementChecked) -> None:
        first, *others = found.lines
        if found.fits and not found.in_full:
            others.append(self.tr("“Check now” under Vault reads every entry as well."))
        if not found.fits:
            others.append(
                self.tr("Keep the statement and this folder as they are, and run “Check now”.")
            )
        tone: kit.Tone = "accent" if found.fits else "danger"
        self._form.found.say(first, " ".join(others), tone=tone)

    def _on_not_read(self, error: KnownError) -> None:
        self._refuse(self._form.pasted_row, f"{error.message} {error.remedy}")
