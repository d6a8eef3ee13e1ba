"""The page *Advice*: who was asked, what they said, and who disagrees."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.case import Advice, Case
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_decision.section_page import SectionPage
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.fields import Text
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.rows import PartRow, RowList


class AdviceRowForm(forms.Form):
    """One piece of advice."""

    file = "advice_row.ui"
    heading: QLabel
    remove: kit.LinkButton
    who: QLineEdit
    given_on: kit.DateField
    said: kit.GrowingText
    followed: kit.ChoiceGroup
    privileged: QCheckBox


class AdviceRow(PartRow[Advice]):
    """One piece of advice, with its mark for legal privilege."""

    def __init__(self, setting: Setting) -> None:
        """Start empty."""
        super().__init__()
        self._form = forms.build(AdviceRowForm, onto=self)
        part = Part(Advice, "/advice/0", self._form, today=setting.today)
        self.bind(part, Advice(), self._form.remove)

    @override
    def name(self, number: int) -> None:
        self._form.heading.setText(self.tr("Advice {number}").format(number=number))
        self._form.remove.setAccessibleName(self.tr("Remove advice {number}").format(number=number))


class AdviceForm(forms.Form):
    """The list of advice, and disagreement."""

    file = "advice_page.ui"
    advice_card: kit.Card
    no_advice: QLabel
    advice_body: QVBoxLayout
    dissent: kit.GrowingText


class AdvicePage(SectionPage):
    """Advice taken, and who disagrees."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Start without advice."""
        super().__init__(setting, parent)
        self._form = forms.build(AdviceForm, onto=self)
        add = kit.LinkButton(words=self.tr("Add advice"))
        self._form.advice_card.add_action(add)
        self._rows = RowList("/advice", lambda: AdviceRow(setting), Advice, add)
        self._form.advice_body.addWidget(self._rows)
        add.clicked.connect(self._rows.add)
        self._dissent = Text("/dissent", self._form.dissent)
        self.hold(self._dissent)
        self.hold_rows(self._rows)
        self.place("/advice", add)
        self._rows.changed.connect(self._count)

    @override
    def show_case(self, case: Case) -> None:
        self._rows.show_parts(case.advice)
        self._dissent.show(case.dissent)
        self._count()

    @override
    def read(self, case: Case) -> Case:
        dissent = self._dissent.read()
        return replace(
            case,
            advice=self._rows.read(),
            dissent=dissent if isinstance(dissent, str) else None,
        )

    def _count(self) -> None:
        self._form.no_advice.setVisible(not self._rows.rows)
