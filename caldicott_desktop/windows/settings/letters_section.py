"""The wording of letters, and where they say people can turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.letters import PLACES, LetterKind
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.page import Asks
from caldicott_desktop.windows.questions.fields import OneChoice, Text
from caldicott_desktop.windows.saying import long_date, noted
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
    letterhead: kit.SpokenLabel
    letterhead_trouble: kit.NoticeBar
    letterhead_acts: kit.FlowRow
    choose_letterhead: QPushButton
    drop_letterhead: QPushButton


class LettersSection(ChangingSection):
    """Shows one nation's text about complaints and one letter's wording at a time.

    What is typed for one stays when another is picked.
    """

    title = noted("Page", "Letters")

    def __init__(self, desk: Desk, book: casework.Casebook, asks: Asks, folder: Path) -> None:
        """Start empty; the settings are read when the section comes to the front.

        A letterhead is asked for by `asks`, beginning in `folder`.
        """
        super().__init__(desk, book)
        self._asks, self._folder = asks, folder
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
        form.choose_letterhead.clicked.connect(self._on_choose_letterhead)
        form.drop_letterhead.clicked.connect(self._on_drop_letterhead)
        form.letterhead_acts.setVisible(casework.may_change_settings(book))
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

    # the letterhead, which is kept at once and not with the rest

    @override
    def shown(self) -> None:
        super().shown()
        self._read_letterhead()

    def _read_letterhead(self) -> None:
        self._desk.ask(
            partial(casework.letterhead_given, self._book),
            owner=self,
            then=self._on_letterhead,
            failed=self._form.letterhead_trouble.say_error,
        )

    def _on_letterhead(self, given: casework.LetterheadGiven | None) -> None:
        self._form.drop_letterhead.setEnabled(given is not None)
        if given is None:
            self._form.letterhead.say(
                self.tr("None: letters begin with the names and the address in these settings.")
            )
            return
        self._form.letterhead.say(
            self.tr("Given by {who} on {when}.").format(
                who=given.by, when=long_date(phrases.in_uk(given.at).date())
            )
        )

    def _on_choose_letterhead(self) -> None:
        chosen = self._asks.file(self, self.tr("Choose a letterhead"), self._folder)
        if chosen is not None:
            self._folder = chosen.parent
            self._change_letterhead(partial(casework.give_letterhead, self._book, chosen))

    def _on_drop_letterhead(self) -> None:
        self._change_letterhead(partial(casework.drop_letterhead, self._book))

    def _change_letterhead(self, verb: Callable[[], casework.Changes]) -> None:
        self._form.letterhead_trouble.clear()
        self._desk.ask(
            verb,
            owner=self,
            then=lambda _changes: self._read_letterhead(),
            failed=self._form.letterhead_trouble.say_error,
        )
