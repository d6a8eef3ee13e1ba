"""Cards under headings, in as many columns as there is room for, walked with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QWidget, QWidgetItem
from typing_extensions import override

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.in_turns import dressed

_LEAST = 44  # characters of a column; narrower ones make tall cards that are hard to scan
_MOST_COLUMNS = 2
_GAP = 10
_ABOVE_HEADING = 14

_STEPS = {
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
}
_ENDS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})
MOVING_KEYS = frozenset({*_STEPS, *_ENDS})


CardT_co = TypeVar("CardT_co", bound=QAbstractButton, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf(Generic[CardT_co]):
    """Cards that stand together, under a heading if there is one."""

    heading: str
    cards: Sequence[CardT_co]


class CardWall(QWidget):
    """Shows shelves of cards; Tab enters it once, the arrows move inside, Enter chooses.

    Cards are kept: showing others hides those that are not among them and moves the rest. `left`
    follows an arrow up from the first row. A card ignores `MOVING_KEYS`, for the wall to act on.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._lines = _Lines(self)
        self._shown: tuple[QAbstractButton, ...] = ()
        self._taken: set[QAbstractButton] = set()
        self._headings: dict[str, QWidget] = {}
        self.setAccessibleName(self.tr("Kinds of case"))
        self.setAccessibleDescription(self.tr("The arrow keys move between the cards."))

    def show_shelves(self, shelves: Sequence[Shelf[QAbstractButton]], *, columns: bool) -> None:
        """Show `shelves` in their order, side by side where `columns` and there is room."""
        cards = tuple(card for shelf in shelves for card in shelf.cards)
        headings = {shelf.heading for shelf in shelves}
        # Each card shown on a wall in sight would have the whole wall laid out once more.
        self.hide()
        for name, heading in self._headings.items():
            heading.setVisible(name in headings)
        for gone in set(self._shown) - set(cards):
            gone.hide()
        for card in cards:
            self.take(card)
        self._shown = cards
        self._lines.arrange(
            [(self._heading(shelf.heading), shelf.cards) for shelf in shelves],
            most=_MOST_COLUMNS if columns else 1,
        )
        self._lines.place_in(self.width())  # before they are shown: each is arranged once then
        for card in cards:
            card.show()
        self.show()
        self._lines.settled()
        self._stop_at(cards[0] if cards else None)

    def take(self, card: QAbstractButton) -> None:
        """Have `card`, which stands in the wall, ready to be shown, with its dress on."""
        if card not in self._taken:
            self._taken.add(card)
            card.hide()
            for _step in dressed(card):
                pass

    def measure(self, card: QAbstractButton) -> None:
        """Have `card` know its sizes where it will stand, before all of them are asked at once.

        Qt tries several widths before it settles; they are those it tried for what is shown now.
        """
        card.minimumSizeHint()
        for width in self._lines.tried:
            card.heightForWidth(width)

    def cards(self) -> tuple[QAbstractButton, ...]:
        """The cards that are shown, in reading order."""
        return self._shown

    def enter(self) -> None:
        """Put the keyboard on the first card."""
        if self._shown:
            self._go_to(self._shown[0])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((card for card in self._shown if card.hasFocus()), None)
        key = Qt.Key(event.key())
        if here is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._step(here, *_STEPS[key])
        elif key in _ENDS:
            self._go_to(self._shown[0 if key == Qt.Key.Key_Home else -1])
        else:
            super().keyPressEvent(event)

    def _step(self, here: QAbstractButton, down: int, across: int) -> None:
        """Move to the card below, above or beside `here`; up from the first row leaves."""
        rows = self._lines.rows()
        place = next((n for n, row in enumerate(rows) if here in row), None)
        if place is None:
            return
        if across:
            order = [card for row in rows for card in row]
            to = order.index(here) + across
            if 0 <= to < len(order):
                self._go_to(order[to])
        elif place + down < 0:
            self.left.emit()
        elif place + down < len(rows):
            beside = rows[place + down]
            self._go_to(beside[min(rows[place].index(here), len(beside) - 1)])

    def _go_to(self, card: QAbstractButton) -> None:
        self._stop_at(card)
        card.setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, stop: QAbstractButton | None) -> None:
        """Make `stop` the one card that Tab reaches."""
        for card in self._shown:
            card.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus
            )

    def _heading(self, words: str) -> QWidget | None:
        if not words:
            return None
        if words not in self._headings:
            made = kit.label(words, "heading", self)
            made.show()
            self._headings[words] = made
        return self._headings[words]


