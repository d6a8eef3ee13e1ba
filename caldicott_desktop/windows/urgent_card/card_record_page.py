"""A recorded urgent card, read only: what was written, and how far it is known to be unchanged."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.record import card as told
from caldicott_desktop.domain.record.account import Section
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents, proof_section
from caldicott_desktop.windows.decisions.blocks_view import BlocksView
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import noted
from caldicott_desktop.windows.theme import Theme


class CardRecordForm(forms.Form):
    """The widgets of the page."""

    file = "card_record_page.ui"
    page: kit.ScrollPage
    back: kit.LinkButton
    reference: QLabel
    result: kit.Tag
    kind: QLabel
    acts: QWidget
    write_up: kit.ActionButton
    read_decision: kit.ActionButton
    trouble: kit.NoticeBar
    standing: kit.NoticeBar
    sections: QWidget
    sections_body: QVBoxLayout


class CardRecordPage(Page):
    """Draws a card only from a payload that was checked on reading; else says what failed."""

    title = noted("Page", "Urgent card")
    back_asked = Signal()
    write_up_asked = Signal(str)  # DecisionId
    decision_asked = Signal(str)  # DecisionId

    def __init__(
        self, desk: Desk, book: casework.Casebook, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Start without a card."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._theme = theme
        self._card: casework.DecisionId | None = None
        self._may_decide = casework.may(book, "decision.recorded")
        form = self._form = forms.build(CardRecordForm, onto=self)
        form.back.clicked.connect(self.back_asked)
        form.write_up.clicked.connect(lambda: self.write_up_asked.emit(self._card))
        form.read_decision.clicked.connect(lambda: self.decision_asked.emit(self._card))
        desk.changed.connect(self._on_changed)
        self._show_nothing()

    def open_card(self, card_id: casework.DecisionId) -> None:
        """Read that card, check it, and show it from its top."""
        if card_id != self._card:
            self._show_nothing()
        self._card = card_id
        self._form.page.verticalScrollBar().setValue(0)
        self._read()

    @override
    def shown(self) -> None:
        self._form.back.setFocus()

    def _read(self) -> None:
        if self._card is None:
            return
        self._desk.ask(
            partial(casework.open_card, self._book, self._card),
            owner=self,
            then=self._on_read,
            failed=partial(self._on_failed, self._card),
        )

    def _on_changed(self, changes: casework.Changes) -> None:
        if self._card in changes.decisions:
            self._read()

    def _on_failed(self, card_id: casework.DecisionId, error: KnownError) -> None:
        if card_id == self._card:
            self._show_nothing()
            self._form.trouble.say_error(error)

    def _on_read(self, page: casework.CardPage) -> None:
        if page.id != self._card:
            return
        form = self._form
        form.trouble.clear()
        form.reference.setText(page.reference)
        form.result.say(page.card.result.label)
        form.kind.setText(
            self.tr("Urgent card, written up since")
            if page.written_up
            else self.tr("Urgent card, not written up yet")
        )
        if page.standing:
            form.standing.say(page.standing)
        else:
            form.standing.clear()
        form.write_up.setVisible(self._may_decide and not page.written_up)
        form.read_decision.setVisible(page.written_up)
        self._show_sections(page)

    def _show_nothing(self) -> None:
        """Show no word of a card: none is read, or what was read is not as it was signed."""
        form = self._form
        form.reference.setText("")
        form.kind.setText("")
        form.result.say("")
        form.trouble.clear()
        form.standing.clear()
        form.write_up.hide()
        form.read_decision.hide()
        contents.put(form.sections_body, ())

    def _show_sections(self, page: casework.CardPage) -> None:
        parts = (
            Section(title=self.tr("In short"), blocks=told.in_short(page.card, page.recorded_at)),
            *told.sections(page.card),
            proof_section.section(page),
        )
        cards: list[QWidget] = []
        for part in parts:
            view = BlocksView(self._theme)
            view.show_blocks(part.title, part.blocks)
            view.caret_moved.connect(partial(self._follow, view))
            cards.append(kit.card(part.title, view))
        contents.put(self._form.sections_body, cards)

    def _follow(self, view: BlocksView) -> None:
        """Keep the caret in sight: the section does not scroll, the page does."""
        inside = self._form.page.widget()
        if view.hasFocus() and inside is not None:
            caret: QRect = view.cursorRect()
            at = view.viewport().mapTo(inside, caret.center())
            self._form.page.ensureVisible(at.x(), at.y(), 20, 60)
