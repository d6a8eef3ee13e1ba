"""A copy of a decision for somebody else: who it is for, where it goes, and what to do with it."""

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
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import audit
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import Level, withheld_paths
from caldicott_desktop.domain.identifying import Span
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.exporting import Copying, ExportingPanel
from caldicott_desktop.windows.decisions.withholding import Withholding

_REGISTERED = {casework.Format.WORD: Format.WORD, casework.Format.PDF: Format.PDF}
_MOST_LISTED = 6  # of what could identify someone; the others are counted
_FOUND_WORDS = 40  # characters of each that are shown
_WORDS = 60  # characters of an answer that can be left out


class ExportForm(forms.Form):
    """The widgets of the panel."""

    file = "export_panel.ui"
    trouble: kit.NoticeBar
    recipient: QLineEdit
    purpose: QLineEdit
    formats: kit.TickGroup
    formats_row: kit.FieldRow
    target: QLineEdit
    target_row: kit.FieldRow
    choose: QPushButton
    show_name: QCheckBox
    withholding_body: QVBoxLayout
    replace: kit.NoticeBar
    identified: kit.NoticeBar
    lock: QCheckBox
    locking: QWidget
    lock_place_body: QVBoxLayout
    export_now: QPushButton
    manifest: QPushButton
    close_panel: QPushButton
    working: kit.SpokenLabel
    progress: QProgressBar
    done: QWidget
    saved: kit.SpokenLabel
    saved_where: QLabel
    open_file: QPushButton
    show_folder: QPushButton
    print_file: QPushButton
    papers: QLabel


