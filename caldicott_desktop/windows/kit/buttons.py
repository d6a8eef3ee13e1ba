"""Buttons: one that reads as a link, one that shows its shortcut."""

from __future__ import annotations

from PySide6.QtCore import Property, QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

_GAP_EM = 0.8  # between the words of a button and its shortcut
_HINT_SIZE = 0.88  # of the words' own size


class LinkButton(QPushButton):
    """A button that reads as a link: for going somewhere, or a small act beside a line."""

    def __init__(self, parent: QWidget | None = None, *, words: str = "") -> None:
        """Show `words`, underlined."""
        super().__init__(words, parent)
        self.setProperty("look", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class ActionButton(QPushButton):
    """A button that shows its shortcut beside its words, as in *Save and continue  Ctrl+Enter*.

    The property `keys` is the shortcut in Qt's portable form (`Ctrl+Return`); setting it also makes
    it work. On macOS the system's own signs are shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without words or shortcut."""
        super().__init__(parent)
        self._hint = ""

    def _get_keys(self) -> str:
        return self.shortcut().toString(QKeySequence.SequenceFormat.PortableText)

    def _set_keys(self, keys: str) -> None:
        sequence = QKeySequence(keys)
        self.setShortcut(sequence)
        shown = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        self._hint = shown.replace("Return", "Enter")
        self.updateGeometry()

    keys = Property(str, _get_keys, _set_keys)

    def _hint_width(self) -> int:
        if not self._hint:
            return 0
        words = self.fontMetrics()
        return round(words.horizontalAdvance(self._hint) * _HINT_SIZE + words.height() * _GAP_EM)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._hint_width(), 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._hint:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        words = self.fontMetrics()
        shown = words.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        left = (self.width() - shown - self._hint_width()) // 2
        centre = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        flags = centre | Qt.TextFlag.TextHideMnemonic
        painter.setPen(self.palette().buttonText().color())
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), flags, self.text())
        font = self.font()
        font.setPixelSize(round(words.fontDpi() and self.fontInfo().pixelSize() * _HINT_SIZE))
        font.setWeight(font.Weight.Normal)
        painter.setFont(font)
        left += shown + round(words.height() * _GAP_EM)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), centre, self._hint)
