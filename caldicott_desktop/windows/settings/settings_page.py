"""What letters and cards say of the organisation: changed by its owner, read by everybody."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLabel, QLineEdit
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import Settings
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.letters import PLACES, LetterKind
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.questions.fields import OneChoice, Text
from caldicott_desktop.windows.questions.parts import Part


class SettingsForm(forms.Form):
    """Every setting, and the button that keeps them."""

    file = "settings_page.ui"
    scroll: kit.ScrollPage
    read_only: kit.NoticeBar
    trouble: kit.NoticeBar
    address: kit.GrowingText
    phone: QLineEdit
    on_call: QLineEdit
    email: QLineEdit
    reviewer: QLineEdit
    review_days: QLineEdit
    nation: kit.PickList
    complaint_route: kit.GrowingText
    letter: kit.PickList
    wording: kit.GrowingText
    put_back: kit.LinkButton
    places: QLabel
    acts: kit.FlowRow
    save: kit.ActionButton
    saved: kit.SpokenLabel


class SettingsPage(Page):
    """Shows the settings as they are in the register; nothing is kept before it is saved.

    The text about complaints is one for each nation and the wording one for each letter: what is
    typed for one stays when another is picked.
    """

    title = "Settings"

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Start empty; the settings are read when the page comes to the front."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._typed = Settings()
        self._nation, self._letter = book.nation, LetterKind.REFUSED
        self._edited = False
        form = self._form = forms.build(SettingsForm, onto=self)
        self._part = Part(
            Settings, "/settings", form, today=lambda: book.clock().astimezone(UK).date()
        )
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
        for field in (*self._part, self._route, self._wording):
            field.changed.connect(self._on_edited)
        self._nations.changed.connect(self._on_picked)
        self._letters.changed.connect(self._on_picked)
        form.put_back.clicked.connect(self._on_put_back)
        form.save.clicked.connect(self._on_save)
        self._let_change(may=casework.may_change_settings(book))

    @override
    def shown(self) -> None:
        if not self._edited:
            self._read()

    @override
    def unsaved(self) -> str:
        return self.tr("The settings were changed and not saved.") if self._edited else ""

    # inside

    def _let_change(self, *, may: bool) -> None:
        form = self._form
        for line in (form.phone, form.on_call, form.email, form.reviewer, form.review_days):
            line.setReadOnly(not may)
        for text in (form.address, form.complaint_route, form.wording):
            text.setReadOnly(not may)
        form.acts.setVisible(may)
        form.put_back.setVisible(may)
        if not may:
            form.read_only.say(self.tr("Only an owner of this vault can change these."))

    def _read(self) -> None:
        self._desk.ask(
            partial(casework.settings, self._book),
            owner=self,
            then=self._on_read,
            failed=self._form.trouble.say_error,
        )

    def _on_read(self, settings: Settings) -> None:
        if self._edited:
            return  # what was typed meanwhile is not taken away
        self._typed = settings
        self._part.show(settings)
        self._show_texts()

    def _show_texts(self) -> None:
        """Show the text of the nation and the wording of the letter that are picked."""
        self._route.show(self._typed.complaint_routes.get(self._nation))
        own = self._typed.letters.get(self._letter)
        self._wording.show(own or casework.our_wording(self._letter))
        self._form.put_back.setEnabled(own is not None)

    def _take(self) -> None:
        """Take what stands on the page into what is typed."""
        typed = self._part.read(self._typed)
        route, wording = self._route.read(), self._wording.read()
        routes = {**typed.complaint_routes, self._nation: str(route or "")}
        letters = {**typed.letters, self._letter: str(wording or "")}
        if letters[self._letter] in {"", casework.our_wording(self._letter)}:
            del letters[self._letter]
        self._typed = replace(
            typed,
            complaint_routes={nation: said for nation, said in routes.items() if said},
            letters=letters,
        )

    def _on_edited(self) -> None:
        self._edited = True
        self._form.saved.say("")
        self._take()
        self._form.put_back.setEnabled(self._letter in self._typed.letters)

    def _on_picked(self) -> None:
        self._take()
        nation, letter = self._nations.read(), self._letters.read()
        if isinstance(nation, Nation) and isinstance(letter, LetterKind):
            self._nation, self._letter = nation, letter
        self._show_texts()

    def _on_put_back(self) -> None:
        self._wording.show(casework.our_wording(self._letter))
        self._on_edited()

    def _on_save(self) -> None:
        form = self._form
        form.trouble.clear()
        faults = [field for field in self._part if field.fault()]
        for field in faults:
            field.check()
        if faults:
            form.scroll.show_field(faults[0].widget)
            return
        self._take()
        form.save.setEnabled(False)
        self._desk.ask(
            partial(casework.change_settings, self._book, self._typed),
            owner=self,
            then=self._on_saved,
            failed=self._on_failed,
        )

    def _on_saved(self, changes: casework.Changes) -> None:
        form = self._form
        form.save.setEnabled(True)
        self._edited = False
        form.saved.say(
            self.tr("Saved and recorded.") if changes.settings else self.tr("Nothing was changed.")
        )
        self._read()

    def _on_failed(self, error: KnownError) -> None:
        self._form.save.setEnabled(True)
        self._form.trouble.say_error(error)
        self._form.scroll.verticalScrollBar().setValue(0)
