"""The choice of the kind of case: cards, found in everyday words, *not sure* always among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.guidance_types import BrokenKind, CaseKind, GuidanceSet
from caldicott_desktop.errors import KnownError
from caldicott_desktop.guidance import GENERAL, KindGroup, SearchedKind, find_kinds, grouped_kinds
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.in_turns import InTurns
from caldicott_desktop.windows.new_decision.card_wall import CardWall, Shelf
from caldicott_desktop.windows.new_decision.kind_card import Face, KindCard

# Who has typed one letter has not said yet what they look for; the best are enough to see that.
_MOST_FOUND = 24

# More than a window shows at once; when these are there the page can be used.
_FIRST_CARDS = 16

_CardId = tuple[str, str | None]
"""A kind and, for a recurring case within it, the variant."""


class KindChoiceForm(forms.Form):
    """The search line, the groups, and the place of the cards."""

    file = "kind_choice_page.ui"
    title: QLabel
    intro: QLabel
    back: kit.LinkButton
    search: QLineEdit
    group: kit.PickList
    unsure: kit.LinkButton
    found: kit.SpokenLabel
    trouble: kit.NoticeBar
    scroll: kit.ScrollPage
    cards_body: QVBoxLayout


class KindChoicePage(QWidget):
    """Every kind of case; `chosen` carries the kind the person picks and the variant, if it is one.

    Without words the cards stand in groups by what is happening; words give the best first. A kind
    whose guidance file has a fault keeps its card, which says so and leads to the general kind.
    `left` follows the way back to a draft whose kind was to be changed.

    Down in the search line and Enter there go to the first card, the arrows move between cards,
    Enter on a card picks it.
    """

    chosen = Signal(str, object)
    left = Signal()

    def __init__(self, guidance: GuidanceSet, parent: QWidget | None = None) -> None:
        """Show the kinds of `guidance` from the first `start` on; that many cards come in turns."""
        super().__init__(parent)
        self._guidance = guidance
        self._form = form = forms.build(KindChoiceForm, onto=self)
        self._cards: dict[_CardId, KindCard] = {}
        self._wall = CardWall(self)
        self._filling = InTurns(self)
        self._was_filled = False
        form.cards_body.addWidget(self._wall)
        self._groups = _without_general(guidance)
        form.group.set_choices(
            [kit.Choice(value=each.title, words=each.title) for each in self._groups],
            empty=self.tr("Anything"),
        )
        form.search.textChanged.connect(self._on_searched)
        form.search.returnPressed.connect(self._enter_wall)
        form.search.installEventFilter(self)
        form.group.changed.connect(self._on_group_picked)
        form.unsure.clicked.connect(lambda: self.chosen.emit(GENERAL, None))
        form.back.clicked.connect(self.left)
        self._wall.left.connect(lambda: form.search.setFocus(Qt.FocusReason.OtherFocusReason))

    def start(self, *, changing: str = "") -> None:
        """Begin again, with the keyboard in the search line.

        `changing` is the title of the kind that a draft has by now, where another is to be chosen
        for it.
        """
        form = self._form
        form.title.setText(
            self.tr("Change the kind of case") if changing else self.tr("New decision")
        )
        if changing:
            intro = self.tr(
                "It is now: {kind}. Choose another. All you have typed is kept; the questions and "
                "stop-checks become those of the kind you choose."
            ).format(kind=changing)
        else:
            intro = self.tr(
                "What kind of request is it? The kind sets which questions are asked. You can "
                "leave at any point; nothing is lost."
            )
        form.intro.setText(intro)
        form.back.setVisible(bool(changing))
        form.search.clear()
        form.group.set_value(None)
        form.trouble.clear()
        form.scroll.verticalScrollBar().setValue(0)
        self._show("")
        self._take_choices(taken=True)
        form.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold_still(self) -> None:
        """Take no second choice while a draft is being made, and make no card that is to come."""
        self._filling.drop()
        self._take_choices(taken=False)

    def say_error(self, error: KnownError) -> None:
        """Say why no draft was made, with every card there to choose again."""
        self._form.trouble.say_error(error)
        self._show(self._form.search.text())
        self._take_choices(taken=True)

    def _take_choices(self, *, taken: bool) -> None:
        self._wall.setEnabled(taken)
        self._form.unsure.setEnabled(taken)

    def cards(self) -> tuple[KindCard, ...]:
        """The cards as they are listed now, with all that are still to come."""
        self._filling.finish()
        return tuple(card for card in self._wall.cards() if isinstance(card, KindCard))

    def _on_searched(self, text: str) -> None:
        if text.strip():
            self._form.group.set_value(None)
        self._show(text)
        self._form.found.say(self._found_words(text) if text.strip() else "")

    def _found_words(self, text: str) -> str:
        count = sum(each.kind.id != GENERAL for each in find_kinds(text, self._guidance))
        count += len(self._broken_found(text))
        if count > _MOST_FOUND:
            words = self.tr("{n} kinds found. The {shown} nearest are shown: type more to narrow.")
            return words.format(n=count, shown=_MOST_FOUND)
        if count == 0:
            return self.tr("No kind has these words. “Not sure” fits any request.")
        return self.tr("1 kind found") if count == 1 else self.tr("{n} kinds found").format(n=count)

    def _on_group_picked(self) -> None:
        self._form.search.clear()
        self._show("")

    def _enter_wall(self) -> None:
        self._filling.finish()
        self._wall.enter()

    def _show(self, text: str) -> None:
        """Show the cards that `text` speaks of, or all of the group that is picked.

        Those found are few and there at once; all of them come in turns, the first ones first.
        """
        if text.strip():
            self._filling.drop()
            self._put([self._found(text)], searching=True)
        else:
            self._filling.prepare(self._fill())

    def _fill(self) -> Iterator[None]:
        """Make what is not made yet and show it: the cards of a shelf at one step, then each."""
        shelves: list[Shelf[KindCard]] = []
        coming = self._grouped()
        for shelf in coming:
            shelves.append(shelf)
            yield
            for card in shelf.cards:
                self._wall.take(card)
                yield
            if not self._was_filled and sum(len(s.cards) for s in shelves) >= _FIRST_CARDS:
                self._put(shelves, searching=False)
                # In another turn: by then the wall has the width that is measured for.
                self._filling.prepare(self._fill_up(shelves, coming))
                return
        self._put(shelves, searching=False)

    def _fill_up(
        self, shelves: list[Shelf[KindCard]], coming: Iterator[Shelf[KindCard]]
    ) -> Iterator[None]:
        """Show `shelves` with what is still `coming`, each card measured before all are placed."""
        for shelf in coming:
            shelves.append(shelf)
            yield
            for card in shelf.cards:
                self._wall.take(card)
                card.show_tag(shown=False)
                self._wall.measure(card)
                yield
        self._put(shelves, searching=False)
        self._was_filled = True

    def _put(self, shelves: list[Shelf[KindCard]], *, searching: bool) -> None:
        self._wall.hide()  # each tag shown in sight would have the whole wall laid out once more
        for shelf in shelves:
            for card in shelf.cards:
                card.show_tag(shown=searching)
        self._wall.show_shelves(shelves, columns=not searching)

    def _found(self, text: str) -> Shelf[KindCard]:
        named = [each for each in find_kinds(text, self._guidance) if each.kind.id != GENERAL]
        best = self._cards_of(named[:_MOST_FOUND])
        return Shelf(heading="", cards=[*best, *self._broken_cards(text), *self._general_card()])

    def _grouped(self) -> Iterator[Shelf[KindCard]]:
        picked = self._form.group.value()
        for group in self._groups:
            if picked in {None, group.title}:
                yield Shelf(heading=group.title, cards=list(self._cards_of(group.cards)))
        if picked is None and (broken := list(self._broken_cards(""))):
            yield Shelf(heading=self.tr("Cannot be used now"), cards=broken)
        yield Shelf(heading=self.tr("Anything else"), cards=list(self._general_card()))

    def _cards_of(self, found: Iterable[SearchedKind]) -> Iterator[KindCard]:
        for each in found:
            told = each.variant or each.kind
            yield self._card(
                Face(
                    kind_id=each.kind.id,
                    variant_id=each.variant.id if each.variant else None,
                    title=told.title,
                    words=told.scope,
                    tag=each.kind.group,
                )
            )

    def _general_card(self) -> Iterator[KindCard]:
        general = self._guidance.kinds.get(GENERAL)
        if general is not None:
            title = self.tr("Not sure, or {title}").format(title=_lower(general))
            yield self._card(
                Face(kind_id=GENERAL, title=title, words=general.scope, tag=general.group)
            )

    def _broken_cards(self, text: str) -> Iterator[KindCard]:
        words = self.tr("{fault} Choose this card to go on with the general kind instead.")
        for kind in self._broken_found(text):
            face = Face(
                kind_id=kind.id,
                title=kind.title,
                words=words.format(fault=kind.fault),
                tag=self.tr("Cannot be used now"),
                tone="attention",
                always_tagged=True,
            )
            yield self._card(face, chooses=(GENERAL, None))

    def _broken_found(self, text: str) -> list[BrokenKind]:
        words = text.casefold().split()
        told = [(kind, kind.title.casefold().split()) for kind in self._guidance.broken.values()]
        return [
            kind
            for kind, title in told
            if not words or any(known.startswith(word) for word in words for known in title)
        ]

    def _card(self, face: Face, *, chooses: _CardId | None = None) -> KindCard:
        """The card of a kind or variant, made once and kept."""
        card_id = face.kind_id, face.variant_id
        if card_id not in self._cards:
            card = KindCard(face, self._wall)
            kind_id, variant_id = chooses or card_id
            card.clicked.connect(lambda: self.chosen.emit(kind_id, variant_id))
            self._cards[card_id] = card
        return self._cards[card_id]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._form.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self._enter_wall()
            return True
        return super().eventFilter(watched, event)


def _without_general(guidance: GuidanceSet) -> list[KindGroup]:
    """The groups of what is more than *not sure*, which has a place of its own."""
    groups = [
        replace(group, cards=tuple(each for each in group.cards if each.kind.id != GENERAL))
        for group in grouped_kinds(guidance)
    ]
    return [group for group in groups if group.cards]


def _lower(kind: CaseKind) -> str:
    return f"{kind.title[:1].lower()}{kind.title[1:]}"
