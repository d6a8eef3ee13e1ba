"""The page *About this kind of case*: the kind's own questions."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import Case
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.new_decision.section_page import SectionPage
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.builder import QuestionList


class AboutForm(forms.Form):
    """The place of the questions."""

    file = "about_page.ui"
    questions_card: kit.Card
    questions_body: QVBoxLayout
    none: QFrame


class AboutPage(SectionPage):
    """Questions that only this kind of case asks."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Draw the questions of the kind, unanswered."""
        super().__init__(setting, parent)
        form = self._form = forms.build(AboutForm, onto=self)
        self._questions = QuestionList(
            setting.kind.questions, "/answers", setting.today, form.questions_card
        )
        form.questions_body.addWidget(self._questions)
        self.hold(*self._questions)

    @override
    def show_case(self, case: Case) -> None:
        self._questions.show_answers(case.answers)

    @override
    def read(self, case: Case) -> Case:
        return replace(case, answers=MappingProxyType(self._questions.read(case.answers)))

    @override
    def adapt(self, case: Case) -> None:
        asked = asked_questions(case, self.setting.kind)
        self._questions.ask(question.id for question in asked)
        set_shown(self._form.questions_card, bool(asked))
        set_shown(self._form.none, not asked)
