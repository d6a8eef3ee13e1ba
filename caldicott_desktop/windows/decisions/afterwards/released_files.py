"""The files that left: each read once for its fingerprint, and nothing of it kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.happenings import ReleasedFile
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs.desk import Ticket
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.afterwards.small_form import At
from caldicott_desktop.windows.questions.fields import Field, Line
from caldicott_desktop.windows.saying import digest_words

_WHOLE = 1000  # parts of the progress


class FileForm(forms.Form):
    """The widgets of one file."""

    file = "released_file.ui"
    fingerprint: QLabel
    called: QLineEdit
    remove: kit.LinkButton


class FileRow(QWidget):
    """One file: its size and fingerprint, and what the person calls it."""

    changed = Signal()
    removed = Signal()

    def __init__(self, digest: casework.FileDigest) -> None:
        """Start without a name of its own."""
        super().__init__()
        self._digest = digest
        form = self._form = forms.build(FileForm, onto=self)
        shown = digest_words(digest.sha256)
        size = QLocale().formattedDataSize(digest.size)
        form.fingerprint.setText(
            self.tr("{size} · SHA-256 {digits}").format(size=size, digits=shown)
        )
        self._called = Line("", form.called)
        self._called.changed.connect(self.changed)
        form.remove.clicked.connect(self.removed)

    def fields(self) -> Iterator[Field]:
        """What it is called."""
        yield self._called

    def stand_at(self, place: int) -> None:
        """Stand as that one of the files."""
        self._called.path = f"/files/{place}/label"
        self._form.remove.setAccessibleName(
            self.tr("Remove file {number}").format(number=place + 1)
        )

    def read(self) -> ReleasedFile:
        """What is kept of it."""
        called = self._called.read()
        return ReleasedFile(
            sha256=self._digest.sha256,
            size=self._digest.size,
            label=called if isinstance(called, str) else None,
        )


class FilesForm(forms.Form):
    """The widgets of the list, and of reading a file."""

    file = "released_files.ui"
    files_row: kit.FieldRow
    files_body: QVBoxLayout
    working: QWidget
    counted: kit.SpokenLabel
    progress: QProgressBar
    stop: kit.LinkButton
    add_file: QPushButton


class ReleasedFiles(QWidget):
    """Reads files that are chosen, in turns that can be stopped."""

    changed = Signal()

    def __init__(self, at: At) -> None:
        """Start without a file."""
        super().__init__()
        self._at = at
        self._rows: list[FileRow] = []
        self._ticket: Ticket | None = None
        form = self._form = forms.build(FilesForm, onto=self)
        form.progress.setRange(0, _WHOLE)
        form.add_file.clicked.connect(self._on_add)
        form.stop.clicked.connect(self.stop)
        self._set_working(working=False)

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read."""
        return self._ticket is not None

    def fields(self) -> Iterator[Field]:
        """What each file is called."""
        for row in self._rows:
            yield from row.fields()

    def read(self) -> tuple[ReleasedFile, ...]:
        """What is kept of the files."""
        return tuple(row.read() for row in self._rows)

    def stop(self) -> None:
        """Read no further; nothing of the file is kept."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _on_add(self) -> None:
        self._form.files_row.set_error("")
        chosen = self._at.asks.file(self, self.tr("Choose a file that left"), Path.home())
        if chosen is None:
            return
        self._set_working(working=True)
        self._form.counted.say(self.tr("Reading the file."))
        self._ticket = self._at.desk.ask_long(
            partial(casework.digest_file, chosen),
            owner=self,
            progress=self._on_progress,
            then=self._on_read,
            failed=self._on_failed,
            stopped=self._on_stopped,
        )

    def _on_progress(self, progress: casework.Progress) -> None:
        self._form.progress.setValue(_WHOLE * progress.done // max(1, progress.total))

    def _on_read(self, digest: casework.FileDigest) -> None:
        self._set_working(working=False)
        row = FileRow(digest)
        row.changed.connect(self.changed)
        row.removed.connect(partial(self._remove, row))
        self._rows.append(row)
        self._form.files_body.addWidget(row)
        row.show()
        self._number()
        for field in row.fields():
            field.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: KnownError) -> None:
        self._set_working(working=False)
        self._form.files_row.set_error(f"{error.message} {error.remedy}")
        self._form.add_file.setFocus()

    def _on_stopped(self) -> None:
        self._set_working(working=False)
        self._form.add_file.setFocus()

    def _set_working(self, *, working: bool) -> None:
        form = self._form
        if not working:
            self._ticket = None
            form.counted.say("")
        form.progress.setValue(0)
        form.working.setVisible(working)
        form.add_file.setEnabled(not working)
        if working:
            form.stop.setFocus()

    def _remove(self, row: FileRow) -> None:
        self._rows.remove(row)
        self._form.files_body.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()
        self._form.add_file.setFocus()

    def _number(self) -> None:
        for place, row in enumerate(self._rows):
            row.stand_at(place)
        kit.tab_in_reading_order(self)
        self.changed.emit()
