"""Writing files into a folder that somebody says: how far it is, how it ended, what left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from caldicott_desktop import casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Ticket
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.locking import Locking
from caldicott_desktop.windows.saying import digest_words


class OutForm(forms.Form):
    """The widgets of the part."""

    file = "files_out.ui"
    lock: QCheckBox
    locking: QWidget
    lock_note: QLabel
    lock_place_body: QVBoxLayout
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
    checking: QLabel
    show_folder: QPushButton


class FilesOut(QWidget):
    """Has files written, under a passphrase or without; `busy` follows when it begins and ends."""

    wanted = Signal()  # to write
    busy = Signal(bool)

    def __init__(
        self,
        desk: Desk,
        copying: Copying,
        about_lock: str,
        parent: QWidget,
        *,
        about_checking: str = "",
    ) -> None:
        """Offer the folder where copies go; `about_lock` says what a passphrase does to them.

        `about_checking` says of files that were written how somebody who has them checks them.
        """
        super().__init__(parent)
        self._desk = desk
        self._copying = copying
        self._ticket: Ticket | None = None
        self._first: Path | None = None
        self._is_ready = False
        form = self._form = forms.build(OutForm, onto=self)
        form.lock_note.setText(about_lock)
        form.checking.setText(about_checking)
        form.checking.setVisible(bool(about_checking))
        self._locking = Locking(form, self)
        form.folder.setText(str(copying.folder))
        form.folder.textEdited.connect(lambda: form.folder_row.set_error(""))
        form.choose.clicked.connect(self._on_choose)
        form.write.clicked.connect(self.wanted)
        form.stop.clicked.connect(self._on_stop)
        form.show_folder.clicked.connect(self._on_show)
        self._write_words = form.write.text()
        self.forget()
        self.set_busy(busy=False)

    @property
    def is_writing(self) -> bool:
        """Whether files are being written."""
        return self._ticket is not None

    @property
    def passphrase(self) -> str | None:
        """What the files are to open with; `None` where they open without."""
        return self._locking.passphrase

    def offer(self, *, ready: bool, words: str = "") -> None:
        """Let what is `ready` be written, by a button with these words where it has others."""
        self._is_ready = ready
        self._form.write.setText(words or self._write_words)
        self._form.write.setEnabled(ready and not self.is_writing)

    def forget(self) -> None:
        """Take away what was said of what left."""
        self._form.done.hide()
        self._form.trouble.clear()

    def forget_passphrase(self) -> None:
        """Want no passphrase, and forget what was typed."""
        self._locking.clear()

    def place(self) -> Path | None:
        """Where files go; `None` where that, or a passphrase, cannot be, said beside its field."""
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
            return None
        return folder if self._locking.is_ready else None

    def leave(self, steps: Callable[[], casework.Steps[casework.Exported]], *, named: str) -> None:
        """Have files written by `steps`, which a person would call `named`."""
        self.forget()
        self.set_busy(busy=True)
        self._form.working.say(self.tr("Reading, checking and writing."))
        self._form.stop.setFocus()
        self._ticket = self._desk.ask_long(
            steps,
            owner=self,
            progress=self._on_progress,
            then=self._on_written,
            failed=self._on_failed,
            stopped=self._on_stopped,
            named=named,
        )

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be changed while something is written."""
        form = self._form
        if not busy:
            self._ticket = None
            form.working.show_words("")
        form.progress.setRange(0, 0)
        form.progress.setVisible(busy)
        form.stop.setVisible(busy)
        for widget in (form.folder, form.choose, form.lock, form.locking):
            widget.setEnabled(not busy)
        form.write.setEnabled(self._is_ready and not busy)
        self.busy.emit(busy)

    def _on_choose(self) -> None:
        form = self._form
        chosen = self._copying.asks.folder(
            self, self.tr("Folder for the files"), Path(form.folder.text())
        )
        if chosen is not None:
            form.folder.setText(str(chosen))
            form.folder_row.set_error("")

    def _on_stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _on_progress(self, progress: casework.Progress) -> None:
        self._form.progress.setMaximum(progress.total)
        self._form.progress.setValue(progress.done)

    def _on_written(self, exported: casework.Exported) -> None:
        """Say what left, where to, and by which digest whoever has it can tell that it is that."""
        self.set_busy(busy=False)
        form = self._form
        self._first = exported.files[0].path
        words = self.tr(
            "%Ln file(s) written to {folder}. That they left is recorded.", "", len(exported.files)
        )
        form.saved.say(words.format(folder=self._first.parent))
        form.digests.setText(
            "\n".join(f"{e.path.name}\nSHA-256 {digest_words(e.sha256)}" for e in exported.files)
        )
        form.done.show()
        form.show_folder.setFocus()

    def _on_stopped(self) -> None:
        self.set_busy(busy=False)
        self._form.working.say(self.tr("Stopped. No file was left."))
        self._form.choose.setFocus()

    def _on_failed(self, error: KnownError) -> None:
        self.set_busy(busy=False)
        form = self._form
        if isinstance(error, casework.FileThere | casework.FileNotWritten):
            form.folder_row.set_error(f"{error.message} {error.remedy}")
            form.folder.setFocus()
        else:
            form.trouble.say_error(error)
            form.choose.setFocus()

    def _on_show(self) -> None:
        self._form.trouble.clear()
        if self._first is not None:
            try:
                self._copying.programs.show(self._first)
            except KnownError as error:
                self._form.trouble.say_error(error)
