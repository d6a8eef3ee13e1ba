"""Whether files leave under a passphrase, and which: a tick, and what it brings into view."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from caldicott_desktop import casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.windows.new_passphrase import NewPassphrase


class LockingForm(Protocol):
    """What a form has of it: the tick, what the tick shows, and the place of the passphrase."""

    lock: QCheckBox
    locking: QWidget
    lock_place_body: QVBoxLayout


class Locking(QObject):
    """The tick of a form, with the passphrase it asks for."""

    def __init__(self, form: LockingForm, parent: QWidget) -> None:
        """Start without one."""
        super().__init__(parent)
        self._form = form
        self._passphrase = NewPassphrase()
        form.lock_place_body.addWidget(self._passphrase)
        self._passphrase.follow(form.lock)
        form.lock.toggled.connect(self._on_ticked)
        self._on_ticked(ticked=False)

    @property
    def passphrase(self) -> str | None:
        """The passphrase as typed; `None` where none is wanted."""
        return self._passphrase.text() if self._form.lock.isChecked() else None

    @property
    def is_ready(self) -> bool:
        """Whether all is well; else it is said beside the field, which then has the keyboard."""
        if not self._form.lock.isChecked():
            return True
        faults = self._passphrase.check()
        if not faults:
            try:
                casework.passphrase_for_files(self._passphrase.text())
            except KnownError as error:
                faults = [self._passphrase.refuse(f"{error.message} {error.remedy}")]
        for field in (each.field for each in faults[:1]):
            if isinstance(field, QWidget):
                field.setFocus()
        return not faults

    def clear(self) -> None:
        """Want no passphrase, and forget what was typed."""
        self._form.lock.setChecked(False)
        self._passphrase.clear()

    def _on_ticked(self, ticked: bool) -> None:  # noqa: FBT001 - as the signal gives it
        """Ask for the passphrase, or forget it."""
        self._form.locking.setVisible(ticked)
        self._passphrase.clear()
        if ticked:
            self._passphrase.first.setFocus()
