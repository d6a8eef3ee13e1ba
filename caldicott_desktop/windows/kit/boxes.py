"""Boxes: cards, notice bars, pages that scroll."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Property, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from caldicott_desktop.errors import KnownError
from caldicott_desktop.windows.gaps import gap
from caldicott_desktop.windows.kit.buttons import LinkButton
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.kit.words import Tone, announce, label
from caldicott_desktop.windows.layouts import layout_of
from caldicott_desktop.windows.wardrobe import restyle

_ARRANGED = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin line between two parts of a card."""
    made = QFrame(parent)
    made.setProperty("look", "rule")
    return made


class Card(QFrame):
    """A framed box, with a heading row if it has a `heading`.

    In a form: give it a `QVBoxLayout` and the properties `heading` and `aside`. In code: `card(…)`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without heading and contents."""
        super().__init__(parent)
        self.setProperty("look", "card")
        self._heading = label("", "heading")
        self._aside = label("", "small")
        self._actions = QHBoxLayout()

    def settle(self) -> None:
        """Put the heading row above the contents."""
        body = layout_of(self)
        if not isinstance(body, QBoxLayout):
            body = QVBoxLayout(self)
        body.setContentsMargins(16, 14, 16, 16)
        body.setSpacing(gap(10))
        head = QHBoxLayout()
        head.setSpacing(gap(12))
        head.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._aside, 1, Qt.AlignmentFlag.AlignBaseline)
        head.addLayout(self._actions)
        self._head = head
        body.insertLayout(0, head)
        self._show_head()

    def add_action(self, widget: QWidget) -> None:
        """Put a link or a small button at the right of the heading."""
        self._actions.addWidget(widget)

    def _show_head(self) -> None:
        if self._heading.parent() is not None:
            beside = bool(self._aside.text())
            set_shown(self._heading, bool(self._heading.text()))
            set_shown(self._aside, beside)
            self._heading.setWordWrap(not beside)
            self._head.setStretch(0, 0 if beside else 1)
            self._head.setStretch(1, 1 if beside else 0)

    def _get_heading(self) -> str:
        return self._heading.text()

    def _set_heading(self, words: str) -> None:
        self._heading.setText(words)
        self.setAccessibleName(words)
        self._show_head()

    def _get_aside(self) -> str:
        return self._aside.text()

    def _set_aside(self, words: str) -> None:
        self._aside.setText(words)
        self._show_head()

    heading = Property(str, _get_heading, _set_heading)
    aside = Property(str, _get_aside, _set_aside)


def card(
    heading: str = "", *contents: QWidget, aside: str = "", parent: QWidget | None = None
) -> Card:
    """A settled card holding `contents` one below the other."""
    made = Card(parent)
    made.setProperty("heading", heading)
    made.setProperty("aside", aside)
    body = QVBoxLayout(made)
    for widget in contents:
        body.addWidget(widget)
    made.settle()
    return made


_LEAST_LETTERS = 36  # of a notice in a line, beside its buttons
_BESIDE_PX, _BELOW_PX = 16, 6


class NoticeBar(QFrame):
    """A sentence in a bar, said aloud when it appears; hidden until it has something to say.

    A `wide` one reaches from edge to edge of the window, its words in line with those of pages.
    `acted` follows the action, `dismissed` follows *Dismiss*; both are optional.
    """

    acted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.setProperty("tone", "neutral")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._words = label("", "")
        self._more = label("", "")
        self._action = LinkButton(self)
        self._dismiss = LinkButton(self, words=self.tr("Dismiss"))
        text = QVBoxLayout()
        text.addWidget(self._words)
        text.addWidget(self._more)
        text.setSpacing(2)
        row = QHBoxLayout(self)
        self._row = row
        self._set_wide(wide=False)
        row.addLayout(text, 1)
        for button in (self._action, self._dismiss):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._arrange()
        self._action.clicked.connect(self.acted)
        self._dismiss.clicked.connect(self._on_dismissed)
        self.hide()

    def say(
        self,
        words: str,
        more: str = "",
        *,
        tone: Tone = "neutral",
        action: str = "",
        can_dismiss: bool = False,
    ) -> None:
        """Show `words`, and below them `more`, with an action if one is named."""
        self.installEventFilter(self)
        self._words.setText(words)
        self._more.setText(more)
        self._words.setProperty("look", "strong" if more else "")
        self._more.setVisible(bool(more))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._dismiss.setVisible(can_dismiss)
        self.setProperty("tone", tone)
        for widget in (self, self._words, self._more, self._action, self._dismiss):
            restyle(widget)
        self._arrange()
        self.setAccessibleName(words)
        self.setAccessibleDescription(more)
        self.show()
        announce(self, f"{words} {more}".strip(), urgent=tone == "danger")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the buttons beside the words, or below them where these would have no room."""
        buttons = [each for each in (self._action, self._dismiss) if not each.isHidden()]
        beside = sum(each.sizeHint().width() + _BESIDE_PX for each in buttons)
        least = _LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        is_narrow = 0 < self.contentsRect().width() < least + beside
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._row.setSpacing(_BELOW_PX if is_narrow else _BESIDE_PX)

    def say_error(self, error: KnownError, *, action: str = "") -> None:
        """Show what happened and what to do about it."""
        self.say(error.message, error.remedy, tone="danger", action=action)

    def clear(self) -> None:
        """Hide the bar, which then needs no room: most bars never say anything."""
        self.hide()
        self.removeEventFilter(self)

    @property
    def action(self) -> LinkButton:
        """The button of the action, to give it its place in the round of the keyboard."""
        return self._action

    def words(self) -> str:
        """What the bar says now; empty while it is hidden."""
        return "" if self.isHidden() else f"{self._words.text()} {self._more.text()}".strip()

    def _get_wide(self) -> bool:
        return self._wide

    def _set_wide(self, wide: bool) -> None:  # noqa: FBT001  # the setter of a Qt property
        self._wide = wide
        beside = 24 if wide else 14
        self._row.setContentsMargins(beside, 9, beside, 9)

    wide = Property(bool, _get_wide, _set_wide)

    def _on_dismissed(self) -> None:
        self.hide()
        self.dismissed.emit()

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Be as high as the sentences are at this width: never cut, and never more."""
        if event.type() in _ARRANGED:
            wanted = self.heightForWidth(self.width())
            if wanted > 0:
                self.setMaximumHeight(wanted)
        return False


