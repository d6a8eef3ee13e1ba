from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import app
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.guidance.guidance_page import GuidancePage
from caldicott_desktop.windows.in_turns import InTurns
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.theme import TEXT_SCALES
from caldicott_desktop.windows.today.today_page import TodayPage
from caldicott_desktop.windows.unlock_page import UnlockPage
from tests.windows.conftest import Start
from tests.windows.vaults import PASSPHRASE, Computer

_DRESSED = Qt.WidgetAttribute.WA_WState_Polished


def pages(program: app.Program) -> list[Page]:
    """The pages behind the door, made and not thrown away."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    place = program.shell.place
    found = [*place.findChildren(TodayPage), *place.findChildren(DecisionsPage)]
    return sorted(found, key=lambda page: page.title)


def come_to_rest(program: app.Program, qtbot: QtBot) -> None:
    shell = program.shell
    qtbot.waitUntil(
        lambda: (
            program.desk.is_idle() and not any(each.is_busy for each in shell.findChildren(InTurns))
        )
    )


def unlock(program: app.Program, qtbot: QtBot) -> None:
    (page,) = program.shell.findChildren(UnlockPage)
    page._form.passphrase.setText(PASSPHRASE)  # noqa: SLF001
    with qtbot.waitSignal(program.entered):
        page._form.unlock.click()  # noqa: SLF001
    qtbot.waitUntil(program.desk.is_idle)


def picture(widget: QWidget, file: Path) -> bytes:
    """As PNG, without the ring around what has the keyboard, which is smooth to another degree."""
    at = widget.window().focusWidget()
    if at is not None:
        at.clearFocus()
    widget.grab().save(str(file), "PNG")
    return file.read_bytes()


@pytest.fixture
def found(computer: Computer) -> Computer:
    """A computer with a vault on it."""
    computer.found()
    return computer


@pytest.mark.usefixtures("found")
def test_the_first_pages_are_made_behind_the_door_and_opened_with_the_vault(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    come_to_rest(program, qtbot)
    smaller = pages(program)
    program.preferences.choose_text_scale(TEXT_SCALES[-1])
    come_to_rest(program, qtbot)
    decisions, today = pages(program)
    assert not {decisions, today} & {*smaller}
    assert decisions.findChildren(QWidget)
    assert all(each.testAttribute(_DRESSED) for each in today.findChildren(QWidget))
    assert not today.isVisible()
    assert not decisions.isVisible()
    unlock(program, qtbot)
    assert program.shell.page("today") is program.shell.current_page() is today
    assert today.isVisible()
    assert not decisions.isVisible()
    assert program.shell.page("decisions") is decisions
    program.lock()
    come_to_rest(program, qtbot)
    again = pages(program)
    assert len(again) == len({*again} - {today, decisions}) == 2


@pytest.mark.usefixtures("found")
def test_a_page_that_is_asked_for_before_it_was_made_is_made_whole_first(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    unlock(program, qtbot)
    today = program.shell.current_page()
    assert isinstance(today, TodayPage)
    today.guidance_asked.emit("")
    guidance = program.shell.current_page()
    assert isinstance(guidance, GuidancePage)
    due = guidance.findChild(QCheckBox, "due")
    assert isinstance(due, QCheckBox)
    assert due.isChecked()


@pytest.mark.usefixtures("found")
def test_a_page_that_was_made_at_the_door_looks_like_one_made_when_it_was_wanted(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    shown: list[dict[str, bytes]] = []
    for ahead in (True, False):
        program = start()
        if ahead:
            come_to_rest(program, qtbot)
        else:
            program._blank_pages().drop()  # noqa: SLF001
            assert not pages(program)
            program._blank_pages().prepare()  # noqa: SLF001
        unlock(program, qtbot)
        shell, seen = program.shell, {}
        for name in ("today", "decisions"):
            shell.open_page(name)
            come_to_rest(program, qtbot)
            assert len(pages(program)) == 2, "none is made that nobody wants any more"
            seen[name] = picture(shell.page(name), tmp_path / "page.png")
        shown.append(seen)
        shell.close()
    assert shown[0] == shown[1]
