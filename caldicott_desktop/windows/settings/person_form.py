"""What is typed about a person: added, changed, brought back, or given a new passphrase."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import PersonRow
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_passphrase import NewPassphrase


class Task(Enum):
    """What the form is filled in for."""

    ADD = auto()
    CHANGE = auto()
    RENEW = auto()
    BRING_BACK = auto()


_TYPES_PASSPHRASE = frozenset({Task.ADD, Task.RENEW, Task.BRING_BACK})
_TYPES_DETAILS = frozenset({Task.ADD, Task.CHANGE})


class PersonFormForm(forms.Form):
    """The widgets of the form."""

    file = "person_form.ui"
    heading: QLabel
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    details_card: kit.Card
    name: QLineEdit
    name_row: kit.FieldRow
    position: QLineEdit
    roles_card: kit.Card
    roles: kit.TickGroup
    roles_row: kit.FieldRow
    reason: QLineEdit
    reason_row: kit.FieldRow
    passphrase_card: kit.Card
    passphrase_place_body: QVBoxLayout
    go_ahead: kit.ActionButton
    leave: QPushButton
    working: kit.SpokenLabel


class PersonForm(QWidget):
    """Asks a verb for what was typed; what it refuses is said beside the field, and typing stays.

    `finished` tells in words what was done, `left` that nothing was. `stopped` hands on an error
    after which the list says more than the form does.
    """

    finished = Signal(str)
    left = Signal()
    stopped = Signal(object)  # KnownError
    field_shown = Signal(object)  # the QWidget to bring into sight

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Start for adding somebody; see `begin`."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._task = Task.ADD
        self._person: PersonRow | None = None
        self._dirty = False
        form = self._form = forms.build(PersonFormForm, onto=self)
        self._passphrase = NewPassphrase()
        form.passphrase_place_body.addWidget(self._passphrase)
        form.roles.set_choices(self._roles())
        form.go_ahead.clicked.connect(self._on_go_ahead)
        form.leave.clicked.connect(self._on_leave)
        for line in (form.name, form.position, form.reason):
            line.textEdited.connect(self._on_typed)
            line.returnPressed.connect(self._on_go_ahead)
        form.roles.changed.connect(self._on_typed)
        form.faults.chosen.connect(self.field_shown)
        self._passphrase.edited.connect(self._on_typed)
        self._passphrase.entered.connect(self._on_go_ahead)
        kit.tab_in_reading_order(self)

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not recorded."""
        return self._dirty

    def forget_passphrase(self) -> None:
        """Take a passphrase off the page, which somebody else may come to next."""
        self._passphrase.clear()

    def begin(self, task: Task, person: PersonRow | None = None) -> None:
        """Ask for what `task` needs, about `person` unless somebody is to be added."""
        form, self._task, self._person = self._form, task, person
        form.heading.setText(self._heading())
        form.go_ahead.setText(self._button())
        form.details_card.setVisible(task in _TYPES_DETAILS)
        form.roles_card.setVisible(task in _TYPES_DETAILS)
        form.reason_row.setVisible(task is Task.CHANGE)
        form.passphrase_card.setVisible(task in _TYPES_PASSPHRASE)
        form.name.setText(person.name if person else "")
        form.position.setText((person.position or "") if person else "")
        form.roles.set_values([role.value for role in person.roles] if person else [])
        form.reason.clear()
        form.trouble.clear()
        self._show_faults([])
        self._passphrase.clear()
        self._set_busy("")
        self._dirty = False
        self.field_shown.emit(form.name if task in _TYPES_DETAILS else self._passphrase.first)

    def _roles(self) -> list[kit.Choice]:
        hints = {
            Role.GUARDIAN: self.tr("Decides, and records what happens afterwards."),
            Role.DEPUTY: self.tr("Decides in the Guardian’s place, under their own name."),
            Role.IG_LEAD: self.tr(
                "Records what others decided, looks after the guidance, and answers auditors."
            ),
            Role.OWNER: self.tr(
                "Adds and suspends people, and changes the settings. Decides only with another"
                " role."
            ),
            Role.AUDITOR: self.tr("Reads and exports, without names, and records nothing else."),
            Role.LEAD_EXAMINER: self.tr("Leads the medical examiners, and decides."),
            Role.MEDICAL_EXAMINER: self.tr("Completes the cases of a medical examiner’s office."),
            Role.EXAMINER_OFFICER: self.tr("Prepares cases for the medical examiner."),
        }
        return [
            kit.Choice(value=role.value, words=role.label, hint=hint)
            for role, hint in hints.items()
        ]

    def _heading(self) -> str:
        words = {
            Task.ADD: self.tr("Add a person"),
            Task.CHANGE: self.tr("Change {name}"),
            Task.RENEW: self.tr("New passphrase for {name}"),
            Task.BRING_BACK: self.tr("Bring back {name}"),
        }
        return words[self._task].format(name=self._name())

    def _button(self) -> str:
        return {
            Task.ADD: self.tr("Add this person"),
            Task.CHANGE: self.tr("Record the change"),
            Task.RENEW: self.tr("Set the passphrase"),
            Task.BRING_BACK: self.tr("Bring them back"),
        }[self._task]

    def _done(self) -> str:
        words = {
            Task.ADD: self.tr("{name} can open the vault from now on."),
            Task.CHANGE: self.tr("The change is recorded."),
            Task.RENEW: self.tr("{name} opens the vault with the new passphrase from now on."),
            Task.BRING_BACK: self.tr("{name} can open the vault again."),
        }
        if self._task is Task.CHANGE and self._person is not None and self._person.mine:
            return self.tr(
                "The change is recorded. Lock and open the vault to see the pages that go with"
                " your roles."
            )
        return words[self._task].format(name=self._name())

    def _name(self) -> str:
        return showable(self._person.name if self._person else self._form.name.text().strip())

    def _on_typed(self) -> None:
        self._dirty = True

    def _on_leave(self) -> None:
        self._passphrase.clear()
        self._dirty = False
        self.left.emit()

    def _on_go_ahead(self) -> None:
        self._form.trouble.clear()
        faults = self._lacking()
        self._show_faults(faults)
        if faults:
            return
        self._set_busy(self.tr("Recording. A passphrase takes a second or two, on purpose."))
        self._desk.ask(self._verb(), owner=self, then=self._on_done, failed=self._on_failed)

    def _lacking(self) -> list[kit.Fault]:
        """What is not filled in or does not fit, in the order of the form, said beside it."""
        form = self._form
        asks = self._task in _TYPES_DETAILS
        roles = frozenset(Role(value) for value in form.roles.values())
        changed = self._task is Task.CHANGE and self._person and roles != self._person.roles
        found = [
            self._say("/name", self.tr("Their name is needed."))
            if asks and not form.name.text().strip()
            else None,
            self._say("/roles", self.tr("Tick at least one role.")) if asks and not roles else None,
            self._say("/reason", self.tr("Say in a few words why the roles change."))
            if changed and not form.reason.text().strip()
            else None,
        ]
        faults = [fault for fault in found if fault is not None]
        return faults + (self._passphrase.check() if self._task in _TYPES_PASSPHRASE else [])

    def _verb(self) -> Callable[[], object]:
        form, book, person = self._form, self._book, self._person
        name, position = form.name.text(), form.position.text()
        roles = frozenset(Role(value) for value in form.roles.values())
        secret, reason = self._passphrase.text(), form.reason.text()
        if person is None:
            return partial(
                casework.add_person,
                book,
                name=name,
                position=position,
                roles=roles,
                passphrase=secret,
            )
        if self._task is Task.CHANGE:
            return partial(
                casework.change_person,
                book,
                person.id,
                name=name,
                position=position,
                roles=roles,
                reason=reason,
            )
        if self._task is Task.RENEW:
            return partial(casework.renew_passphrase, book, person.id, secret)
        return partial(casework.bring_back, book, person.id, secret)

    def _on_done(self, _changes: object) -> None:
        words = self._done()
        self._passphrase.clear()
        self._set_busy("")
        self._dirty = False
        self.finished.emit(words)

    def _on_failed(self, error: KnownError) -> None:
        self._set_busy("")
        form, words = self._form, f"{error.message} {error.remedy}"
        named = self._task in _TYPES_DETAILS
        if isinstance(error, casework.WayInNotWritten):
            self._passphrase.clear()
            self._dirty = False
            self.stopped.emit(error)
        elif isinstance(error, casework.PassphraseTooShort | casework.PassphraseUnusable):
            self._show_faults([self._passphrase.refuse(words)])
        elif isinstance(error, casework.LabelTaken | casework.LabelUnusable) and named:
            self._show_faults([self._say("/name", words)])
        else:
            form.trouble.say_error(error)
            self.field_shown.emit(form.go_ahead)

    def _say(self, path: str, words: str) -> kit.Fault:
        form = self._form
        rows = {"/name": form.name_row, "/roles": form.roles_row, "/reason": form.reason_row}
        rows[path].set_error(words)
        return kit.Fault(words=words, field=rows[path].field)

    def _show_faults(self, faults: list[kit.Fault]) -> None:
        """List `faults` above the form, where the keyboard goes; those put right are forgotten."""
        form = self._form
        said = {fault.field for fault in faults}
        for row in (form.name_row, form.roles_row, form.reason_row):
            if row.field not in said:
                row.set_error("")
        form.faults.show_faults(faults)
        if faults:
            self.field_shown.emit(form.faults)

    def _set_busy(self, words: str) -> None:
        form = self._form
        form.working.say(words)
        for widget in (
            form.details_card,
            form.roles_card,
            form.passphrase_card,
            form.go_ahead,
            form.leave,
        ):
            widget.setEnabled(not words)
