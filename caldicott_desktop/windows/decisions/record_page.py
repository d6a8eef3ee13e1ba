"""A recorded decision, read only: what was recorded, and how far it is known to be unchanged."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.letters import letter_for
from caldicott_desktop.domain.record import account
from caldicott_desktop.domain.record.account import Account, Afterwards, Section
from caldicott_desktop.domain.record.blocks import Block, Style, gap, line
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents, proof_section
from caldicott_desktop.windows.decisions.advice_followed_panel import AdviceFollowedPanel
from caldicott_desktop.windows.decisions.blocks_view import BlocksView
from caldicott_desktop.windows.decisions.export_panel import Copying, ExportPanel
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.theme import Theme

_ASIDE_CHARACTERS = 34
_ASIDE_FROM = 118  # characters of the page's width; narrower, the aside goes below the record


class RecordForm(forms.Form):
    """The widgets of the page."""

    file = "record_page.ui"
    page: kit.ScrollPage
    back: kit.LinkButton
    reference: QLabel
    outcome: kit.Tag
    kind: QLabel
    read_card: kit.LinkButton
    trouble: kit.NoticeBar
    standing: kit.NoticeBar
    inside_body: QVBoxLayout
    sections: QWidget
    sections_body: QVBoxLayout
    aside: QFrame
    export_record: kit.ActionButton
    reply_letter: QPushButton
    checked: QLabel
    contents_body: QVBoxLayout


class RecordPage(Page):
    """Draws a decision only from a payload that was checked on reading; else says what failed.

    `letter_asked` carries the id and the number of a decision that has a reply letter.
    """

    title = "Decision"
    back_asked = Signal()
    card_asked = Signal(str)  # DecisionId, of the urgent card that the decision writes up
    letter_asked = Signal(str, str)

    def __init__(self, desk: Desk, book: casework.Casebook, theme: Theme, copying: Copying) -> None:
        """Start without a decision."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._theme = theme
        self._decision: casework.DecisionId | None = None
        self._page: casework.DecisionPage | None = None
        self._export_wanted = False
        form = self._form = forms.build(RecordForm, onto=self)
        self._panel = ExportPanel(desk, book, copying)
        form.inside_body.insertWidget(form.inside_body.indexOf(form.sections), self._panel)
        self._advice = AdviceFollowedPanel(desk, book)
        form.inside_body.insertWidget(form.inside_body.indexOf(form.sections), self._advice)
        self._panel.closed.connect(form.export_record.setFocus)
        # Queued: only then has the panel the height that its last lines need.
        self._panel.exported.connect(self._on_exported, Qt.ConnectionType.QueuedConnection)
        form.back.clicked.connect(self.back_asked)
        form.read_card.clicked.connect(lambda: self.card_asked.emit(self._decision))
        form.export_record.clicked.connect(self.offer_export)
        form.reply_letter.clicked.connect(self._on_letter)
        desk.changed.connect(self._on_changed)
        self._show_nothing()

    def open_decision(self, decision_id: casework.DecisionId) -> None:
        """Read that decision, check it, and show it from its top."""
        if decision_id != self._decision:
            self._show_nothing()
            self._panel.put_away()
        self._decision = decision_id
        self._form.page.verticalScrollBar().setValue(0)
        self._read()

    def offer_export(self) -> None:
        """Open the export panel, as soon as the decision is read."""
        self._export_wanted = self._page is None
        if self._page is not None:
            self._panel.offer(self._page)
            self._form.page.ensureWidgetVisible(self._panel)

    @override
    def shown(self) -> None:
        self._form.back.setFocus()

    @override
    def unsaved(self) -> str:
        if not self._advice.is_written:
            return ""
        return self.tr("What became of advice is written on a decision, and not recorded yet.")

    @override
    def leaving(self) -> None:
        self._panel.put_away()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_exported(self) -> None:
        self._form.page.ensureWidgetVisible(self._panel)

    def _on_letter(self) -> None:
        if self._page is not None:
            self.letter_asked.emit(self._page.id, self._page.reference)

    def _fit(self) -> None:
        character = self.fontMetrics().averageCharWidth()
        beside = self.width() >= _ASIDE_FROM * character
        self._form.aside.setVisible(beside and self._page is not None)
        self._form.aside.setFixedWidth(_ASIDE_CHARACTERS * character)

    def _read(self) -> None:
        if self._decision is None:
            return
        self._desk.ask(
            partial(casework.open_decision, self._book, self._decision),
            owner=self,
            then=self._on_read,
            failed=partial(self._on_failed, self._decision),
        )

    def _on_changed(self, changes: casework.Changes) -> None:
        if self._decision in changes.decisions:
            self._read()

    def _on_failed(self, decision_id: casework.DecisionId, error: KnownError) -> None:
        if decision_id == self._decision:
            self._show_nothing()
            self._panel.put_away()
            self._form.trouble.say_error(error)

    def _on_read(self, page: casework.DecisionPage) -> None:
        if page.id != self._decision:
            return
        self._page = page
        form = self._form
        outcome = page.case.conclusion.outcome
        form.trouble.clear()
        form.reference.setText(page.reference)
        form.outcome.say(outcome.label if outcome else "No outcome")
        form.kind.setText(page.kind.title)
        if page.rests_on:
            form.standing.say(page.rests_on)
        else:
            form.standing.clear()
        form.read_card.setVisible(page.case.card_entry is not None)
        self._advice.show_decision(page)
        form.export_record.setVisible(True)
        form.reply_letter.setVisible(letter_for(outcome) is not None)
        form.checked.setText(proof_section.short(page))
        self._show_sections(page)
        self._fit()
        if self._export_wanted:
            self.offer_export()

    def _show_nothing(self) -> None:
        """Show no word of a decision: none is read, or what was read is not as it was signed."""
        form = self._form
        self._page = None
        for label in (form.reference, form.kind, form.checked):
            label.setText("")
        form.outcome.say("")
        form.trouble.clear()
        form.standing.clear()
        self._advice.show_decision(None)
        form.read_card.setVisible(False)
        form.export_record.setVisible(False)
        form.reply_letter.setVisible(False)
        contents.put(form.sections_body, ())
        contents.put(form.contents_body, ())
        self._fit()

    def _show_sections(self, page: casework.DecisionPage) -> None:
        form = self._form
        told = Account(
            case=page.case,
            kind=page.kind,
            principles=page.principles,
            guidance_version=page.guidance_version,
            recorded_at=page.recorded_at,
            recorded_by=page.recorded_by,
            up_to=self._book.clock(),
            afterwards=tuple(
                Afterwards(
                    happened_at=each.recorded_at,
                    happened_on=each.happened_on,
                    recorded_at=each.recorded_at,
                    what=each.what,
                    recorded_by=each.recorded_by,
                )
                for each in page.afterwards
            ),
            withholds=False,
        )
        parts = (
            Section(title="In short", blocks=_in_short(told)),
            *account.sections(told),
            proof_section.section(page),
        )
        cards, links = [], []
        for part in parts:
            view = BlocksView(self._theme)
            view.show_blocks(part.title, part.blocks)
            view.caret_moved.connect(partial(self._follow, view))
            cards.append(kit.card(part.title, view))
            link = kit.SentenceLink(words=part.title)
            link.clicked.connect(partial(form.page.show_field, view))
            links.append(link)
        contents.put(form.sections_body, cards)
        contents.put(form.contents_body, links)

    def _follow(self, view: BlocksView) -> None:
        """Keep the caret in sight: the section does not scroll, the page does."""
        if not view.hasFocus():
            return
        caret: QRect = view.cursorRect()
        inside = self._form.page.widget()
        if inside is not None:
            at = view.viewport().mapTo(inside, caret.center())
            self._form.page.ensureVisible(at.x(), at.y(), 20, 60)


def _in_short(told: Account) -> tuple[Block, ...]:
    answer = told.case.conclusion.in_one_sentence
    return (
        line(answer or gap(account.NO_SENTENCE), style=Style.ANSWER),
        account.when_and_who(told),
        *account.items(told),
    )
