"""The files that will leave: what they are, what stays behind, where they go, and what left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import audit
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Ticket
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.audit.terms_part import TermsPart
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.saying import noted, number, translate

_MOST_LISTED = 8  # of numbers in a bar; the others are counted

_GROUP = 16  # of the letters of a digest: so they can be compared, and the line can wrap

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
    folder: QLineEdit
    folder_row: kit.FieldRow
    choose: QPushButton
    write: QPushButton
    stop: QPushButton
    trouble: kit.NoticeBar
    working: kit.SpokenLabel
    progress: QProgressBar
    done: QWidget
    saved: kit.SpokenLabel
    digests: QLabel
    show_folder: QPushButton


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
        self._copying = copying
        self._preview: audit.Preview | None = None
        self._found: tuple[audit.Pointed, ...] | None = None
        self._ticket: Ticket | None = None
        self._first: Path | None = None
        form = self._form = forms.build(WritingForm, onto=self)
        form.folder.setText(str(copying.folder))
        form.folder.textEdited.connect(lambda: form.folder_row.set_error(""))
        form.choose.clicked.connect(self._on_choose)
        form.write.clicked.connect(self.wanted)
        form.stop.clicked.connect(self._on_stop)
        form.identified.acted.connect(self.review_asked)
        form.show_folder.clicked.connect(self._on_show)
        form.done.hide()
        self._set_busy(busy=False)
        self.clear()

    @property
    def is_writing(self) -> bool:
        """Whether files are being written."""
        return self._ticket is not None

    def clear(self) -> None:
        """Offer nothing: what would leave is not known yet."""
        self._preview = self._found = None
        form = self._form
        for bar in (form.held, form.identified):
            bar.clear()
        form.looking.show_words("")
        form.looked.hide()
        form.behind.hide()
        form.write.setEnabled(False)

    def show_files(self, formats: Sequence[Format], level: Level) -> None:
        """Say which files there will be."""
        words = _FILES if level.embeds_entries else {**_FILES, **_COUNTED}
        inside = [each for each in formats if each is not Format.PACK]
        kinds = [translate("Audit", words[each]) for each in inside]
        kinds.append(
            self.tr("Proof, to check the files without this program")
            if level.embeds_entries
            else self.tr("Note of which export they are of")
        )
        if len(inside) < len(formats):
            kinds.insert(0, self.tr("One sealed pack, a zip file. In it:"))
        self._form.files.setText("\n".join(kinds))

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

    def show_looking(self, progress: casework.Progress) -> None:
        """Show how far the looking has come."""
        self._form.looked.setMaximum(progress.total)
        self._form.looked.setValue(progress.done)

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
        form.write.setText(self.tr("Write all the same") if found else self.tr("Write to folder"))
        form.write.setEnabled(not self.is_writing)

    def write(self, answer: audit.Answer, terms: TermsPart) -> None:
        """Write `answer` in the files of `terms`; where it cannot go is said beside the field."""
        form = self._form
        folder = self._folder()
        formats = terms.wanted_formats()
        if folder is None or not formats:
            return
        form.trouble.clear()
        form.done.hide()
        self._set_busy(busy=True)
        form.working.say(self.tr("Reading, checking and writing."))
        form.stop.setFocus()
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
        )
        if not terms.head:
            self._leave(partial(leave, packing=audit.Packing(records=terms.wants_records)))
            return
        self._desk.ask(
            partial(casework.heads_given, self._book, terms.head),
            owner=self,
            then=lambda heads: self._leave(
                partial(leave, packing=audit.Packing(records=terms.wants_records, earlier=heads))
            ),
            failed=partial(self._on_head_unusable, terms),
        )

    def _leave(self, leave: Callable[[], casework.Steps[casework.Exported]]) -> None:
        self._ticket = self._desk.ask_long(
            leave,
            owner=self,
            progress=self._on_progress,
            then=self._on_written,
            failed=self._on_failed,
            stopped=self._on_stopped,
            named=self.tr("Answering an auditor"),
        )

    def _on_head_unusable(self, terms: TermsPart, error: KnownError) -> None:
        self._set_busy(busy=False)
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

    def _folder(self) -> Path | None:
        form = self._form
        typed = form.folder.text().strip()
        folder = Path(typed).expanduser()
        fault = ""
        if not typed:
            fault = self.tr("Say which folder the files go to.")
        elif not folder.is_absolute():
            fault = self.tr("Give the whole path of the folder, or use Choose.")
        form.folder_row.set_error(fault)
        if fault:
            form.folder.setFocus()
        return None if fault else folder

    def _on_choose(self) -> None:
        chosen = self._copying.asks.folder(
            self, self.tr("Folder for the files"), Path(self._form.folder.text())
        )
        if chosen is not None:
            self._form.folder.setText(str(chosen))
            self._form.folder_row.set_error("")

    def _on_stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _on_progress(self, progress: casework.Progress) -> None:
        self._form.progress.setMaximum(progress.total)
        self._form.progress.setValue(progress.done)

    def _on_written(self, exported: casework.Exported) -> None:
        """Say what left, where to, and by which digest whoever has it can tell that it is that."""
        self._set_busy(busy=False)
        form = self._form
        self._first = exported.files[0].path
        form.saved.say(
            self.tr(
                "%Ln file(s) written to {folder}. That they left is recorded.",
                "",
                len(exported.files),
            ).format(folder=self._first.parent)
        )
        form.digests.setText(
            "\n".join(f"{e.path.name}\nSHA-256 {_in_groups(e.sha256)}" for e in exported.files)
        )
        form.done.show()
        form.show_folder.setFocus()

    def _on_stopped(self) -> None:
        self._set_busy(busy=False)
        self._form.working.say(self.tr("Stopped. No file was left."))
        self._form.write.setFocus()

    def _on_failed(self, error: KnownError) -> None:
        self._set_busy(busy=False)
        form = self._form
        if isinstance(error, casework.FileThere | casework.FileNotWritten):
            form.folder_row.set_error(f"{error.message} {error.remedy}")
            form.folder.setFocus()
        else:
            form.trouble.say_error(error)
            form.write.setFocus()

    def _on_show(self) -> None:
        self._form.trouble.clear()
        if self._first is not None:
            try:
                self._copying.programs.show(self._first)
            except KnownError as error:
                self._form.trouble.say_error(error)

    def _set_busy(self, *, busy: bool) -> None:
        form = self._form
        if not busy:
            self._ticket = None
            form.working.show_words("")
        form.progress.setRange(0, 0)
        form.progress.setVisible(busy)
        form.stop.setVisible(busy)
        for widget in (form.folder, form.choose):
            widget.setEnabled(not busy)
        form.write.setEnabled(not busy and self._found is not None)
        self.busy.emit(busy)


def _in_groups(digest: str) -> str:
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
