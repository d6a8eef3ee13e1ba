"""Which of the systems that a log names are the source compared: asked, and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.their_words import asked_row

_THIS, _OTHER = "this", "other"
_VALUES: Mapping[bool | None, str | None] = {True: _THIS, False: _OTHER, None: None}
_SAID: Mapping[str | None, bool | None] = {value: said for said, value in _VALUES.items()}


class TheirSystemsForm(forms.Form):
    """The systems to be told."""

    file = "their_systems.ui"
    card: kit.Card
    trouble: kit.NoticeBar
    systems: kit.FlowRow
    remember_systems: QPushButton


class TheirSystemsPart(QWidget):
    """Asks which systems of one compared log are its source; `said` follows once it is remembered.

    `asked` follows whenever it asks about others than before.
    """

    asked = Signal()
    said = Signal()

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Ask about none."""
        super().__init__()
        self._desk, self._book = desk, book
        self._theirs: examiner.SourceLog | None = None
        self._picks: dict[str, kit.PickList] = {}
        form = self._form = forms.build(TheirSystemsForm, onto=self)
        form.remember_systems.clicked.connect(self._on_remember)
        self.hide()

    def clear(self) -> None:
        """Ask about none."""
        self._theirs = None
        self.hide()

    def show_compared(self, theirs: examiner.SourceLog) -> None:
        """Ask about the systems of a log that was compared with ours."""
        self._theirs = theirs
        self._form.trouble.clear()
        self._desk.ask(
            partial(examiner.their_systems, self._book, theirs.source, theirs.log.systems),
            owner=self,
            then=partial(self._on_systems, theirs),
            failed=self._on_failed,
        )

    # inside

    def _on_failed(self, error: KnownError) -> None:
        self.show()
        self._form.trouble.say_error(error)

    def _on_systems(
        self, theirs: examiner.SourceLog, systems: tuple[examiner.TheirSystem, ...]
    ) -> None:
        if theirs is not self._theirs:
            return  # by now another log, or none, is compared
        choices = [
            kit.Choice(value=_THIS, words=self.tr("This source")),
            kit.Choice(value=_OTHER, words=self.tr("Another system")),
        ]
        self._picks = {}
        rows = []
        for system in systems:
            pick = kit.PickList()
            pick.set_choices(choices, empty=self.tr("Not said yet"))
            pick.set_value(_VALUES[system.is_this])
            self._picks[system.called] = pick
            rows.append(asked_row(system.called, system.rows, pick))
        self._form.systems.hold(rows)
        self.setVisible(bool(systems))
        self.asked.emit()

    def _on_remember(self) -> None:
        if self._theirs is None:
            return
        said = {called: _SAID[pick.value()] for called, pick in self._picks.items()}
        self._desk.ask(
            partial(examiner.remember_systems, self._book, self._theirs.source, said),
            owner=self,
            then=lambda _none: self.said.emit(),
            failed=self._form.trouble.say_error,
        )
