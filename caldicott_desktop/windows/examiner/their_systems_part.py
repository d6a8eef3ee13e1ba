"""Which of the systems that a log names are the source compared: asked, and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QPushButton

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.their_words import Asked, TheirWordsPart

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


class TheirSystemsPart(TheirWordsPart):
    """Asks which systems of one compared log are its source."""

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Ask about none."""
        super().__init__(desk)
        self._book = book
        self._theirs: examiner.SourceLog | None = None
        form = forms.build(TheirSystemsForm, onto=self)
        form.remember_systems.clicked.connect(self._on_remember)
        self._asks(form.systems, form.trouble)

    def clear(self) -> None:
        """Ask about none."""
        self._theirs = None
        self.hide()

    def show_compared(self, theirs: examiner.SourceLog) -> None:
        """Ask about the systems of a log that was compared with ours."""
        self._theirs = theirs
        self._look_up(
            partial(examiner.their_systems, self._book, theirs.source, theirs.log.systems),
            partial(self._on_systems, theirs),
        )

    # inside

    def _on_systems(
        self, theirs: examiner.SourceLog, systems: tuple[examiner.TheirSystem, ...]
    ) -> None:
        if theirs is not self._theirs:
            return  # by now another log, or none, is compared
        self._ask(
            (Asked(system.called, system.rows, _VALUES[system.is_this]) for system in systems),
            (
                kit.Choice(value=_THIS, words=self.tr("This source")),
                kit.Choice(value=_OTHER, words=self.tr("Another system")),
            ),
            empty=self.tr("Not said yet"),
        )

    def _on_remember(self) -> None:
        if self._theirs is None:
            return
        said = {called: _SAID[value] for called, value in self._values().items()}
        self._remember(partial(examiner.remember_systems, self._book, self._theirs.source, said))
