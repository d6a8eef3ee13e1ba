from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import PersonId, PersonRow, WayIn
from caldicott_desktop.domain.interests import Interest, InterestKind
from caldicott_desktop.domain.people import Role
from caldicott_desktop.vault import faults as vault_faults
from caldicott_desktop.vault import folder as vault_folder
from caldicott_desktop.vault.vault_file import VaultFile
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.settings.people_section import PeopleSection
from caldicott_desktop.windows.settings.person_row import PersonLine
from caldicott_desktop.windows.settings.suspend_dialog import SuspendDialog
from tests.windows.filled import Filled
from tests.windows.lane import OnLane
from tests.windows.settings.given import demote, named, opened, write

THEIRS = "another fictional passphrase"
SAM = "Sam Okoro"


@pytest.fixture
def page(lane: OnLane, qtbot: QtBot) -> Page:
    """The section of a vault with one person beside its founder."""
    lane.do(add_sam)
    return opened(lane, qtbot, PeopleSection)


def add_sam(house: Filled) -> PersonId:
    return casework.add_person(
        house.book, name=SAM, position="Deputy manager", roles={Role.DEPUTY}, passphrase=THEIRS
    ).id


def people(lane: OnLane) -> dict[str, PersonRow]:
    return {row.name: row for row in lane.do(lambda house: casework.people(house.book))}


def line(page: Page, name: str) -> PersonLine:
    (found,) = [
        each
        for each in page.findChildren(PersonLine)
        if each.isVisible() and label(each, "person_name").startswith(name)
    ]
    return found


def label(within: PersonLine, name: str) -> str:
    found = within.findChild(QLabel, name)
    assert found is not None
    return found.text() if found.isVisible() else ""


def links(within: PersonLine) -> list[str]:
    return [each.text() for each in within.findChildren(kit.LinkButton) if each.isVisible()]


def press(page: Page, name: str, link: str) -> None:
    found = line(page, name).findChild(kit.LinkButton, link)
    assert found is not None
    assert found.isVisible()
    QTest.keyClick(found, Qt.Key.Key_Space)


def tick(page: Page, *roles: Role) -> None:
    group = named(page, "roles")
    assert isinstance(group, kit.TickGroup)
    for role in Role:
        if group.button(role.value).isChecked() != (role in roles):
            QTest.keyClick(group.button(role.value), Qt.Key.Key_Space)


def go(page: Page, lane: OnLane) -> None:
    QTest.keyClick(named(page, "go_ahead"), Qt.Key.Key_Space)
    lane.settle()


def said(page: Page, row: str) -> str:
    found = named(page, row)
    assert isinstance(found, kit.FieldRow)
    return found.error()


def done(page: Page) -> str:
    found = named(page, "done")
    assert isinstance(found, QLabel)
    return found.text()


def troubles(page: Page) -> list[str]:
    return [bar.words() for bar in page.findChildren(kit.NoticeBar) if bar.isVisible()]


def test_everyone_is_listed_with_roles_state_and_interests(
    lane: OnLane, page: Page, qtbot: QtBot
) -> None:
    interest = Interest(kind=InterestKind.EMPLOYED_BY_OWNER, words="The owner employs me")
    lane.do(lambda house: casework.declare_interest(house.book, interest))
    page.shown()
    lane.settle()
    qtbot.waitUntil(lambda: "employs me" in label(line(page, "Priya"), "interests"))
    mine, theirs = line(page, "Priya Nair (you)"), line(page, SAM)
    assert label(mine, "person_roles") == "Owner, Caldicott Guardian"
    assert label(theirs, "about") == "Deputy manager · here since 12 January 2026"
    assert label(theirs, "state") == "Can open the vault"
    assert label(theirs, "interests") == ""
    assert links(mine) == ["Change…"]
    assert links(theirs) == ["Change…", "New passphrase…", "Suspend…"]


def test_a_person_is_added_who_then_opens_the_vault(lane: OnLane, page: Page) -> None:
    QTest.keyClick(named(page, "add"), Qt.Key.Key_Space)
    assert named(page, "name").hasFocus()
    assert not named(page, "reason_row").isVisible()
    write(page, "name", "Ines Duarte")
    tick(page, Role.AUDITOR)
    write(page, "passphrase", "a third fictional passphrase")
    write(page, "again", "a third fictional passphrase")
    assert page.unsaved()
    go(page, lane)
    assert done(page) == "Ines Duarte can open the vault from now on."
    assert not page.unsaved()
    assert label(line(page, "Ines"), "person_roles") == "Auditor"
    assert people(lane)["Ines Duarte"].way_in is WayIn.OPEN


def test_all_that_is_lacking_is_said_beside_its_field_and_listed(lane: OnLane, page: Page) -> None:
    QTest.keyClick(named(page, "add"), Qt.Key.Key_Space)
    go(page, lane)
    assert said(page, "name_row") == "Their name is needed."
    assert said(page, "roles_row") == "Tick at least one role."
    assert said(page, "passphrase_row") == "Choose a passphrase."
    faults = named(page, "faults")
    assert faults.hasFocus()
    assert "Their name is needed." in faults.accessibleDescription()
    write(page, "name", "Ines Duarte")
    tick(page, Role.AUDITOR)
    write(page, "passphrase", "short")
    write(page, "again", "different")
    go(page, lane)
    assert (said(page, "name_row"), said(page, "roles_row")) == ("", "")
    assert said(page, "again_row") == "The two passphrases are not the same."
    write(page, "again", "short")
    go(page, lane)
    assert "at least 15 characters" in said(page, "passphrase_row")
    write(page, "name", SAM)
    write(page, "passphrase", THEIRS)
    write(page, "again", THEIRS)
    go(page, lane)
    assert "already has that name" in said(page, "name_row")
    assert len(people(lane)) == 2
    QTest.keyClick(named(page, "leave"), Qt.Key.Key_Space)
    lane.settle()
    assert named(page, "list_card").isVisible()
    assert not page.unsaved()


