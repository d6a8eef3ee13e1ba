"""The page *Printed cards*: blank ones to print, and those that are out and not yet handed in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import long_date
from caldicott_desktop.windows.urgent_card.void_dialog import VoidDialog

_FIRST_COUNT = 6


class PrintedCardsForm(forms.Form):
    """The widgets of the page."""

    file = "printed_cards_page.ui"
    back: kit.LinkButton
    trouble: kit.NoticeBar
    count_row: kit.FieldRow
    count: QLineEdit
    print_them: QPushButton
    printed: kit.NoticeBar
    out_card: kit.Card
    out_body: QVBoxLayout


class CardOutForm(forms.Form):
    """The widgets of one card that is out."""

    file = "card_out_row.ui"
    serial: QLabel
    about: QLabel
    void_it: kit.LinkButton


class CardOutRow(QWidget):
    """A printed card that was neither typed in nor voided yet."""

    void_asked = Signal(str)  # its serial

    def __init__(self, card: casework.CardOut) -> None:
        """Show `card`."""
        super().__init__()
        form = self._form = forms.build(CardOutForm, onto=self)
        form.serial.setText(card.serial)
        printed = long_date(phrases.in_uk(card.printed_at).date())
        form.about.setText(
            self.tr("Printed {day} by {person}").format(day=printed, person=card.printed_by)
        )
        form.void_it.setAccessibleName(self.tr("Void {serial}").format(serial=card.serial))
        form.void_it.clicked.connect(lambda: self.void_asked.emit(card.serial))


class PrintedCardsPage(Page):
    """Prints blank cards and accounts for every one of them."""

    back_asked = Signal()

    def __init__(
        self, desk: Desk, book: casework.Casebook, copying: Copying, parent: QWidget | None = None
    ) -> None:
        """Offer a handful of cards; the list is read when the page is shown."""
        super().__init__(parent)
        self.title = self.tr("Printed cards")
        self._desk = desk
        self._book = book
        self._copying = copying
        self._written: Path | None = None
        form = self._form = forms.build(PrintedCardsForm, onto=self)
        form.count.setText(str(_FIRST_COUNT))
        form.back.clicked.connect(self.back_asked)
        form.print_them.clicked.connect(self._on_print)
        form.printed.acted.connect(self._on_open)
        desk.changed.connect(self._on_changed)

    @override
    def shown(self) -> None:
        self._read()
        self._form.count.setFocus()
        self._form.count.selectAll()

    def _read(self) -> None:
        self._desk.ask(
            partial(casework.cards_out, self._book),
            owner=self,
            then=self._on_read,
            failed=self._form.trouble.say_error,
        )

    def _on_changed(self, changes: casework.Changes) -> None:
        if changes.cards and self.isVisible():
            self._read()

    def _on_read(self, cards: tuple[casework.CardOut, ...]) -> None:
        form = self._form
        rows: list[QWidget] = []
        for each in cards:
            row = CardOutRow(each)
            row.void_asked.connect(self._on_void)
            rows.append(row)
        if not rows:
            rows.append(
                kit.label(
                    self.tr(
                        "No printed card is out. Print a few for when the computer cannot be "
                        "reached, and keep them where the night shift finds them."
                    ),
                    "muted",
                )
            )
        form.out_card.setProperty("aside", self.tr("%Ln card(s)", "", len(cards)) if cards else "")
        contents.put(form.out_body, rows)

    def _on_print(self) -> None:
        form = self._form
        words = form.count.text().strip()
        form.count_row.set_error("")
        if not (words.isascii() and words.isdigit() and len(words) < 4):  # noqa: PLR2004 - digits
            self._on_not_printed(casework.CardsUncounted())
            return
        asked = partial(casework.cards_file_name, self._book)
        self._desk.ask(asked, owner=self, then=self._on_named, failed=self._on_not_printed)

    def _on_named(self, name: str) -> None:
        start = self._copying.folder / name
        target = self._copying.asks.target(self, self.tr("Save the blank cards"), start)
        if target is None:
            return
        count = int(self._form.count.text())
        # The system's dialog has asked already whether a file of that name may be replaced.
        work = partial(casework.print_cards, self._book, count, target, replace=True)
        self._desk.ask(work, owner=self, then=self._on_printed, failed=self._on_not_printed)

    def _on_printed(self, made: casework.PrintedCards) -> None:
        self._written = made.path
        self._form.trouble.clear()
        self._form.printed.say(
            self.tr("Cards {first} to {last} are in {name}.").format(
                first=made.first, last=made.last, name=made.path.name
            ),
            self.tr("Print the file on paper, one card to a page. Each number is given out once."),
            action=self.tr("Open the file"),
        )

    def _on_not_printed(self, error: KnownError) -> None:
        self._form.printed.clear()
        if isinstance(error, casework.CardsUncounted):
            self._form.count_row.set_error(f"{error.message} {error.remedy}")
            self._form.count.setFocus()
        else:
            self._form.trouble.say_error(error)

    def _on_open(self) -> None:
        if self._written is not None:
            try:
                self._copying.programs.open(self._written)
            except KnownError as error:
                self._form.trouble.say_error(error)

    def _on_void(self, serial: str) -> None:
        dialog = VoidDialog(self.window(), serial)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._desk.ask(
                partial(casework.void_card, self._book, serial, dialog.reason),
                owner=self,
                then=lambda _changes: self._form.trouble.clear(),
                failed=self._form.trouble.say_error,
            )
        dialog.deleteLater()
