"""The door: which vault, which person, and the passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QWidget
from typing_extensions import override

from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.door import Door
from caldicott_desktop.windows.page import Asks, Page
from caldicott_desktop.windows.saying import noted

if TYPE_CHECKING:
    from caldicott_desktop import casework


# With more people than this, a list to pick from takes less room than a row for each.
_MOST_IN_ROWS = 6


class UnlockForm(forms.Form):
    """The widgets of the unlock page."""

    file = "unlock_page.ui"
    lost: kit.NoticeBar
    trouble: kit.NoticeBar
    vault: kit.PickList
    vault_row: kit.FieldRow
    where: QLabel
    another: kit.LinkButton
    create: kit.LinkButton
    vault_card: kit.Card
    alone: QLabel
    people: kit.ChoiceGroup
    people_row: kit.FieldRow
    person: kit.PickList
    person_row: kit.FieldRow
    passphrase: kit.PassphraseField
    passphrase_row: kit.FieldRow
    reveal: QPushButton
    caps: kit.SpokenLabel
    code: QLineEdit
    code_row: kit.FieldRow
    unlock: kit.ActionButton
    other_vault: kit.LinkButton
    other_way: kit.LinkButton
    working: kit.SpokenLabel
    progress: QProgressBar


class UnlockPage(Page):
    """Opens a vault and hands it on as `opened`; deriving the key never holds up the window."""

    title = noted("Page", "Unlock")
    opened = Signal(object)  # casework.Casebook
    create_asked = Signal()

    def __init__(self, desk: Desk, door: Door, asks: Asks) -> None:
        """Offer the vaults that were opened before."""
        super().__init__()
        self._desk = desk
        self._door = door
        self._asks = asks
        self._known: dict[str, casework.RecentVault] = {}
        self._people: Sequence[casework.SlotRow] = ()
        self._left: casework.PersonId | None = None
        self._expected: casework.PersonId | None = None
        self._form = forms.build(UnlockForm, onto=self)
        form = self._form
        form.passphrase.obey(form.reveal)
        form.passphrase.caps_lock_seen.connect(self._on_caps_lock)
        form.passphrase.textEdited.connect(self._on_typed)
        form.vault.changed.connect(self._on_vault_picked)
        form.another.clicked.connect(self._on_another)
        form.create.clicked.connect(self.create_asked)
        form.unlock.clicked.connect(self._on_unlock)
        form.passphrase.returnPressed.connect(self._on_unlock)
        form.code.returnPressed.connect(self._on_unlock)
        form.code.textEdited.connect(self._on_typed)
        form.people.changed.connect(form.passphrase.setFocus)
        form.other_vault.clicked.connect(partial(self._show_vaults, shown=True))
        form.other_way.clicked.connect(self._on_other_way)
        form.trouble.acted.connect(partial(self._ask_unlock, clock_confirmed=True))
        form.code_row.hide()
        for hidden in (form.people_row, form.person_row, form.alone, form.other_vault):
            hidden.hide()
        self._set_busy("")
        form.passphrase.setFocus()  # it can be typed while the vaults are being listed

    @override
    def shown(self) -> None:
        self._desk.ask(
            self._door.recent,
            owner=self,
            then=self.offer,
            failed=self._form.trouble.say_error,
        )

    def offer(self, recent: Sequence[casework.RecentVault]) -> None:
        """List `recent`, newest first, and look at the first; keeps a folder chosen already."""
        for each in recent:
            self._known.setdefault(str(each.folder), each)
        chosen = self._form.vault.value()
        self._form.vault.set_choices(
            [
                kit.Choice(value=folder, words=each.organisation)
                for folder, each in self._known.items()
            ],
            empty=None if self._known else self.tr("No vault has been opened on this computer yet"),
        )
        if chosen in self._known:
            self._form.vault.set_value(chosen)
        self._on_vault_picked()

    def choose(self, folder: Path) -> None:
        """Look at the vault in `folder`, which need not have been opened before."""
        self._form.vault.set_choices(
            [
                kit.Choice(value=str(folder), words=folder.stem),
                *(
                    kit.Choice(value=key, words=each.organisation)
                    for key, each in self._known.items()
                    if key != str(folder)
                ),
            ]
        )
        self._on_vault_picked()

    def expect(self, person_id: casework.PersonId) -> None:
        """Offer the person who locked the vault first: they are the one likely to come back."""
        self._expected = person_id

    def tell_lost(self, why: str) -> None:
        """Say that the vault was locked by itself without what `why` names; nothing for nothing."""
        if why:
            self._form.lost.say(
                self.tr("The vault was locked because nobody was there. Not all was saved."),
                why,
                tone="attention",
            )

    def take_over_from(self, person_id: casework.PersonId, folder: Path) -> None:
        """Offer the vault in `folder` to somebody else than the person who has just left it.

        Their name stays on offer, last; other vaults are one link away.
        """
        self._left = person_id
        self.title = self.tr("Switch user")
        self._form.vault_card.setProperty(
            "heading", self.tr("Switch user · {vault}").format(vault=folder.stem)
        )
        self._show_vaults(shown=False)
        self.choose(folder)

    def _show_vaults(self, *, shown: bool) -> None:
        form = self._form
        for widget in (form.vault_row, form.another, form.create, form.where):
            widget.setVisible(shown)
        form.other_vault.setVisible(not shown)
        if shown:
            form.vault.setFocus()

    def _folder(self) -> Path | None:
        value = self._form.vault.value()
        return None if value is None else Path(value)

    def _on_vault_picked(self) -> None:
        form = self._form
        folder = self._folder()
        form.trouble.clear()
        form.passphrase_row.set_error("")
        self._show_people((), among=folder)
        form.where.setText("" if folder is None else str(folder))
        form.where.setVisible(folder is not None and not form.vault_row.isHidden())
        form.unlock.setEnabled(folder is not None)
        form.passphrase.setEnabled(folder is not None)
        if folder is None or not self._desk.is_open:  # the window may close before the list is in
            return
        self._desk.ask(
            partial(self._door.people, folder),
            owner=self,
            then=partial(self._on_people, folder),
            failed=partial(self._show_trouble, folder),
        )

    def _on_people(self, folder: Path, people: Sequence[casework.SlotRow]) -> None:
        self._show_people(people, among=folder)
        self._form.passphrase.setFocus()

    def _show_people(self, people: Sequence[casework.SlotRow], *, among: Path | None) -> None:
        """Offer those who can open the vault in the folder `among`; whoever left it comes last."""
        if among != self._folder():
            return
        form = self._form
        self._people = sorted(
            people, key=lambda row: (row.person_id != self._expected, row.person_id == self._left)
        )
        choices = [kit.Choice(value=row.slot_id, words=row.label) for row in self._people]
        form.people.set_choices(choices if len(choices) <= _MOST_IN_ROWS else [])
        form.person.set_choices(choices)
        if form.people.choices():
            form.people.set_value(choices[0].value)
        form.alone.setVisible(len(choices) == 1 and self._left is not None)
        self._show_who(shown=not self._uses_code())

    def _show_who(self, *, shown: bool) -> None:
        several, in_rows = len(self._people) > 1, len(self._people) <= _MOST_IN_ROWS
        self._form.people_row.setVisible(shown and several and in_rows)
        self._form.person_row.setVisible(shown and several and not in_rows)

    def _who(self) -> str | None:
        """The slot of whoever was chosen; `None` while nobody is known."""
        form = self._form
        return form.people.value() if form.people.choices() else form.person.value()

    def _show_trouble(self, folder: Path, error: KnownError) -> None:
        if folder != self._folder():
            return
        self._form.trouble.say_error(error)
        self._form.unlock.setEnabled(False)

    def _on_another(self) -> None:
        start = self._folder()
        chosen = self._asks.folder(
            self, self.tr("Open a vault"), start.parent if start else self._door.vaults
        )
        if chosen is not None:
            self.choose(chosen)

    def _on_caps_lock(self, on: bool) -> None:  # noqa: FBT001  # as the signal gives it
        self._form.caps.say(self.tr("Caps Lock seems to be on.") if on else "")

    def _on_typed(self) -> None:
        self._form.passphrase_row.set_error("")
        self._form.code_row.set_error("")

    def _uses_code(self) -> bool:
        return not self._form.code_row.isHidden()

    def _on_other_way(self) -> None:
        form = self._form
        by_code = not self._uses_code()
        form.code_row.setVisible(by_code)
        form.passphrase_row.setVisible(not by_code)
        self._show_who(shown=not by_code)
        form.other_way.setText(
            self.tr("Use the passphrase") if by_code else self.tr("Use the recovery code")
        )
        form.caps.say("")
        (form.code if by_code else form.passphrase).setFocus()

    def _on_unlock(self) -> None:
        form = self._form
        if self._folder() is None:
            return
        if self._uses_code():
            field, row = form.code, form.code_row
            words = self.tr("Type the code from the recovery sheet.")
        else:
            field, row = form.passphrase, form.passphrase_row
            words = self.tr("Type the passphrase of this vault.")
        if not field.text():
            row.set_error(words)
            field.setFocus()
            return
        self._ask_unlock(clock_confirmed=False)

    def _ask_unlock(self, *, clock_confirmed: bool) -> None:
        form = self._form
        folder = self._folder()
        if folder is None:
            return
        form.trouble.clear()
        self._on_typed()
        if self._uses_code():
            work = partial(self._door.recover, folder, form.code.text())
        else:
            work = partial(
                self._door.unlock,
                folder,
                form.passphrase.text(),
                self._who(),
                clock_confirmed,
            )
        self._set_busy(self.tr("Opening the vault. This takes a second or two, on purpose."))
        self._desk.ask(work, owner=self, then=self._on_opened, failed=self._on_refused)

    def _on_opened(self, book: casework.Casebook) -> None:
        self._form.passphrase.clear()
        self._form.code.clear()
        self._set_busy("")
        self.opened.emit(book)

    def _on_refused(self, error: KnownError) -> None:
        from caldicott_desktop import casework  # noqa: PLC0415 - loaded by what was refused

        form = self._form
        self._set_busy("")
        field = form.code if self._uses_code() else form.passphrase
        words = f"{error.message} {error.remedy}"
        if self._uses_code():
            form.code_row.set_error(words)
        elif isinstance(error, casework.WrongPassphrase):
            form.passphrase_row.set_error(words)
        elif isinstance(error, casework.ClockFarAhead):
            form.trouble.say_error(error, action=self.tr("The date is right: open the vault"))
        else:
            form.trouble.say_error(error)
        field.selectAll()
        field.setFocus()

    def _set_busy(self, words: str) -> None:
        form = self._form
        form.working.say(words)
        form.progress.setVisible(bool(words))
        fields: tuple[QWidget, ...] = (
            form.vault_row,
            form.people_row,
            form.person_row,
            form.passphrase_row,
            form.code_row,
        )
        links = (form.another, form.create, form.other_vault, form.other_way)
        for widget in (*fields, *links, form.unlock):
            widget.setEnabled(not words)