class _Lines(QLayout):
    """Headings across, and under each its cards in rows of equal height."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wall = parent
        self._shelves: list[tuple[QWidget | None, Sequence[QAbstractButton]]] = []
        self._items: dict[QWidget, QWidgetItem] = {}
        self._most = 1
        self._heights: dict[tuple[int, QWidget], int] = {}
        self._least: int | None = None
        self.tried: set[int] = set()  # the widths of a card that were tried for what is shown
        self._arranging = False
        self.setContentsMargins(0, 0, 0, 0)

    def arrange(
        self, shelves: list[tuple[QWidget | None, Sequence[QAbstractButton]]], *, most: int
    ) -> None:
        """Lay out these, in at most `most` columns; their sizes are taken to stay until `settled`.

        Each of them that is shown makes Qt ask for all sizes anew, though none has changed.
        """
        self.invalidate()
        self.tried.clear()
        self._arranging = True
        self._most = most
        self._shelves = list(shelves)
        for heading, cards in shelves:
            for widget in (*([heading] if heading else ()), *cards):
                if widget not in self._items:
                    self.addChildWidget(widget)
                    self._items[widget] = QWidgetItem(widget)

    def place_in(self, width: int) -> None:
        """Put everything in its place at this width, though the wall is hidden."""
        self._place(QRect(0, 0, width, 0), move=True)

    def settled(self) -> None:
        """Ask for sizes again from now on when they may have changed."""
        self._arranging = False

    def rows(self) -> list[list[QAbstractButton]]:
        """The cards as they lie, row by row."""
        columns = self._columns(self._wall.width())
        return [
            list(cards[first : first + columns])
            for _heading, cards in self._shelves
            for first in range(0, len(cards), columns)
        ]

    def _columns(self, width: int) -> int:
        least = _LEAST * self._wall.fontMetrics().averageCharWidth()
        return max(1, min(self._most, (width + _GAP) // (least + _GAP)))

    def _height(self, widget: QWidget, width: int) -> int:
        """The height of `widget`; Qt asks many times over while it finds room for a page."""
        known = self._heights.get((width, widget))
        if known is None:
            known = self._heights[width, widget] = widget.heightForWidth(width)
        return known

    @override
    def invalidate(self) -> None:
        if not self._arranging:  # else it is to be laid out already
            self._heights.clear()
            self._least = None
            super().invalidate()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        raise NotImplementedError("the wall arranges its own cards")

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        items = list(self._items.values())
        return items[index] if 0 <= index < len(items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        widgets = list(self._items)
        return self._items.pop(widgets[index]) if 0 <= index < len(widgets) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        if self._least is None:
            shown = [card for _heading, cards in self._shelves for card in cards]
            self._least = max((card.minimumSizeHint().width() for card in shown), default=0)
        return QSize(self._least, 0)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put everything in its place, if `move`; gives the height it takes."""
        columns = self._columns(rect.width())
        wide = (rect.width() - (columns - 1) * _GAP) // columns
        self.tried.add(wide)
        y = rect.y()
        for heading, cards in self._shelves:
            if heading is not None:
                y += _ABOVE_HEADING if y > rect.y() else 0
                height = self._height(heading, rect.width())
                if move:
                    heading.setGeometry(rect.x(), y, rect.width(), height)
                y += height + _GAP
            for first in range(0, len(cards), columns):
                row = cards[first : first + columns]
                height = max(self._height(card, wide) for card in row)
                for place, card in enumerate(row):
                    if move:  # straight to the card: its item would ask for its size once more
                        x = rect.x() + place * (wide + _GAP)
                        card.setGeometry(x, y, wide, height)
                y += height + _GAP
        return max(0, y - _GAP - rect.y())
