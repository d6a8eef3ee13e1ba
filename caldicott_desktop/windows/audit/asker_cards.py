"""Who may be asking, as cards of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from caldicott_desktop.domain.audit.presets import PRESETS, Asker, Format, Preset
from caldicott_desktop.domain.record.completeness import LEVELS
from caldicott_desktop.windows import kit


class AskerCard(kit.CardButton):
    """One asker: who, what they are after, and what they get unless it is adjusted."""

    def __init__(self, preset: Preset, formats: Sequence[Format], parent: QWidget) -> None:
        """Show `preset`; of its files, those that are among `formats`."""
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        offered = ", ".join(each.label for each in preset.formats if each in formats)
        gets = f"{LEVELS[preset.level]} · {offered}"
        self.setText(preset.asker.label)
        self.setAccessibleName(preset.asker.label)
        self.setAccessibleDescription(f"{preset.summary}. {gets}")
        body = QVBoxLayout(self)
        body.setContentsMargins(14, 10, 12, 10)
        body.setSpacing(2)
        body.addWidget(kit.label(preset.asker.label, "strong", self))
        body.addWidget(kit.label(preset.summary, "small", self))
        body.addWidget(kit.label(gets, "small", self))
        self.settle()
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, chosen: bool) -> None:  # noqa: FBT001 - as Qt gives it
        self.setProperty("chosen", chosen)
        kit.restyle(self)


class AskerCards(QWidget):
    """The cards, one below the other; `chosen` follows a choice by the person."""

    chosen = Signal(object)  # Preset

    def __init__(self, formats: Sequence[Format], parent: QWidget | None = None) -> None:
        """Offer every asker; the first is chosen."""
        super().__init__(parent)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        self._group = QButtonGroup(self)
        self._cards = {asker: AskerCard(PRESETS[asker], formats, self) for asker in Asker}
        for card in self._cards.values():
            self._group.addButton(card)
            body.addWidget(card)
        next(iter(self._cards.values())).setChecked(True)
        self._group.buttonClicked.connect(lambda _card: self.chosen.emit(self.preset))

    @property
    def preset(self) -> Preset:
        """What the chosen asker gets unless it is adjusted."""
        return next(PRESETS[asker] for asker, card in self._cards.items() if card.isChecked())

    def choose(self, asker: Asker) -> None:
        """Choose as the person would."""
        self._cards[asker].click()

    def card(self, asker: Asker) -> AskerCard:
        """The card of that asker."""
        return self._cards[asker]
