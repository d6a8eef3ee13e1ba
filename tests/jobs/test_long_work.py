"""What is asked for while a whole register is verified, with a real vault behind the desk."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Progress, Recorded, VaultReport
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from tests.casework.world import World, record

# A decision may take 25 ms, on a computer of its own. Whoever had to wait for a verification to its
# end would wait many times as long as this.
_LONGEST_S = 0.25

_FILLED = 300
_HELD = _FILLED + 3  # what the register holds when the check begins: founding, log and guidance too
_MEANWHILE = ("CG-2026-0301", "CG-2026-0302", "CG-2026-0303")


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    del qtbot
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture
def lane(qtbot: QtBot, desk: Desk) -> Callable[[Callable[[], object]], object]:
    """Do something where the vault lives, and wait for what comes of it."""

    def done(work: Callable[[], object]) -> object:
        came: list[object] = []
        desk.ask(work, owner=desk, then=came.append, failed=_refuse)
        qtbot.waitUntil(lambda: bool(came), timeout=60_000)
        return came[0]

    return done


def _refuse(error: KnownError) -> None:
    pytest.fail(error.message)


def _fill(book: Casebook, decisions: int) -> None:
    for _ in range(decisions):
        record(book)


def test_decisions_are_recorded_while_a_whole_register_is_verified(
    qtbot: QtBot,
    desk: Desk,
    lane: Callable[[Callable[[], object]], object],
    tmp_path: Path,
) -> None:
    book = lane(World(root=tmp_path).create)
    assert isinstance(book, Casebook)
    lane(partial(_fill, book, _FILLED))

    told: list[str] = []
    waits: list[float] = []
    found: list[object] = []
    page = QObject()

    def ask_to_record() -> None:
        asked = time.perf_counter()

        def hear(recorded: Recorded) -> None:
            told.append(recorded.reference)
            waits.append(time.perf_counter() - asked)

        told.append("asked")
        desk.ask(partial(record, book), owner=page, then=hear, failed=_refuse)

    def progress(made: Progress) -> None:
        # In the middle of it, one after the other.
        if made.done and told.count("asked") == len(waits) < len(_MEANWHILE):
            ask_to_record()

    def then(report: VaultReport) -> None:
        told.append("verified")
        found.append(report)

    desk.ask_long(
        partial(casework.verify_vault, book),
        owner=page,
        progress=progress,
        then=then,
        failed=_refuse,
    )
    qtbot.waitUntil(lambda: bool(found), timeout=60_000)

    (report,) = found
    assert isinstance(report, VaultReport)
    assert report.intact
    assert report.entries == _HELD
    assert told == [*(word for number in _MEANWHILE for word in ("asked", number)), "verified"]
    assert median(waits) < _LONGEST_S
    assert lane(lambda: casework.decisions(book).total) == _FILLED + len(_MEANWHILE)
    lane(book.close)
