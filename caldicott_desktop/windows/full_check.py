"""Checking the record, or what is new of it: by itself meanwhile, or because somebody asked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from caldicott_desktop import casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.jobs.desk import Ticket
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.saying import number

_FAULTS_SHOWN = 3  # the first say what kind of damage it is; `verify` on the command line has all


class FullCheck(QObject):
    """Verifies the whole record in small turns, and says in `bar` what came of it.

    `moved` carries the progress in words, empty once it is over; `ended` follows every end.
    """

    moved = Signal(str)
    ended = Signal()

    def __init__(
        self, desk: Desk, book: casework.Casebook, bar: kit.NoticeBar, parent: QObject
    ) -> None:
        """Start nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._bar = bar
        self._ticket: Ticket | None = None
        self._asked_for = False
        self._wants_whole = False  # once what is new was checked
        self.percent = 0
        """How far a running check has come."""

    @property
    def is_running(self) -> bool:
        """Whether the record is being checked."""
        return self._ticket is not None

    def start(self, *, asked_for: bool) -> None:
        """Check the whole record; what somebody `asked_for` is shown and can be stopped."""
        self._asked_for = self._asked_for or asked_for
        if self._ticket is not None:
            self._wants_whole = True
            return
        self._ticket = self._desk.ask_long(
            partial(casework.verify_vault, self._book),
            owner=self,
            progress=self._on_progress,
            then=self._on_done,
            failed=self._on_failed,
            stopped=self._over,
            named=self.tr("Checking the whole record"),
        )

    def start_newer(self) -> None:
        """Check what is new, saying nothing where all is well."""
        if self._ticket is not None:
            return
        self._ticket = self._desk.ask_long(
            partial(casework.verify_newer, self._book),
            owner=self,
            progress=self._on_newer_progress,
            then=self._on_newer_done,
            failed=self._on_failed,
            stopped=self._over,
            named=self.tr("Checking new entries"),
        )

    def stop(self) -> None:
        """Stop at the next turn, with nothing said."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _on_progress(self, progress: casework.Progress) -> None:
        self.percent = min(100 * progress.done // max(progress.total, 1), 100)
        self.moved.emit(self.tr("Checking the whole record: {n} %").format(n=self.percent))

    def _on_newer_progress(self, progress: casework.Progress) -> None:
        self.percent = min(100 * progress.done // max(progress.total, 1), 100)
        self.moved.emit(self.tr("Checking new entries: {n} %").format(n=self.percent))

    def _on_newer_done(self, _none: None) -> None:
        wanted, asked_for = self._wants_whole, self._asked_for
        self._over()
        if wanted:
            self.start(asked_for=asked_for)

    def _on_done(self, report: casework.VaultReport) -> None:
        asked_for = self._asked_for
        self._over()
        entries = number(report.entries)
        if not report.intact:
            told = [*report.faults[:_FAULTS_SHOWN]]
            more = len(report.faults) - len(told) + report.unlisted
            if more:
                told.append(self.tr("%Ln more fault(s) was(were) found.", "", more))
            told.append(
                self.tr("Keep this folder as it is, and tell whoever looks after your records.")
            )
            self._bar.say(
                self.tr("The record is not as it was signed."), " ".join(told), tone="danger"
            )
        elif asked_for:
            self._bar.say(
                self.tr("The whole record was checked: intact, {n} entries.").format(n=entries),
                can_dismiss=True,
            )

    def _on_failed(self, error: KnownError) -> None:
        self._over()
        self._bar.say_error(error)

    def _over(self) -> None:
        self._ticket = None
        self._asked_for = self._wants_whole = False
        self.percent = 0
        self.moved.emit("")
        self.ended.emit()
