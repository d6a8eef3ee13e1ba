"""A field with its label, its help and, beside it, its fault; and text that grows."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Property, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop.windows.gaps import gap
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.kit.words import SpokenLabel, announce, label
from caldicott_desktop.windows.layouts import items_of, layout_of
from caldicott_desktop.windows.wardrobe import restyle

_ARRANGED = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})


class FieldRow(QWidget):
    """One field with its label above it, a line of help, and its fault in words.

    In a form: give it a `QVBoxLayout` holding the field (the first widget that takes the keyboard
    becomes the label's buddy) and the properties `label` and `help`. In code: `field_row(…)`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without label and field."""
        super().__init__(parent)
        self._label = label("", "label", self)
        # Few fields ever want these, and a page has dozens of fields: each is made when wanted.
        self._help: QLabel | None = None
        self._error: QLabel | None = None
        self._note: SpokenLabel | None = None
        self._bar: QFrame | None = None
        self._field: QWidget | None = None

    def settle(self) -> None:
        """Put label, help and fault around the field and tie the label to it."""
        body = layout_of(self)
        if not isinstance(body, QBoxLayout):
            raise TypeError(f"the field row {self.objectName()!r} needs a box layout")
        self._field = _first_input(body)
        body.setSpacing(gap(4))
        for place, part in enumerate(self._above_field()):
            body.insertWidget(place, part)
        self._describe()

    def _above_field(self) -> list[QLabel]:
        """What stands above the field, of what there is by now."""
        return [part for part in (self._label, self._help, self._error) if part is not None]

    def _put(self, part: QLabel) -> None:
        """Give a part that was made late its place above the field, if the row is settled."""
        body = layout_of(self)
        if self._field is not None and isinstance(body, QBoxLayout):
            body.insertWidget(self._above_field().index(part), part)

    @property
    def field(self) -> QWidget:
        """The field that the label names."""
        if self._field is None:
            raise TypeError(f"the field row {self.objectName()!r} is not settled")
        return self._field

    def name_field(self, words: str) -> None:
        """Name the field for a screen reader where no label is shown above it.

        The hidden label bears the name as well: on Linux a pick list is read by its chosen answer
        and named by its label alone.
        """
        self.field.setAccessibleName(words)
        self._label.setAccessibleName(words)

    def note(self) -> str:
        """The note under the field, or an empty text."""
        return "" if self._note is None else self._note.text()

    def set_note(self, words: str) -> None:
        """Show a note under the field, which is no fault, and tell a screen reader in its turn."""
        if words == self.note():
            return
        if self._note is None:
            self._note = SpokenLabel(self)
            self._note.setProperty("look", "small")
            body = layout_of(self)
            if isinstance(body, QBoxLayout):
                body.addWidget(self._note)
        self._note.say(words)
        self._describe()

    def error(self) -> str:
        """The fault shown now, or an empty text."""
        return "" if self._error is None else self._error.text()

    def set_error(self, words: str) -> None:
        """Show a fault beside the field and tell a screen reader; empty words clear it."""
        if words == self.error():
            return
        if self._error is None or self._bar is None:
            self._error = label("", "error", self)
            self._put(self._error)
            self._bar = QFrame(self)
            self._bar.setProperty("look", "faultbar")
            self.installEventFilter(self)
            self._fit_bar()
        self._error.setText(words)
        self._error.setVisible(bool(words))
        self._bar.setVisible(bool(words))
        body = layout_of(self)
        if body is not None:
            body.setContentsMargins(14 if words else 0, 0, 0, 0)
        self._describe()
        if self._field is not None:
            self._field.setProperty("faulty", bool(words))
            restyle(self._field)
            if words:
                announce(self._field, words)

    def _describe(self) -> None:
        if self._field is None:
            return
        self._label.setBuddy(self._field)
        set_shown(self._label, bool(self._label.text()))
        if not self._field.accessibleName():
            self._field.setAccessibleName(self._label.text().replace("&", ""))
        parts = (self.error(), self._get_help(), self.note())
        self._field.setAccessibleDescription(" ".join(part for part in parts if part))

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the bar as high as the row; a row that never had a fault has no part in its events.

        Most rows never have one, and each event that comes to Python costs as much as a layout.
        """
        if event.type() in _ARRANGED:
            self._fit_bar()
        return False

    def _fit_bar(self) -> None:
        if self._bar is not None:
            self._bar.setGeometry(0, 0, 4, self.height())

    def _get_label(self) -> str:
        return self._label.text()

    def _set_label(self, words: str) -> None:
        self._label.setText(words)
        if self._field is not None:
            self._field.setAccessibleName(words.replace("&", ""))
            self._describe()

    def _get_help(self) -> str:
        return "" if self._help is None else self._help.text()

    def _set_help(self, words: str) -> None:
        if words == self._get_help():
            return
        if self._help is None:
            self._help = label("", "small", self)
            self._put(self._help)
        self._help.setText(words)
        set_shown(self._help, bool(words))
        self._describe()

    label = Property(str, _get_label, _set_label)
    help = Property(str, _get_help, _set_help)


def _first_input(body: QBoxLayout) -> QWidget:
    for inner, widget in [(item.layout(), item.widget()) for item in items_of(body)]:
        if isinstance(inner, QBoxLayout):
            return _first_input(inner)
        if widget is not None and not isinstance(widget, QLabel):
            return widget
    raise TypeError("a field row holds one field")


def field_row(
    words: str, field: QWidget, help_words: str = "", parent: QWidget | None = None
) -> FieldRow:
    """A settled row around `field`; `words` may carry a mnemonic (`&Who asked`)."""
    made = FieldRow(parent)
    made.setProperty("label", words)
    made.setProperty("help", help_words)
    body = QVBoxLayout(made)
    body.setContentsMargins(0, 0, 0, 0)
    body.addWidget(field)
    made.settle()
    return made


class GrowingText(QPlainTextEdit):
    """Long text: as high as what is typed, between `least` and `most` lines; Tab leaves it.

    `left` follows the loss of the keyboard, the moment to check what was typed.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start at two lines, growing to sixteen before it scrolls inside."""
        super().__init__(parent)
        self._least = 2
        self._most = 16
        self._known = 0  # lines, when its height was last asked for anew
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def _lines(self) -> int:
        return round(self.document().documentLayout().documentSize().height())

    def _on_size_changed(self) -> None:
        lines = self._lines()
        if lines == self._known:
            return  # all around it would be laid out again, to the same height
        self._known = lines
        policy = Qt.ScrollBarPolicy
        over = lines > self._most
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if over else policy.ScrollBarAlwaysOff
        )
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        shown = max(self._least, min(self._most, self._lines()))
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        frame = 2 * self.document().documentMargin() + self.height() - self.viewport().height()
        return QSize(super().sizeHint().width(), ceil(shown * line + frame) + 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_size_changed()  # another width breaks the lines elsewhere

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def _get_least(self) -> int:
        return self._least

    def _set_least(self, lines: int) -> None:
        self._least = lines
        self.updateGeometry()

    def _get_most(self) -> int:
        return self._most

    def _set_most(self, lines: int) -> None:
        self._most = lines
        self._known = 0
        self._on_size_changed()

    least = Property(int, _get_least, _set_least)
    most = Property(int, _get_most, _set_most)
