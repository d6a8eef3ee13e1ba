"""What became of a printed card that will not be handed in."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.reason_dialog import ReasonDialog


class VoidForm(forms.Form):
    """Which card, and why."""

    file = "void_dialog.ui"
    title: QLabel
    reason_row: kit.FieldRow
    reason: kit.GrowingText
    go_ahead: QPushButton
    leave: QPushButton


class VoidDialog(ReasonDialog):
    """Asks why a printed card is voided; without a reason it is not."""

    def __init__(self, parent: QWidget, serial: str) -> None:
        """Ask about the card of that serial."""
        super().__init__(parent)
        form = forms.build(VoidForm, onto=self)
        form.title.setText(self.tr("Void card {serial}?").format(serial=serial))
        self.ask_why(form, self.tr("Say what became of the card."))
