"""The chip that orders the list by anything it can be ordered by, without a pointer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from caldicott_desktop.casework import Order
from caldicott_desktop.domain.record.phrases import inner
from caldicott_desktop.windows.saying import noted, translate


class _Ways(NamedTuple):
    """An order's name, what it is called from the lowest and from the highest on."""

    name: str
    ascending: str
    descending: str
    begins_high: bool


_OLD, _NEW = noted("SortMenu", "Oldest first"), noted("SortMenu", "Newest first")
_A, _Z = noted("SortMenu", "From A to Z"), noted("SortMenu", "From Z to A")
_SOON, _FAR = noted("SortMenu", "Soonest first"), noted("SortMenu", "Furthest first")
_LEAST, _MOST = noted("SortMenu", "Least first"), noted("SortMenu", "Most first")
_ON, _BACK = noted("SortMenu", "In order"), noted("SortMenu", "In reverse order")

OFFERED: Mapping[Order, _Ways] = MappingProxyType(
    {
        Order.RECORDED: _Ways(noted("SortMenu", "Recorded"), _OLD, _NEW, begins_high=True),
        Order.DECIDED: _Ways(noted("SortMenu", "Decided"), _OLD, _NEW, begins_high=True),
        Order.REFERENCE: _Ways(noted("SortMenu", "Reference"), _OLD, _NEW, begins_high=True),
        Order.NEXT: _Ways(noted("SortMenu", "Next date"), _SOON, _FAR, begins_high=False),
        Order.LATE: _Ways(noted("SortMenu", "Recorded late"), _LEAST, _MOST, begins_high=True),
        Order.KIND: _Ways(noted("SortMenu", "Kind of case"), _ON, _BACK, begins_high=False),
        Order.REQUESTER: _Ways(noted("SortMenu", "Requester"), _A, _Z, begins_high=False),
        Order.OUTCOME: _Ways(noted("SortMenu", "Outcome"), _ON, _BACK, begins_high=False),
        Order.SUBJECT: _Ways(noted("SortMenu", "Subject"), _A, _Z, begins_high=False),
        Order.GATEWAY: _Ways(noted("SortMenu", "Law cited"), _ON, _BACK, begins_high=False),
        Order.DECIDED_BY: _Ways(noted("SortMenu", "Decided by"), _A, _Z, begins_high=False),
        Order.NATION: _Ways(noted("SortMenu", "Nation"), _ON, _BACK, begins_high=False),
        Order.STANDING: _Ways(noted("SortMenu", "Status"), _ON, _BACK, begins_high=False),
        Order.RELEASE: _Ways(noted("SortMenu", "Released"), _ON, _BACK, begins_high=False),
    }
)


class SortMenu(QObject):
    """Says how the list is ordered, and offers every other order, each in both directions.

    `chosen` carries the order and whether it begins with the highest.
    """

    chosen = Signal(object, bool)  # Order, descending

    def __init__(self, chip: QPushButton) -> None:
        """Open below `chip`."""
        super().__init__(chip)
        self._chip = chip
        self._order, self._descending = Order.RECORDED, True
        self._menu = QMenu(chip)
        orders, ways = QActionGroup(self), QActionGroup(self)
        self._orders = {
            order: self._action(orders, _words(each.name)) for order, each in OFFERED.items()
        }
        self._menu.addSeparator()
        self._ways = {descending: self._action(ways, "") for descending in (True, False)}
        for order, action in self._orders.items():
            action.triggered.connect(partial(self._on_order, order))
        for descending, action in self._ways.items():
            action.triggered.connect(partial(self._on_way, descending))
        chip.setMenu(self._menu)
        self.follow(Order.RECORDED, descending=True)

    def open(self) -> None:
        """Open the menu, with the keyboard at the present order."""
        self._menu.setActiveAction(self._orders[self._order])
        self._chip.showMenu()

    def follow(self, order: Order, *, descending: bool) -> None:
        """Say that the list is ordered so."""
        known = order if order in OFFERED else Order.RECORDED
        self._order, self._descending = known, descending
        ways = OFFERED[known]
        self._orders[known].setChecked(True)
        for each, action in self._ways.items():
            action.setText(_words(ways.descending if each else ways.ascending))
            action.setChecked(each == descending)
        way = _inner(ways.descending if descending else ways.ascending)
        heard = self.tr("Sort: {order}, {way}").format(order=_words(ways.name), way=way)
        shown = self.tr("Sort: {way}").format(way=way) if known is Order.RECORDED else heard
        self._chip.setText(shown.replace("&", "&&"))
        self._chip.setAccessibleName(heard)

    def _on_order(self, order: Order) -> None:
        self.chosen.emit(order, OFFERED[order].begins_high)

    def _on_way(self, descending: bool) -> None:  # noqa: FBT001  # the slot of a signal
        self.chosen.emit(self._order, descending)

    def _action(self, group: QActionGroup, words: str) -> QAction:
        made = QAction(words, group)
        made.setCheckable(True)
        self._menu.addAction(made)
        return made


def _words(noted_words: str) -> str:
    return translate("SortMenu", noted_words)


def _inner(noted_words: str) -> str:
    """The words inside a sentence."""
    return inner(translate("SortMenu", noted_words))
