"""The law's first questions: identifiable at all, ours to decide, prohibited?"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QLabel, QWidget
from typing_extensions import override

from caldicott_desktop.domain.case import Case, Triage
from caldicott_desktop.domain.choices import GatewayEffect, Process, ProhibitionLook
from caldicott_desktop.domain.guidance_types import Gateway
from caldicott_desktop.guidance.hedging import checked_words, weakest_of
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit import Choice
from caldicott_desktop.windows.new_decision.section_page import SectionPage, set_words, show_row
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.fields import AnyOf
from caldicott_desktop.windows.questions.parts import Part


class FirstQuestionsForm(forms.Form):
    """What is asked before any gateway."""

    file = "first_questions.ui"
    identifiable: kit.ChoiceGroup
    process: kit.ChoiceGroup
    process_note: kit.GrowingText
    prohibition: kit.ChoiceGroup
    which_prohibitions: kit.TickGroup
    exceptions_box: QFrame
    exceptions: QLabel
    exception: kit.GrowingText


class FirstQuestions(SectionPage):
    """Questions 1 to 3 of the law, in their order; each answer decides what is asked next."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Start unanswered, with every prohibition the guidance knows."""
        super().__init__(setting, parent)
        form = self._form = forms.build(FirstQuestionsForm, onto=self)
        self._triage = Part(Triage, "/triage", form, today=setting.today)
        self._known = tuple(
            gateway
            for gateway in setting.guidance.gateways.values()
            if gateway.effect is GatewayEffect.PROHIBITS
        )
        self._which = AnyOf(
            "/triage/prohibitions",
            form.which_prohibitions,
            (Choice(value=each.id, words=each.title) for each in self._known),
        )
        self.hold(self._triage, self._which)

    @override
    def show_case(self, case: Case) -> None:
        self._triage.show(case.triage)
        self._which.show(case.triage.prohibitions)

    @override
    def read(self, case: Case) -> Case:
        triage = self._triage.read(case.triage)
        ticked = self._which.read()
        if isinstance(ticked, tuple):
            titles = tuple(each.title for each in self._known if each.id in ticked)
            triage = replace(triage, prohibitions=ticked, prohibition_titles=titles)
        return replace(case, triage=triage)

    @override
    def adapt(self, case: Case) -> None:
        triage = case.triage
        elsewhere = triage.process not in {None, Process.OURS}
        applies = triage.prohibition is ProhibitionLook.APPLIES
        show_row(self._triage["process_note"], there=elsewhere or triage.process_note is not None)
        show_row(self._which, there=applies or bool(triage.prohibitions))
        show_row(self._triage["exception"], there=applies or triage.exception is not None)
        chosen = [each for each in self._known if each.id in triage.prohibitions]
        set_words(self._form.exceptions, "\n".join(self._about(each) for each in chosen))
        self._form.exceptions_box.setVisible(bool(chosen))

    def _about(self, gateway: Gateway) -> str:
        """What a prohibition says, how far that was checked, and the exceptions it lists."""
        least = weakest_of(gateway.citations)
        parts = [f"{gateway.title}. {gateway.test}"]
        if least is not None:
            parts[0] += f" ({checked_words(least)}.)"
        if gateway.exceptions:
            parts.append(self.tr("Exceptions it lists:"))
            parts += [f"•  {exception}" for exception in gateway.exceptions]
        return "\n".join(parts)
