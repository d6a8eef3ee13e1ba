"""Suspending somebody: what it does, what it does not do, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.reason_dialog import ReasonDialog


class SuspendForm(forms.Form):
    """Whom, and why."""

    file = "suspend_dialog.ui"
    title: QLabel
    reason_row: kit.FieldRow
    reason: kit.GrowingText
    go_ahead: QPushButton
    leave: QPushButton


class SuspendDialog(ReasonDialog):
    """Says what suspending does and does not do, and asks why; without a reason it is not done."""

    def __init__(self, parent: QWidget, name: str) -> None:
        """Ask about the person of that name."""
        super().__init__(parent)
        form = forms.build(SuspendForm, onto=self)
        form.title.setText(self.tr("Suspend {name}?").format(name=name))
        form.reason.setFocus()
        self.ask_why(form, self.tr("Say in a few words why."))
