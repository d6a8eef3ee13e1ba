"""The question before names are forgotten; it says what remains."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from caldicott_desktop.windows import forms, kit


class ForgetForm(forms.Form):
    """What goes, what remains, and the two answers."""

    file = "forget_names.ui"
    heading: QLabel
    words: QLabel
    remains: QLabel
    go_ahead: QPushButton
    leave: QPushButton


class ForgetDialog(QDialog):
    """Asks whether a name, or every name, is to be forgotten."""

    def __init__(self, parent: QWidget, whom: str, *, everyone: bool) -> None:
        """Ask over `parent`; `whom` names the person, or counts the people."""
        super().__init__(parent)
        form = forms.build(ForgetForm, onto=self)
        form.heading.setText(self.tr("Forget {whom}?").format(whom=whom))
        form.words.setText(
            self.tr(
                "The whole name key of this vault is emptied, for good. The signed decisions keep "
                "their local references, and no signature changes."
            )
            if everyone
            else self.tr(
                "The entry goes from the name key, for good. The signed decisions keep the local "
                "reference, and no signature changes."
            )
        )
        form.remains.setText(
            self.tr(
                "What remains elsewhere: backups made before today, copies exported with names "
                "ticked, and names that somebody typed into a decision."
            )
        )
        form.go_ahead.clicked.connect(self.accept)
        form.leave.clicked.connect(self.reject)
        kit.size_to_words(self)
