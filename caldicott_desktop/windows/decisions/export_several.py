"""Copies of several decisions at once: who they are for and which folder they go to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
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
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Newest, Ticket
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.exporting import Copying, ExportingPanel
from caldicott_desktop.windows.decisions.withholding import Withholding
from caldicott_desktop.windows.saying import number

_MOST_LISTED = 4  # of the records that could identify someone; the others are counted
_FOUND_WORDS = 40  # characters shown of what was found in one


class ExportSeveralForm(forms.Form):
    """The widgets of the panel."""

    file = "export_several.ui"
    heading: QLabel
    left_out: QLabel
    trouble: kit.NoticeBar
    scroll: kit.ScrollPage
    recipient: QLineEdit
    recipient_row: kit.FieldRow
    purpose: QLineEdit
    purpose_row: kit.FieldRow
    formats: kit.TickGroup
    formats_row: kit.FieldRow
    folder: QLineEdit
    folder_row: kit.FieldRow
    choose: QPushButton
    withholding_body: QVBoxLayout
    replace: kit.NoticeBar
    identified: kit.NoticeBar
    lock: QCheckBox
    locking: QWidget
    lock_place_body: QVBoxLayout
    go: kit.FlowRow
    export_now: QPushButton
    close_panel: QPushButton
    working: kit.SpokenLabel
    progress: QProgressBar
    saved: kit.SpokenLabel
    then: kit.FlowRow
    show_folder: QPushButton


class ExportSeveral(ExportingPanel):
    """Exports the records it was offered, one after the other; it can be stopped between two."""

    closed = Signal()

    def __init__(self, desk: Desk, book: casework.Casebook, copying: Copying) -> None:
        """Start hidden."""
        super().__init__(desk, book, copying)
        self._wanted: tuple[casework.DecisionId, ...] = ()
        self._looked = False
        self._replaces = False
        self._first: Path | None = None
        self._ticket: Ticket | None = None
        form = self._form = forms.build(ExportSeveralForm, onto=self)
        self._asking = Newest(desk, self, book.interrupt)
        self._withholding = Withholding(self)
        form.withholding_body.addWidget(self._withholding)
        self._withholding.changed.connect(self._on_withholding)
        self._withholding.fields_wanted.connect(self._ask_for_fields)
        self.write_by(form, form.folder, form.folder_row, self._withholding)
        form.choose.clicked.connect(self._on_choose)
        form.folder.textEdited.connect(lambda: form.folder_row.set_error(""))
        form.export_now.clicked.connect(self._on_export)
        form.replace.acted.connect(self._on_replaced)
        form.identified.acted.connect(self._on_identified_kept)
        form.close_panel.clicked.connect(self._on_closed)
        form.show_folder.clicked.connect(lambda: self._hand_over(self._programs.show, self._first))
        self._set_busy(busy=False)
        self.hide()

    def offer(self, decisions: Sequence[casework.DecisionId], *, cards: int) -> None:
        """Show the panel for these decisions; `cards` more were chosen that cannot leave yet."""
        form = self._form
        self._wanted = tuple(decisions)
        self._looked = self._replaces = False
        form.heading.setText(self.tr("Export %Ln record(s)", "", len(decisions)))
        form.left_out.setText(
            self.tr("%Ln urgent card(s) not yet written up, so left out.", "", cards)
        )
        form.left_out.setVisible(cards > 0)
        for field in (form.recipient, form.purpose):
            field.clear()
        self._asking.drop()
        self._withholding.offer(has_privileged=False)
        self._locking.clear()
        self._clear_bars()
        form.folder_row.set_error("")
        form.folder.setText(str(self._folder))
        form.saved.show_words("")
        form.then.hide()
        form.export_now.setEnabled(bool(decisions))
        self.show()
        form.recipient.setFocus()

    def _ask_for_fields(self) -> None:
        """Offer what was typed in any of them, to be left out of each that has it."""
        self._asking.ask_long(
            partial(casework.withholdable_in, self._book, self._wanted),
            progress=lambda _at: None,  # some milliseconds for each
            then=self._on_fields,
            failed=self._form.trouble.say_error,
        )

    def _on_fields(self, found: tuple[casework.WithholdableInSeveral, ...]) -> None:
        told = self.tr("{field} (in {n} of {all})")
        self._withholding.offer_fields(
            [
                kit.Choice(
                    value=each.path,
                    words=told.format(
                        field=each.field, n=number(each.decisions), all=number(len(self._wanted))
                    ),
                )
                for each in found
            ]
        )

    def _on_withholding(self) -> None:
        """Look again: other copies hold other words."""
        self._looked = False
        self._form.identified.clear()

    @property
    def is_busy(self) -> bool:
        """Whether files are being written."""
        return self._ticket is not None

    def _on_choose(self) -> None:
        chosen = self._asks.folder(
            self, self.tr("Folder for the records"), Path(self._form.folder.text())
        )
        if chosen is not None:
            self._form.folder.setText(str(chosen))
            self._form.folder_row.set_error("")

    def _folder_fault(self, folder: Path, typed: str) -> str:
        if not typed:
            return self.tr("Say which folder the files go to.")
        if not folder.is_absolute():
            return self.tr("Give the whole path of the folder, or use Choose.")
        return ""

    def _on_export(self) -> None:
        if not self._formats.wanted() or self._place(self._folder_fault) is None:
            return
        if not self._locking.is_ready:
            return
        form = self._form
        self._clear_bars()
        form.saved.show_words("")
        form.then.hide()
        self._set_busy(busy=True)
        if self._looked:
            self._export()
            return
        form.working.say(self.tr("Looking for what could identify someone."))
        self._ticket = self._desk.ask_long(
            partial(
                casework.identifiers_leaving,
                self._book,
                self._wanted,
                self._withholding.disclosure,
                self._withholding.besides,
            ),
            owner=self,
            progress=self._on_progress,
            then=self._on_looked,
            failed=self._on_failed,
            stopped=self._on_stopped,
            named=self.tr("Exporting records"),
        )

    def _on_looked(self, found: tuple[casework.Identified, ...]) -> None:
        if not found:
            self._looked = True
            self._export()
            return
        self._set_busy(busy=False)
        listed = [
            f"{each.reference}: “{showable(each.spans[0].words[:_FOUND_WORDS])}”"
            for each in found[:_MOST_LISTED]
        ]
        left = len(found) - _MOST_LISTED
        self._say_identified(
            self.tr("%Ln record(s) would hold what could identify someone.", "", len(found)),
            listed,
            self.tr("and {more} more").format(more=number(left)) if left > 0 else "",
        )

    def _on_identified_kept(self) -> None:
        self._looked = True
        self._on_export()

    def _on_replaced(self) -> None:
        self._replaces = True
        self._on_export()

    def _export(self) -> None:
        folder = self._place(self._folder_fault)
        if folder is None:
            return
        recipient, purpose = self._for_whom
        self._folder = folder
        self._ticket = self._desk.ask_long(
            partial(
                casework.export_decisions,
                self._book,
                self._wanted,
                folder,
                formats=self._formats.ticked(),
                disclosure=self._withholding.disclosure,
                besides=self._withholding.besides,
                recipient=recipient,
                purpose=purpose,
                replace=self._replaces,
                passphrase=self._locking.passphrase,
            ),
            owner=self,
            progress=self._on_progress,
            then=self._on_exported,
            failed=self._on_failed,
            stopped=self._on_stopped,
            named=self.tr("Exporting records"),
        )

    def _on_progress(self, progress: casework.Progress) -> None:
        form = self._form
        form.progress.setMaximum(progress.total)
        form.progress.setValue(progress.done)
        if self._looked:
            form.working.show_words(
                self.tr("{done} of {total} written").format(
                    done=progress.done, total=progress.total
                )
            )

    def _on_exported(self, exported: casework.ExportedMany) -> None:
        self._set_busy(busy=False)
        self._replaces = False
        form = self._form
        form.saved.say(
            self.tr("%Ln record(s) saved in {folder}", "", len(exported.records)).format(
                folder=self._folder.name
            )
        )
        self._first = exported.files[0].path if exported.files else None
        form.then.setVisible(self._first is not None)
        form.show_folder.setFocus()

    def _on_stopped(self) -> None:
        """Say that files stay; the one that was begun was written to its end."""
        self._set_busy(busy=False)
        if self._looked:
            self._form.saved.say(
                self.tr("Stopped. What was written so far stays in {folder}.").format(
                    folder=self._folder.name
                )
            )

    def _on_failed(self, error: KnownError) -> None:
        self._set_busy(busy=False)
        self._say_failure(
            error,
            instead=self.tr("Choose another folder, or replace the files that are there."),
            replace=self.tr("Replace them"),
        )

    def _on_closed(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            return
        self._locking.clear()
        self.hide()
        self.closed.emit()

    def _set_busy(self, *, busy: bool) -> None:
        form = self._form
        if not busy:
            self._ticket = None
            form.working.show_words("")
        form.progress.setMaximum(0)
        form.close_panel.setText(self.tr("Stop") if busy else self.tr("Close"))
        self._wait(busy=busy)
