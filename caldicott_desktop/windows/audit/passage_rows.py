"""The passages that speak of one person, as rows to work through: what leaves, and without what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget
from typing_extensions import override

from caldicott_desktop.casework import audit
from caldicott_desktop.domain.audit.mentions import How
from caldicott_desktop.domain.identifying import Span
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.names.tables import Column, RowTable, dress, hold, wear
from caldicott_desktop.windows.saying import noted, translate
from caldicott_desktop.windows.theme import Theme

_UNSURE = frozenset({How.PART, How.NEAR})
_ROWS = 8  # that are in sight without scrolling the table
_ROWS_AT_LEAST = 3  # also where there are fewer


class PassagesForm(Protocol):
    """What the form of a page has that shows passages."""

    passages: QTableView
    switch_passage: QPushButton
    open_decision: QPushButton
    passage: QWidget
    words: QLabel
    out: kit.TickGroup
    out_row: kit.FieldRow


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A passage, whether it leaves, and what is taken out of it."""

    passage: audit.Passage
    leaves: bool
    out: tuple[Span, ...]


def _is_theirs(passage: audit.Passage) -> bool:
    """Tell whether a passage is proposed to leave: what may be of another of that name is not."""
    return not (passage.is_privileged or passage.is_of_another or passage.how in _UNSURE)


def _leaving(row: _Row) -> str:
    if row.passage.is_privileged:
        return translate("Tables", "Privileged: stays")
    if not row.leaves:
        return translate("Tables", "Stays behind")
    return translate("Tables", "Leaves in part") if row.out else translate("Tables", "Leaves")


def _around(row: _Row) -> str:
    found = row.passage.excerpt
    if found is None:
        return row.passage.text
    return f"{found.before}{found.words}{found.after}"


def _how(row: _Row) -> str:
    how = row.passage.how
    if row.passage.is_of_another:
        return translate("Tables", "Names somebody else")
    return how.label if how is not None else translate("Tables", "In a decision about them")


def _tone(row: _Row) -> str:
    unsure = row.passage.is_of_another or row.passage.how in _UNSURE
    return "attention" if unsure else "plain"


COLUMNS: tuple[Column[_Row], ...] = (
    Column(
        title=noted("Tables", "What happens"),
        words=_leaving,
        widest="Privileged: stays  ",
        tone=lambda row: "outline" if row.leaves else "plain",
    ),
    Column(
        title=noted("Tables", "Entry"),
        words=lambda row: row.passage.entry,
        widest="CG-2026-0001, Decision",
    ),
    Column(
        title=noted("Tables", "Where"),
        words=lambda row: row.passage.where,
        widest="The decision: in one sentence",
    ),
    Column(
        title=noted("Tables", "Words around"),
        words=_around,
        widest="What was said of them stands here in words",
    ),
    Column(
        title=noted("Tables", "Found by"),
        words=_how,
        widest="In a decision about them  ",
        tone=_tone,
    ),
)
_AROUND = 3


class PassageList(QObject):
    """The table and the passage below it; `changed` follows when something else would leave."""

    changed = Signal()
    decision_opened = Signal(str)  # DecisionId

    def __init__(self, form: PassagesForm, theme: Theme, parent: QWidget) -> None:
        """Start without passages."""
        super().__init__(parent)
        self._form = form
        self._rows: list[_Row] = []
        self._model: RowTable[_Row] = RowTable(COLUMNS, self)
        form.passages.setModel(self._model)
        wear(form.passages, COLUMNS, theme)
        form.passages.selectionModel().currentRowChanged.connect(self._on_chosen)
        form.passages.doubleClicked.connect(self._on_switch)
        form.passages.installEventFilter(self)
        form.switch_passage.clicked.connect(self._on_switch)
        form.open_decision.clicked.connect(self._on_open)
        form.out.changed.connect(self._on_out)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def passages(self) -> tuple[audit.Passage, ...]:
        """All of them."""
        return tuple(row.passage for row in self._rows)

    @property
    def shown(self) -> tuple[audit.Shown, ...]:
        """Those that leave, each with what is taken out."""
        return tuple(
            audit.Shown(passage=row.passage, out=row.out) for row in self._rows if row.leaves
        )

    def show_passages(self, passages: tuple[audit.Passage, ...]) -> None:
        """Show these, each as it is proposed to leave."""
        self._rows = [
            _Row(passage=each, leaves=_is_theirs(each), out=each.others) for each in passages
        ]
        form = self._form
        for widget in (form.passages, form.switch_passage, form.open_decision, form.passage):
            widget.setVisible(bool(passages))
        self._dress()
        self._show(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space:
                self._on_switch()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._on_open()
                return True
        return False

    def _show(self, at: int) -> None:
        self._model.show_rows(self._rows)
        self._form.passages.selectRow(at)
        self.changed.emit()

    def _at(self) -> int:
        return self._form.passages.currentIndex().row()

    def _on_chosen(self) -> None:
        """Show the passage as it leaves, with what can be taken out of it or left in."""
        row, form = self._model.row(self._at()), self._form
        if row is None:
            return
        form.switch_passage.setEnabled(not row.passage.is_privileged)
        form.switch_passage.setText(
            self.tr("Leave this out") if row.leaves else self.tr("Let this leave")
        )
        form.open_decision.setEnabled(row.passage.decision is not None)
        others = row.passage.others
        form.out.set_choices(
            [
                kit.Choice(value=str(place), words=f"{showable(e.words)} ({e.kind.label})")
                for place, e in enumerate(others)
            ]
        )
        form.out.set_values(str(n) for n, each in enumerate(others) if each in row.out)
        form.out_row.setVisible(bool(others) and row.leaves)
        self._show_words(row)

    def _show_words(self, row: _Row) -> None:
        words = showable(row.passage.left(row.out if row.leaves else ()))
        if not row.leaves:
            words = self.tr("Stays behind: {text}").format(text=words)
        self._form.words.setText(words)

    def _on_switch(self) -> None:
        at = self._at()
        row = self._model.row(at)
        if row is not None and not row.passage.is_privileged:
            self._rows[at] = replace(row, leaves=not row.leaves)
            self._show(at)

    def _on_out(self) -> None:
        at = self._at()
        row = self._model.row(at)
        if row is not None:
            ticked = set(self._form.out.values())
            others = enumerate(row.passage.others)
            out = tuple(each for place, each in others if str(place) in ticked)
            self._rows[at] = replace(row, out=out)
            self._model.change_row(at, self._rows[at])
            self._show_words(self._rows[at])
            self.changed.emit()

    def _on_open(self) -> None:
        row = self._model.row(self._at())
        if row is not None and row.passage.decision is not None:
            self.decision_opened.emit(row.passage.decision)

    def _dress(self) -> None:
        dress(self._form.passages, COLUMNS, _AROUND)
        hold(self._form.passages, max(_ROWS_AT_LEAST, min(_ROWS, len(self._rows))))