_ABOVE_PX = 12  # of a part that a page is scrolled to, so that its frame is seen


class ScrollPage(QScrollArea):
    """A page that scrolls, whose contents stay at most `measure` characters wide.

    In a form: a `QScrollArea` promoted to `ScrollPage`, with one `QWidget` inside.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with the ordinary measure."""
        super().__init__(parent)
        self._measure = 0
        self._kept: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def settle(self) -> None:
        """Hold the contents to the measure, at the present size of text."""
        inside = self.widget()
        if inside is not None and self._measure:
            inside.setMaximumWidth(self._measure * self.fontMetrics().averageCharWidth())

    @override
    def event(self, event: QEvent) -> bool:
        """Measure the contents for who sees them; of a page that nobody sees, when it is shown."""
        if event.type() == QEvent.Type.LayoutRequest and not self.isVisible():
            self._measure_later()
            return True
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ARRANGED and watched is self.widget():
            if event.type() == QEvent.Type.LayoutRequest and not self.isVisible():
                self._measure_later()
                return False
            self._keep_whole()
        return super().eventFilter(watched, event)

    def _measure_later(self) -> None:
        """Have Qt tell of a size when the page is shown, before it shows what is inside."""
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent)

    def _keep_whole(self) -> None:
        """Never give the contents less height than they need at their width.

        Qt asks what height they would like at that width, and a list that grows would like little.
        """
        inside = self.widget()
        body = layout_of(inside) if inside is not None else None
        if inside is None or body is None or not body.hasHeightForWidth():
            return
        least = body.minimumHeightForWidth(inside.width())
        held = least if least > body.heightForWidth(inside.width()) else 0
        if inside.minimumHeight() != held:
            inside.setMinimumHeight(held)

    def keep_in_sight(self, widget: QWidget) -> None:
        """Bring `widget` into sight now, and again whenever the page has another size."""
        self._kept = widget
        self.ensureWidgetVisible(widget)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._kept is not None and isValid(self._kept):
            self.ensureWidgetVisible(self._kept)

    def show_part(self, part: QWidget) -> None:
        """Bring `part` into sight, as whole as the page is high: its beginning before its end."""
        self._bring(part)
        QTimer.singleShot(0, part, partial(self._bring, part))  # once it was laid out

    def _bring(self, part: QWidget) -> None:
        inside = self.widget()
        if inside is None or not inside.isAncestorOf(part):
            return
        self.ensureWidgetVisible(part)
        top = part.mapTo(inside, QPoint(0, 0)).y() - _ABOVE_PX
        if self.verticalScrollBar().value() > top:
            self.verticalScrollBar().setValue(top)

    def show_field(self, field: QWidget) -> None:
        """Bring `field` and its label into sight and give it the keyboard."""
        around = 4 * self.fontMetrics().height()
        self.ensureWidgetVisible(field, around, around)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.settle()

    def _get_centred(self) -> bool:
        return bool(self.alignment() & Qt.AlignmentFlag.AlignHCenter)

    def _set_centred(self, centred: bool) -> None:  # noqa: FBT001  # the setter of a Qt property
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(across | Qt.AlignmentFlag.AlignTop)

    def _get_measure(self) -> int:
        return self._measure

    def _set_measure(self, characters: int) -> None:
        self._measure = characters
        self.settle()

    measure = Property(int, _get_measure, _set_measure)
    centred = Property(bool, _get_centred, _set_centred)
