from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Generator, Iterator
from functools import partial
from types import TracebackType

import pytest
from PySide6.QtCore import QObject, QThread, QTimer
from pytestqt.qtbot import QtBot

from caldicott_desktop.casework import Changes, DecisionId, Locked
from caldicott_desktop.jobs import Desk, ProgramFault


class Page(QObject):
    """Somebody who asks, and keeps everything they are told, with the thread it came on."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, object]] = []
        self.threads: set[bool] = set()

    def hear(self, word: str) -> Callable[[object], None]:
        def heard(value: object) -> None:
            self.threads.add(QThread.currentThread() is self.thread())
            self.told.append((word, value))

        return heard

    def words(self) -> list[str]:
        return [word for word, _ in self.told]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    del qtbot
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    del qtbot
    return Page()


def ask(desk: Desk, page: Page, work: Callable[[], object], word: str = "then") -> None:
    desk.ask(work, owner=page, then=page.hear(word), failed=page.hear("failed"))


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(desk.is_idle)


def test_work_is_done_on_one_other_thread_and_heard_of_on_the_gui_thread(
    qtbot: QtBot, desk: Desk, page: Page
) -> None:
    for _ in range(5):
        ask(desk, page, threading.get_ident)
    settle(qtbot, desk)
    lanes = {value for _, value in page.told}
    assert len(lanes) == 1
    assert lanes != {threading.get_ident()}
    assert page.threads == {True}


def test_a_desk_that_sleeps_takes_work_and_does_it_when_woken(qtbot: QtBot, page: Page) -> None:
    desk = Desk(awake=False)
    done: list[str] = []
    ask(desk, page, partial(done.append, "first"))
    qtbot.wait(20)
    assert done == []
    assert not desk.is_idle()
    desk.wake()
    desk.wake()
    settle(qtbot, desk)
    assert done == ["first"]
    desk.close()


def test_a_desk_that_is_awake_keeps_the_interpreter_from_nobody_for_long(desk: Desk) -> None:
    kept = sys.getswitchinterval()
    sys.setswitchinterval(1.0)
    try:
        other = Desk(desk)
        assert sys.getswitchinterval() <= 0.001
        other.close()
    finally:
        sys.setswitchinterval(kept)


def test_a_desk_closed_asleep_does_what_it_was_asked_for(qtbot: QtBot, page: Page) -> None:
    desk = Desk(awake=False)
    done: list[str] = []
    ask(desk, page, partial(done.append, "saved"))
    desk.close()
    assert not desk.is_open
    assert done == ["saved"]
    settle(qtbot, desk)


def test_short_work_is_done_in_the_order_it_was_asked_for(
    qtbot: QtBot, desk: Desk, page: Page
) -> None:
    for number in range(50):
        ask(desk, page, partial(int, number))
    settle(qtbot, desk)
    assert [value for _, value in page.told] == list(range(50))


def test_a_known_error_is_told_to_who_asked(qtbot: QtBot, desk: Desk, page: Page) -> None:
    full = Locked()

    def work() -> None:
        raise full

    ask(desk, page, work)
    settle(qtbot, desk)
    assert page.told == [("failed", full)]


Caught = list[tuple[type[BaseException], bool]]


@pytest.fixture
def caught(monkeypatch: pytest.MonkeyPatch) -> Caught:
    seen: Caught = []
    gui = threading.get_ident()

    def hook(kind: type[BaseException], _error: BaseException, at: TracebackType | None) -> None:
        assert at is not None
        seen.append((kind, threading.get_ident() == gui))

    monkeypatch.setattr(sys, "excepthook", hook)
    return seen


def test_a_bug_goes_to_the_report_and_the_page_does_not_wait_for_ever(
    qtbot: QtBot, desk: Desk, page: Page, caught: Caught
) -> None:
    ask(desk, page, lambda: 1 // 0)
    settle(qtbot, desk)
    assert caught == [(ZeroDivisionError, True)]
    [(word, error)] = page.told
    assert word == "failed"
    assert isinstance(error, ProgramFault)


def test_a_result_for_a_page_that_is_gone_is_dropped_but_its_changes_are_not(
    qtbot: QtBot, desk: Desk, page: Page
) -> None:
    gone = Page()
    told = gone.told
    seen: list[object] = []
    desk.changed.connect(seen.append)
    hold = threading.Event()
    changes = Changes(decisions=frozenset({DecisionId("d" * 32)}))
    ask(desk, gone, lambda: hold.wait(5) and changes)
    ask(desk, page, lambda: "next")
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    hold.set()
    settle(qtbot, desk)
    assert told == []
    assert seen == [changes]
    assert page.told == [("then", "next")]


class Recorded:
    """A result that carries what it changed, as recording a decision gives."""

    def __init__(self, changes: Changes) -> None:
        self.changes = changes


def test_changes_are_told_once_for_each_result_that_carries_them(
    qtbot: QtBot, desk: Desk, page: Page
) -> None:
    changes = Changes(notices=True)
    seen: list[object] = []
    desk.changed.connect(seen.append)
    ask(desk, page, lambda: Recorded(changes))
    ask(desk, page, lambda: changes)
    ask(desk, page, lambda: "nothing changed")
    settle(qtbot, desk)
    assert seen == [changes, changes]


Steps = Generator[int, None, str]


class LongWork:
    """Counts to `turns`, waiting before each one for `go` if it is given."""

    def __init__(self, turns: int, go: threading.Semaphore | None = None) -> None:
        self.turns = turns
        self.go = go
        self.log: list[str] = []

    def __call__(self) -> Steps:
        try:
            for turn in range(self.turns):
                if self.go is not None:
                    assert self.go.acquire(timeout=5)
                self.log.append(f"turn {turn}")
                yield turn
            return "counted"
        finally:
            self.log.append("closed")


def test_long_work_tells_its_progress_and_its_result(qtbot: QtBot, desk: Desk, page: Page) -> None:
    desk.ask_long(
        LongWork(3),
        owner=page,
        progress=page.hear("progress"),
        then=page.hear("then"),
        failed=page.hear("failed"),
    )
    settle(qtbot, desk)
    assert page.told == [("progress", 0), ("progress", 1), ("progress", 2), ("then", "counted")]
    assert page.threads == {True}


def test_short_work_goes_between_the_turns_of_long_work(
    qtbot: QtBot, desk: Desk, page: Page
) -> None:
    go = threading.Semaphore(0)
    long = LongWork(3, go)
    desk.ask_long(
        long, owner=page, progress=page.hear("turn"), then=page.hear("long"), failed=page.hear("x")
    )
    go.release()
    qtbot.waitUntil(lambda: page.words() == ["turn"])
    ask(desk, page, lambda: "saved", word="short")
    go.release()  # the turn that has begun already
    qtbot.waitUntil(lambda: "short" in page.words())
    assert page.words() == ["turn", "turn", "short"]
    go.release()
    settle(qtbot, desk)
    assert page.words() == ["turn", "turn", "short", "turn", "long"]


def test_two_long_works_take_turns(qtbot: QtBot, desk: Desk, page: Page) -> None:
    hold = threading.Event()
    ask(desk, page, lambda: hold.wait(5), word="held")
    for word in ("a", "b"):
        desk.ask_long(
            LongWork(3),
            owner=page,
            progress=page.hear(word),
            then=page.hear(f"{word} done"),
            failed=page.hear("failed"),
        )
    hold.set()
    settle(qtbot, desk)
    assert page.words() == ["held", "a", "b", "a", "b", "a", "b", "a done", "b done"]


def test_cancelled_work_is_closed_on_the_lane_before_anything_else(
    qtbot: QtBot, desk: Desk, page: Page
) -> None:
    go = threading.Semaphore(1)
    long = LongWork(1000, go)
    ticket = desk.ask_long(
        long,
        owner=page,
        progress=page.hear("turn"),
        then=page.hear("then"),
        failed=page.hear("failed"),
        stopped=lambda: page.hear("stopped")(None),
    )
    qtbot.waitUntil(lambda: page.words() == ["turn"])
    ticket.cancel()
    ask(desk, page, lambda: long.log[-1], word="lock")
    go.release()
    settle(qtbot, desk)
    assert page.told[-2:] == [("stopped", None), ("lock", "closed")]
    assert len(long.log) <= 3
    ticket.cancel()  # over; harmless
    ask(desk, page, lambda: "still here")
    settle(qtbot, desk)
    assert page.told[-1] == ("then", "still here")


def test_locking_stops_all_long_work_first(qtbot: QtBot, desk: Desk, page: Page) -> None:
    works = [LongWork(10_000) for _ in range(3)]
    for work in works:
        desk.ask_long(
            work,
            owner=page,
            progress=lambda _turn: None,
            then=page.hear("then"),
            failed=page.hear("failed"),
        )
    qtbot.waitUntil(lambda: all(work.log for work in works))
    desk.stop_long_work()
    ask(desk, page, lambda: [work.log[-1] for work in works], word="locked")
    settle(qtbot, desk)
    assert page.told == [("locked", ["closed"] * 3)]


def test_long_work_of_a_page_that_is_gone_is_cancelled(qtbot: QtBot, desk: Desk) -> None:
    gone = Page()
    long = LongWork(1_000_000)
    desk.ask_long(
        long,
        owner=gone,
        progress=lambda _turn: None,
        then=gone.hear("then"),
        failed=gone.hear("failed"),
    )
    qtbot.waitUntil(lambda: bool(long.log))
    gone.deleteLater()
    settle(qtbot, desk)
    assert long.log[-1] == "closed"
    assert len(long.log) < 1_000_000


def test_long_work_that_fails_says_so_and_leaves_the_lane_running(
    qtbot: QtBot, desk: Desk, page: Page, caught: Caught
) -> None:
    def steps() -> Steps:
        yield 1
        raise Locked

    def broken() -> Steps:
        yield 1
        raise ZeroDivisionError

    for work in (steps, broken):
        desk.ask_long(
            work,
            owner=page,
            progress=lambda _turn: None,
            then=page.hear("then"),
            failed=page.hear("failed"),
        )
    settle(qtbot, desk)
    assert sorted(type(error).__name__ for _, error in page.told) == ["Locked", "ProgramFault"]
    assert caught == [(ZeroDivisionError, True)]
    ask(desk, page, lambda: "on")
    settle(qtbot, desk)
    assert page.told[-1] == ("then", "on")


def test_closing_finishes_short_work_and_closes_long_work(qtbot: QtBot, page: Page) -> None:
    desk = Desk()
    hold = threading.Event()
    long = LongWork(1_000_000)
    desk.ask_long(
        long,
        owner=page,
        progress=lambda _turn: None,
        then=page.hear("then"),
        failed=page.hear("failed"),
    )
    qtbot.waitUntil(lambda: bool(long.log))
    ask(desk, page, lambda: hold.wait(5), word="held")
    done: list[str] = []
    for word in ("draft", "lock"):
        ask(desk, page, partial(done.append, word), word=word)
    hold.set()
    desk.close()
    assert done == ["draft", "lock"]
    assert long.log[-1] == "closed"
    settle(qtbot, desk)
    assert [word for word in page.words() if word != "turn"] == ["held", "draft", "lock"]
    with pytest.raises(RuntimeError, match="closed"):
        ask(desk, page, lambda: None)


def test_finishing_returns_with_everything_short_done_and_told(desk: Desk, page: Page) -> None:
    def refuse() -> object:
        raise Locked

    ask(desk, page, lambda: 1)
    ask(desk, page, refuse)
    desk.finish()
    assert page.words() == ["then", "failed"]


def test_a_window_stays_alive_while_the_lane_is_busy(qtbot: QtBot, desk: Desk, page: Page) -> None:
    hold = threading.Event()
    ask(desk, page, lambda: hold.wait(5))
    beats: list[int] = []
    beat = QTimer()
    beat.timeout.connect(lambda: beats.append(1))
    beat.start(1)
    qtbot.waitUntil(lambda: len(beats) > 3)
    assert not desk.is_idle()
    with qtbot.waitSignal(desk.settled):
        hold.set()
