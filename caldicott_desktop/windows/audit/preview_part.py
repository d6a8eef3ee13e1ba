"""What leaves, line by line, and each stretch of it that could identify someone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget
from typing_extensions import override

from caldicott_desktop.casework import audit
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.audit.lines_table import LinesTable
from caldicott_desktop.windows.names.tables import Column, RowTable, dress, wear
from caldicott_desktop.windows.saying import noted, number
from caldicott_desktop.windows.theme import Theme

_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ROWS = 10  # of lines that are in sight without scrolling the table
_ROWS_AT_LEAST = 4  # that every table shows

FOUND: tuple[Column[audit.Pointed], ...] = (
    Column(
        title=noted("Tables", "Decision"),
        words=lambda found: found.reference,
        widest="Completeness statement",
    ),
    Column(
        title=noted("Tables", "Where"),
        words=lambda found: found.where,
        widest="The decision: in one sentence",
    ),
    Column(
        title=noted("Tables", "What stands there"),
        words=lambda found: found.span.words,
        widest="Margaret Ellery of Rose Lane",
    ),
    Column(
        title=noted("Tables", "Looks like"),
        words=lambda found: found.span.kind.label,
        widest="a number from the name key",
    ),
)
_STANDS_THERE = 2


class PreviewForm(forms.Form):
    """The widgets of the part."""

    file = "audit_preview.ui"
    found_card: kit.Card
    found: QTableView
    show_line: QPushButton
    open_decision: QPushButton
    lines_card: kit.Card
    lines_help: QLabel
    lines: QTableView
    nothing: QLabel


class PreviewPart(QWidget):
    """Shows the lines as they will leave, and leads from each finding to its line and decision."""

    decision_opened = Signal(str)  # DecisionId
    failed = Signal(object)  # KnownError
    shown = Signal(object)  # QWidget, a table that was brought the keyboard

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Start with nothing to show."""
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._table: LinesTable | None = None
        form = self._form = forms.build(PreviewForm, onto=self)
        self._found: RowTable[audit.Pointed] = RowTable(FOUND, self)
        form.found.setModel(self._found)
        wear(form.found, FOUND, theme)
        form.found.selectionModel().currentRowChanged.connect(self._on_chosen)
        form.found.doubleClicked.connect(self._on_show_line)
        form.show_line.clicked.connect(self._on_show_line)
        form.open_decision.clicked.connect(self._on_open)
        form.lines.doubleClicked.connect(self._on_open_line)
        theme.changed.connect(self._dress)
        self.clear()

    def clear(self) -> None:
        """Show nothing: what was shown is no longer what would leave."""
        self._form.found_card.hide()
        self._form.lines_card.hide()

    def show_preview(self, preview: audit.Preview) -> None:
        """Show the first lines of `preview`."""
        form, old = self._form, self._table
        table = self._table = LinesTable(self._desk, preview, self)
        table.reached.connect(self._on_reached)
        table.failed.connect(self.failed)
        form.lines.setModel(table)
        wear(form.lines, table.columns, self._theme)
        if old is not None:
            old.deleteLater()
        many = preview.lines
        form.lines_help.setText(
            self.tr("%Ln line(s), each as it will be written. Enter opens its decision.", "", many)
            if preview.statement is not None
            else self.tr("%Ln count(s), each as it will be written.", "", many)
        )
        form.lines.setVisible(many > 0)
        form.nothing.setVisible(many == 0)
        form.lines_card.show()
        self._dress()

    def show_found(self, found: tuple[audit.Pointed, ...]) -> None:
        """List what could identify someone; nothing where nothing could."""
        self._found.show_rows(found)
        self._form.found_card.setVisible(bool(found))
        self._form.found_card.setProperty(
            "aside", self.tr("{n} found").format(n=number(len(found))) if found else ""
        )
        if found:
            self._dress()
            self._form.found.selectRow(0)

    def focus_found(self) -> None:
        """Bring the keyboard to the list of what could identify someone."""
        self.shown.emit(self._form.found)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open from either table; a table leaves Enter to what it stands in."""
        if event.key() in _OPENING_KEYS and self._form.found.hasFocus():
            self._on_show_line()
        elif event.key() in _OPENING_KEYS and self._form.lines.hasFocus():
            self._on_open_line(self._form.lines.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_chosen(self) -> None:
        chosen = self._chosen()
        self._form.show_line.setEnabled(chosen is not None and chosen.at is not None)
        self._form.open_decision.setEnabled(chosen is not None and chosen.decision is not None)

    def _chosen(self) -> audit.Pointed | None:
        return self._found.row(self._form.found.currentIndex().row())

    def _on_show_line(self) -> None:
        chosen = self._chosen()
        if self._table is not None and chosen is not None and chosen.at is not None:
            self._table.want(chosen.at)

    def _on_open(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.decision is not None:
            self.decision_opened.emit(chosen.decision)

    def _on_open_line(self, index: QModelIndex) -> None:
        line = self._table.row(index.row()) if self._table is not None else None
        if line is not None and line.decision is not None:
            self.decision_opened.emit(line.decision)

    def _on_reached(self, at: int) -> None:
        lines = self._form.lines
        lines.selectRow(at)
        if self._table is not None:
            lines.scrollTo(self._table.index(at, 0))
        self.shown.emit(lines)

    def _dress(self) -> None:
        form = self._form
        dress(form.found, FOUND, _STANDS_THERE)
        if self._table is None:
            return
        columns = self._table.columns
        dress(form.lines, columns, len(columns) - 1, stacks=False)
        more = (_ROWS - _ROWS_AT_LEAST) * form.lines.verticalHeader().defaultSectionSize()
        more += form.lines.horizontalScrollBar().sizeHint().height()
        form.lines.setMinimumHeight(form.lines.minimumHeight() + more)
