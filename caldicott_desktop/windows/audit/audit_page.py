"""Answering an auditor: who asks sets what they get, and what leaves is seen before it does."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import audit
from caldicott_desktop.domain.audit.presets import Chosen, Format, Preset
from caldicott_desktop.domain.audit.selection import SelectionUnreadable
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Newest
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.audit.asker_cards import AskerCards
from caldicott_desktop.windows.audit.choices_part import ChoicesPart
from caldicott_desktop.windows.audit.preview_part import PreviewPart
from caldicott_desktop.windows.audit.statement_part import AnswerPart, StatementPart
from caldicott_desktop.windows.audit.terms_part import TermsPart
from caldicott_desktop.windows.audit.writing_part import WritingPart
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import long_date, noted
from caldicott_desktop.windows.theme import Theme

FORMATS = (
    Format.EXCEL,
    Format.CSV,
    Format.PDF,
    Format.WORD,
    Format.JSON,
    Format.PACK,
)
"""The kinds of file that can be written from here, in the order in which they are offered."""

# After this long without a key the preview follows what was typed.
_PAUSE_MS = 350


class AuditForm(forms.Form):
    """The places of the parts."""

    file = "audit_page.ui"
    scroll: kit.ScrollPage
    last: QLabel
    trouble: kit.NoticeBar
    askers: QWidget
    askers_body: QVBoxLayout
    middle: QWidget
    middle_body: QVBoxLayout
    right: QWidget
    right_body: QVBoxLayout
    below: QWidget
    below_body: QVBoxLayout


class AuditPage(Page):
    """Makes the preview anew whenever a choice changes; what is outdated is cut off."""

    title = noted("Page", "Answer an auditor")
    decision_opened = Signal(str)  # DecisionId
    mentions_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        book: casework.Casebook,
        theme: Theme,
        copying: Copying,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the first asker; nothing is read before the page comes to the front."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._answer: audit.Answer | None = None
        self._preview: audit.Preview | None = None
        self._making = Newest(desk, self, book.interrupt)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._make)
        form = self._form = forms.build(AuditForm, onto=self)
        self._askers = AskerCards(FORMATS, form.askers)
        self._choices = ChoicesPart(desk, book, form.middle)
        self._short = AnswerPart(theme, form.middle)
        self._terms = TermsPart(book, FORMATS, form.right)
        self._writing = WritingPart(desk, book, copying, form.right)
        self._statement = StatementPart(theme, form.below)
        self._lines = PreviewPart(desk, theme, form.below)
        for body, parts in (
            (form.askers_body, (self._askers,)),
            (form.middle_body, (self._choices, self._short)),
            (form.right_body, (self._terms, self._writing)),
            (form.below_body, (self._statement, self._lines)),
        ):
            for part in parts:
                body.addWidget(part)
            body.addStretch(1)
        form.last.hide()
        self._connect(desk)
        self._offer(self._askers.preset)
        kit.tab_in_reading_order(self)

    def _connect(self, desk: Desk) -> None:
        self._askers.chosen.connect(self._on_asker)
        self._choices.typed.connect(self._wait)
        self._choices.chosen.connect(self._make)
        self._choices.failed.connect(self._form.trouble.say_error)
        self._choices.mentions_asked.connect(self.mentions_asked)
        self._terms.changed.connect(self._make)
        self._terms.files_changed.connect(self._on_files)
        self._terms.purpose_typed.connect(self._wait)
        self._writing.wanted.connect(self._on_write)
        self._writing.review_asked.connect(self._lines.focus_found)
        self._writing.busy.connect(self._on_busy)
        self._lines.decision_opened.connect(self.decision_opened)
        self._lines.failed.connect(self._form.trouble.say_error)
        self._lines.shown.connect(self._form.scroll.show_field)
        desk.changed.connect(self._on_changed)

    @override
    def shown(self) -> None:
        self._ask_for_last()
        self._desk.ask(
            partial(audit.accesses_offered, self._book),
            owner=self,
            then=self._on_offered,
            failed=self._form.trouble.say_error,
        )
        if self._preview is None:
            self._make()

    def _on_offered(self, offered: bool) -> None:  # noqa: FBT001 - as the desk gives it
        """Let the register of accesses be added where there is one."""
        if self._terms.offer_accesses(offered=offered):
            self._make()

    @override
    def leaving(self) -> None:
        self._pause.stop()

    def _ask_for_last(self) -> None:
        """Say what was answered last, and when."""
        self._desk.ask(
            partial(audit.last_answer, self._book),
            owner=self,
            then=self._on_last,
            failed=self._form.trouble.say_error,
        )

    def _on_last(self, last: audit.LastAnswer | None) -> None:
        self._form.last.setVisible(last is not None)
        if last is None:
            return
        told = self.tr("Last: {purpose}, {day}") if last.purpose else self.tr("Last: {day}")
        self._form.last.setText(told.format(purpose=last.purpose, day=long_date(last.on)))

    def _on_asker(self, preset: Preset) -> None:
        self._offer(preset)
        self._make()

    def _offer(self, preset: Preset) -> None:
        self._choices.offer(preset)
        self._terms.offer(preset)
        by_person = preset.chosen is Chosen.PERSON
        for part in (self._form.right, self._form.below, self._short):
            set_shown(part, not by_person)

    def _wait(self) -> None:
        """What is shown is no longer what would leave; it follows when the typing pauses."""
        self._drop()
        self._pause.start()

    def _drop(self) -> None:
        self._making.drop()
        self._answer = self._preview = None
        self._writing.clear()
        self._statement.show_preview(None)
        self._lines.clear()

    def _make(self) -> None:
        """Make the preview of what is chosen now, in place of any that is being made."""
        self._pause.stop()
        self._drop()
        self._show_files()
        self._form.trouble.clear()
        if self._askers.preset.chosen is Chosen.PERSON:
            return
        self._answer = self._asked()
        if self._answer is None:
            self._short.show_nothing(
                self.tr("What will leave is shown here once the fields above can be read.")
            )
            return
        self._show_files()
        self._short.show_making()
        self._making.ask_long(
            partial(audit.preview, self._book, self._answer),
            progress=self._short.show_progress,
            then=self._on_made,
            failed=self._on_failed,
        )

    def _asked(self) -> audit.Answer | None:
        """What is asked for now; `None` where a field says why it cannot be."""
        terms = self._terms
        selection = self._choices.selection()
        sampling, can_be_drawn = self._choices.sampling()
        if selection is None or not can_be_drawn:
            return None
        return audit.Answer(
            selection=selection,
            disclosure=terms.disclosure,
            sampling=sampling,
            purpose=terms.purpose,
            telling=terms.telling,
            manifest=terms.wants_manifest,
            accesses=terms.wants_accesses,
            records=terms.wants_records and bool(sampling or selection.references),
        )

    def _on_made(self, preview: audit.Preview) -> None:
        self._preview = preview
        self._short.show_preview(preview)
        self._statement.show_preview(preview)
        self._choices.show_sample(preview.sample)
        self._writing.show_preview(preview)
        self._show_files()
        self._lines.show_preview(preview)
        self._making.ask_long(
            partial(audit.find_identifiers, preview),
            progress=self._on_looking,
            then=self._on_looked,
            failed=self._on_failed,
        )

    def _on_looking(self, looking: audit.Looking) -> None:
        """Show what was found so far, while the looking goes on."""
        self._writing.show_looking(looking)
        self._lines.show_found(looking.found)

    def _on_looked(self, found: tuple[audit.Pointed, ...]) -> None:
        self._lines.show_found(found)
        self._writing.show_found(found)
        kit.tab_in_reading_order(self)

    def _on_failed(self, error: KnownError) -> None:
        self._drop()
        if isinstance(error, SelectionUnreadable):
            self._choices.say_fault(error)
        else:
            self._form.trouble.say_error(error)
        self._short.show_nothing(self.tr("There is nothing to show until this is put right."))

    def _on_files(self) -> None:
        """Say which files there will be; with a pack, records may leave as well, or no longer."""
        answer = self._answer
        if answer is not None and answer != self._asked():
            self._make()
        else:
            self._show_files()

    def _show_files(self) -> None:
        self._writing.show_files(self._terms.formats, self._terms.level, self._answer)

    def _on_write(self) -> None:
        if self._answer is not None and self._preview is not None:
            self._writing.write(self._answer, self._terms)

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - as Qt gives it
        """Let nothing be changed while what was looked at is written.

        What was begun to leave is itself part of the next statement, which so is another one.
        """
        for part in (self._askers, self._choices, self._terms):
            part.setEnabled(not busy)
        if not busy:
            self._ask_for_last()
            self._make()

    def _on_changed(self, changes: casework.Changes) -> None:
        """What leaves may be another thing now; the page in front shows it at once."""
        if self._writing.is_writing or not (changes.decisions or changes.names or changes.settings):
            return
        self._drop()
        if self.isVisible():
            self._make()
