"""Suspending somebody: what it does, what it does not do, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from typing_extensions import override

from caldicott_desktop.windows import forms, kit


class SuspendForm(forms.Form):
    """Whom, and why."""

    file = "suspend_dialog.ui"
    title: QLabel
    reason_row: kit.FieldRow
    reason: kit.GrowingText
    go_ahead: QPushButton
    leave: QPushButton


class SuspendDialog(QDialog):
    """Says what suspending does and does not do, and asks why; without a reason it is not done."""

    def __init__(self, parent: QWidget, name: str) -> None:
        """Ask about the person of that name."""
        super().__init__(parent)
        form = self._form = forms.build(SuspendForm, onto=self)
        form.title.setText(self.tr("Suspend {name}?").format(name=name))
        form.go_ahead.clicked.connect(self.accept)
        form.leave.clicked.connect(self.reject)
        form.reason.setFocus()
        kit.size_to_words(self)

    @property
    def reason(self) -> str:
        """The reason typed."""
        return self._form.reason.toPlainText().strip()

    @override
    def accept(self) -> None:
        if not self.reason:
            self._form.reason_row.set_error(self.tr("Say in a few words why."))
            self._form.reason.setFocus()
            return
        super().accept()
