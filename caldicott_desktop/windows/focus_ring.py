"""The ring around whatever has the keyboard, in every window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid
from typing_extensions import override

_RING_PX = 2
_GAP_PX = 4  # two rings of 2 px
_RING_RADIUS_PX = 9
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


def _scrolls(widget: QWidget) -> bool:
    """Whether `widget` is the inside of a scroll area, which lies in that area's viewport."""
    viewport = widget.parentWidget()
    return viewport is not None and isinstance(viewport.parentWidget(), QScrollArea)


def chain_of(widget: QWidget | None) -> tuple[list[QWidget], QWidget | None]:
    """The widget and what holds it, as far as the ground on which a ring around it lies."""
    if widget is None or widget.isWindow():
        return [], None
    chain, ground = [widget], widget.parentWidget()
    while ground is not None and not (ground.isWindow() or _scrolls(ground)):
        chain.append(ground)
        ground = ground.parentWidget()
    return chain, ground


class FocusRing(QWidget):
    """A double ring around whatever has the keyboard, drawn outside it so that nothing moves.

    Its two colours are opposites, so that one of them stands out from any ground. It lies in the
    window, or inside the scroll area that holds the widget, and so scrolls and is cut off with it.
    """

    def __init__(self, outer: str, inner: str) -> None:
        """Draw `outer` around `inner`; starts around nothing."""
        super().__init__()
        self._pens = (QPen(QColor(outer), _RING_PX), QPen(QColor(inner), _RING_PX))
        self._watched: list[QWidget] = []
        self._ground: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def lie_around(self, chain: list[QWidget], ground: QWidget | None) -> None:
        """Lie in `ground` around the first of `chain`, or nowhere where that is empty."""
        if chain:
            self.setParent(ground)  # before anything else: out of a window that may be going
        for watched in (*self._watched, self._ground):
            if watched is not None and isValid(watched):
                watched.removeEventFilter(self)
        self._watched, self._ground = chain, ground
        if not chain:
            self.hide()
            return
        for watched in (*chain, ground):
            if watched is not None:  # a list that opens is given its size after its contents
                watched.installEventFilter(self)
        self._lie()

    def _lie(self) -> None:
        widget, ground = self._watched[0], self._ground
        if ground is None:
            return
        around = widget.rect().adjusted(-_GAP_PX, -_GAP_PX, _GAP_PX, _GAP_PX)
        around.moveTopLeft(widget.mapTo(ground, around.topLeft()))
        for each in (*self._watched[1:], ground):
            if each is ground or each.property("look"):  # what is drawn to its edge cuts off
                edge = each.rect()
                edge.moveTopLeft(each.mapTo(ground, edge.topLeft()))
                around = around.intersected(edge)
        self.setGeometry(around)
        self.setVisible(widget.isVisibleTo(ground))
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A list that opened over the window may go while it has the keyboard.
        there = (*self._watched, self._ground)
        if event.type() in _MOVES and self._watched and all(map(isValid, there)):
            self._lie()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, pen in enumerate(self._pens):
            painter.setPen(pen)
            inset = _RING_PX * (number + 0.5)
            within = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
            radius = _RING_RADIUS_PX - inset
            painter.drawRoundedRect(within, radius, radius)
