"""Two people at one window: each comes in by their own passphrase, and finds their own drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from caldicott_desktop import app, casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from caldicott_desktop.domain.people import Role
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.today.today_page import TodayPage
from caldicott_desktop.windows.unlock_page import UnlockForm, UnlockPage
from tests.casework.examiner.office import list_case
from tests.windows.conftest import Answers
from tests.windows.lane import on_lane
from tests.windows.vaults import CHEAP, PASSPHRASE, Computer

SAM = "another fictional passphrase"
Share = Callable[..., app.Program]


@pytest.fixture
def share(
    qapp: QApplication, qtbot: QtBot, computer: Computer, answers: Answers, theme: Theme
) -> Iterator[Share]:
    """Start the program with the vault of Priya Nair and of others, by name and role."""
    del theme
    started: list[app.Program] = []

    def begin(**others: Role) -> app.Program:
        book = computer.door.unlock(computer.found(), PASSPHRASE, None, False)  # noqa: FBT003
        for name, role in others.items():
            casework.add_person(book, name=name, position="", roles={role}, passphrase=SAM)
        casework.lock(book)
        program = app.Program(
            qapp, computer.folders, clock=computer.clock, asks=answers.asks, costs=CHEAP
        )
        started.append(program)
        program.start()
        qtbot.waitUntil(program.desk.is_idle)
        return program

    yield begin
    for program in started:
        program.shell.close()
        program.shell.deleteLater()
        program.deleteLater()


def door(program: app.Program) -> UnlockForm:
    item = program.shell._form.door_layout.itemAt(0)  # noqa: SLF001  # what a person sees
    page = item.widget() if item else None
    assert isinstance(page, UnlockPage)
    return page._form  # noqa: SLF001


def enter(program: app.Program, qtbot: QtBot, passphrase: str) -> casework.Casebook:
    with qtbot.waitSignal(program.entered):
        QTest.keyClicks(door(program).passphrase, passphrase)
        QTest.keyClick(door(program).passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(program.desk.is_idle)
    assert program.book is not None
    return program.book


def switch(program: app.Program, qtbot: QtBot) -> UnlockForm:
    program.shell.switch_asked.emit()
    qtbot.waitUntil(program.desk.is_idle)
    return door(program)


def names(form: UnlockForm) -> list[str]:
    return [form.people.button(each).text() for each in form.people.choices()]


def test_switching_offers_the_same_vault_to_the_others_first(share: Share, qtbot: QtBot) -> None:
    program = share(Sam=Role.DEPUTY, Ines=Role.AUDITOR)
    first = door(program)
    assert names(first) == ["Priya Nair", "Sam", "Ines"]
    assert not first.vault_row.isHidden()
    enter(program, qtbot, PASSPHRASE)
    form = switch(program, qtbot)
    assert names(form) == ["Sam", "Ines", "Priya Nair"]
    assert form.people_row.isVisible()
    assert form.vault_row.isHidden()
    assert "Switch user" in program.shell.windowTitle()
    qtbot.waitUntil(form.passphrase.hasFocus)
    book = enter(program, qtbot, SAM)
    assert book.person.name == "Sam"


def test_another_name_is_a_key_away_and_its_passphrase_alone_opens(
    share: Share, qtbot: QtBot
) -> None:
    program = share(Sam=Role.DEPUTY, Ines=Role.AUDITOR)
    enter(program, qtbot, PASSPHRASE)
    form = switch(program, qtbot)
    form.people.setFocus()
    QTest.keyClick(form.people.button(form.people.choices()[0]), Qt.Key.Key_Down)
    assert form.people.value() == form.people.choices()[1]
    QTest.keyClicks(form.passphrase, PASSPHRASE)
    QTest.keyClick(form.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(program.desk.is_idle)
    assert program.book is None
    assert "does not open this vault" in form.passphrase_row.error()
    form.passphrase.clear()
    assert enter(program, qtbot, SAM).person.name == "Ines"
    assert program.shell.current_page() is program.shell.page("decisions")
    assert not program.shell.holds("new_decision")
    assert not program.shell.holds("urgent_card")


def test_whoever_locked_the_vault_is_offered_first_when_it_is_opened_again(
    share: Share, qtbot: QtBot
) -> None:
    program = share(Sam=Role.DEPUTY)
    enter(program, qtbot, PASSPHRASE)
    switch(program, qtbot)
    enter(program, qtbot, SAM)
    program.shell.lock_asked.emit()
    qtbot.waitUntil(program.desk.is_idle)
    assert names(door(program)) == ["Sam", "Priya Nair"]
    assert not door(program).vault_row.isHidden()
    assert enter(program, qtbot, SAM).person.name == "Sam"


def test_many_people_are_a_list_to_pick_from(share: Share, qtbot: QtBot) -> None:
    program = share(**{f"Person {n}": Role.AUDITOR for n in range(6)})
    assert door(program).person_row.isVisible()
    assert door(program).people_row.isHidden()
    enter(program, qtbot, PASSPHRASE)
    form = switch(program, qtbot)
    assert form.person.currentText() == "Person 0"
    form.other_way.click()
    assert form.person_row.isHidden()
    form.other_way.click()
    assert form.person_row.isVisible()


def test_who_is_alone_in_a_vault_is_told_how_others_come_in(share: Share, qtbot: QtBot) -> None:
    program = share()
    assert door(program).alone.isHidden()
    enter(program, qtbot, PASSPHRASE)
    form = switch(program, qtbot)
    assert form.alone.isVisible()
    form.other_vault.click()
    assert form.vault_row.isVisible()
    assert form.other_vault.isHidden()


def test_each_finds_their_own_draft_and_what_was_typed_last(share: Share, qtbot: QtBot) -> None:
    program = share(Sam=Role.DEPUTY)
    enter(program, qtbot, PASSPHRASE)
    _begin_with(program, qtbot, "DC Roe")
    switch(program, qtbot)
    sam = enter(program, qtbot, SAM)
    _begin_with(program, qtbot, "Nurse Lee")
    program.shell.leave()
    assert own(program, qtbot, sam) == ["Nurse Lee"]
    switch(program, qtbot)
    priya = enter(program, qtbot, PASSPHRASE)
    assert own(program, qtbot, priya) == ["DC Roe"]
    others = on_lane(program.desk, qtbot, lambda: casework.drafts_of_others(priya))
    assert [each.owner for each in others] == ["Sam"]


def own(program: app.Program, qtbot: QtBot, book: casework.Casebook) -> list[str]:
    found = on_lane(program.desk, qtbot, lambda: casework.drafts(book))
    return [each.requester for each in found]


def _begin_with(program: app.Program, qtbot: QtBot, who: str) -> None:
    """Begin a draft and type a name into it, not a moment before switching."""
    program.shell.open_page("new_decision")
    page = program.shell.page("new_decision")
    assert isinstance(page, NewDecisionPage)
    page.kinds.chosen.emit("general", None)
    qtbot.waitUntil(lambda: page.walkthrough is not None)
    qtbot.waitUntil(program.desk.is_idle)
    assert page.walkthrough is not None
    field = page.walkthrough.target("/request/name")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, who)


def test_whoever_does_not_decide_is_led_from_their_draft_to_where_it_waits(
    share: Share, qtbot: QtBot
) -> None:
    program = share(Sam=Role.EXAMINER_OFFICER)
    people = door(program).people
    people.set_value(people.choices()[1])
    book = enter(program, qtbot, SAM)

    def raised() -> str:
        return examiner.raise_exception(book, list_case(book), ExceptionTrigger.REFUSED).id

    draft_id = on_lane(program.desk, qtbot, raised)
    program.shell.open_page("today")
    today = program.shell.page("today")
    assert isinstance(today, TodayPage)
    exceptions = program.shell.page("exceptions")
    today.draft_opened.emit(draft_id)
    qtbot.waitUntil(
        lambda: program.shell.current_page() is exceptions and program.desk.is_idle(),
        timeout=60_000,  # on a busy machine
    )
