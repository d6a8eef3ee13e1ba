from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.recovery_page import RecoveryForm, RecoveryPage
from tests.windows.conftest import Answers
from tests.windows.vaults import PASSPHRASE, Computer


def _fail(error: KnownError) -> None:
    pytest.fail(error.message)


class Seen:
    """The page on show over an open vault."""

    def __init__(
        self, qtbot: QtBot, desk: Desk, book: casework.Casebook, answers: Answers, papers: Path
    ) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.page = RecoveryPage(desk, book, answers.asks, papers)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.shown()
        self.settle()

    @property
    def form(self) -> RecoveryForm:
        return self.page._form  # noqa: SLF001  # what a person sees and presses

    def settle(self) -> None:
        self.qtbot.waitUntil(self.desk.is_idle)

    def make(self) -> str:
        self.form.make.click()
        self.settle()
        return self.form.code.text()

    def try_code(self, code: str) -> None:
        self.form.typed.setText(code)
        self.form.try_it.click()
        self.settle()


@pytest.fixture
def seen(
    qtbot: QtBot, desk: Desk, computer: Computer, answers: Answers, tmp_path: Path
) -> Iterator[Seen]:
    folder = computer.found()
    books: list[casework.Casebook] = []
    desk.ask(
        partial(computer.door.unlock, folder, PASSPHRASE, None, False),  # noqa: FBT003
        owner=desk,
        then=books.append,
        failed=_fail,
    )
    qtbot.waitUntil(lambda: len(books) == 1)
    yield Seen(qtbot, desk, books[0], answers, tmp_path)
    desk.ask(partial(casework.lock, books[0]), owner=desk, then=lambda _done: None, failed=_fail)
    qtbot.waitUntil(desk.is_idle)


def test_without_a_sheet_the_page_says_what_that_means(seen: Seen) -> None:
    assert (
        seen.form.state.words() == "If you forget your passphrase now, nothing can open this vault."
    )
    assert seen.form.code.isHidden()
    assert seen.form.save.isHidden()


def test_the_code_is_shown_once_saved_as_word_and_proven(
    seen: Seen, answers: Answers, tmp_path: Path
) -> None:
    code = seen.make()
    assert len(code.split("-")) == 7
    assert "has not been tried" in seen.form.state.words()
    answers.paths = [tmp_path / "sheet.docx"]
    seen.form.save.click()
    seen.settle()
    assert answers.asked == [("Save the recovery sheet", tmp_path / "Recovery sheet.docx")]
    with zipfile.ZipFile(tmp_path / "sheet.docx") as word:
        assert code.split("-")[0].encode() in word.read("word/document.xml")
    assert "sheet.docx" in seen.form.saved.text()
    with seen.qtbot.waitSignal(seen.page.proven):
        seen.try_code(code.lower())
    assert seen.form.tried.text() == "The code opened the vault. The sheet works."
    seen.settle()
    assert seen.form.state.words() == ""


def test_a_code_that_is_mistyped_or_not_the_newest_is_said_beside_the_field(seen: Seen) -> None:
    seen.try_code("")
    assert seen.form.typed_row.error() == "Type the code from the sheet."
    old = seen.make()
    seen.form.hide_code.click()
    assert seen.form.code.text() == ""
    seen.make()
    seen.try_code(old[:-1])
    assert "Group 7 of the recovery code" in seen.form.typed_row.error()
    seen.try_code(old)
    assert "newest" in seen.form.typed_row.error()
    assert seen.form.tried.text() == ""


def test_the_code_leaves_the_page_with_the_page(seen: Seen) -> None:
    seen.make()
    seen.page.leaving()
    assert seen.form.code.text() == ""
    assert seen.form.save.isHidden()
    assert not seen.form.make.isHidden()


def test_a_sheet_that_cannot_be_saved_says_so_and_can_be_saved_elsewhere(
    seen: Seen, answers: Answers, tmp_path: Path
) -> None:
    code = seen.make()
    answers.paths = [None, tmp_path / "nowhere" / "sheet.docx", tmp_path / "sheet.docx"]
    seen.form.save.click()
    assert seen.desk.is_idle()
    seen.form.save.click()
    seen.settle()
    assert "could not be saved as sheet.docx" in seen.form.trouble.words()
    assert seen.form.code.text() == code
    seen.form.save.click()
    seen.settle()
    assert (tmp_path / "sheet.docx").is_file()
