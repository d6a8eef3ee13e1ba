"""A letter: shown before it leaves, changed as the person likes; the reply letter of a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import Letter
from caldicott_desktop.domain.identifying import LETTER
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.locking import Locking
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.questions.fields import Text
from caldicott_desktop.windows.questions.identifier_notes import IdentifierNotes
from caldicott_desktop.windows.saying import noted


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What a letter is about, how it is worded, and how it leaves.

    `id` tells one letter from another. `word` is told whether to give the reasons too, and
    `export` where to, in which format, whether to replace a file that is there, and the passphrase
    that opens the file, `None` where it needs none.
    """

    id: str
    about: str
    word: Callable[[bool], Letter]
    export: Callable[[Letter, Path, casework.Format, bool, str | None], casework.Exported]
    as_text: Callable[[Letter], casework.LetterText]
    file_name: Callable[[casework.Format], str]


class LetterForm(forms.Form):
    """To whom, what, and the three ways out."""

    file = "letter_page.ui"
    scroll: kit.ScrollPage
    title: QLabel
    back: kit.LinkButton
    about: QLabel
    trouble: kit.NoticeBar
    to_card: kit.Card
    recipient: kit.GrowingText
    greeting: QLineEdit
    letter_card: kit.Card
    with_reasons: QCheckBox
    anew: kit.NoticeBar
    body: kit.GrowingText
    lock_card: QWidget
    lock: QCheckBox
    locking: QWidget
    lock_place_body: QVBoxLayout
    there: kit.NoticeBar
    acts: kit.FlowRow
    save: kit.ActionButton
    save_pdf: QPushButton
    copy: QPushButton
    recorded_words: QLabel
    done: QWidget
    saved: kit.SpokenLabel
    saved_where: QLabel
    open_file: QPushButton
    show_folder: QPushButton
    print_file: QPushButton


