"""The page *Law and confidentiality*: the gateway first, then confidence, then data protection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.case import Case, DataProtection, Law
from caldicott_desktop.domain.choices import GatewayEffect, Objection, SubjectStatus
from caldicott_desktop.domain.law_questions import LawQuestion, law_questions
from caldicott_desktop.guidance import gateways_for, law_rows_for
from caldicott_desktop.guidance.hedging import checked_words, weakest_of
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit import Choice
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.kit.words import Tone
from caldicott_desktop.windows.new_decision.bases import Bases
from caldicott_desktop.windows.new_decision.first_questions import FirstQuestions
from caldicott_desktop.windows.new_decision.law_rows import LawRows
from caldicott_desktop.windows.new_decision.section_page import SectionPage, set_words, show_row
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.fields import OneOf
from caldicott_desktop.windows.questions.parts import Part

_HELD_BACK = frozenset({GatewayEffect.PROHIBITS, GatewayEffect.LIMITS})


class LawForm(forms.Form):
    """The gateway, the duty of confidence and data protection, each in its own card."""

    file = "law_page.ui"
    nation: kit.PickList
    first_questions_body: QVBoxLayout
    gateway_card: kit.Card
    gateway: kit.PickList
    gateway_box: QFrame
    gateway_tag: kit.Tag
    gateway_test: QLabel
    gateway_checked: QLabel
    gateway_cited: kit.GrowingText
    gateway_confirmed: kit.ChoiceGroup
    gateway_note: kit.GrowingText
    confidentiality: kit.PickList
    confidentiality_note: kit.GrowingText
    dp_card: kit.Card
    dp_article_6: kit.PickList
    dp_article_9: kit.PickList
    dp_schedule_1: kit.PickList
    dp_note: QLineEdit
    tp_card: kit.Card
    tp_article_6: kit.PickList
    tp_article_9: kit.PickList
    tp_schedule_1: kit.PickList
    tp_note: QLineEdit
    no_dp: QFrame
    no_dp_words: QLabel
    objection_card: kit.Card
    objection: kit.ChoiceGroup
    objection_note: QLineEdit
    opt_out: kit.ChoiceGroup
    rows_card: kit.Card
    rows_body: QVBoxLayout


class LawPage(SectionPage):
    """What the request rests on; a gateway is cited by the requester and confirmed by a person."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Start empty, with `rest` still to be made."""
        super().__init__(setting, parent)
        self._guidance = setting.guidance
        self._case: Case | None = None

    @override
    def rest(self) -> Iterator[None]:
        form = self._form = yield from forms.built(LawForm, onto=self)
        setting = self.setting
        self._first = FirstQuestions(setting, form.first_questions_body.parentWidget())
        form.first_questions_body.addWidget(self._first)
        self.hold_page(self._first)
        yield
        self._law = Part(Law, "/law", form, today=setting.today)
        self._gateway = OneOf("/law/gateway_id", form.gateway, ())
        self._person = Bases(
            "/law/data_protection",
            setting.guidance,
            (form.dp_article_6, form.dp_article_9, form.dp_schedule_1),
            form.dp_note,
        )
        self._others = Bases(
            "/law/third_party_data_protection",
            setting.guidance,
            (form.tp_article_6, form.tp_article_9, form.tp_schedule_1),
            form.tp_note,
        )
        self.hold(self._gateway, self._law, *self._person, *self._others)
        self._rows = LawRows(setting)
        form.rows_body.addWidget(self._rows)
        self._rows.changed.connect(self.changed)
        self._gateway.changed.connect(self._on_gateway_picked)
        yield

    @override
    def show_case(self, case: Case) -> None:
        self._case = case
        self._first.show_case(case)
        self._gateway.offer(self._choices(case))
        self._gateway.show(case.law.gateway_id)
        self._law.show(case.law)
        self._person.show(case.law.data_protection)
        self._others.show(case.law.third_party_data_protection)
        self._rows.offer(law_rows_for(case, self._guidance))
        self._rows.show_used(case.law.rows)

    @override
    def read(self, case: Case) -> Case:
        case = self._first.read(case)
        law = self._law.read(case.law)
        law = replace(
            law,
            data_protection=self._person.read(law.data_protection),
            third_party_data_protection=self._others.read(law.third_party_data_protection),
            rows=self._rows.read(),
        )
        return replace(case, law=self._with_gateway(law))

    @override
    def adapt(self, case: Case) -> None:
        self._case = case
        self._gateway.offer(self._choices(case))
        self._rows.offer(law_rows_for(case, self._guidance))
        set_shown(self._form.rows_card, self._rows.count() > 0)
        self._show_gateway(case)
        self._first.adapt(case)
        law, asked = case.law, law_questions(case)
        set_shown(
            self._form.gateway_card, law.gateway_id is not None or LawQuestion.GATEWAY in asked
        )
        objected = law.objection is not None or LawQuestion.OBJECTION in asked
        set_shown(self._form.objection_card, objected)
        held = law.data_protection != DataProtection()
        set_shown(self._form.dp_card, held or LawQuestion.DATA_PROTECTION in asked)
        held = law.third_party_data_protection != DataProtection()
        set_shown(self._form.tp_card, held or LawQuestion.THIRD_PARTY_DATA_PROTECTION in asked)
        set_words(self._form.no_dp_words, self._why_not_asked(case, asked))
        set_shown(self._form.no_dp, bool(self._form.no_dp_words.text()))
        weighed = law.objection in {Objection.OBJECTED, Objection.NOT_ASKED}
        show_row(self._law["objection_note"], there=weighed or law.objection_note is not None)
        show_row(
            self._law["opt_out"], there=law.opt_out is not None or LawQuestion.OPT_OUT in asked
        )

    @override
    def _found(self, path: str) -> QWidget | None:
        if path == "/law/rows":
            return self._rows.first()
        return super()._found(path)

    def _choices(self, case: Case) -> tuple[Choice, ...]:
        """The gateways on offer; one chosen earlier stays on offer while it is chosen."""
        offered = {gateway.id: gateway for gateway in gateways_for(case, self._guidance)}
        chosen = self._guidance.gateways.get(case.law.gateway_id or "")
        if chosen is not None:
            offered.setdefault(chosen.id, chosen)
        return tuple(
            Choice(
                value=each.id,
                words=self.tr("{gateway} ({effect})").format(
                    gateway=each.title, effect=each.effect.label.lower()
                ),
            )
            for each in offered.values()
        )

    def _with_gateway(self, law: Law) -> Law:
        """`law` with the gateway picked, its title and its effect copied as they stand."""
        picked = self._gateway.read()
        if picked == law.gateway_id:
            return law
        gateway = self._guidance.gateways.get(str(picked))
        if gateway is None:
            return replace(law, gateway_id=None, gateway_title=None, gateway_effect=None)
        return replace(
            law,
            gateway_id=gateway.id,
            gateway_title=gateway.title,
            gateway_effect=gateway.effect,
        )

    def _on_gateway_picked(self) -> None:
        """Offer the law rows that the gateway rests on, ticked, for the person to see."""
        gateway = self._guidance.gateways.get(str(self._gateway.read()))
        if gateway is None or self._case is None:
            return
        self._rows.offer(law_rows_for(self.read(self._case), self._guidance))
        self._rows.tick(gateway.law_rows)
        self.changed.emit()

    def _show_gateway(self, case: Case) -> None:
        form = self._form
        gateway = self._guidance.gateways.get(case.law.gateway_id or "")
        set_shown(form.gateway_box, gateway is not None)
        for name in ("gateway_cited", "gateway_confirmed", "gateway_note"):
            held = getattr(case.law, name) is not None
            show_row(self._law[name], there=held or gateway is not None)
        if gateway is None:
            return
        tone: Tone = "attention" if gateway.effect in _HELD_BACK else "neutral"
        form.gateway_tag.say(gateway.effect.label, tone)
        form.gateway_test.setText(gateway.test)
        least = weakest_of(gateway.citations)
        set_words(form.gateway_checked, "" if least is None else checked_words(least))

    def _why_not_asked(self, case: Case, asked: tuple[LawQuestion, ...]) -> str:
        """A sentence where data protection is not asked about the person."""
        if LawQuestion.DATA_PROTECTION in asked:
            return ""
        if case.triage.identifiable is False:
            return self.tr("Nobody can be identified, so nothing more of the law is asked here.")
        if case.subject.status is SubjectStatus.DECEASED:
            return self.tr(
                "The person has died, so no data protection questions are asked about them. "
                "The duty of confidence goes on."
            )
        return self.tr(
            "Data protection is asked about once it is known whether the person is alive. "
            "Answer that on the page “The information”."
        )
