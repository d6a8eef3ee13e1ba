"""The wording of letters, and where they say people can turn."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.letters import PLACES, LetterKind
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.questions.fields import OneChoice, Text
from caldicott_desktop.windows.saying import noted
from caldicott_desktop.windows.settings.changing import ChangingSection


class LettersForm(forms.Form):
    """One text for each nation, and one wording for each letter."""

    file = "letters_section.ui"
    scroll: kit.ScrollPage
    read_only: kit.NoticeBar
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    nation: kit.PickList
    complaint_route: kit.GrowingText
    letter: kit.PickList
    wording: kit.GrowingText
    put_back: kit.LinkButton
    places: QLabel
    acts: kit.FlowRow
    save: kit.ActionButton
    saved: kit.SpokenLabel


class LettersSection(ChangingSection):
    """Shows one nation's text about complaints and one letter's wording at a time.

    What is typed for one stays when another is picked.
    """

    title = noted("Page", "Letters")

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Start empty; the settings are read when the section comes to the front."""
        super().__init__(desk, book)
        self._nation, self._letter = book.nation, LetterKind.REFUSED
        form = self._form = forms.build(LettersForm, onto=self)
        self._route = Text("/settings/complaint_route", form.complaint_route)
        self._wording = Text("/settings/wording", form.wording)
        self._nations = OneChoice("/settings/nation", form.nation, Nation, empty=None)
        self._letters = OneChoice("/settings/letter", form.letter, LetterKind, empty=None)
        self._nations.show(self._nation)
        self._letters.show(self._letter)
        form.places.setText(
            self.tr("Places that can stand in a wording: {places}.").format(
                places="; ".join(f"{{{name}}} {words}" for name, words in PLACES.items())
            )
        )
        self._nations.changed.connect(self._on_picked)
        self._letters.changed.connect(self._on_picked)
        form.put_back.clicked.connect(self._on_put_back)
        form.put_back.setVisible(casework.may_change_settings(book))
        self._begin(form, (self._route, self._wording), (form.complaint_route, form.wording))

    @override
    def _show(self) -> None:
        self._route.show(self._typed.complaint_routes.get(self._nation))
        own = self._typed.letters.get(self._letter)
        self._wording.show(own or casework.our_wording(self._letter))
        self._form.put_back.setEnabled(own is not None)

    @override
    def _take(self) -> None:
        route, wording = self._route.read(), self._wording.read()
        routes = {**self._typed.complaint_routes, self._nation: str(route or "")}
        letters = {**self._typed.letters, self._letter: str(wording or "")}
        if letters[self._letter] in {"", casework.our_wording(self._letter)}:
            del letters[self._letter]
        self._typed = replace(
            self._typed,
            complaint_routes={nation: said for nation, said in routes.items() if said},
            letters=letters,
        )

    @override
    def _on_edited(self) -> None:
        super()._on_edited()
        self._form.put_back.setEnabled(self._letter in self._typed.letters)

    def _on_picked(self) -> None:
        self._take()
        nation, letter = self._nations.read(), self._letters.read()
        if isinstance(nation, Nation) and isinstance(letter, LetterKind):
            self._nation, self._letter = nation, letter
        self._show()

    def _on_put_back(self) -> None:
        self._wording.show(casework.our_wording(self._letter))
        self._on_edited()
