"""A button that is its whole content: laid out as its layout wants, painted by the style sheet."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop.windows.layouts import layout_of


class WholeButton(QAbstractButton):
    """A button with a layout in place of words; give it its name and `settle` it.

    It is as high as its layout wants at its width.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def settle(self) -> None:
        """Let the mouse reach the button through what it holds."""
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        body = layout_of(self)
        return body.totalSizeHint() if body is not None else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        body = layout_of(self)
        return body.totalMinimumSize() if body is not None else super().minimumSizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        body = layout_of(self)
        return body.totalHeightForWidth(width) if body is not None else -1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)
