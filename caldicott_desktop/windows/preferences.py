"""What a person chose for this computer: the look, the size of text, when the vault locks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from caldicott_desktop.windows.theme import Look
from caldicott_desktop.windows.window_state import WindowState


class Preferences(QObject):
    """Holds the choices in force; `changed` follows each that differs from the one before."""

    changed = Signal()

    def __init__(self, state: WindowState, parent: QObject | None = None) -> None:
        """Start with what `state` remembers."""
        super().__init__(parent)
        self._state = state

    @property
    def look(self) -> Look:
        """The theme that was chosen."""
        return Look(self._state.look)

    @property
    def text_scale(self) -> float:
        """How many times its ordinary size text is to have."""
        return self._state.text_scale

    @property
    def lock_after_min(self) -> int:
        """Minutes without anybody after which the vault locks; 0 for never."""
        return self._state.lock_after_min

    @property
    def preview_percent(self) -> int:
        """How much of the height a decision has below the list of them."""
        return self._state.preview_percent

    def choose_preview(self, percent: int) -> None:
        """Give a decision below the list so much of the height from now on."""
        self._choose(replace(self._state, preview_percent=percent))

    def choose_look(self, look: Look) -> None:
        """Have the program look like this from now on."""
        self._choose(replace(self._state, look=look.value))

    def choose_text_scale(self, scale: float) -> None:
        """Have text of this size from now on."""
        self._choose(replace(self._state, text_scale=scale))

    def choose_lock_after(self, minutes: int) -> None:
        """Have the vault lock after `minutes` without anybody; 0 for never."""
        self._choose(replace(self._state, lock_after_min=minutes))

    def within(self, state: WindowState) -> WindowState:
        """The place and size of `state` with the choices in force, to be remembered together."""
        return replace(
            state,
            look=self._state.look,
            text_scale=self._state.text_scale,
            lock_after_min=self._state.lock_after_min,
            preview_percent=self._state.preview_percent,
        )

    def _choose(self, state: WindowState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()
