"""What a copy of one decision leaves out: its level, single answers, and privileged advice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.disclosure import Disclosure, Level, withheld_paths
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.completeness import LEVELS
from caldicott_desktop.windows import forms, kit

_WORDS = 60  # letters shown of an answer that can be left out


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
    """Says how much of a decision a copy holds: all but privileged advice, unless it is ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nothing withheld."""
        super().__init__(parent)
        self._page: casework.DecisionPage | None = None
        form = self._form = forms.build(WithholdingForm, onto=self)
        form.level.set_choices(
            [kit.Choice(value=e.value, words=LEVELS[e]) for e in (Level.FULL, Level.REFERENCES)]
        )
        form.some.clicked.connect(self._on_some)
        form.level.changed.connect(self._on_level)
        form.fields.changed.connect(self.changed)
        form.privileged.clicked.connect(self._on_privileged)

    def offer(self, page: casework.DecisionPage) -> None:
        """Offer to leave out what that decision says; nothing is left out yet."""
        self._page = page
        form = self._form
        form.some.setChecked(False)
        form.parts.hide()
        form.level.set_value(Level.FULL.value)
        form.fields.set_choices(())
        form.privileged.setChecked(False)
        form.privileged.setVisible(any(each.privileged for each in page.case.advice))
        form.privilege.clear()

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

    @property
    def behind(self) -> frozenset[str]:
        """The payload paths of all that stays behind."""
        page = self._page
        if page is None:
            return frozenset()
        return withheld_paths(page.case, page.kind, self.disclosure) | self.besides

    def _on_some(self) -> None:
        form, page = self._form, self._page
        wanted = form.some.isChecked()
        if wanted and page is not None and not form.fields.choices():
            form.fields.set_choices(
                [
                    kit.Choice(value=each.path, words=f"{each.field}: {_short(each.text)}")
                    for each in casework.withholdable(page.case)
                ]
            )
        form.parts.setVisible(wanted)
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


def _short(text: str) -> str:
    words = showable(" ".join(text.split()))
    return words if len(words) <= _WORDS else f"{words[:_WORDS].rpartition(' ')[0]} …"