class ExportPanel(ExportingPanel):
    """Exports one decision at a time; a file that is there is replaced only when that is said."""

    exported = Signal(object)  # casework.Exported
    closed = Signal()

    def __init__(
        self, desk: Desk, book: casework.Casebook, copying: Copying, parent: QWidget | None = None
    ) -> None:
        """Start hidden."""
        super().__init__(desk, book, copying, parent)
        self._page: casework.DecisionPage | None = None
        self._file: Path | None = None
        self._looked = False
        self._is_named = False
        self._as_manifest = False
        form = self._form = forms.build(ExportForm, onto=self)
        self._withholding = Withholding(self)
        form.withholding_body.addWidget(self._withholding)
        self._withholding.changed.connect(self._on_withholding)
        self._withholding.fields_wanted.connect(self._offer_fields)
        self.write_by(
            form, form.target, form.target_row, form.show_name, form.manifest, self._withholding
        )
        form.choose.clicked.connect(self._on_choose)
        form.target.textEdited.connect(self._on_target_typed)
        form.export_now.clicked.connect(lambda: self._begin(as_manifest=False))
        form.manifest.clicked.connect(lambda: self._begin(as_manifest=True))
        form.replace.acted.connect(lambda: self._export(replace=True))
        form.identified.acted.connect(self._on_identified_kept)
        form.close_panel.clicked.connect(self._on_closed)
        form.open_file.clicked.connect(lambda: self._hand_over(self._programs.open, self._file))
        form.show_folder.clicked.connect(lambda: self._hand_over(self._programs.show, self._file))
        form.print_file.clicked.connect(lambda: self._hand_over(self._programs.print, self._file))
        self._set_busy(busy=False)
        self.hide()

    def offer(self, page: casework.DecisionPage) -> None:
        """Show the panel for that decision, with its file's name filled in."""
        self._page = page
        self._file = None
        form = self._form
        self._clear_bars()
        form.target_row.set_error("")
        form.recipient.clear()
        form.purpose.clear()
        self._locking.clear()
        form.show_name.setChecked(False)
        form.show_name.hide()
        self._looked = False
        self._is_named = False
        advice = page.case.advice
        self._withholding.offer(has_privileged=any(each.privileged for each in advice))
        self._ask_whose(page)
        form.target.setText(str(self._folder / casework.record_file_name(page.reference)))
        self._on_formats()
        form.done.hide()
        kept = page.case.papers_kept
        form.papers.setText(
            self.tr("Where the papers are kept: {place}").format(
                place=showable(kept) if kept else self.tr("not answered when it was recorded")
            )
        )
        self.show()
        form.recipient.setFocus()

    def put_away(self) -> None:
        """Hide the panel and forget what was typed."""
        self._page = None
        self._locking.clear()
        self.hide()

    def _ask_whose(self, page: casework.DecisionPage) -> None:
        """Offer to show the person's name where the name key has it."""
        self._desk.ask(
            partial(casework.who_is, self._book, page.case.subject.reference or ""),
            owner=self,
            then=lambda person: self._on_whose(named=person is not None),
            failed=self._form.trouble.say_error,
        )

    def _on_whose(self, *, named: bool) -> None:
        self._is_named = named
        self._on_withholding()

    def _offer_fields(self) -> None:
        """Offer what the decision says, to be left out answer by answer."""
        if self._page is not None:
            self._withholding.offer_fields(
                [
                    kit.Choice(value=each.path, words=f"{each.field}: {_short(each.text)}")
                    for each in casework.withholdable(self._page.case)
                ]
            )

    def _on_withholding(self) -> None:
        """A name stands in a copy in full alone, and another copy holds other words."""
        in_full = self._withholding.disclosure.level is Level.FULL
        self._form.show_name.setVisible(self._is_named and in_full)
        if not in_full:
            self._form.show_name.setChecked(False)
        # A manifest goes by its level: it could show what was picked out to stay behind.
        self._form.manifest.setVisible(not self._withholding.besides)
        self._looked = False
        self._form.identified.clear()

    def _begin(self, *, as_manifest: bool) -> None:
        self._as_manifest = as_manifest
        self._export(replace=False)

    def _look(self, page: casework.DecisionPage, *, replace: bool) -> None:
        """Look for what could identify someone before the copy leaves, once for each copy."""
        disclosure = self._withholding.disclosure
        in_full = disclosure.level is Level.FULL
        self._desk.ask(
            partial(
                casework.leaving_with,
                self._book,
                page.case,
                [each.what for each in page.afterwards] if in_full else [],
                behind=withheld_paths(page.case, page.kind, disclosure) | self._withholding.besides,
                privileged=disclosure.privileged,
            ),
            owner=self,
            then=lambda found: self._on_looked(found, replace=replace),
            failed=self._on_failed,
        )

    def _on_looked(self, found: tuple[Span, ...], *, replace: bool) -> None:
        if found:
            self._set_busy(busy=False)
            self._list_identified(found)
        else:
            self._looked = True
            self._export(replace=replace)

    def _on_identified_kept(self) -> None:
        self._looked = True
        self._export(replace=False)

    def _list_identified(self, found: tuple[Span, ...]) -> None:
        listed = [
            self.tr("“{words}”, {kind}").format(
                words=showable(span.words[:_FOUND_WORDS]), kind=span.kind.label
            )
            for span in found[:_MOST_LISTED]
        ]
        left = len(found) - _MOST_LISTED
        self._say_identified(
            self.tr("This copy would hold what could identify someone."),
            listed,
            self.tr("and {more} more").format(more=left) if left > 0 else "",
            self.tr("The record cannot be changed; close this to go back."),
        )

    def _on_closed(self) -> None:
        self.put_away()
        self.closed.emit()

    def _on_choose(self) -> None:
        target = self._asks.target(
            self, self.tr("Save the decision record"), Path(self._form.target.text())
        )
        if target is not None:
            self._form.target.setText(str(target))
            self._on_target_typed()

    @override
    def _on_formats(self) -> None:
        """Let the file's name end as the first of the formats does."""
        typed = Path(self._form.target.text())
        endings = {each.ending for each in casework.PAGED}
        for first in self._formats.ticked()[:1]:
            if typed.suffix.lower() in endings - {first.ending}:
                self._form.target.setText(str(typed.with_suffix(first.ending)))
                self._on_target_typed()

    def _on_target_typed(self) -> None:
        self._form.target_row.set_error("")
        self._form.replace.clear()

    def _target_fault(self, target: Path, typed: str) -> str:
        if not typed:
            return self.tr("Say where to save the file.")
        if not target.is_absolute():
            return self.tr("Give the whole path, with its folder, or use Choose.")
        ending = self._formats.ticked()[0].ending
        if target.suffix.lower() != ending:
            told = self.tr("End the name in {ending}, so that it opens as what it is.")
            return told.format(ending=ending)
        return ""

    def _export(self, *, replace: bool) -> None:
        page, formats = self._page, self._formats.wanted()
        target = self._place(self._target_fault) if formats else None
        if page is None or target is None or not self._locking.is_ready:
            return
        form = self._form
        self._clear_bars()
        form.done.hide()
        self._set_busy(busy=True)
        if not self._looked:
            self._look(page, replace=replace)
            return
        if self._as_manifest:
            self._export_manifest(page, target.parent, formats)
            return
        recipient, purpose = self._for_whom
        self._desk.ask(
            partial(
                casework.export_decision,
                self._book,
                page.id,
                target,
                formats=formats,
                disclosure=self._withholding.disclosure,
                besides=self._withholding.besides,
                recipient=recipient,
                purpose=purpose,
                show_name=form.show_name.isChecked(),
                replace=replace,
                passphrase=self._locking.passphrase,
            ),
            owner=self,
            then=self._on_exported,
            failed=self._on_failed,
        )

    def _export_manifest(
        self, page: casework.DecisionPage, folder: Path, formats: Sequence[casework.Format]
    ) -> None:
        recipient, purpose = self._for_whom
        self._desk.ask_long(
            partial(
                audit.export_register,
                self._book,
                Selection(references=(page.reference,)),
                self._withholding.disclosure,
                folder,
                formats=[_REGISTERED[each] for each in formats],
                recipient=recipient,
                purpose=purpose,
                telling=audit.Telling.MANIFEST,
                passphrase=self._locking.passphrase,
            ),
            owner=self,
            progress=lambda _at: None,  # one decision is written before anyone could read it
            then=self._on_exported,
            failed=self._on_failed,
            named=self.tr("Exporting a disclosure manifest"),
        )

    def _on_exported(self, exported: casework.Exported) -> None:
        form = self._form
        self._set_busy(busy=False)
        self._file = exported.path
        self._folder = exported.path.parent
        form.saved_where.setText(str(exported.path.parent))
        form.done.show()
        names = self.tr(" and ").join(each.path.name for each in exported.files)
        form.saved.say(self.tr("Saved as {name}").format(name=names))
        form.open_file.setFocus()
        self.exported.emit(exported)

    def _on_failed(self, error: KnownError) -> None:
        self._set_busy(busy=False)
        self._say_failure(
            error,
            instead=self.tr("Choose another name, or replace the file that is there."),
            replace=self.tr("Replace it"),
        )

    def _set_busy(self, *, busy: bool) -> None:
        form = self._form
        form.working.say(self.tr("Writing and checking the file.") if busy else "")
        form.working.setVisible(busy)
        self._wait(busy=busy)


def _short(text: str) -> str:
    words = showable(" ".join(text.split()))
    return words if len(words) <= _WORDS else f"{words[:_WORDS].rpartition(' ')[0]} …"
