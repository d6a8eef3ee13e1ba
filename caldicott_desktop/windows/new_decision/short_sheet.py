"""The answers of a short decision: one sheet, of which the outcome shows what it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from types import MappingProxyType

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.case import (
    PRINCIPLES,
    Balance,
    Case,
    Conclusion,
    Law,
    OutcomeDetails,
    Request,
    Subject,
)
from caldicott_desktop.domain.choices import GatewayEffect, Outcome, Rating, SubjectStatus
from caldicott_desktop.domain.guidance_types import Gateway
from caldicott_desktop.domain.outcomes import Need, needs, outcome_fields
from caldicott_desktop.domain.ratings import is_compelled
from caldicott_desktop.domain.sections import of_principle
from caldicott_desktop.domain.status import change_status
from caldicott_desktop.guidance import considerations_for
from caldicott_desktop.guidance.in_force import nations_offered
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit import Choice
from caldicott_desktop.windows.names.who_is import WhoIs
from caldicott_desktop.windows.new_decision.guidance_pane import GuidancePane
from caldicott_desktop.windows.new_decision.principle_line import PrincipleLine
from caldicott_desktop.windows.new_decision.section_page import SectionPage, show_row
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.fields import OneOf, row_of
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.saying import noted, translate


class ShortSheetForm(forms.Form):
    """Everything a short decision has room for."""

    file = "short_sheet.ui"
    name: QLineEdit
    requester_kind: kit.PickList
    organisation: QLineEdit
    identity_check: kit.PickList
    reference: QLineEdit
    service: QLineEdit
    status: kit.PickList
    capacity: kit.PickList
    asked_for: kit.GrowingText
    channel: kit.PickList
    received_at: kit.DateTimeField
    told_card: kit.Card
    wishes: kit.GrowingText
    heard: kit.SideBySide
    wishes_heard_by: QLineEdit
    wishes_unknown_because: QLineEdit
    requester_told: kit.GrowingText
    requester_told_by: QLineEdit
    power: kit.PickList
    details_card: kit.Card
    details_missing: kit.GrowingText
    details_told_to_send: kit.GrowingText
    details_redirected_to: QLineEdit
    details_requester_to_do: kit.GrowingText
    details_who_decides: QLineEdit
    details_advised: kit.GrowingText
    details_escalated_to: QLineEdit
    dates: kit.SideBySide
    details_chase_on: kit.DateField
    details_escalated_by_on: kit.DateField
    details_withdrawn_at: kit.DateTimeField
    details_meanwhile: kit.GrowingText
    details_withdrawn_known_by: QLineEdit
    details_power_not_valid_because: kit.GrowingText
    details_power_advice_from: QLineEdit
    both_ways: kit.SideBySide
    harm_if_shared: kit.GrowingText
    harm_if_not_shared: kit.GrowingText
    principles_card: kit.Card
    lines_body: QVBoxLayout
    guidance_box: QFrame
    guidance_of: QLabel
    guidance_body: QVBoxLayout
    reasons_card: kit.Card
    reasons: kit.GrowingText
    more: kit.LinkButton
    decider_card: kit.Card
    decided_by: QLineEdit
    decided_by_position: QLineEdit
    decided_as: kit.PickList
    decided_at: kit.DateTimeField


_DETAILS_HEADINGS: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.REFUSE: noted("ShortSheet", "The power or order that was cited"),
        Outcome.REDIRECT: noted("ShortSheet", "Where it goes"),
        Outcome.DEFER: noted("ShortSheet", "What is missing, and meanwhile"),
        Outcome.ADVICE_ONLY: noted("ShortSheet", "The advice"),
        Outcome.ESCALATE: noted("ShortSheet", "To whom, by when, and meanwhile"),
        Outcome.WITHDRAWN: noted("ShortSheet", "The withdrawal"),
    }
)
_OF_POWER = frozenset({"power_not_valid_because", "power_advice_from"})
_DATES = ("chase_on", "escalated_by_on", "withdrawn_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Which parts of the sheet an outcome asks for."""

    wish: bool
    harm: bool
    principles: bool
    reasons: bool

    @staticmethod
    def by(outcome: Outcome | None) -> _Asked:
        wanted = needs(outcome)
        return _Asked(
            wish=Need.WISH in wanted,
            harm=Need.HARM_BOTH_WAYS in wanted,
            principles=bool({Need.REFUSAL_PRINCIPLES, Need.A_PRINCIPLE} & wanted),
            reasons=Need.REASONS in wanted,
        )

    @property
    def all(self) -> bool:
        return self.wish and self.harm and self.principles and self.reasons


