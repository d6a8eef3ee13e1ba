"""Chips: buttons that narrow a list to one value, chosen from a small list that opens below."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop.windows.kit.buttons import press_by_enter
from caldicott_desktop.windows.saying import number

Index = QModelIndex | QPersistentModelIndex

_SEARCHED_FROM = 13  # a list of so many values has a line to search it
_ROWS_SHOWN = 12
_MARK_EM = 1.1  # room for the mark at the right of a chip
_TAKING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CLEARING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_MOVING = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
_ValueRole = Qt.ItemDataRole.UserRole + 1
_CountRole = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipChoice:
    """One value on offer: what it is, what is read, and how many have it, if that is known."""

    value: Hashable
    words: str
    count: int | None = None


class FilterChip(QPushButton):
    """A chip named for what it narrows by, and for the value it narrows to while there is one.

    Pressed, it asks for what to offer (`opened`); give it with `offer`. `chosen` follows a choice
    by the person: a value, or `None` for any. Delete, and its cross, take the value away.
    """

    opened = Signal()
    chosen = Signal(object)  # a value on offer, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a value; the text that a form gives is the chip's name."""
        super().__init__(parent)
        press_by_enter(self)
        self.setProperty("look", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._name = ""
        self._value: Hashable | None = None
        self._words: str | None = None  # as they are shown; none before the form settles
        self._size: QSize | None = None  # asked for by every layout pass, so measured once
        self._popup: ChoicePopup | None = None  # made when it is first opened, as few ever are
        self.clicked.connect(self._on_clicked)

    def settle(self) -> None:
        """Take the form's text as the name."""
        self._name = self._name or self.text()
        self.show_value(None)

    @property
    def value(self) -> Hashable | None:
        """What the chip narrows to now."""
        return self._value

    def show_value(self, value: Hashable | None, words: str = "") -> None:
        """Show a value by `words`, or none, without a signal."""
        is_set = value is not None
        shown = words if is_set else self._name
        if (value, shown) == (self._value, self._words):
            return  # each change has the whole page laid out
        self._value, self._words, self._size = value, shown, None
        self.setCheckable(is_set)
        self.setChecked(is_set)
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(
            self.tr("{name}: {words}").format(
                name=self._name, words=words if is_set else self.tr("any")
            )
        )
        self.setAccessibleDescription(
            self.tr("Press Delete to show them all again.") if is_set else ""
        )
        self.updateGeometry()

    def offer(self, choices: Sequence[ChipChoice]) -> None:
        """Open the list of `choices` below the chip."""
        if self._popup is None:
            self._popup = ChoicePopup(self)
            self._popup.taken.connect(self._on_taken)
        self._popup.fill(self._name, choices, self._value)
        self._popup.show_below(self)

    @property
    def popup(self) -> ChoicePopup | None:
        """The list, while it is open."""
        return self._popup if self._popup is not None and self._popup.isVisible() else None

    def _on_clicked(self) -> None:
        self.setChecked(self._value is not None)  # the list says whether that changes
        self.opened.emit()

    def _on_taken(self, value: Hashable | None) -> None:
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        if value != self._value:
            self.chosen.emit(value)

    def _mark_room(self) -> int:
        return round(self.fontMetrics().height() * _MARK_EM)

    @override
    def sizeHint(self) -> QSize:
        if self._size is None:
            self._size = super().sizeHint() + QSize(self._mark_room(), 0)
        return self._size

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._size = None
        super().changeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLEARING and self._value is not None:
            self.chosen.emit(None)
        elif event.key() == Qt.Key.Key_Down:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self._popup is not None:
            self._popup.close()  # the vault may be locked while it is open
        super().hideEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cross = self.rect().adjusted(self.width() - 2 * self._mark_room(), 0, 0, 0)
        if self._value is not None and cross.contains(event.position().toPoint()):
            self.setDown(False)
            self.chosen.emit(None)
        else:
            super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        room = self._mark_room()
        option.rect = self.rect().adjusted(0, 0, -room, 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().buttonText().color(), room / 12))
        arm = room // 5
        middle = QPoint(self.width() - room - arm // 2, self.height() // 2)
        if self._value is None:
            painter.drawPolyline(
                [
                    middle + QPoint(-arm, -arm // 2),
                    middle + QPoint(0, arm // 2),
                    middle + QPoint(arm, -arm // 2),
                ]
            )
        else:
            painter.drawLine(middle - QPoint(arm, arm), middle + QPoint(arm, arm))
            painter.drawLine(middle + QPoint(-arm, arm), middle + QPoint(arm, -arm))


class ChoicePopup(QFrame):
    """A list of values below a chip, with a line to search it when it is long."""

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Start closed and empty."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Find in this list"))
        self._list = QListWidget(self)
        self._list.setItemDelegate(_CountDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QVBoxLayout(self)
        body.setContentsMargins(4, 4, 4, 4)
        body.setSpacing(4)
        body.addWidget(self._search)
        body.addWidget(self._list)
        self._search.textChanged.connect(self._on_searched)
        self._list.itemClicked.connect(self._take)
        for watched in (self._search, self._list):
            watched.installEventFilter(self)

    def fill(self, name: str, choices: Sequence[ChipChoice], value: Hashable | None) -> None:
        """Offer `choices`, the present `value` marked, after *any* if there is one."""
        self.setAccessibleName(name)
        self._search.clear()
        self._search.setAccessibleName(self.tr("Find in the list of {name}").format(name=name))
        self._search.setVisible(len(choices) >= _SEARCHED_FROM)
        self._list.clear()
        self._list.setAccessibleName(name)
        if value is not None:
            self._add(ChipChoice(value=None, words=self.tr("Any")))
        for choice in choices:
            self._add(choice)
        at = next((n for n, c in enumerate(choices, start=1) if c.value == value), 0)
        self._list.setCurrentRow(at if value is not None else 0)

    def show_below(self, chip: QWidget) -> None:
        """Open below `chip`, or above it where there is more room, with the keyboard in it."""
        self._lie_below(chip)
        self.show()
        self._lie_below(chip)  # larger text is put on only now: see 0130-change-of-dress.md
        first = self._list if self._search.isHidden() else self._search
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _lie_below(self, chip: QWidget) -> None:
        rows = min(self._list.count(), _ROWS_SHOWN)
        high = rows * self._list.sizeHintForRow(0) + 2 * self._list.frameWidth()
        self._list.setFixedHeight(high)
        wide = self._list.sizeHintForColumn(0) + 4 * self.fontMetrics().height()
        self._list.setFixedWidth(max(wide, chip.width()))
        self.adjustSize()
        at, above = (chip.mapToGlobal(QPoint(0, y)) for y in (chip.height() + 2, -2))
        screen = chip.screen().availableGeometry()
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.width())))
        room_below, room_above = screen.bottom() - at.y(), above.y() - screen.top()
        over = self.height() - max(room_below, room_above)
        if over > 0:  # the list scrolls then, and never lies over what was pressed
            self._list.setFixedHeight(max(high - over, self._list.sizeHintForRow(0)))
            self.adjustSize()
        if self.height() > room_below and room_above > room_below:
            at.setY(above.y() - self.height())
        self.move(at)

    def _add(self, choice: ChipChoice) -> None:
        item = QListWidgetItem(choice.words, self._list)
        item.setData(_ValueRole, choice.value)
        item.setData(_CountRole, choice.count)
        if choice.count is not None:
            heard = self.tr("{words}, {count}").format(words=choice.words, count=choice.count)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, heard)

    def _on_searched(self, text: str) -> None:
        words = text.casefold().split()
        shown = []
        for row in range(self._list.count()):
            item = self._list.item(row)
            fits = all(word in item.text().casefold() for word in words)
            item.setHidden(not fits)
            if fits:
                shown.append(row)
        if shown and self._list.currentRow() not in shown:
            self._list.setCurrentRow(shown[0])

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            value = item.data(_ValueRole)
            self.close()
            self.taken.emit(value)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _TAKING:
            self._take(self._list.currentItem())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        if watched is self._search and event.key() in _MOVING:
            self._list.event(event)
            return True
        return False


class _CountDelegate(QStyledItemDelegate):
    """Draws how many have a value at the right of its words."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        count = index.data(_CountRole)
        if count is None:
            return
        pad = option.fontMetrics.height() // 2
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.text().color())
        painter.drawText(
            QRect(option.rect).adjusted(0, 0, -pad, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            number(count),
        )
        painter.restore()
