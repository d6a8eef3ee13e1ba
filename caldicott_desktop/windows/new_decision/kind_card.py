"""A kind of case, or a variant of one, as a card to choose: its title, its scope, its group."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.kit.words import Tone
from caldicott_desktop.windows.new_decision.card_wall import MOVING_KEYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a card says of a kind of case or a variant: its title, what it is for, and a tag.

    `always_tagged`: the tag is shown even under a heading that says the same.
    """

    kind_id: str
    variant_id: str | None = None
    title: str
    words: str
    tag: str
    tone: Tone = "neutral"
    always_tagged: bool = False


class KindCard(kit.CardButton):
    """One kind of case; a button to a screen reader, named by its title, described by its words."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        """Show what `face` says."""
        super().__init__(parent)
        title = face.title
        self.kind_id = face.kind_id
        self.variant_id = face.variant_id
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{face.words} {face.tag}")
        body = self._body = QVBoxLayout(self)
        body.setContentsMargins(16, 12, 16, 14)
        body.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        self._heights: dict[int, int] = {}  # by width, as its words stay the same
        self._least: QSize | None = None
        self._always_tagged = face.always_tagged
        self._tag = kit.Tag(self, words=face.tag, tone=face.tone)
        self._tag.setVisible(face.always_tagged)
        head.addWidget(kit.label(title, "strong", self), 1)
        head.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(head)
        body.addWidget(kit.label(face.words, "muted", self))
        body.addStretch(1)  # beside a taller card the words stay at the top
        self.settle()

    def show_tag(self, *, shown: bool) -> None:
        """Show the tag, or leave it out where a heading says the same."""
        tagged = shown or self._always_tagged
        if tagged == self._tag.isHidden():
            self._forget_sizes()
            self._tag.setVisible(tagged)
            self._body.activate()  # or the row of the title would go on measuring as it was

    @override
    def heightForWidth(self, width: int) -> int:
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = super().heightForWidth(width)
        return known

    @override
    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            self._least = super().minimumSizeHint()
        return self._least

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVING_KEYS:
            event.ignore()  # the wall moves; a button by itself would walk out of it
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._forget_sizes()
        super().changeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # What is inside is dressed after the card, which may have been measured in between.
        if event.size() == event.oldSize():
            self._forget_sizes()
            self.updateGeometry()
        super().resizeEvent(event)

    def _forget_sizes(self) -> None:
        self._heights.clear()
        self._least = None
