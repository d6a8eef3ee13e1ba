"""Words on a page: status tags, labels, and what a screen reader is told."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import Property, QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.wardrobe import restyle

Tone = Literal["neutral", "attention", "danger", "accent", "outline", "plain"]
TONES: tuple[str, ...] = get_args(Tone)


def announce(source: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have a screen reader say `words`, at once if `urgent`, else when it has finished speaking."""
    event = QAccessibleAnnouncementEvent(source, words)
    event.setPoliteness(
        QAccessible.AnnouncementPoliteness.Assertive
        if urgent
        else QAccessible.AnnouncementPoliteness.Polite
    )
    QAccessible.updateAccessibility(event)


class Words(QLabel):
    """A label that measures its words once for each width, however often a layout asks.

    Qt breaks the words into lines anew each time, and a layout asks for the same width at every
    level of what stands around the label. See `docs/decisions/0239-words-are-measured-once.md`.
    """

    # Of the class, until it is measured: many a label is never shown.
    _measured: str = ""
    _heights: dict[int, int] | None = None

    def __init__(self, parent: QWidget | None = None, *, words: str = "") -> None:
        """Show `words`."""
        super().__init__(words, parent)

    @override
    def heightForWidth(self, width: int) -> int:
        words = self.text()
        if self._heights is None or words != self._measured:
            self._measured, self._heights = words, {}
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = super().heightForWidth(width)
        return known

    @override
    def changeEvent(self, event: QEvent) -> None:
        if self._heights is not None:
            self._heights = None
        super().changeEvent(event)


def label(words: str, look: str = "", parent: QWidget | None = None) -> QLabel:
    """A label of plain text that wraps, in one of the looks of the style sheet."""
    made = Words(parent, words=words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if look:
        made.setProperty("look", look)
    return made


class Tag(Words):
    """A status in words, in a small box; never colour alone.

    `tone`: `neutral` (settled), `attention` (to check), `danger` (overdue, failed), `accent`
    (someone waits), `outline` (in progress), `plain` (no box: not yet, to do).
    """

    def __init__(
        self, parent: QWidget | None = None, *, words: str = "", tone: Tone = "neutral"
    ) -> None:
        """Show `words`; nothing is shown while there are none."""
        super().__init__(parent, words=words)
        self._tone: str = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def settle(self) -> None:
        """Take no room while there are no words."""
        set_shown(self, bool(self.text()))

    def say(self, words: str, tone: Tone | None = None) -> None:
        """Show other words, in another tone if one is given."""
        self.setText(words)
        if self.parent() is not None or not words:
            set_shown(self, bool(words))
        if tone is not None:
            self._set_tone(tone)

    def _get_tone(self) -> str:
        return self._tone

    def _set_tone(self, tone: str) -> None:
        if tone not in TONES:
            raise ValueError(f"no tone {tone!r}")
        if tone != self._tone:
            self._tone = tone
            restyle(self)

    tone = Property(str, _get_tone, _set_tone)


def _size_of(label: QLabel, words: str) -> QSize:
    """What `words` need on one line of `label`."""
    line = label.fontMetrics().size(Qt.TextFlag.TextSingleLine, words)
    around = label.contentsMargins()
    # A fraction of a pixel too little would break the line.
    return line + QSize(around.left() + around.right() + 2, around.top() + around.bottom())


def _as_long_as_one_line() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


class OneLine(Words):
    """Words on one line while there is room for it, and on more where there is not.

    An ordinary label that wraps asks for a width of its own choosing; in a `FlowRow` that leaves
    room unused.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(_as_long_as_one_line())

    @override
    def sizeHint(self) -> QSize:
        return self.size_of(self.text())

    def size_of(self, words: str) -> QSize:
        """What `words` need on one line."""
        return _size_of(self, words)


class SpokenLabel(Words):
    """A line whose changes are said aloud: *Saved 10:42*; it takes no room while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show `words` without a sound, as for a count that changes with every key."""
        self.setText(words)
        if self.parent() is not None or not words:
            set_shown(self, bool(words))

    def say(self, words: str, *, urgent: bool = False) -> None:
        """Show `words` and have a screen reader say them, unless they stand there already."""
        if words == self.text():
            return
        self.show_words(words)
        if words:
            announce(self, words, urgent=urgent)


class SpokenLine(SpokenLabel):
    """A line whose changes are said aloud, as long as its words are, for a `FlowRow`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setSizePolicy(_as_long_as_one_line())

    @override
    def sizeHint(self) -> QSize:
        return _size_of(self, self.text())
