from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from caldicott_desktop.windows.in_turns import InTurns, dressed

STEPS = 6


def steps(done: list[int], *, took_s: float = 0.02) -> Iterator[None]:
    """Notes each step; every one takes longer than a turn may."""
    for number in range(STEPS):
        time.sleep(took_s)
        done.append(number)
        yield


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    QVBoxLayout(page).addWidget(QLineEdit())
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_what_is_begun_starts_at_once_and_goes_on_in_later_turns(
    qtbot: QtBot, page: QWidget
) -> None:
    done: list[int] = []
    turns = InTurns(page)
    turns.begin(steps(done))
    assert done == [0]
    assert turns.is_busy
    qtbot.waitUntil(lambda: not turns.is_busy)
    assert done == [*range(STEPS)]


def test_short_steps_share_a_turn(qtbot: QtBot, page: QWidget) -> None:
    done: list[int] = []
    seen: list[int] = []
    turns = InTurns(page)
    each_turn = QTimer(page, interval=0)
    each_turn.timeout.connect(lambda: seen.append(len(done)))
    turns.begin(steps(done, took_s=0))
    each_turn.start()
    qtbot.waitUntil(lambda: STEPS in seen)
    each_turn.stop()
    assert set(seen) <= {1, STEPS}
    assert not turns.is_busy


def test_a_key_in_the_window_finds_all_of_it_done(page: QWidget) -> None:
    done: list[int] = []
    turns = InTurns(page)
    turns.begin(steps(done))
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_A)
    assert done == [*range(STEPS)]


def test_a_click_in_the_window_finds_all_of_it_done(page: QWidget) -> None:
    done: list[int] = []
    turns = InTurns(page)
    turns.begin(steps(done))
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert done == [*range(STEPS)]


def test_what_is_prepared_waits_for_a_turn_and_no_key_hurries_it(
    qtbot: QtBot, page: QWidget
) -> None:
    done: list[int] = []
    turns = InTurns(page)
    turns.prepare(steps(done))
    assert done == []
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_A)
    assert len(done) < STEPS
    qtbot.waitUntil(lambda: not turns.is_busy)
    assert done == [*range(STEPS)]


def test_it_is_finished_at_once_where_all_of_it_is_needed(page: QWidget) -> None:
    done: list[int] = []
    turns = InTurns(page)
    turns.begin(steps(done))
    turns.finish()
    assert done == [*range(STEPS)]
    assert not turns.is_busy


def test_a_step_may_ask_for_the_rest_and_is_let_end_first(page: QWidget) -> None:
    done: list[str] = []
    turns = InTurns(page)

    def asking() -> Iterator[None]:
        turns.finish()
        done.append("first")
        yield
        done.append("second")

    turns.begin(asking())
    turns.finish()
    assert done == ["first", "second"]


def test_something_else_takes_the_place_of_what_remains(qtbot: QtBot, page: QWidget) -> None:
    dropped: list[int] = []
    done: list[int] = []
    turns = InTurns(page)
    turns.begin(steps(dropped))
    turns.begin(steps(done))
    qtbot.waitUntil(lambda: not turns.is_busy)
    assert dropped == [0]
    assert done == [*range(STEPS)]


def test_a_step_may_begin_something_else(qtbot: QtBot, page: QWidget) -> None:
    done: list[int] = []
    turns = InTurns(page)

    def leading_on() -> Iterator[None]:
        yield
        turns.begin(steps(done))

    turns.begin(leading_on())
    qtbot.waitUntil(lambda: not turns.is_busy)
    assert done == [*range(STEPS)]


def test_a_fault_in_a_step_ends_it(page: QWidget) -> None:
    turns = InTurns(page)

    def faulty() -> Iterator[None]:
        yield from ()
        raise ValueError("step")

    with pytest.raises(ValueError, match="step"):
        turns.begin(faulty())
    assert not turns.is_busy


def test_what_is_prepared_gives_way_to_what_somebody_waits_for(qtbot: QtBot, page: QWidget) -> None:
    order: list[str] = []

    def steps_of(name: str) -> Iterator[None]:
        for _step in range(STEPS):
            time.sleep(0.01)
            order.append(name)
            yield

    ahead, awaited = InTurns(page), InTurns(page)
    ahead.prepare(steps_of("ahead"))
    awaited.begin(steps_of("awaited"))
    qtbot.waitUntil(lambda: not ahead.is_busy)
    assert order == ["awaited"] * STEPS + ["ahead"] * STEPS


def test_nothing_waits_for_a_page_that_was_let_go_of_half_made(qtbot: QtBot, page: QWidget) -> None:
    done: list[int] = []
    gone = QWidget()
    of_gone, ahead = InTurns(gone), InTurns(page)
    of_gone.begin(steps([]))
    delete(gone)
    ahead.prepare(steps(done, took_s=0))
    qtbot.waitUntil(lambda: not ahead.is_busy)
    assert done == [*range(STEPS)]
    assert of_gone.is_busy


def test_a_page_is_dressed_before_it_is_seen(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    body = QVBoxLayout(page)
    for number in range(60):
        body.addWidget(QLabel(str(number)))
    assert len([*dressed(page)]) == 2
    inside = page.findChildren(QLabel)
    assert all(each.testAttribute(Qt.WidgetAttribute.WA_WState_Polished) for each in inside)
