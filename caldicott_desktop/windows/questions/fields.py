"""One answer on a page: where it belongs, how it is shown, and how it is read back.

A field never decides anything and never loses anything: what it was given comes back unchanged
until the person edits it, and text that cannot be read yet (half a date) is kept as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from caldicott_desktop.domain import choices as c
from caldicott_desktop.windows.kit import (
    Choice,
    ChoiceGroup,
    DateField,
    DateTimeField,
    FieldRow,
    GrowingText,
    PickList,
    TickGroup,
)
from caldicott_desktop.windows.kit.reading import Unreadable

__all__ = ["Field", "Unreadable", "row_of"]

Today = Callable[[], date]

# A line edit cuts text at 32,767 characters unless told otherwise. A whole letter pasted into the
# wrong field must not be cut without a word, so the limit lies far above what a person can type.
_LONGEST_LINE = 10_000_000
_LARGEST_DIGITS = 9
_NEWLINE_INSIDE = "\u2029"  # how a text document ends a paragraph


def row_of(widget: QWidget) -> FieldRow | None:
    """The row that names `widget` and shows its fault, if it stands in one."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, FieldRow):
        above = above.parentWidget()
    return above


class Field(QObject):
    """One answer; `path` is its address in the payload and changes only when rows move.

    `changed` follows every edit by the person, `left` the moment to say what cannot be read.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, path: str, widget: QWidget) -> None:
        """Stand for `widget`, which owns this field."""
        super().__init__(widget)
        self.path = path
        self.widget = widget
        self.row = row_of(widget)
        self._shown: object = None
        self._state_shown: object = None
        self.left.connect(self._on_left)
        self.changed.connect(self._on_changed)

    def read(self) -> object:
        """The answer; raises `Unreadable` with a sentence for text that is none yet."""
        return self._shown if self._state() == self._state_shown else self._value()

    def show(self, value: object) -> None:
        """Show `value`, silently; whatever the widget makes of it, `read` gives `value` back."""
        self._set(value)
        self._shown, self._state_shown = value, self._state()
        self.set_error("")

    def typed(self) -> str:
        """What was typed and cannot be read yet; empty when all is read."""
        try:
            self.read()
        except Unreadable:
            return self._words()
        return ""

    def show_typed(self, words: str) -> None:
        """Put back words that could not be read, with what is wrong with them."""
        self._set_words(words)
        self._state_shown = object()
        self.check()

    def check(self) -> None:
        """Say beside the field what cannot be read in it, or clear what was said."""
        self.set_error(self.fault())

    def fault(self) -> str:
        """A sentence where what is typed cannot be read, else an empty text."""
        try:
            self.read()
        except Unreadable as unreadable:
            return str(unreadable)
        return ""

    def set_error(self, words: str) -> None:
        """Show a fault beside the field, or clear it."""
        if self.row is not None:
            self.row.set_error(words)

    def _on_left(self) -> None:
        """Say what cannot be read; what else was said stays until the answer is changed."""
        if fault := self.fault():
            self.set_error(fault)

    def _on_changed(self) -> None:
        if self.row is not None and self.row.error() and not self.fault():
            self.set_error("")

    def _state(self) -> object:
        """What the widget holds, as far as two of them can be compared."""
        raise NotImplementedError

    def _value(self) -> object:
        raise NotImplementedError

    def _set(self, value: object) -> None:
        raise NotImplementedError

    def _words(self) -> str:
        return ""

    def _set_words(self, words: str) -> None:
        raise TypeError(f"{self.path} is chosen, not typed: {words!r}")


class Line(Field):
    """A line of text, or `None`."""

    def __init__(self, path: str, widget: QLineEdit) -> None:
        """Stand for `widget`."""
        widget.setMaxLength(_LONGEST_LINE)
        self._line = widget
        super().__init__(path, widget)
        widget.textEdited.connect(self.changed)
        widget.editingFinished.connect(self.left)

    @override
    def _state(self) -> object:
        return self._line.text()

    @override
    def _value(self) -> object:
        return self._line.text().strip() or None

    @override
    def _set(self, value: object) -> None:
        self._line.setText("" if value is None else str(value))
        self._line.setCursorPosition(0)

    @override
    def _words(self) -> str:
        return self._line.text()

    @override
    def _set_words(self, words: str) -> None:
        self._line.setText(words)


class Number(Line):
    """A whole number of people or things, or `None`."""

    @override
    def _value(self) -> object:
        words = self._line.text().strip()
        if not words:
            return None
        if not (words.isascii() and words.isdigit() and len(words) <= _LARGEST_DIGITS):
            raise Unreadable(self.tr("Write a whole number in figures, for example 3."))
        return int(words)


class Text(Field):
    """Long text, or `None`."""

    def __init__(self, path: str, widget: GrowingText) -> None:
        """Stand for `widget`."""
        self._text = widget
        self._silent = False
        super().__init__(path, widget)
        widget.textChanged.connect(self._on_text_changed)
        widget.left.connect(self.left)

    def _on_text_changed(self) -> None:
        if not self._silent:
            self.changed.emit()

    @override
    def _state(self) -> object:
        return self._text.document().toRawText()

    @override
    def _value(self) -> object:
        # `toPlainText` would turn every hard space into an ordinary one.
        raw = self._text.document().toRawText()
        return raw.replace(_NEWLINE_INSIDE, "\n").strip() or None

    @override
    def _set(self, value: object) -> None:
        self._silent = True
        self._text.setPlainText("" if value is None else str(value))
        self._silent = False


class Day(Field):
    """A day, or `None`."""

    def __init__(self, path: str, widget: DateField, today: Today) -> None:
        """Stand for `widget`, which reads *yesterday* by `today`."""
        self._day = widget
        widget.set_today(today)
        super().__init__(path, widget)
        widget.changed.connect(self.changed)
        widget.left.connect(self.left)

    @override
    def _state(self) -> object:
        return self._day.text()

    @override
    def _value(self) -> object:
        return self._day.value()

    @override
    def _set(self, value: object) -> None:
        self._day.set_value(value if isinstance(value, date) else None)

    @override
    def _words(self) -> str:
        return self._day.text()

    @override
    def _set_words(self, words: str) -> None:
        self._day.setText(words)


class IsoDay(Day):
    """A day kept as ISO 8601 text, as the answers to a kind's own questions are."""

    @override
    def _value(self) -> object:
        day = self._day.value()
        return None if day is None else day.isoformat()

    @override
    def _set(self, value: object) -> None:
        words = value if isinstance(value, str) else ""
        try:
            self._day.set_value(date.fromisoformat(words) if words else None)
        except ValueError:  # not written by this program: shown as it is, for the person to see
            self._day.setText(words)


