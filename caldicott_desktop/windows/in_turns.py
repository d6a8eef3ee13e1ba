"""What takes long on a page, done a little in each turn of the event loop.

See `docs/decisions/0150-in-turns.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

# Of work in one turn, after which no other step is begun: with its last step and with drawing
# beside it, a turn stays under 50 ms.
_TURN_MS = 8
_GIVEN_WAY_MS = 20
_DRESSED_AT_ONCE = 24  # widgets; to dress one takes a fraction of a millisecond

_RESIZED = Qt.WidgetAttribute.WA_PendingResizeEvent  # and not told so yet: it is hidden

# What a person does meant the whole page, so it is there before it sees what they did.
_ACTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class InTurns(QObject):
    """Takes steps, does as many in a turn as take a moment, and goes on in the next turn.

    What somebody waits for is begun with `begin`: a key, a click or a touch in the window has all
    that remains done before it arrives, so nothing a person does comes to a page that is half
    there. `finish` does the same for the program. What nobody waits for yet is begun with
    `prepare`: nothing hurries it, and it gives way to all that somebody waits for.
    """

    _awaited: ClassVar[WeakSet[InTurns]] = WeakSet()

    def __init__(self, owner: QWidget) -> None:
        """Work for `owner`, in the window it stands in."""
        super().__init__(owner)
        self._owner = owner
        self._window: QWindow | None = None
        self._steps: Iterator[None] | None = None
        self._stepping = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._take_turn)

    @property
    def is_busy(self) -> bool:
        """Whether steps remain."""
        return self._steps is not None

    def begin(self, steps: Iterator[None]) -> None:
        """Do the first of `steps` now and the others in turns; what remained before is dropped."""
        self.drop()
        self._steps = steps
        self._awaited.add(self)
        self._step()  # one: beside what the person did, and what follows from it
        if self.is_busy and not self._next.isActive():
            self._next.start(0)
        if self._steps is steps:
            self._watch(self._owner.window().windowHandle())

    def prepare(self, steps: Iterator[None]) -> None:
        """Do `steps` in the turns that follow; what remained before is dropped."""
        self.drop()
        self._steps = steps
        self._next.start(0)

    def finish(self) -> None:
        """Do all that remains, now; a step may call this, and is let end first."""
        if not self._stepping:
            while self.is_busy:
                self._step()

    def drop(self) -> None:
        """Do nothing of what remains."""
        self._end()

    def _take_turn(self) -> None:
        if self not in self._awaited and any(isValid(each) for each in self._awaited):
            self._next.start(_GIVEN_WAY_MS)
            return
        since = QElapsedTimer()
        since.start()
        self._step()
        while self.is_busy and since.elapsed() < _TURN_MS:
            self._step()
        if self.is_busy:
            self._next.start(0)

    def _step(self) -> None:
        steps = self._steps
        if steps is None:
            return
        self._stepping = True
        try:
            done = next(steps, self) is self
        except BaseException:
            self._end()
            raise
        finally:
            self._stepping = False
        if done and self._steps is steps:
            self._end()

    def _end(self) -> None:
        self._steps = None
        self._awaited.discard(self)
        self._next.stop()
        self._watch(None)

    def _watch(self, window: QWindow | None) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS:
            self.finish()
        return False


def dressed(page: QWidget) -> Iterator[None]:
    """Have the style sheet applied to all of `page` while it is hidden, some at each step."""
    for number, widget in enumerate((page, *page.findChildren(QWidget))):
        widget.ensurePolished()
        if number % _DRESSED_AT_ONCE == _DRESSED_AT_ONCE - 1:
            yield


def arranged(page: QWidget, size: QSize) -> Iterator[None]:
    """Have hidden `page` laid out as it will be at `size`, a part at each step.

    Qt does it when a page is shown, from the top down; each part that settles has those around it
    measured and laid out again. Here they are settled from the inside out before they are shown.
    """
    page.resize(size)
    yield from _placed(page)
    inside = [each for each in _seen_of(page) if each.layout() is not None]
    for number, widget in enumerate(reversed(inside)):
        layout = widget.layout()
        if layout is not None:
            layout.activate()
        if number % _DRESSED_AT_ONCE == _DRESSED_AT_ONCE - 1:
            yield


def _placed(page: QWidget) -> Iterator[None]:
    """Have each part that waits for its size told of it: it places what is inside it."""
    for number, widget in enumerate(_seen_of(page)):
        if widget.testAttribute(_RESIZED):
            QCoreApplication.sendEvent(widget, QResizeEvent(widget.size(), QSize()))
            widget.setAttribute(_RESIZED, on=False)
        if number % _DRESSED_AT_ONCE == _DRESSED_AT_ONCE - 1:
            yield


def _seen_of(page: QWidget) -> Iterator[QWidget]:
    """All of `page` that is seen with it, each part before what is inside it."""
    yield page
    # Of widgets alone: to name one of Qt's own objects, Python loads every class of Qt's there is.
    for child in page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not child.isWindow() and not child.isHidden():
            yield from _seen_of(child)
