"""Fields for a day and for a moment, typed as people write them; both may stay empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Property, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from caldicott_desktop.windows.kit import reading
from caldicott_desktop.windows.kit.reading import Unreadable
from caldicott_desktop.windows.saying import show_date, show_time

Today = Callable[[], date]


class _Typed(QLineEdit):
    """A line that is as wide as its longest usual content, and tells when it is left."""

    left = Signal()

    def __init__(self, usual: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = usual
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        # Qt's own hint is the room around the text plus seventeen times an "x".
        around = usual.width() - 17 * self.fontMetrics().horizontalAdvance("x")
        return QSize(around + self.fontMetrics().horizontalAdvance(self._usual), usual.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class DateField(_Typed):
    """A day, typed in any usual UK form and shown as *Thu 19 Nov 2026* once it is understood.

    Give it the clock with `set_today`. `changed` follows each edit by the person. A day typed
    without a year lies behind, or, where the property `ahead` is set, before the person.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__("Wed 28 Mmm 2028", parent)
        self._today: Today | None = None
        self._ahead = False
        self.setPlaceholderText(self.tr("day month year"))
        self.left.connect(self._on_left)
        self.textEdited.connect(self.changed)

    def set_today(self, today: Today) -> None:
        """Read *today* and days without a year by `today`, the day where the person is."""
        self._today = today

    def value(self) -> date | None:
        """The day, or `None` when nothing is typed; raises `Unreadable` with a sentence."""
        words = self.text().strip()
        if not words:
            return None
        if self._today is None:
            raise TypeError(f"the date field {self.objectName()!r} was not given a clock")
        return reading.read_date(words, self._today(), ahead=self._ahead)

    def set_value(self, day: date | None) -> None:
        """Show `day`, or nothing."""
        self.setText("" if day is None else show_date(day))

    def fault(self) -> str:
        """A sentence when what is typed is not a day, else an empty text."""
        return _fault(self.value)

    def _on_left(self) -> None:
        if not self.fault():
            self.set_value(self.value())

    def _get_ahead(self) -> bool:
        return self._ahead

    def _set_ahead(self, ahead: bool) -> None:  # noqa: FBT001  # the setter of a Qt property
        self._ahead = ahead

    ahead = Property(bool, _get_ahead, _set_ahead)


class DateTimeField(QWidget):
    """A day and a time of day, side by side, in UK local time; both empty is allowed."""

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.day = DateField(self)
        self.time = _Typed("00:00 pm", self)
        self.time.setPlaceholderText(self.tr("hh:mm"))
        self.day.setAccessibleName(self.tr("Date"))
        self.time.setAccessibleName(self.tr("Time"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.day)
        row.addWidget(self.time)
        row.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # or a label's mnemonic would pass it by
        self.setFocusProxy(self.day)
        self.day.changed.connect(self.changed)
        self.time.textEdited.connect(self.changed)
        self.time.left.connect(self._on_time_left)
        self.day.left.connect(self.left)

    def set_today(self, today: Today) -> None:
        """Read *today* and days without a year by `today`."""
        self.day.set_today(today)

    def value(self) -> datetime | None:
        """The aware moment in UK time, or `None` when both are empty.

        Raises `Unreadable` with a sentence, also when only one of the two is given.
        """
        day = self.day.value()
        words = self.time.text().strip()
        if day is None and not words:
            return None
        if day is None:
            raise Unreadable(self.tr("Add the date."))
        if not words:
            raise Unreadable(self.tr("Add the time, for example 14:30."))
        return reading.moment(day, reading.read_time(words))

    def parts(self) -> tuple[date | None, time | None]:
        """Day and time apart, where one may be unknown; raises `Unreadable`."""
        words = self.time.text().strip()
        return self.day.value(), reading.read_time(words) if words else None

    def set_value(self, at: datetime | None) -> None:
        """Show an aware moment in UK local time, or nothing."""
        local = None if at is None else at.astimezone(reading.UK)
        self.day.set_value(None if local is None else local.date())
        self.time.setText("" if local is None else show_time(local.time()))

    def fault(self) -> str:
        """A sentence when what is typed is not a moment, else an empty text."""
        return _fault(self.value)

    def _on_time_left(self) -> None:
        words = self.time.text().strip()
        if words and not _fault(lambda: reading.read_time(words)):
            self.time.setText(show_time(reading.read_time(words)))
        self.left.emit()


def _fault(read: Callable[[], object]) -> str:
    try:
        read()
    except Unreadable as unreadable:
        return str(unreadable)
    return ""