class Moment(Field):
    """A day and a time in the United Kingdom, or `None`."""

    def __init__(self, path: str, widget: DateTimeField, today: Today) -> None:
        """Stand for `widget`, which reads *yesterday* by `today`."""
        self._moment = widget
        widget.set_today(today)
        super().__init__(path, widget)
        widget.changed.connect(self.changed)
        widget.left.connect(self.left)

    @override
    def _state(self) -> object:
        return self._moment.day.text(), self._moment.time.text()

    @override
    def _value(self) -> object:
        return self._moment.value()

    @override
    def _set(self, value: object) -> None:
        self._moment.set_value(value if isinstance(value, datetime) else None)

    @override
    def _words(self) -> str:
        return f"{self._moment.day.text()}\n{self._moment.time.text()}"

    @override
    def _set_words(self, words: str) -> None:
        day, _, time = words.partition("\n")
        self._moment.day.setText(day)
        self._moment.time.setText(time)


class YesNo(Field):
    """Yes, no, or not answered."""

    def __init__(self, path: str, widget: ChoiceGroup) -> None:
        """Offer the two answers in `widget`."""
        self._group = widget
        widget.set_choices(
            (
                Choice(value="yes", words=self.tr("Yes")),
                Choice(value="no", words=self.tr("No")),
            )
        )
        super().__init__(path, widget)
        widget.changed.connect(self.changed)

    @override
    def _state(self) -> object:
        return self._group.value()

    @override
    def _value(self) -> object:
        value = self._group.value()
        return None if value is None else value == "yes"

    @override
    def _set(self, value: object) -> None:
        self._group.set_value(
            {True: "yes", False: "no"}[value] if isinstance(value, bool) else None
        )


class Tick(Field):
    """A box that is ticked or not."""

    def __init__(self, path: str, widget: QCheckBox) -> None:
        """Stand for `widget`."""
        self._box = widget
        super().__init__(path, widget)
        widget.clicked.connect(self.changed)

    @override
    def _state(self) -> object:
        return self._box.isChecked()

    @override
    def _value(self) -> object:
        return self._box.isChecked()

    @override
    def _set(self, value: object) -> None:
        self._box.setChecked(bool(value))


