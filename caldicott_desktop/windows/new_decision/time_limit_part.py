"""The time limit: which one, the events it runs from, and the day they lead to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QLabel, QWidget
from typing_extensions import override

from caldicott_desktop.casework import Limit, limit_of, limits_for
from caldicott_desktop.domain.case import Case, TimeLimit
from caldicott_desktop.domain.guidance_types import ClockRule, Counting
from caldicott_desktop.guidance.hedging import checked_words, weakest_of
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit import Choice
from caldicott_desktop.windows.new_decision.section_page import SectionPage, set_words, show_row
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.fields import OneOf
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.saying import show_date


class TimeLimitForm(forms.Form):
    """The limit, its events, and where they lead."""

    file = "time_limit_part.ui"
    which_limit: kit.PickList
    started_on: kit.DateField
    asked_more_on: kit.DateField
    answered_on: kit.DateField
    extended: kit.ChoiceGroup
    extension_told_on: kit.DateField
    extension_reason: kit.GrowingText
    directed_on: kit.DateField
    leads_box: QFrame
    leads: QLabel
    because: QLabel
    limit_note: QLabel


class TimeLimitPart(SectionPage):
    """Offers the limits of the nation and says where the chosen one leads; it judges nothing."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Start with none chosen."""
        super().__init__(setting, parent)
        form = self._form = forms.build(TimeLimitForm, onto=self)
        self._which = OneOf("/time_limit/clock_id", form.which_limit, ())
        self._events = Part(TimeLimit, "/time_limit", form, today=setting.today)
        self.hold(self._which, self._events)

    @override
    def show_case(self, case: Case) -> None:
        self._offer(case)
        self._which.show(case.time_limit.clock_id)
        self._events.show(case.time_limit)

    @override
    def read(self, case: Case) -> Case:
        picked = self._which.read()
        limit = self._events.read(case.time_limit)
        return replace(
            case,
            time_limit=replace(limit, clock_id=picked if isinstance(picked, str) else None),
        )

    @override
    def adapt(self, case: Case) -> None:
        self._offer(case)
        limit = case.time_limit
        rule = self.setting.guidance.clocks.get(limit.clock_id or "")
        asked = _asked(rule, limit)
        for name in _EVENTS:
            field = self._events[name]
            held = getattr(limit, name) is not None or bool(field.typed())
            show_row(field, there=name in asked or held)
        self._show(limit_of(case, self.setting.guidance, today=self.setting.today()))

    def _offer(self, case: Case) -> None:
        rules = {rule.id: rule for rule in limits_for(case, self.setting.guidance)}
        chosen = self.setting.guidance.clocks.get(case.time_limit.clock_id or "")
        if chosen is not None:
            rules.setdefault(chosen.id, chosen)
        self._which.offer(tuple(Choice(value=each.id, words=each.title) for each in rules.values()))

    def _show(self, found: Limit | None) -> None:
        form = self._form
        form.leads_box.setVisible(found is not None)
        if found is None:
            return
        set_words(form.leads, self._leads(found))
        set_words(form.because, found.why)
        weakest = weakest_of(found.rule.citations)
        checked = f" {checked_words(weakest)}." if weakest else ""
        set_words(form.limit_note, f"{found.rule.note}{checked}")

    def _leads(self, found: Limit) -> str:
        if found.due_on is None or found.left is None:
            return self.tr("It does not run yet.")
        words = self.tr("Leads to {day}.").format(day=show_date(found.due_on))
        if found.left >= 0:
            unit = self.tr("working day")
            unit = unit if found.rule.counting is Counting.WORKING_DAYS else self.tr("day")
            count = f"{found.left} {unit}{'' if found.left == 1 else 's'}"
            words += " " + self.tr("{count} from today.").format(count=count)
        else:
            words += " " + self.tr("That day has passed.")
        if found.early_on is not None:
            early = show_date(found.early_on)
            words += " " + self.tr("Guidance often asks for {day}.").format(day=early)
        return words


_EVENTS = (
    "started_on",
    "asked_more_on",
    "answered_on",
    "extended",
    "extension_told_on",
    "extension_reason",
    "directed_on",
)


def _asked(rule: ClockRule | None, limit: TimeLimit) -> frozenset[str]:
    """The events that the rule goes by."""
    if rule is None:
        return frozenset()
    if rule.counting is Counting.DIRECTED:
        return frozenset({"directed_on"})
    asked = {"started_on"}
    if rule.pauses or rule.ask_days is not None:
        asked.add("asked_more_on")
    if rule.pauses and limit.asked_more_on is not None:
        asked.add("answered_on")
    if rule.extension_months is not None:
        asked.add("extended")
        if limit.extended:
            asked |= {"extension_told_on", "extension_reason"}
    return frozenset(asked)
