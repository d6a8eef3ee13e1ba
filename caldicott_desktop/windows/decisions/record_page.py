"""A recorded decision: what was recorded, what happened since, and how far it is unchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import DueWhat
from caldicott_desktop.domain.letters import letter_for
from caldicott_desktop.domain.record import account, corrected, phrases, timeline
from caldicott_desktop.domain.record.account import Account, Section
from caldicott_desktop.domain.record.blocks import Block, Style, gap, line
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents, proof_section
from caldicott_desktop.windows.decisions.afterwards import standing_words
from caldicott_desktop.windows.decisions.afterwards.afterwards import Afterwards as LivingOn
from caldicott_desktop.windows.decisions.afterwards.small_form import At
from caldicott_desktop.windows.decisions.blocks_view import BlocksView
from caldicott_desktop.windows.decisions.export_panel import ExportPanel
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.telling import account_of
from caldicott_desktop.windows.in_turns import InTurns
from caldicott_desktop.windows.kit.words import Tone
from caldicott_desktop.windows.layouts import items_of
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.page import Page, ask_to_leave
from caldicott_desktop.windows.saying import noted
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
    state: kit.Tag
    kind: QLabel
    read_card: kit.LinkButton
    trouble: kit.NoticeBar
    superseded: kit.NoticeBar
    contested: kit.NoticeBar
    corrects: kit.NoticeBar
    standing: kit.NoticeBar
    inside_body: QVBoxLayout
    first_body: QVBoxLayout
    sections: QWidget
    sections_body: QVBoxLayout
    aside: QFrame
    export_record: kit.ActionButton
    reply_letter: QPushButton
    correct: QPushButton
    checked: QLabel
    contents_body: QVBoxLayout


class RecordPage(Page):
    """Draws a decision only from a payload that was checked on reading; else says what failed.

    `letter_asked` carries the id and the number of a decision that has a reply letter,
    `correction_begun` the id of the draft of a correction.
    """

    title = noted("Page", "Decision")
    back_asked = Signal()
    card_asked = Signal(str)  # DecisionId, of the urgent card that the decision writes up
    letter_asked = Signal(str, str)
    correction_begun = Signal(str)

    def __init__(  # noqa: PLR0913 - what it works on and where it stands
        self,
        desk: Desk,
        book: casework.Casebook,
        theme: Theme,
        copying: Copying,
        parent: QWidget | None = None,
        *,
        asks_to_leave: Callable[[QWidget, str], bool] = ask_to_leave,
    ) -> None:
        """Start without a decision.

        `asks_to_leave` is told what is half written here, and says whether to go all the same.
        """
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._theme = theme
        self._copying = copying
        self._panel: ExportPanel | None = None
        self._decision: casework.DecisionId | None = None
        self._page: casework.DecisionPage | None = None
        self._views: list[BlocksView] = []
        self._timeline: int | None = None  # its number among the views
        self._asks_to_leave = asks_to_leave
        self._filling = InTurns(self)
        self._may_correct = casework.may(book, "decision.corrected")
        self._may_send = casework.may_send_whole_records(book)
        self._from_top = False
        self._export_wanted = False
        self._correction_wanted = False
        self._wanted_at = ""
        form = self._form = forms.build(RecordForm, onto=self)
        self._living_on = LivingOn(
            At(desk=desk, book=book, names=NameKey(desk, book, self), asks=copying.asks),
            form.inside_body.parentWidget(),
        )
        form.inside_body.insertWidget(form.inside_body.indexOf(form.sections), self._living_on)
        self._living_on.begun.connect(self.correction_begun)
        self._living_on.timeline_asked.connect(self._on_timeline)
        self._living_on.opened.connect(form.page.show_part)
        self._living_on.arranged.connect(self._order_tabs)
        form.back.clicked.connect(self.back_asked)
        form.read_card.clicked.connect(lambda: self.card_asked.emit(self._decision))
        form.export_record.clicked.connect(self.offer_export)
        form.reply_letter.clicked.connect(self._on_letter)
        form.correct.clicked.connect(self.offer_correction)
        form.superseded.acted.connect(partial(self._open_link, "superseded_by"))
        form.contested.acted.connect(partial(self._open_link, "contested_with"))
        form.corrects.acted.connect(partial(self._open_link, "corrects"))
        form.standing.acted.connect(self._on_confirm)
        desk.changed.connect(self._on_changed)
        self._show_nothing()

    def open_decision(self, decision_id: casework.DecisionId, at: str = "") -> None:
        """Read that decision, check it, and show it from its top.

        `at` names what falls due on it, to go there at once: see `Afterwards.go_to`. Where
        something is half written on another decision, the person is asked first, and may stay.
        """
        if decision_id != self._decision:
            why = self.unsaved()
            if why and not self._asks_to_leave(self, why):
                return
            self._show_nothing()
            self._put_away_panel()
        self._decision = decision_id
        self._wanted_at = at
        self._from_top = True
        self._form.page.verticalScrollBar().setValue(0)
        self._read()

    @property
    def may_be_exported(self) -> bool:
        """Whether a decision is here, and whoever is at work may send copies of it."""
        return self._page is not None and self._may_send

    def offer_export(self) -> None:
        """Open the export panel, as soon as the decision is read."""
        self._filling.finish()
        self._export_wanted = self._page is None
        if self._page is not None:
            panel = self._exports()
            panel.offer(self._page)
            self._form.page.show_part(panel)

    def offer_correction(self) -> None:
        """Ask why the decision is corrected, as soon as it is read."""
        self._filling.finish()
        self._correction_wanted = self._page is None
        if self._page is not None:
            self._living_on.correct(self._form.correct)

    @override
    def shown(self) -> None:
        self._form.back.setFocus()

    @override
    def unsaved(self) -> str:
        if not self._living_on.is_written:
            return ""
        return self.tr("What happened after a decision is written on its page, and not recorded.")

    @override
    def leaving(self) -> None:
        self._put_away_panel()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _exports(self) -> ExportPanel:
        """Where the record is exported, made when somebody first does."""
        form = self._form
        if self._panel is None:
            panel = ExportPanel(
                self._desk, self._book, self._copying, form.inside_body.parentWidget()
            )
            at = form.inside_body.indexOf(self._living_on)
            form.inside_body.insertWidget(at, panel)
            panel.closed.connect(form.export_record.setFocus)
            panel.exported.connect(self._on_exported)
            self._panel = panel
            self._order_tabs()
        return self._panel

    def _on_exported(self) -> None:
        """Bring into sight where the file went, once the panel has the height of its last lines."""
        panel = self._panel
        if panel is not None:
            QTimer.singleShot(0, panel, partial(self._form.page.ensureWidgetVisible, panel))

    def _put_away_panel(self) -> None:
        if self._panel is not None:
            self._panel.put_away()

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
            self._put_away_panel()
            self._form.trouble.say_error(error)

    def _on_read(self, page: casework.DecisionPage) -> None:
        if page.id != self._decision:
            return
        anew = self._page is not None and not self._from_top
        self._from_top = False
        self._page = page
        self._filling.begin(self._filled(page))
        if anew:  # it is on screen, scrolled to where somebody reads
            self._filling.finish()

    def _filled(self, page: casework.DecisionPage) -> Iterator[None]:
        """Show all of a decision from its top in steps, then what was wanted of it meanwhile."""
        form = self._form
        outcome = page.case.conclusion.outcome
        form.trouble.clear()
        form.reference.setText(page.reference)
        form.outcome.say(outcome.label if outcome else self.tr("No outcome"))
        form.kind.setText(page.kind.title)
        self._show_standing(page)
        form.read_card.setVisible(page.case.card_entry is not None)
        form.export_record.setVisible(self._may_send)
        form.reply_letter.setVisible(self._may_send and letter_for(outcome) is not None)
        form.correct.setVisible(self._may_correct and not page.superseded_by)
        form.checked.setText(proof_section.short(page))
        first, below = self._parts(page)
        self._views, self._timeline = [], len(first)
        contents.put(form.first_body, (self._carded(part, form.first_body) for part in first))
        contents.put(form.sections_body, ())
        self._show_contents((*first, *below))
        self._fit()
        yield
        self._living_on.show_decision(page)
        yield
        for part in below:
            contents.add(form.sections_body, self._carded(part, form.sections_body))
            yield
        self._order_tabs()
        if self._export_wanted:
            self.offer_export()
        if self._correction_wanted:
            self.offer_correction()
        if self._wanted_at:
            self._go_to(self._wanted_at)
            self._wanted_at = ""

    def _go_to(self, at: str) -> None:
        if at == DueWhat.CONFIRMATION.code and self._page is not None and self._page.awaits_me:
            self._form.standing.action.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._living_on.go_to(at)

    def _show_standing(self, page: casework.DecisionPage) -> None:
        """Say at the top what stands in the place of the decision, or beside it."""
        form = self._form
        form.state.say(*standing_words.state(page.standing))
        since = page.since
        self._show_link(
            form.superseded,
            since.superseded_by,
            self.tr("This decision is superseded by {references}."),
            self.tr(
                "It stays in the record as it was signed; the later decision is the one to go by."
            ),
            tone="attention",
        )
        self._show_link(
            form.contested,
            since.contested_with,
            self.tr("Another decision stands beside this one: {references}."),
            self.tr(
                "Neither takes the other’s place. A correction of either settles which stands."
            ),
            tone="danger",
        )
        self._show_link(
            form.corrects,
            since.corrects,
            self.tr("This decision corrects {references}."),
            showable(page.case.correction.reason or ""),
        )
        self._show_word(page)

    def _show_link(
        self,
        bar: kit.NoticeBar,
        names: tuple[str, ...],
        words: str,
        more: str,
        *,
        tone: Tone = "neutral",
    ) -> None:
        if not names:
            bar.clear()
            return
        action = self.tr("Read {reference}").format(reference=names[-1])
        bar.say(words.format(references=phrases.joined(names)), more, tone=tone, action=action)

    def _open_link(self, named: str) -> None:
        links = getattr(self._page, named) if self._page is not None else ()
        if links:
            self.open_decision(links[-1].id)

    def _show_word(self, page: casework.DecisionPage) -> None:
        """Say on whose word the decision rests; its decider may confirm it here."""
        if not page.rests_on:
            self._form.standing.clear()
            return
        confirm = self.tr("Confirm that I decided this") if page.awaits_me else ""
        self._form.standing.say(page.rests_on, action=confirm)

    def _on_confirm(self) -> None:
        if self._page is not None:
            self._desk.ask(
                partial(casework.confirm_decision, self._book, self._page.id),
                owner=self,
                then=lambda _changes: None,
                failed=self._form.trouble.say_error,
            )

    def _show_nothing(self) -> None:
        """Show no word of a decision: none is read, or what was read is not as it was signed."""
        form = self._form
        self._filling.drop()
        self._page = None
        for label in (form.reference, form.kind, form.checked):
            label.setText("")
        for tag in (form.outcome, form.state):
            tag.say("")
        for bar in (form.trouble, form.superseded, form.contested, form.corrects, form.standing):
            bar.clear()
        self._living_on.show_decision(None)
        for button in (form.read_card, form.export_record, form.reply_letter, form.correct):
            button.setVisible(False)
        for body in (form.first_body, form.sections_body, form.contents_body):
            contents.put(body, ())
        self._views, self._timeline = [], None
        self._fit()

    def _parts(
        self, page: casework.DecisionPage
    ) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
        """What tells of the decision in short, and the sections below it.

        The timeline stands where a copy has what happened afterwards.
        """
        told = account_of(page, self._book.clock())
        first = [Section(title=self.tr("In short"), blocks=_in_short(told))]
        if page.corrects:
            changed = corrected.changes(page.differences)
            first.append(Section(title=corrected.TITLE, blocks=changed))
        below = (
            Section(title=timeline.TITLE, blocks=timeline.table(told)),
            *(
                part
                for part in (*account.sections(told), proof_section.section(page))
                if part.title != account.AFTERWARDS
            ),
        )
        return tuple(first), below

    def _show_contents(self, parts: tuple[Section, ...]) -> None:
        body, links = self._form.contents_body, []
        for number, part in enumerate(parts):
            link = kit.SentenceLink(body.parentWidget(), words=part.title)
            link.clicked.connect(partial(self._on_section, number))
            links.append(link)
        contents.put(body, links)

    def _carded(self, part: Section, place: QVBoxLayout) -> kit.Card:
        """A card with `part`, whose view is the next of the contents."""
        made = kit.card(part.title, parent=place.parentWidget())
        view = BlocksView(self._theme, made)
        view.show_blocks(part.title, part.blocks)
        view.caret_moved.connect(partial(self._follow, view))
        self._views.append(view)
        body = made.layout()
        if body is not None:
            body.addWidget(view)
        return made

    def _on_timeline(self) -> None:
        if self._timeline is not None:
            self._on_section(self._timeline)

    def _on_section(self, number: int) -> None:
        self._filling.finish()
        self._form.page.show_field(self._views[number])

    def _order_tabs(self) -> None:
        """Let Tab follow what stands on the page, where forms and sections come and go."""
        inside = self._form.page.widget()
        if inside is not None:
            after = [item.widget() for item in items_of(self._form.contents_body)]
            kit.tab_in_reading_order(inside, *(link for link in after if link is not None))

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
