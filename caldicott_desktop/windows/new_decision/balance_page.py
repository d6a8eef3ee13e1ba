"""The page *Harm both ways*: harm if shared and harm if not, side by side and alike."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caldicott_desktop.domain.case import Balance, Case
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_decision.section_page import SectionPage
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.parts import Part


class BalanceForm(forms.Form):
    """The two harms and their weighing."""

    file = "balance_page.ui"
    harm_if_shared: kit.GrowingText
    harm_if_not_shared: kit.GrowingText
    proportionality: kit.GrowingText


class BalancePage(SectionPage):
    """Harm of sharing and of not sharing; neither is the default."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(setting, parent)
        form = forms.build(BalanceForm, onto=self)
        self._balance = Part(Balance, "/balance", form, today=setting.today)
        self.hold(self._balance)

    @override
    def show_case(self, case: Case) -> None:
        self._balance.show(case.balance)

    @override
    def read(self, case: Case) -> Case:
        return replace(case, balance=self._balance.read(case.balance))
