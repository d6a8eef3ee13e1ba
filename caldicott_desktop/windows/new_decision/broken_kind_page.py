"""A draft whose kind of case cannot be used: what is wrong, and the general kind instead."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from caldicott_desktop.domain.guidance_types import GuidanceSet
from caldicott_desktop.windows import forms


class BrokenKindForm(forms.Form):
    """The kind, what is wrong with it, and the two ways on."""

    file = "broken_kind_page.ui"
    kind: QLabel
    fault: QLabel
    go_general: QPushButton
    leave: QPushButton


class BrokenKindPage(QWidget):
    """Says why a draft cannot be gone on with under its kind; nothing of the draft is lost."""

    general_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a draft."""
        super().__init__(parent)
        form = self._form = forms.build(BrokenKindForm, onto=self)
        form.go_general.clicked.connect(self.general_wanted)
        form.leave.clicked.connect(self.left)

    def show_kind(self, kind_id: str, guidance: GuidanceSet) -> None:
        """Say what is wrong with a kind that `guidance` cannot offer."""
        broken = guidance.broken.get(kind_id)
        self._form.kind.setText(
            self.tr("{kind}: cannot be used now").format(kind=guidance.title_of(kind_id))
        )
        self._form.fault.setText(
            broken.fault
            if broken
            else self.tr("The guidance in use, version {version}, has no such kind.").format(
                version=guidance.version
            )
        )
        self._form.go_general.setFocus(Qt.FocusReason.OtherFocusReason)
