"""What lines of the log rest on: standing decisions of sources, and who is appointed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.authority import CURRENT, NotEntitled
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import AccessorRole, SourceType
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.nation_words import role_words
from caldicott_desktop.windows.examiner.office_rows import Source, people_columns, source_columns
from caldicott_desktop.windows.kit.reading import Unreadable
from caldicott_desktop.windows.names.tables import RowTable, dress, wear
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import noted
from caldicott_desktop.windows.theme import Theme

T = TypeVar("T")

_SOURCE_NAME = 1
_PERSON_NAME = 0


class OfficeSourcesForm(forms.Form):
    """The two lists, and the small form below each."""

    file = "office_sources_page.ui"
    page: kit.ScrollPage
    trouble: kit.NoticeBar
    done: kit.SpokenLabel
    sources: QTableView
    no_sources: QLabel
    renew_place: QWidget
    next_row: kit.FieldRow
    next_on: kit.DateField
    note: kit.GrowingText
    renew: QPushButton
    leave_renew: QPushButton
    source_acts: kit.FlowRow
    open: QPushButton
    begin_renew: QPushButton
    kind_row: kit.FieldRow
    kind: kit.PickList
    begin: QPushButton
    people: QTableView
    no_people: QLabel
    person_place: QWidget
    name_row: kit.FieldRow
    name: QLineEdit
    role_row: kit.FieldRow
    role: kit.PickList
    from_row: kit.FieldRow
    from_on: kit.DateField
    until_row: kit.FieldRow
    until_on: kit.DateField
    record: QPushButton
    leave_person: QPushButton
    people_acts: kit.FlowRow
    add: QPushButton
    change: QPushButton
    leave: QPushButton


class OfficeSourcesPage(Page):
    """Renews and begins standing decisions, and keeps the list of who is appointed."""

    title = noted("Page", "Sources and people")
    decision_opened = Signal(str)  # DecisionId
    draft_opened = Signal(str)  # DraftId
    left = Signal()

    def __init__(
        self, desk: Desk, book: casework.Casebook, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show what is in `book`; read whenever the page comes to the front."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._changing: examiner.Appointed | None = None
        self._renewing: examiner.EntryId | None = None
        form = self._form = forms.build(OfficeSourcesForm, onto=self)
        self._source_columns = source_columns(self._today)
        self._variant = examiner.variant_of(book, None)
        self._people_columns = people_columns(self._today, self._variant)
        self._sources: RowTable[Source] = RowTable(self._source_columns, self)
        self._people: RowTable[examiner.Appointed] = RowTable(self._people_columns, self)
        form.sources.setModel(self._sources)
        form.people.setModel(self._people)
        wear(form.sources, self._source_columns, theme)
        wear(form.people, self._people_columns, theme)
        form.kind.set_choices([kit.Choice(value=e.code, words=e.label) for e in SourceType])
        for field in (form.next_on, form.from_on, form.until_on):
            field.set_today(self._today)
        form.renew_place.hide()
        form.person_place.hide()
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()

    def _connect(self) -> None:
        form = self._form
        form.open.clicked.connect(self._on_open)
        form.begin_renew.clicked.connect(self._on_renew_wanted)
        form.renew.clicked.connect(self._on_renew)
        form.leave_renew.clicked.connect(form.renew_place.hide)
        form.begin.clicked.connect(self._on_begin)
        form.add.clicked.connect(partial(self._write, None))
        form.change.clicked.connect(self._on_change)
        form.record.clicked.connect(self._on_record)
        form.leave_person.clicked.connect(form.person_place.hide)
        form.leave.clicked.connect(self.left)
        QShortcut(QKeySequence.StandardKey.Cancel, self).activated.connect(self.left)
        self._desk.changed.connect(self._on_changed)

    def offer_renewal(self, source: examiner.EntryId) -> None:
        """Open the form that renews that source once the list is read."""
        self._renewing = source

    @override
    def shown(self) -> None:
        self._look()
        self._form.sources.setFocus()

    @override
    def unsaved(self) -> str:
        form = self._form
        if form.renew_place.isHidden() and form.person_place.isHidden():
            return ""
        return self.tr("On Sources and people, something is typed and not recorded yet.")

    def _today(self) -> date:
        return in_uk(self._book.clock()).date()

    def _dress(self) -> None:
        dress(self._form.sources, self._source_columns, _SOURCE_NAME)
        dress(self._form.people, self._people_columns, _PERSON_NAME)

    def _look(self) -> None:
        self._ask(partial(examiner.standing_sources, self._book), self._on_sources)
        self._ask(partial(examiner.appointments_of, self._book), self._on_people)

    def _ask(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._desk.ask(work, owner=self, then=then, failed=self._on_failed)

    def _on_changed(self, changes: casework.Changes) -> None:
        if self.isVisible() and (changes.decisions or changes.office):
            self._look()

    def _on_sources(self, found: tuple[StandingSource, ...]) -> None:
        form = self._form
        self._sources.show_rows(tuple(enumerate(found, start=1)))
        form.sources.setVisible(bool(found))
        form.no_sources.setVisible(not found)
        form.open.setVisible(bool(found))
        form.begin_renew.setVisible(bool(found))
        wanted, self._renewing = self._renewing, None
        place = next((at for at, each in enumerate(found) if each.entry_id == wanted), None)
        form.sources.selectRow(place or 0)
        if place is not None:
            self._on_renew_wanted()

    def _on_people(self, found: tuple[examiner.Appointed, ...]) -> None:
        form = self._form
        self._people.show_rows(found)
        form.people.setVisible(bool(found))
        form.no_people.setVisible(not found)
        form.change.setVisible(bool(found))
        form.people.selectRow(0)

    def _on_failed(self, error: KnownError) -> None:
        """Say a fault beside its field where it has one, and else above the lists."""
        form = self._form
        found: tuple[Lacking, ...] = getattr(error, "faults", ())
        rows = {
            "/next_on": (form.next_row, form.next_on),
            "/name": (form.name_row, form.name),
            "/role": (form.role_row, form.role),
            "/from_on": (form.from_row, form.from_on),
            "/until_on": (form.until_row, form.until_on),
        }
        beside = [each for each in found if each.path in rows]
        for each in beside:
            rows[each.path][0].set_error(each.said.words)
        if not beside:
            self._say_above(error)
            return
        rows[beside[0].path][1].setFocus()

    def _clear(self) -> None:
        form = self._form
        form.trouble.clear()
        form.done.say("")
        for row in (form.next_row, form.name_row, form.role_row, form.from_row, form.until_row):
            row.set_error("")

    def _is_refused(self, kind: str) -> bool:
        """Say who can record it where the roles of the person at work do not allow it."""
        if casework.may(self._book, kind):
            return False
        self._say_above(NotEntitled(kind, CURRENT))
        return True

    def _say_above(self, error: KnownError) -> None:
        """Say what could not be done above the lists, in sight."""
        self._form.trouble.say_error(error)
        self._form.page.verticalScrollBar().setValue(0)

    # sources

    def _source(self) -> StandingSource | None:
        row = self._sources.row(self._form.sources.currentIndex().row())
        return row[1] if row else None

    def _on_open(self) -> None:
        source = self._source()
        if source is not None:
            self.decision_opened.emit(source.decision_id)

    def _on_renew_wanted(self) -> None:
        form = self._form
        self._clear()
        if self._is_refused(casework.DECIDES):
            return
        form.next_on.set_value(self._today() + relativedelta(years=1))
        form.note.clear()
        form.renew_place.show()
        form.next_on.setFocus()

    def _on_renew(self) -> None:
        form, source = self._form, self._source()
        self._clear()
        next_on = _day_of(form.next_on, form.next_row)
        if source is None or form.next_row.error():
            return
        said = self.tr("{source} was renewed.").format(source=source.short_name)
        verb = partial(
            examiner.renew_source,
            self._book,
            casework.DecisionId(source.decision_id),
            who=self._book.person.name,
            note=form.note.toPlainText().strip() or None,
            next_on=next_on,
        )
        self._ask(verb, partial(self._on_renewed, said))

    def _on_renewed(self, said: str, _changes: casework.Changes) -> None:
        self._form.renew_place.hide()
        self._form.done.say(said)
        self._form.sources.setFocus()

    def _on_begin(self) -> None:
        self._clear()
        kind = SourceType.of(self._form.kind.value() or "")
        self._ask(
            partial(examiner.begin_standing, self._book, kind),
            lambda draft: self.draft_opened.emit(draft.id),
        )

    # people

    def _on_change(self) -> None:
        self._write(self._people.row(self._form.people.currentIndex().row()))

    def _write(self, appointed: examiner.Appointed | None) -> None:
        form = self._form
        self._clear()
        if self._is_refused("appointment.changed"):
            return
        self._changing = appointed
        told = appointed.appointment if appointed else Appointment(from_on=self._today())
        form.name.setText(told.name or "")
        self._offer_roles(told.role)
        form.role.set_value(told.role.code if told.role else None)
        form.from_on.set_value(told.from_on)
        form.until_on.set_value(told.until_on)
        form.person_place.show()
        (form.until_on if appointed else form.name).setFocus()

    def _offer_roles(self, held: AccessorRole | None) -> None:
        """Offer the roles that the nation has, and the one that somebody holds already."""
        offered = tuple(self._variant.roles) if self._variant else tuple(AccessorRole)
        roles = dict.fromkeys((*offered, *((held,) if held else ())))
        self._form.role.set_choices(
            [kit.Choice(value=e.code, words=role_words(self._variant, e)) for e in roles],
            empty=self.tr("Choose"),
        )

    def _on_record(self) -> None:
        form, changing = self._form, self._changing
        self._clear()
        role = form.role.value()
        told = Appointment(
            person_id=changing.appointment.person_id if changing else None,
            name=form.name.text(),
            role=AccessorRole.of(role) if role else None,
            from_on=_day_of(form.from_on, form.from_row),
            until_on=_day_of(form.until_on, form.until_row),
            note=changing.appointment.note if changing else None,
        )
        if form.from_row.error() or form.until_row.error():
            return
        verb = partial(
            examiner.change_appointment, self._book, told, changing.id if changing else None
        )
        self._ask(verb, partial(self._on_recorded, told.name or ""))

    def _on_recorded(self, name: str, _changes: casework.Changes) -> None:
        self._form.person_place.hide()
        self._form.done.say(self.tr("Recorded: {name}.").format(name=name))
        self._form.people.setFocus()


def _day_of(field: kit.DateField, row: kit.FieldRow) -> date | None:
    """The day typed; what cannot be read is said beside it."""
    try:
        return field.value()
    except Unreadable as error:
        row.set_error(str(error))
        field.setFocus()
        return None
