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
    if row.draft is not None and row.draft.waits:
        return translate("Exceptions", "Waits for a lead")
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
    """Lists exceptions; a decision or a draft is asked for, and `left` goes back to the log.

    A draft that waits for whoever may decide it passes to them as they open it.
    """

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
        self._decides = casework.may(book, "draft.taken")
        self._wanted: str | None = None
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

    def show_draft(self, draft_id: str) -> None:
        """Choose that draft as soon as the list is read."""
        self._wanted = draft_id

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
        wanted, self._wanted = self._wanted, None
        places = (n for n, row in enumerate(rows) if row.draft and row.draft.id == wanted)
        form.table.selectRow(next(places, 0))
        self._on_chosen()
        if self._arriving:
            self._arriving = False
            (form.table if rows else form.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> Row | None:
        return self._model.row(self._form.table.currentIndex().row())

    def _on_chosen(self) -> None:
        form, row = self._form, self._chosen()
        draft = row.draft if row else None
        words = self._words_on(draft) if draft else ""
        form.open.setVisible(row is not None)
        form.open.setEnabled(draft is None or self._can_open(draft))
        is_taken = draft is not None and draft.waits and self._can_open(draft)
        form.open.setText(self.tr("Take over and open") if is_taken else self.tr("Open"))
        form.chosen.setVisible(bool(words))
        form.chosen.setText(words)

    def _can_open(self, draft: examiner.ExceptionDraft) -> bool:
        """Whether it is one's own to go on with, or can become so."""
        if draft.waits:
            return self._decides and not draft.mine
        return draft.mine

    def _words_on(self, draft: examiner.ExceptionDraft) -> str:
        """Say who goes on with a draft, where that is not the person at work already."""
        if draft.waits and draft.mine:
            words = self.tr(
                "You raised it. It waits until somebody who may decide it, such as a lead examiner,"
                " takes it over; until then you can discard it on Today."
            )
        elif draft.waits and self._decides:
            words = self.tr(
                "{who} raised it for whoever may decide it. It passes to you when you open it, and"
                " {who} is told."
            )
        elif draft.waits:
            words = self.tr(
                "{who} raised it. It waits until somebody who may decide it, such as a lead"
                " examiner, takes it over."
            )
        elif draft.mine:
            words = ""
        else:
            words = self.tr("This draft is kept by {who}, who can open it.")
        return words.format(who=showable(draft.owner))

    def _on_open(self) -> None:
        row = self._chosen()
        if row is None:
            return
        if row.decision is not None:
            self.decision_opened.emit(row.decision.id)
        elif row.draft is not None and self._can_open(row.draft):
            self._open(row.draft)

    def _open(self, draft: examiner.ExceptionDraft) -> None:
        if not draft.waits:
            self.draft_opened.emit(draft.id)
            return
        self._form.trouble.clear()
        self._desk.ask(
            partial(examiner.take_exception, self._book, draft.id),
            owner=self,
            then=lambda taken: self.draft_opened.emit(taken.id),
            failed=self._form.trouble.say_error,
        )
