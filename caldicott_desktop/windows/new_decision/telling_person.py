"""Telling the person: what principle 8 asks for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from caldicott_desktop.domain.case import Case, TellingThePerson
from caldicott_desktop.domain.choices import Telling
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_decision.section_page import SectionPage, show_row
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.parts import Part

# Which fields an answer asks for; the others are shown only while they hold something.
_ASKED = {
    Telling.WILL_BE_TOLD: frozenset({"by_on", "by_whom", "note"}),
    Telling.NOT_TOLD: frozenset({"why_not", "revisit_on", "note"}),
    None: frozenset[str](),
}
_ASKED_ELSE = frozenset({"by_whom", "note"})


class TellingForm(forms.Form):
    """Whether, when and by whom the person is told, or why not."""

    file = "telling_person.ui"
    told: kit.ChoiceGroup
    by_on: kit.DateField
    by_whom: QLineEdit
    why_not: kit.GrowingText
    revisit_on: kit.DateField
    note: kit.GrowingText


class TellingPerson(SectionPage):
    """Whether the person is told, or why not and when that is looked at again."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Start unanswered."""
        super().__init__(setting, parent)
        form = forms.build(TellingForm, onto=self)
        self._telling = Part(TellingThePerson, "/conclusion/telling", form, today=setting.today)
        self.hold(self._telling)

    @override
    def show_case(self, case: Case) -> None:
        self._telling.show(case.conclusion.telling)

    @override
    def read(self, case: Case) -> Case:
        telling = self._telling.read(case.conclusion.telling)
        return replace(case, conclusion=replace(case.conclusion, telling=telling))

    @override
    def adapt(self, case: Case) -> None:
        telling = case.conclusion.telling
        asked = _ASKED.get(telling.told, _ASKED_ELSE)
        for name in ("by_on", "by_whom", "why_not", "revisit_on", "note"):
            field = self._telling[name]
            held = getattr(telling, name) is not None or bool(field.typed())
            show_row(field, there=name in asked or held)
