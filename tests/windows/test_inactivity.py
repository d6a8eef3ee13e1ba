from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows.inactivity import LONGEST_HOLD_S, WARNING_S, Inactivity


class Watch:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at_s = 1000.0

    def __call__(self) -> float:
        return self.at_s


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    return field


class Told:
    """How often each thing was told."""

    def __init__(self, of: Inactivity) -> None:
        self._spies = [QSignalSpy(each) for each in (of.warned, of.returned, of.passed)]

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(spy.count() for spy in self._spies)


def test_a_warning_comes_before_the_end_and_each_comes_once(
    qapp: QApplication, watch: Watch
) -> None:
    nobody = Inactivity(qapp, minutes=2, clocks=[watch])
    told = Told(nobody)
    watch.at_s += 120 - WARNING_S - 1
    nobody.look()
    assert told.counts == (0, 0, 0)
    watch.at_s += 2
    nobody.look()
    nobody.look()
    assert told.counts == (1, 0, 0)
    watch.at_s += WARNING_S
    nobody.look()
    nobody.look()
    assert told.counts == (1, 0, 1)
    nobody.deleteLater()


@pytest.mark.parametrize("sign", ["key", "mouse", "move"])
def test_any_key_or_mouse_in_a_window_ends_the_warning(
    qapp: QApplication, watch: Watch, field: QLineEdit, sign: str
) -> None:
    nobody = Inactivity(qapp, minutes=2, clocks=[watch])
    told = Told(nobody)
    watch.at_s += 119
    nobody.look()
    window = field.window().windowHandle()
    if sign == "key":
        QTest.keyClick(window, Qt.Key.Key_Shift)
    elif sign == "mouse":
        QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    else:
        QTest.mouseMove(window, field.rect().center())
    assert told.counts == (1, 1, 0)
    watch.at_s += 60
    nobody.look()
    assert told.counts == (1, 1, 0)
    nobody.deleteLater()


def test_painting_and_the_like_are_no_sign_of_somebody(
    qapp: QApplication, watch: Watch, field: QLineEdit
) -> None:
    nobody = Inactivity(qapp, minutes=2, clocks=[watch])
    told = Told(nobody)
    watch.at_s += 119
    nobody.look()
    qapp.sendEvent(field.window().windowHandle(), QEvent(QEvent.Type.UpdateRequest))
    assert told.counts == (1, 0, 0)
    nobody.deleteLater()


def test_a_computer_that_slept_for_longer_ends_at_once_when_it_wakes(qapp: QApplication) -> None:
    awake, asleep_too = Watch(), Watch()
    nobody = Inactivity(qapp, minutes=10, clocks=[awake, asleep_too])
    told = Told(nobody)
    awake.at_s += 5
    asleep_too.at_s += 3600
    nobody.look()
    assert told.counts == (0, 0, 1)
    nobody.deleteLater()


def test_work_holds_the_end_for_half_an_hour_at_most(qapp: QApplication, watch: Watch) -> None:
    working = True
    nobody = Inactivity(qapp, minutes=2, clocks=[watch], held=lambda: working)
    told = Told(nobody)
    watch.at_s += 120 - WARNING_S
    nobody.look()
    for _ in range(LONGEST_HOLD_S // 10):
        watch.at_s += 10
        nobody.look()
    assert told.counts == (1, 0, 0)
    watch.at_s += WARNING_S
    nobody.look()
    assert told.counts == (1, 0, 1)
    nobody.deleteLater()


def test_the_end_follows_the_end_of_the_work_that_held_it(qapp: QApplication, watch: Watch) -> None:
    working = [True]
    nobody = Inactivity(qapp, minutes=2, clocks=[watch], held=lambda: bool(working))
    told = Told(nobody)
    watch.at_s += 119
    nobody.look()
    watch.at_s += 20
    nobody.look()
    assert told.counts == (1, 0, 0)
    working.clear()
    watch.at_s += 5
    nobody.look()
    assert told.counts == (1, 0, 1)
    nobody.deleteLater()


def test_work_does_not_hold_the_end_over_the_sleep_of_the_computer(
    qapp: QApplication, watch: Watch
) -> None:
    nobody = Inactivity(qapp, minutes=2, clocks=[watch], held=lambda: True)
    told = Told(nobody)
    watch.at_s += 125
    nobody.look()
    assert told.counts == (0, 0, 1)  # nobody was warned: it slept before that was due
    watch.at_s += 119
    nobody.look()
    watch.at_s += 600
    nobody.look()
    assert told.counts == (1, 0, 2)
    nobody.deleteLater()


def test_never_is_never_until_minutes_are_given(qapp: QApplication, watch: Watch) -> None:
    nobody = Inactivity(qapp, minutes=0, clocks=[watch])
    told = Told(nobody)
    watch.at_s += 10**6
    nobody.look()
    assert told.counts == (0, 0, 0)
    nobody.set_minutes(5)
    watch.at_s += 299
    nobody.look()
    assert told.counts == (1, 0, 0)
    nobody.deleteLater()


def test_time_passes_by_itself(qapp: QApplication, qtbot: QtBot) -> None:
    running = Watch()
    nobody = Inactivity(qapp, minutes=1, clocks=[running])
    running.at_s += 59.9
    with qtbot.waitSignal(nobody.passed, timeout=3000):
        nobody.look()
        running.at_s += 0.2
    nobody.deleteLater()
