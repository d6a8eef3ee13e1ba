"""The page *New decision*: the choice of kind, the walkthrough, and what was recorded."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Changes, Draft, DraftId, Recorded
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Form
from caldicott_desktop.domain.letters import letter_for
from caldicott_desktop.domain.progress import is_begun
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.domain.short_form import Decider, as_full, as_short
from caldicott_desktop.domain.summary import summary_line
from caldicott_desktop.errors import KnownError
from caldicott_desktop.guidance import GENERAL
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.new_decision.broken_kind_page import BrokenKindPage
from caldicott_desktop.windows.new_decision.draft_dialogs import DiscardDialog, NumberDialog
from caldicott_desktop.windows.new_decision.earlier import Earlier
from caldicott_desktop.windows.new_decision.earlier_dialog import EarlierDialog
from caldicott_desktop.windows.new_decision.kind_choice_page import KindChoicePage
from caldicott_desktop.windows.new_decision.recorded_page import RecordedPage
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.new_decision.short_page import ShortPage
from caldicott_desktop.windows.new_decision.walkthrough_page import WalkthroughPage
from caldicott_desktop.windows.page import Page


class NewDecisionPage(Page):
    """Makes a draft, walks through it, records it; a draft that is left stays where it was.

    `record_wanted` carries the id of a recorded decision to open, `export_wanted` one to export;
    `letter_wanted` the id and the number of one to answer.
    """

    record_wanted = Signal(str)
    export_wanted = Signal(str)
    letter_wanted = Signal(str, str)

    def __init__(self, desk: Desk, book: Casebook, parent: QWidget | None = None) -> None:
        """Start with the choice of kind."""
        super().__init__(parent)
        self.title = self.tr("New decision")
        self._desk = desk
        self._book = book
        self._walk: WalkthroughPage | ShortPage | None = None
        self._draft: Draft | None = None
        self._opening = False
        self._recorded: Recorded | None = None
        self._names = NameKey(desk, book, self)
        self._earlier = Earlier(desk, book, self)
        self._kinds = KindChoicePage(book.guidance, self)
        self._done = RecordedPage(self)
        self._broken = BrokenKindPage(self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._kinds)
        self._stack.addWidget(self._done)
        self._stack.addWidget(self._broken)
        self._kinds.chosen.connect(self._on_kind_chosen)
        self._kinds.left.connect(self._on_kept_as_it_is)
        self._done.open_wanted.connect(lambda: self._send(self.record_wanted))
        self._done.export_wanted.connect(lambda: self._send(self.export_wanted))
        self._done.letter_wanted.connect(self._on_letter_wanted)
        self._done.another_wanted.connect(self.start)
        self._broken.general_wanted.connect(self._on_general_wanted)
        self._broken.left.connect(self.start)

    @property
    def walkthrough(self) -> WalkthroughPage | None:
        """The walkthrough that is open, if one is."""
        return self._walk if isinstance(self._walk, WalkthroughPage) else None

    @property
    def short(self) -> ShortPage | None:
        """The short decision that is open, if one is."""
        return self._walk if isinstance(self._walk, ShortPage) else None

    @property
    def kinds(self) -> KindChoicePage:
        """The choice of kind."""
        return self._kinds

    @property
    def recorded(self) -> RecordedPage:
        """What is shown after recording."""
        return self._done

    @property
    def broken_kind(self) -> BrokenKindPage:
        """What is shown for a draft whose kind cannot be used."""
        return self._broken

    def start(self) -> None:
        """Leave what is open, kept as it is, and choose a kind for another decision."""
        self._close_walk()
        self._stack.setCurrentWidget(self._kinds)
        self._kinds.start()

    def resume(self, draft_id: DraftId) -> None:
        """Open a draft where it was left."""
        self._go_to(draft_id, partial(casework.load_draft, self._book, draft_id))

    def write_up(self, card_id: casework.DecisionId) -> None:
        """Open the draft that writes an urgent card up."""
        # The draft of a write-up has the id of its card.
        self._go_to(DraftId(card_id), partial(casework.write_up_card, self._book, card_id))

    @override
    def shown(self) -> None:
        if self._walk is None and not self._opening:
            self.start()

    @override
    def leaving(self) -> None:
        if self._walk is not None:
            self._walk.keeping.flush()

    @override
    def unsaved(self) -> str:
        trouble = self._walk.keeping.trouble if self._walk is not None else None
        return f"{trouble.message} {trouble.remedy}" if trouble else ""

    # inside

    def _on_kind_chosen(self, kind_id: str, variant_id: str | None) -> None:
        """Begin a draft of that kind, or make the open one a draft of it."""
        begin = partial(casework.new_draft, self._book)
        if self._walk is not None and self._draft is not None:
            if self._walk.keeping.trouble is not None:
                self._on_kept_as_it_is()  # it says there what could not be saved
                return
            begin = partial(casework.change_kind, self._book, self._draft.id)
        self._ask_for(partial(begin, kind_id, variant_id))

    def _on_kind_change_wanted(self) -> None:
        walk = self._walk
        if walk is None:
            return
        walk.keeping.flush()
        self._stack.setCurrentWidget(self._kinds)
        case = walk.case
        self._kinds.start(changing=self._book.guidance.title_of(case.kind_id, case.variant_id))

    def _on_kept_as_it_is(self) -> None:
        if self._walk is not None:
            self._stack.setCurrentWidget(self._walk)

    def _go_to(self, draft_id: DraftId, work: partial[Draft]) -> None:
        if self._draft is not None and self._draft.id == draft_id and self._walk is not None:
            self._stack.setCurrentWidget(self._walk)
            return
        self._close_walk()
        self._ask_for(work)

    def _ask_for(self, work: partial[Draft]) -> None:
        self._opening = True
        self._kinds.hold_still()
        self._desk.ask(work, owner=self, then=self._open, failed=self._on_not_opened)

    def _on_not_opened(self, error: KnownError) -> None:
        self._opening = False
        self._stack.setCurrentWidget(self._kinds)
        self._kinds.say_error(error)

    def _open(self, draft: Draft) -> None:
        self._opening = False
        self._close_walk()
        person, guidance = self._book.person, self._book.guidance
        kind = guidance.kinds.get(draft.case.kind_id)
        if kind is None:
            self._draft = draft
            self._stack.setCurrentWidget(self._broken)
            self._broken.show_kind(draft.case.kind_id, guidance)
            return
        setting = Setting(
            kind=kind,
            guidance=guidance,
            person=person.name,
            position=person.position or "",
            clock=self._book.clock,
            names=self._names,
            earlier=self._earlier,
            review_day=partial(casework.review_day, self._book),
        )
        page = self._short(draft, setting) if _is_short(draft) else self._full(draft, setting)
        page.record_wanted.connect(self._on_record_wanted)
        page.number_wanted.connect(self._on_number_wanted)
        page.discard_wanted.connect(self._on_discard_wanted)
        page.kind_change_wanted.connect(self._on_kind_change_wanted)
        page.another_wanted.connect(self.start)
        page.earlier_wanted.connect(self._on_earlier_wanted)
        self._walk, self._draft = page, draft
        self._stack.addWidget(page)
        if isinstance(page, ShortPage):
            self._stack.setCurrentWidget(page)
            page.start()
            return
        page.opened.connect(partial(self._on_section_opened, page, draft.id))

    def _full(self, draft: Draft, setting: Setting) -> WalkthroughPage:
        page = WalkthroughPage(self._desk, self._book, draft, setting, self)
        page.short_wanted.connect(self._on_short_wanted)
        return page

    def _short(self, draft: Draft, setting: Setting) -> ShortPage:
        page = ShortPage(self._desk, self._book, draft, setting)
        page.full_wanted.connect(self._on_full_wanted)
        return page

    def _on_short_wanted(self) -> None:
        """Go on with the draft that is open as a short decision, with all that was typed."""
        page = self._walk
        if page is None:
            return
        person, case = self._book.person, page.case
        decider = Decider(name=person.name, position=person.position, roles=person.roles)
        now = self._book.clock().astimezone(UK).replace(second=0, microsecond=0)
        self._go_on_as(as_short(case, decider, received_at=None if is_begun(case) else now))

    def _on_full_wanted(self, path: str) -> None:
        """Go on with the draft that is open in the walkthrough: to share, or to answer `path`."""
        page = self._walk
        if page is None:
            return
        self._go_on_as(as_full(page.case, to_share=not path))
        if path and self.walkthrough is not None:
            self.walkthrough.open_path(path)

    def _go_on_as(self, case: Case) -> None:
        """Show the draft that is open on its other face, and keep `case` as what it now is."""
        page, draft = self._walk, self._draft
        if page is None or draft is None:
            return
        typed, reference = page.typed, page.reference
        self._open(replace(draft, case=case, typed=typed, reference=reference))
        if self._walk is not None:
            self._walk.keeping.touch()
            self._walk.keeping.flush()

    def _on_general_wanted(self) -> None:
        if self._draft is not None:
            self._ask_for(partial(casework.change_kind, self._book, self._draft.id, GENERAL))

    def _close_walk(self) -> None:
        walk, self._walk, self._draft = self._walk, None, None
        if walk is None:
            return
        walk.keeping.flush()
        self._stack.removeWidget(walk)
        walk.hide()
        walk.deleteLater()

    def _on_record_wanted(self) -> None:
        walk, draft = self._walk, self._draft
        if walk is None or draft is None:
            return
        walk.keeping.flush()
        walk.set_recording(recording=True)
        self._desk.ask(
            partial(casework.record_decision, self._book, draft.id, walk.case),
            owner=walk,
            then=self._on_recorded,
            failed=self._on_not_recorded,
        )

    def _on_recorded(self, recorded: Recorded) -> None:
        walk = self._walk
        if walk is None:
            return
        case = walk.case
        sentence, outcome = summary_line(case), case.conclusion.outcome
        walk.keeping.stop()
        self._recorded = recorded
        self._close_walk()
        self._stack.setCurrentWidget(self._done)
        has_letter = letter_for(outcome) is not None
        self._done.show_recorded(recorded, sentence, has_letter=has_letter)

    def _on_not_recorded(self, error: KnownError) -> None:
        if self._walk is not None:
            self._walk.set_recording(recording=False)
            self._walk.say_error(error)

    def _on_number_wanted(self) -> None:
        walk, draft = self._walk, self._draft
        if walk is None or draft is None or not NumberDialog(self).exec():
            return
        walk.keeping.flush()
        self._desk.ask(
            partial(casework.number_draft, self._book, draft.id),
            owner=walk,
            then=walk.show_reference,
            failed=walk.say_error,
        )

    def _on_section_opened(
        self, page: WalkthroughPage, draft_id: DraftId, section: Section
    ) -> None:
        """Show a walkthrough once its first page is there; from then on note where it is."""
        if self._stack.currentWidget() is page:
            self._keep_place(draft_id, section)
        elif page is self._walk:
            self._stack.setCurrentWidget(page)
            page.take_keyboard()

    def _keep_place(self, draft_id: DraftId, section: Section) -> None:
        """Note where the draft is, for whoever comes back; a convenience that may fail in quiet."""
        self._desk.ask(
            partial(casework.keep_place, self._book, draft_id, section),
            owner=self,
            then=lambda _kept: None,
            failed=lambda _error: None,
        )

    def _on_earlier_wanted(self) -> None:
        walk, draft = self._walk, self._draft
        if walk is None or draft is None:
            return
        walk.keeping.flush()
        self._desk.ask(
            partial(casework.earlier_states, self._book, draft.id),
            owner=walk,
            then=self._offer_earlier,
            failed=walk.say_error,
        )

    def _offer_earlier(self, states: tuple[casework.EarlierState, ...]) -> None:
        walk, draft = self._walk, self._draft
        if walk is None or draft is None:
            return
        dialog = EarlierDialog(self, states)
        if dialog.exec() and dialog.version is not None:
            walk.keeping.flush()
            self._desk.ask(
                partial(casework.go_back, self._book, draft.id, dialog.version),
                owner=walk,
                then=self._open,
                failed=walk.say_error,
            )
        dialog.deleteLater()

    def _on_discard_wanted(self) -> None:
        walk, draft = self._walk, self._draft
        if walk is None or draft is None:
            return
        dialog = DiscardDialog(self, walk.reference)
        if not dialog.exec():
            return
        walk.keeping.flush()
        self._desk.ask(
            partial(casework.discard_draft, self._book, draft.id, dialog.reason or None),
            owner=walk,
            then=self._on_discarded,
            failed=walk.say_error,
        )

    def _on_discarded(self, _changes: Changes) -> None:
        if self._walk is not None:
            self._walk.keeping.stop()
        self.start()

    def _on_letter_wanted(self) -> None:
        if self._recorded is not None:
            self.letter_wanted.emit(self._recorded.decision_id, self._recorded.reference)

    def _send(self, signal: SignalInstance) -> None:
        if self._recorded is not None:
            signal.emit(self._recorded.decision_id)


def _is_short(draft: Draft) -> bool:
    return draft.case.form is Form.SHORT
