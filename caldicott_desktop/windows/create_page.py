"""The first start: an organisation, yourself, a passphrase, and the vault is there."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.door import Door
from caldicott_desktop.windows.new_passphrase import length_words
from caldicott_desktop.windows.page import Asks, Page
from caldicott_desktop.windows.saying import noted

# The nations whose guidance the program carries; the islands can be named on a request.
_NATIONS = (Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND)
_UNSAFE_IN_NAMES = '<>:"/\\|?*'  # what Windows refuses in the name of a folder
_DEVICE = re.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])([.].*)?", re.IGNORECASE)  # and that
_LONGEST_NAME = 60


class CreateForm(forms.Form):
    """The widgets of the page that creates a vault."""

    file = "create_page.ui"
    scroll: kit.ScrollPage
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    organisation: QLineEdit
    organisation_row: kit.FieldRow
    nation: kit.ChoiceGroup
    nation_row: kit.FieldRow
    site: QLineEdit
    site_code: QLineEdit
    name: QLineEdit
    name_row: kit.FieldRow
    position: QLineEdit
    position_row: kit.FieldRow
    role: kit.ChoiceGroup
    role_row: kit.FieldRow
    passphrase: kit.PassphraseField
    passphrase_row: kit.FieldRow
    reveal: QPushButton
    strength: kit.SpokenLabel
    again: kit.PassphraseField
    again_row: kit.FieldRow
    place: QLabel
    place_warning: kit.NoticeBar
    choose_place: kit.LinkButton
    create: kit.ActionButton
    back: QPushButton
    working: kit.SpokenLabel
    progress: QProgressBar


class CreatePage(Page):
    """Creates a vault and hands it on as `opened`."""

    title = noted("Page", "Create a vault")
    opened = Signal(object)  # casework.Casebook
    back_asked = Signal()

    def __init__(self, desk: Desk, door: Door, asks: Asks) -> None:
        """Offer a new folder where vaults usually are."""
        super().__init__()
        self._desk = desk
        self._door = door
        self._asks = asks
        self._parent_folder = door.vaults
        self._form = forms.build(CreateForm, onto=self)
        form = self._form
        form.nation.set_choices(
            [kit.Choice(value=nation.code, words=nation.label) for nation in _NATIONS]
        )
        form.role.set_choices(self._roles())
        form.passphrase.obey(form.reveal)
        form.again.obey(form.reveal)
        form.organisation.textChanged.connect(self._on_named)
        form.passphrase.textChanged.connect(self._on_passphrase_typed)
        form.passphrase.caps_lock_seen.connect(self._on_caps_lock)
        for field in (form.organisation, form.name, form.position, form.passphrase, form.again):
            field.textChanged.connect(self._on_answered)
        for choice in (form.nation, form.role):
            choice.changed.connect(self._on_answered)
        form.choose_place.clicked.connect(self._on_choose_place)
        form.create.clicked.connect(self._on_create)
        form.back.clicked.connect(self.back_asked)
        self._set_busy("")
        self._on_named()

    @override
    def shown(self) -> None:
        self._form.organisation.setFocus()

    def set_can_go_back(self, *, possible: bool) -> None:
        """Show *Back* only where there is an unlock page to go back to."""
        self._form.back.setVisible(possible)

    def folder(self) -> Path:
        """Where the vault will be: a new folder named after the organisation."""
        name = "".join(
            " " if sign in _UNSAFE_IN_NAMES or not sign.isprintable() else sign
            for sign in self._form.organisation.text()
        )
        name = " ".join(name.split())[:_LONGEST_NAME].strip(" .") or self.tr("Vault")
        if _DEVICE.fullmatch(name):
            name = self.tr("{name} vault").format(name=name)
        return self._parent_folder / f"{name}.caldicott"

    def _roles(self) -> list[kit.Choice]:
        role = casework.FoundingRole
        hints = {
            role.GUARDIAN: self.tr("You decide, and you look after this vault."),
            role.EXAMINER_OFFICE: self.tr("You lead the examiners, and you look after this vault."),
            role.IG_LEAD: self.tr("You record what others decide, and you look after this vault."),
        }
        return [
            kit.Choice(value=role.name, words=role.label, hint=hints[role])
            for role in casework.FoundingRole
        ]

    def _on_named(self) -> None:
        self._form.place.setText(str(self.folder()))

    def _on_passphrase_typed(self) -> None:
        self._form.strength.show_words(length_words(self._form.passphrase.text()))

    def _on_caps_lock(self, on: bool) -> None:  # noqa: FBT001  # as the signal gives it
        if on:
            self._form.strength.say(self.tr("Caps Lock seems to be on."))

    def _on_choose_place(self) -> None:
        chosen = self._asks.folder(
            self, self.tr("Choose where the vault is kept"), self._parent_folder
        )
        if chosen is None:
            return
        self._parent_folder = chosen
        self._on_named()
        self._desk.ask(
            partial(casework.check_place, chosen),
            owner=self,
            then=self._on_place_checked,
            failed=self._form.place_warning.say_error,
        )

    def _on_place_checked(self, warning: casework.PlaceWarning | None) -> None:
        if warning is None:
            self._form.place_warning.clear()
        else:
            self._form.place_warning.say(warning.sentence, tone="attention")

    def _faults(self) -> list[tuple[kit.FieldRow, str]]:
        form = self._form
        found = [
            (form.organisation_row, self.tr("Give the name of your organisation."))
            if not form.organisation.text().strip()
            else None,
            (form.nation_row, self.tr("Say where you work.")) if not form.nation.value() else None,
            (form.name_row, self.tr("Give your name.")) if not form.name.text().strip() else None,
            (form.position_row, self.tr("Give your position."))
            if not form.position.text().strip()
            else None,
            (form.role_row, self.tr("Say what you are.")) if not form.role.value() else None,
            (form.passphrase_row, self.tr("Choose a passphrase."))
            if not form.passphrase.text().strip()
            else None,
            (form.again_row, self.tr("The two passphrases are not the same."))
            if form.passphrase.text() != form.again.text()
            else None,
        ]
        return [fault for fault in found if fault is not None]

    def _rows(self) -> tuple[kit.FieldRow, ...]:
        """The fields that may lack something, from the top."""
        form = self._form
        return (
            form.organisation_row,
            form.nation_row,
            form.name_row,
            form.position_row,
            form.role_row,
            form.passphrase_row,
            form.again_row,
        )

    def _on_answered(self) -> None:
        """Take away what was said beside a field that lacks nothing any longer."""
        lacking = dict(self._faults())
        for row in self._rows():
            if row.error() and row not in lacking:
                row.set_error("")

    def _show_faults(self, faults: list[tuple[kit.FieldRow, str]]) -> None:
        form = self._form
        said = dict(faults)
        for row in self._rows():
            row.set_error(said.get(row, ""))
        form.faults.show_faults([kit.Fault(words=words, field=row.field) for row, words in faults])
        if faults:
            form.scroll.ensureWidgetVisible(form.faults)

    def _on_create(self) -> None:
        faults = self._faults()
        self._form.trouble.clear()
        self._show_faults(faults)
        if faults:
            return
        form = self._form
        self._set_busy(
            self.tr("Creating the vault. It measures this computer first, to make guessing slow.")
        )
        self._desk.ask(
            partial(self._door.create, self.folder(), self._founding(), form.passphrase.text()),
            owner=self,
            then=self._on_created,
            failed=self._on_refused,
        )

    def _founding(self) -> casework.Founding:
        form = self._form
        return casework.Founding(
            organisation=form.organisation.text().strip(),
            nation=Nation.of(form.nation.value() or ""),
            site=form.site.text().strip() or form.organisation.text().strip(),
            site_code=form.site_code.text().strip() or None,
            name=form.name.text().strip(),
            position=form.position.text().strip(),
            role=casework.FoundingRole[form.role.value() or ""],
        )

    def _on_created(self, book: casework.Casebook) -> None:
        self._form.passphrase.clear()
        self._form.again.clear()
        self._set_busy("")
        self.opened.emit(book)

    def _on_refused(self, error: KnownError) -> None:
        self._set_busy("")
        words = f"{error.message} {error.remedy}"
        if isinstance(error, casework.PassphraseTooShort | casework.PassphraseUnusable):
            self._show_faults([(self._form.passphrase_row, words)])
            return
        self._form.trouble.say_error(error)
        self._form.scroll.ensureWidgetVisible(self._form.trouble)

    def _set_busy(self, words: str) -> None:
        form = self._form
        form.working.say(words)
        form.progress.setVisible(bool(words))
        busy: tuple[QWidget, ...] = (form.create, form.back, form.choose_place)
        for widget in busy:
            widget.setEnabled(not words)
