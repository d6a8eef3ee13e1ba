"""The vault on the screen: what is known of it, a check, a backup, another passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.full_check import FullCheck
from caldicott_desktop.windows.settings.vault_section import VaultSection
from caldicott_desktop.windows.theme import Theme
from tests.windows.conftest import Answers
from tests.windows.lane import OnLane
from tests.windows.settings.given import named, opened
from tests.windows.vaults import CHEAP, PASSPHRASE

NEW = "heron lantern quarry"


@pytest.fixture
def page(
    lane: OnLane, qtbot: QtBot, theme: Theme, answers: Answers, tmp_path: Path
) -> VaultSection:
    """The section of a vault with two decisions in it."""
    del theme
    lane.do(lambda house: house.record_many(2))

    def section(desk: Desk, book: Casebook) -> VaultSection:
        bar = kit.NoticeBar()
        qtbot.addWidget(bar)
        check = FullCheck(desk, book, bar, bar)
        return VaultSection(desk, book, check, answers.asks, tmp_path)

    made = opened(lane, qtbot, section)
    assert isinstance(made, VaultSection)
    return made


def said(page: QWidget, name: str) -> str:
    (found,) = page.findChildren(QLabel, name)
    return found.text()


def press(page: VaultSection, name: str) -> None:
    named(page, name).setFocus()
    QTest.keyClick(named(page, name), Qt.Key.Key_Space)


def retype(page: QWidget, name: str, words: str) -> None:
    (line,) = page.findChildren(QLineEdit, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, words)


def test_it_says_where_the_vault_is_and_what_is_known_of_it(
    page: VaultSection, lane: OnLane
) -> None:
    (place,) = page.findChildren(QLineEdit, "place")
    assert place.text() == str(lane.filled.book.folder)
    assert place.isReadOnly()
    assert said(page, "entries") == str(sum(h.size for h in lane.filled.book.heads.values()))
    assert said(page, "size").endswith("B")
    assert "Priya Nair" in said(page, "checked")
    assert said(page, "sentence")
    press(page, "copy_place")
    assert QGuiApplication.clipboard().text() == place.text()


def test_a_check_shows_how_far_it_has_come_and_what_was_found(
    page: VaultSection, lane: OnLane
) -> None:
    before = said(page, "checked")
    lane.filled.clock.now = lane.filled.clock.now.replace(hour=11)
    press(page, "check_now")
    lane.settle()
    assert said(page, "checking") == ""
    assert not named(page, "stop_check").isVisible()
    page.shown()
    lane.settle()
    assert said(page, "checked") != before


def test_a_check_can_be_stopped(page: VaultSection, lane: OnLane, qtbot: QtBot) -> None:
    press(page, "check_now")
    qtbot.waitUntil(lambda: named(page, "stop_check").isVisible())
    press(page, "stop_check")
    lane.settle()
    assert named(page, "check_now").isVisible()


def test_a_backup_is_made_where_it_was_asked_for_and_remembered(
    page: VaultSection, lane: OnLane, answers: Answers, tmp_path: Path
) -> None:
    assert "no backup" in said(page, "last")
    target = tmp_path / "ours.caldicott-backup"
    answers.paths = [target]
    page.back_up()
    lane.settle()
    (title, offered) = answers.asked[0]
    assert title == "Save the backup"
    assert offered == tmp_path / "Rosewood House 2026-11-20.caldicott-backup"
    assert target.is_file()
    assert said(named(page, "BackupPanel"), "done").startswith("Backed up, opened and checked:")
    page.shown()
    lane.settle()
    assert str(target) in said(page, "last")


def test_a_file_that_is_there_is_replaced_only_when_that_is_said(
    page: VaultSection, lane: OnLane, answers: Answers, tmp_path: Path
) -> None:
    target = tmp_path / "ours.caldicott-backup"
    target.write_bytes(b"last month's")
    answers.paths = [target]
    press(page, "back_up")
    lane.settle()
    (trouble,) = (each for each in page.findChildren(kit.NoticeBar) if each.words())
    assert "already is a file" in trouble.words()
    assert target.read_bytes() == b"last month's"
    trouble.action.click()
    lane.settle()
    assert target.read_bytes().startswith(b"PK")


def test_a_backup_that_is_stopped_leaves_nothing(
    page: VaultSection, lane: OnLane, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.paths = [tmp_path / "ours.caldicott-backup"]
    press(page, "back_up")
    qtbot.waitUntil(lambda: named(page, "stop").isVisible())
    assert named(page, "stop").hasFocus()
    press(page, "stop")
    lane.settle()
    assert said(named(page, "BackupPanel"), "done") == "Stopped. Nothing was kept."
    assert not list(tmp_path.glob("*backup*"))
    assert named(page, "back_up").hasFocus()


def test_thinking_better_of_it_makes_no_backup(
    page: VaultSection, lane: OnLane, answers: Answers
) -> None:
    answers.paths = [None]
    press(page, "back_up")
    lane.settle()
    assert named(page, "back_up").isVisible()


def test_a_new_passphrase_opens_the_vault_from_then_on(
    page: VaultSection, lane: OnLane, tmp_path: Path
) -> None:
    for name, words in (("old", PASSPHRASE), ("new", NEW), ("again", NEW)):
        retype(page, name, words)
    press(page, "change")
    lane.settle()
    panel = named(page, "PassphrasePanel")
    (done,) = panel.findChildren(kit.SpokenLabel, "done")
    assert done.text() == "The passphrase is changed. The new one opens the vault."
    assert all(not line.text() for line in panel.findChildren(kit.PassphraseField))
    folder = lane.filled.book.folder
    lane.do(lambda house: house.book.close())
    place = casework.Place(state_folder=tmp_path / "state")

    def unlock(passphrase: str) -> None:
        casework.unlock(
            folder, passphrase, place=place, clock=lane.filled.clock, floor=CHEAP
        ).close()

    with pytest.raises(casework.WrongPassphrase):
        lane.do(lambda _house: unlock(PASSPHRASE))
    lane.do(lambda _house: unlock(NEW))


@pytest.mark.parametrize(
    ("typed", "row", "words"),
    [
        (("", NEW, NEW), "old_row", "you use now"),
        (("not it at all", NEW, NEW), "old_row", "not"),
        ((PASSPHRASE, "", ""), "new_row", "Choose"),
        ((PASSPHRASE, "short", "short"), "new_row", "15"),
        ((PASSPHRASE, NEW, f"{NEW}s"), "again_row", "not the same"),
    ],
)
def test_what_is_wrong_with_a_passphrase_is_said_beside_it(
    page: VaultSection, lane: OnLane, typed: tuple[str, str, str], row: str, words: str
) -> None:
    for name, each in zip(("old", "new", "again"), typed, strict=True):
        retype(page, name, each)
    press(page, "change")
    lane.settle()
    (found,) = page.findChildren(kit.FieldRow, row)
    assert words in found.error()
    assert found.field.hasFocus()


def test_what_was_typed_of_a_passphrase_leaves_the_page_with_it(page: VaultSection) -> None:
    retype(page, "old", PASSPHRASE)
    page.leaving()
    (line,) = page.findChildren(kit.PassphraseField, "old")
    assert line.text() == ""


def test_the_section_is_in_the_window_it_was_put_into(page: VaultSection) -> None:
    assert all(each.window() is page for each in page.findChildren(QWidget) if each.isVisible())
    assert QApplication.activeWindow() is page


def test_it_leads_to_the_recovery_sheet(page: VaultSection, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.recovery_asked):
        press(page, "recovery")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_section_is_never_wider_than_the_window(
    page: VaultSection, theme: Theme, qtbot: QtBot, scale: float
) -> None:
    theme.set_scale(scale)
    page.resize(800, 900)
    qtbot.wait(50)
    (scroll,) = page.findChildren(kit.ScrollPage)
    assert scroll.horizontalScrollBar().maximum() == 0
