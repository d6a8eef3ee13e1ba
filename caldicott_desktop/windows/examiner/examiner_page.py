"""The examiner log: a line to type, the cases below it, and the chosen one beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.case import Access
from caldicott_desktop.domain.examiner.choices import CaseState
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.preview_place import PreviewPlace
from caldicott_desktop.windows.examiner.acts.case_acts import CaseActs
from caldicott_desktop.windows.examiner.case_look import CaseLook
from caldicott_desktop.windows.examiner.case_pane import CasePane
from caldicott_desktop.windows.examiner.case_rows import Column, spoken
from caldicott_desktop.windows.examiner.case_table import CaseTable, Wanted
from caldicott_desktop.windows.examiner.exception_offer import ExceptionOffer
from caldicott_desktop.windows.examiner.line_form import LineForm
from caldicott_desktop.windows.examiner.line_offer import LineOffer
from caldicott_desktop.windows.examiner.nation_words import state_words
from caldicott_desktop.windows.examiner.typing_on import TypingOn
from caldicott_desktop.windows.finding.actions import Action, action_of
from caldicott_desktop.windows.kit.list_keys import ListKeys
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.questions.recording_form import Where
from caldicott_desktop.windows.saying import long_date, noted, translate, weekday
from caldicott_desktop.windows.theme import Theme

T = TypeVar("T")

_AWAITING, _EXCEPTION, _CLOSING, _SOONEST = "awaiting", "exception", "closing", "soonest"


class ExaminerForm(forms.Form):
    """The widgets of the page."""

    file = "examiner_page.ui"
    page: kit.ScrollPage
    count: kit.SpokenLine
    office: QPushButton
    paste: kit.ActionButton
    raise_exception: kit.ActionButton
    line_body: QVBoxLayout
    filters: kit.FlowRow
    search: QLineEdit
    state: kit.FilterChip
    waiting: kit.FilterChip
    source: kit.FilterChip
    clear: kit.LinkButton
    show_preview: QPushButton
    trouble: kit.NoticeBar
    offer: kit.NoticeBar
    exception_offer: kit.NoticeBar
    columns: kit.Room
    list_side: QWidget
    table: kit.QuotingTable
    empty: QFrame
    empty_heading: QLabel
    empty_words: QLabel
    preview: QFrame
    preview_body: QVBoxLayout


class ExaminerPage(Page):
    """The log of an examiner's office; a decision it rests on is asked for as `decision_opened`."""

    title = noted("Page", "Examiner log")
    decision_opened = Signal(str)  # DecisionId
    day_list_asked = Signal()
    exception_asked = Signal(str, str, object)  # examiner.CaseId, its reference, why if known
    problem_asked = Signal(str)  # examiner.EntryId
    renew_asked = Signal(str)  # examiner.EntryId of a standing decision
    switch_asked = Signal()

    def __init__(
        self, desk: Desk, book: casework.Casebook, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show the log of `book`, once `rest` is done; read when the page is first shown."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._stale = True
        self._chosen: examiner.CaseId | None = None
        self._sources: tuple[StandingSource, ...] = ()
        self._is_made = False
        form = self._form = forms.build(ExaminerForm, onto=self)
        form.empty.hide()
        form.clear.hide()
        form.office.hide()
        form.paste.setVisible(casework.may(book, "case.listed"))
        form.raise_exception.setEnabled(False)
        self._rest = self._made(theme)

    @override
    def rest(self) -> Iterator[None]:
        return self._rest

    @override
    def ahead(self) -> Iterator[None]:
        return self.line.ahead()

    def _made(self, theme: Theme) -> Iterator[None]:
        """Make what stands on the page, a part at each step; it comes to life with the last."""
        desk, book, form = self._desk, self._book, self._form
        yield
        names = NameKey(desk, book, self)
        self.line = LineForm(desk, book, names)
        form.line_body.addWidget(self.line)
        self.line.setVisible(casework.may(book, "case.listed"))
        yield
        self._model = CaseTable(desk, book, self)
        form.table.setModel(self._model)
        self._look = CaseLook(form.table, self._model, theme)
        self.pane = CasePane(desk, book)
        form.preview_body.addWidget(self.pane)
        yield
        self.acts = CaseActs(Where(desk=desk, book=book, names=names), self.pane.open_form)
        self.pane.acts.addWidget(self.acts)
        self.addActions(self.acts.actions_of_page)
        self._offer = LineOffer(form.offer, self._read_alone, partial(self.acts.do, "problem"))
        self._exception = ExceptionOffer(desk, book, form.exception_offer)
        yield
        self._place = PreviewPlace(form, self.pane, self._look)
        self._connect()
        kit.tab_in_reading_order(self)
        self._is_made = True

    def _connect(self) -> None:
        form = self._form
        form.paste.clicked.connect(self.day_list_asked)
        form.raise_exception.clicked.connect(self._on_exception)
        form.search.textChanged.connect(self._look_for)
        form.clear.clicked.connect(self._on_clear)
        form.state.opened.connect(self._offer_states)
        form.waiting.opened.connect(self._offer_waiting)
        form.source.opened.connect(self._offer_sources)
        for chip in (form.state, form.waiting, form.source):
            chip.chosen.connect(partial(self._on_narrowed, chip))
        selection = form.table.selectionModel()
        selection.currentRowChanged.connect(self._on_current)
        selection.selectionChanged.connect(lambda: self.acts.show_chosen(self.chosen()))
        self.acts.opened.connect(self._on_act_opened)
        self.acts.arranged.connect(self._on_arranged)
        self.acts.read_asked.connect(self.pane.show_case)
        self.acts.switch_asked.connect(self.switch_asked)
        self.pane.read.connect(self.acts.note_read)
        self.pane.read.connect(self._offer.note_read)
        self._model.read.connect(self._on_read)
        self._model.failed.connect(form.trouble.say_error)
        self.line.saved.connect(self._on_saved)
        self.line.problem_met.connect(self._on_problem_met)
        self.line.saved.connect(self._exception.note_saved)
        self.acts.linked_record_opened.connect(self._exception.note_linked)
        self._exception.asked.connect(self.exception_asked)
        self.line.renew_asked.connect(self.renew_asked)
        self.line.answered.connect(self._on_line_answered)
        self.pane.decision_asked.connect(self.decision_opened)
        self.pane.problem_asked.connect(self.problem_asked)
        self.pane.confirm_asked.connect(self.acts.confirm)
        self._desk.changed.connect(self._on_changed)
        ListKeys(form.search, form.table, self._add_to)
        TypingOn(form.table, self.line.reference, lambda: not self.line.isHidden())
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._on_find)

    @override
    def shown(self) -> None:
        if self._stale:
            self._stale = False
            self._reread()
        if not self.line.isHidden():
            self.line.begin()

    @override
    def unsaved(self) -> str:
        if self._is_made and self.line.is_written:
            return self.tr("On Examiner log, a line is typed and not saved yet.")
        if self._is_made and self.acts.is_written:
            return self.tr("On Examiner log, a form about a case is not recorded yet.")
        return ""

    @override
    def offers(self) -> Sequence[Action]:
        group, form = translate("Page", self.title), self._form
        made = [
            Action(
                id=button.objectName(),
                words=button.text(),
                group=group,
                run=button.click,
                shortcut=button.shortcut().toString(QKeySequence.SequenceFormat.PortableText),
            )
            for button in (form.paste, form.raise_exception)
            if not button.isHidden() and button.isEnabled()
        ]
        acts = (each for each in self.acts.actions_of_page if each.isEnabled())
        return (*made, *(action_of(each, group) for each in acts))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._is_made:
            self._place.fit()

    @property
    def sources(self) -> tuple[StandingSource, ...]:
        """The sources of records in the order of their keys, as far as they are read."""
        return self._sources

    def open_case(self, case_id: examiner.CaseId, reference: str) -> None:
        """Choose a case, wherever in the list it stands: those called `reference` are listed."""
        form = self._form
        self._chosen = case_id
        for chip in (form.state, form.waiting, form.source):
            chip.show_value(None)
        form.search.setText(reference)
        self._look_for()

    def _read_alone(self, case_id: examiner.CaseId, reference: str) -> None:
        """Have a case chosen alone and read, wherever it stands in the list."""
        if [row.id for row in self.chosen()] == [case_id]:
            self.pane.show_case(case_id)
        else:
            self.open_case(case_id, reference)

    def say_error(self, error: KnownError) -> None:
        """Say what could not be done with a case."""
        self._form.trouble.say_error(error)

    def offer_office(self, places: Iterable[tuple[str, Callable[[], None]]]) -> None:
        """Offer what the office has beside its log, by its words, below *Office*."""
        menu = QMenu(self._form.office)
        for words, lead in places:
            menu.addAction(words).triggered.connect(lambda _checked=False, lead=lead: lead())
        self._form.office.setMenu(menu)
        self._form.office.setVisible(not menu.isEmpty())

    def _today(self) -> date:
        return in_uk(self._book.clock()).date()

    def _reread(self) -> None:
        self._model.reread()
        self._ask(examiner.standing_sources, self._on_sources)
        self._ask(examiner.accessors, self._on_accessors)
        self._ask(examiner.office_view, self._on_office)

    def _ask(self, work: Callable[[casework.Casebook], T], then: Callable[[T], None]) -> None:
        self._desk.ask(
            partial(work, self._book),
            owner=self,
            then=then,
            failed=self._form.trouble.say_error,
        )

    def _on_changed(self, changes: casework.Changes) -> None:
        if not (changes.cases or changes.decisions or changes.office or changes.lists):
            return
        self._stale = True
        if not self.line.is_on_its_way:  # an empty line comes first, for whoever types on
            self._catch_up()

    def _on_line_answered(self) -> None:
        self.line.repaint()
        self._catch_up()

    def _catch_up(self) -> None:
        """Read again what has changed, if anybody sees it."""
        if self._stale and self.isVisible():
            self._stale = False
            self._reread()
            self.pane.show_case(self._chosen)

    def _on_sources(self, found: tuple[StandingSource, ...]) -> None:
        self._sources = found
        self.line.show_sources(found)
        self.acts.show_sources(found)
        if not self._form.empty.isHidden():
            self._say_why_empty()
        self._fit()

    def _on_accessors(self, found: tuple[examiner.Accessor, ...]) -> None:
        self.line.show_accessors(found)
        self.acts.show_examiners(found)

    def _on_arranged(self) -> None:
        kit.tab_in_reading_order(self)
        self._fit()

    def _on_act_opened(self, part: QWidget) -> None:
        """Bring a form into sight; after one is done with, the keyboard goes back to the list."""
        if part is self.acts:
            self._form.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.pane.show_part(part)
        QTimer.singleShot(0, part, self._scroll_to_case)  # once it was laid out

    def _scroll_to_case(self) -> None:
        """In a low window, have the chosen case at the top of what is seen of the page."""
        form = self._form
        if not form.preview.isHidden():
            form.page.verticalScrollBar().setValue(form.columns.y())

    def _on_office(self, office: examiner.OfficeView) -> None:
        self.acts.show_mine(office.mine)
        today = self._today()
        day = f"{weekday(today)} {long_date(today)}"
        many = office.listed_today.get(CaseState.PREPARED, 0)
        prepared = self.tr("%Ln of today’s lines prepared", "", many)
        self._form.count.say(f"{day} · {prepared}")

    def _on_saved(self, saved: examiner.Saved) -> None:
        self._chosen = saved.case_id
        words = self.tr("{reference} saved.") if saved.is_new else self.tr("Added to {reference}.")
        kit.announce(self.line, words.format(reference=saved.reference))

    def _on_problem_met(self, saved: examiner.Saved, access: Access) -> None:
        self._offer.offer(saved, access, self._sources)

    def _wanted(self) -> Wanted:
        form = self._form
        waiting, source = form.waiting.value, form.source.value
        state = form.state.value
        orders = examiner.CaseOrder
        return Wanted(
            text=form.search.text().strip(),
            order=orders.CLOSES if waiting in {_CLOSING, _SOONEST} else orders.LISTED,
            only=examiner.Narrowed(
                state=state if isinstance(state, CaseState) else None,
                source=examiner.EntryId(source) if isinstance(source, str) else None,
                awaiting=waiting == _AWAITING,
                exception_open=waiting == _EXCEPTION,
                open=True if waiting in {_CLOSING, _SOONEST} else None,
                closes_by=self._today() + examiner.SOON if waiting == _CLOSING else None,
            ),
        )

    def _look_for(self) -> None:
        wanted = self._wanted()
        with self._form.filters.changing():
            self._form.clear.setVisible(wanted.is_narrowed)
        self._model.look_for(wanted)

    def _on_narrowed(self, chip: kit.FilterChip, value: object) -> None:
        words = {
            _AWAITING: self.tr("Awaiting confirmation"),
            _EXCEPTION: self.tr("Exception open"),
            _CLOSING: self.tr("Window closes within a week"),
            _SOONEST: self.tr("Window closes soonest first"),
        }
        if value is None:
            chip.show_value(None)
        elif isinstance(value, CaseState):
            chip.show_value(value, self._state_words(value))
        elif isinstance(value, str):
            names = {each.entry_id: each.short_name for each in self._sources}
            chip.show_value(value, words.get(value) or showable(names.get(value, "")))
        self._look_for()

    def _on_clear(self) -> None:
        form = self._form
        for chip in (form.state, form.waiting, form.source):
            chip.show_value(None)
        form.search.clear()
        self._look_for()
        form.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_states(self) -> None:
        self._form.state.offer(
            [kit.ChipChoice(value=each, words=self._state_words(each)) for each in CaseState]
        )

    def _state_words(self, state: CaseState) -> str:
        """A state of any case, as the nation of this vault calls it."""
        return state_words(examiner.variant_of(self._book, None), state)

    def _offer_waiting(self) -> None:
        self._form.waiting.offer(
            [
                kit.ChipChoice(value=_AWAITING, words=self.tr("Awaiting confirmation")),
                kit.ChipChoice(value=_EXCEPTION, words=self.tr("Exception open")),
                kit.ChipChoice(value=_CLOSING, words=self.tr("Window closes within a week")),
                kit.ChipChoice(value=_SOONEST, words=self.tr("Window closes soonest first")),
            ]
        )

    def _offer_sources(self) -> None:
        self._form.source.offer(
            [
                kit.ChipChoice(value=each.entry_id, words=showable(each.short_name))
                for each in self._sources
            ]
        )

    def _on_find(self) -> None:
        self._form.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._form.search.selectAll()

    def _on_read(self, total: int) -> None:
        form = self._form
        form.trouble.clear()
        empty = total == 0
        form.table.setVisible(not empty)
        form.empty.setVisible(empty)
        if empty:
            self._say_why_empty()
        self._choose_again()

    def _say_why_empty(self) -> None:
        form = self._form
        if self._model.wanted.is_narrowed:
            form.empty_heading.setText(self.tr("No case is like that"))
            form.empty_words.setText(
                self.tr(
                    "Take away a filter or type fewer words, or choose Clear to see every case."
                )
            )
            return
        form.empty_heading.setText(self.tr("No case has been listed yet"))
        words = self.tr(
            "Type a case above, or paste the day list: each death is one line, with the records"
            " opened for it."
        )
        if not self._sources:
            words = self.tr(
                "First record a standing decision for each source of records: which it is, who may"
                " open it, and for how long after a death. Then each case is one line."
            )
        form.empty_words.setText(words)

    def _choose_again(self) -> None:
        """Keep to the case that was chosen, or choose the first."""
        place = None if self._chosen is None else self._model.place_of(self._chosen)
        if place is None:
            groups = set(self._model.groups())
            rows = range(self._model.rowCount())
            place = next((each for each in rows if each not in groups), None)
        if place is None:
            self._chosen = None
            self.pane.show_case(None)
            self._fit()
            return
        selection = self._form.table.selectionModel()
        index = self._model.index(place, Column.CASE)
        ways = QItemSelectionModel.SelectionFlag
        # Rows that were read anew have no current one, so this leads to `_on_current`.
        selection.setCurrentIndex(index, ways.ClearAndSelect | ways.Rows)

    def _on_current(self) -> None:
        row = self._model.case(self._form.table.currentIndex().row())
        self._form.raise_exception.setEnabled(row is not None)
        if row is None:
            return
        self._chosen = row.id
        self.pane.show_case(row.id)
        self._fit()
        if self._form.table.hasFocus():
            kit.announce(self._form.table, spoken(row))

    def chosen(self) -> list[examiner.CaseRowShown]:
        """The cases that are selected, in the order of the list."""
        rows = self._form.table.selectionModel().selectedRows()
        found = (self._model.case(index.row()) for index in sorted(rows, key=lambda i: i.row()))
        return [row for row in found if row is not None]

    def _add_to(self, place: int) -> None:
        """Take the row's case onto the line, to add what was opened for it."""
        row = self._model.case(place)
        if row is not None and not self.line.isHidden():
            self.line.begin(row.reference)

    def _on_exception(self) -> None:
        row = self._model.case(self._form.table.currentIndex().row())
        if row is not None:
            self.exception_asked.emit(row.id, row.reference, None)

    def _fit(self) -> None:
        self._place.want(wanted=self._chosen is not None, whole=self.acts.is_open)
