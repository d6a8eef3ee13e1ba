"""A link that may be a whole sentence: it wraps where a button would cut its words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from caldicott_desktop.windows.kit.buttons import LinkButton
from caldicott_desktop.windows.kit.words import announce

_ROOM = 2  # pixels above and below, so that the underline is not cut
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextHideMnemonic


class SentenceLink(LinkButton):
    """A button that reads as a link and goes on over as many lines as its sentence needs."""

    def __init__(self, parent: QWidget | None = None, *, words: str = "") -> None:
        """Show the sentence `words`; an ampersand in it is only an ampersand."""
        super().__init__(parent, words=words.replace("&", "&&"))
        self.setAccessibleName(words)
        self._known: dict[int, QRect] = {}  # by width; every pass of a layout asks again
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._bounds(width).height() + 2 * _ROOM

    @override
    def sizeHint(self) -> QSize:
        bounds = self._bounds(QRect(0, 0, 10_000, 0).width())
        return QSize(bounds.width(), bounds.height() + 2 * _ROOM)

    @override
    def minimumSizeHint(self) -> QSize:
        words = self.accessibleName().split()
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        return QSize(min(longest, 20 * self.fontMetrics().averageCharWidth()), _ROOM)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().buttonText().color())
        painter.setFont(self.font())
        room = self.rect().adjusted(0, _ROOM, 0, -_ROOM)
        painter.drawText(room, int(_WRAPPED | Qt.AlignmentFlag.AlignLeft), self.text())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._known.clear()
        super().changeEvent(event)

    def _bounds(self, width: int) -> QRect:
        known = self._known.get(width)
        if known is None:
            room = QRect(0, 0, max(1, width), 1_000_000)
            known = self.fontMetrics().boundingRect(room, int(_WRAPPED), self.text())
            self._known[width] = known
        return known


class SpokenLink(SentenceLink):
    """A link whose words change by themselves and are said aloud: *Unchanged since 19 Nov*.

    It takes no room while it is empty.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show `words` without a sound, as for a count that changes all the time."""
        self.setText(words.replace("&", "&&"))
        self._known.clear()
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()

    def say(self, words: str) -> None:
        """Show `words` and have a screen reader say them, unless they stand there already."""
        if words == self.accessibleName():
            return
        self.show_words(words)
        if words:
            announce(self, words)