class LetterPage(Page):
    """Words a letter from a decision, lets it leave as Word, PDF or text, and keeps none of it."""

    title = noted("Page", "Reply letter")
    back_asked = Signal(str)

    def __init__(
        self, desk: Desk, book: casework.Casebook, copying: Copying, parent: QWidget | None = None
    ) -> None:
        """Start without a decision."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._asks = copying.asks
        self._folder = copying.folder
        self._programs = copying.programs
        self._writing: Writing | None = None
        self._worded: Letter | None = None
        self._left: Letter | None = None
        self._aside: dict[str, tuple[Letter, Letter]] = {}
        self._target: Path | None = None
        self._format = casework.Format.WORD
        self._file: Path | None = None
        form = self._form = forms.build(LetterForm, onto=self)
        self._locking = Locking(form, self)
        body = Text(LETTER, form.body)
        notes = IdentifierNotes(NameKey(desk, book, self), lambda: (body,), self)
        form.body.textChanged.connect(notes.settle)
        form.back.clicked.connect(self._on_back)
        form.with_reasons.clicked.connect(self._on_reasons)
        form.anew.acted.connect(self._word)
        form.anew.dismissed.connect(self._on_kept_as_changed)
        form.save.clicked.connect(lambda: self._on_save(casework.Format.WORD))
        form.save_pdf.clicked.connect(lambda: self._on_save(casework.Format.PDF))
        form.copy.clicked.connect(self._on_copy)
        form.there.acted.connect(lambda: self._save(replace=True))
        form.open_file.clicked.connect(lambda: self._hand_over(self._programs.open))
        form.show_folder.clicked.connect(lambda: self._hand_over(self._programs.show))
        form.print_file.clicked.connect(lambda: self._hand_over(self._programs.print))
        self._show_nothing()

    def write_to(self, decision_id: casework.DecisionId, reference: str) -> None:
        """Word the letter of that decision; one that is being written is found as it was left."""
        book = self._book
        self.write(
            Writing(
                id=decision_id,
                about=self.tr("To whoever asked, about {reference}.").format(reference=reference),
                word=lambda reasons: casework.draft_letter(book, decision_id, with_reasons=reasons),
                export=lambda letter, target, form, replace, passphrase: casework.export_letter(
                    book,
                    decision_id,
                    letter,
                    target,
                    form=form,
                    replace=replace,
                    passphrase=passphrase,
                ),
                as_text=partial(casework.letter_as_text, book, decision_id),
                file_name=partial(casework.letter_file_name, reference),
            )
        )

    def write(self, writing: Writing) -> None:
        """Word a letter; one that is being written is found as it was left."""
        if self._writing is not None and writing.id == self._writing.id and self._worded:
            return
        self._put_aside()
        self._writing = writing
        self._show_nothing()
        self._form.about.setText(writing.about)
        self._form.scroll.verticalScrollBar().setValue(0)
        if writing.id in self._aside:
            self._worded, written = self._aside.pop(writing.id)
            self._show_letter(written)
        else:
            self._word()

    @override
    def shown(self) -> None:
        self._form.recipient.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def unsaved(self) -> str:
        if not self._aside and not self._is_changed():
            return ""
        return self.tr("A letter was changed, and has not been saved or copied since.")

    # inside

    def _on_back(self) -> None:
        if self._writing is not None:
            self.back_asked.emit(self._writing.id)

    def _is_changed(self) -> bool:
        letter = self._letter()
        return letter is not None and letter not in {self._worded, self._left}

    def _put_aside(self) -> None:
        """Keep a changed letter while another is shown, until the vault is locked."""
        letter = self._letter()
        if self._writing and self._worded and letter and self._is_changed():
            self._aside[self._writing.id] = (self._worded, letter)

    def _show_nothing(self) -> None:
        form = self._form
        self._worded, self._left, self._file, self._target = None, None, None, None
        for bar in (form.trouble, form.anew, form.there):
            bar.clear()
        form.with_reasons.setChecked(False)
        self._locking.clear()
        for widget in (*self._parts(), form.done):
            widget.hide()

    def _word(self) -> None:
        """Ask for the wording anew; name, address and greeting stay once they are there."""
        writing = self._writing
        if writing is None:
            return
        self._form.anew.clear()
        self._desk.ask(
            partial(writing.word, self._form.with_reasons.isChecked()),
            owner=self,
            then=partial(self._on_worded, writing),
            failed=self._form.trouble.say_error,
        )

    def _on_worded(self, writing: Writing, letter: Letter) -> None:
        if writing is not self._writing:
            return
        first = self._worded is None
        self._worded = letter
        if first:
            self._show_letter(letter)
        else:
            self._form.body.setPlainText(letter.body)

    def _parts(self) -> tuple[QWidget, ...]:
        """What is shown with a letter, and hidden without one."""
        form = self._form
        return form.to_card, form.letter_card, form.lock_card, form.acts, form.recorded_words

    def _show_letter(self, letter: Letter) -> None:
        form = self._form
        form.body.setPlainText(letter.body)
        form.recipient.setPlainText("\n".join(letter.recipient))
        form.greeting.setText(letter.greeting)
        form.letter_card.setProperty("aside", letter.kind.label)
        for widget in self._parts():
            widget.show()
        form.recipient.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reasons(self) -> None:
        """Word it anew; where the letter was changed by hand, only after asking."""
        if self._worded is None or self._form.body.toPlainText() == self._worded.body:
            self._word()
            return
        self._form.anew.say(
            self.tr("You have changed this letter."),
            self.tr("Wording it anew takes your changes away."),
            tone="attention",
            action=self.tr("Word it anew"),
            can_dismiss=True,
        )

    def _on_kept_as_changed(self) -> None:
        self._form.with_reasons.setChecked(not self._form.with_reasons.isChecked())

    def _letter(self) -> Letter | None:
        form, worded = self._form, self._worded
        if worded is None:
            return None
        return Letter(
            kind=worded.kind,
            recipient=tuple(form.recipient.toPlainText().splitlines()),
            greeting=form.greeting.text(),
            body=form.body.toPlainText(),
        )

    def _on_save(self, form: casework.Format) -> None:
        if self._writing is None or not self._locking.is_ready:
            return
        name = self._writing.file_name(form)
        target = self._asks.target(self, self.tr("Save the letter"), self._folder / name)
        if target is not None:
            if target.suffix.lower() != form.ending:
                target = target.with_name(f"{target.name}{form.ending}")
            self._target, self._format = target, form
            self._save(replace=False)

    def _save(self, *, replace: bool) -> None:
        letter, writing, target = self._letter(), self._writing, self._target
        if letter is None or writing is None or target is None or not self._locking.is_ready:
            return
        self._set_busy(busy=True)
        self._desk.ask(
            partial(
                writing.export, letter, target, self._format, replace, self._locking.passphrase
            ),
            owner=self,
            then=partial(self._on_saved, letter),
            failed=self._on_failed,
        )

    def _on_saved(self, letter: Letter, exported: casework.Exported) -> None:
        self._set_busy(busy=False)
        self._left = letter
        self._file = exported.path
        self._folder = exported.path.parent
        self._show_done(
            self.tr("Saved as {name}").format(name=exported.path.name), str(exported.path.parent)
        )
        self._form.open_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy(self) -> None:
        letter, writing = self._letter(), self._writing
        if letter is None or writing is None:
            return
        self._set_busy(busy=True)
        self._desk.ask(
            partial(writing.as_text, letter),
            owner=self,
            then=partial(self._on_copied, letter),
            failed=self._on_failed,
        )

    def _on_copied(self, letter: Letter, copied: casework.LetterText) -> None:
        self._set_busy(busy=False)
        self._left = letter
        self._file = None
        QGuiApplication.clipboard().setText(copied.text)
        self._show_done(
            self.tr("Copied. Paste it into an email."),
            self.tr("The subject line of an email can be read on the way: name nobody there."),
        )
        self._form.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_done(self, words: str, more: str) -> None:
        form, there = self._form, self._file is not None
        form.done.show()
        form.saved.say(words)
        form.saved_where.setText(more)
        for button in (form.open_file, form.show_folder, form.print_file):
            button.setVisible(there)
        form.scroll.ensureWidgetVisible(form.done)

    def _on_failed(self, error: KnownError) -> None:
        self._set_busy(busy=False)
        form = self._form
        if isinstance(error, casework.FileThere):
            form.there.say(
                error.message,
                self.tr("Save under another name, or replace the file that is there."),
                tone="attention",
                action=self.tr("Replace it"),
            )
            return
        form.trouble.say_error(error)
        form.scroll.verticalScrollBar().setValue(0)

    def _hand_over(self, program: Callable[[Path], None]) -> None:
        if self._file is None:
            return
        self._form.trouble.clear()
        try:
            program(self._file)
        except KnownError as error:
            self._form.trouble.say_error(error)

    def _set_busy(self, *, busy: bool) -> None:
        form = self._form
        if busy:
            form.trouble.clear()
            form.there.clear()
            form.done.hide()
        form.lock_card.setEnabled(not busy)
        form.save.setEnabled(not busy)
        form.save_pdf.setEnabled(not busy)
        form.copy.setEnabled(not busy)
