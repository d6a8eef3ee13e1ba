"""Choosing among a few answers: rows of radio buttons, rows of boxes, and a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLayout,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop.windows.kit.answers import AnswerBox, AnswerRow
from caldicott_desktop.windows.kit.flow import FlowLayout
from caldicott_desktop.windows.kit.words import label
from caldicott_desktop.windows.layouts import layout_of

_AROUND_ANSWER_PX = 4  # that the style leaves free around the answer of a closed list


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer: what is kept, what is read, and a line below it if it needs one."""

    value: str
    words: str
    hint: str = ""


class _Rows(QWidget):
    """Answers as rows, or side by side if `across`; its focus is that of the chosen row."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QAbstractButton] = {}
        self._hints: list[QLabel] = []
        self._across = False
        # Tab skips a widget that has a proxy; without a policy a label's mnemonic would too.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer `choices` in this order, none of them chosen."""
        for old in (*self._buttons.values(), *self._hints):
            old.hide()
            old.deleteLater()
        body = self._fresh_body()
        self._buttons = {}
        self._hints = []
        # The answers take the group's own place in the order of Tab.
        self.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs do not know that it may be
        previous: QWidget = self
        for choice in choices:
            button = self._button(choice.words.replace("&", "&&"))
            button.setAccessibleDescription(choice.hint)
            self._buttons[choice.value] = button
            body.addWidget(button)
            if choice.hint:
                hint = label(choice.hint, "small", self)
                self._hints.append(hint)
                body.addWidget(hint)
            QWidget.setTabOrder(previous, button)
            previous = button
        if isinstance(body, QVBoxLayout):
            body.addStretch(1)
        self._indent_hints()
        self._settle_focus()

    def _indent_hints(self) -> None:
        """Have each hint begin where the words of its answer do, at the present size of text."""
        letters = self.fontMetrics()
        for hint in self._hints:
            hint.setIndent(2 * letters.height() - letters.descent())

    def _fresh_body(self) -> QLayout:
        old = layout_of(self)
        if old is not None:
            QWidget().setLayout(old)  # a layout can only be replaced by giving it away
        if self._across:
            return FlowLayout(self, gap=24)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        return rows

    def choices(self) -> tuple[str, ...]:
        """The values on offer, in order."""
        return tuple(self._buttons)

    def button(self, value: str) -> QAbstractButton:
        """The row for `value`, to show something below it or to switch it off."""
        return self._buttons[value]

    def _button(self, words: str) -> QAbstractButton:
        raise NotImplementedError(words)

    def _settle_focus(self) -> None:
        chosen = next((b for b in self._buttons.values() if b.isChecked()), None)
        first = next(iter(self._buttons.values()), None)
        target = chosen or first
        if target is not None:
            self.setFocusProxy(target)

    def _on_toggled(self) -> None:
        self._settle_focus()
        self.changed.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._settle_focus()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._indent_hints()

    def _get_across(self) -> bool:
        return self._across

    def _set_across(self, across: bool) -> None:  # noqa: FBT001  # the setter of a Qt property
        if self._buttons:
            raise RuntimeError("say how the answers lie before giving them")
        self._across = across

    across = Property(bool, _get_across, _set_across)


class ChoiceGroup(_Rows):
    """One of a few answers; none is chosen until the person chooses.

    Inside a `FieldRow` the row's label names the group. `changed` follows every change of answer by
    the person; `set_value` is silent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nothing on offer; give answers with `set_choices`."""
        super().__init__(parent)
        self._group = QButtonGroup(self)

    def value(self) -> str | None:
        """The answer, or `None` while there is none."""
        return next((v for v, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        """Choose `value`, or nothing; raises `KeyError` for what is not on offer."""
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.blockSignals(True)  # noqa: FBT003  # Qt's own signature
            button.setChecked(key == value)
            button.blockSignals(False)  # noqa: FBT003
        self._group.setExclusive(True)
        if value is not None and value not in self._buttons:
            raise KeyError(value)
        self._be_one_stop()
        self._settle_focus()

    def _be_one_stop(self) -> None:
        """Have Tab stop at the answer alone, from either side, as Qt does after a click."""
        answer = self.value()
        for key, button in self._buttons.items():
            is_stop = answer in {None, key}
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )

    @override
    def _button(self, words: str) -> QAbstractButton:
        button = AnswerRow(words, self)
        self._group.addButton(button)
        button.clicked.connect(self._on_toggled)
        button.toggled.connect(self._settle_focus)
        return button


class TickGroup(_Rows):
    """Any of a few answers, each with a box; `changed` follows every tick by the person."""

    def values(self) -> tuple[str, ...]:
        """The ticked answers, in the order on offer."""
        return tuple(v for v, button in self._buttons.items() if button.isChecked())

    def set_values(self, values: Iterable[str]) -> None:
        """Tick exactly `values`; raises `KeyError` for one that is not on offer."""
        wanted = set(values)
        if unknown := wanted - set(self._buttons):
            raise KeyError(*sorted(unknown))
        for key, button in self._buttons.items():
            button.setChecked(key in wanted)

    @override
    def _button(self, words: str) -> QAbstractButton:
        button = AnswerBox(words, self)
        button.clicked.connect(self._on_toggled)
        return button


class PickList(QComboBox):
    """A list to pick from; the wheel moves the page, not the answer.

    `set_choices` may start with an empty choice, which `value()` gives as `None`. `changed` follows
    every pick by the person.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nothing on offer."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self.changed)

    def set_choices(self, choices: Sequence[Choice], *, empty: str | None = None) -> None:
        """Offer `choices`, after an unanswered first line reading `empty` if that is given."""
        self.clear()
        if empty is not None:
            self.addItem(empty, None)
        for choice in choices:
            self.addItem(choice.words, choice.value)
            if choice.hint:
                self.setItemData(self.count() - 1, choice.hint, Qt.ItemDataRole.ToolTipRole)

    def value(self) -> str | None:
        """The answer, or `None` while there is none."""
        data = self.currentData()
        return data if isinstance(data, str) else None

    def set_value(self, value: str | None) -> None:
        """Show `value`; raises `KeyError` for what is not on offer."""
        index = self.findData(value)
        if index < 0:
            raise KeyError(value)
        self.setCurrentIndex(index)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the answer with an ellipsis where it is longer than the list: never a cut letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - _AROUND_ANSWER_PX
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
