"""The page *Decision and conditions*: the outcome first, then only what that outcome asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.casework import Precedent
from caldicott_desktop.domain.case import (
    Case,
    Conclusion,
    Condition,
    OutcomeDetails,
    Precedents,
    Request,
)
from caldicott_desktop.domain.choices import GatewayEffect, Outcome
from caldicott_desktop.domain.outcomes import outcome_fields
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_decision.condition_row import ConditionRow
from caldicott_desktop.windows.new_decision.earlier import EarlierRow
from caldicott_desktop.windows.new_decision.section_page import SectionPage, set_words, show_row
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.rows import RowList


class DecisionForm(forms.Form):
    """The outcome, what it asks for, the reasons, the conditions, and who decided when."""

    file = "decision_page.ui"
    outcome: kit.ChoiceGroup
    outcome_asks: QLabel
    details_card: kit.Card
    details_missing: kit.GrowingText
    details_told_to_send: kit.GrowingText
    details_chase_on: kit.DateField
    details_redirected_to: QLineEdit
    details_requester_to_do: kit.GrowingText
    details_who_decides: QLineEdit
    details_advised: kit.GrowingText
    details_escalated_to: QLineEdit
    details_escalated_by_on: kit.DateField
    details_meanwhile: kit.GrowingText
    details_withdrawn_at: kit.DateTimeField
    details_withdrawn_known_by: QLineEdit
    details_power_not_valid_because: kit.GrowingText
    details_power_advice_from: QLineEdit
    in_one_sentence: QLineEdit
    reasons: kit.GrowingText
    requester_told: kit.GrowingText
    requester_told_by: QLineEdit
    earlier_card: kit.Card
    earlier_words: QLabel
    earlier_body: QVBoxLayout
    why_different: kit.GrowingText
    conditions_card: kit.Card
    no_conditions: QLabel
    conditions_body: QVBoxLayout
    decided_by: QLineEdit
    decided_by_position: QLineEdit
    decided_as: kit.PickList
    decided_at: kit.DateTimeField
    decided_now: kit.LinkButton
    retrospective: kit.ChoiceGroup
    review_on: kit.DateField


class DecisionPage(SectionPage):
    """How the request ended, why, and who decided."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Start undecided, with `rest` still to be made."""
        super().__init__(setting, parent)
        self._shown: tuple[str, ...] | None = None
        self._offered: date | None = None

    @override
    def rest(self) -> Iterator[None]:
        form = self._form = yield from forms.built(DecisionForm, onto=self)
        setting = self.setting
        self._conclusion = Part(Conclusion, "/conclusion", form, today=setting.today)
        self._details = Part(
            OutcomeDetails,
            "/conclusion/details",
            form,
            today=setting.today,
            prefix="details_",
        )
        self._told = Part(Request, "/request", form, today=setting.today)
        self._precedents = Part(Precedents, "/precedents", form, today=setting.today)
        yield
        self._conclusion["outcome"].changed.connect(self._on_outcome)
        add = kit.LinkButton(words=self.tr("Add a condition"))
        form.conditions_card.add_action(add)
        self._conditions = RowList("/conditions", lambda: ConditionRow(setting), Condition, add)
        form.conditions_body.addWidget(self._conditions)
        add.clicked.connect(self._conditions.add)
        form.decided_now.clicked.connect(self._on_decided_now)
        self.hold(self._conclusion, self._details, self._told, self._precedents)
        self.hold_rows(self._conditions)
        self.place("/conditions", add)
        yield

    @override
    def show_case(self, case: Case) -> None:
        self._conclusion.show(case.conclusion)
        self._details.show(case.conclusion.details)
        self._told.show(case.request)
        self._conditions.show_parts(case.conditions)
        self._precedents.show(case.precedents)
        self._shown = None
        self._form.earlier_card.setVisible(self.setting.earlier is not None)
        if self.setting.earlier is not None:
            self.setting.earlier.ask(case, owner=self, then=self._show_earlier)

    def _show_earlier(self, found: tuple[Precedent, ...]) -> None:
        """Show what the vault decided earlier; it is noted with the decision that it was shown."""
        form = self._form
        self._shown = tuple(each.reference for each in found)
        while (item := form.earlier_body.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for each in found:
            form.earlier_body.addWidget(EarlierRow(each, form.earlier_card))
        form.earlier_words.setText(
            self.tr(
                "From this vault, by kind, law cited, requester and words. They bind nobody; what "
                "could identify anyone is left out."
            )
            if found
            else self.tr("Nothing like it has been decided in this vault yet.")
        )
        show_row(
            self._precedents["why_different"],
            there=bool(found) or self._precedents["why_different"].read() is not None,
        )

    @override
    def read(self, case: Case) -> Case:
        conclusion = self._conclusion.read(case.conclusion)
        precedents = self._precedents.read(case.precedents)
        if self._shown is not None:
            precedents = replace(precedents, shown=self._shown)
        return replace(
            case,
            precedents=precedents,
            conclusion=replace(conclusion, details=self._details.read(conclusion.details)),
            request=self._told.read(case.request),
            conditions=self._conditions.read(),
        )

    @override
    def adapt(self, case: Case) -> None:
        form, outcome = self._form, case.conclusion.outcome
        set_words(form.outcome_asks, self._asks(outcome))
        asked = set(outcome_fields(outcome))
        if case.law.gateway_effect is not GatewayEffect.COMPELS:
            asked -= {
                "/conclusion/details/power_not_valid_because",
                "/conclusion/details/power_advice_from",
            }
        shown = False
        for field in self._details:
            held = getattr(case.conclusion.details, field.path.rpartition("/")[2]) is not None
            there = field.path in asked or held or bool(field.typed())
            show_row(field, there=there)
            shown = shown or there
        form.details_card.setVisible(shown)
        shares = outcome is None or outcome.shares
        held = case.conclusion.retrospective is not None
        show_row(self._conclusion["retrospective"], there=shares or held)
        form.no_conditions.setVisible(not case.conditions)

    def _asks(self, outcome: Outcome | None) -> str:
        if outcome is None:
            return ""
        if outcome.shares:
            return self.tr(
                "Asks for the whole walkthrough: items, law, stop-checks, all eight principles, "
                "harm both ways, and telling the person."
            )
        if outcome is Outcome.REFUSE:
            return self.tr(
                "Asks for the person's wish or why it is not known, harm both ways, principles 7 "
                "and 8, at least one principle that is not met, and your reasons. Open "
                "stop-checks do not hold a refusal."
            )
        return self.tr(
            "Asks for the request, who decided, and what stands below. Principles that are not "
            "rated stay “not yet assessed” and print so."
        )

    def _on_outcome(self) -> None:
        """Offer the usual day of review; one that the person gave, or took out again, stays."""
        outcome, field = self._conclusion["outcome"].read(), self._conclusion["review_on"]
        if field.typed() or field.read() != self._offered or not isinstance(outcome, Outcome):
            return
        self._offered = self.setting.review_day(outcome, self.setting.today())
        field.show(self._offered)

    def _on_decided_now(self) -> None:
        """Fill in who is at the desk and the time, for the person to see and to change."""
        self._conclusion["decided_by"].show(self.setting.person)
        self._conclusion["decided_by_position"].show(self.setting.position)
        self._conclusion["decided_at"].show(self.setting.now())
        self.changed.emit()
