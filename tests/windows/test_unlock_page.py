from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.unlock_page import UnlockForm, UnlockPage
from tests.windows.conftest import Answers
from tests.windows.vaults import PASSPHRASE, Computer

Opened = list[casework.Casebook]


class Seen:
    """An unlock page on show, and the books it handed on."""

    def __init__(self, qtbot: QtBot, desk: Desk, computer: Computer, answers: Answers) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.page = UnlockPage(desk, computer.door, answers.asks)
        qtbot.addWidget(self.page)
        self.books: Opened = []
        self.page.opened.connect(self.books.append)
        self.page.show()
        self.page.shown()
        self.settle()

    @property
    def form(self) -> UnlockForm:
        return self.page._form  # noqa: SLF001  # what a person sees and presses

    def settle(self) -> None:
        self.qtbot.waitUntil(self.desk.is_idle)

    def type_and_enter(self, words: str) -> None:
        self.form.passphrase.setText(words)
        QTest.keyClick(self.form.passphrase, Qt.Key.Key_Return)
        self.settle()

    def lock(self) -> None:
        for book in self.books:
            self.desk.ask(
                partial(casework.lock, book),
                owner=self.page,
                then=lambda _done: None,
                failed=lambda _error: None,
            )
        self.settle()


@pytest.fixture
def seen(qtbot: QtBot, desk: Desk, computer: Computer, answers: Answers) -> Callable[..., Seen]:
    def look(at: Computer = computer) -> Seen:
        return Seen(qtbot, desk, at, answers)

    return look


Look = Callable[..., Seen]


def test_the_vault_opened_last_is_offered_and_its_passphrase_opens_it(
    computer: Computer, seen: Look
) -> None:
    folder = computer.found()
    here = seen()
    assert here.form.vault.currentText() == "Rosewood House"
    assert here.form.where.text() == str(folder)
    assert here.form.person_row.isHidden()  # one person, nothing to choose
    here.type_and_enter(PASSPHRASE)
    assert [book.organisation for book in here.books] == ["Rosewood House"]
    assert here.form.passphrase.text() == ""
    here.lock()


def test_the_window_says_that_it_is_working_and_waits_without_freezing(
    computer: Computer, seen: Look
) -> None:
    computer.found()
    here = seen()
    here.form.passphrase.setText(PASSPHRASE)
    here.form.unlock.click()
    assert here.form.progress.isVisible()
    assert here.form.working.text().startswith("Opening the vault")
    assert not here.form.unlock.isEnabled()
    here.settle()
    assert here.form.progress.isHidden()
    here.lock()


def test_a_wrong_passphrase_is_said_beside_the_field(computer: Computer, seen: Look) -> None:
    computer.found()
    here = seen()
    here.type_and_enter("not the right words")
    assert here.books == []
    assert here.form.passphrase_row.error().startswith("That passphrase does not open this vault.")
    assert here.form.passphrase.selectedText() != ""
    here.form.passphrase.clear()
    QTest.keyClicks(here.form.passphrase, "t")
    assert here.form.passphrase_row.error() == ""


def test_what_is_typed_before_the_vaults_are_listed_is_kept(
    qtbot: QtBot, computer: Computer, answers: Answers
) -> None:
    computer.found()
    desk = Desk(awake=False)
    page = UnlockPage(desk, computer.door, answers.asks)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    form = page._form  # noqa: SLF001  # what a person sees
    assert page.focusWidget() is form.passphrase
    QTest.keyClicks(form.passphrase, "tarn")
    QTest.keyClick(form.passphrase, Qt.Key.Key_Return)  # no vault is chosen yet: nothing is tried
    desk.wake()
    qtbot.waitUntil(desk.is_idle)
    assert form.vault.currentText() == "Rosewood House"
    assert form.passphrase.text() == "tarn"
    assert page.focusWidget() is form.passphrase
    desk.close()


def test_nothing_typed_is_not_tried(computer: Computer, seen: Look) -> None:
    computer.found()
    here = seen()
    here.form.unlock.click()
    assert here.form.passphrase_row.error() == "Type the passphrase of this vault."
    assert here.desk.is_idle()


