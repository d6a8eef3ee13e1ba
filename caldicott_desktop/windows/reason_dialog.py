"""A question that is gone on with only for a reason in words."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QDialog, QPushButton
from typing_extensions import override

from caldicott_desktop.windows import kit


class AsksWhy(Protocol):
    """What the form of such a question has, whatever else stands in it."""

    reason_row: kit.FieldRow
    reason: kit.GrowingText
    go_ahead: QPushButton
    leave: QPushButton


class ReasonDialog(QDialog):
    """Is accepted only with a reason; a subclass builds its form and hands it to `ask_why`.

    Where the form hides the field for it, none is needed.
    """

    _asking: AsksWhy
    _needed: str

    def ask_why(self, form: AsksWhy, needed: str) -> None:
        """Take answers from `form`; `needed` is said beside the reason where there is none."""
        self._asking, self._needed = form, needed
        form.go_ahead.clicked.connect(self.accept)
        form.leave.clicked.connect(self.reject)
        kit.size_to_words(self)

    @property
    def reason(self) -> str:
        """The reason typed."""
        return self._asking.reason.toPlainText().strip()

    @override
    def accept(self) -> None:
        if not self.reason and not self._asking.reason_row.isHidden():
            self._asking.reason_row.set_error(self._needed)
            self._asking.reason.setFocus()
            return
        super().accept()
