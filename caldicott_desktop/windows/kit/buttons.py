"""Buttons: one that reads as a link, one that shows its shortcut, one that shows a count."""

from __future__ import annotations

from PySide6.QtCore import Property, QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPaintEvent
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


def press_by_enter(button: QPushButton) -> None:
    """Let Enter press the button while it has the keyboard, as people expect; Space always does.

    Qt does so by itself in dialogs only.
    """
    button.setAutoDefault(True)


class LinkButton(QPushButton):
    """A button that reads as a link: for going somewhere, or a small act beside a line."""

    def __init__(self, parent: QWidget | None = None, *, words: str = "") -> None:
        """Show `words`, underlined."""
        super().__init__(words, parent)
        press_by_enter(self)
        self.setProperty("look", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class _AsideButton(QPushButton):
    """A button that shows a second, quieter piece of text beside its words.

    `spread` puts the words at the left and the rest at the right.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        press_by_enter(self)
        self._spread = False
        self._aside_room: int | None = None  # asked for by every layout pass, so measured once

    def _aside(self) -> str:
        """What stands beside the words; empty for nothing."""
        return ""

    def _aside_changed(self) -> None:
        self._aside_room = None
        self.updateGeometry()
        self.update()

    def _aside_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(self.fontInfo().pixelSize() * _HINT_SIZE))
        font.setWeight(QFont.Weight.Normal)
        return font

    def _aside_width(self) -> int:
        if not self._aside():
            return 0
        if self._aside_room is None:
            words = QFontMetrics(self._aside_font()).horizontalAdvance(self._aside())
            self._aside_room = words + round(self.fontMetrics().height() * _GAP_EM)
        return self._aside_room

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._aside_room = None
        super().changeEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._aside_width(), 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._aside():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        if not self._spread:
            spare = inside.width() - words - self._aside_width()
            inside.adjust(spare // 2, 0, -(spare - spare // 2), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        left = middle | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextHideMnemonic
        painter.setPen(self.palette().buttonText().color())
        painter.drawText(inside, left, self.text())
        painter.setFont(self._aside_font())
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, self._aside())

    def _get_spread(self) -> bool:
        return self._spread

    def _set_spread(self, spread: bool) -> None:  # noqa: FBT001  # the setter of a Qt property
        self._spread = spread
        self.update()

    spread = Property(bool, _get_spread, _set_spread)


class CountButton(_AsideButton):
    """A button that shows at its right how many things wait behind it; nothing for none.

    A screen reader hears the number after the words.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nothing waiting."""
        super().__init__(parent)
        self._spread = True
        self._count = 0

    def set_count(self, count: int, words: str) -> None:
        """Show `count`; `words` say it for a screen reader: *Reviews, 3 waiting*."""
        self._count = count
        self.setAccessibleName(words)
        self._aside_changed()

    @override
    def _aside(self) -> str:
        return str(self._count) if self._count else ""


class ActionButton(_AsideButton):
    """A button that shows its shortcut beside its words, as in *Save and continue  Ctrl+Enter*.

    The property `keys` is the shortcut in Qt's portable form (`Ctrl+Return`); setting it also makes
    it work. `hint` only shows one that an action of the window already answers. `spread` puts the
    words at the left and the shortcut at the right. On macOS the system's own signs are shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without words or shortcut."""
        super().__init__(parent)
        self._hint = QKeySequence()

    def say(self, words: str) -> None:
        """Show other words; the shortcut, which Qt drops with the old ones, stays."""
        if words == self.text():
            return
        keys = self.shortcut()
        self.setText(words)
        self.setShortcut(keys)

    @override
    def _aside(self) -> str:
        shown = self._hint.toString(QKeySequence.SequenceFormat.NativeText)
        return shown.replace("Return", "Enter")

    def _get_keys(self) -> str:
        return self.shortcut().toString(QKeySequence.SequenceFormat.PortableText)

    def _set_keys(self, keys: str) -> None:
        self.setShortcut(QKeySequence(keys))
        self._set_hint(keys)

    def _get_hint(self) -> str:
        return self._hint.toString(QKeySequence.SequenceFormat.PortableText)

    def _set_hint(self, keys: str) -> None:
        self._hint = QKeySequence(keys)
        self._aside_changed()

    keys = Property(str, _get_keys, _set_keys)
    hint = Property(str, _get_hint, _set_hint)
