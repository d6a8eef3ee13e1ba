"""What is shown once a decision is on disk and signed: its reference, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from caldicott_desktop.casework import Recorded
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.saying import show_date, show_time


class RecordedForm(forms.Form):
    """The reference and the next steps."""

    file = "recorded_page.ui"
    reference: QLabel
    words: QLabel
    when: QLabel
    open_record: QPushButton
    reply_letter: QPushButton
    export_record: QPushButton
    another: QPushButton


class RecordedPage(QWidget):
    """Says what was recorded, and offers what a person does next."""

    open_wanted = Signal()
    letter_wanted = Signal()
    export_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a decision."""
        super().__init__(parent)
        form = self._form = forms.build(RecordedForm, onto=self)
        form.open_record.clicked.connect(self.open_wanted)
        form.reply_letter.clicked.connect(self.letter_wanted)
        form.export_record.clicked.connect(self.export_wanted)
        form.another.clicked.connect(self.another_wanted)

    def show_recorded(self, recorded: Recorded, sentence: str, *, has_letter: bool) -> None:
        """Show the reference of a decision that is on disk, and the decision in one sentence.

        `has_letter` is whether its outcome is answered with a reply letter.
        """
        self._form.reply_letter.setVisible(has_letter)
        at = recorded.recorded_at.astimezone(UK)
        self._form.reference.setText(recorded.reference)
        self._form.words.setText(sentence)
        self._form.when.setText(
            self.tr(
                "Recorded and signed on {day} at {time}. Later changes are added to it."
            ).format(day=show_date(at.date()), time=show_time(at.time()))
        )
        self._form.open_record.setFocus(Qt.FocusReason.OtherFocusReason)
        kit.announce(
            self, self.tr("{reference} recorded and signed").format(reference=recorded.reference)
        )
