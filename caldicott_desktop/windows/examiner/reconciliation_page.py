"""Comparing a source's own access log with ours: each difference explained, and recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.day_list import RowFault
from caldicott_desktop.domain.examiner.reconciled import Explained, carried, differences
from caldicott_desktop.domain.examiner.reconciliation import Reconciliation
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.domain.tables import Purpose
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.examiner.difference_rows import (
    COLUMNS,
    EXPLAINED,
    Difference,
    kind_words,
)
from caldicott_desktop.windows.examiner.earlier_comparisons import EarlierComparisons
from caldicott_desktop.windows.examiner.long_work import LongWork
from caldicott_desktop.windows.examiner.other_list_part import OtherListPart
from caldicott_desktop.windows.examiner.their_people_part import TheirPeoplePart
from caldicott_desktop.windows.examiner.their_systems_part import TheirSystemsPart
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.names.tables import RowTable, dress, wear
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.questions.fields import Line, Text
from caldicott_desktop.windows.questions.identifier_notes import IdentifierNotes
from caldicott_desktop.windows.saying import noted, number, translate
from caldicott_desktop.windows.theme import Theme

_MOST_FAULTS_SAID = 10

Compared = tuple[examiner.SourceLog, Reconciliation]


def ask_to_discard(parent: QWidget) -> bool:
    """Whether the person means to lose what they wrote beside the differences."""
    return kit.ask_to_lose(
        parent,
        translate("ReconciliationPage", "Not recorded yet"),
        translate(
            "ReconciliationPage",
            "What you wrote beside the differences is not recorded yet. Going on would lose it.",
        ),
        keep=translate("ReconciliationPage", "&Keep it"),
        lose=translate("ReconciliationPage", "&Go on without it"),
    )


class ReconciliationForm(forms.Form):
    """The lists, what came of comparing them, and what explains each difference."""

    file = "reconciliation_page.ui"
    page: kit.ScrollPage
    source_row: kit.FieldRow
    source: kit.PickList
    log_place_body: QVBoxLayout
    duty_place_body: QVBoxLayout
    numbers_place_body: QVBoxLayout
    first_row: kit.FieldRow
    first_on: kit.DateField
    last_row: kit.FieldRow
    last_on: kit.DateField
    compare: QPushButton
    long_work: kit.FlowRow
    working: kit.SpokenLabel
    progress: QProgressBar
    stop: QPushButton
    leave: QPushButton
    trouble: kit.NoticeBar
    summary: kit.SpokenLabel
    systems_place_body: QVBoxLayout
    people_place_body: QVBoxLayout
    table: QTableView
    explain_card: kit.Card
    chosen: QLabel
    note: kit.GrowingText
    incident: QLineEdit
    keep: QPushButton
    record: QPushButton
    earlier_place_body: QVBoxLayout


class ReconciliationPage(Page):
    """Compares one log at a time; `left` goes back to the log of ours."""

    title = noted("Page", "Compare with a source’s log")
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        book: casework.Casebook,
        theme: Theme,
        copying: Copying,
        parent: QWidget | None = None,
    ) -> None:
        """Start without a log; `rest` is left to be done by whoever makes it."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._compared: Compared | None = None
        self._explained: dict[int, Explained] = {}
        self._place: int | None = None  # of the difference that is being explained
        form = self._form = forms.build(ReconciliationForm, onto=self)
        self._lists: dict[Purpose, OtherListPart] = {}
        self._model: RowTable[Difference] = RowTable(COLUMNS, self)
        form.table.setModel(self._model)
        wear(form.table, COLUMNS, theme)
        for field in (form.first_on, form.last_on):
            field.set_today(self._today)
        shown = form.working, form.progress, form.stop
        self._comparing = LongWork(desk, form.long_work, shown, (form.compare,))
        self._rest = self._made(theme, copying)

    @override
    def rest(self) -> Iterator[None]:
        return self._rest

    def _made(self, theme: Theme, copying: Copying) -> Iterator[None]:
        """Make what stands on the page, a part at each step; it comes to life with the last."""
        form = self._form
        yield from self._places(copying)
        self._systems = TheirSystemsPart(self._desk, self._book)
        self._people = TheirPeoplePart(self._desk, self._book)
        yield
        self._earlier = EarlierComparisons(self._desk, self._book, theme)
        form.earlier_place_body.addWidget(self._earlier)
        yield
        self._free_text = (Text("/note", form.note), Line("/incident", form.incident))
        self._notes = IdentifierNotes(
            NameKey(self._desk, self._book, self), lambda: self._free_text, self
        )
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()
        self._on_lists()
        kit.tab_in_reading_order(self)

    def _places(self, copying: Copying) -> Iterator[None]:
        """Put the places for the lists onto the page; the first has the shortcut of *Paste*."""
        form = self._form
        places = (
            (Purpose.ACCESS_LOG, form.log_place_body),
            (Purpose.DUTY_LIST, form.duty_place_body),
            (Purpose.NUMBER_LIST, form.numbers_place_body),
        )
        for purpose, place in places:
            part = OtherListPart(
                self._desk, self._book, purpose, copying, may_change=self._may_change
            )
            part.found.connect(self._on_lists)
            place.addWidget(part)
            if self._lists:
                part.without_keys()
            self._lists[purpose] = part
            yield

    def _connect(self) -> None:
        form = self._form
        for each in self._free_text:
            each.changed.connect(self._notes.settle)
        # Compared again once it was said who people are, or which systems are the source.
        asking = (self._systems, form.systems_place_body), (self._people, form.people_place_body)
        for asked, place in asking:
            asked.asked.connect(partial(kit.tab_in_reading_order, self))
            asked.said.connect(self._on_compare)
            place.addWidget(asked)
        form.compare.clicked.connect(self._on_compare)
        form.leave.clicked.connect(self.left)
        form.keep.clicked.connect(self._on_keep)
        form.record.clicked.connect(self._on_record)
        form.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        QShortcut(QKeySequence.StandardKey.Cancel, self).activated.connect(self.left)

    @override
    def shown(self) -> None:
        self._desk.ask(
            partial(examiner.standing_sources, self._book),
            owner=self,
            then=self._on_sources,
            failed=self._form.trouble.say_error,
        )
        self._earlier.look()
        self._form.source.setFocus()

    @override
    def unsaved(self) -> str:
        self._take()
        if not self._explained:
            return ""
        return self.tr("A comparison with a source's log is explained and not recorded yet.")

    def _today(self) -> date:
        return in_uk(self._book.clock()).date()

    def _dress(self) -> None:
        dress(self._form.table, COLUMNS, EXPLAINED)

    def _on_sources(self, found: tuple[StandingSource, ...]) -> None:
        picked = self._form.source.value()
        self._form.source.set_choices(
            [kit.Choice(value=each.entry_id, words=showable(each.name)) for each in found],
            empty=self.tr("Choose"),
        )
        if picked in {each.entry_id for each in found}:
            self._form.source.set_value(picked)

    def _on_lists(self) -> None:
        """What was compared, or is being, is no longer what is read; what explained it goes too."""
        self._comparing.stop()
        found = [part.read for part in self._lists.values()]
        ready = all(read is None or read.is_confirmed for read in found)
        self._form.compare.setEnabled(ready and self._read(Purpose.ACCESS_LOG) is not None)
        self._show(None)

    def _read(self, purpose: Purpose) -> examiner.OtherList | None:
        return self._lists[purpose].read

    def _on_compare(self) -> None:
        form, log = self._form, self._read(Purpose.ACCESS_LOG)
        source = form.source.value()
        form.trouble.clear()
        form.source_row.set_error("" if source else self.tr("Choose whose log it is."))
        for row, field in ((form.first_row, form.first_on), (form.last_row, form.last_on)):
            row.set_error(field.fault())
        if source is None or log is None:
            form.source.setFocus()
            return
        if form.first_row.error() or form.last_row.error():
            return
        if self._compared and self._compared[0].source != source and not self._may_change():
            return
        period = form.first_on.value(), form.last_on.value()
        besides = examiner.Besides(
            duty=self._read(Purpose.DUTY_LIST), numbers=self._read(Purpose.NUMBER_LIST)
        )

        def steps(book: casework.Casebook = self._book) -> casework.Steps[Compared]:
            theirs = yield from examiner.source_log(
                book, examiner.EntryId(source), log, besides, period
            )
            return theirs, (yield from examiner.compare_with_log(book, theirs))

        self._comparing.begin(self.tr("Comparing"), steps, self._show, form.trouble.say_error)

    def _show(self, compared: Compared | None) -> None:
        form, before = self._form, self._compared
        self._take()
        self._compared = compared
        if before is not None and compared is not None and before[0].source == compared[0].source:
            self._explained = carried(before[1], self._explained, compared[1])
        else:
            self._explained = {}
        self._place = None
        form.summary.say("" if compared is None else self._summary(*compared))
        self._show_rows()
        form.record.setVisible(compared is not None)
        if compared is None:
            self._systems.clear()
            self._people.clear()
        else:
            self._systems.show_compared(compared[0])
            self._people.show_compared(compared[0].source, compared[1])
            self._say_unread(compared[0])
            form.first_on.set_value(compared[0].first_on)
            form.last_on.set_value(compared[0].last_on)
            (form.table if self._model.rowCount() else form.record).setFocus()
            QTimer.singleShot(0, form.summary, self._show_what_came)  # once it was laid out

    def _show_what_came(self) -> None:
        """Have what came of comparing at the top of what is seen of the page."""
        form = self._form
        inside = form.page.widget()
        if inside is not None:
            form.page.verticalScrollBar().setValue(form.summary.mapTo(inside, QPoint(0, 0)).y())

    def _say_unread(self, theirs: examiner.SourceLog) -> None:
        """Name the rows that could not be compared, and why: the first of them where many."""
        log, duty, numbers = theirs.log.faults, theirs.duty_faults, theirs.number_faults
        unread = (
            (log, self.tr("%Ln row(s) of the log could not be read.", "", len(log))),
            (duty, self.tr("%Ln row(s) of the duty days could not be read.", "", len(duty))),
            (numbers, self.tr("%Ln row(s) of the numbers could not be read.", "", len(numbers))),
        )
        said = [words for faults, head in unread if faults for words in (head, *self._rows(faults))]
        if unknown := theirs.log.unknown:
            words = self.tr("%Ln row(s) with a number of no case known here.", "", unknown)
            said += [words, self.tr("Add it to the numbers and their cases, and compare again.")]
        if said:
            self._form.trouble.say(said[0], " ".join(said[1:]), tone="attention")

    def _rows(self, faults: Sequence[RowFault]) -> Iterator[str]:
        row = self.tr("Row {row}: {why}")
        for each in faults[:_MOST_FAULTS_SAID]:
            yield row.format(row=each.number, why=each.said.words)

    def _summary(self, theirs: examiner.SourceLog, found: Reconciliation) -> str:
        counts = [
            f"{kind_words(kind)}: {number(count)}" for kind, count in found.counts.items() if count
        ]
        if not found.duty_checked:
            counts.append(self.tr("Duty not checked"))
        if theirs.log.elsewhere:
            elsewhere = number(theirs.log.elsewhere)
            counts.append(self.tr("Rows of other systems: {n}").format(n=elsewhere))
        return " · ".join(counts)

    def _show_rows(self) -> None:
        """Show the differences with what explains them, the first chosen."""
        form = self._form
        rows: tuple[Difference, ...] = ()
        if self._compared is not None:
            rows = tuple(
                (place, finding, self._explained.get(place))
                for place, finding in differences(self._compared[1])
            )
        self._model.show_rows(rows)
        form.table.setVisible(bool(rows))
        form.explain_card.setVisible(bool(rows))
        form.table.selectRow(0)

    def _on_chosen(self) -> None:
        self._take()
        form = self._form
        row = self._model.row(form.table.currentIndex().row())
        self._place = row[0] if row else None
        explained = self._explained.get(row[0]) if row else None
        form.chosen.setText(kind_words(row[1].kind) if row else "")
        form.note.setPlainText((explained.note if explained else None) or "")
        form.incident.setText((explained.incident if explained else None) or "")
        self._notes.settle()

    def _take(self) -> None:
        """Keep what is written beside the difference that is chosen, whichever way it is left."""
        place, form = self._place, self._form
        if place is None:
            return
        note, incident = form.note.toPlainText().strip(), form.incident.text().strip()
        if note or incident:
            self._explained[place] = Explained(note=note or None, incident=incident or None)
        else:
            self._explained.pop(place, None)
        for at in range(self._model.rowCount()):
            row = self._model.row(at)
            if row is not None and row[0] == place and row[2] != self._explained.get(place):
                self._model.change_row(at, (row[0], row[1], self._explained.get(place)))

    def _may_change(self) -> bool:
        """Whether nothing is explained yet, or the person would rather lose it."""
        self._take()
        if not self._explained:
            return True
        if not ask_to_discard(self):
            return False
        self._show(None)
        return True

    def _on_keep(self) -> None:
        form, at = self._form, self._form.table.currentIndex().row()
        if self._model.row(at) is None:
            return
        self._take()
        form.table.selectRow(min(at + 1, self._model.rowCount() - 1))
        form.note.setFocus()

    def _on_record(self) -> None:
        if self._compared is None:
            return
        self._take()
        self._form.trouble.clear()
        theirs, found = self._compared
        verb = partial(
            examiner.record_reconciliation, self._book, theirs, found, dict(self._explained)
        )
        self._desk.ask(verb, owner=self, then=self._on_recorded, failed=self._on_failed)

    def _on_recorded(self, _changes: casework.Changes) -> None:
        for part in reversed(self._lists.values()):
            part.begin()
        self._earlier.look()
        self._form.summary.say(self.tr("The comparison is recorded and signed."))
        self._form.leave.setFocus()

    def _on_failed(self, error: KnownError) -> None:
        """Go to the first difference that nobody has explained."""
        self._form.trouble.say_error(error)
        rows = range(self._model.rowCount())
        bare = (at for at in rows if (row := self._model.row(at)) and row[2] is None)
        first = next(bare, None)
        if isinstance(error, examiner.CaseIncomplete) and first is not None:
            self._form.table.selectRow(first)
            self._form.note.setFocus()
