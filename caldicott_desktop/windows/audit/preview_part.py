"""What leaves, line by line, and each stretch of it that could identify someone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget
from typing_extensions import override

from caldicott_desktop.casework import audit
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.audit.lines_table import LinesTable
from caldicott_desktop.windows.names.tables import Column, RowTable, dress, hold, wear
from caldicott_desktop.windows.saying import noted, number
from caldicott_desktop.windows.theme import Theme

_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ROWS = 10  # of lines that are in sight without scrolling the table
_ROWS_AT_LEAST = 3  # also where there are fewer
_MATTERS_AT_ONCE = 40  # more than a screen of lines
_RECORDS_AT_ONCE = 2  # of some forty lines each

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
    listing: kit.ChoiceGroup
    listing_row: kit.FieldRow
    lines_help: QLabel
    lines: QTableView
    whole_line: QLabel
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
        self._preview: audit.Preview | None = None
        self._tables: dict[int, LinesTable] = {}
        form = self._form = forms.build(PreviewForm, onto=self)
        self._found: RowTable[audit.Pointed] = RowTable(FOUND, self)
        form.found.setModel(self._found)
        wear(form.found, FOUND, theme)
        form.found.selectionModel().currentRowChanged.connect(self._on_chosen)
        form.found.doubleClicked.connect(self._on_show_line)
        form.show_line.clicked.connect(self._on_show_line)
        form.open_decision.clicked.connect(self._on_open)
        form.listing.changed.connect(self._on_listing)
        form.lines.doubleClicked.connect(self._on_open_line)
        theme.changed.connect(self._dress)
        self.clear()

    def clear(self) -> None:
        """Show nothing: what was shown is no longer what would leave."""
        self._preview = None
        self._found.show_rows(())
        self._form.found_card.hide()
        self._form.lines_card.hide()

    def show_preview(self, preview: audit.Preview) -> None:
        """Show the first lines of `preview`; those of another listing when it is chosen."""
        form, old = self._form, self._tables
        self._preview, self._tables = preview, {}
        listings = preview.listings
        form.listing.set_choices(
            [kit.Choice(value=str(at), words=each.title) for at, each in enumerate(listings)]
        )
        form.listing_row.setVisible(len(listings) > 1)
        self._show_listing(0)
        for each in old.values():
            each.deleteLater()
        form.lines_card.show()

    def _show_listing(self, number: int) -> None:
        """Show the lines of one listing."""
        form, preview = self._form, self._preview
        if preview is None:
            return
        form.listing.set_value(str(number))
        listing = preview.listings[number]
        table = self._tables.get(number)
        if table is None:
            at_once = _RECORDS_AT_ONCE if listing is preview.records else _MATTERS_AT_ONCE
            table = LinesTable(self._desk, listing, self, at_once=at_once)
            self._tables[number] = table
            table.reached.connect(partial(self._on_reached, number))
            table.failed.connect(self.failed)
        if form.lines.model() is not table:
            chosen = form.lines.selectionModel()
            form.lines.setModel(table)
            if chosen is not None:
                chosen.deleteLater()
            form.lines.selectionModel().currentRowChanged.connect(self._on_line)
            wear(form.lines, table.columns, self._theme)
        form.lines_help.setText(self._how_many(preview, listing))
        form.nothing.setText(self._nothing(preview, listing))
        form.lines.setVisible(listing.matters > 0)
        form.nothing.setVisible(listing.matters == 0)
        self._on_line()
        self._dress()

    def _how_many(self, preview: audit.Preview, listing: audit.Lined) -> str:
        many = listing.matters
        if not preview.level.embeds_entries:
            return self.tr("%Ln count(s), each as it will be written.", "", many)
        if listing is preview.accesses:
            return self.tr("%Ln access(es), each as it will be written.", "", many)
        if listing is preview.records:
            return self.tr(
                "%Ln record(s), line by line, without the box by which each is checked. Enter opens"
                " the decision.",
                "",
                many,
            )
        if preview.is_manifest(listing):
            return self.tr(
                "The items of %Ln decision(s), each as it will be written. Enter opens its"
                " decision.",
                "",
                many,
            )
        return self.tr(
            "%Ln line(s), each as it will be written. Enter opens its decision.", "", many
        )

    def _nothing(self, preview: audit.Preview, listing: audit.Lined) -> str:
        if listing is preview.accesses:
            return self.tr("No record was opened on these days.")
        if listing is preview.records:
            return self.tr("No record leaves: each is of a live matter, which is held.")
        return self.tr("There is no such decision.")

    def show_found(self, found: tuple[audit.Pointed, ...]) -> None:
        """List what could identify someone, what was listed before first."""
        before = self._found.rowCount()
        self._found.add_rows(found[before:])
        self._form.found_card.setVisible(bool(found))
        self._form.found_card.setProperty(
            "aside", self.tr("{n} found").format(n=number(len(found))) if found else ""
        )
        if len(found) > before:
            self._dress_found()
        if found and not before:
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
        self._form.show_line.setEnabled(chosen is not None and chosen.place is not None)
        self._form.open_decision.setEnabled(chosen is not None and chosen.decision is not None)

    def _chosen(self) -> audit.Pointed | None:
        return self._found.row(self._form.found.currentIndex().row())

    def _on_show_line(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.place is not None:
            self._show_listing(chosen.place.listing)
            self._tables[chosen.place.listing].want(chosen.place)

    def _on_open(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.decision is not None:
            self.decision_opened.emit(chosen.decision)

    def _on_open_line(self, index: QModelIndex) -> None:
        table = self._table
        line = table.row(index.row()) if table is not None else None
        if line is not None and line.decision is not None:
            self.decision_opened.emit(line.decision)

    def _on_listing(self) -> None:
        self._show_listing(int(self._form.listing.value() or 0))

    def _on_line(self) -> None:
        """Say in full what the chosen line says, whose cells may show beginnings alone."""
        table = self._table
        said = table.told(self._form.lines.currentIndex().row()) if table is not None else ()
        self._form.whole_line.setText(
            showable("\n".join(f"{title}: {words}" for title, words in said))
        )
        self._form.whole_line.setVisible(bool(said))

    def _on_reached(self, number: int, at: int) -> None:
        lines, table = self._form.lines, self._tables[number]
        if table is self._table:
            lines.selectRow(at)
            lines.scrollTo(table.index(at, 0))
            self.shown.emit(lines)

    @property
    def _table(self) -> LinesTable | None:
        """The lines in sight."""
        return self._tables.get(int(self._form.listing.value() or 0))

    def _dress_found(self) -> None:
        dress(self._form.found, FOUND, _STANDS_THERE)
        hold(self._form.found, max(_ROWS_AT_LEAST, min(_ROWS, self._found.rowCount())))

    def _dress(self) -> None:
        form, table = self._form, self._table
        self._dress_found()
        if table is None:
            return
        columns = table.columns
        dress(form.lines, columns, len(columns) - 1, stacks=False)
        hold(form.lines, max(_ROWS_AT_LEAST, min(_ROWS, table.matters)))
        more = form.lines.horizontalScrollBar().sizeHint().height()
        form.lines.setMinimumHeight(form.lines.minimumHeight() + more)
