"""Every page in a window of 800 by 600 with text twice its size: nothing is cut or too wide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import app, casework
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.windows.decisions.record_page import RecordPage
from caldicott_desktop.windows.in_turns import InTurns
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.new_decision.walkthrough_page import WalkthroughPage
from caldicott_desktop.windows.settings.settings_page import SettingsPage
from caldicott_desktop.windows.theme import TEXT_SCALES
from tests.domain import samples
from tests.windows.conftest import Start
from tests.windows.filled import Filled, WallClock, at
from tests.windows.lane import on_lane
from tests.windows.test_app import create

PAGES = (
    "today",
    "decisions",
    "new_decision",
    "urgent_card",
    "printed_cards",
    "reviews",
    "names",
    "guidance",
    "interests",
    "recovery",
)
_PATIENCE = 25  # times that layouts are given another moment
SECTIONS = ("computer", "organisation", "letters", "people", "vault", "proof")


@pytest.fixture
def small(start: Start, qtbot: QtBot) -> Iterator[app.Program]:
    """The program with a new vault open in a small window, with text at its largest."""
    program = start()
    create(program, qtbot)
    program.preferences.choose_text_scale(TEXT_SCALES[-1])
    program.shell.resize(800, 600)
    rest(program, qtbot)
    yield program
    program.theme.set_scale(TEXT_SCALES[0])  # the tests share one application


def rest(program: app.Program, qtbot: QtBot) -> None:
    def is_still() -> bool:
        making = program.shell.findChildren(InTurns)
        return program.desk.is_idle() and not any(each.is_busy for each in making)

    qtbot.waitUntil(is_still)


def too_wide(window: QWidget) -> Iterator[str]:
    """What scrolls across; tables and the like may."""
    for area in window.findChildren(QScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
            yield f"{area.objectName()} by {area.horizontalScrollBar().maximum()} px"


def cut(window: QWidget) -> Iterator[str]:
    """Words that do not fit where they stand."""
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        high = label.heightForWidth(label.width()) if label.wordWrap() else 0
        wide = 0 if label.wordWrap() else label.sizeHint().width()
        if label.height() + 1 < high or label.width() + 1 < wide:
            yield f"{label.text()}: {label.size().toTuple()}, wants {wide} by {high}"
    for button in window.findChildren(QAbstractButton):
        least = button.minimumSizeHint()
        inside_a_list = isinstance(button.parent(), QAbstractItemView)
        if not button.isVisible() or not button.text() or inside_a_list:
            continue
        if button.width() + 1 < least.width() or button.height() + 1 < least.height():
            yield f"{button.text()}: {button.size().toTuple()}, wants {least.toTuple()}"


def faults(program: app.Program, qtbot: QtBot) -> list[str]:
    """What is too wide or cut, once layouts have settled."""
    rest(program, qtbot)
    window = program.shell
    assert (window.width(), window.height()) == (800, 600)
    found = [*too_wide(window), *cut(window)]
    for _ in range(_PATIENCE):
        if not found:
            break
        qtbot.wait(20)
        found = [*too_wide(window), *cut(window)]
    return found


def test_every_page_fits_into_a_small_window_with_large_text(
    small: app.Program, qtbot: QtBot
) -> None:
    for name in PAGES:
        small.shell.open_page(name)
        assert (name, faults(small, qtbot)) == (name, [])


def test_the_settings_fit_into_a_small_window_with_large_text(
    small: app.Program, qtbot: QtBot
) -> None:
    page = small.shell.page("settings")
    assert isinstance(page, SettingsPage)
    small.shell.open_page("settings")
    for section in SECTIONS:
        page.open_section(section)
        assert (section, faults(small, qtbot)) == (section, [])


def test_a_record_fits_into_a_small_window_with_large_text(
    small: app.Program, qtbot: QtBot
) -> None:
    book = small.book
    assert book is not None
    case = at(samples.refused("general"), book.clock() - timedelta(minutes=5))
    record = partial(Filled(book=book, clock=WallClock()).record, case)
    decision = on_lane(small.desk, qtbot, record)
    page = small.shell.page("record")
    assert isinstance(page, RecordPage)
    page.open_decision(decision.decision_id)
    small.shell.open_page("record")
    assert faults(small, qtbot) == []
    page.offer_export()
    assert faults(small, qtbot) == []
    small.shell.open_page("decisions")
    assert faults(small, qtbot) == []


def test_the_pages_of_a_draft_fit_into_a_small_window_with_large_text(
    small: app.Program, qtbot: QtBot
) -> None:
    book = small.book
    assert book is not None
    draft = on_lane(small.desk, qtbot, partial(casework.new_draft, book, "police-crime"))
    new = small.shell.page("new_decision")
    assert isinstance(new, NewDecisionPage)
    new.resume(draft.id)
    small.shell.open_page("new_decision")
    rest(small, qtbot)
    (walk,) = new.findChildren(WalkthroughPage)
    for section in Section:
        walk.open_section(section)
        assert (section, faults(small, qtbot)) == (section, [])
