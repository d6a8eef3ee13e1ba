"""A kind of case as a card to choose: its title, its scope, the group it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.kit.words import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a card says of a kind of case: its title, what it is for, and a tag."""

    kind_id: str
    title: str
    words: str
    tag: str
    tone: Tone = "neutral"


class KindCard(QAbstractButton):
    """One kind of case; a button to a screen reader, named by its title, described by its words."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        """Show what `face` says."""
        super().__init__(parent)
        title = face.title
        self.kind_id = face.kind_id
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{face.words} {face.tag}")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        body = QVBoxLayout(self)
        body.setContentsMargins(16, 12, 16, 14)
        body.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(kit.label(title, "heading"), 1)
        head.addWidget(kit.Tag(words=face.tag, tone=face.tone), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(head)
        body.addWidget(kit.label(face.words, "muted"))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        body = self.layout()
        return body.totalSizeHint() if body is not None else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        body = self.layout()
        return body.totalMinimumSize() if body is not None else super().minimumSizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        body = self.layout()
        return body.totalHeightForWidth(width) if body is not None else -1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)
