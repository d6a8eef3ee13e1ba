"""The files that will leave: what they are, what stays behind, where they go, and what left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from caldicott_desktop import casework
from caldicott_desktop.casework import audit
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.audit.terms_part import TermsPart
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.files_out import FilesOut
from caldicott_desktop.windows.saying import noted, number, translate

_MOST_LISTED = 8  # of numbers in a bar; the others are counted

_FILES = {
    Format.WORD: noted("Audit", "Word, with the completeness statement"),
    Format.PDF: noted("Audit", "PDF, with the completeness statement"),
    Format.EXCEL: noted("Audit", "Excel, with a summary sheet"),
    Format.CSV: noted("Audit", "CSV, and a note on how to read it"),
    Format.JSON: noted("Audit", "JSON, for programs"),
}
_COUNTED = {
    Format.WORD: noted("Audit", "Word, counts only"),
    Format.PDF: noted("Audit", "PDF, counts only"),
}


class WritingForm(forms.Form):
    """The widgets of the part."""

    file = "audit_writing.ui"
    files: QLabel
    behind: QLabel
    held: kit.NoticeBar
    looking: kit.SpokenLabel
    looked: QProgressBar
    identified: kit.NoticeBar
    out_place_body: QVBoxLayout


class WritingPart(QWidget):
    """Writes what was looked at, where somebody says; nothing else can be changed meanwhile."""

    wanted = Signal()  # to write what is shown
    review_asked = Signal()  # of what could identify someone
    busy = Signal(bool)

    def __init__(
        self,
        desk: Desk,
        book: casework.Casebook,
        copying: Copying,
        parent: QWidget | None = None,
    ) -> None:
        """Start with nothing to write."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._preview: audit.Preview | None = None
        self._found: tuple[audit.Pointed, ...] | None = None
        form = self._form = forms.build(WritingForm, onto=self)
        about_lock = self.tr(
            "Word, Excel and PDF files ask for it when they are opened; such a PDF is tagged, but"
            " no longer PDF/A. CSV and JSON can have one in a pack alone, which opens with 7-Zip"
            " and not with Windows alone. Tell the passphrase by another way: it is kept nowhere."
        )
        about_checking = self.tr(
            "Whoever gets it can check it on a computer without this vault: caldicott-desktop"
            " verify and the file’s name tell whether it is unchanged, and what that does not show."
        )
        self._out = FilesOut(desk, copying, about_lock, self, about_checking=about_checking)
        form.out_place_body.addWidget(self._out)
        self._out.busy.connect(self.busy)
        self._out.wanted.connect(self.wanted)
        form.identified.acted.connect(self.review_asked)
        self.clear()

    @property
    def is_writing(self) -> bool:
        """Whether files are being written."""
        return self._out.is_writing

    def clear(self) -> None:
        """Offer nothing: what would leave is not known yet."""
        self._preview = self._found = None
        form = self._form
        for bar in (form.held, form.identified):
            bar.clear()
        form.looking.show_words("")
        form.looked.hide()
        form.behind.hide()
        self._out.offer(ready=False)

    def show_files(
        self, formats: Sequence[Format], level: Level, answer: audit.Answer | None
    ) -> None:
        """Say which files there will be, and what else leaves where `answer` is known."""
        words = _FILES if level.embeds_entries else {**_FILES, **_COUNTED}
        inside = [each for each in formats if each is not Format.PACK]
        kinds = [self._kind(each, words) for each in inside]
        kinds.append(
            self.tr("Proof, to check the files without this program")
            if level.embeds_entries
            else self.tr("Note of which export they are of")
        )
        if answer is not None:
            kinds += self._beside(answer)
        if len(inside) < len(formats):
            kinds.insert(0, self.tr("One sealed pack, a zip file. In it:"))
        self._form.files.setText("\n".join(kinds))

    def _kind(self, form: Format, words: Mapping[Format, str]) -> str:
        parts = 1 if self._preview is None else self._preview.parts
        if form is Format.PDF and parts > 1:
            return self.tr(
                "PDF in %Ln part(s), the last with the completeness statement", "", parts
            )
        return translate("Audit", words[form])

    def _beside(self, answer: audit.Answer) -> Iterator[str]:
        if answer.adds_manifest:
            yield self.tr("The disclosure manifest, in files of the same kinds")
        if answer.accesses:
            yield self.tr("The register of accesses, in files of the same kinds")
        if answer.records:
            yield self.tr("The record of each decision that is sampled or named")

    def show_preview(self, preview: audit.Preview) -> None:
        """Say what stays behind; what could identify someone is still being looked for."""
        self._preview = preview
        form = self._form
        form.behind.setText(self._behind(preview))
        form.behind.show()
        held = preview.held
        if held:
            form.held.say(
                self.tr(
                    "%Ln live matter(s) held: reason available from the Guardian.", "", len(held)
                ),
                self._listed(held),
            )
        form.looking.show_words(self.tr("Looking for what could identify someone."))
        form.looked.setRange(0, 0)
        form.looked.show()

    def show_looking(self, looking: audit.Looking) -> None:
        """Show how far the looking has come, and how much it found so far."""
        self._form.looked.setMaximum(looking.total)
        self._form.looked.setValue(looking.done)
        if looking.found:
            self._form.looking.show_words(
                self.tr(
                    "Looking for what could identify someone: %Ln thing(s) so far.",
                    "",
                    len(looking.found),
                )
            )

    def show_found(self, found: tuple[audit.Pointed, ...]) -> None:
        """Say what was found; from now on it can be written."""
        self._found = found
        form = self._form
        form.looked.hide()
        if found:
            form.looking.show_words("")
            where = tuple(dict.fromkeys(each.reference for each in found))
            form.identified.say(
                self.tr("%Ln thing(s) in it could identify someone.", "", len(found)),
                self.tr("In {numbers}. Look at each before it leaves.").format(
                    numbers=self._listed(where)
                ),
                tone="attention",
                action=self.tr("Look at them"),
            )
        else:
            form.looking.say(self.tr("Nothing in it was found that could identify someone."))
        self._out.offer(ready=True, words=self.tr("Write all the same") if found else "")

    def write(self, answer: audit.Answer, terms: TermsPart) -> None:
        """Write `answer` in the files of `terms`; where it cannot go is said beside the field."""
        formats = terms.wanted_formats()
        folder = self._out.place() if formats else None
        if folder is None:
            return
        leave = partial(
            audit.export_register,
            self._book,
            answer.selection,
            answer.disclosure,
            folder,
            formats=formats,
            sampling=answer.sampling,
            recipient=terms.recipient,
            purpose=answer.purpose,
            telling=answer.telling,
            manifest=answer.manifest,
            accesses=answer.accesses,
            passphrase=self._out.passphrase,
        )
        packing = audit.Packing(records=answer.records)
        if not terms.head:
            self._leave(partial(leave, packing=packing))
            return
        self._out.set_busy(busy=True)
        self._desk.ask(
            partial(casework.heads_given, self._book, terms.head),
            owner=self,
            then=lambda heads: self._leave(partial(leave, packing=replace(packing, earlier=heads))),
            failed=partial(self._on_head_unusable, terms),
        )

    def _leave(self, leave: Callable[[], casework.Steps[casework.Exported]]) -> None:
        self._out.leave(leave, named=self.tr("Answering an auditor"))

    def _on_head_unusable(self, terms: TermsPart, error: KnownError) -> None:
        self._out.set_busy(busy=False)
        terms.say_fault(error)

    def _behind(self, preview: audit.Preview) -> str:
        if preview.level is Level.PUBLISHABLE:
            return self.tr("Stays behind: every line of a decision, and who made the export.")
        columns = ", ".join(preview.behind)
        parts = [columns] if columns else []
        if preview.level is Level.REFERENCES:
            parts.append(self.tr("typed text of the entries beside it, but what is ticked"))
        if not preview.leaving.disclosure.privileged:
            parts.append(self.tr("privileged advice"))
        told = self.tr("Stays behind, and is shown as withheld: {parts}.")
        return told.format(parts="; ".join(parts)) if parts else self.tr("Nothing stays behind.")

    def _listed(self, references: Sequence[str]) -> str:
        words = ", ".join(references[:_MOST_LISTED])
        left = len(references) - _MOST_LISTED
        if left > 0:
            told = self.tr("{numbers} and {more} more")
            words = told.format(numbers=words, more=number(left))
        return words