class ShortSheet(SectionPage):
    """All answers of a short decision but its outcome; what the outcome leaves out can be shown."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Start empty, showing what every outcome asks for."""
        super().__init__(setting, parent)
        form = self._form = forms.build(ShortSheetForm, onto=self)
        today = setting.today
        self._request = Part(Request, "/request", form, today=today)
        self._subject = Part(Subject, "/subject", form, today=today)
        self._details = Part(
            OutcomeDetails, "/conclusion/details", form, today=today, prefix="details_"
        )
        self._power = OneOf("/law/gateway_id", form.power, (), empty=self.tr("None cited"))
        self._balance = Part(Balance, "/balance", form, today=today)
        self._lines = tuple(PrincipleLine(number) for number in PRINCIPLES)
        self._conclusion = Part(Conclusion, "/conclusion", form, today=today)
        self._guidance_link = kit.LinkButton(words=self.tr("Show guidance"))
        self._settled = Case(kind_id=setting.kind.id)
        self._noted_at: datetime | None = None
        self._all_shown = False
        self._decider_shown = False
        self._pane = GuidancePane()
        self._guided: int | None = None
        self._lay_out_lines()
        self.hold(self._request, self._subject, self._power, self._details, self._balance)
        for line in self._lines:
            self.hold(*line.fields())
        self.hold(self._conclusion)
        row = row_of(form.reference)
        if setting.names is not None and row is not None:
            WhoIs(setting.names, form.reference).stand_below(row)
        form.more.clicked.connect(self._on_more)
        self._guidance_link.clicked.connect(self._on_guidance)

    @override
    def show_case(self, case: Case) -> None:
        self._settled, self._noted_at = case, None
        self._request.show(case.request)
        self._subject.show(case.subject)
        self._details.show(case.conclusion.details)
        self._power.offer(self._powers(case))
        self._power.show(case.law.gateway_id)
        self._balance.show(case.balance)
        for line in self._lines:
            line.show_case(case)
        self._conclusion.show(case.conclusion)
        self._decider_shown = not case.conclusion.decided_by or bool(case.conclusion.decided_at)

    @override
    def read(self, case: Case) -> Case:
        conclusion = self._conclusion.read(case.conclusion)
        case = self._with_subject(case)
        return replace(
            case,
            request=self._request.read(case.request),
            law=self._with_power(case.law),
            balance=self._balance.read(case.balance),
            principles=tuple(
                line.read(was) for line, was in zip(self._lines, case.principles, strict=True)
            ),
            conclusion=replace(conclusion, details=self._details.read(conclusion.details)),
        )

    @override
    def adapt(self, case: Case) -> None:
        form, outcome = self._form, case.conclusion.outcome
        asked = _Asked.by(outcome)
        self._show_wish(case, asked)
        self._show_details(case)
        held = case.balance.harm_if_shared, case.balance.harm_if_not_shared
        form.both_ways.setVisible(asked.harm or any(held) or self._all_shown)
        rated = any(a.rating is not Rating.NOT_YET_ASSESSED or a.reason for a in case.principles)
        form.principles_card.setVisible(asked.principles or rated or self._all_shown)
        form.principles_card.setProperty("aside", self._principles_words(outcome))
        form.reasons_card.setVisible(
            asked.reasons or bool(case.conclusion.reasons) or self._all_shown
        )
        form.more.setVisible(outcome is not None and not asked.all and not self._all_shown)
        form.decider_card.setVisible(self._decider_shown)
        for line in self._lines:
            line.adapt(case)
        self._show_guidance(case)

    def show_decider(self) -> None:
        """Show who decided, as what and when, with the keyboard there."""
        self._decider_shown = True
        self._form.decider_card.show()

    @override
    def _found(self, path: str) -> QWidget | None:
        if path == "/conclusion/outcome":
            return None  # it stands above the sheet
        if path.startswith("/conclusion/decided"):
            self.show_decider()
        return super()._found(path)

    def _lay_out_lines(self) -> None:
        form = self._form
        form.principles_card.add_action(self._guidance_link)
        # What is added in code comes last in the round of the keyboard unless it is put in place.
        before: QWidget = form.harm_if_not_shared
        QWidget.setTabOrder(before, self._guidance_link)
        before = self._guidance_link
        for line in self._lines:
            form.lines_body.addWidget(line)
            line.entered.connect(partial(self._on_entered, line.number))
            for field in line.fields():
                QWidget.setTabOrder(before, field.widget)
                before = field.widget
        QWidget.setTabOrder(before, form.reasons)
        form.guidance_body.addWidget(self._pane)

    def _show_wish(self, case: Case, asked: _Asked) -> None:
        subject = case.subject
        held = subject.wishes or subject.wishes_heard_by or subject.wishes_unknown_because
        there = asked.wish or bool(held) or self._all_shown
        show_row(self._subject["wishes"], there=there)
        self._form.heard.setVisible(there)
        show_row(
            self._subject["wishes_unknown_because"],
            there=not subject.wishes or bool(subject.wishes_unknown_because),
        )
        self._form.told_card.setProperty(
            "heading",
            self.tr("The person's wish, and what was said") if there else self.tr("What was said"),
        )

    def _show_details(self, case: Case) -> None:
        form, outcome = self._form, case.conclusion.outcome
        asked = {path.rpartition("/")[2] for path in outcome_fields(outcome)}
        if not is_compelled(case):
            asked -= _OF_POWER
        shown = set()
        for field in self._details:
            name = field.path.rpartition("/")[2]
            held = getattr(case.conclusion.details, name) is not None
            there = name in asked or held or bool(field.typed())
            show_row(field, there=there)
            shown |= {name} if there else set()
        form.dates.setVisible(any(name in shown for name in _DATES))
        self._power.offer(self._powers(case))
        show_row(self._power, there=outcome is Outcome.REFUSE)
        form.details_card.setVisible(bool(shown))
        form.details_card.setProperty(
            "heading",
            translate("ShortSheet", _DETAILS_HEADINGS.get(outcome, "")) if outcome else "",
        )

    def _powers(self, case: Case) -> tuple[Choice, ...]:
        """What compels in the case's nation, what its kind knows first; and what is chosen."""
        own, nation = self.setting.kind.gateway_ids, case.law.nation
        gateways, rows = self.setting.guidance.gateways, self.setting.guidance.law_rows
        compel = [
            each
            for each in sorted(gateways.values(), key=lambda each: each.id not in own)
            if each.effect is GatewayEffect.COMPELS
            and (there := nations_offered(each, rows))  # none before a law it waits for has come
            and (nation is None or nation in there)
        ]
        chosen = gateways.get(case.law.gateway_id or "")
        if chosen is not None and chosen not in compel:
            compel.append(chosen)
        return tuple(Choice(value=each.id, words=each.title) for each in compel)

    def _with_power(self, law: Law) -> Law:
        """`law` with the power picked, its title and its effect copied as they stand."""
        picked = self._power.read()
        if picked == law.gateway_id:
            return law
        gateway: Gateway | None = self.setting.guidance.gateways.get(str(picked))
        if gateway is None:
            return replace(law, gateway_id=None, gateway_title=None, gateway_effect=None)
        return replace(
            law,
            gateway_id=gateway.id,
            gateway_title=gateway.title,
            gateway_effect=gateway.effect,
        )

    def _with_subject(self, case: Case) -> Case:
        """`case` with the subject as it stands; a status changed since it was shown is one step."""
        subject = self._subject.read(case.subject)
        was = self._settled.subject
        unchanged = replace(subject, status=was.status, status_changes=was.status_changes)
        # Arrow keys pass by “has died”, which takes answers of the walkthrough away.
        law = replace(case.law, data_protection=self._settled.law.data_protection)
        case = replace(case, subject=unchanged, law=law)
        to = subject.status
        if not isinstance(to, SubjectStatus):
            return replace(case, subject=replace(unchanged, status=None))
        if to is was.status:
            return case
        self._noted_at = self._noted_at or self.setting.now()
        return change_status(case, to, at=self._noted_at)

    def _principles_words(self, outcome: Outcome | None) -> str:
        wanted = needs(outcome)
        if Need.REFUSAL_PRINCIPLES in wanted:
            return self.tr("A refusal needs 7, 8 and at least one that carries it")
        if Need.A_PRINCIPLE in wanted:
            return self.tr("Advice needs at least one that it rests on")
        return self.tr("None is needed; what is not rated prints as not yet assessed")

    def _show_guidance(self, case: Case) -> None:
        """Below the lines, while it is asked for: the guidance of the line last worked on."""
        form, number = self._form, self._guided
        form.guidance_box.setVisible(number is not None)
        self._guidance_link.setText(
            self.tr("Show guidance") if number is None else self.tr("Hide guidance")
        )
        if number is None:
            return
        section = of_principle(number)
        form.guidance_of.setText(
            self.tr("Principle {number}: {name}. It follows the line you are in.").format(
                number=number, name=section.label
            )
        )
        today = self.setting.today()
        self._pane.show_blocks(
            considerations_for(case, self.setting.guidance, section, today=today)
        )

    def _on_more(self) -> None:
        self._all_shown = True
        self.adapt(self.read(self._settled))
        self._focus_one_of((self._form.wishes, self._form.harm_if_shared, self._form.reasons))

    def _focus_one_of(self, widgets: Iterable[QWidget]) -> None:
        """Put the keyboard, whose link has gone, where the person goes on."""
        for widget in widgets:
            if widget.isVisible():
                widget.setFocus()
                return

    def _on_guidance(self) -> None:
        """Show what there is to ask oneself, beginning with the first line; or put it away."""
        self._guided = 1 if self._guided is None else None
        self._show_guidance(self.read(self._settled))

    def _on_entered(self, number: int) -> None:
        if self._guided not in {None, number}:
            self._guided = number
            self._show_guidance(self.read(self._settled))
