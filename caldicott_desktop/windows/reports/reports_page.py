"""Reports over a period: what each says is read here before it leaves, and is what leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import reports
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.domain.record.blocks import Block
from caldicott_desktop.domain.record.completeness import left_before
from caldicott_desktop.domain.reports.kinds import TERMS, ReportKind
from caldicott_desktop.domain.reports.period import Period, PeriodUnreadable, Span, latest, read
from caldicott_desktop.domain.reports.report import blocks
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Newest
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.blocks_view import BlocksView
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.files_out import FilesOut
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import long_date, noted
from caldicott_desktop.windows.theme import Theme

# After this long without a key the preview follows what was typed.
_PAUSE_MS = 350

_OTHER_DAYS = "other"
_EARLIER = 3  # of each kind of year, or quarters, before the last


class ReportsForm(forms.Form):
    """The widgets of the page."""

    file = "reports_page.ui"
    scroll: kit.ScrollPage
    unread: kit.NoticeBar
    which_card: kit.Card
    kind: kit.ChoiceGroup
    period: kit.PickList
    days: kit.SideBySide
    first_row: kit.FieldRow
    first_on: kit.DateField
    last_row: kit.FieldRow
    last_on: kit.DateField
    lessons_row: kit.FieldRow
    lessons: kit.TickGroup
    level_note: QLabel
    formats_row: kit.FieldRow
    formats: kit.TickGroup
    recipient: QLineEdit
    purpose: QLineEdit
    out_place_body: QVBoxLayout
    state: kit.SpokenLabel
    making: QProgressBar
    before_card: kit.Card
    before_body: QVBoxLayout
    blocks: QWidget
    blocks_body: QVBoxLayout


class ReportsPage(Page):
    """Makes the preview anew whenever a choice changes; what is outdated is cut off."""

    title = noted("Page", "Reports")

    def __init__(
        self,
        desk: Desk,
        book: casework.Casebook,
        theme: Theme,
        copying: Copying,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the first report; nothing is read before the page comes to the front."""
        super().__init__(parent)
        self._book = book
        self._theme = theme
        self._made: reports.ReportMade | None = None
        self._making = Newest(desk, self, book.interrupt)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._make)
        form = self._form = forms.build(ReportsForm, onto=self)
        form.kind.set_choices(
            [
                kit.Choice(value=each.code, words=each.label, hint=TERMS[each].summary)
                for each in reports.kinds_offered(book)
            ]
        )
        form.kind.set_value(form.kind.choices()[0])
        about_lock = self.tr(
            "Word and PDF files ask for it when they are opened; such a PDF is tagged, but no"
            " longer PDF/A. CSV can have none. Tell the passphrase by another way: it is kept"
            " nowhere."
        )
        self._out = FilesOut(desk, copying, about_lock, self)
        form.out_place_body.addWidget(self._out)
        self._connect(desk)
        self._offer()

    def _connect(self, desk: Desk) -> None:
        form = self._form
        form.kind.changed.connect(self._on_kind)
        form.period.changed.connect(self._on_period)
        for day in (form.first_on, form.last_on):
            day.set_today(self._today)
            day.textChanged.connect(self._wait)
            day.returnPressed.connect(self._make)
        form.lessons.changed.connect(self._make)
        form.formats.changed.connect(lambda: form.formats_row.set_error(""))
        self._out.wanted.connect(self._on_write)
        self._out.busy.connect(self._on_busy)
        desk.changed.connect(self._on_changed)

    @override
    def shown(self) -> None:
        if self._made is None:
            self._make()

    @override
    def leaving(self) -> None:
        self._pause.stop()

    @property
    def _kind(self) -> ReportKind:
        return ReportKind.of(self._form.kind.value() or ReportKind.ANNUAL.code)

    def _today(self) -> date:
        return self._book.clock().astimezone(UK).date()

    def _offer(self) -> None:
        """Offer the periods and the files that the chosen report can have."""
        form, terms = self._form, TERMS[self._kind]
        found = [
            period
            for span in (Span.YEAR, Span.QUARTER)
            if span in terms.spans
            for period in latest(span, self._today(), many=_EARLIER)
            # What is published has a table of its own for these years alone.
            if terms.level.embeds_entries or span is Span.QUARTER or period.is_financial
        ]
        choices = [kit.Choice(value=each.text, words=self._words(each)) for each in found]
        if Span.OTHER in terms.spans:
            choices.append(kit.Choice(value=_OTHER_DAYS, words=self.tr("Other days")))
        form.period.set_choices(choices)
        form.formats.set_choices([kit.Choice(value=e.code, words=e.label) for e in terms.formats])
        form.formats.set_values([each.code for each in terms.formats if each is not Format.CSV])
        form.formats_row.set_error("")
        form.purpose.setPlaceholderText(terms.purpose)
        form.level_note.setText(self._note(terms.level))
        self._offer_lessons(())
        self._show_days()

    def _words(self, period: Period) -> str:
        """Return what a period is called in the list: which months a year has, where it is one."""
        if period.span is not Span.YEAR:
            return period.title
        months = self.tr("April to March") if "-" in period.text else self.tr("January to December")
        return f"{period.title} ({months})"

    def _note(self, level: Level) -> str:
        if level is Level.REFERENCES:
            return self.tr(
                "References only: decisions by number. No requester and no person is named."
            )
        return self.tr("Publishable: counts, small numbers withheld, and no line of a decision.")

    def _show_days(self) -> None:
        form = self._form
        form.days.setVisible(form.period.value() == _OTHER_DAYS)
        for row in (form.first_row, form.last_row):
            row.set_error("")

    def _on_kind(self) -> None:
        self._offer()
        self._make()

    def _on_period(self) -> None:
        self._offer_lessons(())
        self._show_days()
        self._make()
        if not self._form.days.isHidden():
            self._form.first_on.setFocus()

    def _wait(self) -> None:
        """What is shown is no longer what would leave; it follows when the typing pauses."""
        self._drop()
        self._pause.start()

    def _drop(self) -> None:
        self._making.drop()
        self._made = None
        form = self._form
        self._out.offer(ready=False)
        form.making.hide()
        form.state.show_words("")
        form.before_card.hide()
        _empty(form.before_body)
        _empty(form.blocks_body)

    def _period(self) -> Period | None:
        """The days that are meant; `None` where a field says what cannot be meant."""
        form = self._form
        chosen = form.period.value()
        if chosen is not None and chosen != _OTHER_DAYS:
            return read(chosen)
        for row, field in ((form.first_row, form.first_on), (form.last_row, form.last_on)):
            row.set_error(field.fault())
        first, last = form.first_on.value(), form.last_on.value()
        if first is None or last is None:
            return None
        try:
            return read(f"{first}..{last}")
        except PeriodUnreadable as error:
            form.last_row.set_error(f"{error.message} {error.remedy}")
            return None

    def _make(self) -> None:
        """Make the preview of what is chosen now, in place of any that is being made."""
        self._pause.stop()
        self._drop()
        form = self._form
        form.unread.clear()
        period = self._period()
        if period is None:
            form.state.show_words(
                self.tr("What will leave is shown here once the fields above can be read.")
            )
            return
        form.state.show_words(self.tr("Reading and counting what the log holds of these days."))
        form.making.setRange(0, 0)
        form.making.show()
        self._making.ask_long(
            partial(
                reports.make_report,
                self._book,
                self._kind,
                period,
                quotable=form.lessons.values(),
            ),
            progress=self._on_progress,
            then=self._on_made,
            failed=self._on_failed,
        )

    def _on_progress(self, progress: casework.Progress) -> None:
        self._form.making.setMaximum(progress.total)
        self._form.making.setValue(progress.done)

    def _on_made(self, made: reports.ReportMade) -> None:
        self._made = made
        form = self._form
        form.making.hide()
        form.state.show_words(made.report.title)
        self._offer_lessons(made.learnt)
        if made.before:
            name = self.tr("What left before of these days")
            self._show(form.before_body, name, [left_before(made.before)])
            form.before_card.show()
        self._show(form.blocks_body, self.tr("In short"), made.report.answer)
        for section in made.report.sections:
            form.blocks_body.addWidget(kit.label(section.title, "subheading", form.blocks))
            self._show(form.blocks_body, section.title, tuple(blocks(section.parts)))
        self._out.offer(ready=True)
        kit.tab_in_reading_order(self)

    def _show(self, body: QVBoxLayout, name: str, shown: Sequence[Block]) -> None:
        view = BlocksView(self._theme)
        view.show_blocks(name, shown)
        body.addWidget(view)

    def _offer_lessons(self, learnt: tuple[reports.Learnt, ...]) -> None:
        """Offer what was learnt; what is ticked stays ticked where it is offered still."""
        form = self._form
        form.lessons_row.setVisible(bool(learnt))
        offered = tuple(each.entry_id for each in learnt)
        if form.lessons.choices() == offered:
            return
        ticked = set(form.lessons.values())
        form.lessons.set_choices(
            [
                kit.Choice(value=each.entry_id, words=each.words, hint=self._hint(each))
                for each in learnt
            ]
        )
        form.lessons.set_values(ticked & set(offered))

    def _hint(self, lesson: reports.Learnt) -> str:
        noted_on = self.tr("Noted on {day}.").format(day=long_date(lesson.noted_on))
        if not lesson.spans:
            return noted_on
        found = ", ".join(f"“{each.words}”" for each in lesson.spans)
        could = self.tr("This could identify someone: {found}.").format(found=found)
        return f"{noted_on} {could}"

    def _on_failed(self, error: KnownError) -> None:
        self._drop()
        self._form.unread.say_error(error)
        self._form.state.show_words(self.tr("There is nothing to show until this is put right."))

    def _on_write(self) -> None:
        """Write what is shown; where it cannot go is said beside the field."""
        form, made = self._form, self._made
        formats = tuple(map(Format.of, form.formats.values()))
        if not formats:
            form.formats_row.set_error(self.tr("Tick at least one kind of file."))
            form.formats.setFocus()
            return
        folder = self._out.place()
        if folder is None or made is None:
            return
        leave = partial(
            reports.export_report,
            self._book,
            made.report.kind,
            made.report.period,
            folder,
            formats=formats,
            quotable=form.lessons.values(),
            recipient=form.recipient.text().strip() or None,
            purpose=form.purpose.text().strip() or None,
            passphrase=self._out.passphrase,
        )
        self._out.leave(leave, named=self.tr("Writing a report"))

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - as Qt gives it
        """Let nothing be changed while what was looked at is written.

        What left then is itself among what left before, and what the log holds of reports.
        """
        form = self._form
        for widget in (form.which_card, form.formats, form.recipient, form.purpose):
            widget.setEnabled(not busy)
        self._out.offer(ready=False)
        if not busy:
            self._make()

    def _on_changed(self, changes: casework.Changes) -> None:
        """What leaves may be another thing now; the page in front shows it at once."""
        if self._out.is_writing or not (changes.decisions or changes.people or changes.settings):
            return
        self._drop()
        if self.isVisible():
            self._make()


def _empty(body: QVBoxLayout) -> None:
    while (item := body.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
