"""One thing that stands open on a decision, or is settled: what, how it stands, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.words import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """What a row says: `words`, smaller below them `more`, and the state as a tag."""

    words: str
    more: str
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A button of a row: its words, and what it does."""

    words: str
    does: Callable[[], None]


class SettlingForm(forms.Form):
    """The widgets of the row."""

    file = "settling_row.ui"
    words: QLabel
    more: QLabel
    state: kit.Tag
    first: QPushButton
    second: QPushButton


class SettlingRow(QWidget):
    """Shows how one thing stands, with up to two buttons that settle it."""

    def __init__(self, settling: Settling, acts: Sequence[Act]) -> None:
        """Show `settling` with a button for each of `acts`."""
        super().__init__()
        form = forms.build(SettlingForm, onto=self)
        form.words.setText(settling.words)
        form.more.setText(settling.more)
        form.state.say(settling.state, settling.tone)
        self.first = form.first if acts else None
        for place, button in enumerate((form.first, form.second)):
            act = acts[place] if place < len(acts) else None
            button.setVisible(act is not None)
            if act is not None:
                button.setText(act.words)
                button.setAccessibleDescription(settling.words)
                button.clicked.connect(act.does)