class OneOf(Field):
    """One of a closed list, by code, or `None`."""

    def __init__(
        self,
        path: str,
        widget: ChoiceGroup | PickList,
        choices: Iterable[Choice],
        *,
        empty: str | None = "",
    ) -> None:
        """Offer `choices` in `widget`.

        `empty` is what a list to pick from reads while nothing is chosen; `None` where something
        always is.
        """
        self._pick = widget
        self._empty = empty
        self._offered: tuple[Choice, ...] = ()
        super().__init__(path, widget)
        self.offer(choices)
        widget.changed.connect(self.changed)

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; the answer stays as it is, whether or not it is among them."""
        offered = tuple(choices)
        if offered == self._offered:
            return
        value = self.read()
        self._offered = offered
        if isinstance(self._pick, PickList):
            self._pick.set_choices(offered, empty=self._empty_words())
        else:
            self._pick.set_choices(offered)
        self.show(value)

    def _empty_words(self) -> str | None:
        return self.tr("Choose…") if self._empty == "" else self._empty

    @override
    def _state(self) -> object:
        return self._pick.value()

    @override
    def _value(self) -> object:
        return self._pick.value()

    @override
    def _set(self, value: object) -> None:
        # An answer that newer guidance no longer offers stays as it is until another is picked.
        code = None if value is None else self._code(value)
        known = code in {each.value for each in self._offered}
        if known or self._empty is not None or isinstance(self._pick, ChoiceGroup):
            self._pick.set_value(code if known else None)

    def _code(self, value: object) -> str:
        return str(value)


class OneChoice(OneOf):
    """One member of a closed list of the domain, or `None`."""

    def __init__(
        self,
        path: str,
        widget: ChoiceGroup | PickList,
        members: Iterable[c.Choice],
        *,
        empty: str | None = "",
    ) -> None:
        """Offer `members` in `widget`, by their labels; `empty` as in `OneOf`."""
        self._members = {member.code: member for member in members}
        super().__init__(path, widget, choices_of(self._members.values()), empty=empty)

    def offer_members(self, members: Iterable[c.Choice]) -> None:
        """Offer other members of the same list; the answer stays as it is."""
        offered = tuple(members)
        self._members |= {member.code: member for member in offered}
        self.offer(choices_of(offered))

    @override
    def _value(self) -> object:
        code = self._pick.value()
        return None if code is None else self._members[code]

    @override
    def _code(self, value: object) -> str:
        if not isinstance(value, c.Choice):
            raise TypeError(f"{self.path} holds a choice, not {value!r}")
        return value.code


class AnyOf(Field):
    """Any of a closed list, by code."""

    def __init__(self, path: str, widget: TickGroup, choices: Iterable[Choice]) -> None:
        """Offer `choices` in `widget`."""
        self._ticks = widget
        offered = tuple(choices)
        self._codes = {choice.value for choice in offered}
        widget.set_choices(offered)
        super().__init__(path, widget)
        widget.changed.connect(self.changed)

    @override
    def _state(self) -> object:
        return self._ticks.values()

    @override
    def _value(self) -> object:
        return self._ticks.values()

    @override
    def _set(self, value: object) -> None:
        wanted = value if isinstance(value, tuple) else ()
        self._ticks.set_values({self._code(each) for each in wanted} & self._codes)

    def _code(self, value: object) -> str:
        return str(value)


class AnyChoice(AnyOf):
    """Any members of a closed list of the domain."""

    def __init__(self, path: str, widget: TickGroup, members: Iterable[c.Choice]) -> None:
        """Offer `members` in `widget`, by their labels."""
        self._members = {member.code: member for member in members}
        super().__init__(path, widget, choices_of(self._members.values()))

    @override
    def _value(self) -> object:
        return tuple(self._members[code] for code in self._ticks.values())

    @override
    def _code(self, value: object) -> str:
        if not isinstance(value, c.Choice):
            raise TypeError(f"{self.path} holds choices, not {value!r}")
        return value.code


def choices_of(members: Iterable[c.Choice]) -> tuple[Choice, ...]:
    """Members of a closed list as answers to choose from."""
    return tuple(Choice(value=member.code, words=member.label) for member in members)
