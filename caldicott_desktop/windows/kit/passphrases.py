"""A field for a passphrase: hidden until the person asks, with a word about Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from typing_extensions import override


class PassphraseField(QLineEdit):
    """One line, hidden as it is typed.

    `caps_lock_seen` says, after a letter was typed, whether Caps Lock seems to be on; Qt cannot be
    asked for the key itself, but a capital without Shift gives it away.
    """

    caps_lock_seen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden and empty; nothing typed is remembered for completion."""
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def obey(self, reveal: QAbstractButton) -> None:
        """Show what is typed while `reveal`, a checkable button, is down."""
        reveal.toggled.connect(self._on_reveal)

    def _on_reveal(self, shown: bool) -> None:  # noqa: FBT001  # as the signal gives it
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isalpha() and typed.lower() != typed.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(typed.isupper() != shift)
        super().keyPressEvent(event)
