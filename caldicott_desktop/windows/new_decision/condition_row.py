"""One condition: what must be kept to, by whom, by when."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit
from typing_extensions import override

from caldicott_desktop.domain.case import Condition
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.rows import PartRow


class ConditionForm(forms.Form):
    """What must be kept to, and who sees to it."""

    file = "condition_row.ui"
    heading: QLabel
    remove: kit.LinkButton
    words: kit.GrowingText
    owner: QLineEdit
    due_on: kit.DateField


class ConditionRow(PartRow[Condition]):
    """A condition; the principle it belongs to stays as it is."""

    def __init__(self, setting: Setting) -> None:
        """Start empty."""
        super().__init__()
        self._form = forms.build(ConditionForm, onto=self)
        part = Part(Condition, "/conditions/0", self._form, today=setting.today)
        self.bind(part, Condition(), self._form.remove)

    @override
    def name(self, number: int) -> None:
        principle = self.held.principle
        words = self.tr("Condition {number}").format(number=number)
        if principle is not None:
            words = self.tr("{words} · principle {principle}").format(
                words=words, principle=principle
            )
        self._form.heading.setText(words)
        self._form.remove.setAccessibleName(
            self.tr("Remove condition {number}").format(number=number)
        )
