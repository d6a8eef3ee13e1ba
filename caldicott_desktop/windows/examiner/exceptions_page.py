"""The exceptions of the examiner log: those still to be decided, and the decisions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.rows import short_outcome
from caldicott_desktop.windows.moments import short_moment
from caldicott_desktop.windows.names.tables import Column, RowTable, dress, wear
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import noted, translate
from caldicott_desktop.windows.theme import Theme

Row = examiner.ExceptionRow

_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WHAT = 2


def _state(row: Row) -> str:
    if row.decision is not None:
        return short_outcome(row.decision.outcome)
    return translate("Exceptions", "To be decided")


def _tone(row: Row) -> str:
    return "attention" if row.draft is not None else "neutral"


def _what(row: Row) -> str:
    if row.decision is not None:
        return row.decision.kind_title
    return row.draft.kind_title if row.draft else ""


def _when(row: Row) -> str:
    at = row.decision.decided_at if row.decision else row.draft.saved_at if row.draft else None
    return short_moment(in_uk(at)) if at else ""


def _who(row: Row) -> str:
    if row.decision is not None:
        return row.decision.decided_by
    return row.draft.owner if row.draft else ""


COLUMNS: tuple[Column[Row], ...] = (
    Column(
        title=noted("Tables", "Case"),
        words=lambda row: row.case_reference,
        widest="ME-2611-00000",
    ),
    Column(title=noted("Tables", "State"), words=_state, widest="Anonymised instead  ", tone=_tone),
    Column(
        title=noted("Tables", "What it is about"),
        words=_what,
        widest="Scrutiny by a medical examiner",
    ),
    Column(
        title=noted("Tables", "Decision"),
        words=lambda row: row.decision.reference if row.decision else "",
        widest="CG-2026-00000",
    ),
    Column(title=noted("Tables", "Whose"), words=_who, widest="Margaret Ellery"),
    Column(title=noted("Tables", "When"), words=_when, widest="30 Sep 2026, 00:00"),
)


class ExceptionsForm(forms.Form):
    """The list and what can be done with the chosen one."""

    file = "exceptions_page.ui"
    trouble: kit.NoticeBar
    table: QTableView
    nothing: QLabel
    open: QPushButton
    leave: QPushButton
    chosen: QLabel


class ExceptionsPage(Page):
    """Lists exceptions; a decision or a draft is asked for, and `left` goes back to the log."""

    title = noted("Page", "Exceptions")
    decision_opened = Signal(str)  # DecisionId
    draft_opened = Signal(str)  # DraftId
    left = Signal()

    def __init__(
        self, desk: Desk, book: casework.Casebook, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show what is in `book`; read whenever the page comes to the front."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._arriving = False
        form = self._form = forms.build(ExceptionsForm, onto=self)
        self._model: RowTable[Row] = RowTable(COLUMNS, self)
        form.table.setModel(self._model)
        wear(form.table, COLUMNS, theme)
        form.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        form.table.doubleClicked.connect(self._on_open)
        form.table.installEventFilter(self)
        form.open.clicked.connect(self._on_open)
        form.leave.clicked.connect(self.left)
        QShortcut(QKeySequence.StandardKey.Cancel, self).activated.connect(self.left)
        self._desk.changed.connect(self._on_changed)
        theme.changed.connect(self._dress)
        self._dress()
        self._on_read(())

    @override
    def shown(self) -> None:
        self._arriving = True
        self._look()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _OPENING_KEYS
        ):
            self._on_open()
            return True
        return False

    def _dress(self) -> None:
        dress(self._form.table, COLUMNS, _WHAT)

    def _look(self) -> None:
        self._form.trouble.clear()
        self._desk.ask(
            partial(examiner.every_exception, self._book),
            owner=self,
            then=self._on_read,
            failed=self._form.trouble.say_error,
        )

    def _on_changed(self, changes: casework.Changes) -> None:
        if self.isVisible() and (changes.decisions or changes.drafts):
            self._look()

    def _on_read(self, rows: tuple[Row, ...]) -> None:
        form = self._form
        self._model.show_rows(rows)
        form.table.setVisible(bool(rows))
        form.nothing.setVisible(not rows)
        form.table.selectRow(0)
        self._on_chosen()
        if self._arriving:
            self._arriving = False
            (form.table if rows else form.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> Row | None:
        return self._model.row(self._form.table.currentIndex().row())

    def _on_chosen(self) -> None:
        form, row = self._form, self._chosen()
        theirs = row is not None and row.draft is not None and not row.draft.mine
        form.open.setVisible(row is not None)
        form.open.setEnabled(not theirs)
        form.chosen.setVisible(theirs)
        if theirs and row is not None and row.draft is not None:
            form.chosen.setText(
                self.tr("This draft is kept by {who}, who can open it.").format(
                    who=showable(row.draft.owner)
                )
            )

    def _on_open(self) -> None:
        row = self._chosen()
        if row is None:
            return
        if row.decision is not None:
            self.decision_opened.emit(row.decision.id)
        elif row.draft is not None and row.draft.mine:
            self.draft_opened.emit(row.draft.id)
