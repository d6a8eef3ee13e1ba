"""A change of dress: of one widget, and of all. Those that nobody sees wait.

See `docs/decisions/0130-change-of-dress.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

_DRESSED = Qt.WidgetAttribute.WA_WState_Polished  # Qt passes over a widget without it


def restyle(widget: QWidget) -> None:
    """Apply the style sheet again after a `look`, a `tone` or another named property changed.

    A widget that was never dressed is left alone: Qt dresses it when it is first shown.
    """
    if not widget.testAttribute(_DRESSED):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    # Polishing alone leaves a frame the margins of its former look.
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    widget.updateGeometry()
    widget.update()


def refit(widgets: Iterable[QWidget]) -> None:
    """Have each of `widgets` arrange itself again: its size is another one, in letters.

    Much here chooses between columns and rows when it is resized; larger text asks the same.
    """
    for widget in widgets:
        if not widget.isWindow():
            QCoreApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))


class _Unseen(QObject):
    """Keeps from hidden widgets that the style has changed: they hear of it when they are shown."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return (
            event.type() == QEvent.Type.StyleChange
            and isinstance(watched, QWidget)
            and not watched.isVisible()
        )


def _follow_parent(widget: QWidget) -> None:
    """Give `widget` its parent's font and colours, where it has none of its own.

    What has no rule in the style sheet goes by the application's, and Qt tells of a change of
    these only what was dressed before.
    """
    parent = widget.parentWidget()
    if parent is None or widget.isWindow():
        return
    if not widget.font().resolveMask() and widget.font() != parent.font():
        widget.setFont(QFont())
    if not widget.palette().resolveMask() and widget.palette() != parent.palette():
        widget.setPalette(QPalette())


class Wardrobe(QObject):
    """Keeps hidden widgets out of a change of style, and makes up for it when they are shown."""

    caught_up = Signal()  # widgets that were hidden have the dress of the others now

    def put_off(self, widgets: Iterable[QWidget]) -> None:
        """Leave those of `widgets` that are hidden as they are, until they are shown."""
        for widget in widgets:
            if widget.isVisible():
                continue
            widget.setAttribute(_DRESSED, on=False)
            around = widget.parentWidget()
            if widget.isWindow() or around is None or around.isVisible():
                widget.installEventFilter(self)

    @contextmanager
    def only_on_screen(self, app: QApplication) -> Iterator[None]:
        """Let a change of style reach what is on screen, and put it off for all that is hidden."""
        hidden = app.allWidgets()
        self.put_off(hidden)
        unseen = _Unseen()
        app.installEventFilter(unseen)
        yield
        app.removeEventFilter(unseen)
        del hidden  # held until here: Python would make each of them anew for each event

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            inside = (watched, *watched.findChildren(QWidget))
            waiting = [each for each in inside if not each.testAttribute(_DRESSED)]
            for widget in waiting:
                widget.setAttribute(_DRESSED)
                restyle(widget)
            for widget in inside:  # Qt has shown what is inside, and dressed it, by now
                _follow_parent(widget)
            if waiting:
                refit(waiting)
                self.caught_up.emit()
        return False
