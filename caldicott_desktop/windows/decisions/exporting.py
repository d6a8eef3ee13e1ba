"""What panels that write copies for somebody else have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from caldicott_desktop import casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.file_formats import FileFormats
from caldicott_desktop.windows.decisions.programs import Programs
from caldicott_desktop.windows.locking import Locking
from caldicott_desktop.windows.page import Asks


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """Where copies go: the folder first offered, the system's dialog and its programs."""

    folder: Path
    asks: Asks
    programs: Programs


class ExportingForm(Protocol):
    """What the form of such a panel has, whatever it writes."""

    trouble: kit.NoticeBar
    recipient: QLineEdit
    purpose: QLineEdit
    formats: kit.TickGroup
    formats_row: kit.FieldRow
    choose: QPushButton
    replace: kit.NoticeBar
    identified: kit.NoticeBar
    lock: QCheckBox
    locking: QWidget
    lock_place_body: QVBoxLayout
    export_now: QPushButton
    working: kit.SpokenLabel
    progress: QProgressBar


class ExportingPanel(QWidget):
    """Writes what it was offered where somebody says, and says what stood against it."""

    def __init__(
        self, desk: Desk, book: casework.Casebook, copying: Copying, parent: QWidget | None = None
    ) -> None:
        """Start hidden; a subclass builds its form and hands it to `write_by`."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._asks = copying.asks
        self._programs = copying.programs
        self._folder = copying.folder

    def write_by(
        self, form: ExportingForm, where: QLineEdit, where_row: kit.FieldRow, *also: QWidget
    ) -> None:
        """Write by `form`, whose field for the place is `where`.

        That, what is always there, and what there is `also` wait while something is written.
        """
        self._frame = form
        self._formats = FileFormats(form.formats, form.formats_row, self._on_formats)
        self._locking = Locking(form, self)
        self._where, self._where_row = where, where_row
        self._waiting: Sequence[QWidget] = (
            form.export_now,
            form.choose,
            form.recipient,
            form.purpose,
            form.formats,
            form.lock,
            form.locking,
            where,
            *also,
        )

    def _on_formats(self) -> None:
        """Follow the formats that are ticked now; a subclass does where its place names one."""

    @property
    def _for_whom(self) -> tuple[str | None, str | None]:
        """Who gets it and what for, where that is said."""
        frame = self._frame
        return frame.recipient.text().strip() or None, frame.purpose.text().strip() or None

    def _clear_bars(self) -> None:
        """Take away what was said of the try before."""
        self._frame.formats_row.set_error("")
        for bar in (self._frame.trouble, self._frame.replace, self._frame.identified):
            bar.clear()

    def _place(self, faults: Callable[[Path, str], str]) -> Path | None:
        """Where it goes; `None` where `faults` finds one, said beside the field."""
        typed = self._where.text().strip()
        place = Path(typed).expanduser()
        fault = faults(place, typed)
        self._where_row.set_error(fault)
        if fault:
            self._where.setFocus()
            return None
        return place

    def _say_failure(self, error: KnownError, *, instead: str, replace: str) -> None:
        """Say `error` where it belongs; a file that is there can go, and `instead` says how not."""
        if isinstance(error, casework.FileThere):
            self._frame.replace.say(error.message, instead, tone="attention", action=replace)
        elif isinstance(error, casework.FileNotWritten):
            self._where_row.set_error(f"{error.message} {error.remedy}")
        else:
            self._frame.trouble.say_error(error)
            return
        self._where.setFocus()

    def _say_identified(
        self, heading: str, listed: Sequence[str], more: str, how: str = ""
    ) -> None:
        """List what could identify someone: to go on all the same, or to go back."""
        words = "; ".join((*listed, more) if more else listed)
        self._frame.identified.say(
            heading,
            f"{words}. {how}".strip(),
            tone="attention",
            action=self.tr("Export all the same"),
        )
        self._frame.export_now.setFocus()

    def _hand_over(self, program: Callable[[Path], None], file: Path | None) -> None:
        """Have a program of this computer do something with `file`."""
        if file is None:
            return
        self._frame.trouble.clear()
        try:
            program(file)
        except KnownError as error:
            self._frame.trouble.say_error(error)

    def _wait(self, *, busy: bool) -> None:
        """Let nothing be changed while something is written."""
        self._frame.progress.setVisible(busy)
        for widget in self._waiting:
            widget.setEnabled(not busy)
