"""What letters and cards say of the organisation: changed by its owner, read by everybody."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QLineEdit
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import Settings
from caldicott_desktop.domain.choices import Nation, Outcome
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.questions.fields import Number, OneChoice
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.saying import noted
from caldicott_desktop.windows.settings.changing import ChangingSection

_REVIEWED = (
    Outcome.SHARE_IN_FULL,
    Outcome.SHARE_IN_PART,
    Outcome.SHARE_WITH_CONDITIONS,
    Outcome.ANONYMISED,
    Outcome.REFUSE,
)
"""Outcomes that go on having effect, so that there is something to look at again."""


class OrganisationForm(forms.Form):
    """What the organisation is called, how it is reached, and what it usually does."""

    file = "organisation_section.ui"
    scroll: kit.ScrollPage
    read_only: kit.NoticeBar
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    founded: QLabel
    organisation: QLineEdit
    site: QLineEdit
    prefix: QLineEdit
    works_under: kit.PickList
    address: kit.GrowingText
    phone: QLineEdit
    on_call: QLineEdit
    email: QLineEdit
    reviewer: QLineEdit
    review_days: QLineEdit
    share_in_full: QLineEdit
    share_in_part: QLineEdit
    share_with_conditions: QLineEdit
    anonymised: QLineEdit
    refuse: QLineEdit
    late_after: QLineEdit
    acts: kit.FlowRow
    save: kit.ActionButton
    saved: kit.SpokenLabel


class OrganisationSection(ChangingSection):
    """Shows what is known of the organisation, and what it was founded as."""

    title = noted("Page", "Organisation")

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Start empty; the settings are read when the section comes to the front."""
        super().__init__(desk, book)
        form = self._form = forms.build(OrganisationForm, onto=self)
        self._part = Part(
            Settings, "/settings", form, today=lambda: book.clock().astimezone(UK).date()
        )
        founded = book.founding
        nation = Nation.of(founded.nation).label
        names = ", ".join(dict.fromkeys((founded.organisation, founded.site)))
        form.founded.setText(
            self.tr(
                "Founded as {names}, in {nation}, with numbers that begin with {prefix}. What is "
                "left empty stays so."
            ).format(names=names, nation=nation, prefix=founded.prefix)
        )
        self._nation = OneChoice(
            "/settings/nation",
            form.works_under,
            Nation,
            empty=self.tr("As founded: {nation}").format(nation=nation),
        )
        self._reviews = {
            outcome: Number(f"/settings/review_after/{outcome.code}", getattr(form, outcome.code))
            for outcome in _REVIEWED
        }
        fields = (*self._part, self._nation, *self._reviews.values())
        self._begin(form, fields, (field.widget for field in fields))

    @override
    def _show(self) -> None:
        self._part.show(self._typed)
        self._nation.show(self._typed.nation)
        for outcome, field in self._reviews.items():
            field.show(self._typed.review_after.get(outcome))

    @override
    def _take(self) -> None:
        nation, typed = self._nation.read(), self._part.read(self._typed)
        others = {o: n for o, n in typed.review_after.items() if o not in self._reviews}
        self._typed = replace(
            typed,
            nation=nation if isinstance(nation, Nation) else None,
            review_after=others | self._months(),
        )

    def _months(self) -> dict[Outcome, int]:
        """What is typed of the months, as far as it can be read."""
        read = {
            outcome: field.read() for outcome, field in self._reviews.items() if not field.fault()
        }
        return {outcome: months for outcome, months in read.items() if isinstance(months, int)}
