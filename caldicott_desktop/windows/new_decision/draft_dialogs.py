"""Two questions about a draft: give it a number, and discard it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.reason_dialog import ReasonDialog


class NumberForm(forms.Form):
    """What a number means, and the two answers."""

    file = "number_dialog.ui"
    go_ahead: QPushButton
    leave: QPushButton


class NumberDialog(QDialog):
    """Asks whether a draft is to take the next number of the register."""

    def __init__(self, parent: QWidget) -> None:
        """Ask over `parent`."""
        super().__init__(parent)
        form = forms.build(NumberForm, onto=self)
        form.go_ahead.clicked.connect(self.accept)
        form.leave.clicked.connect(self.reject)
        kit.size_to_words(self)


class DiscardForm(forms.Form):
    """What becomes of the draft, and why."""

    file = "discard_dialog.ui"
    words: QLabel
    reason_row: kit.FieldRow
    reason: kit.GrowingText
    go_ahead: QPushButton
    leave: QPushButton


class DiscardDialog(ReasonDialog):
    """Asks whether a draft is to be discarded; a number that was given needs a reason."""

    def __init__(self, parent: QWidget, reference: str | None) -> None:
        """Ask about the draft that bears `reference`, if it bears one."""
        super().__init__(parent)
        form = forms.build(DiscardForm, onto=self)
        form.words.setText(
            self.tr(
                "The number {reference} stays used. The register keeps it, with your reason, so "
                "that no number is ever missing without an explanation."
            ).format(reference=reference)
            if reference
            else self.tr("It can be restored for 30 days. After that it is gone.")
        )
        form.reason_row.setVisible(reference is not None)
        self.ask_why(form, self.tr("Say why it is discarded."))
