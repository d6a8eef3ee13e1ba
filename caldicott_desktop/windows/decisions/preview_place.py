"""Where the chosen decision is shown: beside the list, below it, or in its place."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QTableView, QWidget

from caldicott_desktop.windows import kit

_CHARACTERS = 34  # across, where it stands beside the list
_LINES = 4  # at least, where it lies below
_BETWEEN, _HANDLE = 14, 10  # pixels between list and preview: side by side, and to take hold of
_ROWS = 6  # of the list, that stay above it
_ANY = 16_777_215  # Qt's own word for no limit to a width
_SETTLED_MS = 500  # after the last move of the handle, it is where somebody wants it
_PERCENT = 35  # of the height, until it is said how somebody left it


class Place(Enum):
    """Where the preview is."""

    BESIDE = "beside"
    BELOW = "below"
    INSTEAD = "instead"


class Parts(Protocol):
    """The widgets of the page that share the room."""

    page: kit.ScrollPage
    columns: kit.Room
    list_side: QWidget
    preview: QFrame
    show_preview: QPushButton

    @property
    def table(self) -> QTableView:
        """The list."""
        ...


class Preview(Protocol):
    """What shows the chosen row: told whether it lies wide, below the list."""

    def lie(self, *, wide: bool) -> None:
        """Lie wide, or narrow beside the list."""
        ...


class Look(Protocol):
    """The sizes of the list, in pixels."""

    @property
    def least_width(self) -> int:
        """In which every column can be read."""
        ...

    @property
    def bare_row_height(self) -> int:
        """Of a row."""
        ...


class PreviewPlace(QObject):
    """Gives list and preview their room again whenever there is another amount of it.

    The list never has less than six rows for the preview's sake: where that leaves no room below
    it, a button shows the one in the place of the other. `moved` carries the percentage of the
    height that somebody gave to a preview below the list.
    """

    moved = Signal(int)

    def __init__(self, parts: Parts, preview: Preview, look: Look) -> None:
        """Arrange `parts`, with `preview` in them, by the sizes of `look`.

        The button's own words say that it shows the preview.
        """
        super().__init__(parts.columns)
        self._parts = parts
        self._preview = preview
        self._look = look
        self._to_preview = parts.show_preview.text()
        self._percent = _PERCENT
        self._wanted = self._first = self._whole = False
        self.place = Place.BESIDE
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(lambda: self.moved.emit(self._percent))
        parts.columns.setChildrenCollapsible(False)
        parts.columns.setStretchFactor(0, 1)
        parts.columns.splitterMoved.connect(self._on_moved)
        parts.columns.resized.connect(self.fit)
        parts.show_preview.toggled.connect(self._show)
        QWidget.setTabOrder(parts.table, parts.columns.grip)
        self._show()

    def give_percent(self, percent: int) -> None:
        """Give a preview below the list so much of the height."""
        self._percent = percent
        self.fit()

    def want(self, *, wanted: bool, first: bool = False, whole: bool = False) -> None:
        """Say whether there is something to show, and whether it goes before the list.

        What is wanted `whole` does so too where it would lie below in a few lines.
        """
        self._wanted, self._first, self._whole = wanted, first or whole, whole
        self.fit()

    def fit(self) -> None:
        """Arrange both for the room there is now."""
        columns = self._parts.columns
        columns.setMinimumHeight(self._least_list())  # in a low window the page scrolls
        letter = self._parts.columns.fontMetrics().averageCharWidth()
        wide = columns.width() - _BETWEEN - self._look.least_width
        high = columns.height() - self._out_of_sight() - _HANDLE - self._least_list()
        if wide >= _CHARACTERS * letter:
            self.place = Place.BESIDE
        elif high >= self._least_preview() and not self._whole:
            self.place = Place.BELOW
        else:
            self.place = Place.INSTEAD
        self._show()

    def _out_of_sight(self) -> int:
        """How much higher the page is than what is seen of it."""
        page, whole = self._parts.page, self._parts.page.widget()
        return max(0, whole.height() - page.viewport().height()) if whole is not None else 0

    def _least_list(self) -> int:
        table = self._parts.table
        header = table.horizontalHeader().sizeHint().height()
        return header + _ROWS * self._look.bare_row_height + 2 * table.frameWidth()

    def _least_preview(self) -> int:
        return _LINES * self._parts.columns.fontMetrics().lineSpacing()

    def _show(self) -> None:
        parts, place = self._parts, self.place
        folded = place is Place.INSTEAD and self._wanted
        button = parts.show_preview
        had_focus = button.hasFocus() or parts.table.hasFocus()
        instead = folded and (self._first or button.isChecked())
        button.setVisible(folded and not self._first)
        button.setText(self.tr("Show the list") if instead else self._to_preview)
        parts.list_side.setVisible(not instead)
        parts.preview.setVisible(self._wanted and (place is not Place.INSTEAD or instead))
        if had_focus and not self._first:
            self._keep_focus(instead=instead)
        beside = place is Place.BESIDE
        self._turn(beside=beside)
        self._preview.lie(wide=place is Place.BELOW)
        width = _CHARACTERS * self._parts.columns.fontMetrics().averageCharWidth()
        parts.preview.setMinimumWidth(width if beside else 0)
        parts.preview.setMaximumWidth(width if beside else _ANY)
        # Of its own the preview would want what its longest decision so far did, and take rows.
        below = place is Place.BELOW
        parts.preview.setMinimumHeight(self._least_preview() if below else 0)
        if below:
            self._share_height()
        elif beside:
            rest = parts.columns.width() - _BETWEEN - width
            parts.columns.setSizes([rest, width])

    def _keep_focus(self, *, instead: bool) -> None:
        """Leave the keyboard where it can be seen, when what had it is hidden."""
        button, table = self._parts.show_preview, self._parts.table
        if instead:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif button.isHidden():
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, *, beside: bool) -> None:
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        columns = self._parts.columns
        if columns.orientation() != way:
            columns.setOrientation(way)
        columns.setHandleWidth(_BETWEEN if beside else _HANDLE)

    def _share_height(self) -> None:
        columns = self._parts.columns
        room = columns.height() - _HANDLE
        below = max(room * self._percent // 100, self._least_preview())
        below = min(below, room - self._least_list())
        columns.setSizes([room - below, below])

    def _on_moved(self) -> None:
        if self.place is not Place.BELOW:
            return
        above, below = self._parts.columns.sizes()
        self._percent = round(100 * below / max(above + below, 1))
        self._share_height()
        self._settled.start()
