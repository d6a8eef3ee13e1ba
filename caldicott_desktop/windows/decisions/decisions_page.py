"""Every decision in a list that can be searched and sorted, and the chosen one beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QTableView, QVBoxLayout
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.decision_preview import DecisionPreview
from caldicott_desktop.windows.decisions.decision_table import DecisionTable, Found
from caldicott_desktop.windows.decisions.rows import Column
from caldicott_desktop.windows.decisions.table_look import TableLook
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.theme import Theme

_PREVIEW_CHARACTERS = 36
# In a narrower page (in characters) the list alone is shown; Enter still opens a decision.
_BESIDE_FROM = 122
_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class DecisionsForm(forms.Form):
    """The widgets of the page."""

    file = "decisions_page.ui"
    count: kit.SpokenLabel
    new_decision: kit.ActionButton
    search: QLineEdit
    trouble: kit.NoticeBar
    table: QTableView
    empty: QFrame
    empty_heading: QLabel
    empty_words: QLabel
    preview: QFrame
    preview_body: QVBoxLayout


class DecisionsPage(Page):
    """The list; asks for a decision's page as `opened`, for a copy of it as `export_asked`."""

    title = "Decisions"
    opened = Signal(str)  # DecisionId
    card_opened = Signal(str)  # DecisionId of an urgent card not yet written up
    export_asked = Signal(str)
    correction_asked = Signal(str)
    new_asked = Signal()

    def __init__(self, desk: Desk, book: casework.Casebook, theme: Theme) -> None:
        """List the decisions of `book`; the list is read when the page is first shown."""
        super().__init__()
        self._model = DecisionTable(desk, book, self)
        self._preview = DecisionPreview(desk, book)
        self._stale = True
        self._chosen: casework.DecisionId | None = None
        form = self._form = forms.build(DecisionsForm, onto=self)
        form.preview_body.addWidget(self._preview)
        form.empty.hide()
        self._set_up_table(theme)
        form.search.textChanged.connect(self._on_typed)
        form.search.installEventFilter(self)
        form.new_decision.clicked.connect(self.new_asked)
        self._model.found.connect(self._on_found)
        self._model.failed.connect(form.trouble.say_error)
        self._preview.read_asked.connect(self.opened)
        self._preview.card_asked.connect(self.card_opened)
        self._preview.export_asked.connect(self.export_asked)
        self._preview.correction_asked.connect(self.correction_asked)
        desk.changed.connect(self._on_changed)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._on_find)

    def _set_up_table(self, theme: Theme) -> None:
        table = self._form.table
        table.setModel(self._model)
        TableLook(table, theme)
        header = table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        header.sortIndicatorChanged.connect(self._on_sorted)
        table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        table.doubleClicked.connect(lambda index: self._open_row(index.row()))
        table.installEventFilter(self)

    @override
    def shown(self) -> None:
        if self._stale:
            self._stale = False
            self._model.reread()
        if not self._form.search.text():
            self._form.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the preview where there is room for it, and something to show."""
        character = self.fontMetrics().averageCharWidth()
        wide = self.width() >= _BESIDE_FROM * character
        self._form.preview.setVisible(wide and self._chosen is not None)
        self._form.preview.setFixedWidth(_PREVIEW_CHARACTERS * character)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            form = self._form
            if watched is form.table and event.key() in _OPENING_KEYS:
                self._open_row(form.table.currentIndex().row())
                return True
            if watched is form.search and event.key() == Qt.Key.Key_Down:
                form.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if watched is form.search and event.key() == Qt.Key.Key_Escape:
                form.search.clear()
                return True
        return False

    def _on_typed(self, text: str) -> None:
        self._model.look_for(replace(self._model.search, text=text.strip()))

    def _on_sorted(self, section: int, order: Qt.SortOrder) -> None:
        column = Column(section) if section >= 0 else None
        descending = column is None or order is Qt.SortOrder.DescendingOrder
        self._model.look_for(replace(self._model.search, column=column, descending=descending))

    def _on_find(self) -> None:
        self._form.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._form.search.selectAll()

    def _on_changed(self, changes: casework.Changes) -> None:
        if not changes.decisions:
            return
        if self.isVisible():
            self._model.reread()
        else:
            self._stale = True

    def _on_found(self, found: Found) -> None:
        form = self._form
        form.trouble.clear()
        searched = bool(self._model.search.text)
        form.count.say(_count_words(found, searched=searched))
        if found.total == 0 and not searched and form.table.hasFocus():
            form.new_decision.setFocus()
        form.table.setVisible(found.total > 0)
        form.empty.setVisible(found.total == 0)
        if found.total == 0:
            self._say_why_empty(searched=searched)
        self._choose_again()

    def _say_why_empty(self, *, searched: bool) -> None:
        form = self._form
        if searched:
            form.empty_heading.setText(
                self.tr("No decision holds “{words}”").format(words=self._model.search.text)
            )
            form.empty_words.setText(
                self.tr(
                    "Type fewer words, or only the beginning of one. The search looks through "
                    "everything written in every recorded decision; drafts are on Today."
                )
            )
        else:
            form.empty_heading.setText(self.tr("No decision has been recorded yet"))
            form.empty_words.setText(
                self.tr(
                    "Choose New decision to write down a request and what you decide about it. "
                    "Once you record it, it is listed here and can no longer be changed."
                )
            )

    def _choose_again(self) -> None:
        row = self._model.row_of(self._chosen) if self._chosen is not None else None
        index = self._model.index(row or 0, Column.REFERENCE)
        if not index.isValid():
            self._chosen = None
            self._preview.show_row(None)
            self._fit()
            return
        self._form.table.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self._form.table.scrollTo(index)

    def _on_current_changed(self) -> None:
        row = self._model.row(self._form.table.currentIndex().row())
        if row is not None:
            self._chosen = row.id
            self._preview.show_row(row)
            self._fit()

    def _open_row(self, number: int) -> None:
        row = self._model.row(number)
        if row is not None:
            (self.card_opened if row.is_card else self.opened).emit(row.id)


def _count_words(found: Found, *, searched: bool) -> str:
    if found.more:
        return f"More than {found.total:,} found"
    return f"{found.total:,} found" if searched else phrases.counted(found.total, "decision")
