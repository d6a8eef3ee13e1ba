"""What became of a printed card that will not be handed in."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from typing_extensions import override

from caldicott_desktop.windows import forms, kit


class VoidForm(forms.Form):
    """Which card, and why."""

    file = "void_dialog.ui"
    title: QLabel
    reason_row: kit.FieldRow
    reason: kit.GrowingText
    go_ahead: QPushButton
    leave: QPushButton


class VoidDialog(QDialog):
    """Asks why a printed card is voided; without a reason it is not."""

    def __init__(self, parent: QWidget, serial: str) -> None:
        """Ask about the card of that serial."""
        super().__init__(parent)
        form = self._form = forms.build(VoidForm, onto=self)
        form.title.setText(self.tr("Void card {serial}?").format(serial=serial))
        form.go_ahead.clicked.connect(self.accept)
        form.leave.clicked.connect(self.reject)
        kit.size_to_words(self)

    @property
    def reason(self) -> str:
        """The reason typed."""
        return self._form.reason.toPlainText().strip()

    @override
    def accept(self) -> None:
        if not self.reason:
            self._form.reason_row.set_error(self.tr("Say what became of the card."))
            self._form.reason.setFocus()
            return
        super().accept()
