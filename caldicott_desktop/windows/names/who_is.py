"""The quiet line beside a local reference: *R-0417 is Margaret Ellery*; or a way to add a name."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from caldicott_desktop import casework
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.errors import KnownError
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.names import name_words
from caldicott_desktop.windows.names.name_form import NameForm
from caldicott_desktop.windows.names.name_key import NameKey

_SETTLED_MS = 300  # after the last keystroke, before the reference is looked up


class AddNameForm(forms.Form):
    """The place of the fields, and the two answers."""

    file = "add_name.ui"
    form_place: QWidget
    keep: QPushButton
    leave: QPushButton


class AddNameDialog(QDialog):
    """Adds one name without leaving the page that asked for it."""

    def __init__(self, parent: QWidget, key: NameKey, reference: str) -> None:
        """Ask over `parent` whom `reference` means."""
        super().__init__(parent)
        self._key = key
        form = self._form = forms.build(AddNameForm, onto=self)
        self._person = NameForm(key.today)
        self._person.show_person(casework.NamedPerson(reference=reference, name=""))
        body = form.form_place.layout()
        if isinstance(body, QVBoxLayout):
            body.addWidget(self._person)
        form.keep.clicked.connect(self._on_keep)
        form.leave.clicked.connect(self.reject)
        self._person.begin()

    def _on_keep(self) -> None:
        person = self._person.read()
        if person is not None:
            self._form.keep.setEnabled(False)
            self._key.keep(
                person, owner=self, then=lambda _kept: self.accept(), failed=self._on_failed
            )

    def _on_failed(self, error: KnownError) -> None:
        self._form.keep.setEnabled(True)
        self._person.say_error(error)


class WhoIs(QWidget):
    """Says under a field of a local reference whom it means, once the typing has settled.

    It says nothing while the field is empty, and has no part in what is recorded.
    """

    def __init__(self, key: NameKey, reference: QLineEdit) -> None:
        """Watch the field `reference`; put this widget below it."""
        super().__init__()
        self._key = key
        self._field = reference
        self._line = kit.SpokenLabel(self)
        self._line.setProperty("look", "small")
        self._add = kit.LinkButton(self, words=self.tr("Add a name…"))
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        body.addWidget(self._line)
        body.addWidget(self._add)
        body.addStretch(1)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self.look)
        reference.textChanged.connect(self._on_typed)
        self._add.clicked.connect(self._on_add)
        key.changed.connect(self.look)
        self.hide()
        self.look()

    def stand_below(self, row: QWidget) -> None:
        """Stand under `row` and what stands beside it, so that no field is moved aside."""
        around = row.parentWidget()
        while isinstance(around, kit.SideBySide):
            row, around = around, around.parentWidget()
        body = around.layout() if around is not None else None
        if not isinstance(body, QBoxLayout):
            raise TypeError(f"{row.objectName()!r} stands in no box layout")
        body.insertWidget(body.indexOf(row) + 1, self)

    def look(self) -> None:
        """Look the reference up now."""
        self._settling.stop()
        typed = self._typed()
        if typed:
            self._key.who_is(typed, owner=self, then=lambda person: self._say(typed, person))
        else:
            self.hide()

    def _typed(self) -> str:
        return " ".join(self._field.text().split())

    def _on_typed(self) -> None:
        self.hide()
        self._settling.start()

    def _say(self, typed: str, person: casework.NamedPerson | None) -> None:
        if typed != self._typed():
            return  # typed on meanwhile
        unknown = person is None
        if person is not None:
            words = name_words.who(person)
        elif self._key.may_add:
            words = self.tr("Nobody in the name key has {reference}.").format(
                reference=showable(typed)
            )
        else:
            words = ""
        self._line.setText("")
        self._line.setWordWrap(not unknown)
        self._line.show_words(words)
        self._add.setVisible(unknown and self._key.may_add)
        self.setVisible(bool(words))

    def _on_add(self) -> None:
        dialog = AddNameDialog(self.window(), self._key, self._typed())
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._on_added)
        dialog.open()

    def _on_added(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
