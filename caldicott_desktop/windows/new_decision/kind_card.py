"""A kind of case as a card to choose: its title, its scope, the group it belongs to."""

from __future__ import annotations

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

from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.windows import kit


class KindCard(QAbstractButton):
    """One kind of case; a button to a screen reader, named by its title, described by its scope."""

    def __init__(self, kind: CaseKind, title: str, parent: QWidget | None = None) -> None:
        """Show `kind` under `title`, which may say more than the kind's own."""
        super().__init__(parent)
        self.kind_id = kind.id
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{kind.scope} {kind.group}")
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
        head.addWidget(kit.Tag(words=kind.group), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(head)
        body.addWidget(kit.label(kind.scope, "muted"))
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