def test_roles_change_with_a_reason(lane: OnLane, page: Page) -> None:
    press(page, SAM, "change")
    tick(page, Role.DEPUTY, Role.OWNER)
    go(page, lane)
    assert "why the roles change" in said(page, "reason_row")
    write(page, "reason", "Covers for me in August")
    go(page, lane)
    assert done(page) == "The change is recorded."
    assert people(lane)[SAM].roles == {Role.DEPUTY, Role.OWNER}
    press(page, "Priya", "change")
    tick(page, Role.GUARDIAN)
    write(page, "reason", "Handing over")
    go(page, lane)
    assert "Lock and open the vault" in done(page)


def test_the_last_owner_is_told_why_they_stay_one(lane: OnLane, page: Page) -> None:
    press(page, "Priya", "change")
    tick(page, Role.GUARDIAN)
    write(page, "reason", "Handing over")
    go(page, lane)
    (trouble,) = troubles(page)
    assert trouble.startswith("This is the last owner who can open the vault")
    assert page.unsaved()  # what was typed stays


def answered(reason: str, seen: list[str]) -> Callable[[], None]:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SuspendDialog)
        seen.extend(each.text() for each in dialog.findChildren(QLabel))
        go_ahead, typed = (
            dialog.findChild(QPushButton, "go_ahead"),
            dialog.findChild(QPlainTextEdit),
        )
        assert go_ahead is not None
        assert typed is not None
        go_ahead.click()
        assert dialog.isVisible()  # without a reason it stays
        if not reason:
            dialog.reject()
            return
        typed.setPlainText(reason)
        go_ahead.click()

    return answer


def test_suspending_says_what_it_does_not_do_and_brings_back_the_same_person(
    lane: OnLane, page: Page, qtbot: QtBot
) -> None:
    seen: list[str] = []
    QTimer.singleShot(0, answered("", seen))
    press(page, SAM, "suspend")
    lane.settle()
    assert people(lane)[SAM].way_in is WayIn.OPEN
    QTimer.singleShot(0, answered("Left on 20 November", seen))
    press(page, SAM, "suspend")
    lane.settle()
    assert "Suspend Sam Okoro?" in seen
    assert any("such as a backup, still opens with their old passphrase" in each for each in seen)
    assert done(page) == "Sam Okoro is suspended."
    assert label(line(page, SAM), "state") == "Suspended"
    assert links(line(page, SAM)) == ["Change…", "Bring back…"]
    before = people(lane)[SAM].id
    page.activateWindow()  # the dialog had the keyboard
    press(page, SAM, "bring_back")
    qtbot.waitUntil(named(page, "passphrase").hasFocus)
    write(page, "passphrase", "a third fictional passphrase")
    write(page, "again", "a third fictional passphrase")
    QTest.keyClick(named(page, "again"), Qt.Key.Key_Return)
    lane.settle()
    assert done(page) == "Sam Okoro can open the vault again."
    assert (people(lane)[SAM].id, people(lane)[SAM].way_in) == (before, WayIn.OPEN)


def no_room(_folder: Path, _file: VaultFile) -> None:
    raise vault_faults.DiskFull


def test_what_was_cut_short_is_named_and_mended_from_the_list(
    lane: OnLane, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(page, SAM, "renew")
    write(page, "passphrase", "a third fictional passphrase")
    write(page, "again", "a third fictional passphrase")
    with monkeypatch.context() as full:
        full.setattr(vault_folder, "write", no_room)
        go(page, lane)
    assert any("Sam Okoro is recorded" in each for each in troubles(page))
    page.shown()
    lane.settle()
    assert label(line(page, SAM), "state") == "Cannot open the vault yet"
    assert "cut short" in label(line(page, SAM), "left_to_do")
    press(page, SAM, "renew")
    write(page, "passphrase", "a third fictional passphrase")
    write(page, "again", "a third fictional passphrase")
    go(page, lane)
    assert label(line(page, SAM), "state") == "Can open the vault"
    with monkeypatch.context() as full:
        full.setattr(vault_folder, "write", no_room)
        QTimer.singleShot(0, answered("Left", []))
        press(page, SAM, "suspend")
        lane.settle()
    page.shown()
    lane.settle()
    assert "still stands on the unlock screen" in label(line(page, SAM), "left_to_do")
    press(page, SAM, "finish")
    lane.settle()
    assert not people(lane)[SAM].still_listed


def test_who_owns_nothing_reads_the_list(lane: OnLane, qtbot: QtBot) -> None:
    lane.do(add_sam)
    lane.do(demote)
    page = opened(lane, qtbot, PeopleSection)
    assert links(line(page, SAM)) == []
    assert not named(page, "add").isVisible()
    assert troubles(page) == ["Only an owner of this vault can change this."]


def test_no_passphrase_stays_on_the_page(lane: OnLane, page: Page) -> None:
    QTest.keyClick(named(page, "add"), Qt.Key.Key_Space)
    write(page, "passphrase", THEIRS)
    write(page, "again", THEIRS)
    QTest.keyClick(named(page, "leave"), Qt.Key.Key_Space)
    lane.settle()
    QTest.keyClick(named(page, "add"), Qt.Key.Key_Space)
    first = named(page, "passphrase")
    assert isinstance(first, kit.PassphraseField)
    assert first.text() == ""
    write(page, "name", "Ines Duarte")
    write(page, "passphrase", THEIRS)
    page.leaving()
    assert first.text() == ""
    assert page.unsaved()  # the rest stays
