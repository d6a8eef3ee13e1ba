"""Somebody at the keyboard: presses keys, finds fields by Tab, and counts every keystroke."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from caldicott_desktop.tour.waiting import Stuck, settle, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.kit.reading import UK

Answer = str | bool | tuple[str, ...] | date | datetime
"""What is given to a field: text, a choice's code, several codes, yes or no, a day, a moment."""

WidgetT = TypeVar("WidgetT", bound=QWidget)

_NO_KEY = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier

# More stops than the longest page has; whoever tabs on for longer is going round in circles.
_MOST_STOPS = 400


class Person:
    """Works one window as a person does, with keys and now and then the mouse."""

    def __init__(self, window: QWidget) -> None:
        """Sit down at `window`."""
        self._window = window
        self.keystrokes = 0
        self.clicks = 0

    # seeing

    def sees(self, kind: type[WidgetT], name: str, within: QWidget | None = None) -> WidgetT:
        """The one widget called `name` that can be seen `within` the window; raises `Stuck`."""
        found = [
            widget
            for widget in (within or self._window).findChildren(kind, name)
            if widget.isVisible()
        ]
        if len(found) != 1:
            raise Stuck(f"{len(found)} of {name} can be seen, not one")
        return found[0]

    def sees_button(self, words: str, within: QWidget | None = None) -> QAbstractButton:
        """The one button that reads `words` and can be seen `within` the window."""
        found = [
            button
            for button in (within or self._window).findChildren(QAbstractButton)
            if button.isVisible() and button.text().replace("&", "") == words
        ]
        if len(found) != 1:
            raise Stuck(f"{len(found)} buttons that read “{words}” can be seen, not one")
        return found[0]

    def waits_for(
        self, kind: type[WidgetT], name: str, met: Callable[[WidgetT], bool] = QWidget.isVisible
    ) -> WidgetT:
        """The one widget called `name`, once it can be seen and `met` says so."""

        def there() -> list[WidgetT]:
            found = self._window.findChildren(kind, name)
            return [each for each in found if each.isVisible() and met(each)]

        until(lambda: len(there()) == 1, name)
        return there()[0]

    # keys and the mouse

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_KEY) -> None:
        """Press and release one key where the keyboard is."""
        QTest.keyClick(self._at_keyboard(), key, modifier)
        self.keystrokes += 1
        settle()

    def presses_ctrl(self, key: Qt.Key) -> None:
        """Press one key with Ctrl held down."""
        self.presses(key, _CTRL)

    def types(self, words: str) -> None:
        """Type `words` where the keyboard is."""
        for sign in words:
            QTest.keyClicks(self._at_keyboard(), sign)
            self.keystrokes += 1
        settle()

    def clicks_on(self, widget: QWidget) -> None:
        """Click in the middle of `widget`, which must be in sight."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _NO_KEY, QPoint(widget.rect().center()))
        self.clicks += 1
        settle()

    def goes_to(self, widget: QWidget) -> None:
        """Press Tab until `widget` has the keyboard; raises `Stuck` where Tab never comes there."""
        if not widget.isVisible() or not widget.isEnabled():
            raise Stuck(f"{widget.objectName()} is not there to be used")
        for _ in range(_MOST_STOPS):
            if self._is_at(widget):
                return
            self.presses(Qt.Key.Key_Tab)
        raise Stuck(f"Tab never comes to {widget.objectName()}")

    def goes_and_presses(self, widget: QWidget, key: Qt.Key = Qt.Key.Key_Space) -> None:
        """Go to `widget` and press one key there: a button's space bar, unless told otherwise."""
        self.goes_to(widget)
        self.presses(key)

    def answers_dialog(self, opener: QWidget, answers: Callable[[QWidget], None]) -> None:
        """Go to `opener`, press it, and answer the dialog that opens; raises `Stuck` without one.

        A dialog keeps whoever opened it waiting, so the answer is put on the way beforehand.
        """
        self.goes_to(opener)
        answered: list[BaseException | None] = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                return
            try:
                answers(dialog)
                answered.append(None)
            except BaseException as fault:  # noqa: BLE001  # raised again when the dialog is gone
                answered.append(fault)
            if dialog.isVisible():
                dialog.close()

        QTimer.singleShot(0, answer)
        self.presses(Qt.Key.Key_Space)
        self._window.activateWindow()  # as a desktop does; off-screen there is none
        settle()
        if not answered:
            raise Stuck(f"{opener.objectName()} opens no dialog")
        if answered[0] is not None:
            raise answered[0]

    def picks_from(self, opener: QWidget, words: str) -> None:
        """Go to `opener`, open its menu, and choose the entry that reads `words`.

        A menu keeps whoever opened it waiting, as a dialog does. Raises `Stuck` without one.
        """
        self.goes_to(opener)
        met: list[bool] = []

        def choose() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                return
            for _ in menu.actions():
                QTest.keyClick(menu, Qt.Key.Key_Down)
                self.keystrokes += 1
                if _words_of(menu.activeAction()) == words:
                    met.append(True)
                    QTest.keyClick(menu, Qt.Key.Key_Return)
                    self.keystrokes += 1
                    return
            menu.close()

        QTimer.singleShot(0, choose)
        self.presses(Qt.Key.Key_Space)
        self._window.activateWindow()  # as a desktop does; off-screen there is none
        settle()
        if not met:
            raise Stuck(f"{opener.objectName()} offers no “{words}”")

    # answering

    def gives(self, widget: QWidget, answer: Answer) -> None:
        """Go to `widget` and give `answer` there as a person would. Raises `Stuck`."""
        self.goes_to(widget)
        match widget, answer:
            case kit.DateTimeField(), datetime():
                local = answer.astimezone(UK)
                self._retypes(_day_words(local.date()))
                self.presses(Qt.Key.Key_Tab)
                self._retypes(f"{local:%H:%M}")
            case kit.DateField(), date():
                self._retypes(_day_words(answer))
            case QLineEdit() | QPlainTextEdit(), str():
                self._retypes(answer)
            case kit.PickList(), str():
                self._picks(widget, answer)
            case kit.ChoiceGroup(), str() | bool():
                self._chooses(widget, _code(answer))
            case kit.TickGroup(), tuple():
                for code in answer:
                    self.goes_and_presses(widget.button(code))
            case QCheckBox(), bool():
                if widget.isChecked() != answer:
                    self.presses(Qt.Key.Key_Space)
            case _:
                raise Stuck(f"{widget.objectName()} takes no {answer!r}")

    def _retypes(self, words: str) -> None:
        self.presses_ctrl(Qt.Key.Key_A)
        self.types(words)

    def _picks(self, widget: kit.PickList, code: str) -> None:
        """Look through the closed list from its top with the arrow keys."""
        if widget.findData(code) < 0:
            raise Stuck(f"{widget.objectName()} does not offer {code}")
        self.presses(Qt.Key.Key_Home)
        while widget.value() != code:
            before = widget.currentIndex()
            self.presses(Qt.Key.Key_Down)
            if widget.currentIndex() == before:
                raise Stuck(f"the arrow keys do not reach {code} of {widget.objectName()}")

    def _chooses(self, widget: kit.ChoiceGroup, code: str) -> None:
        button = widget.button(code)
        for _ in widget.choices():
            if button.hasFocus():
                break
            self.presses(_arrow(self._at_keyboard(), button))
        if not button.isChecked():
            self.presses(Qt.Key.Key_Space)
        if widget.value() != code:
            raise Stuck(f"the arrow keys do not reach {code} of {widget.objectName()}")

    def _at_keyboard(self) -> QWidget:
        return QApplication.focusWidget() or QApplication.activeModalWidget() or self._window

    def _is_at(self, widget: QWidget) -> bool:
        at = QApplication.focusWidget()
        return at is not None and (at is widget or widget.isAncestorOf(at))


def _words_of(entry: QAction | None) -> str:
    return "" if entry is None else entry.text().replace("&", "")


def _arrow(here: QWidget, there: QWidget) -> Qt.Key:
    """The arrow key that leads from one button towards another of its group."""
    if there.y() != here.y():
        return Qt.Key.Key_Down if there.y() > here.y() else Qt.Key.Key_Up
    return Qt.Key.Key_Right if there.x() > here.x() else Qt.Key.Key_Left


def _day_words(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _code(answer: str | bool) -> str:  # noqa: FBT001  # an answer as it is given
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return answer
