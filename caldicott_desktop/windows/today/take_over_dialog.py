"""A question before a draft of somebody else becomes one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.reason_dialog import ReasonDialog


class TakeOverForm(forms.Form):
    """What taking over means, and why it is done."""

    file = "take_over_dialog.ui"
    words: QLabel
    reason_row: kit.FieldRow
    reason: kit.GrowingText
    go_ahead: QPushButton
    leave: QPushButton


class TakeOverDialog(ReasonDialog):
    """Asks whether a draft is to pass to the person at work, and takes the reason."""

    def __init__(self, parent: QWidget, draft: casework.OtherDraft) -> None:
        """Ask about `draft`."""
        super().__init__(parent)
        form = forms.build(TakeOverForm, onto=self)
        form.words.setText(
            showable(
                self.tr(
                    "It passes to you with all that {owner} has typed: {kind}. {owner} can no"
                    " longer go on with it, and is told that you took it over."
                ).format(owner=draft.owner, kind=draft.kind_title)
            )
        )
        self.ask_why(form, self.tr("Say in a few words why it passes to you."))
