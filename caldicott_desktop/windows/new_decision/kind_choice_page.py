"""The choice of the kind of case: cards, found in everyday words, *not sure* always among them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.guidance_types import BrokenKind, CaseKind, GuidanceSet
from caldicott_desktop.errors import KnownError
from caldicott_desktop.guidance import GENERAL, find_kinds
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_decision.kind_card import Face, KindCard


class KindChoiceForm(forms.Form):
    """The search line and the place of the cards."""

    file = "kind_choice_page.ui"
    search: QLineEdit
    found: kit.SpokenLabel
    trouble: kit.NoticeBar
    cards_body: QVBoxLayout


class KindChoicePage(QWidget):
    """Every kind of case; `chosen` carries the id of the one the person picks.

    A kind whose guidance file has a fault keeps its card, which says so and leads to the general
    kind.

    Down and up move between the search line and the cards, Enter in the search line goes to the
    first card, Enter on a card picks it.
    """

    chosen = Signal(str)

    def __init__(self, guidance: GuidanceSet) -> None:
        """Show every kind of `guidance`."""
        super().__init__()
        self._guidance = guidance
        self._form = forms.build(KindChoiceForm, onto=self)
        self._cards: list[KindCard] = []
        self._form.search.textChanged.connect(self._on_searched)
        self._form.search.returnPressed.connect(lambda: self._go_to(0))
        self._form.search.installEventFilter(self)
        self._show("")

    def start(self) -> None:
        """Begin again, with the keyboard in the search line."""
        self._form.search.clear()
        self._form.trouble.clear()
        self.hold_still(still=False)
        self._form.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold_still(self, *, still: bool) -> None:
        """Take no second choice while a draft is being made."""
        for card in self._cards:
            card.setEnabled(not still)

    def say_error(self, error: KnownError) -> None:
        """Say why no draft was made."""
        self._form.trouble.say_error(error)

    def cards(self) -> tuple[KindCard, ...]:
        """The cards as they are listed now."""
        return tuple(self._cards)

    def _on_searched(self, text: str) -> None:
        self._show(text)
        named = [card for card in self._cards if card.kind_id != GENERAL]
        if not text.strip():
            self._form.found.say("")
        elif named:
            count = len(named)
            self._form.found.say(
                self.tr("1 kind found")
                if count == 1
                else self.tr("{n} kinds found").format(n=count)
            )
        else:
            self._form.found.say(self.tr("No kind has these words. “Not sure” fits any request."))

    def _show(self, text: str) -> None:
        for old in self._cards:
            self._form.cards_body.removeWidget(old)
            old.hide()
            old.deleteLater()
        # A variant is found by words of its own; its card is its kind's, once.
        found = {each.kind.id: each.kind for each in find_kinds(text, self._guidance)}
        named = [kind for kind in found.values() if kind.id != GENERAL]
        self._cards = [self._card(kind, kind.title) for kind in named]
        self._cards += [self._broken_card(kind) for kind in self._broken_found(text)]
        general = self._guidance.kinds.get(GENERAL)
        if general is not None:
            self._cards.append(
                self._card(general, self.tr("Not sure, or {title}").format(title=_lower(general)))
            )
        before: QWidget = self._form.search
        for card in self._cards:
            QWidget.setTabOrder(before, card)
            before = card

    def _card(self, kind: CaseKind, title: str) -> KindCard:
        face = Face(kind_id=kind.id, title=title, words=kind.scope, tag=kind.group)
        return self._added(face, chooses=kind.id)

    def _broken_card(self, kind: BrokenKind) -> KindCard:
        words = self.tr("{fault} Choose this card to go on with the general kind instead.")
        face = Face(
            kind_id=kind.id,
            title=kind.title,
            words=words.format(fault=kind.fault),
            tag=self.tr("Cannot be used now"),
            tone="attention",
        )
        return self._added(face, chooses=GENERAL)

    def _broken_found(self, text: str) -> list[BrokenKind]:
        words = text.casefold().split()
        told = [(kind, kind.title.casefold().split()) for kind in self._guidance.broken.values()]
        return [
            kind
            for kind, title in told
            if not words or any(known.startswith(word) for word in words for known in title)
        ]

    def _added(self, face: Face, *, chooses: str) -> KindCard:
        card = KindCard(face)
        card.clicked.connect(lambda: self.chosen.emit(chooses))
        card.installEventFilter(self)
        self._form.cards_body.addWidget(card)
        card.show()  # at once: it may be given the keyboard before the layout shows it
        return card

    def _go_to(self, place: int) -> None:
        """Put the keyboard on a card; before the first is the search line."""
        if place < 0:
            self._form.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place < len(self._cards):
            self._cards[place].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        here = next((n for n, card in enumerate(self._cards) if card is watched), -1)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and not (here < 0 and step < 0):
            self._go_to(here + step)
            return True
        if here >= 0 and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._cards[here].click()
            return True
        return super().eventFilter(watched, event)


def _lower(kind: CaseKind) -> str:
    return f"{kind.title[:1].lower()}{kind.title[1:]}"
