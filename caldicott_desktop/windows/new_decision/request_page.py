"""The page *The request*: who asks, for what, and when it came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.case import Case, Request
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_decision.section_page import SectionPage
from caldicott_desktop.windows.new_decision.time_limit_part import TimeLimitPart
from caldicott_desktop.windows.questions.parts import Part


class RequestForm(forms.Form):
    """The fields of a request, named as the domain names them."""

    file = "request_page.ui"
    requester_kind: kit.PickList
    organisation: QLineEdit
    name: QLineEdit
    position: QLineEdit
    contact: QLineEdit
    their_reference: QLineEdit
    identity_check: kit.PickList
    identity_checked_by: QLineEdit
    identity_note: kit.GrowingText
    asked_for: kit.GrowingText
    purpose_kind: kit.PickList
    purpose: kit.GrowingText
    continuing: kit.ChoiceGroup
    urgency: kit.ChoiceGroup
    received_at: kit.DateTimeField
    channel: kit.PickList
    reply_by_on: kit.DateField
    reply_by_source: QLineEdit
    our_entity: QLineEdit
    site: QLineEdit
    site_code: QLineEdit
    limit_body: QVBoxLayout


class RequestPage(SectionPage):
    """Who asks, what they ask for, and how we know that it is them."""

    @override
    def rest(self) -> Iterator[None]:
        form = self._form = yield from forms.built(RequestForm, onto=self)
        self._request = Part(Request, "/request", form, today=self.setting.today)
        self.hold(self._request)
        self.place("/kind_id", form.requester_kind)
        yield
        self._limit = TimeLimitPart(self.setting, form.limit_body.parentWidget())
        form.limit_body.addWidget(self._limit)
        self.hold_page(self._limit)
        yield

    @override
    def show_case(self, case: Case) -> None:
        self._request.show(case.request)
        self._limit.show_case(case)

    @override
    def read(self, case: Case) -> Case:
        return replace(self._limit.read(case), request=self._request.read(case.request))

    @override
    def adapt(self, case: Case) -> None:
        self._limit.adapt(case)

    @override
    def first(self) -> QWidget | None:
        return next((f.widget for f in self._request if f.widget.isVisibleTo(self)), None)
