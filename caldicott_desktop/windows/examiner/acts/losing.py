"""That somebody is not independent in a case: recorded, and approved by nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.case import IndependenceLost
from caldicott_desktop.guidance.hedging import circumstance_words
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.acts.step_form import Cases, StepForm, offer_names
from caldicott_desktop.windows.questions.fields import Field, OneOf, row_of
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.recording_form import RecordingWidgets, Where


class LostForm(RecordingWidgets):
    """The widgets of the form."""

    file = "examiner_lost.ui"
    another: kit.LinkButton
    what: QWidget
    who: QLineEdit
    circumstance_listed: kit.PickList
    toward: kit.ChoiceGroup
    came_to_light_at: kit.DateTimeField
    stopped_at: kit.DateTimeField
    words: kit.GrowingText
    notified: QLineEdit
    notification: QWidget
    notified_how: QLineEdit
    notified_at: kit.DateTimeField
    handed_to: QLineEdit
    handing: QWidget
    handed_what: QLineEdit
    handed_at: kit.DateTimeField


class Losing(StepForm[IndependenceLost]):
    """Records which circumstance, when work stopped, who was notified and who takes over.

    What was not known at first is told in a further entry, which this offers where one is open.
    """

    def __init__(self, at: Where, cases: Cases) -> None:
        """Start with the person at work, or with adding to what was recorded before."""
        super().__init__(at, cases)
        form = self._form = forms.build(LostForm, onto=self)
        variant = cases.only.variant
        self._circumstances = {
            each.code: each for each in (variant.circumstances if variant else ())
        }
        self._circumstance = OneOf(
            "/circumstance",
            form.circumstance_listed,
            [
                kit.Choice(value=each.code, words=circumstance_words(each))
                for each in self._circumstances.values()
            ],
        )
        first = _unfinished(cases.only)
        self.bind_to(
            form,
            Part(IndependenceLost, "", form, today=at.today),
            IndependenceLost(adds_to=first.id) if first else IndependenceLost(who=at.person),
        )
        self.watch(self._circumstance)
        self.head(form.about)
        form.another.clicked.connect(self._on_another)
        names = (at.person, *cases.examiners)
        offer_names(form.who, names)
        offer_names(form.handed_to, names)
        self.ask_earlier(lambda earlier: offer_names(form.notified, earlier.notified))
        self.touched.connect(self._fit)
        self._fit()

    @override
    def recording(self, told: IndependenceLost) -> Callable[[], object]:
        return partial(examiner.lose_independence, self.at.book, self.cases.only.id, told)

    @override
    def fields(self) -> Iterator[Field]:
        adds = not self._form.another.isHidden()
        for field in super().fields():
            if adds and self._form.what.isAncestorOf(field.widget):
                continue
            yield field
            if field.path == "/who":
                yield self._circumstance

    @override
    def read(self) -> IndependenceLost:
        code = self._circumstance.read()
        return replace(super().read(), circumstance=str(code) if code else None)

    @override
    def begin(self) -> None:
        form = self._form
        adds = not form.another.isHidden()
        first = form.notified if adds else form.circumstance_listed
        if first.isHidden() or (row_of(first) or first).isHidden():
            first = form.who
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_another(self) -> None:
        """Begin a record of its own in the place of adding to an earlier one."""
        told = replace(self.read(), adds_to=None, who=self.at.person)
        self.start_anew(IndependenceLost(who=self.at.person), told)
        self._fit()
        self.begin()

    def _fit(self) -> None:
        form, told = self._form, self.read()
        form.another.setVisible(told.adds_to is not None)
        form.what.setVisible(told.adds_to is None)
        listed = self._circumstances.get(told.circumstance or "")
        _show(form.circumstance_listed, there=bool(self._circumstances))
        _show(form.toward, there=listed is not None and listed.asks_toward)
        form.notification.setVisible(bool(told.notified))
        form.handing.setVisible(bool(told.handed_to))


def _show(widget: QWidget, *, there: bool) -> None:
    (row_of(widget) or widget).setVisible(there)


def _unfinished(page: examiner.CasePage) -> examiner.CaseHappened | None:
    """The newest record that does not say yet who was notified, or who takes over."""
    added: dict[str, list[IndependenceLost]] = {}
    for each in page.lost:
        if isinstance(each.told, IndependenceLost) and each.told.adds_to:
            added.setdefault(each.told.adds_to, []).append(each.told)
    for each in reversed(page.lost):
        told = each.told
        if not isinstance(told, IndependenceLost) or told.adds_to:
            continue
        whole = (told, *added.get(each.id, ()))
        if not (any(one.notified for one in whole) and any(one.handed_to for one in whole)):
            return each
    return None
