"""Answers whose words wrap: Qt cuts the words of a radio button or a box that are too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

if TYPE_CHECKING:
    _Button = QRadioButton
else:
    _Button = object  # Qt's classes cannot be inherited from twice

_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic | Qt.AlignmentFlag.AlignLeft)
_TALL = 100_000  # higher than any answer


class _Wrapping(_Button):
    """Lays an answer out on as many lines as its words need, with its sign beside the first."""

    CONTROL: ClassVar[QStyle.ControlElement]
    CONTENTS: ClassVar[QStyle.SubElement]

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """Show `words`."""
        super().__init__(words, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def minimumSizeHint(self) -> QSize:
        one_line = self.sizeHint()
        words = self.text().replace("&", "").split()
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        width = self._words_begin(self._option()) + longest
        return QSize(min(width, one_line.width()), one_line.height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        one_line = self.sizeHint()
        if width >= one_line.width():
            return one_line.height()
        room = QRect(0, 0, max(1, width - self._words_begin(self._option())), _TALL)
        lines = self.fontMetrics().boundingRect(room, _FLAGS, self.text())
        return lines.height() + one_line.height() - self.fontMetrics().height()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        one_line = self.sizeHint()
        if self.width() >= one_line.width():
            super().paintEvent(event)
            return
        option = self._option()
        left = self._words_begin(option)
        option.text = ""
        option.rect = QRect(0, 0, self.width(), one_line.height())
        painter = QStylePainter(self)
        painter.drawControl(self.CONTROL, option)
        painter.setPen(self.palette().windowText().color())
        above = (one_line.height() - self.fontMetrics().height()) // 2
        painter.drawText(self.rect().adjusted(left, above, 0, 0), _FLAGS, self.text())

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option

    def _words_begin(self, option: QStyleOptionButton) -> int:
        return self.style().subElementRect(self.CONTENTS, option, self).left()


class AnswerRow(_Wrapping, QRadioButton):
    """A radio button whose words wrap."""

    CONTROL = QStyle.ControlElement.CE_RadioButton
    CONTENTS = QStyle.SubElement.SE_RadioButtonContents


class AnswerBox(_Wrapping, QCheckBox):
    """A box to tick whose words wrap."""

    CONTROL = QStyle.ControlElement.CE_CheckBox
    CONTENTS = QStyle.SubElement.SE_CheckBoxContents
