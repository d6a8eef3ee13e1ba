"""The page *Urgent card*: one page, filled in by keyboard while somebody waits at the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.card import Card, Hand, Identity, Paper, about_person
from caldicott_desktop.domain.identifying import pointed_out
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.names.who_is import WhoIs
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saving import Saving
from caldicott_desktop.windows.saying import show_time, translate
from caldicott_desktop.windows.urgent_card.card_form import (
    AskingForm,
    CardForms,
    GivenForm,
    PageForm,
    PeopleForm,
    TellingForm,
)
from caldicott_desktop.windows.urgent_card.card_sheet import CardSheet


def ask_to_clear(parent: QWidget) -> bool:
    """Whether the person means to forget what they have typed on the card."""
    return kit.ask_to_lose(
        parent,
        translate("UrgentCardPage", "Clear this card"),
        translate("UrgentCardPage", "Forget what is typed on this card? It has no number yet."),
        keep=translate("UrgentCardPage", "&Keep it"),
        lose=translate("UrgentCardPage", "&Clear it"),
    )


class UrgentCardPage(Page):
    """One card at a time: kept as it is typed, recorded at once, also from paper.

    `write_up_asked` and `card_opened` carry the id of a recorded card, `printed_asked` leads to the
    printed ones.
    """

    write_up_asked = Signal(str)  # DecisionId
    card_opened = Signal(str)  # DecisionId
    printed_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        book: casework.Casebook,
        parent: QWidget | None = None,
        *,
        asks_to_clear: Callable[[QWidget], bool] = ask_to_clear,
        whole: bool = True,
    ) -> None:
        """Start with an empty card; one half typed earlier is read when the page is first shown.

        If it is not to be `whole` yet, `rest` is left to be done by whoever makes it.
        """
        super().__init__(parent)
        self.title = self.tr("Urgent card")
        self._desk = desk
        self._book = book
        self._asks_to_clear = asks_to_clear
        self._read_back = False
        self._touched = False
        self._recorded: casework.RecordedCard | None = None
        self._form = forms.build(PageForm, onto=self)
        self.saving = Saving(desk, self._work, self)
        self._rest = self._made()
        if whole:
            for _step in self._rest:
                pass

    @property
    def card(self) -> Card:
        """The card as it now stands on the page."""
        return self._sheet.read()

    @property
    def sheet(self) -> CardSheet:
        """The card's fields."""
        return self._sheet

    @override
    def rest(self) -> Iterator[None]:
        return self._rest

    @override
    def shown(self) -> None:
        if not self._touched:
            self._show_fresh(paper=self._sheet.on_paper)
        if not self._read_back:
            self._read_back = True
            self._desk.ask(
                partial(casework.card_draft, self._book),
                owner=self,
                then=self._on_draft,
                failed=self._form.trouble.say_error,
            )
        self._desk.ask(
            partial(casework.settings, self._book),
            owner=self,
            then=self._on_settings,
            failed=self._form.trouble.say_error,
        )
        self._focus_first()

    @override
    def leaving(self) -> None:
        self.saving.flush()

    @override
    def unsaved(self) -> str:
        trouble = self.saving.trouble
        return f"{trouble.message} {trouble.remedy}" if trouble else ""

    # inside

    def _made(self) -> Iterator[None]:
        """Make the card part by part; its fields come to life when all of them are there."""
        form = self._form
        asking = forms.build(AskingForm, onto=form.asking)
        yield
        given = forms.build(GivenForm, onto=form.given)
        yield
        people = forms.build(PeopleForm, onto=form.people)
        yield
        telling = forms.build(TellingForm, onto=form.telling)
        self.setTabOrder(telling.telling_not_told_because, form.record)
        yield
        self._card = CardForms(
            page=form, asking=asking, given=given, people=people, telling=telling
        )
        self._sheet = CardSheet(self._card, self._now, self)
        self._names = NameKey(self._desk, self._book, self)
        row = self._sheet.field("/given/reference").row
        if row is not None:
            WhoIs(self._names, given.given_reference).stand_below(row)
        set_shown(form.write_up, casework.may(self._book, "decision.recorded"))
        yield
        self._connect()
        self._start()

    def _connect(self) -> None:
        form, people = self._form, self._card.people
        self._sheet.changed.connect(self._on_changed)
        self._sheet.field("/paper/serial").left.connect(self._on_serial_left)
        form.record.clicked.connect(self._on_record)
        people.i_decided.clicked.connect(partial(self._on_me, "decided_by"))
        people.i_gave.clicked.connect(partial(self._on_me, "given_by"))
        form.from_paper.clicked.connect(self._on_from_paper)
        form.clear.clicked.connect(self._on_clear)
        form.printed.clicked.connect(self.printed_asked)
        form.faults.chosen.connect(self._on_fault_chosen)
        form.trouble.acted.connect(self.saving.flush)
        form.write_up.clicked.connect(lambda: self._send(self.write_up_asked.emit))
        form.read_card.clicked.connect(lambda: self._send(self.card_opened.emit))
        form.another.clicked.connect(self._on_another)
        self.saving.saving.connect(lambda: form.saved.say(self.tr("Saving…")))
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(self._on_not_saved)

    def _now(self) -> datetime:
        return self._book.clock().astimezone(UK).replace(second=0, microsecond=0)

    def _work(self) -> Callable[[], casework.Saved]:
        return partial(casework.save_card, self._book, self.card, self._sheet.typed())

    def _start(self, *, paper: bool = False) -> None:
        """Begin an empty card."""
        self._touched = False
        form = self._form
        form.faults.clear()
        form.trouble.clear()
        form.serial_words.setText("")
        self._card.given.identified.show_words("")
        self._card.given.identified.hide()
        form.done.hide()
        set_shown(form.form, shown=True)
        form.saved.show_words(self.tr("What you type is kept."))
        self._show_fresh(paper=paper)
        self._show_acts()

    def _show_fresh(self, *, paper: bool) -> None:
        """Show an empty card with what is known already: who is at the desk, and the time."""
        person = self._book.person
        if paper:
            card = Card(paper=Paper(used=True))
        else:
            card = Card(
                happened_at=self._now(),
                identity=Identity(checked_by=person.name),
                recorded_by=Hand(name=person.name, job=person.position),
            )
        self._sheet.show_card(card, {})

    def _show_acts(self) -> None:
        form, paper = self._form, self._sheet.on_paper
        words = self.tr("Fill one in &here instead") if paper else self.tr("Type in a &paper card")
        form.from_paper.setText(words)
        form.intro.setText(
            self.tr("Type the card in as it is written, both of its times included.")
            if paper
            else self.tr(
                "Someone needs information now. Help first, write after. Give the least that "
                "helps: an answer, not the file."
            )
        )
        set_shown(form.clear, self._touched)
        set_shown(self._card.people.me, not paper)
        set_shown(form.record, form.done.isHidden())
        form.record.setEnabled(True)

    def _focus_first(self) -> None:
        form = self._form
        if not form.done.isHidden():
            form.another.setFocus()
            return
        first = form.paper_serial if self._sheet.on_paper else self._card.asking.asker_name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_draft(self, draft: casework.CardDraft | None) -> None:
        if draft is None or self._touched:
            return
        self._touched = True
        self._sheet.show_card(draft.card, draft.typed)
        at = show_time(draft.saved_at.astimezone(UK).time())
        self._form.saved.say(self.tr("Kept since {time}: go on where you left.").format(time=at))
        self._show_acts()
        self._focus_first()

    def _on_settings(self, settings: casework.Settings) -> None:
        label = self._form.on_call_words
        number = showable(settings.on_call or "")
        label.setText(self.tr("Guardian on call: {number}").format(number=number))
        label.setVisible(bool(number))

    def _on_changed(self) -> None:
        if not self._touched:
            self._touched = True
            # What happens, happens as the first words of the card are typed, unless they say when.
            happened = self._sheet.field("/happened_at")
            if not self._sheet.on_paper and not happened.widget.hasFocus():
                happened.show(self._now())
            self._show_acts()
        self.saving.touch()

    def _on_me(self, part: str) -> None:
        """Take the person at work for one of the three people, for them to see and to change."""
        person = self._book.person
        self._sheet.name_person(part, Hand(name=person.name, job=person.position))

    def _on_from_paper(self) -> None:
        """Go to and fro between a card of now and one from paper; what is typed stays."""
        paper = not self._sheet.on_paper
        if self._touched:
            self._sheet.use_paper(used=paper)
            self.saving.touch()
            self._show_acts()
        else:
            self._start(paper=paper)
        self._focus_first()

    def _on_serial_left(self) -> None:
        serial = self.card.paper.serial
        if serial is None:
            self._form.serial_words.setText("")
            return
        self._desk.ask(
            partial(casework.about_serial, self._book, serial),
            owner=self,
            then=lambda words: self._form.serial_words.setText(showable(words or "")),
            failed=self._form.trouble.say_error,
        )

    def _on_clear(self) -> None:
        if not self._asks_to_clear(self):
            return
        self.saving.stop()
        self._desk.ask(
            partial(casework.clear_card, self._book),
            owner=self,
            then=lambda _changes: None,
            failed=self._form.trouble.say_error,
        )
        self._start()
        self._focus_first()

    def _on_another(self) -> None:
        self._start()
        self._focus_first()

    def _on_record(self) -> None:
        unread = [(field, words) for field in self._sheet if (words := field.fault())]
        if unread:
            self._say_faults([(field.path, words) for field, words in unread])
            return
        card = self.card
        self.saving.flush()
        self._form.form.setEnabled(False)
        self._form.record.setEnabled(False)
        self._desk.ask(
            partial(casework.record_card, self._book, card),
            owner=self,
            then=self._on_recorded,
            failed=self._on_not_recorded,
        )

    def _on_recorded(self, recorded: casework.RecordedCard) -> None:
        form = self._form
        self.saving.stop()
        self._recorded = recorded
        form.form.setEnabled(True)
        self._start()
        at = show_time(recorded.recorded_at.astimezone(UK).time())
        form.done_words.setText(
            self.tr("Recorded as {number} at {time}").format(number=recorded.reference, time=at)
        )
        form.done_more.setText(
            self.tr("Signed and on disk. It waits on Today to be written up under the same number.")
        )
        form.form.hide()
        form.done.show()
        form.saved.say(self.tr("Recorded as {number}.").format(number=recorded.reference))
        self._show_acts()
        form.page.verticalScrollBar().setValue(0)
        target = form.write_up if recorded.draft_id else form.another
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_not_recorded(self, error: KnownError) -> None:
        self._form.form.setEnabled(True)
        self._form.record.setEnabled(True)
        if isinstance(error, casework.Unrecordable):
            self._say_lacking(error.lacking)
        else:
            self._form.trouble.say_error(error)
            self._form.page.verticalScrollBar().setValue(0)

    def _say_lacking(self, lacking: tuple[Lacking, ...]) -> None:
        self._say_faults([(each.path, each.sentence) for each in lacking])

    def _say_faults(self, faults: list[tuple[str, str]]) -> None:
        """Say what is needed beside each field and at the top, each one click from its field."""
        said = dict(reversed(faults))
        for field in self._sheet:
            field.set_error(said.get(field.path, ""))
        self._form.faults.show_faults(
            [
                kit.Fault(words=words, field=self._sheet.field(path).widget)
                for path, words in faults
            ],
            self.tr("Needed before this card can be recorded"),
        )
        self._form.page.verticalScrollBar().setValue(0)

    def _on_fault_chosen(self, field: object) -> None:
        if isinstance(field, QWidget):
            self._form.page.show_field(field)

    def _on_saved(self, saved: casework.Saved) -> None:
        self._form.trouble.clear()
        self._point_out()
        at = show_time(saved.at.astimezone(UK).time())
        self._form.saved.say(self.tr("Saved {time}. Not recorded yet.").format(time=at))

    def _point_out(self) -> None:
        """Say quietly what looks as if it could identify the person; nothing is held up by it."""
        spans = (span for text in about_person(self.card) for span in self._names.find(text))
        label, words = self._card.given.identified, pointed_out(spans)
        label.setVisible(bool(words))
        if words != label.text():
            label.say(words)

    def _on_not_saved(self, error: KnownError) -> None:
        self._form.saved.say(self.tr("Not saved. Still here on the page."))
        self._form.trouble.say_error(error, action=self.tr("Try again"))

    def _send(self, emit: Callable[[str], None]) -> None:
        if self._recorded is not None:
            emit(self._recorded.card_id)
