from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.full_check import FullCheck
from tests.windows.vaults import PASSPHRASE, Computer

T = TypeVar("T")
Ask = Callable[[Callable[[], T]], T]


def _refuse(error: KnownError) -> None:
    pytest.fail(error.message)


@pytest.fixture
def ask(qtbot: QtBot, desk: Desk) -> Ask[casework.Casebook]:
    """Do something on the desk's lane and give what came of it."""

    def done(work: Callable[[], casework.Casebook]) -> casework.Casebook:
        came: list[casework.Casebook] = []
        desk.ask(work, owner=desk, then=came.append, failed=_refuse)
        qtbot.waitUntil(lambda: bool(came))
        return came[0]

    return done


@pytest.fixture
def book(
    computer: Computer, desk: Desk, ask: Ask[casework.Casebook]
) -> Iterator[casework.Casebook]:
    folder = computer.found()
    opened = ask(partial(computer.door.unlock, folder, PASSPHRASE, None, False))  # noqa: FBT003
    yield opened
    desk.ask(opened.close, owner=desk, then=lambda _done: None, failed=_refuse)


@pytest.fixture
def bar(qtbot: QtBot) -> kit.NoticeBar:
    bar = kit.NoticeBar()
    qtbot.addWidget(bar)
    return bar


def test_a_check_that_was_asked_for_says_that_the_record_is_intact(
    qtbot: QtBot, desk: Desk, book: casework.Casebook, bar: kit.NoticeBar
) -> None:
    check = FullCheck(desk, book, bar, QObject(desk))
    with qtbot.waitSignal(check.ended):
        check.start(asked_for=True)
    assert bar.words().startswith("The whole record was checked: intact, ")
    assert not check.is_running


def test_a_check_by_itself_shows_how_far_it_is_and_no_more(
    qtbot: QtBot, desk: Desk, book: casework.Casebook, bar: kit.NoticeBar
) -> None:
    check = FullCheck(desk, book, bar, QObject(desk))
    moved: list[str] = []
    check.moved.connect(moved.append)
    with qtbot.waitSignal(check.ended):
        check.start(asked_for=False)
    assert moved[-1] == ""
    assert moved[0].startswith("Checking the whole record: ")
    assert bar.words() == ""


def test_what_is_new_is_checked_quietly_and_then_all_of_it_where_that_was_asked_for(
    qtbot: QtBot, desk: Desk, book: casework.Casebook, bar: kit.NoticeBar
) -> None:
    check = FullCheck(desk, book, bar, QObject(desk))
    moved: list[str] = []
    check.moved.connect(moved.append)
    with qtbot.waitSignal(check.ended):
        check.start_newer()
        check.start_newer()
    assert moved[-1] == ""
    assert not any(words.startswith("Checking the whole") for words in moved)
    assert bar.words() == ""
    with qtbot.waitSignals([check.ended, check.ended]):
        check.start_newer()
        check.start(asked_for=True)
    assert bar.words().startswith("The whole record was checked: intact, ")
    assert not check.is_running


def test_a_record_that_was_meddled_with_is_said_to_be(
    qtbot: QtBot, desk: Desk, book: casework.Casebook, bar: kit.NoticeBar
) -> None:
    def meddle() -> casework.Casebook:
        book.heads[book.log] = casework.Head(
            log=book.log, size=book.heads[book.log].size, root=bytes(32)
        )
        book.state = book.state.with_check(
            book.unlocked.keys,
            book.person_id,
            book.timing.now(),
            tuple(book.heads.values()),
        )
        return book

    changed: list[casework.Casebook] = []
    desk.ask(meddle, owner=desk, then=changed.append, failed=_refuse)
    check = FullCheck(desk, book, bar, QObject(desk))
    with qtbot.waitSignal(check.ended):
        check.start(asked_for=False)
    assert bar.words().startswith("The record is not as it was signed.")
    assert "Keep this folder as it is" in bar.words()


def test_a_check_that_is_stopped_comes_to_an_end(
    qtbot: QtBot, desk: Desk, book: casework.Casebook, bar: kit.NoticeBar
) -> None:
    check = FullCheck(desk, book, bar, QObject(desk))
    with qtbot.waitSignal(check.ended):
        check.start(asked_for=True)
        check.stop()
    assert not check.is_running
