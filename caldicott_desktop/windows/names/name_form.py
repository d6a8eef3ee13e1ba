"""The fields of one person of the name key, read back and told what cannot be kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import NamedPerson
from caldicott_desktop.errors import KnownError
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.names import name_words


class NameFields(forms.Form):
    """One field for each thing the name key holds of a person."""

    file = "name_form.ui"
    faults: kit.ErrorSummary
    not_kept: kit.NoticeBar
    reference_row: kit.FieldRow
    reference: QLineEdit
    name_row: kit.FieldRow
    name: QLineEdit
    born_on_row: kit.FieldRow
    born_on: kit.DateField
    health_number_row: kit.FieldRow
    health_number: QLineEdit
    others_row: kit.FieldRow
    others: QLineEdit
    note_row: kit.FieldRow
    note: kit.GrowingText


class NameForm(QWidget):
    """Shows a person and gives back what stands there; `changed` follows each edit."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Start empty; `today` is the day it is where the person is."""
        super().__init__(parent)
        form = self._form = forms.build(NameFields, onto=self)
        form.born_on.set_today(today)
        self._rows = {
            "reference": form.reference_row,
            "name": form.name_row,
            "born_on": form.born_on_row,
            "health_number": form.health_number_row,
            "others": form.others_row,
            "note": form.note_row,
        }
        self._texts: dict[str, Callable[[], str]] = {
            "reference": form.reference.text,
            "name": form.name.text,
            "born_on": form.born_on.text,
            "health_number": form.health_number.text,
            "others": form.others.text,
            "note": form.note.toPlainText,
        }
        self._listed: dict[str, str] = {}  # the fields with listed faults, as they stood
        self.changed.connect(self._settle_faults)
        for line in (form.reference, form.name, form.born_on, form.health_number, form.others):
            line.textEdited.connect(self.changed)
        form.note.textChanged.connect(self._on_note_changed)
        self._silent = False

    def show_person(self, person: NamedPerson) -> None:
        """Show `person`, without faults."""
        form = self._form
        self._silent = True
        form.reference.setText(person.reference)
        form.name.setText(person.name)
        form.born_on.set_value(person.born_on)
        form.health_number.setText(name_words.number(person))
        form.others.setText(person.others or "")
        form.note.setPlainText(person.note or "")
        self._silent = False
        self._clear()

    def begin(self) -> None:
        """Put the keyboard into the first field that is empty, or else into the first."""
        form = self._form
        lines = (form.reference, form.name)
        first = next((line for line in lines if not line.text()), form.name)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> NamedPerson | None:
        """The person as written, or `None` with the fault shown where the date is no date."""
        form = self._form
        self._clear()
        if fault := form.born_on.fault():
            form.born_on_row.set_error(fault)
            form.born_on.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return NamedPerson(
            reference=form.reference.text(),
            name=form.name.text(),
            born_on=form.born_on.value(),
            health_number=form.health_number.text() or None,
            others=form.others.text() or None,
            note=form.note.toPlainText() or None,
        )

    def say_error(self, error: KnownError) -> None:
        """Say each fault beside its field, several in a list too, and anything else above them."""
        if not isinstance(error, casework.NameNotKept):
            self._form.not_kept.say_error(error)
            return
        for fault in reversed(error.faults):
            row = self._rows[fault.field]
            row.set_error(fault.words)
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if len(error.faults) > 1:
            self._listed = {fault.field: self._texts[fault.field]() for fault in error.faults}
            self._form.faults.show_faults(
                [
                    kit.Fault(words=fault.words, field=self._rows[fault.field].field)
                    for fault in error.faults
                ]
            )

    def _settle_faults(self) -> None:
        """Take the list of faults away once each of its fields was changed."""
        if all(self._texts[field]() != stood for field, stood in self._listed.items()):
            self._form.faults.clear()

    def _clear(self) -> None:
        self._listed = {}
        self._form.faults.clear()
        self._form.not_kept.clear()
        for row in self._rows.values():
            row.set_error("")

    def _on_note_changed(self) -> None:
        if not self._silent:
            self.changed.emit()
