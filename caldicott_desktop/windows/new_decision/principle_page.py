"""The page of one principle: its rating, the reason, and the conditions it is met under."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.case import Assessment, Case, Condition, Override
from caldicott_desktop.domain.choices import Rating
from caldicott_desktop.domain.ratings import (
    HOLDS_SHARING,
    OVERRIDE_TO_SHARE,
    may_go_on,
    rating_asks,
    ratings_for,
)
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_decision.condition_row import ConditionRow
from caldicott_desktop.windows.new_decision.item_decisions import ItemDecisions
from caldicott_desktop.windows.new_decision.section_page import SectionPage, set_words, show_row
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.new_decision.telling_person import TellingPerson
from caldicott_desktop.windows.questions.fields import OneChoice
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.rows import RowList

_WITH_MORE = {3: ItemDecisions, 8: TellingPerson}


class PrincipleForm(forms.Form):
    """The rating and all that a rating can ask for."""

    file = "principle_page.ui"
    before_body: QVBoxLayout
    asks: QLabel
    rating: kit.ChoiceGroup
    reason: kit.GrowingText
    cure: kit.GrowingText
    override_box: QFrame
    override_by_name: QLineEdit
    override_by_position: QLineEdit
    override_reason: QLineEdit
    conditions_body: QVBoxLayout
    add_condition: kit.LinkButton


class PrinciplePage(SectionPage):
    """Principle `number`, 1 to 8; the third also settles the items, the eighth the telling."""

    def __init__(self, setting: Setting, parent: QWidget | None = None, *, number: int) -> None:
        """Start not yet assessed."""
        super().__init__(setting, parent)
        self._number = number
        form = self._form = forms.build(PrincipleForm, onto=self)
        more = _WITH_MORE.get(number)
        place = form.before_body.parentWidget()
        self._before: SectionPage | None = None if more is None else more(setting, place)
        if self._before is not None:
            form.before_body.addWidget(self._before)
            self.hold_page(self._before)
        path = f"/principles/{number - 1}"
        self._part = Part(Assessment, path, form, today=setting.today)
        self._override = Part(
            Override, f"{path}/override", form, today=setting.today, prefix="override_"
        )
        self._conditions = RowList(
            "/conditions",
            lambda: ConditionRow(setting),
            lambda: Condition(principle=number),
            form.add_condition,
        )
        form.conditions_body.addWidget(self._conditions)
        form.add_condition.clicked.connect(self._conditions.add)
        self.hold(self._part, self._override)
        self.hold_rows(self._conditions)
        self.place("/conditions", form.add_condition)

    @override
    def show_case(self, case: Case) -> None:
        if self._before is not None:
            self._before.show_case(case)
        assessment = case.principles[self._number - 1]
        self._offer_ratings(case)
        self._part.show(assessment)
        self._override.show(assessment.override)
        self._show_conditions(case)

    @override
    def read(self, case: Case) -> Case:
        if self._before is not None:
            case = self._before.read(case)
        index = self._number - 1
        was = case.principles[index]
        assessment = replace(self._part.read(was), override=self._override.read(was.override))
        return replace(
            case,
            principles=(*case.principles[:index], assessment, *case.principles[index + 1 :]),
            conditions=self._merged(case.conditions),
        )

    @override
    def adapt(self, case: Case) -> None:
        if self._before is not None:
            self._before.adapt(case)
        form, number = self._form, self._number
        assessment = case.principles[number - 1]
        not_met = assessment.rating is Rating.NOT_MET
        set_words(form.asks, rating_asks(number, case) or "")
        self._offer_ratings(case)
        show_row(self._part["cure"], there=not_met or assessment.cure is not None)
        outcome = case.conclusion.outcome
        may_share = outcome is None or outcome.shares
        overridable = number in OVERRIDE_TO_SHARE or (number in HOLDS_SHARING and may_go_on(case))
        form.override_box.setVisible(
            (not_met and may_share and overridable) or assessment.override != Override()
        )
        own = self._places_in(case)
        self._conditions.renumber(own)
        self._conditions.setVisible(bool(own))
        form.add_condition.setVisible(bool(own) or assessment.rating is Rating.MET_WITH_CONDITIONS)

    def _offer_ratings(self, case: Case) -> None:
        """The ratings open here, and the one given even when it no longer is."""
        given = case.principles[self._number - 1].rating
        open_now = ratings_for(self._number, case)
        rating = self._part["rating"]
        if isinstance(rating, OneChoice):
            rating.offer_members(each for each in Rating if each in {*open_now, given})

    def _show_conditions(self, case: Case) -> None:
        own = [each for each in case.conditions if self._is_own(each)]
        self._conditions.show_parts(own, self._places_in(case))

    def _places_in(self, case: Case) -> list[int]:
        """Where this principle's own conditions stand among all of them."""
        return [n for n, each in enumerate(case.conditions) if self._is_own(each)]

    def _is_own(self, condition: Condition) -> bool:
        return condition.principle == self._number

    def _merged(self, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
        """All conditions with this principle's own as they now stand, in their places."""
        own = list(self._conditions.read())
        merged = []
        for each in conditions:
            if not self._is_own(each):
                merged.append(each)
            elif own:
                merged.append(own.pop(0))
        return (*merged, *own)
