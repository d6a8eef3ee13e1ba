"""Changing the passphrase of whoever is at work."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit


class PassphraseForm(forms.Form):
    """The passphrase of today, and the new one twice."""

    file = "passphrase_panel.ui"
    trouble: kit.NoticeBar
    old: kit.PassphraseField
    old_row: kit.FieldRow
    new: kit.PassphraseField
    new_row: kit.FieldRow
    again: kit.PassphraseField
    again_row: kit.FieldRow
    reveal: QCheckBox
    working: kit.SpokenLabel
    done: kit.SpokenLabel
    change: QPushButton


class PassphrasePanel(QWidget):
    """Changes one's own passphrase; what is typed leaves the page with the page."""

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Work on `book`; with the recovery code there is no passphrase to change."""
        super().__init__()
        self._desk = desk
        self._book = book
        form = self._form = forms.build(PassphraseForm, onto=self)
        for field, row in self._fields():
            field.obey(form.reveal)
            field.returnPressed.connect(self._on_change)
            field.textEdited.connect(lambda _words, row=row: self._on_typed(row))
        form.change.clicked.connect(self._on_change)
        if book.by_recovery:
            self.hide()  # to show it here would make a window of it

    def forget(self) -> None:
        """Take what was typed off the page."""
        for field, row in self._fields():
            field.clear()
            row.set_error("")
        self._form.reveal.setChecked(False)
        self._form.done.say("")

    # inside

    def _fields(self) -> tuple[tuple[kit.PassphraseField, kit.FieldRow], ...]:
        form = self._form
        return (form.old, form.old_row), (form.new, form.new_row), (form.again, form.again_row)

    def _on_typed(self, row: kit.FieldRow) -> None:
        row.set_error("")
        self._form.done.say("")

    def _on_change(self) -> None:
        form = self._form
        form.trouble.clear()
        if not form.old.text():
            self._refuse(form.old_row, self.tr("Type the passphrase you use now."))
        elif not form.new.text().strip():
            self._refuse(form.new_row, self.tr("Choose a new passphrase."))
        elif form.new.text() != form.again.text():
            self._refuse(form.again_row, self.tr("The two passphrases are not the same."))
        else:
            self._set_busy(busy=True)
            self._desk.ask(
                partial(casework.change_passphrase, self._book, form.old.text(), form.new.text()),
                owner=self,
                then=self._on_changed,
                failed=self._on_failed,
            )

    def _on_changed(self, _changes: casework.Changes) -> None:
        self._set_busy(busy=False)
        self.forget()
        self._form.done.say(self.tr("The passphrase is changed. The new one opens the vault."))
        self._form.change.setFocus()

    def _on_failed(self, error: KnownError) -> None:
        self._set_busy(busy=False)
        words = f"{error.message} {error.remedy}"
        if isinstance(error, casework.WrongPassphrase):
            self._refuse(self._form.old_row, words)
        elif isinstance(error, casework.PassphraseTooShort | casework.PassphraseUnusable):
            self._refuse(self._form.new_row, words)
        else:
            self._form.trouble.say_error(error)

    def _refuse(self, row: kit.FieldRow, words: str) -> None:
        row.set_error(words)
        row.field.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        form = self._form
        form.working.say(
            self.tr("Changing it. This takes a second or two, on purpose.") if busy else ""
        )
        widgets: tuple[QWidget, ...] = (form.old, form.new, form.again, form.change)
        for widget in widgets:
            widget.setEnabled(not busy)
