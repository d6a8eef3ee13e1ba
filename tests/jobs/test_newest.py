from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from caldicott_desktop.casework import Changes, DecisionId, Locked
from caldicott_desktop.jobs import Desk, Newest


class Question:
    """Work that lasts until it is let go on or interrupted, as a long question to a store does."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go_on = threading.Event()
        self.cut_off = threading.Event()

    def interrupt(self) -> None:
        self.cut_off.set()
        self.go_on.set()

    def __call__(self) -> str:
        self.begun.set()
        assert self.go_on.wait(5)
        if self.cut_off.is_set():
            raise Locked
        return "answered"

    def steps(self) -> Generator[str, None, str]:
        yield "first rows"
        return self()


class Asker(QObject):
    """Asks, and keeps what it hears."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    del qtbot
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture
def asker(qtbot: QtBot) -> Asker:
    del qtbot
    return Asker()


def ask(newest: Newest, asker: Asker, work: Callable[[], object]) -> None:
    newest.ask(work, then=asker.heard.append, failed=asker.heard.append)


def test_a_newer_question_cuts_off_the_one_being_answered_and_is_alone_heard_of(
    qtbot: QtBot, desk: Desk, asker: Asker
) -> None:
    question = Question()
    newest = Newest(desk, asker, question.interrupt)
    ask(newest, asker, question)
    assert question.begun.wait(5)
    ask(newest, asker, lambda: "newer")
    qtbot.waitUntil(desk.is_idle)
    assert question.cut_off.is_set()
    assert asker.heard == ["newer"]


def test_a_question_replaced_while_it_waits_is_never_begun(
    qtbot: QtBot, desk: Desk, asker: Asker
) -> None:
    hold, question = Question(), Question()
    newest = Newest(desk, asker, question.interrupt)
    desk.ask(hold, owner=asker, then=asker.heard.append, failed=asker.heard.append)
    ask(newest, asker, question)
    ask(newest, asker, lambda: "newer")
    hold.go_on.set()
    qtbot.waitUntil(desk.is_idle)
    assert not question.begun.is_set()
    assert not question.cut_off.is_set()
    assert asker.heard == ["answered", "newer"]


def test_work_of_somebody_else_is_never_cut_off(qtbot: QtBot, desk: Desk, asker: Asker) -> None:
    others, question = Question(), Question()
    newest = Newest(desk, asker, others.interrupt)
    desk.ask(others, owner=asker, then=asker.heard.append, failed=asker.heard.append)
    assert others.begun.wait(5)
    ask(newest, asker, question)
    newest.drop()
    others.go_on.set()
    qtbot.waitUntil(desk.is_idle)
    assert asker.heard == ["answered"]


def test_a_long_question_is_cut_off_in_the_middle_of_a_turn(
    qtbot: QtBot, desk: Desk, asker: Asker
) -> None:
    question = Question()
    newest = Newest(desk, asker, question.interrupt)
    newest.ask_long(
        question.steps,
        progress=asker.heard.append,
        then=asker.heard.append,
        failed=asker.heard.append,
    )
    assert question.begun.wait(5)
    qtbot.waitUntil(lambda: asker.heard == ["first rows"])
    ask(newest, asker, lambda: "newer")
    qtbot.waitUntil(desk.is_idle)
    assert asker.heard == ["first rows", "newer"]


def test_progress_that_was_under_way_when_a_question_was_dropped_is_not_heard_of(
    qtbot: QtBot, desk: Desk, asker: Asker
) -> None:
    question = Question()
    newest = Newest(desk, asker, question.interrupt)
    newest.ask_long(
        question.steps,
        progress=asker.heard.append,
        then=asker.heard.append,
        failed=asker.heard.append,
    )
    assert question.begun.wait(5)  # the first turn is over and told, but not yet heard of
    newest.drop()
    newest.drop()
    qtbot.waitUntil(desk.is_idle)
    assert asker.heard == []


def test_what_cannot_be_cut_off_is_done_and_its_changes_are_told_all_the_same(
    qtbot: QtBot, desk: Desk, asker: Asker
) -> None:
    changes = Changes(decisions=frozenset({DecisionId("a")}))
    hold = threading.Event()
    begun = threading.Event()

    def work() -> Changes:
        begun.set()
        assert hold.wait(5)
        return changes

    ticket = desk.ask(work, owner=asker, then=asker.heard.append, failed=asker.heard.append)
    assert begun.wait(5)
    ticket.cancel()
    with qtbot.waitSignal(desk.changed) as told:
        hold.set()
    qtbot.waitUntil(desk.is_idle)
    assert told.args == [changes]
    assert asker.heard == []
    ask(Newest(desk, asker, lambda: None), asker, partial(str, "on"))
    qtbot.waitUntil(desk.is_idle)
    assert asker.heard == ["on"]