def no_file(folder: Path) -> None:
    (folder / "vault.json").unlink()


def cut_short(folder: Path) -> None:
    file = folder / "vault.json"
    file.write_bytes(file.read_bytes()[:200])


def newer(folder: Path) -> None:
    file = folder / "vault.json"
    content = json.loads(file.read_bytes())
    content["format"] = 99
    file.write_bytes(json.dumps(content).encode())


@pytest.mark.parametrize("spoil", [no_file, cut_short, newer])
def test_a_folder_that_is_no_good_vault_says_why_and_cannot_be_tried(
    computer: Computer, seen: Look, spoil: Callable[[Path], None]
) -> None:
    spoil(computer.found())
    here = seen()
    assert len(here.form.trouble.words()) > 40
    assert not here.form.unlock.isEnabled()


@pytest.mark.parametrize("what", ["missing", "not encrypted"])
def test_a_register_that_is_not_there_or_not_ours_is_said_on_opening(
    computer: Computer, seen: Look, what: str
) -> None:
    register = computer.found() / "register-1.db"
    register.unlink()
    if what == "not encrypted":
        register.write_bytes(b"SQLite format 3\x00" + bytes(4080))
    before = {file: file.read_bytes() for file in register.parent.iterdir()}
    here = seen()
    here.type_and_enter(PASSPHRASE)
    assert here.books == []
    assert len(here.form.trouble.words()) > 40
    assert {file: file.read_bytes() for file in register.parent.iterdir()} == before


def test_another_folder_can_be_opened(
    computer: Computer, seen: Look, answers: Answers, tmp_path: Path
) -> None:
    folder = computer.found()
    elsewhere = replace(computer, folder=tmp_path / "elsewhere")
    here = seen(elsewhere)
    assert here.form.vault.value() is None
    assert not here.form.unlock.isEnabled()
    answers.paths = [None, folder]
    here.form.another.click()
    assert here.form.vault.value() is None
    here.form.another.click()
    here.settle()
    assert here.form.vault.value() == str(folder)
    here.type_and_enter(PASSPHRASE)
    assert len(here.books) == 1
    here.lock()


def test_the_passphrase_can_be_seen_and_caps_lock_is_noticed(
    computer: Computer, seen: Look
) -> None:
    computer.found()
    here = seen()
    QTest.keyClicks(here.form.passphrase, "A")
    assert here.form.caps.text() == "Caps Lock seems to be on."
    QTest.keyClicks(here.form.passphrase, "a")
    assert here.form.caps.text() == ""
    here.form.reveal.click()
    assert here.form.passphrase.echoMode() is QLineEdit.EchoMode.Normal
    here.form.reveal.click()
    assert here.form.passphrase.echoMode() is QLineEdit.EchoMode.Password


def test_a_clock_far_ahead_asks_whether_the_date_is_right(computer: Computer, seen: Look) -> None:
    computer.found()
    here = seen(replace(computer, now=computer.now + timedelta(days=800)))
    here.type_and_enter(PASSPHRASE)
    assert here.books == []
    assert "clock" in here.form.trouble.words()
    here.form.trouble.acted.emit()
    here.settle()
    assert len(here.books) == 1
    here.lock()


def test_the_recovery_code_opens_the_vault_to_be_read(computer: Computer, seen: Look) -> None:
    folder = computer.found()
    book = computer.door.unlock(folder, PASSPHRASE, None, False)  # noqa: FBT003
    code = casework.make_recovery_sheet(book).code
    casework.lock(book)
    here = seen()
    here.form.other_way.click()
    assert here.form.passphrase_row.isHidden()
    here.form.unlock.click()
    assert here.form.code_row.error() == "Type the code from the recovery sheet."
    here.form.code.setText("12345")
    here.form.unlock.click()
    here.settle()
    assert "35 characters" in here.form.code_row.error()
    here.form.code.setText(code.lower().replace("-", " "))
    here.form.unlock.click()
    here.settle()
    assert [book.by_recovery for book in here.books] == [True]
    here.lock()
    here.form.other_way.click()
    assert not here.form.passphrase_row.isHidden()
