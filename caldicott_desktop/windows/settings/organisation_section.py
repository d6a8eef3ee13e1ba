"""What letters and cards say of the organisation: changed by its owner, read by everybody."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import Settings
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.settings.changing import ChangingSection


class OrganisationForm(forms.Form):
    """How the organisation is reached, and who looks at a decision again."""

    file = "organisation_section.ui"
    scroll: kit.ScrollPage
    read_only: kit.NoticeBar
    trouble: kit.NoticeBar
    address: kit.GrowingText
    phone: QLineEdit
    on_call: QLineEdit
    email: QLineEdit
    reviewer: QLineEdit
    review_days: QLineEdit
    acts: kit.FlowRow
    save: kit.ActionButton
    saved: kit.SpokenLabel


class OrganisationSection(ChangingSection):
    """Shows what is printed about the organisation."""

    title = "Organisation"

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Start empty; the settings are read when the section comes to the front."""
        super().__init__(desk, book)
        form = self._form = forms.build(OrganisationForm, onto=self)
        self._part = Part(
            Settings, "/settings", form, today=lambda: book.clock().astimezone(UK).date()
        )
        self._begin(form, self._part, (field.widget for field in self._part))

    @override
    def _show(self) -> None:
        self._part.show(self._typed)

    @override
    def _take(self) -> None:
        self._typed = self._part.read(self._typed)
