"""What copies of decisions leave out: by their level, single answers, and privileged advice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from caldicott_desktop.domain.disclosure import Disclosure, Level
from caldicott_desktop.domain.record.completeness import LEVELS
from caldicott_desktop.windows import forms, kit


class WithholdingForm(forms.Form):
    """The widgets of the part."""

    file = "withholding.ui"
    some: QCheckBox
    parts: QWidget
    level: kit.ChoiceGroup
    fields: kit.TickGroup
    fields_row: kit.FieldRow
    privileged: QCheckBox
    privilege: kit.NoticeBar


class Withholding(QWidget):
    """Says how much a copy holds: all but privileged advice, unless it is ticked.

    `fields_wanted` asks, once for what is offered, for the answers that can be left out singly.
    """

    changed = Signal()
    fields_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nothing withheld."""
        super().__init__(parent)
        self._asked = False
        form = self._form = forms.build(WithholdingForm, onto=self)
        form.level.set_choices(
            [kit.Choice(value=e.value, words=LEVELS[e]) for e in (Level.FULL, Level.REFERENCES)]
        )
        form.some.clicked.connect(self._on_some)
        form.level.changed.connect(self._on_level)
        form.fields.changed.connect(self.changed)
        form.privileged.clicked.connect(self._on_privileged)

    def offer(self, *, has_privileged: bool) -> None:
        """Offer to withhold parts, advice that `has_privileged` too; nothing is withheld yet."""
        self._asked = False
        form = self._form
        form.some.setChecked(False)
        form.parts.hide()
        form.level.set_value(Level.FULL.value)
        form.fields.set_choices(())
        form.privileged.setChecked(False)
        form.privileged.setVisible(has_privileged)
        form.privilege.clear()

    def offer_fields(self, fields: Sequence[kit.Choice]) -> None:
        """Offer answers to leave out singly, by their payload paths."""
        self._form.fields.set_choices(fields)

    @property
    def disclosure(self) -> Disclosure:
        """How much of it leaves."""
        form = self._form
        value = form.level.value() if form.some.isChecked() else None
        level = Level(value or Level.FULL)
        return Disclosure(level=level, privileged=form.privileged.isChecked())

    @property
    def besides(self) -> frozenset[str]:
        """The payload paths of single answers that are left out."""
        form = self._form
        return frozenset(form.fields.values()) if form.some.isChecked() else frozenset()

    def _on_some(self) -> None:
        wanted = self._form.some.isChecked()
        if wanted and not self._asked:
            self._asked = True
            self.fields_wanted.emit()
        self._form.parts.setVisible(wanted)
        self._on_level()

    def _on_level(self) -> None:
        """At *references only* there is nothing typed that could be left out besides."""
        self._form.fields_row.setVisible(self.disclosure.level is Level.FULL)
        self.changed.emit()

    def _on_privileged(self) -> None:
        if self._form.privileged.isChecked():
            self._form.privilege.say(
                self.tr("Privilege may be lost once the advice is seen outside."),
                self.tr("Ask whoever gave it first. That it was let out is recorded and signed."),
                tone="attention",
            )
        else:
            self._form.privilege.clear()
        self.changed.emit()
