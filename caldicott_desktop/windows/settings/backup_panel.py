"""Backing up from the window: where to, how far it has come, and what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.jobs.desk import Ticket
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.moments import moment
from caldicott_desktop.windows.page import Asks
from caldicott_desktop.windows.saying import number


class BackupForm(forms.Form):
    """The widgets of the panel."""

    file = "backup_panel.ui"
    last: QLabel
    trouble: kit.NoticeBar
    working: kit.SpokenLabel
    progress: QProgressBar
    done: kit.SpokenLabel
    back_up: QPushButton
    stop: QPushButton


class BackupPanel(QWidget):
    """Makes one backup at a time; a file that is there is replaced only when that is said."""

    def __init__(self, desk: Desk, book: casework.Casebook, asks: Asks, papers: Path) -> None:
        """Work on `book`; the first backup is offered in `papers`, later ones where the last is."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._asks = asks
        self._folder = papers
        self._target = papers
        self._ticket: Ticket | None = None
        form = self._form = forms.build(BackupForm, onto=self)
        form.back_up.clicked.connect(self.ask)
        form.stop.clicked.connect(self._on_stop)
        form.trouble.acted.connect(lambda: self._begin(replace=True))
        self._set_busy(busy=False)

    def ask(self) -> None:
        """Ask where the backup is to go, and begin."""
        if self._ticket is not None:
            return
        offered = self._folder / casework.backup_file_name(self._book)
        target = self._asks.target(self, self.tr("Save the backup"), offered)
        if target is not None:
            self._target = target
            self._begin(replace=False)

    def show_last(self, last: casework.LastBackup | None) -> None:
        """Say when the last backup was made, and where it was put."""
        if last is None:
            self._form.last.setText(self.tr("There is no backup of this vault yet."))
            return
        if last.place.parent.is_dir():
            self._folder = last.place.parent
        self._form.last.setText(
            self.tr("Last backup: {when}, as {place}").format(
                when=moment(phrases.in_uk(last.at)), place=last.place
            )
        )

    # inside

    def _begin(self, *, replace: bool) -> None:
        self._form.trouble.clear()
        self._form.done.say("")
        self._ticket = self._desk.ask_long(
            partial(casework.back_up, self._book, self._target, replace=replace),
            owner=self,
            progress=self._on_progress,
            then=self._on_done,
            failed=self._on_failed,
            stopped=self._on_stopped,
            named=self.tr("Backing up"),
        )
        self._set_busy(busy=True)

    def _on_stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _on_progress(self, at: casework.Progress) -> None:
        percent = 100 * at.done // max(at.total, 1)
        self._form.progress.setValue(percent)
        self._form.working.show_words(self.tr("Backing up and checking: {n} %").format(n=percent))

    def _on_done(self, made: casework.BackedUp) -> None:
        self._over()
        self._form.done.say(
            self.tr("Backed up, opened and checked: {n} entries, in {name}.").format(
                n=number(made.entries), name=made.path.name
            )
        )

    def _on_failed(self, error: KnownError) -> None:
        self._over()
        there = isinstance(error, casework.FileThere)
        self._form.trouble.say_error(error, action=self.tr("Replace it") if there else "")

    def _on_stopped(self) -> None:
        self._over()
        self._form.done.say(self.tr("Stopped. Nothing was kept."))

    def _over(self) -> None:
        self._ticket = None
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        form = self._form
        held = form.back_up.hasFocus() or form.stop.hasFocus()
        form.working.say(self.tr("Backing up and checking.") if busy else "")
        form.progress.setValue(0)
        form.progress.setVisible(busy)
        form.back_up.setVisible(not busy)
        form.stop.setVisible(busy)
        if held:
            (form.stop if busy else form.back_up).setFocus()
