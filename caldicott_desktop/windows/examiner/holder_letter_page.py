"""A short letter to whoever holds a record: asking for it, or asking again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.letter_page import LetterPage, Writing
from caldicott_desktop.windows.saying import noted


class HolderLetterPage(LetterPage):
    """Words such a letter from a problem of access, and lets it leave as a reply letter does."""

    title = noted("Page", "Letter to whoever holds a record")

    def __init__(
        self, desk: Desk, book: casework.Casebook, copying: Copying, parent: QWidget | None = None
    ) -> None:
        """Start without a problem."""
        super().__init__(desk, book, copying, parent)
        form = self._form
        form.title.setText(self.tr("Letter to whoever holds a record"))
        form.back.setText(self.tr("Back to the problems of access"))
        form.with_reasons.hide()

    def write_about(self, shown: examiner.ProblemShown, *, again: bool) -> None:
        """Word the letter that asks for the record, or that asks for it `again`."""
        book, problem = self._book, shown.id
        about = (
            self.tr("Asking again for a record, for {reference}.")
            if again
            else self.tr("Asking for a record, for {reference}.")
        )
        self.write(
            Writing(
                id=f"{problem} {again}",
                about=about.format(reference=showable(shown.reference)),
                word=lambda _reasons: examiner.draft_holder_letter(book, problem, again=again),
                export=lambda letter, target, form, replace, words: examiner.export_holder_letter(
                    book, problem, letter, target, form=form, replace=replace, passphrase=words
                ),
                as_text=partial(examiner.holder_letter_as_text, book, problem),
                file_name=partial(examiner.holder_letter_file_name, shown.reference),
            )
        )
