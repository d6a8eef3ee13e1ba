"""A new passphrase, typed twice by whoever is to use it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.windows import forms, kit


class NewPassphraseForm(forms.Form):
    """The two lines, and what is said about the first."""

    file = "new_passphrase.ui"
    passphrase: kit.PassphraseField
    passphrase_row: kit.FieldRow
    reveal: QPushButton
    strength: kit.SpokenLabel
    again: kit.PassphraseField
    again_row: kit.FieldRow


class NewPassphrase(QWidget):
    """Takes a passphrase typed twice.

    `edited` follows every keystroke in either line, `entered` the Enter key in one.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        form = self._form = forms.build(NewPassphraseForm, onto=self)
        form.passphrase.obey(form.reveal)
        form.again.obey(form.reveal)
        form.passphrase.textChanged.connect(self._on_typed)
        form.passphrase.caps_lock_seen.connect(self._on_caps_lock)
        for line in (form.passphrase, form.again):
            line.textEdited.connect(self.edited)
            line.returnPressed.connect(self.entered)

    @property
    def first(self) -> QWidget:
        """The line to begin with."""
        return self._form.passphrase

    def follow(self, before: QWidget) -> None:
        """Have Tab come to the lines after `before`, in their order."""
        form = self._form
        order = (before, form.passphrase, form.reveal, form.again)
        for one, next_one in pairwise(order):
            QWidget.setTabOrder(one, next_one)

    def text(self) -> str:
        """The passphrase as typed."""
        return self._form.passphrase.text()

    def clear(self) -> None:
        """Forget what was typed and said."""
        form = self._form
        form.reveal.setChecked(False)
        for line, row in ((form.passphrase, form.passphrase_row), (form.again, form.again_row)):
            line.clear()
            row.set_error("")

    def check(self) -> list[kit.Fault]:
        """Say beside the lines what is wrong, and give it; nothing when all is well.

        How long it must be, and which signs it may hold, the vault says.
        """
        form = self._form
        self._say(form.passphrase_row, "")
        self._say(form.again_row, "")
        if not form.passphrase.text().strip():
            return [self._say(form.passphrase_row, self.tr("Choose a passphrase."))]
        if form.passphrase.text() != form.again.text():
            return [self._say(form.again_row, self.tr("The two passphrases are not the same."))]
        return []

    def refuse(self, words: str) -> kit.Fault:
        """Say beside the first line why it cannot be used, and give that."""
        return self._say(self._form.passphrase_row, words)

    def _say(self, row: kit.FieldRow, words: str) -> kit.Fault:
        row.set_error(words)
        return kit.Fault(words=words, field=row.field)

    def _on_typed(self) -> None:
        self._form.strength.show_words(length_words(self.text()))
        self._form.passphrase_row.set_error("")

    def _on_caps_lock(self, on: bool) -> None:  # noqa: FBT001  # as the signal gives it
        if on:
            self._form.strength.say(self.tr("Caps Lock seems to be on."))


def length_words(typed: str) -> str:
    """What to say of the length of a new passphrase while it is typed."""
    count, least = len(typed.strip()), casework.SHORTEST_PASSPHRASE
    if not count:
        return ""
    if count < least:
        return QCoreApplication.translate(
            "NewPassphrase", "{count} of at least {least} characters."
        ).format(count=count, least=least)
    return QCoreApplication.translate("NewPassphrase", "Long enough. Longer is stronger.")
