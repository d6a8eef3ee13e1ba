"""The page *Guidance*: everything the program goes by, in a list to search, one item beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.guidance_types import GuidanceSet
from caldicott_desktop.errors import KnownError
from caldicott_desktop.guidance import EntryType, LibraryEntry, entry_blocks, find_entries, library
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.guidance.recheck_form import RecheckForm
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.names.tables import Column, RowTable, dress, wear
from caldicott_desktop.windows.new_decision.guidance_pane import GuidancePane
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import long_date, noted
from caldicott_desktop.windows.theme import Theme

_TITLE = 0
# In a narrower page (in characters) the list makes room for the item that is read.
_BESIDE_FROM = 120
_PANEL_LINES = 16  # of the item at least, in a low window
_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})

_COLUMNS: tuple[Column[LibraryEntry], ...] = (
    Column(
        title=noted("Tables", "Item"),
        words=lambda each: each.title,
        widest="Police requests about victims",
    ),
    Column(
        title=noted("Tables", "Type"),
        words=lambda each: each.type.label,
        widest="Data protection basis",
    ),
)


class GuidanceForm(forms.Form):
    """The list, the item beside it, and the form for a recheck."""

    file = "guidance_page.ui"
    count: kit.SpokenLine
    print_chosen: QPushButton
    print_all: QPushButton
    promise: QLabel
    filters: kit.SideBySide
    search: QLineEdit
    type: kit.PickList
    nation: kit.PickList
    due: QCheckBox
    trouble: kit.NoticeBar
    printed: kit.NoticeBar
    list_side: QWidget
    table: QTableView
    empty: QFrame
    empty_heading: QLabel
    empty_words: QLabel
    panel: QFrame
    panel_scroll: kit.ScrollPage
    back: kit.LinkButton
    entry_kind: QLabel
    entry_title: QLabel
    entry_due: kit.Tag
    reading_body: QVBoxLayout
    recheck: QPushButton
    again: QFrame
    again_heading: QLabel
    seen_row: kit.FieldRow
    seen: kit.GrowingText
    stands_row: kit.FieldRow
    stands: kit.ChoiceGroup
    seen_on_row: kit.FieldRow
    seen_on: kit.DateField
    again_by_row: kit.FieldRow
    again_by: kit.DateField
    record: QPushButton
    leave: QPushButton


class GuidancePage(Page):
    """The library of the guidance in use; nothing in it is asked of a network."""

    title = noted("Page", "Guidance")

    def __init__(
        self,
        desk: Desk,
        book: casework.Casebook,
        theme: Theme,
        copying: Copying,
        parent: QWidget | None = None,
    ) -> None:
        """List the entries when the page is first shown."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._copying = copying
        self._guidance: GuidanceSet | None = None
        self._entries: tuple[LibraryEntry, ...] = ()
        self._open: LibraryEntry | None = None
        self._reading = False
        self._written: Path | None = None
        self._is_whole = False
        self._rest = self._made(theme)

    @override
    def rest(self) -> Iterator[None]:
        return self._rest

    def _made(self, theme: Theme) -> Iterator[None]:
        """Make what stands on the page, a part at each step; it comes to life with the last."""
        form = self._form = yield from forms.built(GuidanceForm, onto=self)
        self._pane = GuidancePane(form.reading_body.parentWidget())
        form.reading_body.addWidget(self._pane)
        self._recheck = RecheckForm(form, self._today)
        self._model: RowTable[LibraryEntry] = RowTable(_COLUMNS, self)
        form.table.setModel(self._model)
        wear(form.table, _COLUMNS, theme)
        yield
        form.type.set_choices(
            [kit.Choice(value=each.code, words=each.plural) for each in EntryType],
            empty=self.tr("Everything"),
        )
        form.nation.set_choices(
            [kit.Choice(value=each.code, words=each.label) for each in Nation],
            empty=self.tr("Every nation"),
        )
        form.table.installEventFilter(self)
        form.search.installEventFilter(self)
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()
        self._is_whole = True

    def _connect(self) -> None:
        form = self._form
        form.search.textChanged.connect(self._list)
        form.type.changed.connect(self._list)
        form.nation.changed.connect(self._list)
        form.due.toggled.connect(self._list)
        form.table.selectionModel().selectionChanged.connect(self._on_selected)
        form.table.doubleClicked.connect(self._read_on)
        form.back.clicked.connect(self._to_list)
        form.recheck.clicked.connect(self._on_recheck)
        form.record.clicked.connect(self._on_record)
        form.leave.clicked.connect(self._on_left)
        form.print_all.clicked.connect(lambda: self._print(None))
        form.print_chosen.clicked.connect(lambda: self._print(self._chosen()))
        form.printed.acted.connect(self._on_open_file)
        self._desk.changed.connect(self._on_changed)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._on_find)

    def show_due(self) -> None:
        """Show only what is due for rechecking, all types and nations."""
        self._narrow(text="", due=True)

    def show_titled(self, title: str) -> None:
        """Show what has the words of `title`, of any type and nation, due or not."""
        self._narrow(text=title, due=False)

    def _narrow(self, *, text: str, due: bool) -> None:
        form = self._form
        if self._recheck.is_open:
            return  # what is being written goes first
        form.type.set_value(None)
        form.nation.set_value(None)
        form.due.setChecked(due)
        form.search.setText(text)

    @override
    def ahead(self) -> Iterator[None]:
        self._take_guidance()
        yield

    @override
    def shown(self) -> None:
        self._take_guidance()
        if not self._recheck.is_open:
            self._form.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def unsaved(self) -> str:
        if not self._is_whole or not self._recheck.is_written:
            return ""
        return self.tr("On Guidance, a recheck is written and not recorded yet.")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_whole:
            self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            form = self._form
            if watched is form.table and event.key() in _OPENING_KEYS:
                self._read_on()
                return True
            if watched is form.search and event.key() in {Qt.Key.Key_Down, *_OPENING_KEYS}:
                form.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if watched is form.search and event.key() == Qt.Key.Key_Escape:
                form.search.clear()
                return True
        return False

    # the list

    def _today(self) -> date:
        return self._book.clock().astimezone(UK).date()

    def _take_guidance(self) -> None:
        """List anew what the book goes by, if that is another set, or dated otherwise."""
        if self._guidance is self._book.guidance:
            return
        self._guidance = self._book.guidance
        self._entries = library(self._guidance)
        self._form.promise.setText(
            self.tr(
                "All that this program goes by, version {version}, as at {day}: each item with its "
                "sources and how far they were checked. It is guidance, not legal advice."
            ).format(version=self._guidance.version, day=long_date(self._guidance.as_at))
        )
        self._list()

    def _list(self) -> None:
        """Show the entries that fit; the one that is read stays open while it is among them."""
        form = self._form
        type_, nation = form.type.value(), form.nation.value()
        found = find_entries(
            self._entries,
            form.search.text(),
            type_=None if type_ is None else EntryType.of(type_),
            nation=None if nation is None else Nation.of(nation),
            due_on=self._today() if form.due.isChecked() else None,
        )
        before = self._open.id if self._open else ""
        self._model.show_rows(found)
        form.count.say(self.tr("%Ln item(s)", "", len(found)) if found else "")
        place = next((n for n, each in enumerate(found) if each.id == before), 0)
        if found:
            form.table.selectRow(place)
        else:
            self._show(None)
        form.print_chosen.setEnabled(bool(found))
        self._say_why_empty()
        form.table.setVisible(bool(found))
        form.empty.setVisible(not found)
        self._fit()

    def _say_why_empty(self) -> None:
        form = self._form
        if form.due.isChecked():
            form.empty_heading.setText(self.tr("Nothing here is due for rechecking"))
            form.empty_words.setText(self.tr("Untick the box to see everything again."))
        else:
            form.empty_heading.setText(self.tr("Nothing is found"))
            form.empty_words.setText(self.tr("Type less, or show every type and nation."))

    def _chosen(self) -> list[str]:
        rows = self._form.table.selectionModel().selectedRows()
        return [each.id for index in rows if (each := self._model.row(index.row())) is not None]

    def _on_selected(self) -> None:
        chosen = self._chosen()
        current = self._model.row(self._form.table.currentIndex().row())
        if current is not None and current.id in chosen:
            self._show(current)

    def _on_find(self) -> None:
        if self._recheck.is_open:
            return
        self._to_list()
        self._form.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._form.search.selectAll()

    # the item that is read

    def _show(self, entry: LibraryEntry | None) -> None:
        form = self._form
        other = self._open is None or entry is None or entry.id != self._open.id
        self._open = entry
        if other:
            self._recheck.close()
            form.panel_scroll.verticalScrollBar().setValue(0)
        if entry is None or self._guidance is None:
            self._pane.show_blocks(())
            self._reading = False
            return
        today = self._today()
        parts = (entry.type.label, entry.standing)
        form.entry_kind.setText("  ·  ".join(part for part in parts if part))
        form.entry_title.setText(entry.title)
        recheck = self._guidance.rechecks.get(entry.item or "")
        if recheck is not None and not recheck.stands:
            form.entry_due.say(self.tr("No longer as written"), "attention")
        else:
            due = self.tr("Past its recheck date") if entry.is_due(today) else ""
            form.entry_due.say(due, "attention")
        self._pane.show_blocks(entry_blocks(entry, self._guidance, today=today))
        may = entry.item is not None and casework.may_recheck(self._book)
        form.recheck.setVisible(may and not self._recheck.is_open)

    def _read_on(self) -> None:
        """Go from the list into the item: to its place in a narrow page, and to read it."""
        self._reading = True
        self._fit()
        target = self._form.back if self._form.back.isVisible() else self._form.recheck
        if target.isVisible():
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_list(self) -> None:
        self._reading = False
        self._fit()
        self._form.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        form = self._form
        dress(form.table, _COLUMNS, _TITLE)
        form.panel.setMinimumHeight(_PANEL_LINES * form.panel.fontMetrics().lineSpacing())
        self._fit()

    def _fit(self) -> None:
        """Show the item beside the list where there is room, and else in its place."""
        form = self._form
        beside = self.width() >= _BESIDE_FROM * self.fontMetrics().averageCharWidth()
        there = self._open is not None
        reading = self._reading or self._recheck.is_open  # what is written is never hidden
        for widget in (form.promise, form.filters, form.due, form.list_side):
            set_shown(widget, beside or not reading)
        set_shown(form.panel, there and (beside or reading))
        set_shown(form.back, not beside)

    # rechecks

    def _on_recheck(self) -> None:
        if self._open is not None:
            self._form.recheck.hide()
            self._recheck.open(self._open.title)
            self._hold_still(still=True)
            # The form has no place to be scrolled to before the page is laid out with it.
            QTimer.singleShot(0, self._form.again, self._bring_form_into_sight)

    def _bring_form_into_sight(self) -> None:
        if self._recheck.is_open:
            self._form.panel_scroll.ensureWidgetVisible(self._form.record)
            self._form.panel_scroll.show_field(self._form.seen)

    def _hold_still(self, *, still: bool) -> None:
        """Keep to the item that a recheck is written of, so that it is recorded of no other."""
        form = self._form
        for widget in (form.filters, form.due, form.list_side, form.back):
            widget.setEnabled(not still)

    def _on_left(self) -> None:
        self._recheck.close()
        self._hold_still(still=False)
        self._form.recheck.show()
        self._form.recheck.setFocus()

    def _on_record(self) -> None:
        entry, seen = self._open, self._recheck.read()
        if entry is None or entry.item is None or seen is None:
            return
        self._form.record.setEnabled(False)
        self._desk.ask(
            partial(
                casework.record_recheck,
                self._book,
                entry.item,
                seen=seen.seen,
                stands=seen.stands,
                seen_on=seen.seen_on,
                again_by=seen.again_by,
            ),
            owner=self,
            then=self._on_recorded,
            failed=self._on_not_recorded,
        )

    def _on_recorded(self, _changes: casework.Changes) -> None:
        form = self._form
        form.record.setEnabled(True)
        self._recheck.close()
        self._hold_still(still=False)
        form.recheck.show()
        self._take_guidance()
        form.trouble.say(self.tr("The recheck is recorded."), can_dismiss=True)
        form.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_not_recorded(self, error: KnownError) -> None:
        self._form.record.setEnabled(True)
        self._recheck.say_error(error)

    def _on_changed(self, changes: casework.Changes) -> None:
        if changes.guidance and self.isVisible():
            self._take_guidance()

    # paper

    def _print(self, chosen: list[str] | None) -> None:
        name = casework.guidance_file_name(self._book)
        target = self._copying.asks.target(
            self, self.tr("Save the guidance"), self._copying.folder / name
        )
        if target is None:
            return
        self._form.trouble.clear()
        self._desk.ask(
            # The system's dialog has asked already whether a file of that name may be replaced.
            partial(casework.export_guidance, self._book, chosen, target, replace=True),
            owner=self,
            then=self._on_printed,
            failed=self._form.trouble.say_error,
        )

    def _on_printed(self, made: casework.Exported) -> None:
        self._written = made.path
        self._form.printed.say(
            self.tr("Saved as {name}.").format(name=made.path.name),
            self.tr("It says which version it is of. Print it again when the guidance changes."),
            action=self.tr("Open the file"),
            can_dismiss=True,
        )

    def _on_open_file(self) -> None:
        if self._written is not None:
            try:
                self._copying.programs.open(self._written)
            except KnownError as error:
                self._form.trouble.say_error(error)
